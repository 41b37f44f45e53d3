"""The port of tables of the year's work: month grid, who does what, the week of the leaders."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.work.week import WeekEdits
from kehoach_desktop.services.ports.printing import PrintedDocument


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column; `told` is the whole of a short heading."""

    title: str
    weight: float
    centred: bool = False
    told: str = ""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row; `plan_id` and `task_id` lead to the task it is about, `agency` to whose it is."""

    cells: tuple[str, ...]
    plan_id: str = ""
    task_id: str = ""
    agency: str = ""


@dataclass(frozen=True, slots=True)
class WorkSheet:
    """A table to look at and to print on one A4; `notes` stand above it, `key` explains numbers."""

    heading: str
    subject: str
    notes: tuple[str, ...]
    columns: tuple[SheetColumn, ...]
    rows: tuple[SheetRow, ...]
    key: tuple[tuple[str, str], ...] = ()
    landscape: bool = True


@dataclass(frozen=True, slots=True)
class DayLine:
    """A turn of the day: the task, who does it, until when in words."""

    title: str
    who: str
    until: str


@dataclass(frozen=True, slots=True)
class DayGroup:
    """Late, today or this week; `none` is said where there is no line."""

    heading: str
    lines: tuple[DayLine, ...]
    none: str


@dataclass(frozen=True, slots=True)
class DaySheet:
    """The day of one unit ("" for the whole office)."""

    unit: str
    day: str
    groups: tuple[DayGroup, ...]


class WeekStore(Protocol):
    """What the leaders changed in the weeks of the work calendar."""

    def edits(self, monday: dt.date) -> WeekEdits:
        """Return the edits of the week that begins on `monday`; empty where nothing was changed."""

    def keep(self, monday: dt.date, edits: WeekEdits, at: dt.datetime) -> None:
        """Store the edits of a week in the place of those before."""


class SheetTablePrinter(Protocol):
    """Prints such tables."""

    def work_sheet(self, sheet: WorkSheet, office: OfficeProfile) -> PrintedDocument:
        """Print a table on one A4 page, or as few as it needs in letters still to be read."""

    def day_sheets(self, sheets: Sequence[DaySheet], office: OfficeProfile) -> PrintedDocument:
        """Print the day, each sheet beginning a page; one page each where that can be read."""
