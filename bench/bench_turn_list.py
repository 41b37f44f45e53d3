"""First paint of a list of 100,000 turns against a bare paged QTableView over the same rows."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bench.bench_board import TODAY, Clock, fill

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex

NAME = "first paint of 100,000 turns / a bare paged QTableView"
AIM = 1.5


def bare_model(plain: sqlite3.Connection) -> type:
    """Return the plainest model that pages."""
    from PySide6.QtCore import QAbstractTableModel, Qt

    from kehoach_desktop.ui.models.turn_list import PAGE

    class Bare(QAbstractTableModel):
        """Eight columns of texts, a page at a time by LIMIT and OFFSET."""

        def __init__(self) -> None:
            super().__init__()
            self.count = plain.execute("SELECT count(*) FROM turn").fetchone()[0]
            self.pages: dict[int, list[tuple[object, ...]]] = {}

        def rowCount(self, parent: QModelIndex | None = None) -> int:
            return self.count

        def columnCount(self, parent: QModelIndex | None = None) -> int:
            return 8

        def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
            if role != Qt.ItemDataRole.DisplayRole:
                return None
            page, line = divmod(index.row(), PAGE)
            if page not in self.pages:
                self.pages[page] = plain.execute(
                    "SELECT turn.outcome, turn.due, line.title, turn.unit, line.lead,"
                    " line.helpers, turn.figure, turn.note FROM turn JOIN task_line AS line"
                    " ON line.id = turn.line_id ORDER BY turn.outcome, turn.closes, turn.line_id,"
                    " turn.rowid LIMIT ? OFFSET ?",
                    (PAGE, page * PAGE),
                ).fetchall()
            return str(self.pages[page][line][index.column()] or "")

    return Bare


def setup(tmp: Path) -> tuple[Callable[[], None], Callable[[], None]]:
    """Return (ours, floor): each asks the database, shows a table and paints it once."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication, QTableView

    from kehoach_desktop.services.ports.turns import BoardFilter, BoardOrder
    from kehoach_desktop.services.tasks.checklist import checklist_row
    from kehoach_desktop.storage.board_store import SqlBoardStore
    from kehoach_desktop.storage.database import Database, connect
    from kehoach_desktop.ui.models.turn_list import FIRST, Listing, TurnList
    from kehoach_desktop.ui.pages.tasks.table import ChecklistTable

    application = QApplication.instance() or QApplication([])
    database = Database.open(tmp / "board.db", Clock())
    fill(database, 2_000, 50)
    board = SqlBoardStore(database)
    bare = bare_model(connect(tmp / "board.db"))

    def painted(table: QTableView) -> None:
        table.resize(1100, 600)
        table.show()
        table.grab()
        table.close()
        table.deleteLater()
        application.processEvents()

    def fetch(ids: Sequence[int]) -> list[object]:
        return [checklist_row(row, TODAY) for row in board.page(ids)]

    def ours() -> None:
        model, table = TurnList(), ChecklistTable()
        count = board.count(BoardFilter(), TODAY)
        ids = board.ids(BoardFilter(), TODAY, BoardOrder.STATE, most=FIRST)
        model.show(Listing(ids, count), fetch, TODAY.date())
        table.setModel(model)
        table.fit(100, with_units=True)
        painted(table)
        model.deleteLater()

    def floor() -> None:
        model, table = bare(), QTableView()
        table.setModel(model)
        painted(table)
        model.deleteLater()

    return ours, floor
