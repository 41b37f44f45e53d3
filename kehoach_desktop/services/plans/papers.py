"""Papers beside the plans: made, edited, printed, issued, frozen."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

from kehoach_desktop import files
from kehoach_desktop.domain.dates import checked_date
from kehoach_desktop.domain.office import OfficeProfile, Signatory
from kehoach_desktop.domain.paper import Paper, PaperKind, issuing_office
from kehoach_desktop.domain.paper_rules import (
    check_not_secret,
    check_paper_ready,
    check_paper_symbol,
    paper_signatory,
)
from kehoach_desktop.domain.plans.plan import Issue
from kehoach_desktop.domain.plans.task import TurnState
from kehoach_desktop.domain.validation import check_number, check_title, check_year
from kehoach_desktop.domain.vntext import clean
from kehoach_desktop.errors import AppError
from kehoach_desktop.services.plans import paper_starts
from kehoach_desktop.services.plans.paper_starts import Correction
from kehoach_desktop.services.plans.plans import original_name
from kehoach_desktop.services.ports.basics import Clock, NewId
from kehoach_desktop.services.ports.files import FileStore
from kehoach_desktop.services.ports.papers import (
    PaperPdf,
    PaperRow,
    PaperStore,
    PaperSubmission,
    PaperWord,
)
from kehoach_desktop.services.ports.plans import PlanStore
from kehoach_desktop.services.ports.printing import PrintedDocument
from kehoach_desktop.services.tasks.checklist import Checklist


@dataclasses.dataclass(frozen=True, slots=True)
class PaperPorts:
    """What papers need from the outside world."""

    store: PaperStore
    plans: PlanStore
    checklist: Checklist
    files: FileStore
    pdf: PaperPdf
    word: PaperWord
    clock: Clock
    new_id: NewId


class Papers:
    """The use cases of a paper's life; every change is on disk when the call returns."""

    def __init__(self, ports: PaperPorts) -> None:
        self._ports = ports

    # --- the drawer

    def rows(self) -> list[PaperRow]:
        """Return all papers, the last changed first."""
        return self._ports.store.rows()

    def load(self, paper_id: str) -> Paper:
        """Return a paper; E-NO-PAPER."""
        return self._ports.store.load(paper_id)

    def create(self, paper: Paper) -> Paper:
        """Store a new draft and return it, with an id if it had none; E-YEAR, and as a save."""
        check_year(paper.year)
        made = dataclasses.replace(paper, id=paper.id or self._ports.new_id(), issue=None)
        self._ports.store.save(made, None, self._ports.clock.now())
        return made

    def save(self, paper: Paper, previous: Paper | None) -> None:
        """Store a draft; `previous` is what the caller last loaded or saved.

        A half done draft is stored as it is. Raises E-YEAR, E-PAPER-CHANGED, E-PAPER-FROZEN,
        E-FULL, E-READONLY, E-LOCKED.
        """
        check_year(paper.year)
        self._ports.store.save(paper, previous, self._ports.clock.now())

    def delete(self, paper_id: str) -> None:
        """Remove a draft; E-PAPER-FROZEN, E-NO-PAPER."""
        self._ports.store.delete(paper_id, self._ports.clock.now())

    def submit(self, paper_id: str, note: str = "") -> PaperSubmission:
        """Keep the stored draft as "Dự thảo lần n"; it goes on as n + 1.

        Load the paper again before it is edited further. Raises E-NO-PAPER, E-TITLE,
        E-PAPER-SECRET and as `save`.
        """
        paper = self.load(paper_id)
        check_title(paper.subject)
        check_not_secret(paper)
        return self._ports.store.submit(paper, clean(note), self._ports.clock.now())

    def submissions(self, paper_id: str) -> list[PaperSubmission]:
        """Return the submissions of a paper, first one first."""
        return self._ports.store.submissions(paper_id)

    def submitted(self, paper_id: str, draft_no: int) -> Paper:
        """Return the paper as it was at that submission; E-NO-DRAFT."""
        return self._ports.store.submitted(paper_id, draft_no)

    # --- issuing

    def issue(
        self,
        paper: Paper,
        number: str,
        date: dt.date,
        signatory: Signatory | None,
        original: Path | None = None,
    ) -> Paper:
        """Enter what văn thư and the signer gave, freeze the paper and return it.

        `number` is the bare number ("07"); the symbol stands in the paper. Nothing is frozen
        unless all of it holds: see `paper_rules.check_paper_ready`; E-NUMBER, E-NUMBER-TAKEN,
        E-DATE, E-SIGNER, E-ORIGINAL and the like for the file, E-PAPER-FROZEN, E-PAPER-CHANGED.
        """
        check_paper_ready(paper)
        number = f"{check_number(number)}/{check_paper_symbol(paper)}"
        checked_date(date)
        issue = Issue(number, date, paper_signatory(paper, signatory))
        if original is not None:
            name = original_name(original)
            sha256 = self._ports.files.add(original)
            issue = dataclasses.replace(issue, original_sha256=sha256, original_name=name)
        issued = dataclasses.replace(paper, issue=issue)
        self._ports.store.issue(issued, self._ports.clock.now())
        return issued

    def attach_original(self, paper_id: str, path: Path) -> None:
        """Attach the signed copy to an issued paper, once.

        Raises E-PAPER-NOT-ISSUED, E-PAPER-HAS-ORIGINAL, E-ORIGINAL, E-GONE and the like.
        """
        issue = self.load(paper_id).issue
        if issue is None:
            raise AppError("E-PAPER-NOT-ISSUED", paper_id=paper_id)
        if issue.original_sha256:
            raise AppError("E-PAPER-HAS-ORIGINAL", name=issue.original_name)
        name = original_name(path)
        sha256 = self._ports.files.add(path)
        self._ports.store.attach_original(paper_id, sha256, name, self._ports.clock.now())

    def original(self, paper_id: str) -> Path | None:
        """Return where the signed copy lies, None if there is none; E-GONE if it was lost."""
        issue = self.load(paper_id).issue
        if issue is None or not issue.original_sha256:
            return None
        return self._ports.files.path(issue.original_sha256)

    # --- on paper

    def pdf(
        self, paper: Paper, office: OfficeProfile, *, line_numbers: bool = False
    ) -> PrintedDocument:
        """Print a paper; nothing is stored. E-PAPER-SECRET for a marking of secrecy, E-FONT.

        `line_numbers` counts the lines of a draft in the margin.
        """
        check_not_secret(paper)
        issuer = issuing_office(paper, office)
        return self._ports.pdf.paper(paper, issuer, line_numbers=line_numbers)

    def docx(self, paper: Paper, office: OfficeProfile, *, line_numbers: bool = False) -> bytes:
        """Return the paper as a Word file that says what its PDF says; E-PAPER-SECRET."""
        check_not_secret(paper)
        issuer = issuing_office(paper, office)
        return self._ports.word.paper(paper, issuer, line_numbers=line_numbers)

    def docx_to(
        self, path: Path, paper: Paper, office: OfficeProfile, *, line_numbers: bool = False
    ) -> None:
        """Write the Word file `path`, whole or not at all; E-FULL, E-READONLY, E-INUSE, …"""
        files.write_file(path, self.docx(paper, office, line_numbers=line_numbers))

    # --- making one

    def start(self, kind: PaperKind, office: OfficeProfile, plan_id: str = "") -> Paper:
        """Return a draft of `kind`, not stored yet; about the plan `plan_id` where one is given.

        A tờ trình or phiếu trình accompanies that plan, a báo cáo reports on it. E-NO-PLAN.
        """
        plan = self._ports.plans.load(plan_id) if plan_id else None
        return paper_starts.start(kind, office, plan, self._today(), self._ports.new_id)

    def remind(self, plan_id: str, office: OfficeProfile) -> Paper:
        """Return a công văn đôn đốc to those whose turns under the plan are late; not stored yet.

        Raises E-NO-PLAN, E-NOT-ISSUED for a draft, E-NOBODY-LATE.
        """
        plan = self._ports.plans.load(plan_id)
        if plan.issue is None:
            raise AppError("E-NOT-ISSUED", plan_id=plan_id)
        late = self._ports.checklist.rows(plan_id, states=frozenset({TurnState.LATE}))
        if not late:
            raise AppError("E-NOBODY-LATE", title=plan.title)
        return paper_starts.reminder(plan, late, office, self._today(), self._ports.new_id)

    def correct(
        self, plan_id: str, corrections: tuple[Correction, ...], office: OfficeProfile
    ) -> Paper:
        """Return a công văn đính chính of an issued plan; not stored yet.

        Raises E-NO-PLAN, E-NOT-ISSUED, E-CORRECTION where no wrong and right words are given.
        """
        plan = self._ports.plans.load(plan_id)
        if plan.issue is None:
            raise AppError("E-NOT-ISSUED", plan_id=plan_id)
        return paper_starts.correction(plan, corrections, office, self._today(), self._ports.new_id)

    def _today(self) -> dt.date:
        return self._ports.clock.now().date()
