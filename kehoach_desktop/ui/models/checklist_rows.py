"""What the checklist shows: the question to the board, and the wording of its rows.

A row is a `services.checklist.ChecklistRow` (frozen); everything here is a plain function of rows
and the day they are looked at.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from kehoach_desktop.domain.plans.task import TurnState
from kehoach_desktop.domain.schedules.target import format_thousandths
from kehoach_desktop.domain.work.urgent import deadline_of
from kehoach_desktop.services.ports.turns import BoardFilter, BoardOrder
from kehoach_desktop.ui.texts import screen_date, tr

if TYPE_CHECKING:
    from kehoach_desktop.domain.schedules.reporting_windows import ReportWindow
    from kehoach_desktop.services.tasks.checklist import ChecklistRow

#: How far "đến hạn trong 7 ngày" looks.
SOON = dt.timedelta(days=7)

_SIGNS = {
    TurnState.DONE: "✓",
    TurnState.SKIPPED: "–",
    TurnState.LATE: "!",
    TurnState.DUE: "●",
    TurnState.AHEAD: "○",
}
_UNDONE = frozenset({TurnState.LATE, TurnState.DUE, TurnState.AHEAD})


class View(Enum):
    """Which rows by their state; the value is the key of its word (`tasks.view.<value>`)."""

    OPEN = "open"
    LATE = "late"
    SOON = "soon"
    DONE = "done"
    SKIPPED = "skipped"
    NO_PROOF = "no_proof"
    ALL = "all"


#: The states that a view takes; a view that is not here takes more than a state, or every one.
STATES_OF = {
    View.OPEN: _UNDONE,
    View.LATE: frozenset({TurnState.LATE}),
    View.DONE: frozenset({TurnState.DONE}),
    View.SKIPPED: frozenset({TurnState.SKIPPED}),
    View.NO_PROOF: frozenset({TurnState.DONE}),
}


class Period(Enum):
    """Which days the turns are due in; the value is the key of its word (`tasks.period.…`)."""

    ALL = "all"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    OWN = "own"

    def span(self, today: dt.date) -> tuple[dt.date | None, dt.date | None]:
        """Return the first and the last day, (None, None) for no end and for the officer's own."""
        months = {Period.MONTH: 1, Period.QUARTER: 3, Period.YEAR: 12}.get(self)
        if months is None:
            return None, None
        first = today.replace(month=(today.month - 1) // months * months + 1, day=1)
        following = (first + dt.timedelta(days=31 * months)).replace(day=1)
        return first, following - dt.timedelta(days=1)


def window_words(window: ReportWindow) -> str:
    """Return "Quý I (15/12/2025 – 14/3/2026)"."""
    first, last = screen_date(window.first), screen_date(window.closes)
    return tr("periods.choice", name=window.name, first=first, last=last)


@dataclass(frozen=True, slots=True)
class RowFilter:
    """What the officer asked to see. Words must all occur; typed marks must match.

    `first` and `last` are the days of Period.OWN, either may be left open.
    """

    words: str = ""
    plan_id: str = ""
    agency: str = ""
    view: View = View.OPEN
    period: Period = Period.ALL
    first: dt.date | None = None
    last: dt.date | None = None

    def question(self, today: dt.date, *, any_state: bool = False) -> BoardFilter:
        """Return what is asked of the board as of `today`; `any_state` asks for every state."""
        own = self.period is Period.OWN
        since, until = (self.first, self.last) if own else self.period.span(today)
        wanted = BoardFilter(self.plan_id, self.agency, self.words, since=since, until=until)
        if any_state or self.view is View.ALL:
            return wanted
        if self.view is View.SOON:
            soon = today + SOON
            since, until = max(since or today, today), min(until or soon, soon)
            return replace(wanted, states=_UNDONE, since=since, until=until)
        return replace(
            wanted, states=STATES_OF[self.view], without_proof=self.view is View.NO_PROOF
        )


def days_late(row: ChecklistRow, today: dt.date) -> int:
    """Return by how many days the turn is late, or was done late; 0 if it is not."""
    return row.turn.days_late(today)


def state_text(row: ChecklistRow, today: dt.date) -> str:
    """Return the sign and the word of a row's state: "! quá hạn 3 ngày"."""
    sign, late = _SIGNS[row.state], days_late(row, today)
    if row.state is TurnState.DONE and late:
        return f"{sign} {tr('tasks.state.done_late', days=late)}"
    if row.state is TurnState.LATE and not late:  # an order, late by hours
        deadline = deadline_of(row.task)
        at = deadline.strftime("%H:%M") if deadline is not None else ""
        return f"{sign} {tr('tasks.state.late_today', at=at)}"
    return f"{sign} {tr(f'tasks.state.{row.state.value}', days=late)}"


def sign(state: TurnState) -> str:
    """Return the sign of a state."""
    return _SIGNS[state]


def target_text(row: ChecklistRow) -> str:
    """Return the task's targets in words, or its output where it has none."""
    return "; ".join(target.text() for target in row.task.targets) or row.task.output


def figure_text(row: ChecklistRow) -> str:
    """Return the figure of the turn: "12", "127/128" of a share; "" for none."""
    if row.turn.figure is None:
        return ""
    figure = format_thousandths(row.turn.figure)
    if row.turn.base is not None:
        figure = f"{figure}/{format_thousandths(row.turn.base)}"
    return figure


def result_text(row: ChecklistRow, tally: str = "") -> str:
    """Return the turn's figure and its task's tally, "2 (7/12 bài)"; the goal where none is known.

    "12 / ít nhất 10 tin, bài/năm" until the tally is told.
    """
    figure, goal = figure_text(row), target_text(row)
    if tally:
        return f"{figure} ({tally})" if figure else tally
    return f"{figure} / {goal}" if figure and goal else figure or goal


def result_tip(row: ChecklistRow, tally: str) -> str:
    """Return the same in whole sentences, a line each."""
    parts = (("tally.this", "figure", figure_text(row)), ("tally", "done", tally),
             ("tally.target", "target", target_text(row)))  # fmt: skip
    return "\n".join(tr(f"tasks.{key}", **{name: said}) for key, name, said in parts if said)


def note_text(row: ChecklistRow) -> str:
    """Return the note, the reason for a skipped turn in front of it."""
    if row.turn.skipped:
        return tr("tasks.skipped_because", reason=row.turn.skipped)
    return row.turn.note


def lead_text(row: ChecklistRow) -> str:
    """Return the lead agency or agencies, dots where the paper names none."""
    return ", ".join(doer.name for doer in row.task.leads) or tr("tasks.no_lead")


def coordinators_text(row: ChecklistRow) -> str:
    """Return the coordinating agencies."""
    return ", ".join(doer.name for doer in row.task.coordinators)


def title_text(row: ChecklistRow) -> str:
    """Return the number and the title of the task; work outside of any plan says so."""
    if not row.plan_id:
        return tr("tasks.outside.title", title=row.task.title)
    return f"{row.number}. {row.task.title}"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table: its heading is `tasks.column.<key>`, and the board orders by it."""

    key: BoardOrder
    text: Callable[[ChecklistRow, dt.date], str]


COLUMNS = (
    Column(BoardOrder.STATE, state_text),
    Column(BoardOrder.DUE, lambda row, _: screen_date(row.due)),
    Column(BoardOrder.TITLE, lambda row, _: title_text(row)),
    Column(BoardOrder.UNIT, lambda row, _: row.unit),
    Column(BoardOrder.LEAD, lambda row, _: lead_text(row)),
    Column(BoardOrder.WITH, lambda row, _: coordinators_text(row)),
    Column(BoardOrder.RESULT, lambda row, _: result_text(row)),
    Column(BoardOrder.NOTE, lambda row, _: note_text(row)),
)
