"""The part of the composition root that runs meetings (giao ban)."""

from __future__ import annotations

from kehoach_desktop.documents.briefing_sheets import BriefingSheets
from kehoach_desktop.documents.pdf.printer import PdfPrinter
from kehoach_desktop.services.plans.papers import Papers
from kehoach_desktop.services.ports.basics import Clock, NewId
from kehoach_desktop.services.tasks.briefing import Briefing, BriefingPorts
from kehoach_desktop.services.tasks.work import Work
from kehoach_desktop.storage.database import Database
from kehoach_desktop.storage.meeting_store import SqlMeetingStore


def briefing(
    database: Database, work: Work, papers: Papers, printer: PdfPrinter, clock: Clock, new_id: NewId
) -> Briefing:
    """Return the use cases of meetings over one database."""
    store, sheets = SqlMeetingStore(database), BriefingSheets(printer)
    return Briefing(BriefingPorts(store, work.turns, work.checklist, papers, sheets, clock, new_id))
