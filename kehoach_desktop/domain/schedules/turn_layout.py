"""Laying out the turns of a plan: every turn of every task for its period, from the rules.

The dates and how they move off days that are not worked: `turns.lay_out`. What is laid out here
becomes records when the plan is issued; from then on the rule is only looked at again where it is
changed, and then only for turns that are still to come.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.domain.plans.task import Task
from kehoach_desktop.domain.schedules.schedule_parse import read_schedule
from kehoach_desktop.domain.schedules.turns import (
    MOST_TURNS,
    LaidTurn,
    Shift,
    lay_out,
    shift_of,
    turns_on,
)
from kehoach_desktop.domain.schedules.wording import schedule_phrase
from kehoach_desktop.domain.schedules.working_days import Calendar
from kehoach_desktop.errors import AppError


@dataclass(frozen=True, slots=True)
class TaskTurns:
    """The turns of one task: a day each, for each of `units` ("" alone unless it is a group task).

    `undated` says that the task names no day, or none in the period: it is then due once, on the
    last day of the period, and never "no date at all".
    """

    number: int
    task: Task
    days: tuple[LaidTurn, ...]
    units: tuple[str, ...]
    undated: bool = False

    @property
    def count(self) -> int:
        """Return how many turns there are, over all units."""
        return len(self.days) * len(self.units)

    def each(self) -> Iterator[tuple[LaidTurn, str]]:
        """Yield (day, unit) of every turn, by day."""
        for day in self.days:
            for unit in self.units:
                yield day, unit


def lay_plan(plan: Plan, calendar: Calendar, *, lenient: bool = False) -> list[TaskTurns]:
    """Return the turns of every task of `plan`.

    Raises E-MANY-TURNS where a task has more than can be followed; with `lenient` such a task is
    due once, on the last day.
    """
    first, last = plan.period
    found: list[TaskTurns] = []
    for number, task in enumerate(plan.tasks, start=1):
        try:
            found.append(lay_task(task, number, first, last, calendar))
        except AppError:
            if not lenient:
                raise
            found.append(lay_task(replace(task, schedule=None), number, first, last, calendar))
    return found


def lay_task(
    task: Task, number: int, first: dt.date, last: dt.date, calendar: Calendar
) -> TaskTurns:
    """Return the turns of `task` in the period from `first` to `last`, both included.

    A day the paper names outright stays that day even where it lies outside the period (a yearly
    report due in January of the next year). Raises E-MANY-TURNS beyond `MOST_TURNS`.
    """
    units = tuple(dict.fromkeys(unit.name for unit in task.units)) or ("",)
    days = _days(task, first, last, calendar)
    laid = TaskTurns(
        number,
        task,
        tuple(days or turns_on([last], calendar, Shift.BACK)),
        units,
        undated=not days,
    )
    if laid.count > MOST_TURNS:
        raise AppError("E-MANY-TURNS", count=laid.count, most=MOST_TURNS)
    return laid


def _days(task: Task, first: dt.date, last: dt.date, calendar: Calendar) -> list[LaidTurn]:
    rule = task.schedule
    if rule is None:
        return []
    phrase = task.schedule_text or schedule_phrase(rule, first.year)
    anchor = read_schedule(phrase, first.year).anchor
    if named := rule.fixed_dates:
        first, last = min(first, *named), max(last, *named)
    shift = shift_of(rule, phrase, task.title)
    return lay_out(rule, first, last, calendar, shift, anchor)
