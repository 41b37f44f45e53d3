"""The list of plans as a table model."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from kehoach_desktop.domain.vntext import fold, has_marks
from kehoach_desktop.services.ports import PlanRow
from kehoach_desktop.ui.texts import screen_date, tr

COLUMNS = ("title", "year", "state", "number", "tasks", "changed")
SORT = Qt.ItemDataRole.UserRole

_Index = QModelIndex | QPersistentModelIndex


def state_words(row: PlanRow) -> str:
    """Return the sign and the state of a plan in words."""
    if row.sender:
        return tr("plans.state.received", sender=row.sender)
    if row.issued_on is not None:
        return tr("plans.state.issued", day=screen_date(row.issued_on))
    return "○ " + tr("plans.state.draft", n=row.draft_no)


class PlanRows(QAbstractTableModel):
    """One row a plan; filtered by `show_rows(rows, query)`."""

    def __init__(self) -> None:
        super().__init__()
        self._all: list[PlanRow] = []
        self._rows: list[PlanRow] = []
        self._query = ""

    def show_rows(self, rows: Sequence[PlanRow]) -> None:
        """Show other rows."""
        self._all = list(rows)
        self.filter(self._query)

    def filter(self, query: str) -> None:
        """Show only rows with every word of `query`; marks that are typed must match."""
        self._query = query
        words = query.casefold().split()
        self.beginResetModel()
        self._rows = [row for row in self._all if all(_has(_text(row), word) for word in words)]
        self.endResetModel()

    def row(self, index: int) -> PlanRow | None:
        """Return the plan of a row."""
        return self._rows[index] if 0 <= index < len(self._rows) else None

    @property
    def is_empty(self) -> bool:
        """Say whether there is no plan at all."""
        return not self._all

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many plans are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many columns there are."""
        return len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Return the words over a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(f"plans.column.{COLUMNS[section]}")
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows, tells and sorts by."""
        row = self._rows[index.row()]
        name = COLUMNS[index.column()]
        shown = {
            "title": row.title or tr("plans.untitled"),
            "year": str(row.year),
            "state": state_words(row),
            "number": row.number,
            "tasks": str(row.tasks),
            "changed": f"{row.changed_at:%d/%m/%Y %H:%M}",
        }
        if role == Qt.ItemDataRole.DisplayRole:
            return shown[name]
        if role == Qt.ItemDataRole.ToolTipRole and name in {"title", "state"}:
            return shown[name]
        if role == SORT:
            keys = {"year": row.year, "tasks": row.tasks, "changed": row.changed_at.isoformat()}
            return keys.get(name, fold(shown[name]))
        return None


def _text(row: PlanRow) -> str:
    return f"{row.title} {row.year} {row.number} {state_words(row)}".casefold()


def _has(text: str, word: str) -> bool:
    return word in text if has_marks(word) else fold(word) in fold(text)
