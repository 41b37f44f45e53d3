"""The blocks of the sheets around a package as strips: facts, and the seal beside a QR code."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from kehoach_desktop.documents import decree30
from kehoach_desktop.documents.composition import Facts, Modules, SealBlock
from kehoach_desktop.documents.decree30 import Align, PageRule
from kehoach_desktop.documents.pdf.fonts import Face, FontSet
from kehoach_desktop.documents.pdf.lines import Piece, break_balanced, break_lines
from kehoach_desktop.documents.pdf.sheet import Fill, Strip, baseline, pitch, set_line


class CardSetter:
    """Sets these blocks on one part: its page and its size of prose."""

    def __init__(self, fonts: FontSet, page: PageRule, body_size: int) -> None:
        self._fonts = fonts
        self._width = page.text_width
        self._size = body_size

    def facts(self, item: Facts) -> list[Strip]:
        """Return a strip a fact: its label at left, its values below one another at right."""
        size, regular = self._size, self._fonts.regular
        widest = max(regular.width(fact.label) for fact in item.facts) * size / 1000
        room = min(widest, self._width * decree30.FACT_LABEL_MOST)
        left = room + decree30.FACT_GAP
        height, rise = pitch(size, decree30.LINE_SPACING), baseline(size, decree30.LINE_SPACING)
        strips = []
        for fact in item.facts:
            labels = break_lines([Piece(fact.label, regular)], size, room)
            values = [
                line
                for value in fact.values
                for line in break_lines([Piece(value, self._fonts.bold)], size, self._width - left)
            ]
            strip = Strip(max(len(labels), len(values)) * height, gap=decree30.FACT_ROW_GAP)
            for x, lines in ((0.0, labels), (left, values)):
                for index, line in enumerate(lines):
                    y = index * height + rise
                    strip.texts += set_line(line, size, x, self._width - x, y, Align.LEFT)
            strip.spots = ((item.source, 0.0, 0.0, self._width, strip.height),)
            strips.append(strip)
        return strips

    def seal(self, item: SealBlock) -> Strip:
        """Return the code at left, at right the day and room for signature and seal; one strip."""
        strip = Strip(0.0, gap=decree30.END_BLOCK_GAP)
        side = decree30.CODE_SIDE
        # Four light modules around the code (ISO/IEC 18004); the margin holds those at left.
        quiet = 4 * side / len(item.modules)
        strip.fills += squares(item.modules, 0.0, quiet, side)
        caption = self._column(
            strip, item.caption, self._fonts.italic, decree30.CAPTION_SIZE, (0.0, side),
            side + 2 * quiet,
        )  # fmt: skip
        left = self._width * decree30.END_BLOCK_LEFT_SHARE
        column = (left, self._width - left)
        y = self._column(strip, item.day, self._fonts.italic, self._size, column, 0.0)
        y = self._column(strip, item.title, self._fonts.bold, self._size, column, y)
        y = self._column(strip, item.hint, self._fonts.italic, self._size, column, y)
        strip.height = max(caption, y + decree30.SEAL_ROOM)
        strip.spots = ((item.source, 0.0, 0.0, self._width, strip.height),)
        return strip

    def _column(
        self,
        strip: Strip,
        text: str,
        face: Face,
        size: int,
        column: tuple[float, float],
        top: float,
    ) -> float:
        """Set `text` centred in `column` (x, width) from `top` down; return where it ends."""
        x, width = column
        for line in break_balanced([Piece(text, face)], size, width):
            strip.texts += set_line(line, size, x, width, top + baseline(size), Align.CENTRED)
            top += pitch(size)
        return top


def squares(modules: Modules, left: float, top: float, side: float) -> Iterator[Fill]:
    """Yield the dark modules of a code, `side` points wide; neighbours in a row as one piece."""
    unit = side / len(modules)
    for row, line in enumerate(modules):
        column = 0
        for dark, group in groupby(line):
            count = len(list(group))
            if dark:
                x, y = left + column * unit, top + row * unit
                yield Fill(x, y, x + count * unit, y + unit)
            column += count
