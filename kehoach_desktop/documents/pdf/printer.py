"""Composition, layout and PDF in one call (implements `ports.PlanPrinter`)."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from kehoach_desktop.documents.composition import (
    Addressees,
    Document,
    EndBlock,
    Header,
    Paragraph,
    SignaturePair,
    Table,
    with_line_numbers,
)
from kehoach_desktop.documents.composition_cover import (
    FITS,
    Fit,
    compose_cover,
    compose_introduction,
)
from kehoach_desktop.documents.composition_paper import compose_paper
from kehoach_desktop.documents.composition_plan import compose_plan
from kehoach_desktop.documents.composition_review import compose_review_sheet
from kehoach_desktop.documents.composition_tasks import compose_checklist
from kehoach_desktop.documents.pdf.fonts import load_fonts, unprintable
from kehoach_desktop.documents.pdf.layout import lay_out
from kehoach_desktop.documents.pdf.writer import write_pdf
from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.paper import Paper
from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.services.ports.exchange import CoverSheet
from kehoach_desktop.services.ports.printing import ChecklistLine, IntroductionCard, PrintedDocument
from kehoach_desktop.services.ports.review import SheetLine

_reportlab = threading.Lock()


class PdfPrinter:
    """Prints by Decree 30/2020; the same input gives the same bytes.

    Safe from several threads: one paper is printed after the other, because ReportLab keeps a
    face's state while a document is written.
    """

    def __init__(self, font_folder: Path | None = None) -> None:
        """Take the faces from `font_folder`, else the machine's or the shipped ones."""
        self._font_folder = font_folder

    def plan(
        self, plan: Plan, office: OfficeProfile, *, line_numbers: bool = False
    ) -> PrintedDocument:
        """Print a plan with its decision and appendix; a draft leaves number and date blank.

        `line_numbers` counts the lines of a draft in the margin, never those of an issued plan.
        Raises AppError E-FONT when the faces are missing, damaged or without Vietnamese.
        """
        composed = compose_plan(plan, office)
        if line_numbers and not plan.is_issued:
            composed = with_line_numbers(composed)
        return self.document(composed)

    def paper(
        self, paper: Paper, office: OfficeProfile, *, line_numbers: bool = False
    ) -> PrintedDocument:
        """Print a paper beside the plans with its appendices (`ports.papers`). E-FONT."""
        composed = compose_paper(paper, office)
        if line_numbers and not paper.is_issued:
            composed = with_line_numbers(composed)
        return self.document(composed)

    def checklist(
        self, title: str, lines: Sequence[ChecklistLine], office: OfficeProfile, day: dt.date
    ) -> PrintedDocument:
        """Print the checklist of tasks as of `day`: one row a line, boxes to tick. E-FONT."""
        return self.document(compose_checklist(title, lines, office, day))

    def introduction(
        self, card: IntroductionCard, office: OfficeProfile, day: dt.date
    ) -> PrintedDocument:
        """Print the sheet that introduces a PC: one page to be signed and stamped. E-FONT."""
        return self._one_page(lambda fit: compose_introduction(card, office, day, fit))

    def review_sheet(
        self, name: str, lines: Sequence[SheetLine], summary: str, day: dt.date
    ) -> PrintedDocument:
        """Print the findings of a review for the drafter (`ports.review.ReviewPrinter`). E-FONT."""
        return self.document(compose_review_sheet(name, lines, summary, day))

    def cover(self, sheet: CoverSheet) -> bytes:
        """Print the cover of a package, one page (`ports.exchange.CoverPrinter`); E-FONT."""
        return self._one_page(lambda fit: compose_cover(sheet, fit), compressed=False).pdf

    def document(self, document: Document, *, compressed: bool = True) -> PrintedDocument:
        """Print any composed document. E-FONT."""
        with _reportlab:
            fonts = load_fonts(self._font_folder)
            sheets = lay_out(document, fonts)
            pdf = write_pdf(document, sheets, fonts, compressed=compressed)
        spots = tuple(spot for sheet in sheets for spot in sheet.spots)
        lost = tuple(unprintable(_texts(document), fonts))
        return PrintedDocument(pdf, len(sheets), spots, lost)

    def _one_page(
        self, compose: Callable[[Fit], Document], *, compressed: bool = True
    ) -> PrintedDocument:
        """Print the most of a sheet that one page holds."""
        for fit in FITS:
            printed = self.document(compose(fit), compressed=compressed)
            if printed.pages == 1:
                break
        return printed

    def unprintable(self, plan: Plan, office: OfficeProfile) -> tuple[str, ...]:
        """Return the characters of the plan's paper that cannot be printed, once each. E-FONT."""
        fonts = load_fonts(self._font_folder)
        return tuple(unprintable(_texts(compose_plan(plan, office)), fonts))


def _texts(document: Document) -> Iterator[str]:
    """Yield every text of `document`."""
    for part in document.parts:
        yield from part.footer
        for element in part.elements:
            match element:
                case Paragraph():
                    yield element.text
                case Header():
                    yield from (*element.issuer, element.superior, element.about)
                    yield from (element.number or "", element.place_date or "")
                case Addressees():
                    yield from element.names
                case SignaturePair():
                    for side in (element.left, element.right):
                        yield from (*side.lines, side.name)
                case EndBlock():
                    yield from (*element.recipients, *element.lines, element.name, element.typist)
                case Table():
                    yield from (column.title for column in element.columns)
                    for row in element.rows:
                        yield from row.cells
