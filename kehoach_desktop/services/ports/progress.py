"""The ports of what turns came to: every report asks here, so that a figure has one origin."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.paper import Paper
from kehoach_desktop.domain.plans.task import Task
from kehoach_desktop.domain.schedules.tally import Tally
from kehoach_desktop.services.ports.printing import PrintedDocument


@dataclass(frozen=True, slots=True)
class TaskCount:
    """A task and how many of its turns fell into a span, by what became of them.

    `due` closed in the span; `done`, `skipped` and `late` (open, or done after their last good
    day and not entered afterwards) are parts of it. `done_in` were done in the span, whenever due.
    """

    line_id: int
    plan_id: str
    plan_title: str
    number: int
    task: Task
    due: int
    done: int
    skipped: int
    late: int
    done_in: int


@dataclass(frozen=True, slots=True)
class TaskProgress:
    """A task, its counts, a tally for each of its targets, and what was written beside its turns.

    `targets` and `notes` are the words of the printed table, a line each.
    """

    counts: TaskCount
    tallies: tuple[Tally, ...]
    targets: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def task(self) -> Task:
        """Return the task as it is followed."""
        return self.counts.task


@dataclass(frozen=True, slots=True)
class ProgressReport:
    """The progress of a plan from `first` to `last` (both included), as seen on `day`.

    `name` is the plan as it is cited ("Kế hoạch số 12/KH-UBND ngày …"), `author` whose report
    it is, `span` the days in words.
    """

    plan_id: str
    title: str
    name: str
    author: str
    first: dt.date
    last: dt.date
    day: dt.date
    tasks: tuple[TaskProgress, ...]
    span: str

    def total(self, what: str) -> int:
        """Return the sum of a count ("due", "done", "skipped", "late") over all tasks."""
        return sum(int(getattr(each.counts, what)) for each in self.tasks)


@dataclass(frozen=True, slots=True)
class FigureRow:
    """What a turn done in the span gave: `place` is its target's place, `value` in thousandths.

    A turn without any figure has one row with `value` None at place 0.
    """

    line_id: int
    turn_id: str
    unit: str
    day: dt.date
    place: int
    value: int | None
    base: int | None
    act: str


@dataclass(frozen=True, slots=True)
class NoteRow:
    """What was written beside a turn: `skipped` says that it is the reason it was left out."""

    line_id: int
    unit: str
    day: dt.date
    words: str
    skipped: bool


class ProgressStore(Protocol):
    """Counts and figures of a span of days, of one plan ("" all) or of tasks outside plans.

    With `task_ids` only these tasks of the plan are asked for, "" then being work outside plans.
    """

    def tasks(
        self,
        first: dt.date,
        last: dt.date,
        today: dt.date,
        plan_id: str = "",
        task_ids: Sequence[str] | None = None,
    ) -> list[TaskCount]:
        """Return every task with its counts, in the order of plans and tasks."""

    def figures(
        self,
        first: dt.date,
        last: dt.date,
        plan_id: str = "",
        task_ids: Sequence[str] | None = None,
    ) -> Sequence[FigureRow]:
        """Return the figures of turns done in the span, by day."""

    def notes(self, first: dt.date, last: dt.date, plan_id: str = "") -> Sequence[NoteRow]:
        """Return the notes of turns that closed or were done in the span, by day."""

    def units(self, line_id: int) -> list[str]:
        """Return the units that a group task has turns for, in order."""


class ProgressPrinter(Protocol):
    """Writes a progress report: same input, same bytes."""

    def appendix(self, paper: Paper, office: OfficeProfile) -> PrintedDocument:
        """Print the appendices of a report without its body. E-FONT."""

    def xlsx(self, report: ProgressReport) -> bytes:
        """Return the table as .xlsx."""
