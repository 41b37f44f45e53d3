"""The foot of page 1 of a Word file: the address of the office (ô 13), and the line above it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kehoach_desktop.measure.word_file import Element, W
from kehoach_desktop.measure.word_styles import ParagraphLook, RunLook, Styles, twips, value

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"
_EMU = 12700


@dataclass(frozen=True, slots=True)
class FootLine:
    """A paragraph of the foot: its words, the looks of its runs, whether a line is above it."""

    words: str
    looks: tuple[RunLook, ...]
    ruled: bool


def read_foot(
    part: Element | None, styles: Styles, look: Callable[[Element], ParagraphLook], width: float
) -> tuple[FootLine, ...]:
    """Return the lines of a footer; `width` is that of the text, which the line must have."""
    return tuple(_lines(part, styles, look, width)) if part is not None else ()


def _lines(
    part: Element, styles: Styles, look: Callable[[Element], ParagraphLook], width: float
) -> Iterator[FootLine]:
    ruled = False
    for paragraph in part.iter(f"{W}p"):
        words = "".join(item.text or "" for item in paragraph.iter(f"{W}t")).strip()
        ruled = ruled or _has_border(paragraph, "top") or _has_long_line(paragraph, width)
        if words:
            own = look(paragraph)
            looks = tuple(
                styles.of_run(own, run)
                for run in paragraph.iter(f"{W}r")
                if next(run.iter(f"{W}t"), None) is not None
            )
            yield FootLine(words, looks, ruled)
        ruled = ruled or _has_border(paragraph, "bottom")


def _has_border(paragraph: Element, side: str) -> bool:
    """Say whether the paragraph has a border there that is as wide as the text."""
    settings = paragraph.find(f"{W}pPr")
    borders = None if settings is None else settings.find(f"{W}pBdr")
    indents = None if settings is None else settings.find(f"{W}ind")
    narrow = any(abs(twips(indents, name) or 0.0) > 6 for name in ("left", "right"))
    return value(borders, side) not in {None, "none", "nil"} and not narrow


def _has_long_line(paragraph: Element, width: float) -> bool:
    for extent in paragraph.iter(_DRAWING):
        long, high = (int(extent.get(name, "0")) / _EMU for name in ("cx", "cy"))
        if high < 2 and abs(long - width) <= 6:
            return True
    return False
