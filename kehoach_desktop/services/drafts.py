"""Versions of a plan: which there are, two of them compared, on screen and on paper."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kehoach_desktop import files
from kehoach_desktop.domain.comparison import Change, Comparison, compare
from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.plan import Plan
from kehoach_desktop.errors import AppError
from kehoach_desktop.messages import text
from kehoach_desktop.services.ports import PlanStore, PrintedDocument
from kehoach_desktop.services.ports_drafts import ComparisonSheet, DraftPrinter


@dataclass(frozen=True, slots=True)
class Version:
    """A text that a plan had or has; `draft_no` 0 is the present one, issued or being written."""

    draft_no: int
    name: str
    at: dt.datetime | None = None
    note: str = ""


#: The present text of a plan.
PRESENT = 0


class Drafts:
    """Compares the submissions of a plan with each other and with what it is now."""

    def __init__(self, plans: PlanStore, printer: DraftPrinter) -> None:
        self._plans = plans
        self._printer = printer

    def versions(self, plan_id: str) -> list[Version]:
        """Return the versions of a plan, the first one first, the present one last. E-NO-PLAN."""
        plan = self._plans.load(plan_id)
        kept = [
            Version(
                each.draft_no,
                text("drafts.version.submitted", n=each.draft_no, at=each.submitted_at),
                each.submitted_at,
                each.note,
            )
            for each in self._plans.submissions(plan_id)
        ]
        return [*kept, Version(PRESENT, _present(plan))]

    def compare(
        self, plan_id: str, older: int, newer: int, office: OfficeProfile
    ) -> ComparisonSheet:
        """Compare two versions by their draft numbers (PRESENT: what the plan is now).

        Raises AppError E-NO-PLAN, E-NO-DRAFT for a draft that was never submitted.
        """
        names = {each.draft_no: each.name for each in self.versions(plan_id)}
        before, after = self._version(plan_id, older), self._version(plan_id, newer)
        found = self._compared(before, after, office)
        return ComparisonSheet(
            after.title or before.title,
            names[older],
            names[newer],
            office.own_body or office.committee,
            found,
            figures_words(found),
        )

    def _compared(self, before: Plan, after: Plan, office: OfficeProfile) -> Comparison:
        lines = self._printer.lines
        return compare(lines(_as_draft(before), office), lines(_as_draft(after), office))

    def _version(self, plan_id: str, draft_no: int) -> Plan:
        if draft_no == PRESENT:
            return self._plans.load(plan_id)
        known: Sequence[int] = [each.draft_no for each in self._plans.submissions(plan_id)]
        if draft_no not in known:
            self._plans.load(plan_id)  # E-NO-PLAN before E-NO-DRAFT
            raise AppError("E-NO-DRAFT", no=draft_no)
        return self._plans.submitted(plan_id, draft_no)

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


def _present(plan: Plan) -> str:
    if plan.issue is not None:
        return text("drafts.version.issued", number=plan.issue.number, day=plan.issue.date)
    return text("drafts.version.draft", n=plan.draft_no)


def _as_draft(plan: Plan) -> Plan:
    """Return the plan with its number and date left blank: they are no change of the text."""
    if plan.issue is None:
        return plan
    return dataclasses.replace(plan, issue=None, signatory=plan.issue.signatory)
