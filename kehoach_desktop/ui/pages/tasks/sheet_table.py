"""A table of the year's work on the screen: words wrap, a whole heading stands in its tooltip."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem

from kehoach_desktop.services.ports.sheets import SheetRow, WorkSheet
from kehoach_desktop.ui.widgets.row_table import dress_row_table

#: Letters that the widest column and another of words keep at least; the most of one of figures.
_LEAST, _LEAST_OTHER, _MOST = 20, 11, 24
#: Rows whose words wrap; in a longer table each row is one line, its words stand in the tooltip.
_WRAPPED = 300


class SheetTable(QTableWidget):
    """Shows a `WorkSheet`; Enter or a double click chooses a row."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.sheet: WorkSheet | None = None
        self._widest, self._wraps = 0, True
        dress_row_table(self, name, wrap=True)

    def show_sheet(self, sheet: WorkSheet) -> None:
        """Show `sheet`; its widest column takes what is left."""
        self.sheet = sheet
        self.clear()
        for place in range(self.columnCount()):  # nothing is measured while cells are filled
            mode = QHeaderView.ResizeMode.Interactive
            self.horizontalHeader().setSectionResizeMode(place, mode)
        self.setColumnCount(len(sheet.columns))
        self.setRowCount(len(sheet.rows))
        for place, column in enumerate(sheet.columns):
            # A long heading of a narrow column stands on two lines.
            words = column.title.replace(" ", "\n", 1) if column.centred else column.title
            head = QTableWidgetItem(words)
            if column.centred:
                head.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
            if column.told:
                head.setToolTip(f"{column.title}. {column.told}")
            self.setHorizontalHeaderItem(place, head)
        for line, row in enumerate(sheet.rows):
            for place, words in enumerate(row.cells):
                if not words:
                    continue
                item = QTableWidgetItem(words)
                told = sheet.columns[place].told
                item.setToolTip(f"{told}\n{words}" if told else words)
                if sheet.columns[place].centred:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
                self.setItem(line, place, item)
        self._wraps = len(sheet.rows) <= _WRAPPED
        self.setWordWrap(self._wraps)
        head_view = self.horizontalHeader()
        head_view.setResizeContentsPrecision(_WRAPPED)
        widest = max(range(len(sheet.columns)), key=lambda at: sheet.columns[at].weight)
        for place, column in enumerate(sheet.columns):
            mode = QHeaderView.ResizeMode.ResizeToContents
            if not column.centred or place == widest:
                mode = QHeaderView.ResizeMode.Interactive
            head_view.setSectionResizeMode(place, mode)
        letter = self.fontMetrics().averageCharWidth()
        head_view.setMinimumSectionSize(letter * 3)
        # Month and task numbers need their two digits, no more; the height is that of the words.
        head_view.setStyleSheet("QHeaderView::section { padding: 2px 3px; }")
        lines = 2 if any(each.centred and " " in each.title for each in sheet.columns) else 1
        head_view.setFixedHeight(self.fontMetrics().lineSpacing() * lines + letter)
        self._widest = widest
        self._fit()
        if sheet.rows:
            self.setCurrentCell(0, 0)

    def _fit(self) -> None:
        """Share what the columns of figures leave among those of words, by their weight.

        No column of words is narrower than a name needs; what then does not fit scrolls sideways.
        """
        if self.sheet is None:
            return
        letter, columns = self.fontMetrics().averageCharWidth(), self.sheet.columns
        worded = [at for at, each in enumerate(columns) if not each.centred or at == self._widest]
        self.horizontalHeader().setMaximumSectionSize(max(self.viewport().width(), letter * _MOST))
        others = sum(
            self.columnWidth(place) for place in range(self.columnCount()) if place not in worded
        )
        left = self.viewport().width() - others
        whole = sum(columns[at].weight for at in worded)
        least = {at: letter * (_LEAST if at == self._widest else _LEAST_OTHER) for at in worded}
        widths = {at: max(int(left * columns[at].weight / whole), least[at]) for at in worded}
        over = sum(widths.values()) - left
        widths[self._widest] = max(widths[self._widest] - max(over, 0), least[self._widest])
        for at, width in widths.items():
            self.setColumnWidth(at, width)
        if self._wraps:
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
