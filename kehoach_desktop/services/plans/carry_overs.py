"""Last year's plan becomes this year's: a draft with the old words, and a guide through them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from kehoach_desktop.domain.imports.plan_reading import PlanReading
from kehoach_desktop.domain.imports.printed_numbers import settled
from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.domain.plans.task import Task, TurnState
from kehoach_desktop.domain.sources.carry_over import (
    CarryOver,
    Choice,
    Spot,
    begin,
    decide,
    drop_tasks,
    is_alike,
    spots,
)
from kehoach_desktop.domain.sources.carry_spots import Present
from kehoach_desktop.domain.sources.old_bodies import OldBody, district_divisions
from kehoach_desktop.domain.validation import check_year
from kehoach_desktop.domain.vntext import clean
from kehoach_desktop.errors import AppError
from kehoach_desktop.services.checks.reviewing import vocabulary
from kehoach_desktop.services.ports.basics import Clock
from kehoach_desktop.services.ports.carry_over import CarryOverStore
from kehoach_desktop.services.ports.plans import PlanRow, PlanStore
from kehoach_desktop.services.tasks.calendars import Calendars
from kehoach_desktop.services.tasks.checklist import Checklist, ChecklistRow


@dataclass(frozen=True, slots=True)
class LastYear:
    """A task of the draft (None: it was left out) and what came of it last year.

    `late` counts turns that were done late or are not done though due; `figure` is the sum of the
    turns' figures in thousandths of the first target's unit, None where none was recorded.
    """

    task: Task | None
    was: Task
    turns: int
    done: int
    skipped: int
    late: int
    figure: int | None

    @property
    def is_finished(self) -> bool:
        """Say whether every turn was done or left out for a reason."""
        return self.turns > 0 and self.done + self.skipped == self.turns


@dataclass(frozen=True, slots=True)
class Guide:
    """A draft with its spots, in the order of the text."""

    plan: Plan
    carried: CarryOver
    spots: tuple[Spot, ...]

    @property
    def open_count(self) -> int:
        """Return how many spots nobody decided yet, or were put off."""
        return sum(each.is_open for each in self.spots)


class CarryOvers:
    """The use cases of the guide; every decision is on disk when the call returns."""

    def __init__(
        self,
        store: CarryOverStore,
        plans: PlanStore,
        checklist: Checklist,
        calendars: Calendars,
        office: Callable[[], OfficeProfile | None],
        clock: Clock,
        new_id: Callable[[], str],
    ) -> None:
        self._store = store
        self._plans = plans
        self._checklist = checklist
        self._calendars = calendars
        self._office = office
        self._clock = clock
        self._new_id = new_id

    def sources(self) -> list[PlanRow]:
        """Return the plans that can be carried over: our own issued ones, the latest year first."""
        rows = [row for row in self._plans.rows() if row.is_issued and not row.sender]
        return sorted(rows, key=lambda row: row.year, reverse=True)

    def preview(self, plan_id: str, year: int) -> Guide:
        """Return what the guide would show for a plan; nothing is stored. E-YEAR, E-NO-OFFICE."""
        old = self._plans.load(plan_id)
        return self.preview_from(old, year, issued_by=self._issuer(old))

    def preview_from(self, old: Plan, year: int, name: str = "", issued_by: str = "") -> Guide:
        """Do the same for a plan that is not in the store (one that was read from a file).

        `name` is the file's; `issued_by` who issued the old plan, "" where the file tells not.
        """
        draft, carried = begin(old, check_year(year), self._new_id, name, issued_by)
        return self._guide(draft, carried, old)

    def begin(self, plan_id: str, year: int) -> Guide:
        """Store a draft for `year` with every word of an issued plan, and its guide.

        Raises E-NO-PLAN, E-YEAR, E-NO-OFFICE and as a save.
        """
        old = self._plans.load(plan_id)
        return self.begin_from(old, year, issued_by=self._issuer(old))

    def begin_from(self, old: Plan, year: int, name: str = "", issued_by: str = "") -> Guide:
        """Do the same for a plan that is not in the store, as `preview_from`."""
        guide = self.preview_from(old, year, name, issued_by)
        self._plans.save(guide.plan, None, self._clock.now())
        self._store.save(guide.carried)
        return guide

    def preview_reading(self, reading: PlanReading, name: str, year: int | None = None) -> Guide:
        """Do as `preview` for a plan that was read from the file `name`; the next year if None."""
        return self.preview_from(*_of_file(reading, name, year))

    def begin_reading(self, reading: PlanReading, name: str, year: int | None = None) -> Guide:
        """Do as `begin` for a plan that was read from the file `name`; the next year if None."""
        return self.begin_from(*_of_file(reading, name, year))

    def guide(self, plan_id: str) -> Guide | None:
        """Return the guide of a stored draft as far as it is, None where there is none."""
        carried = self._store.load(plan_id)
        if carried is None:
            return None
        return self._guide(self._plans.load(plan_id), carried)

    def taken_from(self, plan_id: str) -> Plan | None:
        """Return last year's plan that a draft was made from, None where none is in the store."""
        carried = self._store.load(plan_id)
        known = {row.id for row in self._plans.rows()}
        return self._plans.load(carried.from_id) if carried and carried.from_id in known else None

    def open_counts(self) -> dict[str, int]:
        """Return plan id → spots that are still open, for drafts with a guide."""
        drafts = {row.id for row in self._plans.rows() if not row.is_issued}
        counts = {}
        for carried in self._store.open_guides():
            if carried.plan_id in drafts:
                guide = self._guide(self._plans.load(carried.plan_id), carried)
                counts[carried.plan_id] = guide.open_count
        return counts

    def decide(self, guide: Guide, spot: Spot, choice: Choice, value: str = "") -> Guide:
        """Decide one spot and store it; `value` is what shall stand there for CHANGED.

        Raises E-CHANGED where the draft was saved elsewhere meanwhile, and as a save.
        """
        present = self._present(guide.plan, guide.carried)
        try:
            plan, carried = decide(guide.plan, guide.carried, spot, choice, value, present)
        except KeyError as error:
            raise AppError("E-CHANGED", plan_id=guide.plan.id) from error
        return self._keep(guide, plan, carried)

    def decide_all(self, guide: Guide, chosen: Sequence[Spot], choice: Choice) -> Guide:
        """Keep, or put off, several spots at once; none of them is changed."""
        present = self._present(guide.plan, guide.carried)
        carried = guide.carried
        for spot in chosen:
            _plan, carried = decide(guide.plan, carried, spot, choice, "", present)
        return self._keep(guide, guide.plan, carried)

    def decide_alike(self, guide: Guide, spot: Spot, choice: Choice, value: str = "") -> Guide:
        """Decide a spot and every undecided one of the same kind and words, as one step.

        Raises as `decide`.
        """
        present = self._present(guide.plan, guide.carried)
        plan, carried = guide.plan, guide.carried
        pending: Spot | None = spot
        while pending is not None:
            try:
                plan, carried = decide(plan, carried, pending, choice, value, present)
            except KeyError as error:
                raise AppError("E-CHANGED", plan_id=guide.plan.id) from error
            pending = next((each for each in spots(plan, carried, present)
                            if is_alike(each, spot)), None)  # fmt: skip
        return self._keep(guide, plan, carried)

    def back_to(self, guide: Guide, before: Guide) -> Guide:
        """Take decisions back: store the draft and guide as they were `before`."""
        return self._keep(guide, before.plan, before.carried)

    def drop_tasks(self, guide: Guide, task_ids: Sequence[str]) -> Guide:
        """Leave tasks of last year out of the draft."""
        plan, carried = drop_tasks(guide.plan, guide.carried, frozenset(task_ids))
        return self._keep(guide, plan, carried)

    def last_year(self, guide: Guide) -> list[LastYear]:
        """Return the tasks with last year's results, unfinished ones first.

        A plan that is not in the store has no results: its tasks then show none.
        """
        rows = self._results(guide.carried.from_id)
        found = []
        for new_id, old_id in guide.carried.tasks:
            task = guide.plan.task(new_id)
            of_task = [row for row in rows if row.task.id == old_id]
            was = of_task[0].task if of_task else task
            if was is not None:
                found.append(_last_year(task, was, of_task))
        return sorted(found, key=lambda each: each.is_finished)

    def _results(self, plan_id: str) -> list[ChecklistRow]:
        try:
            return self._checklist.turns_of(plan_id)
        except AppError as error:
            if error.code != "E-NO-PLAN":
                raise
            return []

    def _keep(self, guide: Guide, plan: Plan, carried: CarryOver) -> Guide:
        if plan is not guide.plan:
            self._plans.save(plan, guide.plan, self._clock.now())
        if carried is not guide.carried:
            self._store.save(carried)
        return self._guide(plan, carried)

    def _guide(self, plan: Plan, carried: CarryOver, old: Plan | None = None) -> Guide:
        present = self._present(plan, carried, old)
        return Guide(plan, carried, tuple(spots(plan, carried, present)))

    def _present(self, plan: Plan, carried: CarryOver, old: Plan | None = None) -> Present:
        office = self._office()
        if office is None:
            raise AppError("E-NO-OFFICE")
        if old is None:
            try:
                old = self._plans.load(carried.from_id)
            except AppError:  # it was read from a file, or is gone: the draft has its words
                old = plan
        signer = old.issue.signatory if old.issue else old.signatory
        instead = plan.based_on if plan.based_on != old.based_on else None
        return Present(
            carried.old_year,
            carried.new_year,
            office,
            self._calendars.calendar(carried.new_year - 1, carried.new_year + 1),
            old_bodies(),
            signer,
            old.based_on,
            instead,
            carried.issued_by,
        )

    def _issuer(self, old: Plan) -> str:
        """Return our own committee, under the name that the place on the old plan gives it."""
        office = self._office()
        if office is None:
            raise AppError("E-NO-OFFICE")
        return replace(office, unit_name=old.place or office.unit_name).committee


def _of_file(reading: PlanReading, name: str, year: int | None) -> tuple[Plan, int, str, str]:
    old = settled(reading.plan)
    return old, old.year + 1 if year is None else year, clean(name), reading.issuer


def old_bodies() -> tuple[OldBody, ...]:
    """Return the bodies and words that ended, by `resources/vocabulary/ended.json`."""
    terms = vocabulary().ended
    ended = [
        OldBody(re.compile(term.pattern), dt.date.fromisoformat(term.until), term.now, term.source)
        for term in terms
    ]
    law = next((term.source for term in terms if "huyện" in term.pattern), "")
    return (*ended, district_divisions(law))


def _last_year(task: Task | None, was: Task, rows: Sequence[ChecklistRow]) -> LastYear:
    done = [row for row in rows if row.state is TurnState.DONE]
    late = sum(
        row.state is TurnState.LATE
        or bool(row.turn and row.turn.done_on and row.turn.done_on > row.due)
        for row in rows
    )
    figures = [row.turn.figure for row in done if row.turn and row.turn.figure is not None]
    figure: int | None = sum(figures) if figures else None
    if figures and was.targets and was.targets[0].unit == "%":
        figure = figures[-1]  # shares do not add up: the latest one stands
    skipped = sum(row.state is TurnState.SKIPPED for row in rows)
    return LastYear(task, was, len(rows), len(done), skipped, late, figure)
