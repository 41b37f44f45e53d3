"""Turning the rules of a plan into the records of its turns."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.domain.plans.task import Task, Turn
from kehoach_desktop.domain.schedules.turn_layout import TaskTurns, lay_plan, lay_task
from kehoach_desktop.domain.schedules.working_days import Calendar
from kehoach_desktop.errors import AppError
from kehoach_desktop.services.ports.basics import Clock, NewId
from kehoach_desktop.services.ports.plans import PlanStore
from kehoach_desktop.services.ports.turns import CalendarSource, Laid, NewTurn, TurnStore

#: A record from before turns were laid out stands for the laid turn at most this many days away:
#: the days by which a turn may move when the office is shut for Tết.
_SAME_TURN = dt.timedelta(days=10)


class TurnLayout:
    """Lays out turns over the office's working days; stores them where nobody has yet."""

    def __init__(
        self,
        plans: PlanStore,
        turns: TurnStore,
        calendars: CalendarSource | None,
        clock: Clock,
        new_id: NewId,
    ) -> None:
        self._plans = plans
        self._turns = turns
        self._calendars = calendars
        self._clock = clock
        self._new_id = new_id

    def calendar(self, plan: Plan) -> Calendar:
        """Return the working days of the plan's period; E-CALENDAR."""
        first, last = plan.period
        return self._calendars.calendar(first.year, last.year) if self._calendars else Calendar()

    def preview(self, plan: Plan) -> list[TaskTurns]:
        """Return the turns of each task, also of a draft; E-MANY-TURNS, E-CALENDAR."""
        return lay_plan(plan, self.calendar(plan))

    def _of_stored(self, plan: Plan) -> list[TaskTurns]:
        """Return the turns of a plan that can no longer be sent back: too many become one."""
        calendar = self.calendar(plan)
        try:
            return lay_plan(plan, calendar)
        except AppError as error:
            if error.code != "E-MANY-TURNS":
                raise
            return lay_plan(plan, calendar, lenient=True)

    def uncovered(self, plan: Plan) -> list[int]:
        """Return the years of the plan's period whose days off are not known."""
        first, last = plan.period
        calendar = self.calendar(plan)
        return [year for year in range(first.year, last.year + 1) if not calendar.covers(year)]

    def expected(self, plan: Plan) -> list[int]:
        """Return the years of the plan's period whose days off are not announced yet."""
        first, last = plan.period
        calendar = self.calendar(plan)
        return [year for year in range(first.year, last.year + 1) if not calendar.announced(year)]

    def laid(self, plan: Plan) -> Laid:
        """Return every turn of a plan that is being issued; E-MANY-TURNS, E-CALENDAR.

        A plan in the place of another one begins on the day it is issued: what was due before
        that was due under the other.
        """
        laid = self._laid(self.preview(plan), ())
        if plan.issue is None or self._turns.before(plan.id) is None:
            return laid
        since = plan.issue.date
        return replace(laid, turns=[t for t in laid.turns if t.due >= since], since=since)

    def laid_task(self, plan: Plan, number: int, task: Task, since: dt.date) -> Laid:
        """Return the turns of one task from `since` on, as its rule now says."""
        first, last = plan.period
        turns = lay_task(task, number, first, last, self.calendar(plan))
        new = [turn for turn in self._new([turns], ()) if turn.due >= since]
        return Laid(((number, task),), new, since, whole=False)

    def lay_again(self, year: int, since: dt.date) -> int:
        """Lay out again what is due from `since` on, after the days off of `year` changed.

        Only turns on which nothing was recorded or noted move; each keeps its id. Return how many
        turns got another day.
        """
        self.catch_up()
        moved = 0
        for row in self._plans.rows():
            plan = self._plans.load(row.id)
            first, last = plan.period
            if not (plan.is_issued or row.sender) or not first.year <= year <= last.year:
                continue
            known = {(t.task_id, t.unit, t.due): t for t in self._turns.of_plan(plan.id)}
            for each in plan.tasks:
                number, task = self._turns.task(plan.id, each.id)
                laid = self.laid_task(plan, number, task, since)
                turns = [
                    turn._replace(id=before.id) if before else turn
                    for turn in laid.turns
                    for before in [known.get((turn.task_id, turn.unit, turn.due))]
                ]
                count = sum(_has_moved(turn, known) for turn in turns)
                if count:
                    moved += count
                    laid = replace(laid, turns=turns)
                    self._turns.lay(plan.id, laid, self._clock.now(), "turns-moved")
        return moved

    def catch_up(self) -> None:
        """Lay out the plans that have no turns yet: after an import, after a migration.

        A task of another office that has too many turns to follow is due once.
        """
        for plan_id in self._turns.unlaid():
            plan = self._plans.load(plan_id)
            laid = self._laid(self._of_stored(plan), self._turns.of_plan(plan_id))
            self._turns.lay(plan_id, laid, self._clock.now())

    def _laid(self, turns: Sequence[TaskTurns], recorded: Sequence[Turn]) -> Laid:
        tasks = tuple((each.number, each.task) for each in turns)
        return Laid(tasks, self._new(turns, recorded))

    def _new(self, turns: Iterable[TaskTurns], recorded: Sequence[Turn]) -> list[NewTurn]:
        met: dict[tuple[str, str], list[dt.date]] = {}
        for turn in recorded:
            if turn.is_recorded:
                met.setdefault((turn.task_id, turn.unit), []).append(turn.due)
        new: list[NewTurn] = []
        for each in turns:
            task_id = each.task.id
            taken = {
                unit: _stood_for(each, met[task_id, unit])
                for unit in each.units
                if (task_id, unit) in met
            }
            new += [
                NewTurn(self._new_id(), task_id, unit, day.due, day.shifted)
                for day, unit in each.each()
                if day.due not in taken.get(unit, ())
            ]
        return new


def _has_moved(turn: NewTurn, known: Mapping[tuple[str, str, dt.date], Turn]) -> bool:
    """Say whether an open turn is new, or goes to another working day than before."""
    before = known.get((turn.task_id, turn.unit, turn.due))
    if before is None:
        return True
    return not (before.is_recorded or before.note) and before.day != turn.shifted


def _stood_for(turns: TaskTurns, recorded: Sequence[dt.date]) -> set[dt.date]:
    """Return the laid days that records of other days nearby stand for, and their own days."""
    days = {day.due for day in turns.days}
    taken = days & set(recorded)
    for day in sorted(set(recorded) - days):
        nearest = min(days - taken, key=lambda laid: abs(laid - day), default=None)
        if nearest is not None and abs(nearest - day) <= _SAME_TURN:
            taken.add(nearest)
    return taken
