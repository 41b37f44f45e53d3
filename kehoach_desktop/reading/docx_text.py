"""The letters of a paragraph in Word: text boxes aside, deleted words out, old fonts in Unicode."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from kehoach_desktop.domain.imports.read_document import Place, ReadConversion
from kehoach_desktop.reading.docx_fonts import Fonts
from kehoach_desktop.reading.legacy_encodings import LegacyEncoding, to_unicode
from kehoach_desktop.reading.package import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DELETED = {f"{W}del", f"{W}delText", f"{W}moveFrom"}
_SKIPPED = _DELETED | {f"{W}{name}" for name in ("instrText", "pPr", "rPr", "fldData", "sectPr")}
_BREAKS = {f"{W}br", f"{W}cr"}
_NOTES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}


@dataclass
class ParagraphText:
    """What a paragraph holds: pieces of text with what they are written in, boxes, its notes."""

    pieces: list[tuple[str, LegacyEncoding | None]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    deleted: bool = False

    def text(self) -> str:
        """Return the text in Unicode."""
        return "".join(self._converted())

    def conversion(self) -> ReadConversion | None:
        """Return what was converted in the paragraph, None where nothing was."""
        encoding = next((old for text, old in self.pieces if old and text.strip()), None)
        before, after = "".join(text for text, _ in self.pieces), self.text()
        if encoding is None or before == after:
            return None
        uncertain = [
            word
            for old, run in groupby(self.pieces, key=lambda piece: piece[1])
            if old is not None
            for word in to_unicode("".join(text for text, _ in run), old).uncertain
        ]
        return ReadConversion(Place(0), encoding, before, after, tuple(dict.fromkeys(uncertain)))

    def _converted(self) -> Iterator[str]:
        for encoding, run in groupby(self.pieces, key=lambda piece: piece[1]):
            joined = "".join(text for text, _ in run)
            yield joined if encoding is None else to_unicode(joined, encoding).text


def text_of(paragraph: Element, fonts: Fonts | None) -> ParagraphText:
    """Return what a paragraph holds; `fonts` is None where the file names no old font."""
    found = ParagraphText()
    _walk(paragraph, found, fonts, fonts.of_style(paragraph) if fonts else "", None)
    return found


def _walk(
    node: Element, found: ParagraphText, fonts: Fonts | None, font: str,
    encoding: LegacyEncoding | None,
) -> None:  # fmt: skip
    for child in node:
        tag = child.tag
        if tag in _SKIPPED:
            found.deleted = found.deleted or tag in _DELETED
        elif tag == f"{W}t":
            found.pieces.append((child.text or "", encoding))
        elif tag in {f"{W}tab", f"{W}ptab"}:
            found.pieces.append((" ", encoding))
        elif tag in _BREAKS:
            found.pieces.append(("\n", encoding))
        elif tag == f"{W}noBreakHyphen":
            found.pieces.append(("-", encoding))
        elif tag in _NOTES:
            found.notes.append((_NOTES[tag], child.get(f"{W}id", "")))
        elif tag == f"{W}txbxContent":
            found.boxes.append(child)
        elif tag == f"{_MC}AlternateContent":
            choice = child.find(f"{_MC}Choice")
            first = choice if choice is not None else child.find(f"{_MC}Fallback")
            if first is not None:
                _walk(first, found, fonts, font, encoding)
        elif len(child):
            inner = fonts.encoding(child, font) if fonts and tag == f"{W}r" else encoding
            _walk(child, found, fonts, font, inner)
