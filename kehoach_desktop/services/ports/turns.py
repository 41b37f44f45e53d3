"""The ports of turns: their records, the board over all plans, and what they came to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, Protocol

from kehoach_desktop.domain.plans.task import Task, Turn, TurnState
from kehoach_desktop.domain.schedules.working_days import Calendar


class Succession(StrEnum):
    """What a plan does to the one before it: in its place, or changing some of its tasks."""

    REPLACES = "replaces"
    AMENDS = "amends"


class BoardOrder(StrEnum):
    """What a board is ordered by; the value is the key of the column."""

    STATE = "state"
    DUE = "due"
    TITLE = "title"
    UNIT = "unit"
    LEAD = "lead"
    WITH = "with"
    RESULT = "result"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class BoardFilter:
    """Which turns are asked for; what is empty takes every turn.

    - `task_id`: a task of the plan `plan_id`, or of no plan where that is empty;
    - `agency`: an agency's id or printed name, that leads, helps, or is the turn's unit;
    - `words` must all occur in task, unit or note; typed marks must match;
    - `states`: as seen on the day of the question;
    - `since`, `until`: the last good day of the turn lies between them, both included;
    - `without_proof`: nothing shows that it was done, and no reason was given.
    """

    plan_id: str = ""
    agency: str = ""
    words: str = ""
    states: frozenset[TurnState] = frozenset()
    since: dt.date | None = None
    until: dt.date | None = None
    task_id: str = ""
    without_proof: bool = False


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A turn with the task and the plan it belongs to; `plan_id` is "" for work outside a plan."""

    plan_id: str
    plan_title: str
    number: int
    task: Task
    turn: Turn


class NewTurn(NamedTuple):
    """A turn to be laid out: which task, for which unit, due when, moved to which day."""

    id: str
    task_id: str
    unit: str
    due: dt.date
    shifted: dt.date


@dataclass(frozen=True, slots=True)
class Laid:
    """The turns of a plan, ready to be stored; `tasks` are the tasks they belong to, numbered.

    Open turns due on or after `since` give way to these (None: every open turn); what was
    recorded never does. `whole` says that these are all tasks of the plan, so that turns of a task
    it no longer has give way too.
    """

    tasks: tuple[tuple[int, Task], ...]
    turns: Sequence[NewTurn]
    since: dt.date | None = None
    whole: bool = True


class CalendarSource(Protocol):
    """The office's working days."""

    def calendar(self, first_year: int, last_year: int) -> Calendar:
        """Return the working days of these years; E-CALENDAR."""


class TurnStore(Protocol):
    """Turn records (lượt), never flags on tasks; what they were before is in the history."""

    def of_plan(self, plan_id: str) -> list[Turn]:
        """Return the turns of a plan's tasks, by day."""

    def all(self) -> list[Turn]:
        """Return the turns of every plan that something was recorded on, by day."""

    def turn(self, turn_id: str) -> BoardRow:
        """Return one turn; E-NO-TURN."""

    def untouched(self, plan_id: str, task_id: str, since: dt.date) -> list[Turn]:
        """Return a task's turns from `since` on with nothing recorded, noted or shown, by day."""

    def record(self, plan_id: str, turn: Turn, at: dt.datetime) -> None:
        """Store what happened to the turn with the same (task, unit, due).

        `plan_id` is "" for work outside of any plan. Raises E-NO-PLAN, E-NO-TASK, and
        E-NOT-ISSUED for a draft of our own.
        """

    def record_all(self, turns: Sequence[tuple[str, Turn]], at: dt.datetime) -> None:
        """Store what happened to several turns (plan id, turn), all of them or none."""

    def task(self, plan_id: str, task_id: str) -> tuple[int, Task]:
        """Return number and task as it is followed (its rule may be newer); E-NO-TASK."""

    def remove(self, turn_id: str) -> None:
        """Take a record back: the turn is open again; E-NO-TURN."""

    def link(self, turn_ids: Sequence[str], act: str, at: dt.datetime) -> None:
        """Mark turns as one real act ("" takes them apart); E-NO-TURN."""

    def unlaid(self) -> list[str]:
        """Return the plans, issued or received, whose turns are still to be laid out."""

    def lay(self, plan_id: str, laid: Laid, at: dt.datetime, what: str = "turns-laid") -> None:
        """Store the turns of a plan in one transaction; `what` stands in the history. E-NO-PLAN.

        Of "rule-changed" and "turns-moved" the history also tells which open turns went and came.
        """

    def follow(self, plan_id: str, before_id: str, kind: Succession) -> None:
        """Note that a draft is to replace or amend an issued plan."""

    def before(self, plan_id: str) -> tuple[str, Succession] | None:
        """Return the plan that this one replaces or amends, and which of the two; None alone."""


class BoardStore(Protocol):
    """The turns of all plans as one list; ids first, rows a page at a time.

    A turn is late from the day after it closes, an urgent order from its minute (`now`).
    """

    def ids(
        self,
        wanted: BoardFilter,
        now: dt.datetime,
        order: BoardOrder,
        descending: bool = False,
        most: int = -1,
    ) -> Sequence[int]:
        """Return the places of the turns asked for, in order; `most` of them unless it is -1."""

    def page(self, ids: Sequence[int]) -> list[BoardRow]:
        """Return the turns at these places, in their order; what is gone is left out."""

    def place(self, turn_id: str) -> int:
        """Return the place of a turn, 0 if there is none."""

    def count(self, wanted: BoardFilter, now: dt.datetime) -> int:
        """Return how many turns are asked for."""

    def counts(self, wanted: BoardFilter, now: dt.datetime) -> Mapping[TurnState, int]:
        """Return how many turns are in which state, whatever state is asked for."""

    def by_doer(self, now: dt.datetime) -> Mapping[str, Mapping[TurnState, int]]:
        """Return how many turns each unit has in which state."""

    def plans(self) -> list[tuple[str, str]]:
        """Return (id, title) of the plans that have turns."""

    def agencies(self) -> list[str]:
        """Return the names of everybody who has a part in a task."""
