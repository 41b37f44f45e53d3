"""Tables that arrive as one cell a line, as copying from a page or a PDF leaves them."""

from __future__ import annotations

from collections.abc import Sequence

from kehoach_desktop.domain.vntext import fold
from kehoach_desktop.reading.labels import Label, label_of
from kehoach_desktop.reading.numbers import number_of
from kehoach_desktop.reading.source import SourceLine

_FIRST = {"tt", "stt", "so tt", "so thu tu"}
_WIDEST = 9
_LONGEST_HEAD = 60


def cell_rows(lines: Sequence[SourceLine], start: int, stop: int) -> dict[int, tuple[int, ...]]:
    """Return the rows by their first line: the indices of their cells.

    A table begins with a line "TT" or "STT", then its heads until a line "1"; every row begins
    with the next number. A row may be shorter: empty cells at its end leave no line.
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
        while at < stop and (end := _row_end(lines, at, stop, width, number)):
            rows[at] = tuple(range(at, end))
            at, number = end, number + 1
    return rows


def _row_end(lines: Sequence[SourceLine], at: int, stop: int, width: int, number: int) -> int:
    """Return where row `number` that begins at `at` ends, 0 where none begins."""
    if lines[at].text.rstrip(".") != str(number):
        return 0
    last = min(stop, at + width)
    if last < stop and lines[last].text.rstrip(".") == str(number + 1):
        return last
    for end in range(at + 2, last + 1):
        if end < stop and lines[end].text.rstrip(".") == str(number + 1):
            return end
    ended = (end for end in range(at + 2, last) if number_of(lines[end].text))
    return next(ended, last if last - at == width else 0)


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
