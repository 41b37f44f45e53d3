"""One column of the day: heading with its number, the turns, Space to tick."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLabel, QListView, QVBoxLayout, QWidget

from kehoach_desktop.ui.models.checklist_day import DayModel, Group
from kehoach_desktop.ui.texts import tr

if TYPE_CHECKING:
    from kehoach_desktop.services.checklist import ChecklistRow


class _List(QListView):
    tick_wanted = Signal()
    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.tick_wanted.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()


class DayList(QWidget):
    """Late, today, or this week."""

    chosen = Signal(object)  # ChecklistRow or None
    tick_wanted = Signal()
    opened = Signal(object)  # ChecklistRow

    def __init__(self, group: Group, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = DayModel(group, self)
        self.heading = QLabel()
        self.heading.setProperty("role", "heading")
        self.list = _List()
        self.list.setModel(self.model)
        self.list.setAccessibleName(tr(f"today.group.{group.value}"))
        self.list.setWordWrap(True)
        # Rows are as tall as their words: eliding would cut the last line of a long one.
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setSpacing(3)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.none = QLabel(tr(f"today.none.{group.value}"))
        self.none.setProperty("role", "quiet")
        self.none.setWordWrap(True)
        self.none.setAlignment(Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.heading)
        column.addWidget(self.list, 1)
        column.addWidget(self.none, 1)
        self.list.selectionModel().currentRowChanged.connect(lambda *_: self.chosen.emit(self.row))
        self.list.entered.connect(self.choose_one)
        self.list.tick_wanted.connect(self.tick_wanted)
        self.list.activated.connect(lambda _index: self.opened.emit(self.row))
        self.recount()

    @property
    def row(self) -> ChecklistRow | None:
        """Return the chosen turn."""
        line = self.list.currentIndex().row()
        return self.model.rows[line] if 0 <= line < len(self.model.rows) else None

    def choose_one(self) -> None:
        """Choose the first turn unless one is chosen; tell which."""
        if self.row is None and self.model.rows:
            self.list.setCurrentIndex(self.model.index(0))
        self.chosen.emit(self.row)

    def recount(self) -> None:
        """Show how many are open, and the list or what stands in its place."""
        self.heading.setText(f"{tr(f'today.group.{self.model.group.value}')} ({self.model.left})")
        self.list.setVisible(bool(self.model.rows))
        self.none.setVisible(not self.model.rows)
