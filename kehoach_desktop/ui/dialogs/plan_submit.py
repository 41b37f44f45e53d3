""" "Trình dự thảo": keep this draft as it is, with a note."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.plan_fields import TextField, fit_dialog


class SubmitDialog(QDialog):
    """Asks for a note; the number of the draft is the program's."""

    def __init__(self, draft_no: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("plans.submit.title", n=draft_no))
        told = QLabel(tr("plans.submit.told", n=draft_no, next=draft_no + 1))
        told.setWordWrap(True)
        self.note = TextField(tr("plans.submit.note.hint"), 3)
        self.note.setAccessibleName(tr("plans.submit.note"))
        buttons = QDialogButtonBox()
        buttons.addButton(tr("plans.submit.do"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(tr("common.cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(told)
        column.addWidget(QLabel(tr("plans.submit.note")))
        column.addWidget(self.note)
        column.addStretch(1)
        column.addWidget(buttons)
        fit_dialog(self, 65)
