"""What is seen on a page: lines of text, drawn strokes and boxes, in points from the upper left."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field

#: A wider space than this between two letters of a row, with no typed blank in it, separates two
#: columns (points).
COLUMN_GAP = 16.0


@dataclass(frozen=True, slots=True)
class Glyph:
    """One letter: `left`/`right` of its advance, `baseline`, `size`, cleaned font name, colour."""

    char: str
    left: float
    right: float
    baseline: float
    size: float
    font: str
    black: bool = True

    @property
    def bold(self) -> bool:
        """Say whether the font's name says bold."""
        return "bold" in self.font.lower()

    @property
    def italic(self) -> bool:
        """Say whether the font's name says italic."""
        name = self.font.lower()
        return "italic" in name or "oblique" in name


@dataclass(frozen=True, slots=True)
class Line:
    """Letters of one row and one column, left to right, blanks kept."""

    page: int
    glyphs: tuple[Glyph, ...]

    @property
    def raw(self) -> str:
        """Return the text as it is stored."""
        return "".join(glyph.char for glyph in self.glyphs)

    @property
    def text(self) -> str:
        """Return the text in NFC; a run of three blanks or more (left for the pen) stays three."""
        plain = unicodedata.normalize("NFC", self.raw).replace("\u00a0", " ").strip()
        return re.sub(r" {4,}", "   ", re.sub(r"(?<! )  (?! )", " ", plain))

    def _inked(self) -> list[Glyph]:
        return [glyph for glyph in self.glyphs if not glyph.char.isspace()]

    @property
    def left(self) -> float:
        """Return the left edge of the first letter."""
        return min(glyph.left for glyph in self._inked())

    @property
    def right(self) -> float:
        """Return the right edge of the last letter."""
        return max(glyph.right for glyph in self._inked())

    @property
    def centre(self) -> float:
        """Return the middle between both edges."""
        return (self.left + self.right) / 2

    @property
    def width(self) -> float:
        """Return the distance between both edges."""
        return self.right - self.left

    @property
    def baseline(self) -> float:
        """Return the row's baseline."""
        return self.glyphs[0].baseline

    @property
    def size(self) -> float:
        """Return the size that most letters have."""
        return Counter(round(glyph.size, 2) for glyph in self._inked()).most_common(1)[0][0]

    @property
    def top(self) -> float:
        """Return the top of the letters: ascent 0.891 of Times and its copies."""
        return self.baseline - 0.891 * self.size

    @property
    def bottom(self) -> float:
        """Return the bottom of the letters: descent 0.216."""
        return self.baseline + 0.216 * self.size

    def _share(self, count: int) -> float:
        return count / max(1, len(self._inked()))

    @property
    def bold(self) -> bool:
        """Say whether nearly all letters are bold."""
        return self._share(sum(glyph.bold for glyph in self._inked())) > 0.9

    @property
    def any_bold(self) -> bool:
        """Say whether more than a stray letter is bold."""
        return self._share(sum(glyph.bold for glyph in self._inked())) > 0.1

    @property
    def italic(self) -> bool:
        """Say whether nearly all letters are italic."""
        return self._share(sum(glyph.italic for glyph in self._inked())) > 0.9

    @property
    def any_italic(self) -> bool:
        """Say whether more than a stray letter is italic."""
        return self._share(sum(glyph.italic for glyph in self._inked())) > 0.1

    @property
    def is_upper(self) -> bool:
        """Say whether the words are in capitals."""
        return self.text == self.text.upper() and any(char.isalpha() for char in self.text)


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight drawn line."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def is_horizontal(self) -> bool:
        """Say whether the line lies flat."""
        return abs(self.bottom - self.top) < 1.5 <= self.right - self.left

    @property
    def is_vertical(self) -> bool:
        """Say whether the line stands."""
        return abs(self.right - self.left) < 1.5 <= self.bottom - self.top

    @property
    def width(self) -> float:
        """Return the length of a flat line."""
        return self.right - self.left

    @property
    def centre(self) -> float:
        """Return the middle of a flat line."""
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its size, its lines top to bottom, its strokes.

    An endless page goes on under its lower edge: Word's pages are turned by who opens the file.
    """

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    strokes: tuple[Stroke, ...] = field(default=())
    is_endless: bool = False

    @property
    def is_landscape(self) -> bool:
        """Say whether the page is wider than high."""
        return self.width > self.height

    def table_areas(self) -> list[tuple[float, float]]:
        """Return the (top, bottom) spans that standing lines enclose: the tables of the page."""
        spans = sorted((stroke.top, stroke.bottom) for stroke in self.strokes if stroke.is_vertical)
        merged: list[tuple[float, float]] = []
        for top, bottom in spans:
            if merged and top <= merged[-1][1] + 2:
                merged[-1] = (merged[-1][0], max(bottom, merged[-1][1]))
            else:
                merged.append((top, bottom))
        return [span for span in merged if span[1] - span[0] > 12]

    def in_table(self, line: Line) -> bool:
        """Say whether a line stands inside a table."""
        return any(top - 1 <= line.baseline <= bottom + 1 for top, bottom in self.table_areas())


def assemble(page: int, glyphs: list[Glyph]) -> tuple[Line, ...]:
    """Put letters into lines: same baseline (±2 pt), no empty space wider than a column gap."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda item: (item.baseline, item.left)):
        if rows and abs(rows[-1][0].baseline - glyph.baseline) <= 2.0:
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    lines: list[Line] = []
    for row in rows:
        row.sort(key=lambda item: item.left)
        current: list[Glyph] = []
        for glyph in row:
            if current and glyph.left - current[-1].right > COLUMN_GAP:
                lines.append(Line(page, tuple(_trim(current))))
                current = []
            if current and _is_word_gap(current[-1], glyph):
                end = current[-1]
                current.append(
                    Glyph(" ", end.right, glyph.left, end.baseline, end.size, end.font, end.black)
                )
            current.append(glyph)
        lines.append(Line(page, tuple(_trim(current))))
    return tuple(line for line in lines if line.glyphs)


def _is_word_gap(before: Glyph, after: Glyph) -> bool:
    """Say whether the space between two letters is a blank that the file does not spell out."""
    spelled = before.char.isspace() or after.char.isspace()
    return not spelled and after.left - before.right > 0.12 * before.size


def _trim(glyphs: list[Glyph]) -> list[Glyph]:
    start, end = 0, len(glyphs)
    while start < end and glyphs[start].char.isspace():
        start += 1
    while end > start and glyphs[end - 1].char.isspace():
        end -= 1
    return glyphs[start:end]


def join_rows(lines: list[Line]) -> list[Line]:
    """Join lines of one row that only blanks left for the pen part ("Số:      /KH-UBND")."""
    joined: list[Line] = []
    for line in sorted(lines, key=lambda item: (item.page, round(item.baseline), item.left)):
        last = joined[-1] if joined else None
        if last and last.page == line.page and abs(last.baseline - line.baseline) <= 2.0:
            end = last.glyphs[-1]
            blanks = tuple(
                Glyph(" ", end.right, line.left, end.baseline, end.size, end.font) for _ in range(3)
            )
            joined[-1] = Line(line.page, last.glyphs + blanks + line.glyphs)
        else:
            joined.append(line)
    return joined
