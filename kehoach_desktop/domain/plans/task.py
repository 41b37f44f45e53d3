"""A task (nhiệm vụ): who does what, when, how much; and its turns (lượt thực hiện)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from enum import StrEnum

from kehoach_desktop.domain.schedules.schedule import ScheduleRule
from kehoach_desktop.domain.schedules.target import Target


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
    `lines` are the labelled lines below the title as a document that was read in prints them; None:
    written from the fields. `said_in` is the block of running text that says the task ("": none).
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
    lines: tuple[str, ...] | None = None
    said_in: str = ""

    @property
    def lead(self) -> Doer | None:
        """Return the one lead, or None where there is none or more than one."""
        return self.leads[0] if len(self.leads) == 1 else None

    @property
    def is_group(self) -> bool:
        """Say whether the task has a row per unit."""
        return bool(self.units)

    @property
    def as_listed(self) -> Task:
        """Return the task as a list names it: without the mark that ends its line."""
        bare = self.title.rstrip(" :;")
        bare = bare if bare.endswith("..") else bare.removesuffix(".")
        return self if bare == self.title else replace(self, title=bare)


class TurnState(StrEnum):
    """State of a turn, by its record and the day it is looked at."""

    DONE = "done"
    SKIPPED = "skipped"
    LATE = "late"
    DUE = "due"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class Figure:
    """What came of a turn for one target: `place` is the target's place in its task, from 0.

    `value` is in thousandths of the target's unit; `base` is what a share was taken of ("128 of
    128"), in thousandths too, and `value` is then the counted part.
    """

    place: int
    value: int
    base: int | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of a task: when it was due, when it was done, what came of it.

    `unit` names the row of a group task ("" otherwise); `figure` is in thousandths of the
    target's unit, or the counted part of `base` where both numbers of a share are known; `more`
    holds the figures of further targets; `skipped` is the reason where it was left out.
    (task_id, unit, due) is unique.

    - `shifted`: the day it moves to where `due` is a day off, or was put off to; None: `due`.
    - `late_entry`: entered afterwards ("nhập bù"), so never counted late.
    - `act`: turns with the same act are one real act that counts for several plans; "" alone.
    """

    id: str
    task_id: str
    due: dt.date
    unit: str = ""
    done_on: dt.date | None = None
    figure: int | None = None
    note: str = ""
    skipped: str = ""
    shifted: dt.date | None = None
    base: int | None = None
    more: tuple[Figure, ...] = ()
    late_entry: bool = False
    act: str = ""

    @property
    def day(self) -> dt.date:
        """Return the day to act on: the working day that `due` moves to."""
        return self.shifted or self.due

    @property
    def closes(self) -> dt.date:
        """Return the last good day: a deadline on a day off keeps its printed date."""
        return max(self.due, self.day)

    @property
    def is_recorded(self) -> bool:
        """Say whether something was recorded: done, or left out for a reason."""
        return self.done_on is not None or bool(self.skipped)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Return every figure, by the place of its target."""
        first = () if self.figure is None else (Figure(0, self.figure, self.base),)
        return first + self.more

    def reopened(self) -> Turn:
        """Return the turn as if nothing had happened yet; the day it was moved to stays."""
        return Turn(self.id, self.task_id, self.due, self.unit, shifted=self.shifted)

    def state(self, today: dt.date) -> TurnState:
        """Return the state of the turn as seen on `today`."""
        if self.done_on is not None:
            return TurnState.DONE
        if self.skipped:
            return TurnState.SKIPPED
        if self.closes < today:
            return TurnState.LATE
        return TurnState.DUE if self.day <= today else TurnState.AHEAD

    def days_late(self, today: dt.date) -> int:
        """Return by how many days it is late, or was done late; 0 if it is not."""
        if self.skipped or self.late_entry:
            return 0
        return max(0, ((self.done_on or today) - self.closes).days)
