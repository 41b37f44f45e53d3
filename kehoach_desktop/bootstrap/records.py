"""The part of the composition root that looks back: progress reports, history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach_desktop.documents.handover_printer import HandoverSheetPrinter
from kehoach_desktop.documents.progress_printer import ProgressSheetPrinter
from kehoach_desktop.services.reports.change_words import ChangeWords
from kehoach_desktop.services.reports.handovers import Handovers
from kehoach_desktop.services.reports.history import History
from kehoach_desktop.services.reports.progress_reports import ProgressReports
from kehoach_desktop.services.reports.records import Records
from kehoach_desktop.services.upkeep.moves import Moves
from kehoach_desktop.services.upkeep.person_changes import PersonChanges, PersonPorts
from kehoach_desktop.services.upkeep.trash import Trash
from kehoach_desktop.services.upkeep.undo import Undo
from kehoach_desktop.storage.history_store import SqlHistoryStore
from kehoach_desktop.storage.move_store import SqlMoveStore
from kehoach_desktop.storage.trash_store import SqlTrashStore

if TYPE_CHECKING:
    from kehoach_desktop.bootstrap import App


def records(app: App) -> Records:
    """Return the services that look back, over one data folder."""
    plans, clock, new_id = app.plan_store, app.clock, app.new_id
    printer = ProgressSheetPrinter(app.printer)
    lines = SqlHistoryStore(app.database)
    words = ChangeWords(lines)
    moves = Moves(SqlMoveStore(app.database), app.work.layout, clock)
    persons = PersonPorts(
        app.offices, app.plans, moves, lambda: app.papers, lambda: app.briefing,
        lambda: app.checklist.choices()[1], clock, new_id,
    )  # fmt: skip
    return Records(
        ProgressReports(app.work.progress, plans, printer, clock, new_id),
        History(lines, words, plans, app.work.turns, app.work.layout),
        moves,
        Handovers(app.checklist, app.evidence.proofs, HandoverSheetPrinter(app.printer)),
        Trash(SqlTrashStore(app.database), clock),
        PersonChanges(persons),
        Undo(app.change_log, words, clock),
    )
