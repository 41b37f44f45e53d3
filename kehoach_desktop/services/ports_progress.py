"""The ports of what turns came to: every report asks here, so that a figure has one origin."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from kehoach_desktop.domain.task import Task


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


class ProgressStore(Protocol):
    """Counts and figures of a span of days, of one plan ("" all) or of tasks outside plans."""

    def tasks(
        self, first: dt.date, last: dt.date, today: dt.date, plan_id: str = ""
    ) -> list[TaskCount]:
        """Return every task with its counts, in the order of plans and tasks."""

    def figures(self, first: dt.date, last: dt.date, plan_id: str = "") -> Sequence[FigureRow]:
        """Return the figures of turns done in the span, by day."""

    def units(self, line_id: int) -> list[str]:
        """Return the units that a group task has turns for, in order."""
