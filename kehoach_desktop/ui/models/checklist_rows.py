"""What the checklist shows: filtering, sorting and wording of its rows, before any table.

A row is a `services.checklist.ChecklistRow` (frozen); everything here is a plain function of rows
and the day they are looked at.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING

from kehoach_desktop.domain.target import format_thousandths
from kehoach_desktop.domain.task import TurnState
from kehoach_desktop.domain.vntext import fold, has_marks
from kehoach_desktop.ui.texts import screen_date, tr

if TYPE_CHECKING:
    from kehoach_desktop.services.checklist import ChecklistRow

#: The rows of a year repeat the same few hundred titles and names.
_folded = lru_cache(maxsize=8192)(fold)

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
    ALL = "all"

    def takes(self, row: ChecklistRow, today: dt.date) -> bool:
        """Say whether `row` belongs to this view on `today`."""
        if self is View.OPEN:
            return row.state in _UNDONE
        if self is View.SOON:
            return row.state in _UNDONE and today <= row.due <= today + SOON
        wanted = {
            View.LATE: TurnState.LATE,
            View.DONE: TurnState.DONE,
            View.SKIPPED: TurnState.SKIPPED,
        }.get(self)
        return wanted is None or row.state is wanted


@dataclass(frozen=True, slots=True)
class RowFilter:
    """What the officer asked to see. Words must all occur; typed marks must match."""

    words: str = ""
    plan_id: str = ""
    agency: str = ""
    view: View = View.OPEN

    def within(self, rows: Iterable[ChecklistRow]) -> list[ChecklistRow]:
        """Return the rows of the plan and agency asked for in which every word occurs."""
        # (word, whether its marks must match), worked out once and not once a row
        words = [
            (word.casefold(), True) if has_marks(word) else (fold(word), False)
            for word in self.words.split()
        ]
        return [row for row in rows if self._takes(row, words)]

    def _takes(self, row: ChecklistRow, words: list[tuple[str, bool]]) -> bool:
        if self.plan_id and row.plan_id != self.plan_id:
            return False
        if self.agency and self.agency not in agencies_of(row):
            return False
        if not words:
            return True
        note = row.turn.note + row.turn.skipped
        parts = (
            row.task.title, row.task.content, row.unit, row.plan_title, note, *agencies_of(row)
        )  # fmt: skip
        exact = "\n".join(parts).casefold()
        folded = "\n".join(map(_folded, parts))
        return all(word in (exact if marked else folded) for word, marked in words)


def agencies_of(row: ChecklistRow) -> tuple[str, ...]:
    """Return everybody who has a part in the row: leads, coordinators, the unit itself."""
    names = [doer.name for doer in row.task.leads + row.task.coordinators]
    return tuple(dict.fromkeys(name for name in [*names, row.unit] if name))


def all_agencies(rows: Iterable[ChecklistRow]) -> list[str]:
    """Return the agencies named in `rows`, in alphabetical order."""
    return sorted({name for row in rows for name in agencies_of(row)}, key=fold)


def plans_of(rows: Iterable[ChecklistRow]) -> list[tuple[str, str]]:
    """Return (plan id, title) of the plans in `rows`, in order of first mention."""
    return list({r.plan_id: (r.plan_id, r.plan_title) for r in rows if r.plan_id}.values())


def days_late(row: ChecklistRow, today: dt.date) -> int:
    """Return by how many days the turn is late, or was done late; 0 if it is not."""
    return row.turn.days_late(today)


def state_text(row: ChecklistRow, today: dt.date) -> str:
    """Return the sign and the word of a row's state: "! quá hạn 3 ngày"."""
    sign, late = _SIGNS[row.state], days_late(row, today)
    if row.state is TurnState.DONE and late:
        return f"{sign} {tr('tasks.state.done_late', days=late)}"
    return f"{sign} {tr(f'tasks.state.{row.state.value}', days=late)}"


def sign(state: TurnState) -> str:
    """Return the sign of a state."""
    return _SIGNS[state]


def target_text(row: ChecklistRow) -> str:
    """Return the task's targets in words, or its output where it has none."""
    return "; ".join(target.text() for target in row.task.targets) or row.task.output


def result_text(row: ChecklistRow) -> str:
    """Return the recorded figure beside the target: "12 / ít nhất 10 tin, bài/năm"."""
    goal = target_text(row)
    if row.turn.figure is None:
        return goal
    figure = format_thousandths(row.turn.figure)
    if row.turn.base is not None:
        figure = f"{figure}/{format_thousandths(row.turn.base)}"
    return f"{figure} / {goal}" if goal else figure


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
    """A column of the table: key of its heading (`tasks.column.<key>`), text, order."""

    key: str
    text: Callable[[ChecklistRow, dt.date], str]
    order: Callable[[ChecklistRow, dt.date], object]


def _by_text(text: Callable[[ChecklistRow], str]) -> Callable[[ChecklistRow, dt.date], object]:
    return lambda row, _today: _folded(text(row))


_URGENCY = [TurnState.LATE, TurnState.DUE, TurnState.AHEAD, TurnState.SKIPPED, TurnState.DONE]

COLUMNS = (
    Column("state", state_text, lambda row, _: (_URGENCY.index(row.state), row.due)),
    Column("due", lambda row, _: screen_date(row.due), lambda row, _: row.due),
    Column("title", lambda row, _: title_text(row), lambda row, _: (row.plan_title, row.number)),
    Column("unit", lambda row, _: row.unit, _by_text(lambda row: row.unit)),
    Column("lead", lambda row, _: lead_text(row), _by_text(lead_text)),
    Column("with", lambda row, _: coordinators_text(row), _by_text(coordinators_text)),
    Column("result", lambda row, _: result_text(row), _by_text(result_text)),
    Column("note", lambda row, _: note_text(row), _by_text(note_text)),
)


def ordered(
    rows: Iterable[ChecklistRow], today: dt.date, column: int, descending: bool
) -> list[ChecklistRow]:
    """Return `rows` ordered by `column`, rows that are equal there by due date and number."""
    kept = sorted(rows, key=lambda row: (row.due, row.plan_title, row.number, _folded(row.unit)))
    order = COLUMNS[column].order
    kept.sort(key=lambda row: order(row, today), reverse=descending)  # type: ignore[arg-type, return-value]
    return kept
