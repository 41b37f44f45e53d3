"""Where the versions of a text come from: the plans, or the papers beside them (`Drafts`)."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.paper import Paper
from kehoach_desktop.domain.plans.comparison import PaperLine
from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.messages import text
from kehoach_desktop.services.plans.papers import Papers
from kehoach_desktop.services.ports.drafts import DraftPrinter
from kehoach_desktop.services.ports.plans import PlanStore
from kehoach_desktop.services.ports.printing import PrintedDocument
from kehoach_desktop.services.printing import Printing

T = TypeVar("T", bound=Plan | Paper)
One = TypeVar("One", Plan, Paper)


@dataclass(frozen=True, slots=True)
class Kept:
    """A draft that was submitted: its number, when, with which note."""

    draft_no: int
    at: dt.datetime
    note: str


class DraftSource(Protocol[T]):
    """The texts of one kind of document and what is needed to compare two of them."""

    def load(self, text_id: str) -> T:
        """Return the present text; E-NO-PLAN or E-NO-PAPER."""

    def submissions(self, text_id: str) -> list[Kept]:
        """Return what was submitted, first one first."""

    def submitted(self, text_id: str, draft_no: int) -> T:
        """Return the text as it was submitted."""

    def lines(self, document: T, office: OfficeProfile) -> Sequence[PaperLine]:
        """Return the paragraphs of its paper, number and date left blank."""

    def title(self, document: T) -> str:
        """Return what the text is about."""

    def pdf(self, document: T, office: OfficeProfile) -> PrintedDocument:
        """Print the text."""


class PlanDrafts:
    """The versions of plans."""

    def __init__(self, plans: PlanStore, printing: Printing, printer: DraftPrinter) -> None:
        self._plans = plans
        self._printing = printing
        self._printer = printer

    def load(self, text_id: str) -> Plan:
        """Return the plan; E-NO-PLAN."""
        return self._plans.load(text_id)

    def submissions(self, text_id: str) -> list[Kept]:
        """Return what was submitted, first one first."""
        return [
            Kept(each.draft_no, each.submitted_at, each.note)
            for each in self._plans.submissions(text_id)
        ]

    def submitted(self, text_id: str, draft_no: int) -> Plan:
        """Return the plan as it was submitted."""
        return self._plans.submitted(text_id, draft_no)

    def lines(self, document: Plan, office: OfficeProfile) -> Sequence[PaperLine]:
        """Return the paragraphs of its paper, number and date left blank."""
        return self._printer.lines(_as_draft(document), office)

    def title(self, document: Plan) -> str:
        """Return the trích yếu."""
        return document.title

    def pdf(self, document: Plan, office: OfficeProfile) -> PrintedDocument:
        """Print the plan."""
        return self._printing.plan(document, office)


class PaperDrafts:
    """The versions of papers beside the plans."""

    def __init__(self, papers: Papers, printer: DraftPrinter) -> None:
        self._papers = papers
        self._printer = printer

    def load(self, text_id: str) -> Paper:
        """Return the paper; E-NO-PAPER."""
        return self._papers.load(text_id)

    def submissions(self, text_id: str) -> list[Kept]:
        """Return what was submitted, first one first."""
        return [
            Kept(each.draft_no, each.submitted_at, each.note)
            for each in self._papers.submissions(text_id)
        ]

    def submitted(self, text_id: str, draft_no: int) -> Paper:
        """Return the paper as it was submitted."""
        return self._papers.submitted(text_id, draft_no)

    def lines(self, document: Paper, office: OfficeProfile) -> Sequence[PaperLine]:
        """Return the paragraphs of its paper, number and date left blank."""
        return self._printer.paper_lines(_as_draft(document), office)

    def title(self, document: Paper) -> str:
        """Return type and trích yếu: "Báo cáo kết quả …"."""
        return text("drafts.paper_title", kind=document.rule.name, subject=document.subject)

    def pdf(self, document: Paper, office: OfficeProfile) -> PrintedDocument:
        """Print the paper."""
        return self._papers.pdf(document, office)


def _as_draft(document: One) -> One:
    """Return the text with its number and date left blank: they are no change of the text."""
    if document.issue is None:
        return document
    return dataclasses.replace(document, issue=None, signatory=document.issue.signatory)
