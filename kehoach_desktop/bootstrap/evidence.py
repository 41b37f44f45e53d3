"""The part of the composition root that keeps evidence, binders and the radio desk."""

from __future__ import annotations

from pathlib import Path

from kehoach_desktop.documents.binder import PdfBinder
from kehoach_desktop.documents.pdf.printer import PdfPrinter
from kehoach_desktop.documents.radio_sheets import RadioSheets
from kehoach_desktop.paths import resource
from kehoach_desktop.reading.document_words import document_words
from kehoach_desktop.reading.photos import PillowPhotos
from kehoach_desktop.services.ports.basics import Clock, NewId
from kehoach_desktop.services.ports.files import FileStore
from kehoach_desktop.services.ports.turns import CalendarSource
from kehoach_desktop.services.tasks.binders import Binders
from kehoach_desktop.services.tasks.evidence import Evidence
from kehoach_desktop.services.tasks.proofs import Proofs
from kehoach_desktop.services.tasks.radio_desk import RadioDesk
from kehoach_desktop.services.tasks.work import Work
from kehoach_desktop.services.upkeep.offices import Offices
from kehoach_desktop.storage.binder_store import SqlBinderStore
from kehoach_desktop.storage.database import Database
from kehoach_desktop.storage.proof_store import SqlProofStore
from kehoach_desktop.storage.radio_store import SqlRadioStore


def evidence(
    database: Database,
    files: FileStore,
    work: Work,
    calendars: CalendarSource,
    printer: PdfPrinter,
    fonts: Path | None,
    offices: Offices,
    clock: Clock,
    new_id: NewId,
) -> Evidence:
    """Return the use cases of evidence over one data folder."""
    checklist = work.checklist
    proofs = Proofs(
        SqlProofStore(database), files, PillowPhotos(), document_words, checklist, clock, new_id
    )
    store, binder = SqlBinderStore(database), PdfBinder(printer, fonts)
    lists, sheets = resource("criteria"), RadioSheets(printer)
    binders = Binders(store, proofs, work.turns, binder, lists, clock, new_id)
    radio = RadioDesk(
        SqlRadioStore(database), checklist, proofs, calendars, sheets, offices, clock, new_id
    )
    return Evidence(proofs, binders, radio)
