"""The port of the change history: what the stores wrote beside every change."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Protocol

from kehoach_desktop.domain.plans.task import Turn


@dataclass(frozen=True, slots=True)
class Relaid:
    """The open turns of a task (task id, unit, due day, working day) that a change laid anew."""

    gone: tuple[Turn, ...] = ()
    new: tuple[Turn, ...] = ()


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """A change: when, by whom, what ("turn-recorded"); of a turn what it was and what it became.

    `subject` is the id of what the line belongs to, `data` what stands with it, as JSON text;
    `relaid` is set where open turns were laid out anew.
    """

    at: dt.datetime
    who: str
    what: str
    before: Turn | None = None
    after: Turn | None = None
    subject: str = ""
    data: str = "null"
    relaid: Relaid | None = None


class HistoryStore(Protocol):
    """The changes, written in the transaction of what they tell about and never changed."""

    def of(self, subject: str) -> list[HistoryEntry]:
        """Return the changes of a record (a plan, a task outside plans, a paper, a meeting …).

        The order is that of the writing, not of the clock, which may have been set back.
        """

    def entry(self, at: dt.datetime, what: str, subject: str, data: str) -> HistoryEntry:
        """Return a line that was just written as `of` would."""

    def name(self, subject: str) -> str:
        """Return what a record is called, "" where it is gone."""

    def task_name(self, subject: str, task_id: str) -> str:
        """Return the title of a task of the plan `subject`, or of the one outside plans."""
