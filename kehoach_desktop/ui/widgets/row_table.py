"""Tables of records: whole rows are chosen, nothing is typed in the cells, Tab goes on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QTableView


def dress_row_table(
    table: QTableView, name: str, *, wrap: bool = False, striped: bool = True
) -> None:
    """Make `table` a list of records.

    `name` is read out by a screen reader; with `wrap` long words take several lines.
    """
    table.setAccessibleName(name)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    table.setShowGrid(wrap)
    table.setWordWrap(wrap)
    table.setAlternatingRowColors(striped)
    table.verticalHeader().hide()
    table.horizontalHeader().setDefaultAlignment(
        Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    )
