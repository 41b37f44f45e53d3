"""The spots of a draft carried over from last year, as a table model."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from kehoach_desktop.domain.sources.carry_over import Choice, Spot
from kehoach_desktop.domain.sources.carry_spots import SpotKind
from kehoach_desktop.services.plans.carry_overs import Guide
from kehoach_desktop.ui import theme
from kehoach_desktop.ui.texts import tr

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_COLUMNS = ("state", "kind", "context", "offer")
_INK = {Choice.CHANGED: theme.DONE, Choice.KEPT: theme.QUIET, Choice.LATER: theme.ERROR}
#: Letters of context shown in a row before and after the spot.
_AROUND = 32


class SpotRows(QAbstractTableModel):
    """Shows spots in the order of the text; `kind` and `open_only` narrow the list."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.guide: Guide | None = None
        self.spots: list[Spot] = []
        self.kind: SpotKind | None = None
        self.open_only = False

    def load(self, guide: Guide) -> None:
        """Show the spots of `guide`."""
        self.guide = guide
        self.narrow(self.kind, self.open_only)

    def narrow(self, kind: SpotKind | None, open_only: bool) -> None:
        """Show spots of one kind (None: of all), or only those still open."""
        self.kind, self.open_only = kind, open_only
        self.beginResetModel()
        spots = self.guide.spots if self.guide else ()
        self.spots = [
            each
            for each in spots
            if (kind is None or each.found.kind is kind) and (each.is_open or not open_only)
        ]
        self.endResetModel()

    def next_open(self, line: int) -> int:
        """Return the next line from `line` on that nobody decided, `line` if there is none."""
        count = len(self.spots)
        places: list[int] = [*range(line, count), *range(line)]
        for place in places:
            if self.spots[place].decision is None:
                return place
        return min(line, count - 1)

    # --- Qt's side

    def rowCount(self, parent: _Index = _ROOT) -> int:  # Qt's name
        """Return the number of spots."""
        return 0 if parent.isValid() else len(self.spots)

    def columnCount(self, parent: _Index = _ROOT) -> int:  # Qt's name
        """Return the number of columns."""
        return 0 if parent.isValid() else len(_COLUMNS)

    def headerData(  # Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the words of the headings."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(f"carry.column.{_COLUMNS[section]}")
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell; the state has its colour."""
        if not index.isValid():
            return None
        spot, name = self.spots[index.row()], _COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return _words(spot, name)
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{spot.before}[{spot.found.text}]{spot.after}"
        if role == Qt.ItemDataRole.ForegroundRole and name == "state" and spot.decision:
            return QColor(_INK[spot.decision.choice])
        return None


def _words(spot: Spot, name: str) -> str:
    if name == "kind":
        return tr(f"carry.kind.{spot.found.kind.value}")
    if name == "context":
        before, after = _tail(spot.before), _head(spot.after)
        return f"{before}[{spot.found.text}]{after}"
    if name == "offer":
        return spot.found.offer or ""
    if spot.decision is None:
        return tr("carry.choice.none")
    return tr(f"carry.choice.{spot.decision.choice.value}")


def _tail(text: str) -> str:
    """Return the last words of a text, none of them cut."""
    if len(text) <= _AROUND:
        return text
    cut = text[-_AROUND:]
    return f"…{cut[cut.find(' ') :]}" if " " in cut else f"…{cut}"


def _head(text: str) -> str:
    """Return the first words of a text, none of them cut."""
    if len(text) <= _AROUND:
        return text
    cut = text[:_AROUND]
    return f"{cut[: cut.rfind(' ')]} …" if " " in cut else f"{cut}…"
