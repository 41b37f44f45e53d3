"""The ports of meetings (giao ban): their records, and the sheet that is answered by hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.plans.task import Turn
from kehoach_desktop.domain.work.meeting import AgendaItem, Conclusion, Meeting
from kehoach_desktop.services.ports.printing import PrintedDocument


@dataclass(frozen=True, slots=True)
class Change:
    """What a change of a meeting does to the checklist, stored with it or not at all.

    `turns` are (plan id, record); `new` becomes a task with one turn, `gone` is one no more.
    """

    turns: Sequence[tuple[str, Turn]] = ()
    new: Conclusion | None = None
    gone: Conclusion | None = None


class MeetingStore(Protocol):
    """Meetings of this data folder. Every write is one transaction, on disk when it returns."""

    def all(self) -> list[Meeting]:
        """Return every meeting, the latest first."""

    def load(self, meeting_id: str) -> Meeting:
        """Return a meeting; E-NO-MEETING."""

    def save(
        self, meeting: Meeting, previous: Meeting | None, at: dt.datetime, change: Change
    ) -> None:
        """Store a meeting and what it does to the checklist; `previous` is what is stored.

        Raises E-MEETING-CHANGED where another window was faster, E-MEETING-CLOSED,
        E-CONCLUSION-DONE where `gone` was done already, and as a record of turns.
        """

    def delete(self, meeting_id: str, at: dt.datetime) -> None:
        """Delete a meeting with the tasks of its conclusions; the trash has it.

        Raises E-NO-MEETING, E-CONCLUSION-DONE, E-MEETING-ISSUED.
        """

    def raised(self, turn_ids: Collection[str]) -> Mapping[str, int]:
        """Return how many closed meetings left each of these turns undone."""


class AnswerSheetPrinter(Protocol):
    """Prints the agenda as sheets to be ticked by hand."""

    def answer_sheet(
        self, day: dt.date, items: Sequence[AgendaItem], office: OfficeProfile
    ) -> PrintedDocument:
        """Print a sheet for every unit, A4, with the code of each row and boxes. E-FONT."""
