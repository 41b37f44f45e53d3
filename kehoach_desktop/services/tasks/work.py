"""The year's work under one name: turns, the board, figures, changes."""

from __future__ import annotations

from dataclasses import dataclass

from kehoach_desktop.services.ports.search import SearchStore
from kehoach_desktop.services.ports.turns import TurnStore
from kehoach_desktop.services.reports.progress import Progress
from kehoach_desktop.services.tasks.calendar_export import CalendarExport
from kehoach_desktop.services.tasks.checklist import Checklist
from kehoach_desktop.services.tasks.holidays import Holidays
from kehoach_desktop.services.tasks.reminder import Reminding
from kehoach_desktop.services.tasks.turn_changes import TurnChanges
from kehoach_desktop.services.tasks.turn_layout import TurnLayout


@dataclass(frozen=True)
class Work:
    """The services that follow what is done under issued plans and outside of any."""

    turns: TurnStore
    layout: TurnLayout
    checklist: Checklist
    changes: TurnChanges
    progress: Progress
    search: SearchStore
    holidays: Holidays
    calendar_export: CalendarExport
    reminding: Reminding
