"""Reads a PDF as a person sees it: letters with their place and font, drawn lines."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kehoach_desktop import pdfium
from kehoach_desktop.errors import AppError
from kehoach_desktop.measure.finding import Step
from kehoach_desktop.measure.sheet import Glyph, Line, Sheet, Stroke, assemble

#: Size in points below which, and right edge up to which a number counts a line of a draft: the
#: text begins at 30 mm and is no smaller than 13 points.
LINE_NUMBER_MOST, LEFT_LEAST = 12.0, 27 * 72 / 25.4
#: More pages than any administrative paper has.
MAX_PAGES = 400


def read_sheets(path: Path, data: bytes, step: Step | None = None) -> list[Sheet]:
    """Return the pages of a PDF; `path` names it in a refusal.

    Raises AppError E-NOT-PDF (not a PDF, or damaged: cut off in the middle, too), E-PAPER-LOCKED
    (needs a password), E-PAPER-BIG (more pages than any paper has), E-NO-TEXT (a scan).
    `step` is called before each page with (pages read, pages); what it raises ends the reading.
    """
    import pypdfium2

    if b"%%EOF" not in data[-2048:]:  # half a file would be measured as if it were the whole
        raise AppError("E-NOT-PDF", path=path)
    try:
        with pdfium.LOCK:
            document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        raise AppError("E-PAPER-LOCKED" if locked else "E-NOT-PDF", path=path) from error
    try:
        with pdfium.LOCK:
            pages = len(document)
        if pages > MAX_PAGES:
            raise AppError("E-PAPER-BIG", path=path, limit=64)
        sheets = []
        for number in range(1, pages + 1):
            if step is not None:
                step(number - 1, pages)
            with pdfium.LOCK:
                sheets.append(_sheet(document[number - 1], number))
    except pypdfium2.PdfiumError as error:
        raise AppError("E-NOT-PDF", path=path) from error
    finally:
        with pdfium.LOCK:
            document.close()
    if not any(sheet.lines for sheet in sheets):
        raise AppError("E-NO-TEXT", path=path)
    return sheets


def _sheet(page: Any, number: int) -> Sheet:  # noqa: ANN401  (pypdfium2 ships no types)
    width, height = page.get_size()
    glyphs = list(_glyphs(page, height))
    lines = tuple(line for line in assemble(number, glyphs) if not _counts_a_line(line))
    return Sheet(number, width, height, lines, tuple(_strokes(page, height)))


def _counts_a_line(line: Line) -> bool:
    """Say whether a line of a draft is counted here: a small number in the left margin."""
    return line.text.isdigit() and line.size < LINE_NUMBER_MOST and line.right < LEFT_LEAST


def _glyphs(page: Any, height: float) -> Iterator[Glyph]:  # noqa: ANN401
    import pypdfium2.raw as raw

    text = page.get_textpage()
    box, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    colour = [ctypes.c_uint() for _ in range(4)]
    fonts: dict[int, str] = {}
    for index in range(raw.FPDFText_CountChars(text)):
        code = raw.FPDFText_GetUnicode(text, index)
        if raw.FPDFText_IsGenerated(text, index) == 1 or code in {0, 10, 13, 0xFFFE}:
            continue
        raw.FPDFText_GetLooseCharBox(text, index, box)
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        raw.FPDFText_GetMatrix(text, index, matrix)
        scale = math.hypot(matrix.c, matrix.d) or 1.0
        red, green, blue, alpha = colour
        black = True
        if raw.FPDFText_GetFillColor(text, index, red, green, blue, alpha):
            black = max(red.value, green.value, blue.value) <= 16
        yield Glyph(
            chr(code),
            box.left,
            box.right,
            height - y.value,
            raw.FPDFText_GetFontSize(text, index) * scale,
            _font_name(text, index, fonts),
            black,
        )


def _font_name(text: Any, index: int, fonts: dict[int, str]) -> str:  # noqa: ANN401
    import pypdfium2.raw as raw

    owner = raw.FPDFText_GetTextObject(text, index)
    key = ctypes.cast(owner, ctypes.c_void_p).value or 0
    if key not in fonts:
        flags = ctypes.c_int()
        size = raw.FPDFText_GetFontInfo(text, index, None, 0, flags)
        buffer = ctypes.create_string_buffer(max(1, size))
        raw.FPDFText_GetFontInfo(text, index, buffer, size, flags)
        fonts[key] = buffer.value.decode("utf-8", "replace").split("+")[-1]
    return fonts[key]


def _strokes(page: Any, height: float) -> Iterator[Stroke]:  # noqa: ANN401
    import pypdfium2.raw as raw

    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=4):
        matrix = item.get_matrix()
        points: list[tuple[int, float, float]] = []
        for index in range(raw.FPDFPath_CountSegments(item.raw)):
            segment = raw.FPDFPath_GetPathSegment(item.raw, index)
            x, y = ctypes.c_float(), ctypes.c_float()
            raw.FPDFPathSegment_GetPoint(segment, x, y)
            px, py = matrix.on_point(x.value, y.value)
            points.append((raw.FPDFPathSegment_GetType(segment), px, height - py))
        xs, ys = [point[1] for point in points], [point[2] for point in points]
        single = sum(kind == raw.FPDF_SEGMENT_MOVETO for kind, _, _ in points) == 1
        if single and (max(ys) - min(ys) < 1.5 or max(xs) - min(xs) < 1.5):
            yield Stroke(min(xs), min(ys), max(xs), max(ys))  # a thin filled box is a line too
            continue
        for (_, x0, y0), (kind, x1, y1) in zip(points, points[1:], strict=False):
            if kind == raw.FPDF_SEGMENT_LINETO:
                yield Stroke(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
