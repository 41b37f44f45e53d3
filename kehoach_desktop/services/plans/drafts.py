"""Versions of a plan or paper: which there are, two of them compared, on screen and on paper."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Generic

from kehoach_desktop import files
from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.paper import Paper
from kehoach_desktop.domain.plans.comparison import Change, Comparison, compare
from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.errors import AppError
from kehoach_desktop.messages import text
from kehoach_desktop.services.plans.draft_sources import DraftSource, T
from kehoach_desktop.services.ports.drafts import ComparisonSheet, DraftPrinter
from kehoach_desktop.services.ports.printing import PrintedDocument


@dataclass(frozen=True, slots=True)
class Version:
    """A text that a plan or paper had or has; `draft_no` 0 is the present one, issued or not."""

    draft_no: int
    name: str
    at: dt.datetime | None = None
    note: str = ""


#: The present text.
PRESENT = 0


class Drafts(Generic[T]):
    """Compares the submissions of a plan or paper with each other and with what it is now."""

    def __init__(self, source: DraftSource[T], printer: DraftPrinter) -> None:
        self._source = source
        self._printer = printer

    def versions(self, text_id: str) -> list[Version]:
        """Return the versions, the first one first, the present one last.

        Raises AppError E-NO-PLAN, E-NO-PAPER.
        """
        present = self._source.load(text_id)
        kept = [
            Version(
                each.draft_no,
                text("drafts.version.submitted", n=each.draft_no, at=each.at),
                each.at,
                each.note,
            )
            for each in self._source.submissions(text_id)
        ]
        return [*kept, Version(PRESENT, _present(present))]

    def compare(
        self, text_id: str, older: int, newer: int, office: OfficeProfile
    ) -> ComparisonSheet:
        """Compare two versions by their draft numbers (PRESENT: what the text is now).

        Raises AppError E-NO-PLAN, E-NO-PAPER, E-NO-DRAFT for a draft that was never submitted.
        """
        names = {each.draft_no: each.name for each in self.versions(text_id)}
        before, after = self._version(text_id, older), self._version(text_id, newer)
        lines = self._source.lines
        found = compare(lines(before, office), lines(after, office))
        return ComparisonSheet(
            self._source.title(after) or self._source.title(before),
            names[older],
            names[newer],
            office.own_body or office.committee,
            found,
            figures_words(found),
        )

    def print_version(self, text_id: str, draft_no: int, office: OfficeProfile) -> PrintedDocument:
        """Print one version as it was; raises as `compare`."""
        return self._source.pdf(self._version(text_id, draft_no), office)

    def _version(self, text_id: str, draft_no: int) -> T:
        if draft_no == PRESENT:
            return self._source.load(text_id)
        if draft_no not in {each.draft_no for each in self._source.submissions(text_id)}:
            self._source.load(text_id)  # E-NO-PLAN, E-NO-PAPER before E-NO-DRAFT
            raise AppError("E-NO-DRAFT", no=draft_no)
        return self._source.submitted(text_id, draft_no)

    def pdf(self, sheet: ComparisonSheet) -> PrintedDocument:
        """Print a comparison. E-FONT."""
        return self._printer.comparison(sheet)

    def docx_to(self, path: Path, sheet: ComparisonSheet) -> None:
        """Write a comparison as a Word file, whole or not at all; E-INUSE, E-FULL and the like."""
        files.write_file(path, self.docx(sheet))

    def docx(self, sheet: ComparisonSheet) -> bytes:
        """Return a comparison as a Word file."""
        return self._printer.comparison_docx(sheet)


def figures_words(found: Comparison) -> str:
    """Return how much changed, in words."""
    if found.is_same:
        return text("drafts.compare.same")
    return text(
        "drafts.compare.figures",
        changed=found.paragraphs(Change.CHANGED),
        added=found.paragraphs(Change.ADDED),
        removed=found.paragraphs(Change.REMOVED),
        words_added=found.words(Change.ADDED),
        words_removed=found.words(Change.REMOVED),
    )


def _present(document: Plan | Paper) -> str:
    issue = document.issue
    if issue is not None:
        return text("drafts.version.issued", number=issue.number, day=issue.date)
    return text("drafts.version.draft", n=document.draft_no)
