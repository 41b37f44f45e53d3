""" "Ban hành" of a plan: besides number, date and signed copy, who signed it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtWidgets import QWidget

from kehoach_desktop.domain.dates import read_short_date
from kehoach_desktop.domain.office import OfficeProfile, Signatory
from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.domain.validation import check_number, check_title
from kehoach_desktop.domain.vntext import clean
from kehoach_desktop.errors import AppError
from kehoach_desktop.ui.dialogs.issue_dialog import IssueForm
from kehoach_desktop.ui.pages.plans.end_part import signatory_words
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.asking_dialog import told
from kehoach_desktop.ui.widgets.plan_fields import ChoiceField, LineField, labelled


@dataclass(frozen=True, slots=True)
class Issuing:
    """What the dialog was told."""

    number: str
    date: dt.date
    signatory: Signatory
    original: Path | None


class IssueDialog(IssueForm):
    """Takes what freezes a plan; `issuing()` is there once it was accepted."""

    def __init__(
        self,
        plan: Plan,
        office: OfficeProfile,
        parent: QWidget | None = None,
        *,
        open_errors: int = 0,
        note: str = "",
    ) -> None:
        """Ask about `plan`.

        `open_errors`: how many errors the review still knows; it bars nothing.
        `note` says what to know of the turns that issuing lays out.
        """
        super().__init__(tr("plans.issue.title"), plan.symbol, "02", parent)
        self._plan = plan
        self._issuing: Issuing | None = None
        self.errors = told(
            tr("findings.open_errors", n=open_errors) if open_errors else "", tone="error"
        )
        self.note = told(note)
        offered = [plan.signatory] if plan.signatory is not None else []
        offered += [each for each in office.signatories if each not in offered]
        self._known = {each.lines: each.name for each in office.signatories if each.name}
        self.signatory = ChoiceField([(each, signatory_words(each)) for each in offered])
        self.signatory.setCurrentIndex(0)
        self.signatory.chosen.connect(self._signer_chosen)
        labelled(self.form, tr("plans.issue.signatory"), self.signatory)
        self.name = LineField(tr("plans.end.name.hint"))
        labelled(self.form, tr("plans.end.name"), self.name)
        self.form.addRow(self.attach)
        self.form.addRow(self.attached)
        self._signer_chosen(self.signatory.value())
        self.build(
            tr("plans.issue.do"), told(tr("plans.issue.told")), self.errors, self.note, self.form
        )
        self.number.setFocus()

    def issuing(self) -> Issuing:
        """Return what was entered; ValueError before the dialog was accepted."""
        if self._issuing is None:
            raise ValueError("not accepted")
        return self._issuing

    def take(self) -> None:
        """Accept what was entered, or say what is missing."""
        try:
            check_title(self._plan.title)
            number = check_number(self.number.text())
            date = read_short_date(self.date.text())
            signatory = self.signatory.value()
            name = clean(self.name.text())
            if not isinstance(signatory, Signatory) or not name:
                raise AppError("E-SIGNER")
        except AppError as error:
            wrong = {"E-DATE": self.date, "E-SIGNER": self.name}
            self.refuse(error, wrong.get(error.code, self.number))
            return
        self._issuing = Issuing(number, date, replace(signatory, name=name), self.original)
        self.accept()

    def _signer_chosen(self, value: object) -> None:
        if isinstance(value, Signatory):
            self.name.show_value(value.name or self._known.get(value.lines, ""))
