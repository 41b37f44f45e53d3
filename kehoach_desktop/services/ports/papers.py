"""The ports of papers beside the plans (báo cáo, thông báo, biên bản, công văn, tờ trình …)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Protocol

from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.paper import Paper, PaperKind
from kehoach_desktop.services.ports.printing import PrintedDocument


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A line of the list of papers."""

    id: str
    kind: PaperKind
    subject: str
    year: int
    number: str
    issued_on: dt.date | None
    changed_at: dt.datetime
    about_plan: str = ""

    @property
    def is_issued(self) -> bool:
        """Say whether the paper has its number and date."""
        return self.issued_on is not None


@dataclass(frozen=True, slots=True)
class PaperSubmission:
    """A draft as it was submitted: "Dự thảo lần n", when, with which note."""

    draft_no: int
    submitted_at: dt.datetime
    note: str


class PaperStore(Protocol):
    """Papers of this data folder. Every write is on disk when the call returns."""

    def rows(self) -> list[PaperRow]:
        """Return all papers, the last changed first."""

    def load(self, paper_id: str) -> Paper:
        """Return a paper; AppError E-NO-PAPER if there is none."""

    def save(self, paper: Paper, previous: Paper | None, at: dt.datetime) -> None:
        """Store a draft, `previous` being what is stored (None: nothing).

        Raises AppError E-PAPER-FROZEN, E-PAPER-CHANGED when somebody else saved since `previous`,
        E-FULL, E-READONLY, E-LOCKED.
        """

    def submit(self, paper: Paper, note: str, at: dt.datetime) -> PaperSubmission:
        """Keep `paper`, which is what is stored, as submitted; the stored draft goes on as n + 1.

        Raises as `save`.
        """

    def submissions(self, paper_id: str) -> list[PaperSubmission]:
        """Return the submissions of a paper, first one first."""

    def submitted(self, paper_id: str, draft_no: int) -> Paper:
        """Return the paper as it was at that submission; E-NO-DRAFT if there was none."""

    def issue(self, paper: Paper, at: dt.datetime) -> None:
        """Freeze `paper` (its `issue` is set); E-PAPER-FROZEN, E-PAPER-CHANGED.

        E-NUMBER-TAKEN if another paper or plan of ours has its number and symbol in that year.
        """

    def attach_original(self, paper_id: str, sha256: str, name: str, at: dt.datetime) -> None:
        """Name the signed copy of an issued paper, once; E-PAPER-HAS-ORIGINAL, E-NO-PAPER."""

    def delete(self, paper_id: str, at: dt.datetime) -> None:
        """Remove a draft (the history keeps it); E-PAPER-FROZEN, E-NO-PAPER."""


class PaperPdf(Protocol):
    """Prints papers by Decree 30/2020."""

    def paper(
        self, paper: Paper, office: OfficeProfile, *, line_numbers: bool = False
    ) -> PrintedDocument:
        """Print a paper with its appendices; a draft leaves number and date blank. E-FONT.

        `line_numbers` counts the lines of a draft in the margin, never those of an issued paper.
        """


class PaperWord(Protocol):
    """Writes papers for Word: same input, same bytes."""

    def paper(self, paper: Paper, office: OfficeProfile, *, line_numbers: bool = False) -> bytes:
        """Return the paper as .docx."""
