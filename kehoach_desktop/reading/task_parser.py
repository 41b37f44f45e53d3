"""Tasks: from labelled lines, from table rows, from items whose sentence names a doer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kehoach_desktop.domain.imports.read_document import Place, ReadTask, TaskType
from kehoach_desktop.domain.vntext import fold
from kehoach_desktop.reading.agency import HEAD, body_of_heading, split_bodies, subject
from kehoach_desktop.reading.labels import Label, Labelled, label_of, labelled, lead_in
from kehoach_desktop.reading.limits import Check, go_on, watched
from kehoach_desktop.reading.numbers import Series
from kehoach_desktop.reading.outline_parser import Node
from kehoach_desktop.reading.responsibility_parser import agency_of, arrangement_nodes
from kehoach_desktop.reading.rhythm import spelled_rhythm
from kehoach_desktop.reading.source import Paragraph
from kehoach_desktop.reading.task_draft import (
    BULLET,
    Draft,
    finish,
    shortened,
    tail_labels,
    time_in,
)

_GENERAL = re.compile(r"muc dich|yeu cau|doi tuong|muc tieu|pham vi|quan diem|kinh phi|can cu")
_WORK = re.compile(
    r"nhiem vu|giai phap|trong tam|hoat dong|hinh thuc|bien phap|noi dung cong viec|cong viec"
)


def find_tasks(
    root: Node, year: int, *, articles: bool, orders: bool = False, check: Check = go_on
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
        check()
        for node in watched(section.walk(), check):
            if id(node) in arranged:
                tasks += _of_tables(node.under, year)
                continue
            tasks += _of_node(
                node, year, section=node is section, general=general, working=working, orders=orders
            )
    for node in arrangement_nodes(root, articles=articles):
        for child in watched(node.children, check):
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
    draft = Draft(_title(node), node.text, node.paragraph.place)
    inline = labelled(node.inline) if node.inline and node.heading else labelled(node.text)
    draft.add(inline or tail_labels(node.text), node.paragraph.place)
    bulleted = list(_under_bullets(node.under, draft))
    for child in node.children:
        if _is_label(child):
            place = child.paragraph.place if child.paragraph else node.paragraph.place
            draft.add(labelled(child.text) or _label_heading(child), place)
    finished = [made for each in bulleted if (made := finish(each, year)) is not None]
    yield from finished
    if section and not draft.values.get(Label.LEAD) and not orders:
        return
    task = finish(draft, year)
    if task is not None:
        yield task
    elif working and not finished:
        named = list(_by_subject(node, year))
        yield from named or (_of_ordered_body(node, year) if orders else ())
    if working:
        for paragraph in node.under:
            if re.match(r"[-+•*]\s*Giao\s", paragraph.text):
                yield from _ordered(BULLET.sub("", paragraph.text), None, paragraph.place, year)


def _of_ordered_body(node: Node, year: int) -> Iterator[ReadTask]:
    """Yield what an order lists under a body's name: a dash or a letter for each duty."""
    if node.heading is None or node.paragraph is None or not HEAD.match(node.heading):
        return
    found = subject(node.heading) or body_of_heading(node.heading)
    if found is None:
        return
    listed = [under for under in node.under if not under.cells]
    listed = [under for under in listed if BULLET.match(under.text)] or listed[:1]
    duties = [(BULLET.sub("", under.text), under) for under in listed]
    duties += [(child.text, child.paragraph) for child in node.children if child.paragraph]
    if node.inline:
        duties.insert(0, (node.inline, node.paragraph))
    for text, paragraph in duties:
        schedule, frequency, deadline = time_in(text, year)
        yield ReadTask(
            shortened(text), TaskType.TASK, paragraph.place, tuple(split_bodies(found[0])),
            schedule=schedule, frequency=frequency, deadline=deadline,
        )  # fmt: skip


def _is_label(node: Node) -> bool:
    head = node.heading or node.text.partition(":")[0]
    return label_of(head) is not None


def _label_heading(node: Node) -> list[Labelled]:
    """Return a label that is an item by itself with its value in the paragraphs under it."""
    label = label_of(node.heading or "")
    value = "; ".join(BULLET.sub("", paragraph.text).rstrip(".;") for paragraph in node.under)
    return [Labelled(label, node.inline or value)] if label else []


def _under_bullets(under: Sequence[Paragraph], draft: Draft) -> Iterator[Draft]:
    """Add the labels under an item; yield the bullets that are tasks with labels of their own."""
    current: Draft | None = None
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
            current, open_label = Draft(shortened(before), paragraph.text, paragraph.place), None
            current.add(found, paragraph.place)
        elif found:
            target = current if current is not None and not _repeats(draft, found) else draft
            target.add(found, paragraph.place)
            open_label = found[-1].label if not found[-1].value else None
        elif open_label is not None and bullet in "-+•*":
            value = BULLET.sub("", paragraph.text).rstrip(" .;")
            draft.add([Labelled(open_label, value)], paragraph.place)
        elif bullet in "-+•*" or len(paragraph.text) > 40:
            open_label = None
            if current is not None and current.values:
                yield current
            current = None
            if BULLET.match(paragraph.text) and not draft.values:
                text = BULLET.sub("", paragraph.text)
                current = Draft(shortened(text), text, paragraph.place)
                current.add(tail_labels(text), paragraph.place)
    if current is not None and current.values:
        yield current


def _repeats(draft: Draft, found: Sequence[Labelled]) -> bool:
    return bool(draft.values) and any(part.label in draft.values for part in found)


def _by_subject(node: Node, year: int) -> Iterator[ReadTask]:
    """Yield an item whose sentence begins with a body: "Đài truyền thanh xã phát …"."""
    if node.paragraph is None:
        return
    sentences = [node.inline] if node.inline else []
    sentences += [paragraph.text for paragraph in node.under[:1]
                  if not BULLET.match(paragraph.text)]  # fmt: skip
    if not node.heading:
        first, *behind = re.split(r"(?<=[.;])\s+(?=Giao\s)", node.text)
        for sentence in behind:  # "Xây dựng … . Giao Sở A chủ trì …"
            yield from _ordered(
                sentence, shortened(first), node.paragraph.place, year, " ".join(behind)
            )
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
    schedule, frequency, deadline = time_in(context or sentence, year)
    yield ReadTask(
        title or shortened(duty), TaskType.TASK, place, tuple(split_bodies(name)),
        schedule=schedule, frequency=frequency, deadline=deadline,
    )  # fmt: skip


def _of_agency(node: Node, year: int) -> Iterator[ReadTask]:
    """Yield the duties of a body that have a rhythm of their own."""
    found = agency_of(node)
    if found is None:
        return
    texts = [(node.inline, node.paragraph)] if node.inline else []
    texts += [(BULLET.sub("", paragraph.text), paragraph) for paragraph in node.under]
    texts += [(child.text, child.paragraph) for child in node.children]
    for text, paragraph in texts:
        spelled = spelled_rhythm(text)
        if spelled is None or paragraph is None:
            continue
        schedule, frequency = spelled
        yield ReadTask(
            shortened(schedule), TaskType.TIMED_DUTY, paragraph.place,
            tuple(split_bodies(found[0])), schedule=schedule, frequency=frequency,
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
        draft = Draft(shortened(cells[work]), cells[work], paragraph.place)
        for label, cell in zip(head, cells, strict=False):
            if label not in {None, Label.OTHER, Label.CONTENT} and cell.strip():
                draft.add([Labelled(label, cell)], paragraph.place)
        task = finish(draft, year) if draft.title else None
        if task is not None:
            yield task


def _work_column(cells: Sequence[str], labels: Sequence[Label | None]) -> int:
    for at, (cell, label) in enumerate(zip(cells, labels, strict=True)):
        named = re.search(r"noi dung|nhiem vu|cong viec|hoat dong", fold(cell))
        if label is Label.CONTENT or (label is None and named):
            return at
    return next((at for at, label in enumerate(labels) if label is None), -1)


def _title(node: Node) -> str:
    return shortened(node.heading or node.text)
