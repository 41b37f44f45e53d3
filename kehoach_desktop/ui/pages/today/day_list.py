"""One column of the day: heading with its number, the turns, Space to tick."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListView, QVBoxLayout, QWidget

from kehoach_desktop.services.tasks.day import Group
from kehoach_desktop.services.tasks.handouts import doer, due_list
from kehoach_desktop.ui.models.checklist_day import DayModel
from kehoach_desktop.ui.shell import Shell
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.elided_label import ElidedLabel
from kehoach_desktop.ui.widgets.send_menu import Offer, SendButton

if TYPE_CHECKING:
    from kehoach_desktop.services.tasks.checklist import ChecklistRow


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
        self._shell: Shell | None = None
        self.heading = ElidedLabel()
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
        self.send = SendButton(self._offers)
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.send)
        room = self.send.sizePolicy()  # headings stand on one line, with or without the button
        room.setRetainSizeWhenHidden(True)
        self.send.setSizePolicy(room)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addWidget(self.none, 1)
        self.list.selectionModel().currentRowChanged.connect(lambda *_: self.chosen.emit(self.row))
        self.list.entered.connect(self.choose_one)
        self.list.tick_wanted.connect(self.tick_wanted)
        self.list.activated.connect(lambda _index: self.opened.emit(self.row))
        self.recount()

    def use(self, shell: Shell) -> None:
        """Give it the window: the office that sends, the bar that tells."""
        self._shell = shell
        self.send.use(shell)

    def _offers(self) -> list[Offer]:
        """Offer the list as a whole, and the part of each unit that has one."""
        office = self._shell.office if self._shell else None
        rows = self.model.open_rows
        if office is None or not rows:
            return []
        heading, today = tr(f"today.send.{self.model.group.value}"), self.model.today
        by_unit = sorted({doer(row) for row in rows if doer(row)})
        offers: list[Offer] = [("", lambda: due_list(rows, heading, office, today))]
        for unit in by_unit:
            own = [row for row in rows if doer(row) == unit]
            words = tr("today.send.unit", unit=unit, number=len(own))
            offers.append((words, partial(due_list, own, heading, office, today, unit)))
        return offers

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
        self.send.setVisible(bool(self.model.left))
        self.none.setVisible(not self.model.rows)
