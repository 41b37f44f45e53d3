"""The year's work under one name: turns, the board, figures, changes."""

from __future__ import annotations

from dataclasses import dataclass

from kehoach_desktop.services.calendar_export import CalendarExport
from kehoach_desktop.services.checklist import Checklist
from kehoach_desktop.services.holidays import Holidays
from kehoach_desktop.services.ports_search import SearchStore
from kehoach_desktop.services.ports_turns import TurnStore
from kehoach_desktop.services.progress import Progress
from kehoach_desktop.services.reminder import Reminding
from kehoach_desktop.services.turn_changes import TurnChanges
from kehoach_desktop.services.turn_layout import TurnLayout


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
