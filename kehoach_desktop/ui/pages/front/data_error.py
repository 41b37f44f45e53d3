"""The page shown instead of the places when the data folder cannot be opened."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from kehoach_desktop.errors import AppError
from kehoach_desktop.messages import explain
from kehoach_desktop.ui.page import Page
from kehoach_desktop.ui.shell import Shell
from kehoach_desktop.ui.texts import tr

#: Refusals a restored backup can mend.
MENDED_BY_RESTORE = frozenset({"E-DAMAGED", "E-GONE", "E-LOST", "E-READ"})


class DataErrorPage(Page):
    """One clear page: what happened, what to do, and the buttons that do it."""

    in_front = True

    retry = Signal()
    restore = Signal()
    leave = Signal()

    def __init__(self, shell: Shell, error: AppError, can_restore: bool) -> None:
        super().__init__(shell)
        told = explain(error)
        self.title = tr("shell.data_error.title")
        self.message = QLabel(told.message)
        self.message.setProperty("role", "big")
        self.remedy = QLabel(told.remedy)
        self.remedy.setProperty("role", "heading")
        code = QLabel(tr("shell.message.code", code=told.code))
        code.setProperty("role", "small")
        for label in (self.message, self.remedy, code):
            label.setWordWrap(True)
            label.setMaximumWidth(900)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.retry_button = QPushButton(tr("shell.data_error.retry"))
        self.retry_button.setProperty("role", "primary")
        self.retry_button.clicked.connect(self.retry)
        self.restore_button = QPushButton(tr("shell.data_error.restore"))
        self.restore_button.clicked.connect(self.restore)
        self.restore_button.setVisible(can_restore and error.code in MENDED_BY_RESTORE)
        leave = QPushButton(tr("shell.data_error.leave"))
        leave.clicked.connect(self.leave)
        buttons = QHBoxLayout()
        for button in (self.retry_button, self.restore_button, leave):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(48, 48, 48, 48)
        column.setSpacing(16)
        column.addStretch(1)
        column.addWidget(self.message)
        column.addWidget(self.remedy)
        column.addWidget(code)
        column.addLayout(buttons)
        column.addStretch(2)

    def activate(self, argument: object = None) -> None:
        """Put the keyboard on the first thing to try."""
        self.retry_button.setFocus()
