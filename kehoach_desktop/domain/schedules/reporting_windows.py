"""The windows of the periodic reports: from which day to which the figures are taken.

Every province sets its own days (Decree 09/2019, article 12 and the CCHC regime are where the
shipped ones come from), so a window is data: a line of the office's table. The windows overlap:
the figures of the half-year and of the year are counted over their own span.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kehoach_desktop.errors import AppError

_TYPED = re.compile(r"(\d{1,2})(?:\s*[/.-]\s*(\d{1,2}))?")
_LONGEST_MONTH, _MONTHS = 31, 12
#: A leap year: 29 February is a day that an office may mean.
_LEAP = 2024


@dataclass(frozen=True, slots=True)
class YearlyDay:
    """A day of every year, or of every month where `month` is 0; past the end is the last day."""

    day: int
    month: int = 0

    def on(self, year: int, month: int) -> dt.date:
        """Return the day in `year`, in `month` where it is a day of every month."""
        month = self.month or month
        return dt.date(year, month, min(self.day, calendar.monthrange(year, month)[1]))

    def __str__(self) -> str:
        """Return it as people type it: "14/3", "14" for a day of every month."""
        return f"{self.day}/{self.month}" if self.month else str(self.day)


def read_yearly_day(typed: str) -> YearlyDay:
    """Return the day of "14/3" or "14"; E-WINDOW-DAY for any other."""
    found = _TYPED.fullmatch(typed.strip())
    day, month = (int(part or 0) for part in found.groups()) if found else (0, 0)
    longest = calendar.monthrange(_LEAP, month)[1] if 1 <= month <= _MONTHS else _LONGEST_MONTH
    if not 1 <= day <= longest or month > _MONTHS or (found and found[2] and not month):
        raise AppError("E-WINDOW-DAY", value=typed.strip())
    return YearlyDay(day, month)


@dataclass(frozen=True, slots=True)
class WindowRule:
    """A report that comes back every year, or every month where its closing day has no month.

    The figures are taken from the last `opens` before `closes`, so "15/12" before "14/3" is a day
    of the year before; the report is sent by the first `send_by` from the closing day on.
    """

    name: str
    opens: YearlyDay
    closes: YearlyDay
    send_by: YearlyDay


@dataclass(frozen=True, slots=True)
class ReportWindow:
    """A report's span: its first and its closing day, both included, and when it is sent."""

    name: str
    first: dt.date
    closes: dt.date
    send_by: dt.date

    @property
    def span(self) -> tuple[dt.date, dt.date]:
        """Return the first and the closing day."""
        return self.first, self.closes


def windows_of(rules: Sequence[WindowRule], year: int) -> list[ReportWindow]:
    """Return the windows that close in `year`, by closing day; the longer span comes last."""
    found = [window for rule in rules for window in _of_year(rule, year)]
    return sorted(found, key=lambda window: (window.closes, -window.first.toordinal()))


def next_window(rules: Sequence[WindowRule], today: dt.date) -> ReportWindow | None:
    """Return the window that closes next, today's own included; None without any rule."""
    ahead = [
        window
        for year in (today.year, today.year + 1)
        for window in windows_of(rules, year)
        if window.closes >= today
    ]
    return ahead[0] if ahead else None


def _of_year(rule: WindowRule, year: int) -> Iterator[ReportWindow]:
    for month in [rule.closes.month] if rule.closes.month else range(1, _MONTHS + 1):
        closes = rule.closes.on(year, month)
        first = _nearest(rule.opens, closes, back=True)
        yield ReportWindow(rule.name, first, closes, _nearest(rule.send_by, closes, back=False))


def _nearest(wanted: YearlyDay, closes: dt.date, *, back: bool) -> dt.date:
    """Return the last such day until `closes`, or the first one from it on."""
    step = -1 if back else 1
    year, month = closes.year, closes.month
    day = wanted.on(year, month)
    if (day > closes) if back else (day < closes):
        if wanted.month:
            year += step
        else:
            year, month = divmod(year * _MONTHS + month - 1 + step, _MONTHS)
            month += 1
        day = wanted.on(year, month)
    return day
