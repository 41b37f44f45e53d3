"""A table over a tuple of frozen records: each edit makes a new tuple."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from kehoach_desktop.errors import AppError

_ROOT = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, how a record shows, how typed text changes the record.

    `put` raises AppError for text it refuses; None makes the column read-only. `choices` makes it
    a drop-down. `width` is in letters at any text size; 0 takes what is left.
    """

    heading: str
    show: Callable[[Any], str]
    put: Callable[[Any, str], Any] | None = None
    choices: tuple[str, ...] = ()
    width: int = 0
    hint: str = ""


class RowsModel(QAbstractTableModel):
    """Records in rows; emits `edited` with all of them after each change by the officer."""

    edited = Signal(object)  # tuple of records
    refused = Signal(object)  # AppError

    def __init__(self, columns: Sequence[Column], *, tickable: bool = False) -> None:
        """With `tickable`, the first column has a box; `ticked()` returns the ticked records."""
        super().__init__()
        self.columns = tuple(columns)
        self._rows: tuple[Any, ...] = ()
        self._ticks: list[bool] = []
        self._tickable = tickable

    @property
    def rows(self) -> tuple[Any, ...]:
        """Return all records in order."""
        return self._rows

    def ticked(self) -> tuple[Any, ...]:
        """Return the records whose box is ticked."""
        return tuple(row for row, on in zip(self._rows, self._ticks, strict=True) if on)

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show `rows`, all ticked; does not emit `edited`."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self._ticks = [True] * len(self._rows)
        self.endResetModel()

    def insert(self, at: int, record: Any) -> None:  # noqa: ANN401 - any record type
        """Put `record` before row `at`."""
        self.beginInsertRows(_ROOT, at, at)
        self._rows = (*self._rows[:at], record, *self._rows[at:])
        self._ticks.insert(at, True)
        self.endInsertRows()
        self.edited.emit(self._rows)

    def remove(self, at: int) -> Any:  # noqa: ANN401
        """Take row `at` out and return its record."""
        record = self._rows[at]
        self.beginRemoveRows(_ROOT, at, at)
        self._rows = self._rows[:at] + self._rows[at + 1 :]
        del self._ticks[at]
        self.endRemoveRows()
        self.edited.emit(self._rows)
        return record

    def move(self, at: int, by: int) -> int:
        """Move row `at` by `by` (±1) and return where it is now."""
        to = at + by
        if not 0 <= to < len(self._rows):
            return at
        self.beginMoveRows(_ROOT, at, at, _ROOT, to + 1 if by > 0 else to)
        rows = list(self._rows)
        rows.insert(to, rows.pop(at))
        self._ticks.insert(to, self._ticks.pop(at))
        self._rows = tuple(rows)
        self.endMoveRows()
        self.edited.emit(self._rows)
        return to

    def rowCount(self, parent: Index = _ROOT) -> int:  # Qt's name
        """Return the number of records."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:  # Qt's name
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(  # Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a heading."""
        if orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return self.columns[section].heading
            if role == Qt.ItemDataRole.ToolTipRole:
                return self.columns[section].hint or None
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows."""
        if not index.isValid():
            return None
        if role in {
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.EditRole,
            Qt.ItemDataRole.ToolTipRole,
        }:
            return self.columns[index.column()].show(self._rows[index.row()])
        if role == Qt.ItemDataRole.CheckStateRole and self._tickable and index.column() == 0:
            on = self._ticks[index.row()]
            return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        return None

    def setData(  # Qt's name
        self,
        index: Index,
        value: Any,  # noqa: ANN401
        role: int = Qt.ItemDataRole.EditRole,
    ) -> bool:
        """Change a cell; a refused text leaves it as it was."""
        if role == Qt.ItemDataRole.CheckStateRole and self._tickable:
            self._ticks[index.row()] = Qt.CheckState(value) == Qt.CheckState.Checked
            self.dataChanged.emit(index, index)
            self.edited.emit(self._rows)
            return True
        put = self.columns[index.column()].put
        if role != Qt.ItemDataRole.EditRole or put is None:
            return False
        before = self._rows[index.row()]
        try:
            after = put(before, str(value))
        except AppError as error:
            self.refused.emit(error)
            return False
        if after != before:
            at = index.row()
            self._rows = (*self._rows[:at], after, *self._rows[at + 1 :])
            self.dataChanged.emit(self.index(at, 0), self.index(at, len(self.columns) - 1))
            self.edited.emit(self._rows)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Say which cells can be edited or ticked."""
        flags = super().flags(index)
        if index.isValid() and self.columns[index.column()].put is not None:
            flags |= Qt.ItemFlag.ItemIsEditable
        if index.isValid() and self._tickable and index.column() == 0:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags
