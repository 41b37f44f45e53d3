"""Deleted drafts of the last thirty days, each brought back with one button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kehoach_desktop.ui.shell import Shell, Tone
from kehoach_desktop.ui.texts import screen_date, tr

if TYPE_CHECKING:
    from kehoach_desktop.services.ports.trash import Deleted

_ID = Qt.ItemDataRole.UserRole


class TrashSection(QWidget):
    """A list, and "Khôi phục" for the chosen line (Enter too)."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        intro = QLabel(tr("trash.intro"))
        intro.setProperty("role", "quiet")
        intro.setWordWrap(True)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("trash.list"))
        self.list.setWordWrap(True)
        self.list.itemActivated.connect(lambda _item: self.restore())
        self.button = QPushButton(tr("trash.restore"))
        self.button.clicked.connect(self.restore)
        buttons = QHBoxLayout()
        buttons.addWidget(self.button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(intro)
        column.addWidget(self.list, 1)
        column.addLayout(buttons)
        self.setFocusProxy(self.list)

    def refresh(self) -> None:
        """List the deleted drafts anew."""
        shell = self._shell
        shell.operations.run(lambda: shell.app.records.trash.rows(), self._show, owner=self)

    def _show(self, rows: list[Deleted]) -> None:
        self.list.clear()
        for row in rows:
            words = tr(f"trash.row.{row.kind}", title=row.title, day=screen_date(row.at.date()))
            item = QListWidgetItem(words)
            item.setData(_ID, row.id)
            self.list.addItem(item)
        if rows:
            self.list.setCurrentRow(0)
        else:
            self.list.addItem(tr("trash.none"))
        self.button.setEnabled(bool(rows))

    def restore(self) -> None:
        """Bring the chosen draft back."""
        item = self.list.currentItem()
        draft_id = item.data(_ID) if item is not None else None
        if not draft_id:
            return
        shell = self._shell

        def back(found: Deleted) -> None:
            shell.saved()
            shell.data_changed.emit()
            shell.say(tr("trash.restored", title=found.title), Tone.DONE)
            self.refresh()

        shell.operations.run(lambda: shell.app.records.trash.restore(draft_id), back, owner=self)
