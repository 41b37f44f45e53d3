"""About the program: its version, what to read out to support, and the licences of its parts."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kehoach_desktop.diagnostics import versions
from kehoach_desktop.licences import licences
from kehoach_desktop.ui.shell import Shell
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.theme import scaled


class AboutDialog(QDialog):
    """Everything lies in the program's own folder; nothing is fetched."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self.setWindowTitle(tr("shell.about"))
        self.resize(scaled(820, min(shell.text_size, 150)), 600)
        known = dict(versions())
        words = QLabel(tr("shell.about.text", version=known["kehoach-desktop"]))
        words.setWordWrap(True)
        licence_list = licences()
        self.parts = QListWidget()
        self.parts.setUniformItemSizes(True)
        self.parts.setAccessibleName(tr("shell.about.parts"))
        self.parts.addItems([name for name, _ in licence_list])
        self.parts.setFixedWidth(scaled(200, min(shell.text_size, 150)))
        self.licence = QPlainTextEdit(readOnly=True)
        self.licence.setAccessibleName(tr("shell.about.licence"))
        self.parts.currentRowChanged.connect(
            lambda row: self.licence.setPlainText(licence_list[row][1])
        )
        self.parts.setCurrentRow(0)
        copy = QPushButton(tr("shell.about.copy"))
        copy.setToolTip(tr("shell.about.copy.tip"))
        copy.clicked.connect(self.copy_versions)
        close = QPushButton(tr("common.close"))
        close.setProperty("role", "primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        both = QHBoxLayout()
        both.addWidget(self.parts)
        both.addWidget(self.licence, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(copy)
        buttons.addStretch(1)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.addWidget(words)
        column.addWidget(QLabel(tr("shell.about.parts")))
        column.addLayout(both, 1)
        column.addLayout(buttons)

    def copy_versions(self) -> None:
        """Put the versions on the clipboard, for the person who is rung up."""
        lines = "\n".join(f"{name} {version}" for name, version in versions())
        QGuiApplication.clipboard().setText(lines)
        self._shell.say(tr("shell.about.copied"))
