"""What every "Ban hành" asks: the number and date that văn thư gave, the signed copy."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QFormLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from kehoach_desktop.errors import AppError
from kehoach_desktop.services.plans.plans import original_name
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.asking_dialog import AskingDialog, told
from kehoach_desktop.ui.widgets.plan_fields import DateField, LineField, labelled


class IssueForm(AskingDialog):
    """The fields that a plan and any other document share when they are frozen."""

    def __init__(self, title: str, symbol: str, example: str, parent: QWidget | None) -> None:
        """`symbol` stands behind the number ("KH-UBND"); `example` is a number as a hint."""
        super().__init__(title, parent)
        self.original: Path | None = None
        self.form = QFormLayout()
        self.number = LineField(example)
        self.number.setAccessibleName(tr("plans.issue.number"))
        label = QLabel(tr("plans.issue.number"))
        label.setBuddy(self.number)
        row = QHBoxLayout()
        row.addWidget(self.number)
        row.addWidget(QLabel(f"/{symbol}"), 1)
        self.form.addRow(label)
        self.form.addRow(row)
        self.date = DateField()
        labelled(self.form, tr("plans.issue.date"), self.date)
        self.attach = QPushButton(tr("plans.issue.attach"))
        self.attach.clicked.connect(self._choose_file)
        self.attached = told(tr("plans.issue.none"))

    def attach_file(self, path: Path) -> None:
        """Take `path` as the signed copy; say so if it is none."""
        try:
            original_name(path)
        except AppError as error:
            self.refuse(error)
            return
        self.allow()
        self.original = path
        self.attached.setText(path.name)

    def _choose_file(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(
            self, tr("plans.issue.attach"), str(Path.home()), tr("plans.issue.files")
        )
        if chosen:
            self.attach_file(Path(chosen))
