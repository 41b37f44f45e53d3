"""OpenDocument text: paragraphs, lists with their bullets or numbers, tables, text boxes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kehoach_desktop.domain.read_document import Place
from kehoach_desktop.domain.vntext import clean
from kehoach_desktop.reading.limits import MAX_LINES, Check
from kehoach_desktop.reading.package import DamagedPackage, Element, Parts
from kehoach_desktop.reading.source import Source, SourceLine
from kehoach_desktop.reading.tables import Cell, table_lines
from kehoach_desktop.reading.text import is_page_number

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_GROUPS = {f"{_TABLE}table-header-rows", f"{_TABLE}table-rows", f"{_TABLE}table-row-group"}
_CHECK_EVERY = 200
_WIDEST = 64
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_PARAGRAPHS = {f"{_TEXT}p", f"{_TEXT}h"}
_SKIPPED = {
    f"{_TEXT}tracked-changes",
    f"{_TEXT}note",
    f"{_OFFICE}annotation",
    f"{_TEXT}sequence-decls",
}


def read_odt(part: Parts, check: Check) -> Source:
    """Return the lines of an OpenDocument text; a list item without a printed number is a dash."""
    root = part("content.xml")
    text = root.find(f"{_OFFICE}body/{_OFFICE}text") if root is not None else None
    if text is None:
        raise DamagedPackage
    lines: list[SourceLine] = []
    for line in _blocks(text, ""):
        lines.append(line)
        if len(lines) % _CHECK_EVERY == 0:
            check()
    revised = text.find(f"{_TEXT}tracked-changes") is not None
    behind = [replace(line, note=True) for node in text.iter(f"{_TEXT}note-body")
              for line in _blocks(node, "")]  # fmt: skip
    lines += behind
    flags = {"revisions": revised, "cut": len(lines) > MAX_LINES}
    made = tuple(
        replace(line, place=replace(line.place, line=at))
        for at, line in enumerate(lines[:MAX_LINES], start=1)
    )
    return Source(made, (), tuple(name for name, said in flags.items() if said))


def _blocks(parent: Element, mark: str) -> Iterator[SourceLine]:
    for child in parent:
        tag = child.tag
        if tag in _PARAGRAPHS:
            yield from _paragraph(child, mark)
            mark = ""
        elif tag == f"{_TABLE}table":
            yield from table_lines(list(_rows(child)))
        elif tag == f"{_TEXT}list":
            for item in child:
                yield from _blocks(item, "- ")
        elif tag not in _SKIPPED and len(child):
            yield from _blocks(child, mark)


def _rows(table: Element) -> Iterator[list[Cell]]:
    """Yield the rows; cells that a merged one covers go on from it or are empty."""
    covers: dict[int, int] = {}
    for node in table:
        if node.tag in _GROUPS:
            yield from _rows(node)
        if node.tag != f"{_TABLE}table-row":
            continue
        row: list[Cell] = []
        for cell in node:
            repeated = min(_int(cell, f"{_TABLE}number-columns-repeated"), _WIDEST)
            if cell.tag == f"{_TABLE}covered-table-cell":
                for _ in range(repeated):
                    goes_on = covers.get(len(row), 0) > 0
                    covers[len(row)] = covers.get(len(row), 0) - 1
                    row.append(Cell((), 1, goes_on))
            elif cell.tag == f"{_TABLE}table-cell":
                lines = tuple(_blocks(cell, ""))
                covers[len(row)] = _int(cell, f"{_TABLE}number-rows-spanned") - 1
                row += [Cell(lines)] + [Cell(())] * (repeated - 1)
        yield row


def _int(node: Element, name: str) -> int:
    text = node.get(name, "1")
    return int(text) if text.isdecimal() and len(text) < 8 else 1


def _paragraph(node: Element, mark: str) -> Iterator[SourceLine]:
    boxes: list[Element] = []
    style = node.get(f"{_TEXT}style-name", "")
    for piece in "".join(_letters(node, boxes)).split("\n"):
        shown = clean(piece)
        if shown:
            lone = is_page_number(shown)
            yield SourceLine(mark + shown, Place(0, style=style), True, furniture=lone)
            mark = ""
    for box in boxes:
        yield from _blocks(box, "")


def _letters(node: Element, boxes: list[Element]) -> Iterator[str]:
    yield node.text or ""
    for child in node:
        tag = child.tag
        if tag in {f"{_TEXT}s", f"{_TEXT}tab"}:
            yield " "
        elif tag == f"{_TEXT}line-break":
            yield "\n"
        elif tag == f"{_DRAW}text-box":
            boxes.append(child)
        elif tag not in _SKIPPED and isinstance(tag, str):
            yield from _letters(child, boxes)
        yield child.tail or ""
