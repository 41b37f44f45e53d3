"""Tables that arrive as one cell a line, as copying from a page or a PDF leaves them."""

from __future__ import annotations

from collections.abc import Sequence

from kehoach_desktop.domain.vntext import fold
from kehoach_desktop.reading.labels import Label, label_of
from kehoach_desktop.reading.source import SourceLine

_FIRST = {"tt", "stt", "so tt", "so thu tu"}
_WIDEST = 9
_LONGEST_HEAD = 60


def cell_rows(lines: Sequence[SourceLine], start: int, stop: int) -> dict[int, tuple[int, ...]]:
    """Return the rows by their first line: the indices of their cells, all rows of one width.

    A table begins with a line "TT" or "STT", then its heads until a line "1"; every row begins
    with the next number. A row that does not fit ends the table.
    """
    rows: dict[int, tuple[int, ...]] = {}
    at = start
    while at < stop:
        width = _width(lines, at, stop)
        if not width:
            at += 1
            continue
        rows[at] = tuple(range(at, at + width))
        at, number = at + width, 1
        while at + width <= stop and lines[at].text.rstrip(".") == str(number):
            rows[at] = tuple(range(at, at + width))
            at, number = at + width, number + 1
    return rows


def _width(lines: Sequence[SourceLine], at: int, stop: int) -> int:
    """Return how many columns a table that begins at `at` has, 0 where none begins."""
    if lines[at].cells or fold(lines[at].text).strip(" .") not in _FIRST:
        return 0
    for behind in range(at + 1, min(stop, at + _WIDEST + 1)):
        text = lines[behind].text
        if text.rstrip(".") == "1":
            width = behind - at
            known = {label_of(lines[each].text) for each in range(at, behind)}
            return width if width >= 3 and known & {Label.LEAD, Label.TIME} else 0
        if len(text) > _LONGEST_HEAD or lines[behind].cells:
            return 0
    return 0
