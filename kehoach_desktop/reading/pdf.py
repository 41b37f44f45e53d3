"""PDF with a text layer: rows put together from the text's boxes, columns told apart.

Pages are read one by one and the letters are counted, so that a file cannot fill the memory.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import ceil, floor
from pathlib import Path
from typing import Any

from kehoach_desktop import pdfium
from kehoach_desktop.domain.imports.read_document import Place
from kehoach_desktop.domain.vntext import clean
from kehoach_desktop.errors import AppError
from kehoach_desktop.reading.limits import MAX_FILE, MAX_LINES, MAX_PAGES, Check, go_on
from kehoach_desktop.reading.pdf_tables import Grid, find_grids, letters_of, rows_of
from kehoach_desktop.reading.source import Source, SourceLine
from kehoach_desktop.reading.tables import table_lines
from kehoach_desktop.reading.text import is_page_number

#: A wider empty space than this between two boxes of a row separates two columns (points).
COLUMN_GAP = 18.0
_MAX_LETTERS = 200_000
#: How pdfium tells a hyphen at the end of a line.
_LINE_END_HYPHEN = re.compile("[\ufffe\x02]")
#: What goes on behind a blank that was left for the pen: "số      /KH-UBND", "ngày      tháng".
_AFTER_BLANK = re.compile(r"\s*(?:/\s*[A-ZĐ]|(?:tháng|năm)\b)")


Box = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where a page's upper left corner is in the measure of its letters; a turned page has none."""

    left: float = 0.0
    top: float = 0.0
    known: bool = False

    def box(self, left: float, bottom: float, right: float, top: float) -> Box | None:
        """Return a rectangle as it is seen from the upper left corner, None on a turned page."""
        if not self.known:
            return None
        return (
            floor(left - self.left), floor(self.top - top),
            ceil(right - self.left), ceil(self.top - bottom),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of one column: its text and edges in points, y from the foot of the page."""

    text: str
    left: float
    right: float
    bottom: float
    top: float


def read_pdf(data: bytes, path: Path, check: Check = go_on) -> Source:
    """Return the lines of a PDF; raises AppError E-PAPER-LOCKED, E-READ-DAMAGED, E-READ-BIG,
    E-READ-LAYER (pages without letters: a scan).
    """  # fmt: skip
    import pypdfium2

    try:
        with pdfium.LOCK:
            document = pypdfium2.PdfDocument(data)
            pages = len(document)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        raise AppError("E-PAPER-LOCKED" if locked else "E-READ-DAMAGED", path=path) from error
    try:
        if pages > MAX_PAGES:
            raise AppError("E-READ-BIG", path=path, limit=MAX_FILE // 2**20)
        lines: list[SourceLine] = []
        for page in range(pages):
            check()
            with pdfium.LOCK:
                made = _page(document, page, lines)
            lines += made
            if len(lines) > MAX_LINES:
                raise AppError("E-READ-BIG", path=path, limit=MAX_FILE // 2**20)
    except _TooDense as error:
        raise AppError("E-READ-BIG", path=path, limit=MAX_FILE // 2**20) from error
    except pypdfium2.PdfiumError as error:
        raise AppError("E-READ-DAMAGED", path=path) from error
    finally:
        with pdfium.LOCK:
            document.close()
    if not any(char.isalpha() for line in lines for char in line.text):
        raise AppError("E-READ-LAYER", path=path)
    return Source(tuple(lines))


def _page(document: Any, number: int, before: list[SourceLine]) -> list[SourceLine]:  # noqa: ANN401
    """Return the lines of a page: what stands between its tables as rows, tables as rows of cells.

    A row whose number stands on the page before goes on with it: `before` loses it then.
    """
    page = document[number]
    frame = _frame_of(page)
    words = page.get_textpage()
    try:
        if words.count_chars() > _MAX_LETTERS:
            raise _TooDense
        grids = find_grids(page)
        letters = letters_of(words) if grids else []
        boxes = [
            box
            for box in _boxes(words)
            if not any(
                grid.holds((box.left + box.right) / 2, (box.bottom + box.top) / 2) for grid in grids
            )
        ]
    finally:
        words.close()
        page.close()
    made: list[SourceLine] = []
    count = len(before)
    for grid in [*grids, None]:
        above = [box for box in boxes if grid is None or box.bottom >= grid.ys[0] - 1]
        boxes = [box for box in boxes if box not in above]
        made += _lines(list(_merge(above)), number + 1, count + len(made), frame, last=grid is None)
        if grid is None:
            continue
        rows = list(table_lines(rows_of(grid, letters, number + 1)))
        if not made and rows and before and _goes_on(before[-1], rows[0]):
            rows[0] = _together(before.pop(), rows[0])
            count -= 1
        made += [
            replace(
                line,
                place=replace(line.place, line=count + len(made) + at,
                              box=_box_in(grid, line, frame)),
            )
            for at, line in enumerate(rows, start=1)
        ]  # fmt: skip
    return made


def _frame_of(page: Any) -> _Frame:  # noqa: ANN401 - pypdfium2 has no types
    if page.get_rotation():
        return _Frame()
    left, _bottom, _right, top = page.get_bbox()
    return _Frame(left, top, True)


def _box_in(grid: Grid, line: SourceLine, frame: _Frame) -> Box | None:
    """Return where a line of a table stands: its whole row, or the cell that it is alone in."""
    row, _, column = line.place.cell.partition(".")
    if not row:
        return None
    top, bottom = grid.ys[int(row) - 1 : int(row) + 1]
    at = int(column) - 1
    left, right = (grid.xs[0], grid.xs[-1]) if line.cells else (grid.xs[at], grid.xs[at + 1])
    return frame.box(left, bottom, right, top)


def _goes_on(last: SourceLine, row: SourceLine) -> bool:
    """Say whether the first row of a page goes on with the last one of the page before."""
    return bool(last.cells) and len(last.cells) == len(row.cells) and not row.cells[0]


def _together(last: SourceLine, row: SourceLine) -> SourceLine:
    cells = tuple(f"{one} {two}".strip() for one, two in zip(last.cells, row.cells, strict=True))
    return replace(last, text=" | ".join(cells), cells=cells)


class _TooDense(Exception):
    """A page holds more letters than any office prints on one."""


def _boxes(words: Any) -> list[_Row]:  # noqa: ANN401 - pypdfium2 has no types
    boxes: list[_Row] = []
    for at in range(words.count_rects()):
        left, bottom, right, top = words.get_rect(at)
        text = words.get_text_bounded(left, bottom, right, top)
        if clean(text):
            boxes.append(_Row(_LINE_END_HYPHEN.sub("-", text), left, right, bottom, top))
    return boxes


def _merge(boxes: list[_Row]) -> Iterator[_Row]:
    """Yield rows top to bottom: boxes of one height joined, wide empty spaces kept apart."""
    rest = sorted(boxes, key=lambda box: (-box.bottom, box.left))
    while rest:
        middle = (rest[0].bottom + rest[0].top) / 2
        row = [box for box in rest if box.bottom < middle < box.top]
        rest = [box for box in rest if box not in row]
        row.sort(key=lambda box: box.left)
        current = row[0]
        for box in row[1:]:
            if box.left - current.right > COLUMN_GAP and not _AFTER_BLANK.match(box.text):
                yield current
                current = box
            else:
                gap = " " if box.left - current.right > 1.2 else ""
                current = _Row(
                    current.text + gap + box.text, current.left, max(current.right, box.right),
                    min(current.bottom, box.bottom), max(current.top, box.top),
                )  # fmt: skip
        yield current


def _lines(
    rows: list[_Row], page: int, before: int, frame: _Frame, *, last: bool
) -> list[SourceLine]:
    """Return the lines of a page; what stands beside it in two columns is read left, then right."""
    ordered = _by_columns(rows)
    lines: list[SourceLine] = []
    above: _Row | None = None
    for at, row in enumerate(ordered):
        text = clean(row.text)
        height = row.top - row.bottom
        apart = above is None or above.bottom - row.top > 0.75 * height or row.top > above.top
        edge = at < 2 or (last and at >= len(ordered) - 2)
        lines.append(
            SourceLine(
                text,
                Place(
                    before + len(lines) + 1,
                    page,
                    box=frame.box(row.left, row.bottom, row.right, row.top),
                ),
                False,
                apart and above is not None,
                furniture=edge and is_page_number(text),
            )  # fmt: skip
        )
        above = row
    return lines


def _by_columns(rows: list[_Row]) -> list[_Row]:
    """Return rows in reading order: a run of rows that stand in pairs is read column by column."""
    ordered: list[_Row] = []
    left: list[_Row] = []
    right: list[_Row] = []
    at = 0
    while at < len(rows):
        row = rows[at]
        pair = rows[at + 1] if at + 1 < len(rows) and _beside(row, rows[at + 1]) else None
        if pair is not None:
            left.append(row)
            right.append(pair)
            at += 2
            continue
        if left and row.left > max(each.right for each in left):
            right.append(row)
        elif left and row.right < min(each.left for each in right):
            left.append(row)
        else:
            ordered += [*left, *right, row]
            left, right = [], []
        at += 1
    return [*ordered, *left, *right]


def _beside(one: _Row, two: _Row) -> bool:
    middle = (one.bottom + one.top) / 2
    return two.bottom < middle < two.top and two.left > one.right
