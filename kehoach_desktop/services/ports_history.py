"""The port of the change history: what the stores wrote beside every change."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Protocol

from kehoach_desktop.domain.task import Turn


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """A change: when, by whom, what ("turn-recorded"); of a turn what it was and what it became.

    `note` holds the words that stand with other changes (what was submitted with, a new rhythm).
    """

    at: dt.datetime
    who: str
    what: str
    before: Turn | None = None
    after: Turn | None = None
    note: str = ""


class HistoryStore(Protocol):
    """The changes, written in the transaction of what they tell about and never changed."""

    def of(self, subject: str) -> list[HistoryEntry]:
        """Return the changes of a plan (or of a task outside plans) as they were made.

        The order is that of the writing, not of the clock, which may have been set back.
        """
