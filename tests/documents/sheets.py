"""Reads a PDF back with PDFium and measures it: lines with style and place, drawn strokes.

Knows nothing of the layout engine. Points from the page's upper left corner.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field

import pypdfium2 as pdfium
import pypdfium2.raw as raw

MM = 72 / 25.4


@dataclass
class Line:
    """Characters on one baseline, in the order of the file."""

    text: str
    x0: float
    x1: float
    baseline: float
    size: float
    fonts: set[str]
    upright: bool = False
    #: Where each character of `text` starts.
    xs: list[float] = field(default_factory=list)

    @property
    def top(self) -> float:
        return self.baseline - 0.891 * self.size

    @property
    def bottom(self) -> float:
        return self.baseline + 0.216 * self.size

    @property
    def centre(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def bold(self) -> bool:
        return all("Bold" in font for font in self.fonts)

    @property
    def italic(self) -> bool:
        return all("Italic" in font for font in self.fonts)

    def gap(self, left: str, right: str) -> float:
        """The room between the first `left` and the `right` after it, both single characters."""
        start = self.text.index(left)
        return self.xs[self.text.index(right, start + 1)] - self.xs[start]

    @property
    def plain(self) -> bool:
        return not any("Bold" in font or "Italic" in font for font in self.fonts)


@dataclass
class PdfPage:
    width: float
    height: float
    lines: list[Line] = field(default_factory=list)
    #: (x0, y0, x1, y1) of straight strokes, left to right, top to bottom.
    strokes: list[tuple[float, float, float, float]] = field(default_factory=list)
    boxes: list[tuple[float, float, float, float]] = field(default_factory=list)

    @property
    def body(self) -> list[Line]:
        """The lines below the upper margin (no page number)."""
        return [line for line in self.lines if line.baseline > 20 * MM]

    def find(self, start: str) -> Line:
        """The first line that begins with `start`."""
        for line in self.lines:
            if line.text.startswith(start):
                return line
        raise AssertionError(f"no line starts with {start!r}: {[line.text for line in self.lines]}")

    def stroke_below(self, line: Line) -> tuple[float, float, float, float]:
        """The level stroke that stands 1 to 6 points under `line`."""
        for stroke in self.strokes:
            level = stroke[1] == stroke[3]
            middle = (stroke[0] + stroke[2]) / 2
            if level and 1 <= stroke[1] - line.bottom <= 6 and abs(middle - line.centre) < 1:
                return stroke
        raise AssertionError(f"no stroke below {line.text!r}: {self.strokes}")


def read(pdf: bytes) -> list[PdfPage]:
    """Return the measured pages of `pdf`."""
    document = pdfium.PdfDocument(pdf)
    pages = [_page(document[index]) for index in range(len(document))]
    document.close()
    return pages


def text_of(pages: list[PdfPage]) -> str:
    """Return the words of all pages, lines joined by a blank, page numbers left out."""
    return " ".join(line.text for page in pages for line in page.body)


def squeezed(text: str) -> str:
    """Return `text` without blanks: what must not lose a letter however lines are broken."""
    return "".join(text.split())


def assert_nothing_is_clipped(page: PdfPage) -> None:
    """Check that all lines stand inside the margins and no two run into each other."""
    for line in page.lines:
        assert line.x0 >= 30 * MM - 0.5, line.text
        assert line.x1 <= page.width - 20 * MM + 0.5, line.text
        assert line.bottom <= page.height - 20 * MM + 0.5, line.text
    for one in page.lines:
        for other in page.lines:
            beside = one.x1 <= other.x0 + 0.5 or other.x1 <= one.x0 + 0.5
            apart = abs(one.baseline - other.baseline) >= 0.9 * min(one.size, other.size)
            assert one is other or beside or apart, (one.text, other.text)


def _page(page: pdfium.PdfPage) -> PdfPage:
    made = PdfPage(*page.get_size())
    textpage = page.get_textpage()
    turned = 0.0
    broken = True  # PDFium put in a blank of its own: another cell or line begins
    for index in range(textpage.count_chars()):
        if raw.FPDFText_IsGenerated(textpage, index) == 1:
            broken = True
            continue
        char = chr(raw.FPDFText_GetUnicode(textpage, index))
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(textpage, index, x, y)
        box = raw.FS_RECTF()
        raw.FPDFText_GetLooseCharBox(textpage, index, box)
        size = round(raw.FPDFText_GetFontSize(textpage, index), 2)
        angle = raw.FPDFText_GetCharAngle(textpage, index)
        font = _font(textpage, index)
        base = made.height - y.value
        last = made.lines[-1] if made.lines else None
        upright = abs(angle) > 0.1
        if upright and last and last.upright and abs(last.x0 - x.value) < 0.1 and base < turned:
            last.text += char
            last.fonts.add(font)
        elif (
            last
            and not (broken or upright or last.upright)
            and abs(last.baseline - base) < 0.01
            and last.size == size
            and -4 <= x.value - last.x1 < 40
        ):
            last.text += char
            last.xs.append(x.value)
            last.x1 = max(last.x1, box.right)
            last.fonts.add(font)
        else:
            right = x.value if upright else box.right
            made.lines.append(Line(char, x.value, right, base, size, {font}, upright, [x.value]))
        turned, broken = base, False
    for line in made.lines:
        line.text = line.text.replace("\u00a0", " ")
    _paths(page, made)
    return made


def _font(textpage: pdfium.PdfTextPage, index: int) -> str:
    buffer = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    raw.FPDFText_GetFontInfo(textpage, index, buffer, 128, flags)
    return buffer.value.decode().split("+")[-1]


def _paths(page: pdfium.PdfPage, made: PdfPage) -> None:
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH]):
        start = (0.0, 0.0)
        points: list[tuple[float, float]] = []
        segments: list[tuple[float, float, float, float]] = []
        for index in range(raw.FPDFPath_CountSegments(item)):
            segment = raw.FPDFPath_GetPathSegment(item, index)
            x, y = ctypes.c_float(), ctypes.c_float()
            raw.FPDFPathSegment_GetPoint(segment, x, y)
            point = (round(x.value, 2), round(made.height - y.value, 2))
            if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_LINETO:
                (x0, y0), (x1, y1) = start, point
                segments.append((min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))
            points.append(point)
            start = point
        is_box = len(points) >= 4 and len(segments) >= 3 and len(segments) == len(points) - 1
        if is_box and len({p[0] for p in points}) == 2:
            xs, ys = [p[0] for p in points], [p[1] for p in points]
            made.boxes.append((min(xs), min(ys), max(xs), max(ys)))
        else:
            made.strokes += segments
