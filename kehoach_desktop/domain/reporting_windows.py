"""The windows of the CCHC reports (Decree 09/2019, article 12; practice of the regime).

They overlap: the figures of the half-year and of the year are counted over their own span.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

#: (key of the name, month in which it closes, first day as (years back, month)).
_CLOSINGS = (
    ("quarter_1", 3, (1, 12)),
    ("half_year", 6, (1, 12)),
    ("quarter_3", 9, (0, 6)),
    ("year", 12, (1, 12)),
)
#: Figures are taken from the 15th and close on the 14th; the report is sent until the 17th.
_FIRST_DAY, _CLOSING_DAY, _SEND_DAY = 15, 14, 17


@dataclass(frozen=True, slots=True)
class ReportWindow:
    """A report's span: its first and its closing day, both included, and when it is sent."""

    key: str
    first: dt.date
    closes: dt.date
    send_by: dt.date


def next_window(today: dt.date) -> ReportWindow:
    """Return the window that closes next, today's own included."""
    for year in (today.year, today.year + 1):
        for key, month, (back, first_month) in _CLOSINGS:
            closes = dt.date(year, month, _CLOSING_DAY)
            if closes >= today:
                first = dt.date(year - back, first_month, _FIRST_DAY)
                return ReportWindow(key, first, closes, closes.replace(day=_SEND_DAY))
    raise AssertionError(today)  # a year has a December
