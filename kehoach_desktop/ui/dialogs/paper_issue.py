""" "Ban hành" of a paper: the number and date that văn thư gave, the signed copy."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kehoach_desktop.domain.dates import read_date
from kehoach_desktop.domain.office import Signatory
from kehoach_desktop.domain.paper import Paper
from kehoach_desktop.domain.paper_rules import check_paper_ready, paper_signatory
from kehoach_desktop.domain.validation import check_number
from kehoach_desktop.errors import AppError
from kehoach_desktop.messages import explain
from kehoach_desktop.services.plans import original_name
from kehoach_desktop.ui.pages.plans.end_part import signatory_words
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.plan_fields import DateField, LineField, fit_dialog, labelled


@dataclass(frozen=True, slots=True)
class PaperIssuing:
    """What the dialog was told."""

    number: str
    date: dt.date
    signatory: Signatory
    original: Path | None


class PaperIssueDialog(QDialog):
    """Takes what freezes a paper; `issuing()` is there once it was accepted."""

    def __init__(self, paper: Paper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paper = paper
        self._original: Path | None = None
        self._issuing: PaperIssuing | None = None
        self.setWindowTitle(tr("papers.issue.title"))
        told = QLabel(tr("papers.issue.told"))
        told.setWordWrap(True)
        form = QFormLayout()
        self.number = LineField("07")
        self.number.setAccessibleName(tr("plans.issue.number"))
        row = QHBoxLayout()
        row.addWidget(self.number)
        row.addWidget(QLabel(f"/{paper.symbol}"), 1)
        form.addRow(QLabel(tr("plans.issue.number")))
        form.addRow(row)
        self.date = DateField()
        labelled(form, tr("plans.issue.date"), self.date)
        self.signer = QLabel(self._signer_words())
        self.signer.setWordWrap(True)
        form.addRow(self.signer)
        self.attach = QPushButton(tr("plans.issue.attach"))
        self.attach.clicked.connect(self._choose_file)
        self.attached = QLabel(tr("plans.issue.none"))
        form.addRow(self.attach)
        form.addRow(self.attached)
        self.problem = QLabel()
        self.problem.setProperty("role", "error")
        self.problem.setWordWrap(True)
        buttons = QDialogButtonBox()
        do = buttons.addButton(tr("plans.issue.do"), QDialogButtonBox.ButtonRole.AcceptRole)
        do.setProperty("role", "primary")
        buttons.addButton(tr("common.cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._try)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(told)
        column.addLayout(form)
        column.addWidget(self.problem)
        column.addStretch(1)
        column.addWidget(buttons)
        self.number.setFocus()
        fit_dialog(self, 75)

    def issuing(self) -> PaperIssuing:
        """Return what was entered; ValueError before the dialog was accepted."""
        if self._issuing is None:
            raise ValueError("not accepted")
        return self._issuing

    def _signer_words(self) -> str:
        try:
            signatory = paper_signatory(self._paper, self._paper.signatory)
        except AppError as error:
            return explain(error).sentence
        return tr("papers.issue.signer", signer=signatory_words(signatory))

    def _choose_file(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(
            self, tr("plans.issue.attach"), str(Path.home()), tr("plans.issue.files")
        )
        if not chosen:
            return
        try:
            original_name(Path(chosen))
        except AppError as error:
            self.problem.setText(explain(error).sentence)
            return
        self._original = Path(chosen)
        self.attached.setText(self._original.name)

    def _try(self) -> None:
        try:
            check_paper_ready(self._paper)
            number = check_number(self.number.text())
            date = read_date(self.date.text())
            signatory = paper_signatory(self._paper, self._paper.signatory)
        except AppError as error:
            self.problem.setText(explain(error).sentence)
            fit_dialog(self, 75)
            (self.date if error.code == "E-DATE" else self.number).setFocus()
            return
        self._issuing = PaperIssuing(number, date, signatory, self._original)
        self.accept()
