"""Tables: cells measured once, rows drawn straight on the page, the head repeated on every page.

A row taller than a page is split between its lines, without losing one.
"""

from __future__ import annotations

from typing import NamedTuple

from kehoach_desktop.documents import decree30
from kehoach_desktop.documents.composition import Column, Row, Table
from kehoach_desktop.documents.decree30 import Align
from kehoach_desktop.documents.pdf.flow import Flow
from kehoach_desktop.documents.pdf.fonts import FontSet
from kehoach_desktop.documents.pdf.lines import Piece, break_balanced, break_lines
from kehoach_desktop.documents.pdf.sheet import Stroke, Text, baseline, pitch

_PAD = decree30.TABLE_PADDING
#: A split row leaves at least this many lines on a page.
_LEAST_LINES = 2
#: Heads of upright columns go on in a second line beyond this height (points), beyond the second
#: one where the columns would not fit beside each other.
_UPRIGHT_MOST, _UPRIGHT_TALL = 150.0, 250.0
#: A column narrower than this (points) may break a number or a word of its cells in two.
_NARROW = 100.0
#: No word makes its column wider than this share of the table: it is then no word.
_WIDEST_WORD = 0.2

#: (text, width in points) of one line of a cell.
Line = tuple[str, float]
Cells = list[list[Line]]


class _Slot(NamedTuple):
    """A column on the page: left edge from the left margin, width, and what it is."""

    x: float
    width: float
    column: Column


class TableSetter:
    """Sets one table on the pages of a part."""

    def __init__(self, table: Table, fonts: FontSet, flow: Flow, left: float, width: float) -> None:
        self._table = table
        self._fonts = fonts
        self._flow = flow
        self._size = table.size or decree30.TABLE_SIZE
        self._pitch = pitch(self._size)
        self._rise = baseline(self._size)
        self._upright_most = _UPRIGHT_MOST
        self._slots = self._share_out(left, width)
        self._edges = [slot.x for slot in self._slots] + [left + width]
        self._head = [self._head_lines(slot) for slot in self._slots]
        self._head_height = self._measure_head()
        self._remembered: dict[tuple[str, float, bool], list[Line]] = {}
        self._segment_top = 0.0

    @property
    def least_height(self) -> float:
        """Return the height of the head with the first row: what a title above must stay with."""
        if not self._table.rows:
            return self._head_height
        row = self._height(self._cells(self._table.rows[0]))
        return self._head_height + min(row, 2 * _PAD + _LEAST_LINES * self._pitch)

    def place(self) -> None:
        """Draw the table from where the flow stands."""
        self._begin()
        flow, rows = self._flow, self._table.rows
        full = flow.full_room - self._head_height
        for index, row in enumerate(rows):
            cells = self._cells(row)
            height = self._height(cells)
            mark = self._pitch if self._table.end_mark and index == len(rows) - 1 else 0.0
            after = self._total_height(index)
            if height + mark > flow.room:
                if height + mark <= full:
                    self._next_page()
                else:
                    self._split(cells, row, mark)
                    continue
            elif after and flow.room < height + after <= full:
                self._next_page()
            self._draw(cells, row, height)
        self._end()
        if self._table.end_mark:
            self._draw_end_mark()

    def _total_height(self, index: int) -> float:
        """Return what the total needs below the row before it: it never heads a page alone (P).

        0 at every other row, and at the first one, which stays with the head.
        """
        rows = self._table.rows
        if not index or index != len(rows) - 2 or not rows[-1].bold:
            return 0.0
        mark = self._pitch if self._table.end_mark else 0.0
        return self._height(self._cells(rows[-1])) + mark

    def _share_out(self, left: float, width: float) -> list[_Slot]:
        """Share the width by weight; no column breaks a word of its head or of its cells."""
        columns = self._table.columns
        least = [self._least_width(column) for column in columns]
        widths = self._weighed(least, width)
        for index, column in enumerate(columns):
            if widths[index] < _NARROW and not column.upright:
                word = min(self._longest_word(index), width * _WIDEST_WORD)
                least[index] = max(least[index], word)
        if sum(least) > width:
            self._upright_most = _UPRIGHT_TALL
            upright = [index for index, column in enumerate(columns) if column.upright]
            least = [
                self._least_width(columns[index]) if index in upright else wide
                for index, wide in enumerate(least)
            ]
        widths = self._weighed(least, width)
        slots = []
        for column, wide in zip(columns, widths, strict=True):
            slots.append(_Slot(left, wide, column))
            left += wide
        return slots

    def _weighed(self, least: list[float], width: float) -> list[float]:
        """Return the widths by weight, none below its `least` as long as all of them fit."""
        if sum(least) > width:
            return [wide * width / sum(least) for wide in least]
        weights = [column.weight for column in self._table.columns]
        widths = [0.0] * len(least)
        free = set(range(len(least)))
        rest = width
        while free:
            total = sum(weights[index] for index in free)
            narrow = {i for i in free if rest * weights[i] / total < least[i]}
            if not narrow or narrow == free:
                break
            for index in narrow:
                widths[index] = least[index]
                rest -= least[index]
            free -= narrow
        total = sum(weights[index] for index in free) or 1.0
        for index in free:
            widths[index] = rest * weights[index] / total
        return widths

    def _longest_word(self, index: int) -> float:
        """Return the width that the longest word of a column's cells needs."""
        texts = {(row.cells[index], row.bold) for row in self._table.rows}
        longest = 0.0
        for text, bold in texts:
            face = self._fonts.bold if bold else self._fonts.regular
            word = max(text.split(), key=len, default="")
            longest = max(longest, face.width(word))
        return longest * self._size / 1000 + 2 * _PAD + 1

    def _least_width(self, column: Column) -> float:
        if column.upright:
            return len(self._head_lines(_Slot(0.0, 0.0, column))) * self._pitch + 2 * _PAD
        words = column.title.split() or [""]
        longest = max(self._fonts.bold.width(word) for word in words)
        return longest * self._size / 1000 + 2 * _PAD + 1

    def _head_lines(self, slot: _Slot) -> list[Line]:
        title = [Piece(slot.column.title, self._fonts.bold)]
        if slot.column.upright:
            lines = break_lines(title, self._size, self._upright_most - 2 * _PAD)
        else:
            lines = break_balanced(title, self._size, slot.width - 2 * _PAD)
        return [(line.pieces[0].text if line.pieces else "", line.width) for line in lines]

    def _measure_head(self) -> float:
        height = 0.0
        for slot, lines in zip(self._slots, self._head, strict=True):
            if slot.column.upright:
                height = max(height, max(width for _, width in lines) + 4 * _PAD)
            else:
                height = max(height, len(lines) * self._pitch + 2 * _PAD)
        return height

    def _cells(self, row: Row) -> Cells:
        """Return the lines of every cell; texts met before are not broken again."""
        face = self._fonts.bold if row.bold else self._fonts.regular
        remembered, scale = self._remembered, self._size / 1000
        cells: Cells = []
        for text, slot in zip(row.cells, self._slots, strict=True):
            key = (text, slot.width, row.bold)
            lines = remembered.get(key)
            if lines is None:
                room = slot.width - 2 * _PAD
                wide = sum(map(face.chars.__getitem__, text)) * scale
                if wide <= room:
                    lines = [(text, wide)] if text else []
                else:
                    lines = [
                        (line.pieces[0].text, line.width)
                        for line in break_lines([Piece(text, face)], self._size, room)
                        if line.pieces
                    ]
                remembered[key] = lines
            cells.append(lines)
        return cells

    def _height(self, cells: Cells) -> float:
        lines = max(map(len, cells), default=0)
        return max(lines, self._table.least_lines) * self._pitch + 2 * _PAD

    def _begin(self) -> None:
        """Draw the head at the place of the flow."""
        flow, bold = self._flow, self._fonts.bold
        self._segment_top = flow.y
        self._line(flow.y)
        texts = flow.sheet.texts
        for slot, lines in zip(self._slots, self._head, strict=True):
            if slot.column.upright:
                self._upright_head(slot, lines)
                continue
            y = flow.y + (self._head_height - len(lines) * self._pitch) / 2 + self._rise
            for text, width in lines:
                texts.append(Text(slot.x + (slot.width - width) / 2, y, bold, self._size, text))
                y += self._pitch
        flow.y += self._head_height
        self._line(flow.y)

    def _upright_head(self, slot: _Slot, lines: list[Line]) -> None:
        """Draw a head that reads upwards, its lines side by side."""
        flow = self._flow
        x = slot.x + (slot.width - len(lines) * self._pitch) / 2 + self._rise
        for text, width in lines:
            y = flow.y + (self._head_height + width) / 2
            flow.sheet.texts.append(
                Text(x, y, self._fonts.bold, self._size, text, 0.0, upright=True)
            )
            x += self._pitch

    def _end(self) -> None:
        """Draw the upright lines of the part of the table on this page."""
        flow = self._flow
        width = decree30.TABLE_LINE
        flow.sheet.strokes += [Stroke(x, self._segment_top, x, flow.y, width) for x in self._edges]

    def _next_page(self) -> None:
        self._end()
        self._flow.break_page()
        self._begin()

    def _line(self, y: float) -> None:
        edges = self._edges
        self._flow.sheet.strokes.append(Stroke(edges[0], y, edges[-1], y, decree30.TABLE_LINE))

    def _draw(self, cells: Cells, row: Row, height: float, *, boxes: bool = True) -> None:
        """Draw a row (or the part of it that `cells` holds) and the line below it."""
        flow = self._flow
        top = flow.y
        face = self._fonts.bold if row.bold else self._fonts.regular
        size, step, append = self._size, self._pitch, flow.sheet.texts.append
        first = top + self._rise
        for (x, width, column), lines in zip(self._slots, cells, strict=True):
            if column.tick:
                if boxes:
                    self._box(x + width / 2, top + height / 2, row.ticked)
                continue
            y = first + (height - len(lines) * step) / 2
            if column.align is Align.LEFT:
                x += _PAD
                for text, _ in lines:
                    append(Text(x, y, face, size, text))
                    y += step
            else:
                for text, wide in lines:
                    append(Text(x + (width - wide) / 2, y, face, size, text))
                    y += step
        flow.y = top + height
        self._line(flow.y)
        if row.source:
            flow.mark(row.source, self._edges[0], top, self._edges[-1], flow.y)

    def _box(self, x: float, y: float, ticked: bool) -> None:
        """Draw a box to tick around (x, y); a cross where it is ticked already."""
        half, sheet = decree30.TICK_BOX / 2, self._flow.sheet
        sheet.boxes.append(Stroke(x - half, y - half, x + half, y + half, 0.8))
        if ticked:
            sheet.strokes.append(Stroke(x - half, y - half, x + half, y + half, 0.8))
            sheet.strokes.append(Stroke(x - half, y + half, x + half, y - half, 0.8))

    def _split(self, cells: Cells, row: Row, mark: float) -> None:
        """Draw a row that no page can hold, as many lines of it on each page as fit."""
        flow, boxes = self._flow, True
        while any(cells):
            fitting = int((flow.room - 2 * _PAD) / self._pitch)
            longest = max(map(len, cells))
            if fitting < min(_LEAST_LINES, longest):
                self._next_page()
                continue
            if fitting >= longest and self._height(cells) + mark > flow.room:
                fitting = max(1, longest - 1)
            part = [lines[:fitting] for lines in cells]
            cells = [lines[fitting:] for lines in cells]
            self._draw(part, row, self._height(part), boxes=boxes)
            boxes = False

    def _draw_end_mark(self) -> None:
        """Close the paper with "./." below the table's right edge [B19]."""
        flow, face = self._flow, self._fonts.regular
        mark = decree30.END_MARK
        x = self._edges[-1] - face.width(mark) * self._size / 1000
        flow.sheet.texts.append(Text(x, flow.y + self._rise, face, self._size, mark))
        flow.y += self._pitch
