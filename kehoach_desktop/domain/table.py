"""A table in the text of a plan or paper, or in an appendix: its columns and rows, and its edits.

A table is frozen like all that holds it: an edit returns another table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kehoach_desktop.domain.vntext import clean

#: The weight of a column that nobody gave one: the printer shares out the width by its words.
USUAL_WEIGHT = 10


@dataclass(frozen=True, slots=True)
class PaperColumn:
    """A column of a table; `weight` shares out the width."""

    title: str
    weight: int = USUAL_WEIGHT
    centred: bool = False


@dataclass(frozen=True, slots=True)
class PaperTable:
    """A table: one text a column in every row; the rows numbered in `totals` (from 0) are bold."""

    columns: tuple[PaperColumn, ...]
    rows: tuple[tuple[str, ...], ...] = ()
    totals: tuple[int, ...] = ()

    @property
    def grid(self) -> tuple[tuple[str, ...], ...]:
        """Return all cells, the titles of the columns as the first row, every row as wide."""
        wide = len(self.columns)
        titles = tuple(column.title for column in self.columns)
        return (titles, *((*row[:wide], *("",) * (wide - len(row))) for row in self.rows))


def with_cell(table: PaperTable, row: int, column: int, words: str) -> PaperTable:
    """Return `table` with one cell changed; row 0 holds the titles. IndexError outside of it."""
    if row == 0:
        columns = list(table.columns)
        columns[column] = replace(columns[column], title=words)
        return replace(table, columns=tuple(columns))
    cells = list(table.grid[row])
    cells[column] = words
    rows = (*table.rows[: row - 1], tuple(cells), *table.rows[row:])
    return replace(table, rows=rows)


def with_row(table: PaperTable, below: int) -> PaperTable:
    """Return `table` with an empty row below row `below` (0: the titles)."""
    place = max(0, min(below, len(table.rows)))
    blank = ("",) * len(table.columns)
    rows = (*table.rows[:place], blank, *table.rows[place:])
    return replace(table, rows=rows, totals=tuple(at + (at >= place) for at in table.totals))


def without_row(table: PaperTable, row: int) -> PaperTable:
    """Return `table` without row `row`; the titles stay."""
    place = row - 1
    if not 0 <= place < len(table.rows):
        return table
    rows = table.rows[:place] + table.rows[place + 1 :]
    totals = tuple(at - (at > place) for at in table.totals if at != place)
    return replace(table, rows=rows, totals=totals)


def with_column(table: PaperTable, right_of: int) -> PaperTable:
    """Return `table` with an empty column at the right of column `right_of` (-1: the first)."""
    place = max(0, min(right_of + 1, len(table.columns)))
    columns = (*table.columns[:place], PaperColumn(""), *table.columns[place:])
    rows = tuple((*row[:place], "", *row[place:]) for row in table.grid[1:])
    return replace(table, columns=columns, rows=rows)


def without_column(table: PaperTable, column: int) -> PaperTable:
    """Return `table` without that column; the last one stays."""
    if len(table.columns) < 2 or not 0 <= column < len(table.columns):
        return table
    columns = table.columns[:column] + table.columns[column + 1 :]
    rows = tuple(row[:column] + row[column + 1 :] for row in table.grid[1:])
    return replace(table, columns=columns, rows=rows)


def with_pasted(table: PaperTable, row: int, column: int, text: str) -> PaperTable:
    """Return `table` with cells of Excel or Word put in from that cell on, grown as needed."""
    pasted = [list(map(clean, line.split("\t"))) for line in text.rstrip("\n").split("\n")]
    grid = [list(cells) for cells in table.grid]
    wide = max(len(table.columns), column + max(map(len, pasted)))
    grid += [[] for _ in range(row + len(pasted) - len(grid))]
    grid = [cells + [""] * (wide - len(cells)) for cells in grid]
    for place, cells in enumerate(pasted, start=row):
        grid[place][column : column + len(cells)] = cells
    known = (*table.columns, *(PaperColumn("") for _ in range(wide - len(table.columns))))
    columns = tuple(replace(old, title=title) for old, title in zip(known, grid[0], strict=True))
    return replace(table, columns=columns, rows=tuple(map(tuple, grid[1:])))


def moved_row(table: PaperTable, row: int, step: int) -> PaperTable:
    """Return `table` with row `row` moved `step` places; the titles stay where they are."""
    place, target = row - 1, row - 1 + step
    if not (0 <= place < len(table.rows) and 0 <= target < len(table.rows)):
        return table
    order: list[int] = list(range(len(table.rows)))
    order.insert(target, order.pop(place))
    rows = tuple(table.rows[at] for at in order)
    totals = tuple(at for at, was in enumerate(order) if was in table.totals)
    return replace(table, rows=rows, totals=totals)


def weights_of(columns: Sequence[PaperColumn], rows: Sequence[Sequence[str]]) -> list[float]:
    """Return how the width is shared out: as told, or by the words where nobody told anything.

    By the words: a column of short words is as wide as they are, one of running text wide, but
    never more than half as wide again as the others together ask.
    """
    if any(column.weight != USUAL_WEIGHT for column in columns):
        return [float(column.weight) for column in columns]
    found = []
    for place, column in enumerate(columns):
        texts = [column.title, *(row[place] for row in rows if place < len(row))]
        words = [word for text in texts for word in text.split()]
        longest_word = max(map(len, words), default=1)
        longest = max(map(len, texts), default=1)
        found.append(float(max(4, min(longest_word, 16) + 2, min(longest, 40))))
    return found
