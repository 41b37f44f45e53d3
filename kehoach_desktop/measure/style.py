"""Checks that several rules share: size, weight, slant, capitals, place, drawn line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kehoach_desktop.measure import expected as want
from kehoach_desktop.measure.anatomy import Part
from kehoach_desktop.measure.finding import Finding, Severity, quote
from kehoach_desktop.measure.sheet import Line


@dataclass(frozen=True, slots=True)
class Look:
    """How a component must look; None: either way is right."""

    sizes: tuple[float, float]
    bold: bool | None = None
    italic: bool | None = None
    upper: bool | None = None

    def words(self) -> str:
        """Return the look in words for the finding."""
        low, high = self.sizes
        parts = [f"cỡ {low:g}" if low == high else f"cỡ {low:g}–{high:g}"]
        if self.upper is not None:
            parts.append("chữ in hoa" if self.upper else "chữ in thường")
        if self.italic is not None:
            parts.append("nghiêng" if self.italic else "đứng")
        if self.bold is not None:
            parts.append("đậm" if self.bold else "không đậm")
        return ", ".join(parts)


def look(
    rule: str, line: Line, wanted: Look, source: str, severity: Severity = Severity.ERROR
) -> Iterator[Finding]:
    """Yield one finding that names everything in which `line` does not look as `wanted`."""
    wrong: list[str] = []
    low, high = wanted.sizes
    if not low - want.SIZE_TOLERANCE <= line.size <= high + want.SIZE_TOLERANCE:
        wrong.append(f"cỡ {line.size:g}")
    if wanted.bold is True and not line.bold:
        wrong.append("không đậm")
    if wanted.bold is False and line.any_bold:
        wrong.append("đậm")
    if wanted.italic is True and not line.italic:
        wrong.append("không nghiêng")
    if wanted.italic is False and line.any_italic:
        wrong.append("nghiêng")
    if wanted.upper is True and not line.is_upper:
        wrong.append("không in hoa")
    if wanted.upper is False and line.is_upper:
        wrong.append("in hoa")
    if wrong:
        yield Finding(
            rule, severity, line.page, quote(line.text), wanted.words(), ", ".join(wrong), source
        )


def centred(rule: str, line: Line, axis: float, tolerance: float, source: str) -> Iterator[Finding]:
    """Yield a finding when the middle of `line` is off `axis` by more than `tolerance` points."""
    off = line.centre - axis
    if abs(off) > tolerance:
        yield Finding(
            rule, Severity.ERROR, line.page, quote(line.text), "canh giữa",
            f"lệch {off / want.MM:+.1f} mm", source,
        )  # fmt: skip


def ruled(
    rule: str, part: Part, lines: list[Line], share: tuple[float, float], source: str,
    severity: Severity = Severity.ERROR,
) -> Iterator[Finding]:  # fmt: skip
    """Yield a finding unless a line of the right length is drawn, centred, under `lines`.

    The length counts against the last or the longest line of the component.
    """
    last = lines[-1]
    strokes = part.strokes_below(last)
    if not strokes:
        if "_" in last.raw:
            return
        yield Finding(
            rule, severity, last.page, quote(last.text), "có đường kẻ ngang bên dưới", "không có",
            source,
        )  # fmt: skip
        return
    stroke = strokes[0]
    widths = {last.width, max(line.width for line in lines)}
    if not any(share[0] <= stroke.width / width <= share[1] for width in widths):
        yield Finding(
            rule, severity, last.page, quote(last.text),
            f"đường kẻ dài {share[0]:.0%}–{share[1]:.0%} dòng chữ",
            f"{stroke.width / last.width:.0%}", source,
        )  # fmt: skip
    if abs(stroke.centre - last.centre) > want.PLACE_TOLERANCE * 1.5:
        yield Finding(
            rule, severity, last.page, quote(last.text), "đường kẻ canh giữa dòng chữ",
            f"lệch {abs(stroke.centre - last.centre) / want.MM:.1f} mm", source,
        )  # fmt: skip
