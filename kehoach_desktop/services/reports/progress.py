"""How far the work is: each task's turns and figures against its targets, for any span of days."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kehoach_desktop.domain.plans.citation import short_date
from kehoach_desktop.domain.plans.task import Task
from kehoach_desktop.domain.schedules.tally import Counted, tally
from kehoach_desktop.domain.schedules.target import Target
from kehoach_desktop.domain.vntext import clean
from kehoach_desktop.errors import AppError
from kehoach_desktop.messages import text
from kehoach_desktop.services.ports.basics import Clock
from kehoach_desktop.services.ports.plans import PlanStore
from kehoach_desktop.services.ports.progress import (
    FigureRow,
    NoteRow,
    ProgressReport,
    ProgressStore,
    TaskCount,
    TaskProgress,
)
from kehoach_desktop.services.reports.progress_words import note_words, plan_name, target_words
from kehoach_desktop.services.tasks.turn_layout import TurnLayout


@dataclass(frozen=True, slots=True)
class Sum:
    """What a report adds up over tasks: so much of one unit, each real act once (thousandths)."""

    unit: str
    value: int


class Progress:
    """Figures and counts; reports, the briefing and the command line ask here."""

    def __init__(
        self, plans: PlanStore, store: ProgressStore, layout: TurnLayout, clock: Clock
    ) -> None:
        self._plans = plans
        self._store = store
        self._layout = layout
        self._clock = clock
        self._periods: dict[str, tuple[dt.date, dt.date]] = {}

    def of_plan(
        self, plan_id: str, first: dt.date | None = None, last: dt.date | None = None
    ) -> list[TaskProgress]:
        """Return the progress of a plan's tasks, over its whole period unless days are given.

        Raises E-NO-PLAN, E-PERIOD where the span ends before it begins.
        """
        plan = self._plans.load(plan_id)
        since, until = plan.period
        return self._progress(first or since, last or until, plan_id, plan.period)

    def of_all(self, first: dt.date, last: dt.date) -> list[TaskProgress]:
        """Return the progress of the tasks of every plan, and of those outside plans; E-PERIOD."""
        return self._progress(first, last, "")

    def of_tasks(self, wanted: Iterable[tuple[str, str]]) -> Mapping[tuple[str, str], TaskProgress]:
        """Return the progress of some tasks (plan id, task id), each over its plan's period.

        Work outside plans ("") is counted over this year. A task that is gone is left out.
        """
        of_plan: dict[str, list[str]] = {}
        for plan_id, task_id in dict.fromkeys(wanted):
            of_plan.setdefault(plan_id, []).append(task_id)
        found: dict[tuple[str, str], TaskProgress] = {}
        for plan_id, task_ids in of_plan.items():
            first, last = self._period(plan_id)
            for each in self._progress(first, last, plan_id, (first, last), task_ids):
                found[plan_id, each.task.id] = each
        return found

    def _period(self, plan_id: str) -> tuple[dt.date, dt.date]:
        """Return the days a plan is for; an issued plan never changes, so it is read once."""
        if not plan_id:
            year = self._clock.now().year
            return dt.date(year, 1, 1), dt.date(year, 12, 31)
        if plan_id not in self._periods:
            plan = self._plans.load(plan_id)
            if not plan.is_issued:
                return plan.period
            self._periods[plan_id] = plan.period
        return self._periods[plan_id]

    def report(
        self,
        plan_id: str,
        author: str,
        first: dt.date | None = None,
        last: dt.date | None = None,
    ) -> ProgressReport:
        """Return the progress of a plan with its words, over its period up to today by default.

        Raises E-NO-PLAN, E-NOT-ISSUED for a draft of our own, E-NO-FOLLOWED for a plan without
        tasks, E-PERIOD.
        """
        plan = self._plans.load(plan_id)
        today = self._clock.now().date()
        since = first or plan.period[0]
        until = last or max(since, min(plan.period[1], today))
        tasks = self._progress(since, until, plan_id, plan.period)
        if not tasks and not plan.is_issued:
            raise AppError("E-NOT-ISSUED", plan_id=plan_id)
        if not tasks:
            raise AppError("E-NO-FOLLOWED", title=clean(plan.title))
        notes: dict[int, list[NoteRow]] = {}
        for row in self._store.notes(since, until, plan_id):
            notes.setdefault(row.line_id, []).append(row)
        worded = tuple(
            dataclasses.replace(
                each,
                targets=tuple(map(target_words, each.tallies)),
                notes=note_words(notes.get(each.counts.line_id, ())),
            )
            for each in tasks
        )
        title = clean(plan.title)
        span = text("progress.span", first=short_date(since), last=short_date(until))
        return ProgressReport(
            plan_id, title, plan_name(plan), author, since, until, today, worded, span
        )

    def sums(self, first: dt.date, last: dt.date, plan_id: str = "") -> list[Sum]:
        """Return what was done in a span by unit ("tin, bài"), each real act once; E-PERIOD.

        Shares are no sums and stay with their task.
        """
        tasks = {each.line_id: each.task for each in self._counts(first, last, plan_id)}
        found: dict[str, int] = {}
        met: set[tuple[str, str]] = set()
        for row in self._store.figures(first, last, plan_id):
            target = _target(tasks[row.line_id], row.place)
            if target is None or row.value is None or target.unit == "%" or target.is_change:
                continue
            if row.act and (row.act, target.unit) in met:
                continue
            met.add((row.act, target.unit))
            found[target.unit] = found.get(target.unit, 0) + row.value
        return [Sum(unit, value) for unit, value in sorted(found.items())]

    def _counts(
        self, first: dt.date, last: dt.date, plan_id: str, task_ids: Sequence[str] | None = None
    ) -> list[TaskCount]:
        if last < first:
            raise AppError("E-PERIOD")
        self._layout.catch_up()
        return self._store.tasks(first, last, self._clock.now().date(), plan_id, task_ids)

    def _progress(
        self,
        first: dt.date,
        last: dt.date,
        plan_id: str,
        within: tuple[dt.date, dt.date] | None = None,
        task_ids: Sequence[str] | None = None,
    ) -> list[TaskProgress]:
        counts = self._counts(first, last, plan_id, task_ids)
        of_line: dict[int, list[FigureRow]] = {}
        for row in self._store.figures(first, last, plan_id, task_ids):
            of_line.setdefault(row.line_id, []).append(row)
        today = self._clock.now().date()
        found: list[TaskProgress] = []
        for each in counts:
            rows = of_line.get(each.line_id, ())
            units = [unit.name for unit in each.task.units]
            tallies = tuple(
                tally(target, _counted(rows, place), first, last, today, units, within)
                for place, target in enumerate(each.task.targets)
            )
            found.append(TaskProgress(each, tallies))
        return found


def _target(task: Task, place: int) -> Target | None:
    return task.targets[place] if place < len(task.targets) else None


def _counted(rows: Sequence[FigureRow], place: int) -> list[Counted]:
    """Return what each turn gave for the target at `place`; without a figure, that it was done."""
    given = {row.turn_id for row in rows if row.place == place}
    silent = [row for row in rows if row.place == 0 and row.turn_id not in given]
    return [
        Counted(row.day, row.unit, row.value if row.place == place else None, row.base, row.act)
        for row in [*(row for row in rows if row.place == place), *silent]
    ]
