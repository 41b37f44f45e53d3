"""The turns of a day: late, due today, due until Sunday; each group as a list model."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from kehoach_desktop.domain.plans.task import TurnState
from kehoach_desktop.services.tasks.day import Group
from kehoach_desktop.ui.models.checklist_rows import lead_text, state_text, target_text, title_text
from kehoach_desktop.ui.texts import screen_date, weekday

if TYPE_CHECKING:
    from kehoach_desktop.services.tasks.checklist import ChecklistRow

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
#: Most letters of a title or a doer in a column of the day; the tooltip has all of them.
_LETTERS = 110
_OPEN = frozenset({TurnState.LATE, TurnState.DUE, TurnState.AHEAD})


def shortened(words: str) -> str:
    """Return the first words, as many as a column of the day has room for, and "…"."""
    if len(words) <= _LETTERS:
        return words
    return f"{words[:_LETTERS].rsplit(' ', 1)[0].rstrip(' ,;.–-')}…"


def row_text(row: ChecklistRow, today: dt.date) -> str:
    """Return the lines of a turn: state and title, who and until when, what is asked for."""
    who = " · ".join(part for part in (lead_text(row), row.unit) if part)
    title, when = shortened(row.task.title), f"{weekday(row.due)} {screen_date(row.due)}"
    if not row.plan_id:  # an urgent order: marked, with its hour
        title, when = title_text(row), row.task.schedule_text
    lines = [f"{state_text(row, today)} · {title}", f"{shortened(who)} · {when}"]
    goal = target_text(row)
    return "\n".join([*lines, goal] if goal else lines)


class DayModel(QAbstractListModel):
    """The turns of one group; a ticked turn stays in sight until the day is read again."""

    def __init__(self, group: Group, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.group = group
        self.rows: list[ChecklistRow] = []
        self.today = dt.date.min

    def load(self, rows: Iterable[ChecklistRow], today: dt.date) -> None:
        """Take the turns of this group out of all `rows`."""
        self.beginResetModel()
        self.today = today
        self.rows = [row for row in rows if self.group.takes(row, today)]
        self.endResetModel()

    def replace(self, row: ChecklistRow) -> None:
        """Show `row` in the place of the turn with the same key, if it is here."""
        for line, old in enumerate(self.rows):
            if old.turn.id == row.turn.id:
                self.rows[line] = row
                self.dataChanged.emit(self.index(line), self.index(line))

    @property
    def open_rows(self) -> list[ChecklistRow]:
        """Return the turns of the group that are still open."""
        return [row for row in self.rows if row.state in _OPEN]

    @property
    def left(self) -> int:
        """Return how many turns of the group are still open."""
        return len(self.open_rows)

    def rowCount(self, parent: _Index = _ROOT) -> int:  # Qt's name
        """Return the number of turns."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a turn."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row_text(row, self.today)
        if role == Qt.ItemDataRole.ToolTipRole:
            told = (row_text(row, self.today), row.task.title, lead_text(row), row.plan_title)
            return "\n".join(told)
        return None
