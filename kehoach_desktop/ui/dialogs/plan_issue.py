""" "Ban hành": the number and date that văn thư gave, who signed, the signed copy."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
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
from kehoach_desktop.domain.office import OfficeProfile, Signatory
from kehoach_desktop.domain.plan import Plan
from kehoach_desktop.domain.validation import check_number, check_title
from kehoach_desktop.domain.vntext import clean
from kehoach_desktop.errors import AppError
from kehoach_desktop.messages import explain
from kehoach_desktop.services.plans import original_name
from kehoach_desktop.ui.pages.plans.end_part import signatory_words
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.plan_fields import (
    ChoiceField,
    DateField,
    LineField,
    fit_dialog,
    labelled,
)


@dataclass(frozen=True, slots=True)
class Issuing:
    """What the dialog was told."""

    number: str
    date: dt.date
    signatory: Signatory
    original: Path | None


class IssueDialog(QDialog):
    """Takes what freezes a plan; `result_of()` is there once it was accepted."""

    def __init__(
        self,
        plan: Plan,
        office: OfficeProfile,
        parent: QWidget | None = None,
        *,
        open_errors: int = 0,
        note: str = "",
    ) -> None:
        """`note` says what to know of the turns that issuing lays out."""
        super().__init__(parent)
        self._plan = plan
        self._original: Path | None = None
        self._issuing: Issuing | None = None
        self.setWindowTitle(tr("plans.issue.title"))
        told = self._told(tr("plans.issue.told"))
        self.errors = self._told_errors(open_errors)
        self.note = self._told(note)
        form = QFormLayout()
        self.number = LineField("02")
        symbol = QHBoxLayout()
        symbol.addWidget(self.number)
        symbol.addWidget(QLabel(f"/{plan.symbol}"), 1)
        label = QLabel(tr("plans.issue.number"))
        label.setBuddy(self.number)
        self.number.setAccessibleName(tr("plans.issue.number"))
        form.addRow(label)
        form.addRow(symbol)
        self.date = DateField()
        labelled(form, tr("plans.issue.date"), self.date)
        offered = [plan.signatory] if plan.signatory is not None else []
        offered += [each for each in office.signatories if each not in offered]
        self.signatory = ChoiceField([(each, signatory_words(each)) for each in offered])
        self.signatory.setCurrentIndex(0)
        self.signatory.chosen.connect(self._signer_chosen)
        labelled(form, tr("plans.issue.signatory"), self.signatory)
        self.name = LineField(tr("plans.end.name.hint"))
        labelled(form, tr("plans.end.name"), self.name)
        self.attach = QPushButton(tr("plans.issue.attach"))
        self.attach.clicked.connect(self._choose_file)
        self.attached = QLabel(tr("plans.issue.none"))
        self.attached.setWordWrap(True)
        form.addRow(self.attach)
        form.addRow(self.attached)
        self.problem = QLabel()
        self.problem.setProperty("role", "error")
        self.problem.setWordWrap(True)
        buttons = self._build_buttons()
        column = QVBoxLayout(self)
        column.addWidget(told)
        column.addWidget(self.errors)
        column.addWidget(self.note)
        column.addLayout(form)
        column.addWidget(self.problem)
        column.addStretch(1)
        column.addWidget(buttons)
        self._signer_chosen(self.signatory.value())
        self.number.setFocus()
        fit_dialog(self, 75)

    def _build_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        do = buttons.addButton(tr("plans.issue.do"), QDialogButtonBox.ButtonRole.AcceptRole)
        do.setProperty("role", "primary")
        do.style().unpolish(do)
        do.style().polish(do)
        buttons.addButton(tr("common.cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._try)
        buttons.rejected.connect(self.reject)
        return buttons

    @staticmethod
    def _told(words: str) -> QLabel:
        told = QLabel(words)
        told.setWordWrap(True)
        told.setVisible(bool(words))
        return told

    @staticmethod
    def _told_errors(count: int) -> QLabel:
        """Return the line that says how many errors the review still knows; it bars nothing."""
        told = IssueDialog._told(tr("findings.open_errors", n=count))
        told.setProperty("tone", "error")
        told.setVisible(count > 0)
        return told

    def issuing(self) -> Issuing:
        """Return what was entered; ValueError before the dialog was accepted."""
        if self._issuing is None:
            raise ValueError("not accepted")
        return self._issuing

    def attach_file(self, path: Path) -> None:
        """Take `path` as the signed copy; say so if it is none."""
        try:
            original_name(path)
        except AppError as error:
            self.problem.setText(explain(error).sentence)
            fit_dialog(self, 75)
            return
        self.problem.clear()
        self._original = path
        self.attached.setText(path.name)

    def _choose_file(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(
            self, tr("plans.issue.attach"), str(Path.home()), tr("plans.issue.files")
        )
        if chosen:
            self.attach_file(Path(chosen))

    def _signer_chosen(self, value: object) -> None:
        if isinstance(value, Signatory):
            self.name.show_value(value.name)

    def _try(self) -> None:
        try:
            check_title(self._plan.title)
            number = check_number(self.number.text())
            date = read_date(self.date.text())
            signatory = self.signatory.value()
            name = clean(self.name.text())
            if not isinstance(signatory, Signatory) or not name:
                raise AppError("E-SIGNER")
        except AppError as error:
            self.problem.setText(explain(error).sentence)
            fit_dialog(self, 75)
            wrong = {"E-NUMBER": self.number, "E-DATE": self.date, "E-SIGNER": self.name}
            wrong.get(error.code, self.number).setFocus()
            return
        self._issuing = Issuing(number, date, replace(signatory, name=name), self._original)
        self.accept()
