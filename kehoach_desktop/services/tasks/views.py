"""The year's work as tables: the month grid, who does what, the leaders' week."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.work.meeting import Meeting
from kehoach_desktop.domain.work.week import WeekEdits, WeekLine, with_edits
from kehoach_desktop.services.ports.basics import Clock
from kehoach_desktop.services.ports.sheets import WeekStore, WorkSheet
from kehoach_desktop.services.ports.turns import BoardFilter
from kehoach_desktop.services.ports.year import YearStore
from kehoach_desktop.services.tasks.assignment_sheet import AHEAD, assignment_sheet
from kehoach_desktop.services.tasks.checklist import Checklist
from kehoach_desktop.services.tasks.week_sheet import week_lines
from kehoach_desktop.services.tasks.year_sheet import year_sheet


@dataclass(frozen=True, slots=True)
class Week:
    """The lines that turns and meetings give, and what was changed in them."""

    filled: tuple[WeekLine, ...]
    edits: WeekEdits

    @property
    def lines(self) -> list[WeekLine]:
        """Return the lines to show and to print."""
        return with_edits(self.filled, self.edits)


@dataclass(frozen=True)
class Views:
    """Reads the board and makes tables of it."""

    checklist: Checklist
    office: Callable[[], OfficeProfile | None]
    meetings: Callable[[], Sequence[Meeting]]
    weeks: WeekStore
    years: YearStore
    clock: Clock

    def year(self, plan_id: str, year: int) -> WorkSheet:
        """Return the month grid of a plan ("" for all)."""
        self.checklist.catch_up()
        found = self.years.months(plan_id, year, self.clock.now())
        return year_sheet(found, year, self._title(plan_id))

    def assignment(self, plan_id: str, year: int) -> WorkSheet:
        """Return who has which part in which task of a plan ("" for all)."""
        self.checklist.catch_up()
        office, now = self.office(), self.clock.now()
        names = [each.name for each in office.agencies_on(now.date())] if office else []
        found = self.years.parts(plan_id, year, now.date() + AHEAD, now)
        return assignment_sheet(found, names, self._title(plan_id))

    def week(self, monday: dt.date) -> Week:
        """Return a week: filled from its turns and meetings, with the edits that were kept."""
        question = BoardFilter(since=monday, until=monday + dt.timedelta(6))
        rows = self.checklist.page(self.checklist.ids(question))
        filled = week_lines(rows, self.meetings(), monday)
        return Week(tuple(filled), self.weeks.edits(monday))

    def keep_week(self, monday: dt.date, edits: WeekEdits) -> None:
        """Store what was changed in a week; no edits leave it as it is filled."""
        self.weeks.keep(monday, edits, self.clock.now())

    def _title(self, plan_id: str) -> str:
        return dict(self.checklist.choices()[0]).get(plan_id, "")
