"""The part of the composition root that follows the year's work: turns, board, figures, search."""

from __future__ import annotations

from functools import partial

from kehoach_desktop.documents.calendar_file import CalendarFiles
from kehoach_desktop.services.ports.basics import Clock, NewId
from kehoach_desktop.services.ports.plans import PlanStore
from kehoach_desktop.services.ports.undo import FileLog
from kehoach_desktop.services.reports.progress import Progress
from kehoach_desktop.services.tasks.calendar_export import CalendarExport
from kehoach_desktop.services.tasks.calendars import Calendars
from kehoach_desktop.services.tasks.checklist import Checklist
from kehoach_desktop.services.tasks.holidays import Holidays
from kehoach_desktop.services.tasks.reminder import Reminding
from kehoach_desktop.services.tasks.turn_changes import TurnChanges
from kehoach_desktop.services.tasks.turn_layout import TurnLayout
from kehoach_desktop.services.tasks.work import Work
from kehoach_desktop.storage.board_store import SqlBoardStore
from kehoach_desktop.storage.database import Database
from kehoach_desktop.storage.health import latest_change
from kehoach_desktop.storage.progress_store import SqlProgressStore
from kehoach_desktop.storage.search_store import SqlSearchStore
from kehoach_desktop.storage.turn_store import SqlTurnStore


def work(
    database: Database,
    plans: PlanStore,
    calendars: Calendars,
    clock: Clock,
    new_id: NewId,
    files: FileLog,
) -> Work:
    """Return the services of the year's work over one database."""
    turns, board = SqlTurnStore(database), SqlBoardStore(database)
    layout = TurnLayout(plans, turns, calendars, clock, new_id)
    checklist = Checklist(plans, turns, board, layout, clock, new_id)
    return Work(
        turns,
        layout,
        checklist,
        TurnChanges(plans, turns, layout, clock, new_id),
        Progress(plans, SqlProgressStore(database), layout, clock),
        SqlSearchStore(database),
        Holidays(calendars, layout, files, clock),
        CalendarExport(checklist, CalendarFiles(), clock),
        Reminding(checklist, partial(latest_change, database), clock),
    )
