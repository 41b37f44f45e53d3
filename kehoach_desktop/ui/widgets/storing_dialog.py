"""A dialog of a few fields whose answer is stored before it closes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QLineEdit, QWidget

from kehoach_desktop.errors import AppError
from kehoach_desktop.ui.shell import Shell
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.asking_dialog import AskingDialog
from kehoach_desktop.ui.widgets.plan_fields import DateField, labelled

T = TypeVar("T")


class StoringDialog(AskingDialog):
    """A form that stays open, with the sentence why, until its answer is stored."""

    def __init__(
        self, shell: Shell, title: str, do: str, parent: QWidget, *, letters: int = 70
    ) -> None:
        super().__init__(title, parent, letters=letters)
        self.shell = shell
        self.form = QFormLayout()
        #: What was stored or made, once the dialog was accepted.
        self.answer: object = None
        self.build(do, self.form)

    def take(self) -> None:
        """Store the answer, or say what is missing."""
        try:
            function = self.wanted()
        except AppError as error:
            self.refuse(error)
            return
        self.shell.operations.run(function, self._stored, self.refuse, owner=self)

    def wanted(self) -> Callable[[], object]:
        """Return what is to be done; AppError for what cannot be read."""
        raise NotImplementedError

    def ask(self, kind: type[T]) -> T | None:
        """Run the dialog and return its answer, None where it was left."""
        done = self.exec() == QDialog.DialogCode.Accepted
        self.deleteLater()
        return self.answer if done and isinstance(self.answer, kind) else None

    def day_field(self, key: str, day: dt.date) -> DateField:
        """Add a row that takes a day."""
        field = DateField()
        field.show_day(day)
        labelled(self.form, tr(key), field)
        return field

    def line(self, key: str, value: str = "", hint: str = "") -> QLineEdit:
        """Add a row that takes a line."""
        field = QLineEdit(value)
        field.setPlaceholderText(hint)
        labelled(self.form, tr(key), field)
        return field

    def chooser(self, key: str, *, editable: bool = False) -> QComboBox:
        """Add a row that offers a choice."""
        field = QComboBox()
        field.setEditable(editable)
        field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        field.setMinimumContentsLength(36)
        labelled(self.form, tr(key), field)
        return field

    def _stored(self, answer: object) -> None:
        self.answer = answer
        self.accept()


def day_of(field: DateField) -> dt.date:
    """Return the day of a field; E-DATE."""
    day = field.day()
    if day is None:
        raise AppError("E-DATE", value=field.text())
    return day
