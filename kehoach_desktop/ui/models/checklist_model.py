"""The checklist as a table model over frozen rows; filtered and sorted before it gets them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor

from kehoach_desktop.domain.task import TurnState
from kehoach_desktop.ui import theme
from kehoach_desktop.ui.models.checklist_rows import COLUMNS, RowFilter, ordered
from kehoach_desktop.ui.texts import tr

if TYPE_CHECKING:
    from kehoach_desktop.services.checklist import ChecklistRow

_INK = {
    TurnState.LATE: theme.ERROR,
    TurnState.DUE: theme.WARNING,
    TurnState.DONE: theme.DONE,
    TurnState.SKIPPED: theme.QUIET,
}


_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


#: Plan, task, unit, due date.
RowKey = tuple[str, str, str, dt.date]


def row_key(row: ChecklistRow) -> RowKey:
    """Return what makes a row the same row after it was ticked.

    The plan counts too: a plan made from last year's may have kept the ids of its tasks.
    """
    return row.plan_id, row.task.id, row.unit, row.due


class ChecklistModel(QAbstractTableModel):
    """Rows of the checklist; a ticked row stays where it is until the filter is used again."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.today = dt.date.min
        self.filter = RowFilter()
        self._all: list[ChecklistRow] = []
        #: Rows that match words, plan and agency, whatever their state: what is counted.
        self.within: list[ChecklistRow] = []
        self._rows: list[ChecklistRow] = []
        self._column = 0
        self._descending = False

    @property
    def everything(self) -> list[ChecklistRow]:
        """Return all rows, shown or not."""
        return self._all

    @property
    def rows(self) -> list[ChecklistRow]:
        """Return the shown rows in order."""
        return self._rows

    def load(self, rows: list[ChecklistRow], today: dt.date) -> None:
        """Take new rows, as of `today`."""
        self._all, self.today = list(rows), today
        self._refresh()

    def show_only(self, wanted: RowFilter) -> None:
        """Show the rows that `wanted` takes."""
        self.filter = wanted
        self._refresh()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by `column`; Qt calls this for a click on a heading."""
        self._column = max(0, column)
        self._descending = order == Qt.SortOrder.DescendingOrder
        self._refresh()

    def replace(self, row: ChecklistRow) -> None:
        """Put `row` in the place of the row with the same key, wherever it is."""
        key = row_key(row)
        for rows in (self._all, self.within):
            rows[:] = [row if row_key(old) == key else old for old in rows]
        for index, old in enumerate(self._rows):
            if row_key(old) == key:
                self._rows[index] = row
                self.dataChanged.emit(self.index(index, 0), self.index(index, len(COLUMNS) - 1))
        self.changed.emit()

    def find(self, key: RowKey) -> int:
        """Return the line of the row with that key, -1 if it is not shown."""
        return next((i for i, row in enumerate(self._rows) if row_key(row) == key), -1)

    def of_task(self, like: ChecklistRow) -> list[ChecklistRow]:
        """Return every turn of the task of `like`, by due date and unit."""
        wanted = (like.plan_id, like.task.id)
        return [row for row in self._all if (row.plan_id, row.task.id) == wanted]

    def _refresh(self) -> None:
        self.beginResetModel()
        self.within = self.filter.within(self._all)
        wanted = [row for row in self.within if self.filter.view.takes(row, self.today)]
        self._rows = ordered(wanted, self.today, self._column, self._descending)
        self.endResetModel()
        self.changed.emit()

    # --- Qt's side

    def rowCount(self, parent: _Index = _ROOT) -> int:  # Qt's name
        """Return the number of shown rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _ROOT) -> int:  # Qt's name
        """Return the number of columns."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(  # Qt's name
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return the words of the headings."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return tr(f"tasks.column.{COLUMNS[section].key}")
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return text, the whole text as tooltip, and the colour that goes with the state."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        column = COLUMNS[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            text = column.text(row, self.today)
            if role == Qt.ItemDataRole.ToolTipRole and column.key == "title":
                return f"{text}\n{row.plan_title}"
            return text if text or role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.ForegroundRole and column.key == "state":
            ink = _INK.get(row.state)
            return QColor(ink) if ink else None
        return None
