"""Trust by typing: the last two groups of the other office's fingerprint, heard or read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRegularExpression, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kehoach_desktop.errors import AppError
from kehoach_desktop.messages import explain
from kehoach_desktop.ui.texts import tr

if TYPE_CHECKING:
    from kehoach_desktop.services.packages.introductions import Introduction

#: Digits of a group and how many groups are typed (`exchange.md` section 3).
_GROUP, _TYPED_GROUPS = 5, 2


class DigitsForm(QFrame):
    """Shows who says they are who; there is no "yes", only the right ten digits."""

    typed = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.who = QLabel()
        self.who.setProperty("role", "heading")
        self.who.setWordWrap(True)
        self.how = QLabel(tr("exchange.trust.how"))
        self.how.setWordWrap(True)
        self.shown = QLabel()
        self.shown.setProperty("role", "big")
        self.groups = [QLineEdit() for _ in range(_TYPED_GROUPS)]
        self.problem = QLabel()
        self.problem.setProperty("tone", "error")
        self.problem.setWordWrap(True)
        self.add = QPushButton(tr("exchange.trust.confirm"))
        self.add.setProperty("role", "primary")
        self.back = QPushButton(tr("common.cancel"))
        digits = QHBoxLayout()
        for number, field in enumerate(self.groups, start=1):
            field.setAccessibleName(tr("exchange.trust.group", number=number + 4))
            field.setMaxLength(_GROUP)
            field.setPlaceholderText("_" * _GROUP)
            field.setValidator(QRegularExpressionValidator(QRegularExpression(r"\d{0,5}"), field))
            field.textChanged.connect(self._check)
            field.returnPressed.connect(self._send)
            digits.addWidget(field)
        digits.addStretch(1)
        self.groups[0].textEdited.connect(self._go_on)
        buttons = QHBoxLayout()
        buttons.addWidget(self.add)
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.addWidget(self.who)
        column.addWidget(self.how)
        column.addWidget(self.shown)
        column.addLayout(digits)
        column.addWidget(self.problem)
        column.addLayout(buttons)
        self.add.clicked.connect(self._send)
        self.back.clicked.connect(self.left)

    def show_introduction(self, introduction: Introduction) -> None:
        """Ask for the digits of `introduction`; an office that is known needs none."""
        key = "known" if introduction.known else "who"
        self.who.setText(tr(f"exchange.trust.{key}", name=introduction.office_name))
        self.shown.setText(introduction.shown_digits)
        for field in self.groups:
            field.clear()
            field.setVisible(introduction.known is None)
            field.setFixedWidth(self.shown.fontMetrics().averageCharWidth() * 9)
        self.how.setVisible(introduction.known is None)
        self.add.setVisible(introduction.known is None)
        self.back.setText(tr("common.close" if introduction.known else "common.cancel"))
        self.problem.hide()
        self._check()
        self.show()
        self.groups[0].setFocus()

    def refuse(self, error: AppError) -> None:
        """Say that the digits are others; they are typed again."""
        self.problem.setText(explain(error).sentence)
        self.problem.show()
        self.groups[0].setFocus()
        self.groups[0].selectAll()

    def _go_on(self, text: str) -> None:
        if len(text) == _GROUP:
            self.groups[1].setFocus()
            self.groups[1].selectAll()  # typed once more, the new digits take the old ones' place

    def _check(self) -> None:
        self.add.setEnabled(all(len(field.text()) == _GROUP for field in self.groups))

    def _send(self) -> None:
        if self.add.isEnabled():
            self.typed.emit("".join(field.text() for field in self.groups))
