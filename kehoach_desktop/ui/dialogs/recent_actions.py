"""Các thao tác vừa làm: what was done in this session, the last on top, to be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kehoach_desktop.errors import AppError
from kehoach_desktop.messages import explain
from kehoach_desktop.ui import undoing
from kehoach_desktop.ui.shell import Shell
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.theme import scaled

if TYPE_CHECKING:
    from kehoach_desktop.services.upkeep.undo import Done

_DONE = Qt.ItemDataRole.UserRole


class RecentActionsDialog(QDialog):
    """A line an action; what stands above the chosen line is taken back with it."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self.setWindowTitle(tr("undo.title"))
        self.setSizeGripEnabled(True)
        intro = QLabel(tr("undo.intro"))
        intro.setProperty("role", "quiet")
        intro.setWordWrap(True)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("undo.title"))
        self.list.setWordWrap(True)
        self.list.currentRowChanged.connect(lambda _row: self._weigh())
        self.list.itemActivated.connect(lambda _item: self.take_back())
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.back, self.again, close = (QPushButton(tr(key)) for key in (
            "undo.back_to", "undo.redo", "common.close"))  # fmt: skip
        self.back.setProperty("role", "primary")
        self.back.clicked.connect(self.take_back)
        self.again.clicked.connect(self.redo)
        close.clicked.connect(self.accept)
        for keys, act in (("Ctrl+Z", self.take_back), ("Ctrl+Y", self.redo)):
            QShortcut(QKeySequence(keys), self).activated.connect(act)
        row = QHBoxLayout()
        for button in (self.back, self.again, close):
            button.setAutoDefault(False)
            if button is close:
                row.addStretch(1)
            row.addWidget(button)
        column = QVBoxLayout(self)
        for widget in (intro, self.list, self.told):
            column.addWidget(widget, int(widget is self.list))
        column.addLayout(row)
        room = self.screen().availableGeometry()
        wide, high = scaled(820, shell.text_size), scaled(500, shell.text_size)
        self.resize(min(wide, room.width() - 40), min(high, room.height() - 60))
        self._load()

    def _load(self) -> None:
        shell = self._shell
        shell.operations.run(lambda: shell.app.records.undo.recent(), self._show, owner=self)

    def _show(self, actions: list[Done]) -> None:
        self.list.clear()
        quiet = QBrush(self.palette().color(QPalette.ColorRole.PlaceholderText))
        for done in actions:
            key = "back" if done.is_back else "final" if done.is_final else "done"
            said = tr(f"undo.row.{key}", at=f"{done.at:%H:%M}", what=done.words)
            item = QListWidgetItem(said)
            item.setData(_DONE, done)
            if done.is_back:
                item.setForeground(quiet)
            self.list.addItem(item)
        first = next((at for at, done in enumerate(actions) if not done.is_back), -1)
        self.list.setCurrentRow(first)
        if not actions:
            empty = QListWidgetItem(tr("undo.none"))
            empty.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(empty)
        self.again.setEnabled(any(done.is_back for done in actions))
        self._weigh()
        self.list.setFocus()

    def _chosen(self) -> list[Done]:
        """Return what would be taken back: from the last action down to the chosen line."""
        upper = [self.list.item(at).data(_DONE) for at in range(self.list.currentRow() + 1)]
        chosen = [done for done in upper if done is not None and not done.is_back]
        return [] if any(done.is_final for done in chosen) else chosen

    def _weigh(self) -> None:
        """Say how much the button would take back, or why it takes back nothing."""
        item, count = self.list.currentItem(), len(self._chosen())
        done = item.data(_DONE) if item is not None else None
        self.back.setEnabled(count > 0)
        self.back.setText(tr("undo.back_to") if count < 2 else tr("undo.back_many", count=count))
        if done is None or count:
            self.told.clear()
        else:
            self.told.setText(tr("undo.is_back" if done.is_back else "undo.stands"))

    def take_back(self) -> None:
        """Take back the chosen action and every later one."""
        chosen, shell = self._chosen(), self._shell
        if chosen:
            number = chosen[-1].number
            shell.operations.run(
                lambda: shell.app.records.undo.undo_to(number), self._changed, self._refused,
                owner=self,
            )  # fmt: skip

    def redo(self) -> None:
        """Do again what was taken back last."""
        shell = self._shell
        shell.operations.run(
            lambda: shell.app.records.undo.redo(), self._changed, self._refused, owner=self
        )

    def _changed(self, _done: object) -> None:
        undoing.refresh(self._shell)
        self._load()

    def _refused(self, error: AppError) -> None:
        """Show what is left, then why it went no further."""
        self._changed(None)
        self.told.setText(explain(error).sentence)


def show_recent(shell: Shell, parent: QWidget) -> None:
    """Show the list of actions over `parent`."""
    RecentActionsDialog(shell, parent).exec()
