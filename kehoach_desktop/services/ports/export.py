"""The ports of files that others go on working in: Word and Excel."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Protocol

from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.domain.plans.task import Task, Turn, TurnState


class WordPrinter(Protocol):
    """Writes the paper of the PDF as a Word file: same input, same bytes."""

    def plan(self, plan: Plan, office: OfficeProfile, *, line_numbers: bool = False) -> bytes:
        """Return a plan (with its decision and appendix) as .docx; a draft leaves blanks."""


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task and how far it is: its turns by state and what they came to.

    `first` and `last` are the days of its first and last turn; `figure` is the sum of the turns'
    figures in thousandths of the first target's unit (the latest one where they are shares),
    None where none is recorded. `time` is the schedule in words.
    """

    plan_id: str
    plan_title: str
    number: int
    task: Task
    time: str
    first: dt.date
    last: dt.date
    turns: int
    done: int
    skipped: int
    late: int
    figure: int | None


@dataclass(frozen=True, slots=True)
class TurnLine:
    """A turn of a task: for which unit, due when, and its record, None while there is none."""

    plan_id: str
    plan_title: str
    number: int
    task: Task
    unit: str
    due: dt.date
    turn: Turn | None
    state: TurnState


@dataclass(frozen=True, slots=True)
class TaskBook:
    """What a workbook of tasks shows, as of `day`; `author` goes into the file's properties."""

    title: str
    author: str
    day: dt.date
    tasks: tuple[TaskLine, ...]
    turns: tuple[TurnLine, ...]


class SheetPrinter(Protocol):
    """Writes tables for Excel: same input, same bytes."""

    def tasks(self, book: TaskBook) -> bytes:
        """Return sheets of the tasks, of their turns, and of who has which task, as .xlsx."""
