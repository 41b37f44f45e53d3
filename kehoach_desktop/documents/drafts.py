"""The papers of a draft: its words, its comparisons, the comments on it (`DraftPrinter`)."""

from __future__ import annotations

from collections.abc import Sequence

from kehoach_desktop.documents.composition_comments import compose_comments
from kehoach_desktop.documents.composition_compare import compose_comparison, paper_lines
from kehoach_desktop.documents.composition_paper import compose_paper
from kehoach_desktop.documents.composition_plan import compose_plan
from kehoach_desktop.documents.pdf.printer import PdfPrinter
from kehoach_desktop.documents.word.printer import DocxPrinter
from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.paper import Paper, issuing_office
from kehoach_desktop.domain.plans.comparison import PaperLine
from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.services.ports.drafts import CommentSheet, ComparisonSheet
from kehoach_desktop.services.ports.printing import PrintedDocument


class DraftPapers:
    """Composes the papers of a draft and hands them to the writers of PDF and Word files."""

    def __init__(self, pdf: PdfPrinter, word: DocxPrinter) -> None:
        self._pdf = pdf
        self._word = word

    def lines(self, plan: Plan, office: OfficeProfile) -> Sequence[PaperLine]:
        """Return the paragraphs of the plan's paper in reading order, without head of page."""
        return list(paper_lines(compose_plan(plan, office)))

    def paper_lines(self, paper: Paper, office: OfficeProfile) -> Sequence[PaperLine]:
        """Return the paragraphs of another paper in reading order, without head of page."""
        return list(paper_lines(compose_paper(paper, issuing_office(paper, office))))

    def comparison(self, sheet: ComparisonSheet) -> PrintedDocument:
        """Print a comparison; E-FONT."""
        return self._pdf.document(compose_comparison(sheet))

    def comparison_docx(self, sheet: ComparisonSheet) -> bytes:
        """Return a comparison as a Word file."""
        return self._word.document(compose_comparison(sheet))

    def comments(self, sheet: CommentSheet, office: OfficeProfile) -> PrintedDocument:
        """Print the table of comments; E-FONT."""
        return self._pdf.document(compose_comments(sheet, office))

    def comments_docx(self, sheet: CommentSheet, office: OfficeProfile) -> bytes:
        """Return the table of comments as a Word file."""
        return self._word.document(compose_comments(sheet, office))
