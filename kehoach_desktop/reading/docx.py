"""Word files: paragraphs with the numbers that Word computes, tables, text boxes.

Read with lxml straight from WordprocessingML (ECMA-376 part 1): deleted text is left out,
inserted text kept; of a drawing that is stored twice (mc:AlternateContent) one copy is read.
"""

from __future__ import annotations

from collections.abc import Iterator

from kehoach_desktop.domain.read_document import Place
from kehoach_desktop.domain.vntext import clean
from kehoach_desktop.reading.docx_numbering import Numbering
from kehoach_desktop.reading.limits import MAX_LINES
from kehoach_desktop.reading.package import DamagedPackage, Element, Parts
from kehoach_desktop.reading.source import Source, SourceLine
from kehoach_desktop.reading.tables import table_lines
from kehoach_desktop.reading.text import is_page_number

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SKIPPED = {
    f"{W}{name}"
    for name in ("del", "delText", "moveFrom", "instrText", "pPr", "rPr", "fldData", "sectPr")
}
_BREAKS = {f"{W}br", f"{W}cr"}


def read_docx(part: Parts, *, macros: bool = False) -> Source:
    """Return the lines of a Word file: one a paragraph, or more where it has line breaks."""
    root = part("word/document.xml")
    body = root.find(f"{W}body") if root is not None else None
    if body is None:
        raise DamagedPackage
    reader = _Reader(Numbering(part("word/numbering.xml"), part("word/styles.xml")))
    lines = list(reader.blocks(body))[:MAX_LINES]
    numbered = tuple(
        SourceLine(line.text, Place(at, style=line.place.style, cell=line.place.cell), line.whole,
                   line.after_blank, line.cells, line.furniture)
        for at, line in enumerate(lines, start=1)
    )  # fmt: skip
    return Source(numbered, ("macros",) if macros else ())


class _Reader:
    """Walks the body in reading order."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._tables = 0

    def blocks(self, parent: Element) -> Iterator[SourceLine]:
        """Yield the lines of paragraphs and tables below `parent`."""
        for child in parent:
            if child.tag == f"{W}p":
                yield from self.paragraph(child)
            elif child.tag == f"{W}tbl":
                yield from self.table(child)
            elif child.tag == f"{W}sdt":
                inner = child.find(f"{W}sdtContent")
                if inner is not None:
                    yield from self.blocks(inner)
            elif child.tag in {f"{W}ins", f"{W}moveTo", f"{W}customXml", f"{W}smartTag"}:
                yield from self.blocks(child)

    def paragraph(self, node: Element, cell: str = "") -> Iterator[SourceLine]:
        """Yield the lines of a paragraph, its automatic number in front, then its text boxes."""
        boxes: list[Element] = []
        text = "".join(_text(node, boxes))
        style, number = self._numbering.of(node)
        pieces = [clean(piece) for piece in text.split("\n")]
        shown = [piece for piece in pieces if piece]
        for at, piece in enumerate(shown):
            marked = f"{number} {piece}" if number and at == 0 else piece
            lone = is_page_number(marked) and not cell
            yield SourceLine(marked, Place(0, style=style, cell=cell), True, furniture=lone)
        for box in boxes:
            yield from self.blocks(box)

    def table(self, node: Element) -> Iterator[SourceLine]:
        """Yield a table: rows of data, or column by column where it only lays out the page."""
        self._tables += 1
        name = self._tables
        rows = [
            [self._cell(cell, f"{name}.{row}.{column}")
             for column, cell in enumerate(line.iter(f"{W}tc"), start=1)]
            for row, line in enumerate(node.findall(f"{W}tr"), start=1)
        ]  # fmt: skip
        yield from table_lines(rows)

    def _cell(self, node: Element, name: str) -> list[SourceLine]:
        lines: list[SourceLine] = []
        for child in node:
            if child.tag == f"{W}p":
                lines += self.paragraph(child, name)
            elif child.tag == f"{W}tbl":
                lines += self.table(child)
            elif child.tag == f"{W}sdt":
                lines += self.blocks(child)
        return lines


def _text(node: Element, boxes: list[Element]) -> Iterator[str]:
    """Yield the text of a paragraph; text boxes are put aside in `boxes`."""
    for child in node:
        tag = child.tag
        if tag in _SKIPPED:
            continue
        if tag == f"{W}t":
            yield child.text or ""
        elif tag in {f"{W}tab", f"{W}ptab"}:
            yield " "
        elif tag in _BREAKS:
            yield "\n"
        elif tag == f"{W}noBreakHyphen":
            yield "-"
        elif tag == f"{W}txbxContent":
            boxes.append(child)
        elif tag == f"{_MC}AlternateContent":
            choice = child.find(f"{_MC}Choice")
            first = choice if choice is not None else child.find(f"{_MC}Fallback")
            if first is not None:
                yield from _text(first, boxes)
        elif len(child):
            yield from _text(child, boxes)
