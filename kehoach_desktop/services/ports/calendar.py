"""The port of calendar files: turns for the calendar of a phone or another program."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """A day in a calendar; `uid` stays the same from export to export, so nothing doubles."""

    uid: str
    day: dt.date
    title: str
    text: str
    done: bool = False


class CalendarWriter(Protocol):
    """Writes entries as iCalendar (RFC 5545)."""

    def calendar(self, name: str, entries: Sequence[CalendarEntry], at: dt.datetime) -> bytes:
        """Return a file with an all-day event an entry, reminded in the morning if not done."""
