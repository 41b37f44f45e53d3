"""OpenDocument text: paragraphs, lists with their bullets or numbers, tables, text boxes."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach_desktop.domain.read_document import Place
from kehoach_desktop.domain.vntext import clean
from kehoach_desktop.reading.limits import MAX_LINES
from kehoach_desktop.reading.package import DamagedPackage, Element, Parts
from kehoach_desktop.reading.source import Source, SourceLine
from kehoach_desktop.reading.tables import table_lines
from kehoach_desktop.reading.text import is_page_number

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_PARAGRAPHS = {f"{_TEXT}p", f"{_TEXT}h"}
_SKIPPED = {
    f"{_TEXT}tracked-changes",
    f"{_TEXT}note",
    f"{_OFFICE}annotation",
    f"{_TEXT}sequence-decls",
}


def read_odt(part: Parts) -> Source:
    """Return the lines of an OpenDocument text; a list item without a printed number is a dash."""
    root = part("content.xml")
    text = root.find(f"{_OFFICE}body/{_OFFICE}text") if root is not None else None
    if text is None:
        raise DamagedPackage
    found = list(_blocks(text, ""))[:MAX_LINES]
    return Source(
        tuple(
            SourceLine(line.text, Place(at, style=line.place.style), True, False, line.cells,
                       line.furniture)
            for at, line in enumerate(found, start=1)
        )
    )  # fmt: skip


def _blocks(parent: Element, mark: str) -> Iterator[SourceLine]:
    for child in parent:
        tag = child.tag
        if tag in _PARAGRAPHS:
            yield from _paragraph(child, mark)
            mark = ""
        elif tag == f"{_TABLE}table":
            rows = [
                [list(_blocks(cell, "")) for cell in row.iter(f"{_TABLE}table-cell")]
                for row in child.iter(f"{_TABLE}table-row")
            ]
            yield from table_lines(rows)
        elif tag == f"{_TEXT}list":
            for item in child:
                yield from _blocks(item, "- ")
        elif tag not in _SKIPPED and len(child):
            yield from _blocks(child, mark)


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
