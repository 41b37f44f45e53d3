"""Tables whose cells a portal ends with a lone "|" on a line of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kehoach_desktop.domain.vntext import fold
from kehoach_desktop.reading.source import SourceLine

_FIRST = {"tt", "stt", "so tt", "so thu tu"}
#: What a row begins with: 1, 1.2, I, A.
_START = re.compile(r"^(?:\d{1,3}(?:\.\d{1,2}){0,3}|[IVX]{1,5}|[A-HĐ])\.?$")
_WIDEST = 12


@dataclass(frozen=True, slots=True)
class BarRow:
    """A row: its cells, and the indices of their lines in the source."""

    cells: tuple[str, ...]
    indices: tuple[int, ...]


@dataclass
class _Cell:
    text: str
    indices: list[int]


def bar_rows(lines: Sequence[SourceLine]) -> dict[int, BarRow]:
    """Return the rows of such tables by the index of their first line."""
    if not any(line.bars for line in lines):
        return {}
    rows: dict[int, BarRow] = {}
    at = 0
    while at < len(lines):
        if fold(lines[at].text).strip(" .") in _FIRST and not lines[at].cells:
            found = _table(_cells(lines, at))
            for row in found:
                rows[row.indices[0]] = row
            at = found[-1].indices[-1] if found else at
        at += 1
    return rows


def _cells(lines: Sequence[SourceLine], start: int) -> list[_Cell]:
    cells = [_Cell(lines[start].text, [start])]
    for at in range(start + 1, len(lines)):
        line = lines[at]
        cells += [_Cell("", []) for _ in range(line.bars - 1)]
        if line.bars:
            cells.append(_Cell(line.text, [at]))
        else:
            cells[-1].text = f"{cells[-1].text} {line.text}".strip()
            cells[-1].indices.append(at)
    return cells


def _table(cells: list[_Cell]) -> list[BarRow]:
    """Return the head and the rows that fit it, [] where the cells are no table."""
    width = next((at for at, cell in enumerate(cells[: _WIDEST + 1])
                  if at and _START.match(cell.text)), 0)  # fmt: skip
    if width < 3:
        return []
    rows = [cells[:width]]
    at = width
    while at < len(cells) and _START.match(cells[at].text):
        short = at + 2 < len(cells) and bool(_START.match(cells[at + 2].text)) and width > 2
        count = 2 if short and not cells[at].text[:1].isdigit() else width
        rows.append(cells[at : at + count])
        at += count
    return [
        BarRow(tuple(cell.text for cell in row), tuple(i for cell in row for i in cell.indices))
        for row in rows
        if any(cell.indices for cell in row)
    ]
