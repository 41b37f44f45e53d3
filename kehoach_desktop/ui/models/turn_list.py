"""The board as a table model: ids from SQL at once, rows a page at a time as they come in sight."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
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

from kehoach_desktop.domain.plans.task import TurnState
from kehoach_desktop.services.ports.turns import BoardFilter, BoardOrder
from kehoach_desktop.ui import theme
from kehoach_desktop.ui.models.checklist_rows import (
    COLUMNS,
    STATES_OF,
    RowFilter,
    View,
    result_text,
    result_tip,
)
from kehoach_desktop.ui.texts import tr

if TYPE_CHECKING:
    from kehoach_desktop.services.tasks.checklist import Checklist, ChecklistRow

#: Rows that are read at once: a screen and a half.
PAGE = 64
#: Ids that are asked for before the list is painted; the others follow.
FIRST = PAGE * 4

_INK = {
    TurnState.LATE: theme.ERROR,
    TurnState.DUE: theme.WARNING,
    TurnState.DONE: theme.DONE,
    TurnState.SKIPPED: theme.QUIET,
}
_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


@dataclass(frozen=True)
class Listing:
    """An answer of the board: the places of all turns, and who may be chosen.

    `total` counts the turns there are, whatever was asked; `place` is the turn to be chosen, 0
    for none. Of a long list the first ids come alone: `count` says how many there are.
    """

    ids: Sequence[int] = ()
    count: int = 0
    total: int = 0
    plans: Sequence[tuple[str, str]] = ()
    agencies: Sequence[str] = ()
    place: int = 0


@dataclass(frozen=True)
class Rest:
    """What is not needed to paint the list: all its places, and how many turns each view has."""

    ids: Sequence[int]
    counts: Mapping[View, int]


def ask(
    checklist: Checklist, wanted: RowFilter, order: BoardOrder, descending: bool, turn_id: str = ""
) -> Listing:
    """Ask the board for what is painted first; runs in the database worker."""
    question = wanted.question(checklist.today)
    most = -1 if turn_id else FIRST
    ids = checklist.ids(question, order, descending, most)
    plans, agencies = checklist.choices()
    return Listing(
        ids,
        checklist.count(question) if len(ids) == most else len(ids),
        checklist.count(BoardFilter()),
        plans,
        agencies,
        checklist.place(turn_id) if turn_id else 0,
    )


def ask_rest(
    checklist: Checklist, wanted: RowFilter, order: BoardOrder, descending: bool, known: Listing
) -> Rest:
    """Ask the board for the rest of a list; runs in the database worker."""
    today = checklist.today
    states = checklist.counts(wanted.question(today, any_state=True))
    counts = {
        view: checklist.count(replace(wanted, view=view).question(today))
        if view is View.SOON
        else sum(n for state, n in states.items() if state in STATES_OF.get(view, states))
        for view in View
    }
    ids = known.ids
    if len(ids) < known.count:
        ids = checklist.ids(wanted.question(today), order, descending)
    return Rest(ids, counts)


class TurnList(QAbstractTableModel):
    """Rows of the board; a ticked row stays where it is until the board is asked again."""

    changed = Signal()
    #: A heading was clicked: the board is to be asked again.
    order_wanted = Signal()
    #: Rows came in sight whose tasks' tallies are not known: the page is to `tell` them.
    tallies_wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.today = dt.date.min
        self.listing = Listing()
        self.counts: Mapping[View, int] = {}
        self.order, self.descending = BoardOrder.STATE, False
        self._rows: dict[int, ChecklistRow] = {}
        self._tallies: dict[tuple[str, str], str] = {}
        self._untold: set[tuple[str, str]] = set()
        self._fetch: Callable[[Sequence[int]], list[ChecklistRow]] = lambda _ids: []

    def show(
        self,
        listing: Listing,
        fetch: Callable[[Sequence[int]], list[ChecklistRow]],
        today: dt.date,
    ) -> None:
        """Show an answer of the board; `fetch` reads rows by their places."""
        self.beginResetModel()
        self.listing, self._fetch, self.today = listing, fetch, today
        self._rows, self._tallies, self._untold = {}, {}, set()
        self.endResetModel()

    def complete(self, rest: Rest) -> None:
        """Take the rest of the list that is shown; it may have grown or shrunk meanwhile."""
        ids, self.counts = rest.ids, rest.counts
        self.changed.emit()
        if ids is self.listing.ids:
            return
        grown = len(ids) - self.listing.count
        if grown:
            self.beginResetModel()
        self.listing = replace(self.listing, ids=ids, count=len(ids))
        if grown:
            self.endResetModel()
        else:
            last = self.index(len(ids) - 1, len(COLUMNS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def row(self, line: int) -> ChecklistRow | None:
        """Return the row of a line, read with its neighbours if it is not known yet."""
        if not 0 <= line < len(self.listing.ids):
            return None
        if line not in self._rows:
            begins = line - line % PAGE
            found = self._fetch(self.listing.ids[begins : begins + PAGE])
            self._rows |= {begins + place: row for place, row in enumerate(found)}
            self._want_tallies(found)
        return self._rows.get(line)

    @property
    def rows(self) -> list[ChecklistRow]:
        """Return all rows in order; reads every page."""
        found = (self.row(line) for line in range(self.listing.count))
        return [row for row in found if row is not None]

    def line_of(self, place: int) -> int:
        """Return the line of a place, -1 if it is not in the list."""
        ids = self.listing.ids
        return ids.index(place) if place in ids else -1

    def replace(self, row: ChecklistRow) -> None:
        """Put `row` in the place of the same turn, if it was read."""
        for line, old in self._rows.items():
            if old.turn.id == row.turn.id:
                self._rows[line] = row
                self.dataChanged.emit(self.index(line, 0), self.index(line, len(COLUMNS) - 1))
                break
        self._tallies.pop((row.plan_id, row.task.id), None)
        self._want_tallies([row])
        self.changed.emit()

    def _want_tallies(self, rows: Sequence[ChecklistRow]) -> None:
        """Ask for the tallies of the tasks that are new; what is painted does not wait for them."""
        new = {(row.plan_id, row.task.id) for row in rows} - self._tallies.keys()
        if new:
            self._untold |= new
            self.tallies_wanted.emit()

    def take_untold(self) -> list[tuple[str, str]]:
        """Return the tasks (plan id, task id) to be told, each once until it changes again."""
        untold, self._untold = sorted(self._untold), set()
        return untold

    def tell(self, tallies: Mapping[tuple[str, str], str]) -> None:
        """Show how far these tasks are beside every turn of theirs."""
        self._tallies |= tallies
        column = next(at for at, each in enumerate(COLUMNS) if each.key is BoardOrder.RESULT)
        last = self.index(self.listing.count - 1, column)
        self.dataChanged.emit(self.index(0, column), last)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by `column`; Qt calls this for a click on a heading."""
        self.order = COLUMNS[max(0, column)].key
        self.descending = order == Qt.SortOrder.DescendingOrder
        self.order_wanted.emit()

    # --- Qt's side

    def rowCount(self, parent: _Index = _ROOT) -> int:  # Qt's name
        """Return the number of shown rows."""
        return 0 if parent.isValid() else self.listing.count

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
            return tr(f"tasks.column.{COLUMNS[section].key.value}")
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return text, the whole text as tooltip, and the colour that goes with the state."""
        if role not in _ROLES or not index.isValid():
            return None
        row = self.row(index.row())
        if row is None:
            return None
        column = COLUMNS[index.column()]
        if role == Qt.ItemDataRole.ForegroundRole:
            ink = _INK.get(row.state) if column.key is BoardOrder.STATE else None
            return QColor(ink) if ink else None
        text = column.text(row, self.today)
        if column.key is BoardOrder.RESULT:
            tally = self._tallies.get((row.plan_id, row.task.id), "")
            tip = role == Qt.ItemDataRole.ToolTipRole
            text = result_tip(row, tally) if tip else result_text(row, tally)
        if role == Qt.ItemDataRole.ToolTipRole and column.key is BoardOrder.TITLE:
            return f"{text}\n{row.plan_title}"
        return text if text or role == Qt.ItemDataRole.DisplayRole else None


_ROLES = frozenset(
    {
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.ForegroundRole,
    }
)
