"""The checklist: what the rules of the tasks expect, joined with the recorded turns."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kehoach_desktop.domain.citation import short_date
from kehoach_desktop.domain.plan import Plan
from kehoach_desktop.domain.target import format_thousandths
from kehoach_desktop.domain.task import Task, Turn, TurnState, expected_turns
from kehoach_desktop.domain.validation import check_done_on, check_figure, check_reason
from kehoach_desktop.domain.vntext import clean
from kehoach_desktop.messages import text
from kehoach_desktop.services.ports import ChecklistLine, Clock, NewId, PlanStore, TurnStore


@dataclass(frozen=True, slots=True)
class ChecklistRow:
    """One turn to tick: which task of which plan, for which unit, due when, done or not.

    `number` is the task's place in its plan from 1; `unit` is "" but for a group task; `turn` is
    the record, None while there is none.
    """

    plan_id: str
    plan_title: str
    task: Task
    number: int
    unit: str
    due: dt.date
    turn: Turn | None
    state: TurnState

    def concerns(self, agency: str) -> bool:
        """Say whether an agency (id or printed name) leads, helps, or is the row's unit."""
        doers = (*self.task.leads, *self.task.coordinators)
        if any(agency in {doer.agency_id, doer.name} for doer in doers):
            return True
        return any(
            unit.name == self.unit and agency in {unit.agency_id, unit.name}
            for unit in self.task.units
        )


class Checklist:
    """Ticking writes a turn record; the rule of the task and the history stay untouched."""

    def __init__(self, plans: PlanStore, turns: TurnStore, clock: Clock, new_id: NewId) -> None:
        self._plans = plans
        self._turns = turns
        self._clock = clock
        self._new_id = new_id

    def rows(
        self,
        plan_id: str | None = None,
        agency: str | None = None,
        states: frozenset[TurnState] | None = None,
    ) -> list[ChecklistRow]:
        """Return the turns of issued and received plans, by due day, that pass the filters.

        `agency` is an agency's id or printed name. A recorded turn whose day the rule no longer
        expects is shown too: what was done never vanishes. A draft of our own has no rows yet.
        E-NO-PLAN for an unknown `plan_id`.
        """
        today = self._clock.now().date()
        rows = [
            row
            for plan in self._tracked(plan_id)
            for row in _rows_of(plan, self._turns.of_plan(plan.id), today)
            if (agency is None or row.concerns(agency)) and (states is None or row.state in states)
        ]
        rows.sort(key=lambda row: (row.due, row.plan_title, row.plan_id, row.number))
        return rows

    def turns_of(self, plan_id: str) -> list[ChecklistRow]:
        """Return the turns of one plan by due day, also of a draft. E-NO-PLAN."""
        plan = self._plans.load(plan_id)
        rows = list(_rows_of(plan, self._turns.of_plan(plan_id), self._clock.now().date()))
        rows.sort(key=lambda row: (row.due, row.number))
        return rows

    def tick(
        self, row: ChecklistRow, done_on: dt.date, figure: int | None = None, note: str = ""
    ) -> Turn:
        """Record that the turn was done; `figure` is in thousandths of the target's unit.

        Ticking again corrects the record. Raises E-DATE, E-FUTURE, E-FIGURE, and as a save.
        """
        now = self._clock.now()
        turn = dataclasses.replace(
            self._record_of(row),
            done_on=check_done_on(done_on, now.date()),
            figure=check_figure(figure),
            note=clean(note),
            skipped="",
        )
        self._turns.record(row.plan_id, turn, now)
        return turn

    def skip(self, row: ChecklistRow, reason: str) -> Turn:
        """Record that the turn is left out, and why; E-REASON when nothing is said."""
        turn = dataclasses.replace(
            self._record_of(row), done_on=None, figure=None, skipped=check_reason(reason)
        )
        self._turns.record(row.plan_id, turn, self._clock.now())
        return turn

    def untick(self, turn_id: str) -> None:
        """Take a record back; the history keeps it. E-NO-TURN."""
        self._turns.remove(turn_id)

    def lines(self, plan_id: str) -> list[ChecklistLine]:
        """Return a line per task for the printed sheet; also for a draft. E-NO-PLAN."""
        plan = self._plans.load(plan_id)
        today = self._clock.now().date()
        of_task: dict[str, list[ChecklistRow]] = {task.id: [] for task in plan.tasks}
        for row in _rows_of(plan, self._turns.of_plan(plan_id), today):
            of_task[row.task.id].append(row)
        return [
            _line(number, task, sorted(of_task[task.id], key=lambda row: row.due))
            for number, task in enumerate(plan.tasks, start=1)
        ]

    def _tracked(self, plan_id: str | None) -> list[Plan]:
        """Return the plans under which something is due: issued ones and received ones."""
        if plan_id is not None:
            plan = self._plans.load(plan_id)
            if plan.is_issued:
                return [plan]
        return [
            self._plans.load(row.id)
            for row in self._plans.rows()
            if (row.is_issued or row.sender) and plan_id in {None, row.id}
        ]

    def _record_of(self, row: ChecklistRow) -> Turn:
        return row.turn or Turn(self._new_id(), row.task.id, row.due, row.unit)


def _rows_of(plan: Plan, turns: Sequence[Turn], today: dt.date) -> Iterator[ChecklistRow]:
    recorded = {(turn.task_id, turn.unit, turn.due): turn for turn in turns}
    tasks = {task.id: (number, task) for number, task in enumerate(plan.tasks, start=1)}
    first, last = plan.period
    for number, task in tasks.values():
        for due, unit in expected_turns(task, first, last):
            turn = recorded.pop((task.id, unit, due), None)
            yield _row(plan, task, number, turn or Turn("", task.id, due, unit), today)
    for turn in recorded.values():
        if turn.task_id in tasks:
            number, task = tasks[turn.task_id]
            yield _row(plan, task, number, turn, today)


def _row(plan: Plan, task: Task, number: int, turn: Turn, today: dt.date) -> ChecklistRow:
    return ChecklistRow(
        plan.id,
        plan.title,
        task,
        number,
        turn.unit,
        turn.due,
        turn if turn.id else None,
        turn.state(today),
    )


def _line(number: int, task: Task, rows: Sequence[ChecklistRow]) -> ChecklistLine:
    open_rows = [row for row in rows if row.state not in {TurnState.DONE, TurnState.SKIPPED}]
    done = [row.turn for row in rows if row.turn is not None and row.state is TurnState.DONE]
    late = sum(row.state is TurnState.LATE for row in rows)
    due = task.schedule_text
    if not due:
        days = sorted({row.due for row in rows})
        ahead = open_rows[0].due if open_rows else days[-1] if days else None
        key = "checklist_sheet.due_next" if len(days) > 1 else "checklist_sheet.due_once"
        due = text(key, turns=len(days), day=short_date(ahead)) if ahead else ""
    finished = bool(rows) and not open_rows
    if finished:
        state = text("checklist_sheet.done")
    else:
        state = text("checklist_sheet.progress", done=len(rows) - len(open_rows), all=len(rows))
    if late:
        state = text("checklist_sheet.late", state=state, late=late)
    return ChecklistLine(f"{number}", task, due, state, _result(task, done), finished)


def _result(task: Task, done: Sequence[Turn]) -> str:
    figures = [turn.figure for turn in done if turn.figure is not None]
    if not figures:
        return ""
    target = task.targets[0] if task.targets else None
    if target is None:
        return format_thousandths(sum(figures), pad=True)
    if target.unit == "%":  # shares do not add up: the latest one stands
        total = f"{format_thousandths(figures[-1], pad=True)}%"
    else:
        total = f"{format_thousandths(sum(figures), pad=True)} {target.unit}"
    return text("checklist_sheet.result", total=total, target=target.text())
