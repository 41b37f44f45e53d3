"""When a task is due: a rule, never text, and the due dates it yields.

Phrases and what is stored for them: `../shared/guidance.md` section 4. Shifts for days off are
laid over these dates elsewhere; here every date is the printed one.
"""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from dateutil.relativedelta import relativedelta


class Frequency(StrEnum):
    """How often, by the names that `../shared/contracts.md` fixes."""

    ONGOING = "thuong_xuyen"
    WEEKLY = "tuan"
    FORTNIGHTLY = "2_tuan"
    MONTHLY = "thang"
    QUARTERLY = "quy"
    HALF_YEARLY = "6_thang"
    YEARLY = "nam"
    ONCE = "mot_lan"


_STEP_MONTHS = {
    Frequency.MONTHLY: 1,
    Frequency.QUARTERLY: 3,
    Frequency.HALF_YEARLY: 6,
    Frequency.YEARLY: 12,
}


@dataclass(frozen=True, slots=True)
class ScheduleRule:
    """A rule that yields due dates within the plan's period.

    - `weekdays`: 0 = Monday … 6, for weekly and fortnightly rules (none: Monday).
    - `day`: day of the month, 31 = its last day; `month_in_step`: which month of a quarter,
      half-year or year (1-based; None = its last).
    - `deadline`: the day of a single turn; `dates`: fixed days where turns have no rhythm.
    - `rhythm`: for ongoing work, the check-in the officer chose (None: monthly).
    - `minutes`: (from, to) of one turn, for radio items.
    """

    frequency: Frequency | None
    weekdays: tuple[int, ...] = ()
    day: int | None = None
    month_in_step: int | None = None
    deadline: dt.date | None = None
    dates: tuple[dt.date, ...] = ()
    rhythm: Frequency | None = None
    minutes: tuple[int, int] | None = None
    starts: dt.date | None = None
    ends: dt.date | None = None

    def due_dates(self, first: dt.date, last: dt.date) -> list[dt.date]:
        """Return the due dates from `first` to `last`, both included, ascending, without repeats."""
        first = max(first, self.starts) if self.starts else first
        last = min(last, self.ends) if self.ends else last
        if last < first:
            return []
        if self.dates:
            return sorted({day for day in self.dates if first <= day <= last})
        frequency = self.frequency
        if frequency is Frequency.ONGOING:
            frequency = self.rhythm or Frequency.MONTHLY
        if frequency is None or frequency is Frequency.ONCE:
            return [min(max(self.deadline or last, first), last)]
        if frequency in {Frequency.WEEKLY, Frequency.FORTNIGHTLY}:
            return self._weekly(first, last, 14 if frequency is Frequency.FORTNIGHTLY else 7)
        return self._monthly(first, last, _STEP_MONTHS[frequency])

    def _weekly(self, first: dt.date, last: dt.date, step: int) -> list[dt.date]:
        days: list[dt.date] = []
        for weekday in sorted(set(self.weekdays)) or [0]:
            day = first + dt.timedelta((weekday - first.weekday()) % 7)
            while day <= last:
                days.append(day)
                day += dt.timedelta(step)
        return sorted(days)

    def _monthly(self, first: dt.date, last: dt.date, step: int) -> list[dt.date]:
        days: list[dt.date] = []
        month = dt.date(first.year, 1, 1)
        while month <= last:
            due_month = month + relativedelta(months=(self.month_in_step or step) - 1)
            length = calendar.monthrange(due_month.year, due_month.month)[1]
            day = due_month.replace(day=min(self.day or length, length))
            if first <= day <= last:
                days.append(day)
            month += relativedelta(months=step)
        return days
