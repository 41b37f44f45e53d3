"""The part of the composition root that prints the year's work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach_desktop.documents.handout_sheet import HandoutSheets
from kehoach_desktop.documents.pdf.painter import PdfPainter
from kehoach_desktop.documents.work_sheets import WorkSheets
from kehoach_desktop.services.tasks.handouts import Handouts
from kehoach_desktop.services.tasks.views import Views
from kehoach_desktop.services.tasks.work_papers import WorkPapers
from kehoach_desktop.storage.week_store import SqlWeekStore
from kehoach_desktop.storage.year_store import SqlYearStore

if TYPE_CHECKING:
    from kehoach_desktop.bootstrap import App


def work_papers(app: App) -> WorkPapers:
    """Return what prints the year's work."""
    weeks, years = SqlWeekStore(app.database), SqlYearStore(app.database)
    views = Views(
        app.checklist, app.offices.profile, lambda: app.briefing.all(), weeks, years, app.clock
    )
    sheets = WorkSheets(app.printer)
    return WorkPapers(Handouts(HandoutSheets(app.printer), PdfPainter()), sheets, views)
