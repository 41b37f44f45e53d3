"""The office's table of periodic reports, and the one we ship."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.schedules.reporting_windows import (
    ReportWindow,
    WindowRule,
    YearlyDay,
    next_window,
    read_yearly_day,
    windows_of,
)
from kehoach_desktop.domain.vntext import clean, fold
from kehoach_desktop.errors import AppError
from kehoach_desktop.messages import text

#: The CCHC regime: from the 15th to the 14th, sent until the 17th (Decree 09/2019, art. 12).
_SHIPPED = (
    ("quarter_1", (15, 12), (14, 3), (17, 3)),
    ("half_year", (15, 12), (14, 6), (17, 6)),
    ("quarter_3", (15, 6), (14, 9), (17, 9)),
    ("year", (15, 12), (14, 12), (17, 12)),
)
#: Columns of a line of the table as a file.
_PARTS = 4


def shipped_rules() -> tuple[WindowRule, ...]:
    """Return the windows that are in use until an office writes its own."""
    return tuple(
        WindowRule(text(f"periods.shipped.{key}"), *(YearlyDay(*day) for day in days))
        for key, *days in _SHIPPED
    )


def rules_of(office: OfficeProfile | None) -> tuple[WindowRule, ...]:
    """Return the office's own windows, ours where it has none."""
    return (office.report_windows if office else ()) or shipped_rules()


def to_keep(rules: Iterable[WindowRule]) -> tuple[WindowRule, ...]:
    """Return what the profile keeps of a table: nothing where it is ours again."""
    rules = tuple(rules)
    return () if rules == shipped_rules() else rules


def closing_next(office: OfficeProfile | None, today: dt.date) -> ReportWindow | None:
    """Return the office's window that closes next, today's own included."""
    return next_window(rules_of(office), today)


def windows_near(
    office: OfficeProfile | None, today: dt.date, year: int | None = None
) -> list[ReportWindow]:
    """Return the windows to choose from: those that close in `year`, by default the next one's.

    Of reports that come back every month, the one that closes next and the one before, last.
    """
    rules = rules_of(office)
    yearly = [rule for rule in rules if rule.closes.month]
    ahead = next_window(yearly, today)
    found = windows_of(yearly, year or ahead.closes.year) if ahead else []
    for rule in rules:
        following = None if rule.closes.month else next_window([rule], today)
        if following is not None:
            around = [
                *windows_of([rule], today.year - 1),
                *windows_of([rule], today.year),
                following,
            ]
            found += [each for each in dict.fromkeys(around) if each.closes <= following.closes][
                -2:
            ]
    return found


def window_named(
    office: OfficeProfile | None, name: str, today: dt.date, year: int | None = None
) -> ReportWindow:
    """Return the window of that name (marks may be left out) that closes in `year`.

    Of reports that come back every month, the one that closes next. E-NO-PERIOD names the others.
    """
    windows = windows_near(office, today, year)
    found = [each for each in windows if fold(each.name) == fold(clean(name))]
    if not found:
        names = ", ".join(dict.fromkeys(each.name for each in windows))
        raise AppError("E-NO-PERIOD", name=clean(name), names=names)
    return found[-1]


def read_rules(typed: str) -> tuple[WindowRule, ...]:
    """Return the table of a file: a line each, parted by tabs: name, from, closes, sent by.

    Raises E-WINDOW-LINE for a line with another number of parts, E-WINDOW-DAY.
    """
    rules = []
    for number, line in enumerate(typed.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        parts = [clean(part) for part in line.split("\t")]
        if len(parts) != _PARTS or not parts[0]:
            raise AppError("E-WINDOW-LINE", line=number)
        opens, closes, send_by = map(read_yearly_day, parts[1:])
        rules.append(WindowRule(parts[0], opens, closes, send_by))
    return tuple(rules)
