"""The part of the composition root that compares drafts and gathers comments on them."""

from __future__ import annotations

from kehoach_desktop.documents.drafts import DraftPapers
from kehoach_desktop.documents.pdf.printer import PdfPrinter
from kehoach_desktop.documents.word.printer import DocxPrinter
from kehoach_desktop.domain.paper import Paper
from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.services.plans.comments import Comments
from kehoach_desktop.services.plans.draft_sources import PaperDrafts, PlanDrafts
from kehoach_desktop.services.plans.drafts import Drafts
from kehoach_desktop.services.plans.papers import Papers
from kehoach_desktop.services.ports.basics import Clock, NewId
from kehoach_desktop.services.ports.plans import PlanStore
from kehoach_desktop.services.printing import Printing
from kehoach_desktop.storage.comment_store import SqlCommentStore
from kehoach_desktop.storage.database import Database


def plan_drafts(plans: PlanStore, printing: Printing, pdf: PdfPrinter) -> Drafts[Plan]:
    """Return the comparison of a plan's versions."""
    printer = DraftPapers(pdf, DocxPrinter())
    return Drafts(PlanDrafts(plans, printing, printer), printer)


def paper_drafts(papers: Papers, pdf: PdfPrinter) -> Drafts[Paper]:
    """Return the comparison of the versions of another paper."""
    printer = DraftPapers(pdf, DocxPrinter())
    return Drafts(PaperDrafts(papers, printer), printer)


def comments(
    database: Database, plans: PlanStore, pdf: PdfPrinter, clock: Clock, new_id: NewId
) -> Comments:
    """Return the use cases of comments on drafts."""
    printer = DraftPapers(pdf, DocxPrinter())
    return Comments(SqlCommentStore(database), plans, printer, clock, new_id)
