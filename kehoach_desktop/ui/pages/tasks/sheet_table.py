"""A table of the year's work on the screen: words wrap, a whole heading stands in its tooltip."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem

from kehoach_desktop.services.ports_sheets import SheetRow, WorkSheet
from kehoach_desktop.ui.widgets.row_table import dress_row_table

#: Letters that the widest column keeps at least, and that the others take at most.
_LEAST, _MOST = 22, 24


class SheetTable(QTableWidget):
    """Shows a `WorkSheet`; Enter or a double click chooses a row."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.sheet: WorkSheet | None = None
        self._widest = 0
        dress_row_table(self, name, wrap=True)

    def show_sheet(self, sheet: WorkSheet) -> None:
        """Show `sheet`; its widest column takes what is left."""
        self.sheet = sheet
        self.clear()
        self.setColumnCount(len(sheet.columns))
        self.setRowCount(len(sheet.rows))
        for place, column in enumerate(sheet.columns):
            head = QTableWidgetItem(column.title)
            if column.told:
                head.setToolTip(f"{column.title}. {column.told}")
            self.setHorizontalHeaderItem(place, head)
        for line, row in enumerate(sheet.rows):
            for place, words in enumerate(row.cells):
                item = QTableWidgetItem(words)
                told = sheet.columns[place].told
                item.setToolTip(f"{told}\n{words}" if told and words else words)
                if sheet.columns[place].centred:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
                self.setItem(line, place, item)
        head_view = self.horizontalHeader()
        widest = max(range(len(sheet.columns)), key=lambda at: sheet.columns[at].weight)
        for place in range(len(sheet.columns)):
            mode = QHeaderView.ResizeMode.ResizeToContents
            if place == widest:
                mode = QHeaderView.ResizeMode.Interactive
            head_view.setSectionResizeMode(place, mode)
        letter = self.fontMetrics().averageCharWidth()
        head_view.setMaximumSectionSize(letter * _MOST)
        head_view.setMinimumSectionSize(letter * 4)
        self._widest = widest
        self._fit()
        if sheet.rows:
            self.setCurrentCell(0, 0)

    def _fit(self) -> None:
        """Give the widest column what is left, but never less than a name needs."""
        if self.sheet is None:
            return
        letter = self.fontMetrics().averageCharWidth()
        others = sum(
            self.columnWidth(place) for place in range(self.columnCount()) if place != self._widest
        )
        left = self.viewport().width() - others
        self.horizontalHeader().setMaximumSectionSize(max(left, letter * _MOST))
        self.setColumnWidth(self._widest, max(left, letter * _LEAST))
        self.resizeRowsToContents()

    def resizeEvent(self, event: QResizeEvent) -> None:  # Qt's name
        """Share the width anew."""
        super().resizeEvent(event)
        self._fit()

    @property
    def chosen(self) -> SheetRow | None:
        """Return the chosen row."""
        at = self.currentRow()
        return self.sheet.rows[at] if self.sheet and 0 <= at < len(self.sheet.rows) else None
