"""Tables in a PDF: a grid is found from its ruling lines, letters fall into its cells.

A page knows no tables, only strokes and letters; merged cells are those between which the grid
has no line.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from kehoach_desktop.domain.imports.read_document import Place
from kehoach_desktop.domain.vntext import clean
from kehoach_desktop.reading.source import SourceLine
from kehoach_desktop.reading.tables import Cell

#: Strokes nearer than this (points) are one line of the grid; a longer one is no dot.
_NEAR = 3.0
_SHORTEST = 6.0
_MOST_STROKES = 4000
_MOST_LINES = 120


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line that is drawn: level or upright, where it stands and from where to where."""

    upright: bool
    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter and the middle of its box; a blank without a box has None."""

    text: str
    x: float | None
    y: float
    size: float


@dataclass(frozen=True, slots=True)
class Grid:
    """The edges of a table's columns (left to right) and rows (top to bottom), its strokes."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    strokes: tuple[Stroke, ...]

    def holds(self, x: float, y: float) -> bool:
        """Say whether a point is inside."""
        return self.xs[0] <= x <= self.xs[-1] and self.ys[-1] <= y <= self.ys[0]

    def divides(self, *, upright: bool, at: float, middle: float) -> bool:
        """Say whether a line is drawn at `at` where `middle` is."""
        return any(
            stroke.upright is upright
            and abs(stroke.at - at) <= _NEAR
            and stroke.start - _NEAR <= middle <= stroke.end + _NEAR
            for stroke in self.strokes
        )


def find_grids(page: Any) -> list[Grid]:  # noqa: ANN401 - pypdfium2 has no types
    """Return the tables of a page, top to bottom: at least two columns and two rows."""
    strokes = list(_strokes(page))
    if not 5 <= len(strokes) <= _MOST_STROKES:
        return []
    grids = [grid for group in _groups(strokes) if (grid := _grid(group)) is not None]
    return sorted(grids, key=lambda grid: -grid.ys[0])


def _grid(strokes: Sequence[Stroke]) -> Grid | None:
    xs = _edges([stroke.at for stroke in strokes if stroke.upright])
    ys = _edges([stroke.at for stroke in strokes if not stroke.upright])[::-1]
    if len(xs) < 3 or len(ys) < 3 or len(xs) > _MOST_LINES or len(ys) > _MOST_LINES:
        return None
    return Grid(tuple(xs), tuple(ys), tuple(strokes))


def _edges(places: Sequence[float]) -> list[float]:
    made: list[float] = []
    for place in sorted(places):
        if not made or place - made[-1] > _NEAR:
            made.append(place)
    return made


def _groups(strokes: Sequence[Stroke]) -> list[list[Stroke]]:
    """Return strokes that touch each other, in groups."""
    rest = list(strokes)
    groups: list[list[Stroke]] = []
    while rest:
        group, waiting = [], [rest.pop()]
        while waiting:
            one = waiting.pop()
            group.append(one)
            touching = [two for two in rest if _touch(one, two)]
            rest = [two for two in rest if two not in touching]
            waiting += touching
        groups.append(group)
    return groups


def _touch(one: Stroke, two: Stroke) -> bool:
    if one.upright is two.upright:
        return abs(one.at - two.at) <= _NEAR and (
            one.start <= two.end + _NEAR and two.start <= one.end + _NEAR
        )
    return (one.start - _NEAR <= two.at <= one.end + _NEAR) and (
        two.start - _NEAR <= one.at <= two.end + _NEAR
    )


def rows_of(grid: Grid, letters: Sequence[Letter], page: int) -> list[list[Cell]]:
    """Return the rows of a grid with the letters that stand in it."""
    owner = _owners(grid)
    words: dict[tuple[int, int], list[Letter]] = {}
    last: tuple[int, int] | None = None
    for letter in letters:
        if letter.x is None:
            if last is not None:
                words[last].append(letter)
            continue
        last = None
        if grid.holds(letter.x, letter.y):
            row = sum(edge > letter.y for edge in grid.ys[1:-1])
            column = sum(edge < letter.x for edge in grid.xs[1:-1])
            last = owner[row, column]
            words.setdefault(last, []).append(letter)
    return [list(_row(row, grid, owner, words, page)) for row in range(len(grid.ys) - 1)]


def _row(
    row: int, grid: Grid, owner: dict[tuple[int, int], tuple[int, int]],
    words: dict[tuple[int, int], list[Letter]], page: int,
) -> Iterator[Cell]:  # fmt: skip
    columns = len(grid.xs) - 1
    column = 0
    while column < columns:
        mine = owner[row, column]
        span = 1
        while column + span < columns and owner[row, column + span] == mine:
            span += 1
        place = Place(0, page, cell=f"{row + 1}.{column + 1}")
        text = _text(words.get(mine, [])) if mine == (row, column) else ""
        lines = (SourceLine(text, place, True),) if text else ()
        yield Cell(lines, span, goes_on=mine[0] < row)
        column += span


def _owners(grid: Grid) -> dict[tuple[int, int], tuple[int, int]]:
    """Return for every place of the grid the first place of the cell it belongs to."""
    owner: dict[tuple[int, int], tuple[int, int]] = {}
    for row in range(len(grid.ys) - 1):
        for column in range(len(grid.xs) - 1):
            middle_x = (grid.xs[column] + grid.xs[column + 1]) / 2
            middle_y = (grid.ys[row] + grid.ys[row + 1]) / 2
            left = column and not grid.divides(upright=True, at=grid.xs[column], middle=middle_y)
            above = row and not grid.divides(upright=False, at=grid.ys[row], middle=middle_x)
            owner[row, column] = (
                owner[row, column - 1] if left
                else owner[row - 1, column] if above
                else (row, column)
            )  # fmt: skip
    return owner


def _text(letters: Sequence[Letter]) -> str:
    """Return the text of a cell; a new line is a blank."""
    pieces: list[str] = []
    before: Letter | None = None
    for letter in letters:
        if before is not None and letter.x is not None and abs(letter.y - before.y) > letter.size:
            pieces.append(" ")
        pieces.append(letter.text)
        before = letter if letter.x is not None else before
    return clean("".join(pieces).replace("\ufffe", "-"))


def letters_of(words: Any) -> list[Letter]:  # noqa: ANN401 - pypdfium2 has no types
    """Return the letters of a text page in the order in which they are drawn."""
    text = words.get_text_range()
    found: list[Letter] = []
    for at in range(words.count_chars()):
        char = words.get_text_range(at, 1) if len(text) != words.count_chars() else text[at]
        left, bottom, right, top = words.get_charbox(at, loose=True)
        if char.isspace() or right <= left:
            found.append(Letter(" " if char.isspace() else char, None, 0, 0))
        else:
            found.append(Letter(char, (left + right) / 2, (bottom + top) / 2, (top - bottom) / 2))
    return found


def _strokes(page: Any) -> Iterator[Stroke]:  # noqa: ANN401 - pypdfium2 has no types
    """Yield the level and upright strokes of a page, thin filled boxes among them."""
    from pypdfium2 import raw

    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH]):
        matrix = item.get_matrix()
        points: list[tuple[float, float]] = []
        for number in range(min(raw.FPDFPath_CountSegments(item.raw), _MOST_STROKES)):
            segment = raw.FPDFPath_GetPathSegment(item.raw, number)
            x, y = ctypes.c_float(), ctypes.c_float()
            raw.FPDFPathSegment_GetPoint(segment, x, y)
            point = matrix.on_point(x.value, y.value)
            if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO:
                yield from _of_points(points)
                points = []
            points.append(point)
            if raw.FPDFPathSegment_GetClose(segment):
                points.append(points[0])
        yield from _of_points(points)


def _of_points(points: Sequence[tuple[float, float]]) -> Iterator[Stroke]:
    if len(points) < 2:
        return
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    low, high = min(y for _, y in points), max(y for _, y in points)
    if high - low <= _NEAR < _SHORTEST <= right - left:
        yield Stroke(False, (low + high) / 2, left, right)
    elif right - left <= _NEAR < _SHORTEST <= high - low:
        yield Stroke(True, (left + right) / 2, low, high)
    else:
        for (x1, y1), (x2, y2) in zip(points, points[1:], strict=False):
            if abs(y1 - y2) <= 1 and abs(x1 - x2) >= _SHORTEST:
                yield Stroke(False, y1, min(x1, x2), max(x1, x2))
            elif abs(x1 - x2) <= 1 and abs(y1 - y2) >= _SHORTEST:
                yield Stroke(True, x1, min(y1, y2), max(y1, y2))
