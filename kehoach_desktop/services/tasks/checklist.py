"""The checklist: the turns of all plans as rows, and what happened to each."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kehoach_desktop.domain.plans.citation import short_date
from kehoach_desktop.domain.plans.task import Figure, Task, Turn, TurnState
from kehoach_desktop.domain.schedules.target import format_thousandths
from kehoach_desktop.domain.validation import check_base, check_done_on, check_figure, check_reason
from kehoach_desktop.domain.vntext import clean
from kehoach_desktop.domain.work.urgent import state_at
from kehoach_desktop.errors import AppError
from kehoach_desktop.messages import text
from kehoach_desktop.services.ports.basics import Clock, NewId
from kehoach_desktop.services.ports.plans import PlanStore
from kehoach_desktop.services.ports.printing import ChecklistLine
from kehoach_desktop.services.ports.turns import (
    BoardFilter,
    BoardOrder,
    BoardRow,
    BoardStore,
    TurnStore,
)
from kehoach_desktop.services.tasks.turn_layout import TurnLayout

_OPEN = frozenset({TurnState.LATE, TurnState.DUE, TurnState.AHEAD})


@dataclass(frozen=True, slots=True)
class ChecklistRow:
    """One turn to tick: which task of which plan, for which unit, due when, done or not.

    `plan_id` is "" for work that no plan foresaw; `number` is the task's place in its plan from 1;
    `unit` is "" but for a group task; `turn` is the record (`turn.is_recorded`: something
    happened), without an id in a draft.
    """

    plan_id: str
    plan_title: str
    task: Task
    number: int
    unit: str
    due: dt.date
    turn: Turn
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
    """Ticking writes what happened to a turn; the rule of the task stays untouched."""

    def __init__(
        self,
        plans: PlanStore,
        turns: TurnStore,
        board: BoardStore,
        layout: TurnLayout,
        clock: Clock,
        new_id: NewId,
    ) -> None:
        self._plans = plans
        self._turns = turns
        self._board = board
        self._layout = layout
        self._clock = clock
        self._new_id = new_id

    # --- the list

    def ids(
        self,
        wanted: BoardFilter,
        order: BoardOrder = BoardOrder.DUE,
        descending: bool = False,
        most: int = -1,
    ) -> Sequence[int]:
        """Return the places of the turns asked for, in order; `page` gives their rows.

        The first `most` unless that is -1.
        """
        self._layout.catch_up()
        return self._board.ids(wanted, self._clock.now(), order, descending, most)

    def catch_up(self) -> None:
        """Lay out the turns of plans that are still to be: what counts in the store needs them."""
        self._layout.catch_up()

    def page(self, ids: Sequence[int]) -> list[ChecklistRow]:
        """Return the rows at these places, in their order."""
        now = self._clock.now()
        return [checklist_row(row, now) for row in self._board.page(ids)]

    def row(self, turn_id: str) -> ChecklistRow:
        """Return the row of one turn; E-NO-TURN."""
        return checklist_row(self._turns.turn(turn_id), self._clock.now())

    def next_turn(self, plan_id: str, task_id: str) -> ChecklistRow:
        """Return the turn of a task that comes next, the last one if none is open; E-NO-TASK."""
        rows = self.page(self.ids(BoardFilter(plan_id, task_id=task_id)))
        if not rows:
            raise AppError("E-NO-TASK", value=task_id)
        return next((row for row in rows if row.state in _OPEN), rows[-1])

    def place(self, turn_id: str) -> int:
        """Return the place of a turn among the ids, 0 if there is none."""
        return self._board.place(turn_id)

    def count(self, wanted: BoardFilter) -> int:
        """Return how many turns are asked for."""
        return self._board.count(wanted, self._clock.now())

    def counts(self, wanted: BoardFilter) -> Mapping[TurnState, int]:
        """Return how many turns are in which state, whatever state is asked for."""
        self._layout.catch_up()
        return self._board.counts(wanted, self._clock.now())

    def choices(self) -> tuple[list[tuple[str, str]], list[str]]:
        """Return the plans (id, title) and the agencies that a list can be narrowed to."""
        self._layout.catch_up()
        return self._board.plans(), self._board.agencies()

    def rows(
        self,
        plan_id: str | None = None,
        agency: str | None = None,
        states: frozenset[TurnState] | None = None,
    ) -> list[ChecklistRow]:
        """Return the turns of issued and received plans, by due day, that pass the filters.

        `agency` is an agency's id or printed name. A draft of our own has no rows yet.
        E-NO-PLAN for an unknown `plan_id`.
        """
        if plan_id is not None:
            self._plans.load(plan_id)
        wanted = BoardFilter(plan_id or "", agency or "", states=states or frozenset())
        return self.page(self.ids(wanted))

    def day(self) -> list[ChecklistRow]:
        """Return the turns to look at today: every open one that closes until Sunday."""
        today = self.today
        sunday = today + dt.timedelta(6 - today.weekday())
        late = BoardFilter(states=_OPEN, until=sunday)
        return self.page(self.ids(late))

    def turns_of(self, plan_id: str) -> list[ChecklistRow]:
        """Return the turns of one plan by due day, also of a draft. E-NO-PLAN."""
        plan = self._plans.load(plan_id)
        rows = self.rows(plan_id)
        if not rows and not plan.is_issued:
            rows = [
                ChecklistRow(
                    plan.id, plan.title, each.task, each.number, unit, day.due,
                    turn := Turn("", each.task.id, day.due, unit, shifted=day.shifted),
                    turn.state(self.today),
                )
                for each in self._layout.preview(plan)
                for day, unit in each.each()
            ]  # fmt: skip
        rows.sort(key=lambda row: (row.due, row.number))
        return rows

    @property
    def today(self) -> dt.date:
        """Return the day the turns are looked at."""
        return self._clock.now().date()

    # --- what happened

    def tick(
        self,
        row: ChecklistRow,
        done_on: dt.date,
        figure: int | None = None,
        note: str = "",
        *,
        base: int | None = None,
        more: Sequence[Figure] = (),
        late_entry: bool | None = None,
    ) -> Turn:
        """Record that the turn was done; `figure` is in thousandths of the target's unit.

        Of a share `figure` may be the counted part and `base` the whole (both numbers are kept);
        `more` holds figures for further targets; `late_entry` marks what is entered afterwards
        (None keeps what the record says). Ticking again corrects the record. Raises E-DATE,
        E-FUTURE, E-FIGURE, and as a save.
        """
        now = self._clock.now()
        for each in more:
            check_figure(each.value)
            check_figure(each.base)
        turn = dataclasses.replace(
            self._record_of(row),
            done_on=check_done_on(done_on, now.date()),
            figure=check_figure(figure),
            base=check_base(figure, base),
            more=tuple(more),
            note=clean(note),
            skipped="",
        )
        if late_entry is not None:
            turn = dataclasses.replace(turn, late_entry=late_entry)
        self._turns.record(row.plan_id, turn, now)
        return turn

    def skip(self, row: ChecklistRow, reason: str) -> Turn:
        """Record that the turn is left out, and why; E-REASON when nothing is said."""
        turn = dataclasses.replace(
            self._record_of(row),
            done_on=None,
            figure=None,
            base=None,
            more=(),
            skipped=check_reason(reason),
        )
        self._turns.record(row.plan_id, turn, self._clock.now())
        return turn

    def put_off(self, row: ChecklistRow, day: dt.date, why: str) -> Turn:
        """Move an open turn to a later day ("điều chỉnh thời hạn"); the printed day stays.

        Raises E-REASON when nothing is said, E-EARLIER for a day before the printed one.
        """
        if day < row.due:
            raise AppError("E-EARLIER", due=short_date(row.due))
        turn = dataclasses.replace(
            self._record_of(row), shifted=day, note=check_reason(why), skipped="", done_on=None
        )
        self._turns.record(row.plan_id, turn, self._clock.now())
        return turn

    def untick(self, turn_id: str) -> None:
        """Take a record back: the turn is open again; the history keeps it. E-NO-TURN."""
        self._turns.remove(turn_id)

    def lines(self, plan_id: str) -> list[ChecklistLine]:
        """Return a line per task for the printed sheet; also for a draft. E-NO-PLAN."""
        plan = self._plans.load(plan_id)
        of_task: dict[str, list[ChecklistRow]] = {task.id: [] for task in plan.tasks}
        for row in self.turns_of(plan_id):
            of_task.setdefault(row.task.id, []).append(row)
        return [
            _line(number, task, sorted(of_task[task.id], key=lambda row: row.due))
            for number, task in enumerate(plan.tasks, start=1)
        ]

    def _record_of(self, row: ChecklistRow) -> Turn:
        return row.turn if row.turn.id else dataclasses.replace(row.turn, id=self._new_id())


def checklist_row(row: BoardRow, now: dt.datetime) -> ChecklistRow:
    """Return a row of the board as it is seen at `now`; an order is late to the minute."""
    state = row.turn.state(now.date()) if row.plan_id else state_at(row.task, row.turn, now)
    return ChecklistRow(
        row.plan_id,
        row.plan_title if row.plan_id else text("tasks.outside"),
        row.task.as_listed,
        row.number,
        row.turn.unit,
        row.turn.due,
        row.turn,
        state,
    )


def _line(number: int, task: Task, rows: Sequence[ChecklistRow]) -> ChecklistLine:
    open_rows = [row for row in rows if row.state not in {TurnState.DONE, TurnState.SKIPPED}]
    done = [row.turn for row in rows if row.state is TurnState.DONE]
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
    return ChecklistLine(f"{number}", task.as_listed, due, state, _result(task, done), finished)


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
