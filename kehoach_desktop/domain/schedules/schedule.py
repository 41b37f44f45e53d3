"""When a task is due: a rule, never text, and the due dates it yields.

Phrases and what is stored for them: `../shared/guidance.md` section 4. Shifts for days off are
laid over these dates elsewhere; here every date is the printed one.
"""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


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


#: Length in months of the step of each rule that counts in months.
STEP_MONTHS = {
    Frequency.MONTHLY: 1,
    Frequency.QUARTERLY: 3,
    Frequency.HALF_YEARLY: 6,
    Frequency.YEARLY: 12,
}


def month_end(year: int, month: int) -> dt.date:
    """Return the last day of a month."""
    return dt.date(year, month, calendar.monthrange(year, month)[1])


@dataclass(frozen=True, slots=True)
class ScheduleRule:
    """A rule that yields due dates within the plan's period.

    - `weekdays`: 0 = Monday … 6, for weekly and fortnightly rules (none: Monday).
    - `day`: day of the month, 29 to 31 mean the last day of a shorter month; `month_in_step`:
      which month of a quarter, half-year or year (1-based; None = its last).
    - `deadline`: the day of a single turn; `dates`: fixed days, they win over the rhythm.
    - `rhythm`: for work without turns of its own (ongoing, daily), the check-in the officer chose
      (None: monthly for ongoing work).
    - `minutes`: (from, to) of one turn, for radio items.
    - `starts`, `ends`: the rule holds between these days only; a single turn without a deadline
      is due on `ends`.

    Raises ValueError for a day, weekday or month that no calendar has.
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

    def __post_init__(self) -> None:
        if any(not 0 <= weekday <= 6 for weekday in self.weekdays):
            raise ValueError(f"weekday out of range: {self.weekdays}")
        if self.day is not None and not 1 <= self.day <= 31:
            raise ValueError(f"day out of range: {self.day}")
        step = STEP_MONTHS.get(self.frequency, 12) if self.frequency else 12
        if self.month_in_step is not None and not 1 <= self.month_in_step <= step:
            raise ValueError(f"month out of its step: {self.month_in_step} of {step}")
        if self.rhythm in {Frequency.ONGOING, Frequency.ONCE}:
            raise ValueError(f"not a rhythm: {self.rhythm}")

    @property
    def fixed_dates(self) -> tuple[dt.date, ...]:
        """Return the days that the rule names outright, wherever they lie; () for a rhythm."""
        if self.dates:
            return tuple(sorted(set(self.dates)))
        if self._turn_frequency() is None:
            named = self.deadline or self.ends
            return (named,) if named else ()
        return ()

    def due_dates(self, first: dt.date, last: dt.date) -> list[dt.date]:
        """Return the due dates from `first` to `last`, both included, ascending, without repeats.

        A single turn that names no day is due on `last`. Fortnights are counted from `starts`, or
        else from the first week that has a due weekday; look at a part of a period by filtering
        the dates of the whole of it.
        """
        if last < first:
            return []
        frequency = self._turn_frequency()
        if self.dates or frequency is None:
            named = self.fixed_dates or (last,)
            return [day for day in named if first <= day <= last]
        opens, closes = max(first, self.starts or first), min(last, self.ends or last)
        if frequency in {Frequency.WEEKLY, Frequency.FORTNIGHTLY}:
            days = self._weekly(
                self.starts or first, closes, 2 if frequency is Frequency.FORTNIGHTLY else 1
            )
        else:
            days = self._monthly(opens, closes, STEP_MONTHS[frequency])
        return [day for day in days if opens <= day <= closes]

    def _turn_frequency(self) -> Frequency | None:
        """Return the frequency of the turns to record; None for a single turn."""
        if self.frequency is Frequency.ONGOING:
            return self.rhythm or Frequency.MONTHLY
        if self.frequency is None:
            return self.rhythm
        return None if self.frequency is Frequency.ONCE else self.frequency

    def _weekly(self, anchor: dt.date, last: dt.date, weeks: int) -> list[dt.date]:
        """Return the weekdays of every `weeks`-th week, the first week that has one counted."""
        weekdays = sorted(set(self.weekdays)) or [0]
        nearest = min((weekday - anchor.weekday()) % 7 for weekday in weekdays)
        opening = anchor + dt.timedelta(nearest)
        monday = opening - dt.timedelta(opening.weekday())
        days: list[dt.date] = []
        while monday <= last:
            days += [monday + dt.timedelta(weekday) for weekday in weekdays]
            monday += dt.timedelta(weeks=weeks)
        return [day for day in days if day >= anchor]

    def _monthly(self, first: dt.date, last: dt.date, step: int) -> list[dt.date]:
        # The check-in of ongoing work counts in its own step: `month_in_step` may lie outside it.
        offset = min(self.month_in_step or step, step) - 1
        days: list[dt.date] = []
        for number in range(first.year * 12 + offset, last.year * 12 + last.month, step):
            end = month_end(number // 12, number % 12 + 1)
            days.append(end.replace(day=min(self.day or end.day, end.day)))
        return days
