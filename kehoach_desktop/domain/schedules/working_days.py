"""Which days an office works: weekdays, but for the days off, and the Saturdays worked for them.

The days come from a table a year (`resources/calendar/YEAR.tsv`, or the office's own in its data
folder); a year without one knows weekends only, and says so (`Calendar.covers`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from kehoach_desktop.domain.dates import read_date
from kehoach_desktop.domain.vntext import clean
from kehoach_desktop.errors import AppError

#: Said in the head of a table that was laid out by rule, before the announcement for its year.
_EXPECTED = "dự kiến"


class DayKind(StrEnum):
    """What is special about a day; the value is the word in the table."""

    OFF = "nghỉ"
    IN_LIEU = "nghỉ bù"
    SWAPPED = "hoán đổi"
    WORKING = "làm bù"


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """A day off, or a day of the weekend that is worked."""

    day: dt.date
    kind: DayKind
    name: str = ""


@dataclass(frozen=True, slots=True)
class YearTable:
    """The special days of one year; `announced` is False where they were laid out by rule."""

    year: int
    days: tuple[SpecialDay, ...]
    announced: bool = True


def read_year_table(text: str, year: int) -> YearTable:
    """Return the table of `year`: a line a day, `ngày<TAB>loại<TAB>tên`, "#" begins a remark.

    Days are written 24/11/2026 or 2026-11-24. Raises E-CALENDAR with the number of the line that
    is not a day of that year with one of the four kinds, or that names a day again.
    """
    days: dict[dt.date, SpecialDay] = {}
    announced = True
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), start=1):
        line = clean(line.replace("\t", " \t "))
        if line.startswith("#"):
            announced = announced and not line.casefold().endswith(f": {_EXPECTED}")
            continue
        if not line:
            continue
        special = _read_line(line, year)
        if special is None or special.day in days:
            raise AppError("E-CALENDAR", year=year, line=number)
        days[special.day] = special
    return YearTable(year, tuple(sorted(days.values(), key=lambda each: each.day)), announced)


def write_year_table(table: YearTable) -> str:
    """Return the text that `read_year_table` reads as `table`."""
    state = "đã công bố" if table.announced else _EXPECTED
    lines = [
        f"# Ngày nghỉ và ngày làm bù năm {table.year}",
        f"# trạng thái: {state}",
        "# ngày\tloại (nghỉ, nghỉ bù, hoán đổi, làm bù)\ttên",
        *(f"{each.day:%d/%m/%Y}\t{each.kind}\t{clean(each.name)}" for each in table.days),
    ]
    return "\n".join(lines) + "\n"


def spell_years(years: Iterable[int]) -> str:
    """Return years in words, runs of three and more as spans: "2031, 2041–2100"."""
    runs: list[list[int]] = []
    for year in sorted(set(years)):
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return ", ".join(
        f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs
    )


def _read_line(line: str, year: int) -> SpecialDay | None:
    typed, _, rest = line.partition(" ")
    kinds = sorted(DayKind, key=len, reverse=True)
    kind = next((kind for kind in kinds if rest.casefold().startswith(kind.value)), None)
    try:
        day = read_date(typed)
    except AppError:
        return None
    if kind is None or day.year != year:
        return None
    return SpecialDay(day, kind, rest[len(kind) :].strip())


class Calendar:
    """The working days of an office."""

    def __init__(self, tables: Iterable[YearTable] = ()) -> None:
        self._tables = {table.year: table for table in tables}
        self._special = {
            special.day: special for table in self._tables.values() for special in table.days
        }

    def covers(self, year: int) -> bool:
        """Say whether the days off of `year` are known; without them only weekends are off."""
        return year in self._tables

    def announced(self, year: int) -> bool:
        """Say whether the days off of `year` are the announced ones, not laid out by rule."""
        return self.covers(year) and self._tables[year].announced

    def special(self, day: dt.date) -> SpecialDay | None:
        """Return what is special about `day`, or None."""
        return self._special.get(day)

    def is_working(self, day: dt.date) -> bool:
        """Say whether the office works on `day`."""
        special = self._special.get(day)
        if special is not None:
            return special.kind is DayKind.WORKING
        return day.weekday() < 5

    def on_or_before(self, day: dt.date) -> dt.date:
        """Return `day` if it is worked, else the nearest working day before it."""
        return self._nearest(day, -1)

    def on_or_after(self, day: dt.date) -> dt.date:
        """Return `day` if it is worked, else the nearest working day after it."""
        return self._nearest(day, 1)

    def previous_working(self, day: dt.date) -> dt.date:
        """Return the last working day before `day`."""
        return self.on_or_before(day - dt.timedelta(1))

    def next_working(self, day: dt.date) -> dt.date:
        """Return the first working day after `day`."""
        return self.on_or_after(day + dt.timedelta(1))

    def _nearest(self, day: dt.date, step: int) -> dt.date:
        """Walk from `day`; a table cannot keep an office shut for more than a year."""
        for _ in range(400):
            if self.is_working(day):
                return day
            day += dt.timedelta(step)
        raise AppError("E-CALENDAR", year=day.year, line=0)
