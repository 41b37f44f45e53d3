"""The list of papers beside the plans as a table model."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from kehoach_desktop.domain.paper import KIND_RULES
from kehoach_desktop.domain.vntext import fold, has_marks, upper_first
from kehoach_desktop.services.ports_papers import PaperRow
from kehoach_desktop.ui.texts import screen_date, tr

COLUMNS = ("kind", "subject", "state", "number", "changed")
SORT = Qt.ItemDataRole.UserRole

_Index = QModelIndex | QPersistentModelIndex


def kind_words(row: PaperRow) -> str:
    """Return "Công văn"."""
    return upper_first(KIND_RULES[row.kind].name)


def paper_state_words(row: PaperRow) -> str:
    """Return the sign and the state of a paper in words."""
    if row.issued_on is not None:
        return tr("plans.state.issued", day=screen_date(row.issued_on))
    return f"○ {tr('papers.state.draft')}"


class PaperRows(QAbstractTableModel):
    """One row a paper; `filter(query)` shows those that hold every word."""

    def __init__(self) -> None:
        super().__init__()
        self._all: list[PaperRow] = []
        self._rows: list[PaperRow] = []
        self._query = ""

    def show_rows(self, rows: Sequence[PaperRow]) -> None:
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

    def row(self, index: int) -> PaperRow | None:
        """Return the paper of a row."""
        return self._rows[index] if 0 <= index < len(self._rows) else None

    @property
    def is_empty(self) -> bool:
        """Say whether there is no paper at all."""
        return not self._all

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many papers are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many columns there are."""
        return len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Return the words over a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(f"papers.column.{COLUMNS[section]}")
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows, tells and sorts by."""
        row = self._rows[index.row()]
        name = COLUMNS[index.column()]
        shown = {
            "kind": kind_words(row),
            "subject": row.subject or tr("plans.untitled"),
            "state": paper_state_words(row),
            "number": row.number,
            "changed": f"{row.changed_at:%d/%m/%Y %H:%M}",
        }
        if role == Qt.ItemDataRole.DisplayRole:
            return shown[name]
        if role == Qt.ItemDataRole.ToolTipRole and name == "subject":
            return shown[name]
        if role == SORT:
            return row.changed_at.isoformat() if name == "changed" else fold(shown[name])
        return None


def _text(row: PaperRow) -> str:
    words = f"{kind_words(row)} {row.subject} {row.year} {row.number} {paper_state_words(row)}"
    return words.casefold()


def _has(text: str, word: str) -> bool:
    return word in text if has_marks(word) else fold(word) in fold(text)
