"""Rules K01–K04 of `nd30.md`: marks of urgency and scope, and room for the seal."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach_desktop.measure import expected as want
from kehoach_desktop.measure.anatomy import Part, plain
from kehoach_desktop.measure.finding import Finding, Severity, quote
from kehoach_desktop.measure.sheet import Line, Sheet
from kehoach_desktop.measure.style import Look, look

_URGENCY = "NĐ 30/2020 PL I mục II.10"
_SECRET = "Luật Bảo vệ bí mật nhà nước"
_SIZES = (13.0, 14.0)

#: Width and height of the frame in mm (Appendix I, II.10b).
_FRAMES = {"hoa toc": (30.0, 8.0), "thuong khan": (40.0, 8.0), "khan": (20.0, 8.0)}
_SECRETS = {"mat", "toi mat", "tuyet mat"}
_SEAL = 30 * want.MM


def check(parts: list[Part]) -> Iterator[Finding]:
    """Yield what differs in stamps and in the room for the seal."""
    for part in parts:
        for line in part.stamps:
            words = plain(line.text)
            if words in _FRAMES:
                yield from _urgency(part.sheet_of(line), line, _FRAMES[words])
            elif words in _SECRETS:
                yield Finding(
                    "K03", Severity.ERROR, line.page, quote(line.text),
                    "không soạn văn bản mật trên máy nối mạng", line.text, _SECRET,
                )  # fmt: skip
            else:
                yield from _scope(part.sheet_of(line), line)
        yield from _seal(part)


def _urgency(sheet: Sheet, line: Line, size: tuple[float, float]) -> Iterator[Finding]:
    yield from look("K01", line, Look(_SIZES, bold=True, italic=False, upper=True), _URGENCY)
    if all(glyph.black for glyph in line.glyphs):
        yield _finding("K01", line, "mực màu đỏ tươi", "màu đen")
    frame = _frame(sheet, line)
    if frame is None:
        yield _finding("K01", line, f"khung {size[0]:g} × {size[1]:g} mm", "không có khung")
    elif abs(frame[0] - size[0]) > 0.6 or abs(frame[1] - size[1]) > 0.6:
        yield _finding(
            "K01", line, f"khung {size[0]:g} × {size[1]:g} mm",
            f"{frame[0]:.1f} × {frame[1]:.1f} mm",
        )  # fmt: skip


def _scope(sheet: Sheet, line: Line) -> Iterator[Finding]:
    yield from look("K02", line, Look(_SIZES, bold=True), _URGENCY, Severity.WARNING)
    if _frame(sheet, line) is None:
        yield _finding("K02", line, "chữ trong khung", "không có khung", Severity.WARNING)


def _frame(sheet: Sheet, line: Line) -> tuple[float, float] | None:
    """Return width and height in mm of the frame drawn around a line, None without one."""
    over = [
        stroke for stroke in sheet.strokes
        if stroke.is_horizontal and stroke.left <= line.left + 1 and stroke.right >= line.right - 1
    ]  # fmt: skip
    above = [stroke for stroke in over if 0 <= line.baseline - stroke.top < 40]
    below = [stroke for stroke in over if -1 < stroke.top - line.baseline < 30]
    if not above or not below:
        return None
    top = max(above, key=lambda stroke: stroke.top)
    bottom = min(below, key=lambda stroke: stroke.top)
    return top.width / want.MM, (bottom.top - top.top) / want.MM


def _seal(part: Part) -> Iterator[Finding]:
    """K04: the seal lies over the left of the signature; no words may be under it."""
    if part.signer is None or not part.authority:
        return
    axis, top = part.authority[-1].centre, part.authority[-1].bottom
    for line in part.recipients:
        if (
            line.page == part.signer.page
            and line.right > axis - _SEAL
            and top < line.baseline < part.signer.top
        ):
            yield Finding(
                "K04", Severity.HINT, line.page, quote(line.text),
                "chỗ trống 30 mm bên trái chữ ký để đóng dấu", "có chữ", "practice",
            )  # fmt: skip
            return


def _finding(
    rule: str, line: Line, expected: str, measured: str, severity: Severity = Severity.ERROR
) -> Finding:
    return Finding(rule, severity, line.page, quote(line.text), expected, measured, _URGENCY)
