"""The outline: numbered paragraphs as a tree, with what stands under each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kehoach_desktop.domain.imports.read_document import ReadItem
from kehoach_desktop.reading.agency import HEAD, subject
from kehoach_desktop.reading.letters import LOWER, UPPER
from kehoach_desktop.reading.limits import Check, go_on, watched
from kehoach_desktop.reading.numbers import Number, Series, number_of
from kehoach_desktop.reading.source import Paragraph

#: So many first words stand for an item without a heading.
START_WORDS = 8
#: A title is no longer than this.
TITLE_WORDS = 40
_SENTENCE_END = re.compile(r"[.!?]\s+(?=\S)")
_ABBREVIATED = re.compile(r"(?:UBND|HĐND|TTHC|CCHC|MTTQ|BCH)\b")
_CLOSING = re.compile(r"^(?:Trên đây là|Trong quá trình (?:tổ chức |triển khai )*thực hiện)\b")
#: "Các Sở: Tư pháp, Nội vụ": the names stand behind the colon.
_ROW_OF_BODIES = re.compile(r"^Các (?:[Ss]ở|[Bb]ộ|[Pp]hòng|[Bb]an)(?:, (?:ban|ngành|phòng))*$")
#: An article that announces its list is a sentence: "… gồm các ông, bà có tên sau:".
_LEADS_IN = re.compile(r"\b(?:sau|sau đây|gồm|bao gồm)\s*:$")
_CAPS_TITLE = re.compile(rf"^((?:[^{LOWER}\s]+\s)*[^{LOWER}\s]+)\s+(?=[{UPPER}][{LOWER}])")


@dataclass
class Node:
    """An item of the outline: its number, its text, the paragraphs under it, its sub-items."""

    number: Number | None
    paragraph: Paragraph | None
    depth: int
    heading: str | None = None
    inline: str = ""
    under: list[Paragraph] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Return the item's text without its number."""
        return self.number.rest if self.number else ""

    @property
    def title(self) -> str:
        """Return the heading, or the item's text where it has none."""
        return self.heading or self.text

    def walk(self) -> Iterator[Node]:
        """Yield this node and all below it in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


def build(paragraphs: Sequence[Paragraph], check: Check = go_on) -> Node:
    """Return the tree of a body; its root has no number and holds what stands before the first."""
    root = Node(None, None, 0)
    stack = [root]
    for paragraph in watched(paragraphs, check):
        number = None if paragraph.cells else number_of(paragraph.text)
        if number is None and _CLOSING.match(paragraph.text):
            del stack[1:]
        if number is None:
            stack[-1].under.append(paragraph)
            continue
        depth = _depth(number, stack)
        while stack[-1].depth >= depth:
            stack.pop()
        node = Node(number, paragraph, depth)
        stack[-1].children.append(node)
        stack.append(node)
    for node in watched(root.walk(), check):
        if node.number is not None:
            node.heading, node.inline = _heading(node)
    return root


def _depth(number: Number, stack: Sequence[Node]) -> int:
    """Return the depth of a number below what is open."""
    inside = {node.number.series for node in stack if node.number}
    if number.series in {Series.CHAPTER, Series.CAPITAL}:
        return 1
    outer = sum(series in inside for series in (Series.CHAPTER, Series.CAPITAL))
    if number.series in {Series.ROMAN, Series.ARTICLE}:
        return 1 + outer
    tops = (Series.CHAPTER, Series.CAPITAL, Series.ROMAN, Series.ARTICLE)
    base = max((node.depth for node in stack if node.number and node.number.series in tops),
               default=0)  # fmt: skip
    if number.series is Series.DECIMAL:
        closing = number.printed.endswith(")") and number.parts == 1
        dotted = [node.depth for node in stack if _is_dotted(node)]
        return (max(dotted) + 1) if closing and dotted else base + number.parts
    series = {Series.LETTER} if number.series is Series.LETTER else {Series.LETTER, Series.BRACKET}
    above = [node.depth for node in stack if node.number and (
        node.number.series not in series if number.series is Series.LETTER
        else node.number.series is not Series.BRACKET)]  # fmt: skip
    return max(above, default=0) + 1


def _is_dotted(node: Node) -> bool:
    number = node.number
    return bool(number and number.series is Series.DECIMAL and not number.printed.endswith(")"))


def _heading(node: Node) -> tuple[str | None, str]:
    """Return (heading, what stands behind it on the same line); (None, text) for running text."""
    text = node.text
    match = _CAPS_TITLE.match(text)
    if match and len(match[1].split()) >= 2 and not _ABBREVIATED.match(match[1]):
        return match[1], text[match.end() :]
    if _is_capitals(re.sub(r"\([^()]*\)", "", text)):
        return text, ""
    head, colon, rest = text.partition(": ")
    closed = head.count("(") == head.count(")")
    article = node.number is not None and node.number.series is Series.ARTICLE
    if article and (";" in head or _LEADS_IN.search(text)):
        return None, text
    if _ROW_OF_BODIES.match(head) and colon and rest[:1].isupper() and not subject(rest):
        return text, ""
    if (
        colon
        and closed
        and rest.strip()
        and len(head.split()) <= 12
        and not _SENTENCE_END.search(head)
    ):
        named = _LABEL_BEHIND.match(head)
        return (named[1], text[named.end(1) :].lstrip(" -–")) if named else (head, rest)  # noqa: RUF001
    bare = text.rstrip(" .:")
    listed = bool(node.children) or any(part.text[:1] in "-+•*" for part in node.under)
    has_more = listed or (bool(node.under) and (text[-1:] != "." or len(bare.split()) <= 8))
    if has_more and not _SENTENCE_END.search(bare) and len(bare.split()) <= TITLE_WORDS:
        return text, ""
    glued = glued_heading(text)
    return (glued, text[len(glued) :].strip()) if glued else (None, text)


def _is_capitals(text: str) -> bool:
    return text == text.upper() and any(char.isalpha() for char in text)


def glued_heading(text: str) -> str | None:
    """Return a title that runs into its sentence: the sentence begins with a body and a verb."""
    if subject(text) is not None:
        return None
    for match in HEAD.finditer(text):
        before = text[: match.start()].rstrip()
        words = before.split()
        if not 3 <= len(words) <= 20 or _SENTENCE_END.search(before):
            continue
        last = words[-1].casefold()
        if last.endswith((",", ";", "(", "-", "–", "“", '"')) or last in _JOINING:  # noqa: RUF001
            continue
        if _OFFICER.search(before) or before.count("(") > before.count(")"):
            continue
        if not words[-1][:1].islower():
            continue
        found = subject(text[match.start() :])
        if found and len(found[0].split()) <= 8:
            return before
    return None


#: "Phủ sóng hai bản - chủ trì: …": the label is no part of the title.
_LABEL_BEHIND = re.compile(
    r"(.{10,}?)\s+[-–]\s+(?:[Cc]hủ trì|[Pp]hối hợp|[Tt]hời gian)(?: thực hiện)?$"
)  # noqa: RUF001
#: "Chủ tịch | Ủy ban nhân dân tỉnh": a body behind an officer belongs to the officer.
_OFFICER = re.compile(
    r"(?:[Cc]hủ tịch|[Gg]iám đốc|[Tt]hủ trưởng|[Tt]hường trực|[Tt]rưởng|[Bb]í thư|[Vv]ăn phòng)$"
)

_JOINING = {
    "của", "và", "tại", "trên", "với", "cho", "do", "qua", "gửi", "từ", "về", "ở", "là", "giữa",
    "bởi", "theo", "các", "cùng", "để", "đến", "khi", "hoặc", "như", "trong", "giúp", "mưu",
    "đồng", "hội", "ban", "sở", "giao", "nghị", "cáo", "yêu", "cầu", "thuộc", "những", "hợp",
}  # fmt: skip


def items(root: Node) -> tuple[ReadItem, ...]:
    """Return the outline in reading order."""
    made: list[ReadItem] = []
    for node in root.walk():
        if node.number is None or node.paragraph is None:
            continue
        starts = None if node.heading else " ".join(node.text.split()[:START_WORDS])
        made.append(
            ReadItem(node.number.printed, node.heading, starts, node.depth, node.paragraph.place)
        )
    return tuple(made)
