"""A dialog that asks for a few things: fields, one line for what is wrong, do or cancel."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLayout,
    QVBoxLayout,
    QWidget,
)

from kehoach_desktop.errors import AppError
from kehoach_desktop.messages import explain
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.plan_fields import fit_dialog


class _Focusable(Protocol):
    def setFocus(self) -> None: ...  # noqa: N802 - Qt's name


class AskingDialog(QDialog):
    """Shows its parts above the sentence of a refusal and the two buttons.

    A subclass makes its fields, calls `build` once and overrides `take`, which accepts or refuses;
    what was typed stays there after a refusal.
    """

    def __init__(self, title: str, parent: QWidget | None = None, *, letters: int = 75) -> None:
        """`letters`: about how many letters of the interface's font the dialog is wide."""
        super().__init__(parent)
        self._letters = letters
        self.setWindowTitle(title)
        self.problem = QLabel()
        self.problem.setProperty("role", "error")
        self.problem.setWordWrap(True)
        self.problem.hide()

    def build(self, do: str, *parts: QWidget | QLayout) -> None:
        """Lay out the parts from top to bottom; `do` is written on the button that takes them."""
        column = QVBoxLayout(self)
        for part in parts:
            if isinstance(part, QLayout):
                column.addLayout(part)
            else:
                column.addWidget(part)
        column.addWidget(self.problem)
        column.addStretch(1)
        column.addWidget(self._buttons(do))
        self.fit()

    def take(self) -> None:
        """Accept what was entered, or refuse it."""
        self.accept()

    def refuse(self, error: AppError, field: _Focusable | None = None) -> None:
        """Say what is wrong and put the caret where it can be mended."""
        self.problem.setText(explain(error).sentence)
        self.problem.show()
        self.fit()
        if field is not None:
            field.setFocus()

    def allow(self) -> None:
        """Take back the sentence of an earlier refusal."""
        self.problem.clear()
        self.problem.hide()

    def fit(self) -> None:
        """Make the dialog as tall as its wrapped words need."""
        fit_dialog(self, self._letters)

    def _buttons(self, words: str) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        do = buttons.addButton(words, QDialogButtonBox.ButtonRole.AcceptRole)
        do.setProperty("role", "primary")
        # The box has styled its button before the role was known.
        do.style().unpolish(do)
        do.style().polish(do)
        buttons.addButton(tr("common.cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.take)
        buttons.rejected.connect(self.reject)
        return buttons


def told(words: str, tone: str = "") -> QLabel:
    """Return a wrapped sentence of a dialog; an empty one is not shown."""
    label = QLabel(words)
    label.setWordWrap(True)
    if tone:
        label.setProperty("tone", tone)
    label.setVisible(bool(words))
    return label
