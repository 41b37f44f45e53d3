"""A plan: header, legal bases, sections of blocks, tasks, recipients, signer, issue.

Everything is frozen: an edit makes a new plan that shares what did not change, so undo is a list
of plans, saving is "which sections are not the same object", and a printed page cannot change
under the printer.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from kehoach_desktop.domain.marks import Scope, Urgency
from kehoach_desktop.domain.numbering import Counter, NumberingStyle, roman
from kehoach_desktop.domain.office import Signatory
from kehoach_desktop.domain.plans.citation import Citation
from kehoach_desktop.domain.plans.task import Task
from kehoach_desktop.domain.table import PaperTable


class BlockKind(StrEnum):
    """What a block of a section is."""

    HEADING = "heading"  # numbered, a title on its own line, bold
    ITEM = "item"  # numbered, running text, upright
    PARAGRAPH = "paragraph"
    DASH = "dash"  # "- "
    PLUS = "plus"  # "+ "
    TASK = "task"  # numbered title of a task, its labelled lines below


NUMBERED = frozenset({BlockKind.HEADING, BlockKind.ITEM, BlockKind.TASK})


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of a section. `level` (1…4) counts for numbered kinds only.

    A TASK block's `text` is the title of the task `task_id`. `printed` is the number as the
    document that was read in prints it, where it is not the one we count.
    """

    id: str
    kind: BlockKind
    text: str = ""
    level: int = 1
    task_id: str | None = None
    printed: str | None = None


class SectionRole(StrEnum):
    """What a section is for; it decides the questions asked and the sentences offered."""

    PURPOSE = "purpose"
    REQUIREMENTS = "requirements"
    AUDIENCE = "audience"
    PERIOD = "period"
    CONTENT = "content"
    FORMS = "forms"
    KEY_TASKS = "key_tasks"
    FUNDING = "funding"
    ARRANGEMENTS = "arrangements"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Section:
    """A section with a Roman numeral; `roles` lists what it holds, in order (I may hold two).

    `answers` are (question id, answer) pairs; `later` marks "Để sau". `printed` is the number as
    the document that was read in prints it, where it is not the one we count (empty: none).
    `tables` stand below its blocks.
    """

    id: str
    heading: str
    roles: tuple[SectionRole, ...] = ()
    blocks: tuple[Block, ...] = ()
    answers: tuple[tuple[str, str], ...] = ()
    later: bool = False
    printed: str | None = None
    tables: tuple[PaperTable, ...] = ()


class IssueForm(StrEnum):
    """How the plan is issued (`guidance.md` section 2): by itself, or attached to a decision."""

    PLAN = "plan"
    DECISION_BY_HEAD = "decision_by_head"
    DECISION_BY_BODY = "decision_by_body"

    @property
    def is_decision(self) -> bool:
        """Say whether a decision stands in front of the plan."""
        return self is not IssueForm.PLAN


@dataclass(frozen=True, slots=True)
class Decision:
    """The decision in front of an attached plan: its trích yếu, who proposed it, its articles.

    `authority` and `reference` are the line over the bases and the line under the plan's title as
    a document that was read in words them, with {number} and {date} in the latter; empty: as the
    program words them.
    """

    subject: str
    proposer: str = ""
    articles: tuple[str, ...] = ()
    authority: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Issue:
    """What văn thư and the signer gave the plan: number and symbol, date, signer, signed copy.

    `original_sha256` names the attached bản chính in the file store, empty until it is attached.
    """

    number: str
    date: dt.date
    signatory: Signatory
    original_sha256: str = ""
    original_name: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """The commune's plan, draft or issued (frozen text)."""

    id: str
    year: int
    title: str
    shape: str
    form: IssueForm = IssueForm.PLAN
    numbering: NumberingStyle = NumberingStyle.DECIMAL
    place: str = ""
    symbol: str = "KH-UBND"
    superior_id: str | None = None
    based_on: Citation | None = None
    without_superior_document: bool = False
    legal_bases: tuple[Citation, ...] = ()
    opening: str = ""
    sections: tuple[Section, ...] = ()
    closing: str = ""
    tasks: tuple[Task, ...] = ()
    appendix_title: str = ""
    decision: Decision | None = None
    recipients: tuple[str, ...] = ()
    archive: str = "VT"
    signatory: Signatory | None = None
    urgency: Urgency = Urgency.NONE
    scope: Scope = Scope.NONE
    draft_no: int = 1
    body_size: int = 14
    issue: Issue | None = None
    starts: dt.date | None = field(default=None)
    ends: dt.date | None = field(default=None)

    @property
    def is_issued(self) -> bool:
        """Say whether the plan is frozen."""
        return self.issue is not None

    @property
    def period(self) -> tuple[dt.date, dt.date]:
        """Return the first and last day of the plan, the whole year unless it says otherwise."""
        return (
            self.starts or dt.date(self.year, 1, 1),
            self.ends or dt.date(self.year, 12, 31),
        )

    def task(self, task_id: str | None) -> Task | None:
        """Return the task with that id, or None."""
        return next((task for task in self.tasks if task.id == task_id), None)

    def section(self, section_id: str) -> Section:
        """Return the section with that id; KeyError if there is none."""
        for section in self.sections:
            if section.id == section_id:
                return section
        raise KeyError(section_id)

    @property
    def appendix_tasks(self) -> tuple[Task, ...]:
        """Return the tasks that print as rows of the appendix, in order."""
        return tuple(task for task in self.tasks if task.in_appendix)


def appendix_rows(plan: Plan) -> tuple[Task, ...]:
    """Return the tasks that print in the appendix: those put there, and those said nowhere else.

    A task is never left off the paper.
    """
    blocks = [block for section in plan.sections for block in section.blocks]
    placed = {block.task_id for block in blocks}
    said = {block.id for block in blocks}
    return tuple(
        task
        for task in plan.tasks
        if task.in_appendix or (task.id not in placed and task.said_in not in said)
    )


@dataclass(frozen=True, slots=True)
class NumberedBlock:
    """A block with the number it prints ("1.1.", "a)", "-", "" ) and the level it really has."""

    block: Block
    number: str
    level: int


def numbered_blocks(section: Section, style: NumberingStyle) -> Iterator[NumberedBlock]:
    """Yield the blocks of `section` with their printed numbers.

    Numbers that we count never repeat or skip; one that was read in stays as it was printed.
    """
    counter = Counter(style)
    for block in section.blocks:
        if block.kind in NUMBERED:
            number, level = counter.next(block.level)
            yield NumberedBlock(block, number if block.printed is None else block.printed, level)
        elif block.kind is BlockKind.DASH:
            yield NumberedBlock(block, "-", 0)
        elif block.kind is BlockKind.PLUS:
            yield NumberedBlock(block, "+", 0)
        else:
            yield NumberedBlock(block, "", 0)


def numbered_sections(plan: Plan) -> Iterator[tuple[str, Section]]:
    """Yield (Roman numeral with a full stop, or the number that was read in; section) in order."""
    for index, section in enumerate(plan.sections, start=1):
        yield f"{roman(index)}." if section.printed is None else section.printed, section
