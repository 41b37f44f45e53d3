"""A list of documents as a table model that is filtered by typed words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from kehoach_desktop.domain.vntext import fold, has_marks
from kehoach_desktop.ui.texts import tr

SORT = Qt.ItemDataRole.UserRole

_Index = QModelIndex | QPersistentModelIndex
Row = TypeVar("Row")


class DocumentRows(QAbstractTableModel, Generic[Row]):
    """One row a document; a subclass names its columns and says what their cells show."""

    #: The names of the columns, and before which word their headings stand in the catalogue.
    columns: tuple[str, ...] = ()
    words = ""
    #: Columns whose text may be cut off, so that it is told when the mouse rests on it.
    long: frozenset[str] = frozenset()

    def __init__(self) -> None:
        super().__init__()
        self._all: list[Row] = []
        self._rows: list[Row] = []
        self._query = ""

    def cells(self, row: Row) -> dict[str, str]:
        """Return what each column shows of `row`."""
        raise NotImplementedError

    def sort_keys(self, row: Row) -> dict[str, int | str]:
        """Return the keys of the columns that do not sort by their words."""
        raise NotImplementedError

    def searched(self, row: Row) -> str:
        """Return the words that a filter looks in."""
        raise NotImplementedError

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows, filtered as before."""
        self._all = list(rows)
        self.filter(self._query)

    def filter(self, query: str) -> None:
        """Show only rows with every word of `query`; marks that are typed must match."""
        self._query = query
        words = query.casefold().split()
        self.beginResetModel()
        self._rows = [row for row in self._all if _has(self.searched(row).casefold(), words)]
        self.endResetModel()

    def row(self, index: int) -> Row | None:
        """Return the document of a row, None outside the list."""
        return self._rows[index] if 0 <= index < len(self._rows) else None

    @property
    def is_empty(self) -> bool:
        """Say whether there is no document at all, filtered or not."""
        return not self._all

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many documents are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many columns there are."""
        return len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Return the words over a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(f"{self.words}.column.{self.columns[section]}")
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows, tells and sorts by."""
        row, name = self._rows[index.row()], self.columns[index.column()]
        shown = self.cells(row)[name]
        if role == Qt.ItemDataRole.DisplayRole:
            return shown
        if role == Qt.ItemDataRole.ToolTipRole and name in self.long:
            return shown
        if role == SORT:
            return self.sort_keys(row).get(name, fold(shown))
        return None


def _has(text: str, words: Sequence[str]) -> bool:
    bare = fold(text)
    return all(word in text if has_marks(word) else fold(word) in bare for word in words)
