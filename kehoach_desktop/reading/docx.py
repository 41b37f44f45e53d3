"""Word files: paragraphs with the numbers that Word computes, tables, boxes, notes, page headers.

Read with lxml straight from WordprocessingML (ECMA-376 part 1): deleted text is left out and
said, inserted text kept; of a drawing that is stored twice (mc:AlternateContent) one copy is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kehoach_desktop.domain.imports.read_document import Place, ReadConversion
from kehoach_desktop.domain.vntext import clean
from kehoach_desktop.reading.docx_fonts import Fonts
from kehoach_desktop.reading.docx_numbering import Numbering
from kehoach_desktop.reading.docx_text import text_of
from kehoach_desktop.reading.limits import MAX_LINES, Check
from kehoach_desktop.reading.package import DamagedPackage, Element, Parts
from kehoach_desktop.reading.source import Source, SourceLine
from kehoach_desktop.reading.tables import Cell, table_lines, tells_the_issuer
from kehoach_desktop.reading.text import is_page_number

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: At most so many page headers and footers are looked for.
_FURNITURE = 12
_CHECK_EVERY = 200
#: A row has no more columns than this.
_WIDEST = 64
_INSIDE = {f"{W}{name}" for name in ("ins", "moveTo", "customXml", "smartTag")}


def read_docx(part: Parts, check: Check, *, macros: bool = False) -> Source:
    """Return the lines of a Word file: one a paragraph, or more where it has line breaks."""
    root = part("word/document.xml")
    body = root.find(f"{W}body") if root is not None else None
    if body is None:
        raise DamagedPackage
    styles = part("word/styles.xml")
    reader = _Reader(Numbering(part("word/numbering.xml"), styles), _fonts(root, styles), check)
    text = list(reader.blocks(body))
    letterhead, furniture = _page_furniture(part, reader)
    lines = [*letterhead, *text, *_notes(part, reader), *furniture]
    flags = {"macros": macros, "revisions": reader.revised, "cut": len(lines) > MAX_LINES}
    notes = tuple(name for name, said in flags.items() if said)
    return Source(*numbered(lines[:MAX_LINES]), notes)


def numbered(
    lines: Sequence[SourceLine],
) -> tuple[tuple[SourceLine, ...], tuple[ReadConversion, ...]]:
    """Return the lines with their numbers, and what was converted in them."""
    made = tuple(
        replace(line, place=replace(line.place, line=at)) for at, line in enumerate(lines, start=1)
    )
    found = tuple(replace(line.converted, place=line.place) for line in made if line.converted)
    return made, found


def _fonts(root: Element, styles: Element | None) -> Fonts | None:
    """Return the fonts of runs where the file names one of before Unicode, else None."""
    nodes = [node for tree in (root, styles) if tree is not None
             for node in tree.iter(f"{W}rFonts")]  # fmt: skip
    old = any(value[:3].casefold() in {".vn", "vni"} for node in nodes for value in node.values())
    return Fonts(styles) if old else None


def _page_furniture(part: Parts, reader: _Reader) -> tuple[list[SourceLine], list[SourceLine]]:
    """Return a letterhead that stands in the page header, and what is only printed on pages."""
    letterhead: list[SourceLine] = []
    furniture: list[SourceLine] = []
    seen: set[str] = set()
    for kind in ("header", "footer"):
        for number in range(1, _FURNITURE + 1):
            root = part(f"word/{kind}{number}.xml")
            lines = list(reader.blocks(root)) if root is not None else []
            text = "\n".join(line.text for line in lines)
            if not text or text in seen:
                continue
            seen.add(text)
            if kind == "header" and not letterhead and tells_the_issuer(text):
                letterhead = lines
                continue
            furniture += [
                replace(line, furniture=True, cells=(), place=replace(line.place, style=kind))
                for line in lines
            ]
    return letterhead, furniture


def _notes(part: Parts, reader: _Reader) -> Iterator[SourceLine]:
    """Yield the foot- and endnotes that the text points at, in its order."""
    trees = {kind: part(f"word/{kind}s.xml") for kind in {kind for kind, _ in reader.notes}}
    for kind, name in dict.fromkeys(reader.notes):
        tree = trees[kind]
        for node in tree.findall(f"{W}{kind}") if tree is not None else ():
            if node.get(f"{W}id") == name:
                for line in reader.blocks(node):
                    yield replace(line, note=True, place=replace(line.place, style=kind))


class _Reader:
    """Walks blocks in reading order."""

    def __init__(self, numbering: Numbering, fonts: Fonts | None, check: Check) -> None:
        self.revised = False
        self.notes: list[tuple[str, str]] = []
        self._numbering = numbering
        self._fonts = fonts
        self._check = check
        self._tables = 0
        self._read = 0

    def blocks(self, parent: Element, cell: str = "") -> Iterator[SourceLine]:
        """Yield the lines of paragraphs and tables below `parent`."""
        for child in parent:
            tag = child.tag
            if tag == f"{W}p":
                yield from self._paragraph(child, cell)
            elif tag == f"{W}tbl":
                yield from self._table(child)
            elif tag == f"{W}sdt":
                inner = child.find(f"{W}sdtContent")
                if inner is not None:
                    yield from self.blocks(inner, cell)
            elif tag in _INSIDE:
                yield from self.blocks(child, cell)
            elif tag in {f"{W}del", f"{W}moveFrom"}:
                self.revised = True

    def _paragraph(self, node: Element, cell: str) -> Iterator[SourceLine]:
        """Yield the lines of a paragraph, its automatic number in front, then its text boxes."""
        self._read += 1
        if self._read % _CHECK_EVERY == 0:
            self._check()
        found = text_of(node, self._fonts)
        self.revised = self.revised or found.deleted
        self.notes += found.notes
        style, number = self._numbering.of(node)
        converted = found.conversion() if self._fonts else None
        first = True
        for piece in found.text().split("\n"):
            shown = clean(piece)
            if not shown:
                continue
            marked = f"{number} {shown}" if number and first else shown
            lone = is_page_number(marked) and not cell
            yield SourceLine(
                marked, Place(0, style=style, cell=cell), True, furniture=lone,
                converted=converted if first else None,
            )  # fmt: skip
            first = False
        for box in found.boxes:
            yield from self.blocks(box, cell)

    def _table(self, node: Element) -> Iterator[SourceLine]:
        """Yield a table: rows of data, or column by column where it only lays out the page."""
        self._tables += 1
        name = self._tables
        rows: list[list[Cell]] = []
        for line in _unwrapped(node, f"{W}tr"):
            if line.find(f"{W}trPr/{W}del") is not None:
                self.revised = True
                continue
            rows.append(
                [self._cell(cell, f"{name}.{len(rows) + 1}.{column}")
                 for column, cell in enumerate(_unwrapped(line, f"{W}tc"), start=1)]
            )  # fmt: skip
        yield from table_lines(rows)

    def _cell(self, node: Element, name: str) -> Cell:
        span = node.find(f"{W}tcPr/{W}gridSpan")
        merged = node.find(f"{W}tcPr/{W}vMerge")
        width = span.get(f"{W}val", "1") if span is not None else "1"
        goes_on = merged is not None and merged.get(f"{W}val", "continue") != "restart"
        columns = min(int(width), _WIDEST) if width.isdecimal() else 1
        return Cell(tuple(self.blocks(node, name)), columns, goes_on)


def _unwrapped(parent: Element, tag: str) -> Iterator[Element]:
    """Yield the children of a kind, those inside content controls and insertions too."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _INSIDE or child.tag in {f"{W}sdt", f"{W}sdtContent"}:
            yield from _unwrapped(child, tag)
