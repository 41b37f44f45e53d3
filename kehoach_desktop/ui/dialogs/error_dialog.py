"""What the officer sees when the program itself is at fault: calm words, copyable details."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kehoach_desktop.ui.texts import tr


class CrashDialog(QDialog):
    """Shown for the unexpected; nothing is closed and nothing is lost by it."""

    def __init__(self, details: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("shell.crash.title"))
        self.resize(760, 460)
        heading = QLabel(tr("shell.crash.title"))
        heading.setProperty("role", "title")
        remedy = QLabel(tr("shell.crash.remedy"))
        remedy.setWordWrap(True)
        label = QLabel(tr("shell.crash.details"))
        self.details = QPlainTextEdit(details)
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        self.details.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        label.setBuddy(self.details)
        copy = QPushButton(tr("common.copy"))
        copy.clicked.connect(self.copy)
        go_on = QPushButton(tr("shell.crash.go_on"))
        go_on.setProperty("role", "primary")
        go_on.setDefault(True)
        go_on.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addWidget(copy)
        buttons.addStretch(1)
        buttons.addWidget(go_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(10)
        for widget in (heading, remedy, label):
            column.addWidget(widget)
        column.addWidget(self.details, 1)
        column.addLayout(buttons)
        go_on.setFocus()

    def copy(self) -> None:
        """Put the details on the clipboard."""
        QGuiApplication.clipboard().setText(self.details.toPlainText())
