"""Rows of a table in text: Markdown, and "a | b | c |" as portals print it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kehoach_desktop.domain.vntext import clean
from kehoach_desktop.reading.tables import lays_out_the_page

_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_MARKS = re.compile(r"\*{1,3}")
#: A row that a line break inside a cell cut goes on over so many lines at most.
_CUT = 30


def cells_of(line: str) -> tuple[str, ...]:
    """Return the cells of a row as they stand there, () for any other line."""
    bare = line.strip()
    framed = bare.startswith("|")
    parts = bare.removeprefix("|").removesuffix("|").split("|")
    if framed and bare.count("|") < 2:
        return ()
    if not framed and len(parts) < (2 if bare.endswith("|") else 3):
        return ()
    return tuple(parts) if len(parts) > 1 else ()


def with_bars(lines: Sequence[str]) -> list[str]:
    """Return the lines with the tabs between cells as bars: what copying from Word or Excel leaves.

    Two neighbours with at least two tabs each are rows of a table; one tab parts what stands beside
    each other in header and signature.
    """
    tabs = [0 if "|" in line else line.rstrip("\r\n ").count("\t") for line in lines]
    made = list(lines)
    for at, line in enumerate(lines):
        if not tabs[at]:
            continue
        near = [tabs[other] for other in (at - 1, at + 1) if 0 <= other < len(lines)]
        filled = sum(bool(cell.strip()) for cell in line.split("\t"))
        if (
            tabs[at] >= 2
            and filled >= 2
            and any(abs(tabs[at] - each) <= 1 for each in near if each > 1)
        ):
            made[at] = "|" + line.replace("\t", "|") + "|"
        elif filled in {2, 3}:
            beside = re.sub(r"\t+", " | ", line.strip("\t "))
            made[at] = beside if side_by_side(beside) else line
    return made


def side_by_side(line: str) -> tuple[str, ...]:
    """Return the lines of header or signature that stand beside each other, () for data."""
    if "|" not in line:
        return ()
    cells = cells_of(line) or tuple(line.strip().split(" | "))
    shown = [clean(_MARKS.sub("", _BREAK.sub("\n", cell)).split("\n")[0]) for cell in cells]
    if not lays_out_the_page(shown):
        return ()
    return tuple(piece for cell in cells for piece in _BREAK.split(cell))


def whole_rows(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield (line number, line); a row whose cell holds a line break is one line again."""
    width = 0
    at = 0
    while at < len(lines):
        line = lines[at].strip()
        bars = line.count("|")
        if not bars or not line.endswith("|"):
            end = _end_of_row(lines, at, width) if bars and width else at
            yield at + 1, " ".join(lines[at : end + 1]) if end > at else lines[at]
            width = width if end > at else 0
            at = end + 1
            continue
        yield at + 1, lines[at]
        width = bars if bars > 1 else width
        at += 1


def _end_of_row(lines: Sequence[str], at: int, width: int) -> int:
    """Return the last line of a row that begins at `at`, `at` where it does not fill `width`."""
    bars = 0
    for end in range(at, min(len(lines), at + _CUT)):
        bars += lines[end].count("|")
        if bars == width and lines[end].rstrip().endswith("|"):
            return end
        if bars > width:
            break
    return at
