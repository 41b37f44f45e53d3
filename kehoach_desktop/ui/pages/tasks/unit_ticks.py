"""A group task: a row to tick for every thôn or unit of one due day, and who is missing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from kehoach_desktop.domain.plans.task import TurnState
from kehoach_desktop.ui.texts import screen_date, tr

if TYPE_CHECKING:
    from kehoach_desktop.services.tasks.checklist import ChecklistRow

_ROW_ROLE = Qt.ItemDataRole.UserRole


class UnitTicks(QWidget):
    """Hidden for a task that is nobody's group task; Space or a click ticks a unit."""

    tick_wanted = Signal(object)  # ChecklistRow

    def __init__(self) -> None:
        super().__init__()
        self.head = QLabel()
        self.head.setWordWrap(True)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("tasks.units.name"))
        # Side by side: the panel is low on a small screen, and a commune has a dozen villages.
        self.list.setFlow(QListWidget.Flow.LeftToRight)
        self.list.setWrapping(True)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setSpacing(2)
        self.list.setMinimumHeight(self.fontMetrics().height() * 4)
        self.list.itemChanged.connect(self._changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self.head)
        column.addWidget(self.list, 1)

    def show_turns(self, row: ChecklistRow, turns: Sequence[ChecklistRow]) -> None:
        """Show the units of the day on which `row` is due."""
        rows = [turn for turn in turns if turn.unit and turn.due == row.due]
        self.setVisible(len(rows) > 1)
        self.list.blockSignals(True)
        at = self.list.currentRow()
        self.list.clear()
        for turn in rows:
            done = turn.state is TurnState.DONE
            words = turn.unit
            if turn.state is TurnState.SKIPPED:
                words = tr("tasks.units.skipped", unit=turn.unit, reason=turn.turn.skipped)
            item = QListWidgetItem(words, self.list)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if done else Qt.CheckState.Unchecked)
            item.setData(_ROW_ROLE, turn)
            item.setToolTip(words)
            metrics = self.list.fontMetrics()
            # The box, the padding of the style and the words: no name is cut.
            item.setSizeHint(QSize(metrics.horizontalAdvance(words) + 60, metrics.height() * 2 - 8))
        self.list.setCurrentRow(min(max(0, at), len(rows) - 1))
        self.list.blockSignals(False)
        self.head.setText(missing_words(rows))

    def _changed(self, item: QListWidgetItem) -> None:
        self.tick_wanted.emit(item.data(_ROW_ROLE))


def missing_words(rows: Sequence[ChecklistRow]) -> str:
    """Return "10/03/2026: đã có 4/6. Còn thiếu: Thôn Hạ, Thôn Bắc"; "" for no rows."""
    if not rows:
        return ""
    open_rows = [row for row in rows if row.state not in {TurnState.DONE, TurnState.SKIPPED}]
    done = sum(row.state is TurnState.DONE for row in rows)
    head = tr("tasks.units.done", day=screen_date(rows[0].due), done=done, all=len(rows))
    if not open_rows:
        return f"{head} {tr('tasks.units.whole')}"
    return f"{head} {tr('tasks.missing', units=', '.join(row.unit for row in open_rows))}"
