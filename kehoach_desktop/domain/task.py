"""A task (nhiệm vụ): who does what, when, how much; and its turns (lượt thực hiện)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from kehoach_desktop.domain.schedule import ScheduleRule
from kehoach_desktop.domain.target import Target


@dataclass(frozen=True, slots=True)
class Doer:
    """An agency named in a task: the printed name, and the profile's agency where it is known.

    The name is kept beside the id so that an issued paper keeps the old name of a renamed agency.
    """

    name: str
    agency_id: str | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """A piece of work of a plan.

    `leads` holds exactly one doer in a finished draft; real plans have none or several, which is
    kept and flagged. `units` non-empty makes a group task: one lead, a row per unit to tick.
    `in_appendix` prints it as a row of the appendix instead of a labelled block.
    `schedule_text` overrides the printed wording of `schedule`; `funding_vnd` is in đồng.
    """

    id: str
    title: str
    content: str = ""
    leads: tuple[Doer, ...] = ()
    coordinators: tuple[Doer, ...] = ()
    units: tuple[Doer, ...] = ()
    schedule: ScheduleRule | None = None
    schedule_text: str = ""
    targets: tuple[Target, ...] = ()
    place: str = ""
    output: str = ""
    funding: str = ""
    funding_vnd: int | None = None
    in_appendix: bool = False

    @property
    def lead(self) -> Doer | None:
        """Return the one lead, or None where there is none or more than one."""
        return self.leads[0] if len(self.leads) == 1 else None

    @property
    def is_group(self) -> bool:
        """Say whether the task has a row per unit."""
        return bool(self.units)


class TurnState(StrEnum):
    """State of a turn, by its record and the day it is looked at."""

    DONE = "done"
    SKIPPED = "skipped"
    LATE = "late"
    DUE = "due"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of a task: when it was due, when it was done, what came of it.

    `unit` names the row of a group task ("" otherwise); `figure` is in thousandths of the
    target's unit; `skipped` is the reason where it was left out. (task_id, unit, due) is unique.
    """

    id: str
    task_id: str
    due: dt.date
    unit: str = ""
    done_on: dt.date | None = None
    figure: int | None = None
    note: str = ""
    skipped: str = ""

    def state(self, today: dt.date) -> TurnState:
        """Return the state of the turn as seen on `today`."""
        if self.done_on is not None:
            return TurnState.DONE
        if self.skipped:
            return TurnState.SKIPPED
        if self.due < today:
            return TurnState.LATE
        return TurnState.DUE if self.due == today else TurnState.AHEAD


def expected_turns(task: Task, first: dt.date, last: dt.date) -> list[tuple[dt.date, str]]:
    """Return (due, unit) of every turn of `task` in the period from `first` to `last`.

    A task without a rule is due once, at the end of the period, and so is one whose rhythm has no
    day in it: never "no date at all". A day the paper names outright stays that day even where it
    lies outside the period (a yearly report due in January of the next year).
    """
    rule = task.schedule
    dates = (list(rule.fixed_dates) or rule.due_dates(first, last)) if rule else []
    units = list(dict.fromkeys(unit.name for unit in task.units)) or [""]
    return [(due, unit) for due in dates or [last] for unit in units]
