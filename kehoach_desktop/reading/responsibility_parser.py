"""Who answers for what: the bodies under "Tổ chức thực hiện" and how many duties each has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kehoach_desktop.domain.imports.read_document import ReadResponsibility
from kehoach_desktop.domain.vntext import fold
from kehoach_desktop.reading.agency import HEAD, body_of_heading, subject
from kehoach_desktop.reading.labels import label_of
from kehoach_desktop.reading.numbers import Series
from kehoach_desktop.reading.outline_parser import Node
from kehoach_desktop.reading.source import Paragraph

_ARRANGE = re.compile(
    r"to chuc (?:trien khai )?thuc hien|trien khai thuc hien$|phan cong|^trach nhiem|"
    r"trach nhiem (?:thuc hien|cua|thi hanh)|^to chuc trien khai"
)
_BULLET = re.compile(r"^[-+•*]\s*")
_ASKED = re.compile(r"^(?:Đề nghị|Giao)\s+")
MAX_HEADING_WORDS = 14


def is_arrangement(node: Node) -> bool:
    """Say whether an item's heading announces who does what."""
    title = node.title if node.heading else node.text
    return len(title.split()) <= MAX_HEADING_WORDS and bool(_ARRANGE.search(fold(title)))


def arrangement_nodes(root: Node, *, articles: bool) -> Iterator[Node]:
    """Yield the items under which bodies are listed, the inner one where two are nested."""
    for node in root.children:
        number = node.number
        if number is None or (number.series is Series.ARTICLE and not articles):
            continue
        if is_arrangement(node):
            inner = [child for child in node.children if is_arrangement(child)]
            deeper = [child for child in inner if child.children or child.under]
            yield from deeper or [node]
        else:
            yield from (
                child for child in node.children
                if is_arrangement(child) and (child.children or child.under)
            )  # fmt: skip


def listing_nodes(root: Node) -> Iterator[Node]:
    """Yield the items that list bodies though no heading says so, as a directive does.

    Most of what stands under such an item must be headings that name a body and nothing else.
    """
    for node in root.walk():
        named = [child for child in node.children if _names_a_body(child)]
        if len(named) >= 2 and 2 * len(named) > len(node.children):
            yield node


def _names_a_body(node: Node) -> bool:
    heading = _ASKED.sub("", node.heading or "")
    if not HEAD.match(heading) or len(heading.split()) > 2 * MAX_HEADING_WORDS:
        return False
    return label_of(heading) is None and subject(heading) is None


def find_responsibilities(root: Node, *, articles: bool) -> tuple[ReadResponsibility, ...]:
    """Return the bodies in order; `articles` also looks into the articles of a decision."""
    found: list[ReadResponsibility] = []
    for node in [*arrangement_nodes(root, articles=articles)] or [*listing_nodes(root)]:
        for child in node.children:
            if (made := _of_item(child)) is not None:
                found.append(made)
        if not node.children:
            found += _of_bullets(node.under)
    return tuple(found)


def agency_of(node: Node) -> tuple[str, bool] | None:
    """Return (body, requested) of an item of the arrangements."""
    text = node.text
    requested = bool(re.match(r"Đề nghị\b", text))
    if node.heading:
        found = subject(node.heading)
        if found and len(node.heading.split()) > 6:
            return found[0], requested
        return body_of_heading(node.heading)
    found = subject(text)
    return (found[0], requested) if found else None


def _of_item(node: Node) -> ReadResponsibility | None:
    found = agency_of(node)
    if found is None or node.paragraph is None:
        return None
    agency, requested = found
    bullets = sum(bool(_BULLET.match(paragraph.text)) for paragraph in node.under)
    count = bullets + len(node.children) + (1 if node.inline and bullets else 0)
    requested = requested or any(
        re.search(r"đề nghị (?:các|Ủy ban|UBND|Ban|Hội|Đoàn|Công|Mặt)", paragraph.text)
        for paragraph in node.under
        if not _BULLET.match(paragraph.text)
    )
    return ReadResponsibility(agency, max(1, count), requested, node.paragraph.place)


def _of_bullets(paragraphs: Iterable[Paragraph]) -> Iterator[ReadResponsibility]:
    """Yield bodies that are listed as dashes, each with its duty on the same line."""
    for paragraph in paragraphs:
        text = _BULLET.sub("", paragraph.text)
        if paragraph.cells or (text == paragraph.text and not HEAD.match(_ASKED.sub("", text))):
            continue
        head, colon, rest = text.partition(": ")
        named = body_of_heading(head) if colon and rest and HEAD.match(
            _ASKED.sub("", head)) else None  # fmt: skip
        if named is None and (found := subject(text)):
            named = found[0], text.startswith("Đề nghị")
        if named is not None and len(named[0].split()) <= 24:
            yield ReadResponsibility(named[0], 1, named[1], paragraph.place)
