""" "Ban hành" of a paper; who signs stands in the paper itself."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QWidget

from kehoach_desktop.domain.dates import read_short_date
from kehoach_desktop.domain.office import Signatory
from kehoach_desktop.domain.paper import Paper
from kehoach_desktop.domain.paper_rules import check_paper_ready, paper_signatory
from kehoach_desktop.domain.validation import check_number
from kehoach_desktop.errors import AppError
from kehoach_desktop.messages import explain
from kehoach_desktop.ui.dialogs.issue_dialog import IssueForm
from kehoach_desktop.ui.pages.plans.end_part import signatory_words
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.asking_dialog import told


@dataclass(frozen=True, slots=True)
class PaperIssuing:
    """What the dialog was told."""

    number: str
    date: dt.date
    signatory: Signatory
    original: Path | None


class PaperIssueDialog(IssueForm):
    """Takes what freezes a paper; `issuing()` is there once it was accepted."""

    def __init__(self, paper: Paper, parent: QWidget | None = None) -> None:
        super().__init__(tr("papers.issue.title"), paper.symbol, "07", parent)
        self._paper = paper
        self._issuing: PaperIssuing | None = None
        self.signer = told(self._signer_words())
        self.form.addRow(self.signer)
        self.form.addRow(self.attach)
        self.form.addRow(self.attached)
        self.build(tr("plans.issue.do"), told(tr("papers.issue.told")), self.form)
        self.number.setFocus()

    def issuing(self) -> PaperIssuing:
        """Return what was entered; ValueError before the dialog was accepted."""
        if self._issuing is None:
            raise ValueError("not accepted")
        return self._issuing

    def take(self) -> None:
        """Accept what was entered, or say what is missing."""
        try:
            check_paper_ready(self._paper)
            number = check_number(self.number.text())
            date = read_short_date(self.date.text())
            signatory = paper_signatory(self._paper, self._paper.signatory)
        except AppError as error:
            self.refuse(error, self.date if error.code == "E-DATE" else self.number)
            return
        self._issuing = PaperIssuing(number, date, signatory, self.original)
        self.accept()

    def _signer_words(self) -> str:
        try:
            signatory = paper_signatory(self._paper, self._paper.signatory)
        except AppError as error:
            return explain(error).sentence
        return tr("papers.issue.signer", signer=signatory_words(signatory))
