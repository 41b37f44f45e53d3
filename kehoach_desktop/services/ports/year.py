"""The port of the year's work in numbers: turns counted where they lie, whatever their number."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class TaskName:
    """A task as a table names it; `plan_id` is "" for work that no plan foresaw."""

    plan_id: str
    task_id: str
    title: str
    lead: str


@dataclass(frozen=True, slots=True)
class MonthCount:
    """The turns of a task due in one month: how many, closed, late; its first and last days."""

    month: int
    turns: int
    closed: int
    late: int
    days: int
    first: dt.date
    last: dt.date


@dataclass(frozen=True, slots=True)
class YearTask:
    """A task with turns in a year, a count for each month that has some."""

    task: TaskName
    months: tuple[MonthCount, ...]


@dataclass(frozen=True, slots=True)
class UnitShare:
    """The turns of a task for one unit ("" without units): done, still open until a day, late."""

    unit: str
    turns: int
    done: int
    soon: int
    late: int


@dataclass(frozen=True, slots=True)
class TaskParts:
    """Who has a part in a task with turns in a year, and the turns of each unit."""

    task: TaskName
    leads: tuple[str, ...]
    helpers: tuple[str, ...]
    shares: tuple[UnitShare, ...]


class YearStore(Protocol):
    """Both tables in the order of plans and numbers; what no plan foresaw comes last."""

    def months(self, plan_id: str, year: int, now: dt.datetime) -> Sequence[YearTask]:
        """Return the tasks of a plan ("" for all) with turns due in `year`, month by month."""

    def parts(
        self, plan_id: str, year: int, until: dt.date, now: dt.datetime
    ) -> Sequence[TaskParts]:
        """Return who does what in `year`; `until` is the last day of what is due soon."""
