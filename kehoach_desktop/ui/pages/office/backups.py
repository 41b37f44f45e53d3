"""The section of the backups: what there is, one now, one back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kehoach_desktop.errors import AppError
from kehoach_desktop.services.ports.backups import Backup
from kehoach_desktop.ui.dialogs.restore import BackupTable, confirm_restore, when
from kehoach_desktop.ui.shell import Shell, Tone
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.empty_state import EmptyState


class BackupsSection(QWidget):
    """Lists the checked copies; restoring keeps the present data as a copy first."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        intro = QLabel(tr("office.backup.intro"))
        intro.setProperty("role", "quiet")
        intro.setWordWrap(True)
        self.table = BackupTable()
        empty = EmptyState(tr("office.backup.none"), tr("office.backup.none_text"))
        self._stack = QStackedWidget()
        self._stack.addWidget(empty)
        self._stack.addWidget(self.table)
        self.make_button = QPushButton(tr("office.backup.now"))
        self.make_button.setProperty("role", "primary")
        self.make_button.clicked.connect(self.make)
        self.restore_button = QPushButton(tr("office.backup.restore"))
        self.restore_button.clicked.connect(self.restore)
        folder = QPushButton(tr("office.backup.folder"))
        folder.clicked.connect(self._open_folder)
        other = QPushButton(tr("office.backup.from_file"))
        other.clicked.connect(self.restore_file)
        buttons = QHBoxLayout()
        for button in (self.make_button, self.restore_button, other, folder):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(intro)
        column.addWidget(self._stack, 1)
        column.addLayout(buttons)
        self.setFocusProxy(self.make_button)

    def refresh(self) -> None:
        """List the copies anew."""
        backups = self._shell.app.backups
        self._shell.operations.run(backups.list, self._show, owner=self)

    def make(self) -> None:
        """Make a copy now."""
        self.make_button.setEnabled(False)
        self._shell.operations.run(
            self._shell.app.backups.make,
            lambda _: self._made(),
            self._not_made,
            owner=self,
            label=tr("office.backup.making"),
        )

    def restore(self) -> None:
        """Bring the chosen copy back after one question, then open everything anew."""
        chosen = self.table.chosen()
        if chosen is not None:
            self._restore(chosen, when(chosen))

    def restore_file(self) -> None:
        """Bring a copy back that lies elsewhere, on a stick for one."""
        path, _ = QFileDialog.getOpenFileName(
            self, tr("office.backup.file_title"), "", tr("office.backup.file_filter")
        )
        if path:
            self._restore(Path(path), Path(path).name)

    def _restore(self, chosen: Backup | Path, name: str) -> None:
        if not confirm_restore(name, self.window()):
            return
        backups = self._shell.app.backups
        self._shell.operations.run(
            lambda: backups.restore(chosen),
            lambda _: self._restored(name),
            label=tr("office.backup.restoring"),
        )

    def _show(self, backups: list[Backup]) -> None:
        self.table.show_backups(backups)
        self._stack.setCurrentIndex(1 if backups else 0)
        self.restore_button.setEnabled(bool(backups))

    def _made(self) -> None:
        self.make_button.setEnabled(True)
        self._shell.say(tr("office.backup.made"), Tone.DONE)
        self.refresh()

    def _restored(self, name: str) -> None:
        self._shell.reopen_requested.emit()
        self._shell.say(tr("office.backup.restored", name=name), Tone.DONE)

    def _not_made(self, error: AppError) -> None:
        self.make_button.setEnabled(True)
        self._shell.refuse(error)

    def _open_folder(self) -> None:
        folder = self._shell.app.folder.backups
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
