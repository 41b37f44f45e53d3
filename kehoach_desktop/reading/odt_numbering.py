"""The numbers that a word processor prints before the items of an OpenDocument list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kehoach_desktop.reading.docx_numbering import shown_number
from kehoach_desktop.reading.package import Element

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
#: LibreOffice writes the whole pattern of a number here; the standard only knows its parts.
_PATTERN = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}num-list-format"
_PLACE = re.compile(r"%(\d{1,2})%")
_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman",
          "I": "upperRoman"}  # fmt: skip
_DEEPEST = 10


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    pattern: str
    start: int


@dataclass(slots=True)
class ListPlace:
    """One list being read: its style, its depth from 1, and the last number of every depth."""

    style: str
    depth: int = 1
    counts: dict[int, int] = field(default_factory=dict)


class ListNumbers:
    """Counts the numbers of lists and of numbered headings in reading order.

    The styles are those of content.xml and styles.xml (OpenDocument 1.3, part 3, 16.30-16.34).
    """

    def __init__(self, *roots: Element | None) -> None:
        self._styles: dict[str, dict[int, _Level]] = {}
        self._outline: dict[int, _Level] = {}
        self._by_id: dict[str, ListPlace] = {}
        self._last: dict[str, ListPlace] = {}
        self._headings = ListPlace("")
        for root in roots:
            if root is None:
                continue
            for style in root.iter(f"{TEXT}list-style"):
                self._styles[style.get(f"{_STYLE}name", "")] = dict(_levels(style))
            for style in root.iter(f"{TEXT}outline-style"):
                self._outline = dict(_levels(style))

    def enter(self, node: Element, around: ListPlace | None) -> ListPlace:
        """Return the place of a list: inside another, going on from an earlier one, or new."""
        style = node.get(f"{TEXT}style-name", "")
        if around is not None:
            return ListPlace(style or around.style, around.depth + 1, around.counts)
        place = ListPlace(style)
        before = self._by_id.get(node.get(f"{TEXT}continue-list", ""))
        if before is None and node.get(f"{TEXT}continue-numbering") == "true":
            before = self._last.get(style)
        if before is not None:
            place.counts = before.counts
        self._last[style] = place
        if name := node.get(_XML_ID):
            self._by_id[name] = place
        return place

    def of_item(self, item: Element, place: ListPlace) -> str:
        """Return the mark of a list item: its number as printed, or a dash."""
        written = item.findtext(f"{TEXT}number")
        levels = self._styles.get(place.style)
        if levels is None:
            return written or "-"
        number = _count(levels, place.counts, place.depth, item.get(f"{TEXT}start-value"))
        return written or number

    def of_heading(self, heading: Element) -> str:
        """Return the number of a heading outside lists, "" when headings have none."""
        depth = number_in(heading.get(f"{TEXT}outline-level"), 1)
        if depth not in self._outline or heading.get(f"{TEXT}is-list-header") == "true":
            return ""
        return _count(self._outline, self._headings.counts, depth, None)


def _levels(style: Element) -> Iterator[tuple[int, _Level]]:
    for node in style:
        if node.tag not in {f"{TEXT}list-level-style-number", f"{TEXT}outline-level-style",
                            f"{TEXT}list-level-style-bullet"}:  # fmt: skip
            continue
        depth = number_in(node.get(f"{TEXT}level"), 1)
        if node.tag == f"{TEXT}list-level-style-bullet":
            yield depth, _Level("bullet", "", 1)
            continue
        form = _FORMS.get(node.get(f"{_STYLE}num-format", ""), "")
        shown = min(number_in(node.get(f"{TEXT}display-levels"), 1), depth, _DEEPEST)
        parts = ".".join(f"%{at}%" for at in range(depth - shown + 1, depth + 1)) if form else ""
        prefix, suffix = node.get(f"{_STYLE}num-prefix", ""), node.get(f"{_STYLE}num-suffix", "")
        pattern = node.get(_PATTERN) or prefix + parts + suffix
        yield depth, _Level(form, pattern, number_in(node.get(f"{TEXT}start-value"), 1))


def _count(levels: dict[int, _Level], counts: dict[int, int], depth: int, start: str | None) -> str:
    mine = levels.get(depth)
    if mine is None or mine.form == "bullet":
        return "-"
    counts[depth] = number_in(start, counts.get(depth, mine.start - 1) + 1)
    for deeper in [each for each in counts if each > depth]:
        del counts[deeper]

    def fill(match: re.Match[str]) -> str:
        at = int(match[1])
        part = levels.get(at)
        if part is None or not part.form:
            return ""
        return shown_number(counts.get(at, part.start), part.form)

    return _PLACE.sub(fill, mine.pattern).strip() if mine.form else ""


def number_in(text: str | None, default: int) -> int:
    """Return the whole number an attribute holds, `default` when it holds none worth reading."""
    return int(text) if text and text.isdecimal() and len(text) < 8 else default
