"""OpenDocument text: paragraphs, lists with their bullets or numbers, tables, text boxes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kehoach_desktop.domain.imports.read_document import Place
from kehoach_desktop.domain.vntext import clean
from kehoach_desktop.reading.limits import MAX_LINES, Check
from kehoach_desktop.reading.odt_numbering import TEXT as _TEXT
from kehoach_desktop.reading.odt_numbering import ListNumbers, ListPlace, number_in
from kehoach_desktop.reading.package import DamagedPackage, Element, Parts
from kehoach_desktop.reading.source import Source, SourceLine
from kehoach_desktop.reading.tables import Cell, table_lines
from kehoach_desktop.reading.text import is_page_number

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_GROUPS = {f"{_TABLE}table-header-rows", f"{_TABLE}table-rows", f"{_TABLE}table-row-group"}
_CHECK_EVERY = 200
_WIDEST = 64
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_PARAGRAPHS = {f"{_TEXT}p", f"{_TEXT}h"}
_SKIPPED = {
    f"{_TEXT}tracked-changes",
    f"{_TEXT}note",
    f"{_OFFICE}annotation",
    f"{_TEXT}sequence-decls",
    f"{_SVG}title",
    f"{_SVG}desc",
}


def read_odt(part: Parts, check: Check) -> Source:
    """Return the lines of an OpenDocument text; list items have their number or a dash."""
    root = part("content.xml")
    text = root.find(f"{_OFFICE}body/{_OFFICE}text") if root is not None else None
    if text is None:
        raise DamagedPackage
    numbers = ListNumbers(root, part("styles.xml"))
    lines: list[SourceLine] = []
    for line in _blocks(text, numbers):
        lines.append(line)
        if len(lines) % _CHECK_EVERY == 0:
            check()
    revised = text.find(f"{_TEXT}tracked-changes") is not None
    behind = [replace(line, note=True) for node in text.iter(f"{_TEXT}note-body")
              for line in _blocks(node, numbers)]  # fmt: skip
    lines += behind
    flags = {"revisions": revised, "cut": len(lines) > MAX_LINES}
    made = tuple(
        replace(line, place=replace(line.place, line=at))
        for at, line in enumerate(lines[:MAX_LINES], start=1)
    )
    return Source(made, (), tuple(name for name, said in flags.items() if said))


def _blocks(
    parent: Element, numbers: ListNumbers, mark: str = "", within: ListPlace | None = None
) -> Iterator[SourceLine]:
    for child in parent:
        tag = child.tag
        if tag in _PARAGRAPHS:
            if tag == f"{_TEXT}h" and within is None:
                mark = numbers.of_heading(child)
            yield from _paragraph(child, numbers, mark)
            mark = ""
        elif tag == f"{_TABLE}table":
            yield from table_lines(list(_rows(child, numbers)))
        elif tag == f"{_TEXT}list":
            yield from _list(child, numbers, within)
        elif tag not in _SKIPPED and len(child):
            yield from _blocks(child, numbers, mark, within)


def _list(node: Element, numbers: ListNumbers, around: ListPlace | None) -> Iterator[SourceLine]:
    """Yield the lines of a list; an item that only holds a deeper list has no number itself."""
    place = numbers.enter(node, around)
    for item in node:
        numbered = item.tag == f"{_TEXT}list-item" and any(each.tag in _PARAGRAPHS for each in item)
        mark = numbers.of_item(item, place) if numbered else ""
        yield from _blocks(item, numbers, mark, place)


def _rows(table: Element, numbers: ListNumbers) -> Iterator[list[Cell]]:
    """Yield the rows; cells that one above covers go on from it, those beside are its span."""
    covers: dict[int, int] = {}
    for node in table:
        if node.tag in _GROUPS:
            yield from _rows(node, numbers)
        if node.tag != f"{_TABLE}table-row":
            continue
        row: list[Cell] = []
        column = beside = 0
        for cell in node:
            repeated = min(number_in(cell.get(f"{_TABLE}number-columns-repeated"), 1), _WIDEST)
            if cell.tag == f"{_TABLE}covered-table-cell":
                for _ in range(max(repeated - beside, 0)):
                    goes_on = covers.get(column, 0) > 0
                    covers[column] = covers.get(column, 0) - 1
                    row.append(Cell((), 1, goes_on))
                    column += 1
                beside = max(beside - repeated, 0)
            elif cell.tag == f"{_TABLE}table-cell":
                lines = tuple(_blocks(cell, numbers))
                span = min(number_in(cell.get(f"{_TABLE}number-columns-spanned"), 1), _WIDEST) or 1
                covers[column] = number_in(cell.get(f"{_TABLE}number-rows-spanned"), 1) - 1
                row += [Cell(lines, span)] + [Cell(())] * (repeated - 1)
                column += span + repeated - 1
                beside = span - 1
        yield row


def _paragraph(node: Element, numbers: ListNumbers, mark: str) -> Iterator[SourceLine]:
    boxes: list[Element] = []
    style = node.get(f"{_TEXT}style-name", "")
    for piece in "".join(_letters(node, boxes)).split("\n"):
        shown = clean(piece)
        if shown:
            lone = not mark and is_page_number(shown)
            text = f"{mark} {shown}" if mark else shown
            yield SourceLine(text, Place(0, style=style), True, furniture=lone)
            mark = ""
    for box in boxes:
        yield from _blocks(box, numbers)


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
