"""What the sổ gửi - nhận shows: where each package is now, in words, and a list model of rows."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from kehoach_desktop.domain.exchange import Direction, LedgerRow, LedgerState
from kehoach_desktop.domain.vntext import fold, has_marks
from kehoach_desktop.ui.texts import tr

_SIGNS = {
    LedgerState.DRAFT: "○",
    LedgerState.SAVED: "●",
    LedgerState.PHONED: "●",
    LedgerState.ACKED: "✓",
    LedgerState.RETURNED: "!",
    LedgerState.APPLIED: "✓",
}
_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


def state_text(row: LedgerRow) -> str:
    """Return where the package is now; "đã gửi" is never said of a file that was only written."""
    return f"{_SIGNS[row.state]} {tr(f'exchange.state.{row.state.value}')}"


def row_text(row: LedgerRow) -> str:
    """Return the two lines of a row: what it is, then where it is, with whom, since when."""
    subject = row.subject or tr(f"exchange.kind.{row.kind.value}")
    side = "to" if row.direction is Direction.OUT else "from"
    head = tr("exchange.row.head", seq=row.seq, subject=subject)
    other = tr(f"exchange.row.{side}", offices=", ".join(row.offices))
    return f"{head}\n{state_text(row)} · {row.at:%d/%m/%Y %H:%M} · {other}"


def row_details(row: LedgerRow) -> str:
    """Return all that is known of the file, for the tooltip."""
    return f"{row_text(row)}\n{tr('exchange.row.file', name=row.file_name, place=row.place)}"


def matches(row: LedgerRow, words: str) -> bool:
    """Say whether every typed word occurs in the row; typed marks must match."""
    text = f"{row_details(row)}"
    exact, folded = text.casefold(), fold(text)
    return all(
        word.casefold() in exact if has_marks(word) else fold(word) in folded
        for word in words.split()
    )


def size_text(size: int) -> str:
    """Return a number of bytes for people: "12,3 GB", "850 MB", "12 KB"."""
    for unit, bytes_each in (("GB", 1 << 30), ("MB", 1 << 20), ("KB", 1 << 10)):
        if size >= bytes_each:
            number = size / bytes_each
            text = f"{number:.1f}" if number < 100 else f"{number:.0f}"
            return f"{text.removesuffix('.0').replace('.', ',')} {unit}"
    return f"{size} byte"


class LedgerModel(QAbstractListModel):
    """The rows of one direction, filtered before the model gets them; the latest row first."""

    def __init__(self, direction: Direction, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._direction = direction
        self._all: list[LedgerRow] = []
        self._words = ""
        self.rows: list[LedgerRow] = []

    def load(self, rows: list[LedgerRow]) -> None:
        """Take the ledger; rows of the other direction are left out."""
        self._all = [row for row in rows if row.direction is self._direction]
        self._refresh()

    def show_only(self, words: str) -> None:
        """Show the rows in which all `words` occur."""
        self._words = words
        self._refresh()

    def _refresh(self) -> None:
        self.beginResetModel()
        self.rows = [row for row in self._all if matches(row, self._words)]
        self.endResetModel()

    def rowCount(self, parent: _Index = _ROOT) -> int:  # Qt's name
        """Return the number of shown rows."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a row."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row_text(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return row_details(row)
        return None
