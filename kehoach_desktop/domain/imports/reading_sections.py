"""The text of a document that was read as sections of blocks, and the tasks it holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from kehoach_desktop.domain.imports.plan_reading import Doubt, DoubtKind
from kehoach_desktop.domain.imports.read_document import (
    NumberKind,
    Place,
    ReadDocument,
    ReadParagraph,
    ReadTask,
)
from kehoach_desktop.domain.imports.reading_tasks import Bodies, labelled_task, said_task
from kehoach_desktop.domain.numbering import MAX_LEVEL
from kehoach_desktop.domain.plans.plan import Block, BlockKind, Section, SectionRole
from kehoach_desktop.domain.plans.section_roles import roles_of
from kehoach_desktop.domain.plans.task import Task
from kehoach_desktop.domain.vntext import fold_words

_NUMBERED = (NumberKind.SECTION, NumberKind.ITEM, NumberKind.ARTICLE)


def bulleted(paragraph: ReadParagraph) -> str:
    """Return the text of a paragraph behind its number or mark, as one line."""
    mark = "-" if paragraph.kind is NumberKind.DASH else paragraph.number
    return f"{mark} {paragraph.text}".strip()


class SectionsReader:
    """Builds sections; `places`, `lines` and `doubts` tell of each part it made."""

    def __init__(
        self, document: ReadDocument, new_id: Callable[[], str], year: int, bodies: Bodies
    ) -> None:
        self._source = document.lines
        self._found: dict[int, list[ReadTask]] = {}
        for task in document.tasks:
            self._found.setdefault(task.place.line, []).append(task)
        self._new_id = new_id
        self._year = year
        self._bodies = bodies
        self._sections: list[Section] = []
        self._blocks: list[Block] = []
        self._tasks: list[Task] = []
        self._base = 0
        #: How many paragraphs stand on a line, and how many of them are still to come.
        self._shared: Counter[int] = Counter()
        self._last: Counter[int] = Counter()
        self.places: list[tuple[str, Place]] = []
        self.lines: list[tuple[str, tuple[int, ...]]] = []
        self.doubts: list[Doubt] = []

    def read(self, text: Sequence[ReadParagraph]) -> tuple[tuple[Section, ...], tuple[Task, ...]]:
        """Return the sections of `text` and the tasks in them."""
        self._shared = Counter(paragraph.place.line for paragraph in text)
        self._last = Counter(self._shared)
        top = NumberKind.SECTION if _has(text, NumberKind.SECTION) else None
        at = 0
        while at < len(text):
            paragraph = text[at]
            stop = at + 1
            while stop < len(text) and text[stop].kind not in _NUMBERED and text[stop].depth:
                stop += 1
            starts = paragraph.kind is top or (
                top is None and paragraph.depth == 1 and paragraph.is_title
            )
            if starts and paragraph.kind in _NUMBERED:
                self._start(paragraph)
                stop = at + 1
            elif paragraph.kind in _NUMBERED:
                stop = self._item(paragraph, text[at + 1 : stop]) + at + 1
            else:
                stop = at + 1
                self._plain(paragraph)
            at = stop
        self._close()
        return tuple(self._sections), tuple(self._tasks)

    def _start(self, paragraph: ReadParagraph) -> None:
        self._close()
        heading = paragraph.heading or paragraph.text
        section = Section(self._new_id(), heading, roles_of(heading), printed=paragraph.number)
        self._sections.append(section)
        self._base = paragraph.depth
        self._note(f"section:{section.id}", paragraph)
        rest = paragraph.text[len(heading) :].strip(" :")
        if rest:
            block = Block(self._new_id(), BlockKind.PARAGRAPH, rest)
            self._blocks.append(block)
            self._note(f"block:{block.id}", paragraph)
            self._doubt(DoubtKind.GLUED, f"section:{section.id}", paragraph, heading)

    def _close(self) -> None:
        """Put the blocks that were collected into the section they belong to."""
        if not self._blocks:
            return
        if not self._sections:
            self._sections.append(Section(self._new_id(), "", (SectionRole.OTHER,), printed=""))
        section = self._sections[-1]
        blocks = tuple(self._blocks)
        self._blocks = []
        self._sections[-1] = replace(section, blocks=blocks, roles=_roles(section, blocks))

    def _item(self, paragraph: ReadParagraph, under: Sequence[ReadParagraph]) -> int:
        """Take a numbered paragraph; return how many of those under it were taken with it."""
        level = max(1, min(paragraph.depth - self._base, MAX_LEVEL))
        kind = BlockKind.HEADING if paragraph.is_title else BlockKind.ITEM
        block = Block(self._new_id(), kind, paragraph.text, level, printed=paragraph.number)
        key = f"block:{block.id}"
        before = next((b.level for b in reversed(self._blocks) if b.printed is not None), 0)
        if level > before + 1:
            self._doubt(DoubtKind.LEVEL, key, paragraph, paragraph.number)
        if paragraph.heading and not paragraph.is_title and not paragraph.text.startswith(
            f"{paragraph.heading}:"
        ):  # fmt: skip
            self._doubt(DoubtKind.GLUED, key, paragraph, paragraph.heading)
        found = self._take(paragraph)
        own = any(each.labelled for each in under) and not any(each.cells for each in under)
        if not found or not own:
            self._blocks.append(block)
            self._note(key, paragraph)
            self._say(block, paragraph, found)
            return 0
        task = labelled_task(
            found[0], paragraph.text, tuple(map(bulleted, under)), self._year, self._bodies,
            self._new_id(),
        )  # fmt: skip
        block = replace(block, kind=BlockKind.TASK, task_id=task.id)
        self._blocks.append(block)
        self._tasks.append(task)
        self._note(key, paragraph)
        self.lines.append((f"task:{task.id}", tuple(at for each in under for at in each.lines)))
        self.places.append((f"task:{task.id}", under[0].place))
        self._doubt_task(task, paragraph)
        for each in under:
            self._say(block, each, self._take(each))
        return len(under)

    def _plain(self, paragraph: ReadParagraph) -> None:
        kind = {NumberKind.DASH: BlockKind.DASH, NumberKind.PLUS: BlockKind.PLUS}.get(
            paragraph.kind, BlockKind.PARAGRAPH
        )
        block = Block(self._new_id(), kind, paragraph.text)
        self._blocks.append(block)
        self._note(f"block:{block.id}", paragraph)
        if paragraph.cells:
            self._doubt(DoubtKind.TABLE, f"block:{block.id}", paragraph)
        self._say(block, paragraph, self._take(paragraph))

    def _take(self, paragraph: ReadParagraph) -> list[ReadTask]:
        """Take the tasks that a paragraph says; a line of the source may hold several of each."""
        line = paragraph.place.line
        here = self._found.get(line, [])
        taken = here
        if self._shared[line] > 1:
            words = fold_words(paragraph.text)
            taken = [task for task in here if fold_words(task.title)[:3] == words[:3]]
            if self._last[line] == 1:
                taken = here  # nobody else is left to say them
        self._last[line] -= 1
        self._found[line] = [task for task in here if task not in taken]
        return taken

    def _say(self, block: Block, paragraph: ReadParagraph, found: Sequence[ReadTask]) -> None:
        """Keep the tasks that a block of running text says."""
        for each in found:
            task = said_task(each, block.id, self._year, self._bodies, self._new_id())
            self._tasks.append(task)
            self.places.append((f"task:{task.id}", paragraph.place))
            self._doubt(DoubtKind.SAID, f"task:{task.id}", paragraph, task.title)
            self._doubt_task(task, paragraph)

    def _doubt_task(self, task: Task, paragraph: ReadParagraph) -> None:
        if len(task.leads) != 1:
            self._doubt(DoubtKind.LEADS, f"task:{task.id}", paragraph, str(len(task.leads)))
        if task.schedule is None and task.schedule_text:
            self._doubt(DoubtKind.SCHEDULE, f"task:{task.id}", paragraph, task.schedule_text)

    def _note(self, key: str, paragraph: ReadParagraph) -> None:
        self.places.append((key, paragraph.place))
        self.lines.append((key, paragraph.lines))
        places = [self._source[at].place for at in paragraph.lines]
        gaps = zip(places, places[1:], strict=False)
        if not paragraph.cells and any(
            after.line - before.line > 1 or after.page != before.page for before, after in gaps
        ):
            self._doubt(DoubtKind.JOINED, key, paragraph)

    def _doubt(self, kind: DoubtKind, key: str, paragraph: ReadParagraph, found: str = "") -> None:
        self.doubts.append(Doubt(kind, key, paragraph.place, found))


def _has(text: Sequence[ReadParagraph], kind: NumberKind) -> bool:
    return any(paragraph.kind is kind for paragraph in text)


def _roles(section: Section, blocks: Sequence[Block]) -> tuple[SectionRole, ...]:
    """Return what a section is for, by its heading and the titles of its items."""
    roles = dict.fromkeys(section.roles)
    if SectionRole.ARRANGEMENTS not in roles:
        for block in blocks:
            if block.kind is BlockKind.HEADING and block.level == 1:
                roles |= dict.fromkeys(roles_of(block.text))
    if any(block.kind is BlockKind.TASK for block in blocks):
        roles[SectionRole.KEY_TASKS] = None
    if len(roles) > 1:
        roles.pop(SectionRole.OTHER, None)
    return tuple(roles)
