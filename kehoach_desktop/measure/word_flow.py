"""Sets Word's paragraphs into lines, so that the rules for a printed page can look at them.

Widths are those of Times New Roman, so edges, centres and lengths are what Word prints. Pages are
endless: where Word turns a page is the business of the machine that opens the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from kehoach_desktop.measure.expected import LINE_BOX
from kehoach_desktop.measure.letter_widths import width_of
from kehoach_desktop.measure.sheet import COLUMN_GAP, Glyph, Line, Sheet, Stroke
from kehoach_desktop.measure.word_styles import ParagraphLook, RunLook

#: Word's own distance between tab stops, 1.27 cm.
TAB = 36.0
ASCENT = 0.891


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter and its look; a line break is "\\n", a page break "\\f"."""

    char: str
    look: RunLook

    @property
    def advance(self) -> float:
        """Return the width in points."""
        return width_of(self.char, self.look.bold, self.look.italic) * self.look.size


@dataclass(frozen=True, slots=True)
class Column:
    """Where text may stand: the text area of a page, or the inside of a cell."""

    left: float
    right: float


@dataclass(slots=True)
class Canvas:
    """An endless page that fills from the top; `y` is where the next paragraph begins."""

    number: int
    width: float
    height: float
    y: float
    lines: list[Line] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)

    def sheet(self) -> Sheet:
        """Return what stands on the page, its lines in reading order."""
        ordered: list[Line] = []
        row: list[Line] = []
        for line in sorted(self.lines, key=lambda item: item.baseline):
            if row and line.baseline - row[0].baseline > 2.0:
                ordered += sorted(row, key=lambda item: item.left)
                row = []
            row.append(line)
        ordered += sorted(row, key=lambda item: item.left)
        return Sheet(
            self.number, self.width, self.height, tuple(ordered), tuple(self.strokes), True
        )

    def rule(self, left: float, right: float, y: float) -> None:
        """Draw a flat line."""
        self.strokes.append(Stroke(left, y, right, y))

    def box(self, left: float, top: float, right: float, bottom: float) -> None:
        """Draw a frame."""
        self.rule(left, right, top)
        self.rule(left, right, bottom)
        self.strokes += [Stroke(x, top, x, bottom) for x in (left, right)]


Row = list[tuple[Letter, float]]


def set_paragraph(
    canvas: Canvas, column: Column, look: ParagraphLook, letters: list[Letter], label: int = 0
) -> None:
    """Put a paragraph under what stands there; its first `label` letters are Word's number."""
    left, right = column.left + look.left, column.right - look.right
    canvas.y += look.before
    top = canvas.y
    rows = list(_rows(letters, column, look, label))
    for index, (row, ended) in enumerate(rows):
        start = left + (look.first if index == 0 else 0)
        size = max((letter.look.size for letter, _ in row), default=look.run.size)
        has_ink = any(not letter.char.isspace() for letter, _ in row)
        pitch = _pitch(look, size if has_ink else max(size, look.run.size))
        if has_ink:
            baseline = canvas.y + ASCENT * size
            keep = label if index == 0 else 0
            canvas.lines += _set_row(canvas, row, start, right, baseline, look, ended, keep)
        canvas.y += pitch
    if not rows:
        canvas.y += _pitch(look, look.run.size)
    for side in look.borders:
        canvas.rule(left, right, top if side == "top" else canvas.y)
    canvas.y += look.after


def _pitch(look: ParagraphLook, size: float) -> float:
    single = LINE_BOX * size
    if look.rule == "auto":
        return single * look.line
    return max(single, look.line) if look.rule == "atLeast" else look.line


def _rows(
    letters: list[Letter], column: Column, look: ParagraphLook, label: int
) -> Iterator[tuple[Row, bool]]:
    """Yield (row, ended here by hand or by the paragraph)."""
    room = column.right - look.right
    row: Row = []
    x = column.left + look.left + look.first
    blank = 0
    for index, letter in enumerate(letters):
        if letter.char == "\n":
            yield row, True
            row, x, blank = [], column.left + look.left, 0
            continue
        advance = letter.advance
        if letter.char == "\t":
            advance = _to_stop(x, column, look, index < label)
        row.append((letter, advance))
        x += advance
        if letter.char in " \t":
            blank = len(row)
        elif x > room + 0.05 and blank:
            yield row[:blank], False
            row = row[blank:]
            x = column.left + look.left + sum(advance for _, advance in row)
            blank = 0
    if row:
        yield row, True


def _to_stop(x: float, column: Column, look: ParagraphLook, after_number: bool) -> float:
    """Return the way to the next tab stop."""
    if after_number and look.first < 0 and x < column.left + look.left:
        return column.left + look.left - x
    place = x - column.left
    stop = next((stop for stop in look.tabs if stop > place + 0.5), None)
    return (stop if stop is not None else (place // TAB + 1) * TAB) - place


def _set_row(
    canvas: Canvas, row: Row, start: float, right: float, baseline: float, look: ParagraphLook,
    ended: bool, label: int,
) -> list[Line]:  # fmt: skip
    while row and row[-1][0].char.isspace():
        row = row[:-1]
    spare = right - start - sum(advance for _, advance in row)
    stretch, x = 0.0, start
    blanks = sum(letter.char == " " for letter, _ in row)
    if look.align == "center":
        x += spare / 2
    elif look.align in {"right", "end"}:
        x += spare
    elif look.align in {"both", "distribute"} and not ended and blanks and spare > 0:
        stretch = spare / blanks
    lines: list[Line] = []
    glyphs: list[Glyph] = []
    underlined: list[Glyph] = []
    for index, (letter, advance) in enumerate(row):
        wide = advance + (stretch if letter.char == " " else 0.0)
        if letter.char == "\t" and wide > COLUMN_GAP and index >= label and glyphs:
            lines.append(Line(canvas.number, tuple(glyphs)))
            glyphs = []
        elif glyphs or not letter.char.isspace():
            glyph = _glyph(letter, x, wide, baseline)
            glyphs.append(glyph)
            underlined += [glyph] if letter.look.underlined else []
        x += wide
    if underlined:
        canvas.rule(underlined[0].left, underlined[-1].right, baseline + 1.5)
    lines.append(Line(canvas.number, tuple(glyphs)))
    return [line for line in lines if any(not glyph.char.isspace() for glyph in line.glyphs)]


def _glyph(letter: Letter, x: float, width: float, baseline: float) -> Glyph:
    look = letter.look
    name = look.ascii if letter.char.isascii() else look.other
    slant = ("Bold" if look.bold else "") + ("Italic" if look.italic else "")
    char = " " if letter.char == "\t" else letter.char
    font = f"{name}-{slant}" if slant else name
    return Glyph(char, x, x + width, baseline, look.size, font, look.black)
