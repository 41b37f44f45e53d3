"""The table of days off as the office keeps it: a change moves the turns that are still to come."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kehoach_desktop.domain.dates import FIRST_YEAR, LAST_YEAR
from kehoach_desktop.domain.schedules.working_days import DayKind, SpecialDay, YearTable
from kehoach_desktop.errors import AppError
from kehoach_desktop.services.ports.basics import Clock
from kehoach_desktop.services.ports.undo import FileLog
from kehoach_desktop.services.tasks.calendars import Calendars
from kehoach_desktop.services.tasks.turn_layout import TurnLayout


class Holidays:
    """A year's days off, days in lieu and working Saturdays: shown, changed, set back."""

    def __init__(
        self, calendars: Calendars, layout: TurnLayout, files: FileLog, clock: Clock
    ) -> None:
        self._calendars = calendars
        self._layout = layout
        self._files = files
        self._clock = clock

    def table(self, year: int) -> YearTable | None:
        """Return the table of `year`, None where there is none; E-CALENDAR, E-DATE."""
        return self._calendars.table(_checked(year))

    def is_own(self, year: int) -> bool:
        """Say whether the office changed the table of `year`."""
        return self._calendars.is_own(year)

    def save(self, year: int, days: Iterable[SpecialDay]) -> int:
        """Keep the days of `year`, and return how many turns moved.

        The table then counts as announced. Raises E-HOLIDAY for a day of another year, a day that
        stands there twice, and a weekday as a working day in lieu.
        """
        found: dict[object, SpecialDay] = {}
        for each in days:
            worked = each.kind is DayKind.WORKING and each.day.weekday() < 5
            if each.day.year != _checked(year) or each.day in found or worked:
                raise AppError("E-HOLIDAY", day=f"{each.day:%d/%m/%Y}", year=year)
            found[each.day] = each
        ordered = tuple(sorted(found.values(), key=lambda each: each.day))
        return self._change(year, lambda: self._calendars.write(YearTable(year, ordered)))

    def reset(self, year: int) -> int:
        """Go back to the table that came with the program, and return how many turns moved."""
        return self._change(_checked(year), lambda: self._calendars.forget(year))

    def _change(self, year: int, write: Callable[[], None]) -> int:
        now, before = self._clock.now(), self._calendars.own_text(year)
        write()
        path = self._calendars.own_path(year)
        self._files.wrote_file(path, before, "holidays-changed", str(year), now)
        return self._layout.lay_again(year, now.date())


def _checked(year: int) -> int:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise AppError("E-DATE", value=str(year))
    return year
