"""Pages into PDF bytes: the same pages give the same bytes.

The text operators are written here, with the codes of every word remembered per document, and
handed to ReportLab's canvas, which embeds and subsets the faces, writes the outline and the file.
"""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from kehoach_desktop.documents import decree30
from kehoach_desktop.documents.composition import Document
from kehoach_desktop.documents.pdf import archival
from kehoach_desktop.documents.pdf.fonts import Face, FontSet
from kehoach_desktop.documents.pdf.sheet import Sheet, Stroke, Text

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

CREATOR = "Kế hoạch Desktop"
LANGUAGE = "vi-VN"
#: Room above a bookmark's line when a viewer jumps to it (points).
_BOOKMARK_ROOM = 12.0
_RED = " ".join(f"{part:g}" for part in decree30.RED)
_ESCAPES = {ord("\\"): r"\\", ord("("): r"\(", ord(")"): r"\)", 13: r"\r", 10: r"\n"}


def write_pdf(
    document: Document, sheets: Sequence[Sheet], fonts: FontSet, *, compressed: bool = True
) -> bytes:
    """Return the PDF of `sheets`, with title, author, language and bookmarks.

    Without compression no build of zlib has a say in the bytes.
    """
    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    canvas = Canvas(
        buffer,
        pageCompression=int(compressed),
        invariant=1,
        initialFontName=fonts.regular.name,  # else every page names an unembedded Helvetica
        lang=LANGUAGE,
        pdfVersion=archival.VERSION,
    )
    canvas.setTitle(document.title)
    canvas.setAuthor(document.author)
    canvas.setCreator(CREATOR)
    canvas.setSubject(document.title)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    archival.make_archival(canvas, document.title, document.author, CREATOR, LANGUAGE)
    encoder = _Encoder(canvas)
    level = -1
    for index, sheet in enumerate(sheets):
        rule = sheet.rule
        canvas.setPageSize((rule.width, rule.height))
        level = _bookmarks(canvas, sheet, index, level)
        canvas.addLiteral(encoder.texts(sheet.texts, rule.height))
        canvas.addLiteral(_strokes(sheet, rule.height))
        if sheet.fills:
            canvas.addLiteral(_fills(sheet, rule.height))
        if sheet.frames:
            canvas.addLiteral(_frames(sheet, rule.height))
        canvas.showPage()
    with _binary_streams():
        canvas.save()
    return buffer.getvalue()


@contextlib.contextmanager
def _binary_streams() -> Iterator[None]:
    """Have ReportLab write compressed streams as they are.

    Its default spells them out in ASCII 85: a quarter larger, and slow without its C extension.
    The setting is the library's only switch for it; it is put back for whoever else uses it.
    """
    from reportlab import rl_config

    before = rl_config.useA85
    rl_config.useA85 = 0
    try:
        yield
    finally:
        rl_config.useA85 = before


def _bookmarks(canvas: Canvas, sheet: Sheet, index: int, level: int) -> int:
    """Add the page's outline entries; no level is skipped. Return the last level."""
    for place, mark in enumerate(sheet.bookmarks):
        key = f"p{index}-{place}"
        canvas.bookmarkPage(
            key, fit="XYZ", left=0, top=sheet.rule.height - mark.y + _BOOKMARK_ROOM, zoom=0
        )
        level = min(mark.level - 1, level + 1)
        canvas.addOutlineEntry(mark.title, key, level=level)
        canvas.showOutline()
    return level


def _strokes(sheet: Sheet, height: float) -> str:
    """Return the operators of the page's lines and boxes, grouped by width."""
    code: list[str] = []
    for width, strokes in groupby(sheet.strokes, key=_width):
        code.append(f"{width:g} w")
        code += [
            f"{x0:.2f} {height - y0:.2f} m {x1:.2f} {height - y1:.2f} l"
            for x0, y0, x1, y1, _ in strokes
        ]
        code.append("S")
    for x0, y0, x1, y1, width in sheet.boxes:
        code.append(f"{width:g} w {x0:.2f} {height - y1:.2f} {x1 - x0:.2f} {y1 - y0:.2f} re S")
    return "\n".join(code)


def _fills(sheet: Sheet, height: float) -> str:
    """Return the operators of the page's black rectangles: one path, so that no seam shows."""
    code = []
    for fill in sheet.fills:
        x0, x1 = round(fill.x0, 2), round(fill.x1, 2)
        y0, y1 = round(height - fill.y1, 2), round(height - fill.y0, 2)
        code.append(f"{x0:.2f} {y0:.2f} {x1 - x0:.2f} {y1 - y0:.2f} re")
    return "\n".join([*code, "f"])


def _frames(sheet: Sheet, height: float) -> str:
    """Return the operators of the red frames; the colour is put back."""
    code = ["q", f"{_RED} RG"]
    for x0, y0, x1, y1, width in sheet.frames:
        code.append(f"{width:g} w {x0:.2f} {height - y1:.2f} {x1 - x0:.2f} {y1 - y0:.2f} re S")
    return "\n".join([*code, "Q"])


def _width(stroke: Stroke) -> float:
    return stroke.width


class _Encoder:
    """Writes texts in the codes of the subsets that ReportLab builds for this document."""

    def __init__(self, canvas: Canvas) -> None:
        # The document is the key of a face's subset; the canvas has no public name for it.
        self._document = canvas._doc  # noqa: SLF001
        self._words: dict[Face, dict[str, list[tuple[str, str]]]] = {}

    def texts(self, texts: Sequence[Text], height: float) -> str:
        """Return the text object of a page whose upper edge is at `height`."""
        code = ["BT"]
        append = code.append
        font: tuple[str, float] | None = None
        spacing = 0.0
        for x, y, face, size, text, stretch, upright, red in texts:
            if red:
                append(f"{_RED} rg")
            turn = "0 1 -1 0" if upright else "1 0 0 1"
            append(f"{turn} {x:.2f} {height - y:.2f} Tm")
            if stretch != spacing:
                append(f"{stretch:.4f} Tw")
                spacing = stretch
            for name, shown in self._encoded(face, text):
                if (name, size) != font:
                    font = (name, size)
                    append(f"{name} {size:g} Tf")
                append(f"({shown}) Tj")
            if red:
                append("0 g")
        append("0 Tw ET" if spacing else "ET")
        return "\n".join(code)

    def _encoded(self, face: Face, text: str) -> list[tuple[str, str]]:
        """Return (font resource, shown string) pairs of `text`; words are encoded once."""
        words = self._words.get(face)
        if words is None:
            words = self._words[face] = {}
        parts: list[tuple[str, str]] = []
        name, shown = "", ""
        for word in text.split(" "):
            pairs = words.get(word)
            if pairs is None:
                pairs = words[word] = self._encode(face, word)
            for index, (other, codes) in enumerate(pairs):
                if other != name:
                    if name:
                        parts.append((name, shown))
                    name, shown = other, codes
                else:
                    shown += codes
                if index == len(pairs) - 1:
                    shown += " "
        parts.append((name, shown[:-1]))
        return parts

    def _encode(self, face: Face, word: str) -> list[tuple[str, str]]:
        font, document = face.font, self._document
        return [
            (font.getSubsetInternalName(subset, document), _literal(codes))
            for subset, codes in font.splitString(word, document)
        ] or [(font.getSubsetInternalName(0, document), "")]


def _literal(codes: bytes) -> str:
    """Return `codes` as the inside of a PDF string in ASCII."""
    return "".join(
        _ESCAPES.get(code) or (chr(code) if 32 <= code < 127 else f"\\{code:03o}") for code in codes
    )
