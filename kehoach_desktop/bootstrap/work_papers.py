"""The part of the composition root that prints the year's work."""

from __future__ import annotations

from kehoach_desktop.documents.handout_sheet import HandoutSheets
from kehoach_desktop.documents.pdf.painter import PdfPainter
from kehoach_desktop.documents.pdf.printer import PdfPrinter
from kehoach_desktop.documents.work_sheets import WorkSheets
from kehoach_desktop.services.handouts import Handouts
from kehoach_desktop.services.views import Views
from kehoach_desktop.services.work_papers import WorkPapers


def work_papers(printer: PdfPrinter, views: Views) -> WorkPapers:
    """Return what prints the year's work."""
    return WorkPapers(Handouts(HandoutSheets(printer), PdfPainter()), WorkSheets(printer), views)
