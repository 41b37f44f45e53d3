"""Tasks: from labelled lines, from table rows, from items whose sentence names a doer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kehoach_desktop.domain.read_document import Place, ReadTask, TaskType
from kehoach_desktop.domain.vntext import fold, upper_first
from kehoach_desktop.reading.agency import split_bodies, subject
from kehoach_desktop.reading.labels import Label, Labelled, label_of, labelled, lead_in
from kehoach_desktop.reading.numbers import Series
from kehoach_desktop.reading.outline_parser import Node
from kehoach_desktop.reading.responsibility_parser import agency_of, arrangement_nodes
from kehoach_desktop.reading.rhythm import frequency_of, is_ongoing, spelled_rhythm
from kehoach_desktop.reading.source import Paragraph

#: A title is cut after so many words.
TITLE_WORDS = 24
_GENERAL = re.compile(r"muc dich|yeu cau|doi tuong|muc tieu|pham vi|quan diem|kinh phi|can cu")
_WORK = re.compile(
    r"nhiem vu|giai phap|trong tam|hoat dong|hinh thuc|bien phap|noi dung cong viec|cong viec"
)
_BULLET = re.compile(r"^[-+•*]\s*")
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_AMOUNT = re.compile(
    r"\b(?:ít nhất|tối thiểu|từ)?\s*(?:là )?\d+[\w\s,]{0,20}(?:tin|bài|cuộc|buổi|lượt|hội nghị|"
    r"phút|chuyên mục|video|lớp|pa nô|tờ rơi)[^.;]{0,20}", re.IGNORECASE
)  # fmt: skip


#: A deadline in a sentence.
_DUE = re.compile(
    r"\b(?:(?:hoàn thành |xong )?(?:trước|chậm nhất|trong) (?:ngày |tháng |quý )"
    r"[\dIVX/.-]+(?: tháng \d+)?(?: năm \d{4})?)", re.IGNORECASE
)  # fmt: skip


@dataclass
class _Draft:
    """A task while its labels are collected."""

    title: str
    text: str
    place: Place
    values: dict[Label, list[str]] = field(default_factory=dict)

    def add(self, found: Sequence[Labelled]) -> None:
        for part in found:
            value, helped, helpers = part.value.partition(", phối hợp ")
            if part.label not in {Label.LEAD, Label.PERFORMER} or not helped:
                value, helpers = part.value, ""
            self.values.setdefault(part.label, []).append(value)
            if helpers:
                with_them = self.values.setdefault(Label.COORDINATING, [])
                with_them.append(helpers.removeprefix("với ").removeprefix("cùng "))

    def first(self, label: Label) -> str:
        return next((value for value in self.values.get(label, []) if value), "")

    def names(self, label: Label) -> tuple[str, ...]:
        every = [name for value in self.values.get(label, []) for name in split_bodies(value)]
        return tuple(dict.fromkeys(name for name in every if name))


def find_tasks(
    root: Node, year: int, *, articles: bool, orders: bool = False
) -> tuple[ReadTask, ...]:
    """Return the tasks of a body in reading order; `year` is the plan's, for "30/6".

    `orders`: the document gives orders item by item (công văn, thông báo, chỉ thị).
    """
    tasks: list[ReadTask] = []
    arranged = {id(inner) for node in arrangement_nodes(root, articles=articles)
                for inner in node.walk()}  # fmt: skip
    for section in root.children:
        general = bool(_GENERAL.search(fold(section.title))) and not _WORK.search(
            fold(section.title)
        )
        working = orders or bool(_WORK.search(fold(section.title)))
        for node in section.walk():
            if id(node) in arranged:
                tasks += _of_tables(node.under, year)
                continue
            tasks += _of_node(
                node, year, section=node is section, general=general, working=working, orders=orders
            )
    for node in arrangement_nodes(root, articles=articles):
        for child in node.children:
            tasks += _of_agency(child, year)
    tasks += _of_tables(root.under, year)
    return tuple(tasks)


def _of_node(
    node: Node, year: int, *, section: bool, general: bool, working: bool, orders: bool = False
) -> Iterator[ReadTask]:
    yield from _of_tables(node.under, year)
    if node.paragraph is None or _is_label(node):
        return
    article = node.number is not None and node.number.series is Series.ARTICLE
    if article or general:
        return
    draft = _Draft(_title(node), node.text, node.paragraph.place)
    inline = labelled(node.inline) if node.inline and node.heading else labelled(node.text)
    draft.add(inline)
    bulleted = list(_under_bullets(node.under, draft))
    for child in node.children:
        if _is_label(child):
            draft.add(labelled(child.text) or _label_heading(child))
    finished = [made for each in bulleted if (made := _finish(each, year)) is not None]
    yield from finished
    if section and not draft.values.get(Label.LEAD) and not orders:
        return
    task = _finish(draft, year)
    if task is not None:
        yield task
    elif working and not finished:
        yield from _by_subject(node, year)
    if working:
        for paragraph in node.under:
            if re.match(r"[-+•*]\s*Giao\s", paragraph.text):
                yield from _ordered(_BULLET.sub("", paragraph.text), None, paragraph.place, year)


def _is_label(node: Node) -> bool:
    head = node.heading or node.text.partition(":")[0]
    return label_of(head) is not None


def _label_heading(node: Node) -> list[Labelled]:
    """Return a label that is an item by itself with its value in the paragraphs under it."""
    label = label_of(node.heading or "")
    value = "; ".join(_BULLET.sub("", paragraph.text).rstrip(".;") for paragraph in node.under)
    return [Labelled(label, node.inline or value)] if label else []


def _under_bullets(under: Sequence[Paragraph], draft: _Draft) -> Iterator[_Draft]:
    """Add the labels under an item; yield the bullets that are tasks with labels of their own."""
    current: _Draft | None = None
    open_label: Label | None = None
    for paragraph in under:
        if paragraph.cells:
            continue
        found = labelled(paragraph.text)
        bullet = paragraph.text[:1]
        before = lead_in(paragraph.text) if found else ""
        if len(before.split()) >= 3:
            if current is not None and current.values:
                yield current
            current, open_label = _Draft(_short(before), paragraph.text, paragraph.place), None
            current.add(found)
        elif found:
            target = current if current is not None and not _repeats(draft, found) else draft
            target.add(found)
            open_label = found[-1].label if not found[-1].value else None
        elif open_label is not None and bullet in "-+•*":
            draft.add([Labelled(open_label, _BULLET.sub("", paragraph.text).rstrip(" .;"))])
        elif bullet in "-+•*" or len(paragraph.text) > 40:
            open_label = None
            if current is not None and current.values:
                yield current
            current = None
            if _BULLET.match(paragraph.text) and not draft.values:
                text = _BULLET.sub("", paragraph.text)
                current = _Draft(_short(text), text, paragraph.place)
                current.add(_tail_labels(text))
    if current is not None and current.values:
        yield current


def _repeats(draft: _Draft, found: Sequence[Labelled]) -> bool:
    return bool(draft.values) and any(part.label in draft.values for part in found)


def _tail_labels(text: str) -> list[Labelled]:
    """Return labels in brackets at the end of a bullet: "(chủ trì: …; thời gian: …)"."""
    match = re.search(r"\(([^()]*:[^()]*)\)\s*[.;]?\s*$", text)
    return labelled(match[1]) if match else []


def _finish(draft: _Draft, year: int) -> ReadTask | None:
    """Return the task, None where neither a doer nor a time is named."""
    leads, performers = draft.names(Label.LEAD), draft.names(Label.PERFORMER)
    if not leads:
        leads, performers = performers, ()
    time = draft.first(Label.TIME)
    if not leads and not (time and draft.values.get(Label.COORDINATING)) and not time:
        return None
    content = draft.first(Label.CONTENT)
    frequency, deadline, schedule = None, None, time or None
    if time:
        frequency, deadline = frequency_of(time, year)
    if frequency is None and deadline is None:
        found = spelled_rhythm(" ".join(filter(None, [time, content])) or draft.text)
        if found:
            schedule, frequency = schedule or found[0], found[1]
    amount = _AMOUNT.search(" ".join([draft.first(Label.QUANTITY), content, draft.text]))
    return ReadTask(
        draft.title, TaskType.TASK, draft.place, leads, draft.names(Label.COORDINATING),
        performers, schedule, frequency, deadline,
        draft.first(Label.QUANTITY) or (amount.group().strip() if amount else None),
        draft.first(Label.OUTPUT) or None,
    )  # fmt: skip


def _by_subject(node: Node, year: int) -> Iterator[ReadTask]:
    """Yield an item whose sentence begins with a body: "Đài truyền thanh xã phát …"."""
    if node.paragraph is None:
        return
    sentences = [node.inline] if node.inline else []
    sentences += [paragraph.text for paragraph in node.under[:1]
                  if not _BULLET.match(paragraph.text)]  # fmt: skip
    for sentence in sentences:
        title = _title(node) if node.heading else None
        made = list(_ordered(sentence, title, node.paragraph.place, year, " ".join(sentences)))
        yield from made
        if made:
            return


def _ordered(
    sentence: str, title: str | None, place: Place, year: int, context: str = ""
) -> Iterator[ReadTask]:
    """Yield the task of a sentence that begins with a body and a verb."""
    found = subject(sentence)
    if found is None:
        return
    name, duty = found
    text = context or sentence
    frequency, deadline, schedule = None, None, None
    if spelled := spelled_rhythm(text):
        schedule, frequency = spelled
    elif is_ongoing(text):
        schedule, frequency = "thường xuyên", frequency_of("thường xuyên", year)[0]
    elif due := _DUE.search(text):
        schedule = due.group().strip(" .;,")
        frequency, deadline = frequency_of(schedule, year)
    yield ReadTask(
        title or _short(duty), TaskType.TASK, place, tuple(split_bodies(name)),
        schedule=schedule, frequency=frequency, deadline=deadline,
    )  # fmt: skip


def _of_agency(node: Node, year: int) -> Iterator[ReadTask]:
    """Yield the duties of a body that have a rhythm of their own."""
    found = agency_of(node)
    if found is None:
        return
    texts = [(node.inline, node.paragraph)] if node.inline else []
    texts += [(_BULLET.sub("", paragraph.text), paragraph) for paragraph in node.under]
    texts += [(child.text, child.paragraph) for child in node.children]
    for text, paragraph in texts:
        spelled = spelled_rhythm(text)
        if spelled is None or paragraph is None:
            continue
        schedule, frequency = spelled
        yield ReadTask(
            _short(schedule), TaskType.TIMED_DUTY, paragraph.place, tuple(split_bodies(found[0])),
            schedule=schedule, frequency=frequency,
        )  # fmt: skip


def _of_tables(paragraphs: Sequence[Paragraph], year: int) -> Iterator[ReadTask]:
    """Yield a task for each row of a table whose head names at least work and doer or time."""
    head: list[Label | None] = []
    work = -1
    for paragraph in paragraphs:
        if not paragraph.cells:
            head = [] if len(paragraph.text) > 60 else head
            continue
        labels = [label_of(cell) for cell in paragraph.cells]
        if (
            Label.LEAD in labels
            or (Label.PERFORMER in labels and Label.TIME in labels)
            or (Label.TIME in labels and Label.CONTENT in labels)
        ):
            head = labels
            work = _work_column(paragraph.cells, labels)
            continue
        if not head or work < 0 or len(paragraph.cells) <= work:
            continue
        cells = paragraph.cells
        draft = _Draft(_short(cells[work]), cells[work], paragraph.place)
        for label, cell in zip(head, cells, strict=False):
            if label not in {None, Label.OTHER, Label.CONTENT} and cell.strip():
                draft.add([Labelled(label, cell)])
        task = _finish(draft, year) if draft.title else None
        if task is not None:
            yield task


def _work_column(cells: Sequence[str], labels: Sequence[Label | None]) -> int:
    for at, (cell, label) in enumerate(zip(cells, labels, strict=True)):
        named = re.search(r"noi dung|nhiem vu|cong viec|hoat dong", fold(cell))
        if label is Label.CONTENT or (label is None and named):
            return at
    return next((at for at, label in enumerate(labels) if label is None), -1)


def _title(node: Node) -> str:
    return _short(node.heading or node.text)


def _short(text: str) -> str:
    """Return the first sentence without brackets, at most so many words."""
    bare = _BRACKETS.sub("", _BULLET.sub("", text))
    first = re.split(r"(?<=[.;])\s+", bare, maxsplit=1)[0].strip(" .;:,")
    return upper_first(" ".join(first.split()[:TITLE_WORDS]).rstrip(",;:"))
