"""The body as paragraphs in the order of the source, each with its number, bullet and depth."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kehoach_desktop.domain.imports.read_document import BodyPart, NumberKind, ReadParagraph
from kehoach_desktop.reading.labels import labelled
from kehoach_desktop.reading.limits import Check, go_on, watched
from kehoach_desktop.reading.numbers import Series
from kehoach_desktop.reading.outline_parser import Node
from kehoach_desktop.reading.source import Paragraph

_BULLET = re.compile(r"^([-+–—•▪●◦*])\s*(?=\S)")  # noqa: RUF001 - the dashes are meant
#: The style of running text in our own Word files, where titles have another.
_RUNNING_STYLE = "Nội dung"
_SECTIONS = frozenset({Series.CHAPTER, Series.CAPITAL, Series.ROMAN})


def body_paragraphs(
    made: Sequence[Paragraph],
    root: Node,
    part: BodyPart,
    origins: Sequence[tuple[int, ...]],
    check: Check = go_on,
) -> tuple[ReadParagraph, ...]:
    """Return the paragraphs `made`, whose tree is `root`, as they stand in the source.

    `origins` tells which lines of the source each line went into that was read.
    """
    heads: dict[int, Node] = {}
    depths: dict[int, int] = {}
    for node in root.walk():
        if node.paragraph is not None:
            heads[id(node.paragraph)] = node
        depths |= {id(paragraph): node.depth for paragraph in node.under}
    found = (
        _numbered(paragraph, heads[id(paragraph)], part)
        if id(paragraph) in heads
        else _plain(paragraph, depths.get(id(paragraph), 0), part)
        for paragraph in watched(made, check)
    )
    return tuple(
        replace(each, lines=tuple(dict.fromkeys(at for index in each.lines
                                                for at in origins[index])))
        for each in found
    )  # fmt: skip


def _numbered(paragraph: Paragraph, node: Node, part: BodyPart) -> ReadParagraph:
    number = node.number
    kind = NumberKind.ITEM
    if number is not None and number.series in _SECTIONS:
        kind = NumberKind.SECTION
    elif number is not None and number.series is Series.ARTICLE:
        kind = NumberKind.ARTICLE
    heading = "" if _is_running(paragraph) else node.heading or ""
    return ReadParagraph(
        node.text, paragraph.place, paragraph.indices, part, kind,
        number.printed if number else "", node.depth, heading, bool(labelled(node.text)),
        paragraph.cells,
    )  # fmt: skip


def _is_running(paragraph: Paragraph) -> bool:
    """Say whether a Word file says itself that a paragraph is running text (our own style)."""
    return paragraph.place.style == _RUNNING_STYLE


def _plain(paragraph: Paragraph, depth: int, part: BodyPart) -> ReadParagraph:
    text, kind = paragraph.text, NumberKind.NONE
    match = None if paragraph.cells else _BULLET.match(text)
    if match:
        kind = NumberKind.PLUS if match[1] == "+" else NumberKind.DASH
        text = text[match.end() :]
    return ReadParagraph(
        text, paragraph.place, paragraph.indices, part, kind, match[1] if match else "", depth,
        labelled=not paragraph.cells and bool(labelled(paragraph.text)), cells=paragraph.cells,
    )  # fmt: skip
