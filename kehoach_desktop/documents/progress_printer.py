"""The progress of a plan as PDF and Excel file (implements `ports.progress.ProgressPrinter`)."""

from __future__ import annotations

from dataclasses import replace

from kehoach_desktop.documents.composition_paper import compose_paper
from kehoach_desktop.documents.pdf.printer import PdfPrinter
from kehoach_desktop.documents.sheet.printer import XlsxPrinter
from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.paper import Paper
from kehoach_desktop.services.ports.printing import PrintedDocument
from kehoach_desktop.services.ports.progress import ProgressReport


class ProgressSheetPrinter:
    """The appendix is that of the report itself: laid out once, by the same rules."""

    def __init__(self, pdf: PdfPrinter) -> None:
        self._pdf = pdf

    def appendix(self, paper: Paper, office: OfficeProfile) -> PrintedDocument:
        """Print the appendices of a report without its body. E-FONT."""
        document = compose_paper(paper, office)
        return self._pdf.document(replace(document, parts=document.parts[1:]))

    def xlsx(self, report: ProgressReport) -> bytes:
        """Return the table as .xlsx."""
        return XlsxPrinter().progress(report)
