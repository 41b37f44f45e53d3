"""The coverage sheet as PDF and Word (implements `ports.coverage.CoveragePrinter`)."""

from __future__ import annotations

import datetime as dt

from kehoach_desktop.documents.composition_coverage import compose_coverage
from kehoach_desktop.documents.pdf.printer import PdfPrinter
from kehoach_desktop.documents.word.printer import DocxPrinter
from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.sources.coverage import Coverage
from kehoach_desktop.services.ports.printing import PrintedDocument


class CoverageSheetPrinter:
    """Both files are made of one composition."""

    def __init__(self, pdf: PdfPrinter) -> None:
        self._pdf = pdf
        self._word = DocxPrinter()

    def pdf(self, coverage: Coverage, office: OfficeProfile, day: dt.date) -> PrintedDocument:
        """Return the sheet, landscape, as PDF. E-FONT."""
        return self._pdf.document(compose_coverage(coverage, office, day))

    def docx(self, coverage: Coverage, office: OfficeProfile, day: dt.date) -> bytes:
        """Return the same sheet as a Word file."""
        return self._word.document(compose_coverage(coverage, office, day))
