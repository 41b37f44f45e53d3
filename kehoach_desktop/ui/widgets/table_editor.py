"""A table of a text, edited cell by cell from the keyboard; its undo is that of the whole paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from kehoach_desktop.domain.table import (
    PaperColumn,
    PaperTable,
    moved_row,
    weights_of,
    with_cell,
    with_column,
    with_pasted,
    with_row,
    without_column,
    without_row,
)
from kehoach_desktop.domain.vntext import clean
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.waves import ground_of

#: Height in lines of text; a longer table scrolls by itself.
_LINES_IN_SIGHT = 14
_CELL_MARGIN = 14

Edit = Callable[[PaperTable], PaperTable]


def first_table() -> PaperTable:
    """Return the table that "Thêm bảng" makes: three columns, one empty row."""
    columns = (
        PaperColumn("TT", 4, True),
        PaperColumn(tr("papers.table.first"), 24),
        PaperColumn(tr("papers.table.second"), 16),
    )
    return PaperTable(columns, (("1", "", ""),))


class TableGrid(QTableWidget):
    """Cells of a table; its first row is the head.

    `edited(PaperTable, key)` follows the hand; typing in one cell has one key.
    """

    edited = Signal(object, str)
    #: The hand went to another cell: "row/column".
    moved = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._showing = False
        self._table = PaperTable(())
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.setTabKeyNavigation(False)  # Tab leaves for the next field, as everywhere
        self.setWordWrap(True)
        self.setAccessibleName(tr("papers.table"))
        self.setToolTip(tr("papers.table.keys"))
        self.itemChanged.connect(self._typed)
        self.currentCellChanged.connect(self._moved)

    @property
    def table(self) -> PaperTable:
        """Return the table that is shown."""
        return self._table

    def show_table(self, table: PaperTable) -> None:
        """Show `table`, the cursor where it was."""
        if table == self._table and self.columnCount():
            return
        row, column = max(self.currentRow(), 0), max(self.currentColumn(), 0)
        self._showing = True
        self._table = table
        grid = table.grid
        self.setColumnCount(len(table.columns))
        self.setRowCount(len(grid))
        for at_row, cells in enumerate(grid):
            for at_column, words in enumerate(cells):
                item = QTableWidgetItem(words)
                if at_row == 0 or at_row - 1 in table.totals:
                    font = item.font()
                    font.setBold(True)
                    item.setFont(font)
                if at_row == 0 or table.columns[at_column].centred:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
                self.setItem(at_row, at_column, item)
        self.setCurrentCell(min(row, len(grid) - 1), min(column, len(table.columns) - 1))
        self._showing = False
        self._fit()

    def show_marks(self, marks: Mapping[str, tuple[str, str]]) -> None:
        """Mark cells by their names "row/column", where they hold the words that were reviewed.

        A mark is (words, how sure the finding is).
        """
        self._showing = True
        for row in range(self.rowCount()):
            for column in range(self.columnCount()):
                item = self.item(row, column)
                words, severity = marks.get(f"{row}/{column}", ("", ""))
                if item is not None:
                    _mark(item, severity if words == item.text() else "")
        self._showing = False

    def change(self, edit: Edit) -> None:
        """Replace the table by what `edit` makes of it."""
        table = edit(self._table)
        if table != self._table:
            self.show_table(table)
            self.edited.emit(table, "")

    def add_row(self) -> None:
        """Add an empty row below the cursor and go there."""
        row = max(self.currentRow(), 0) if self.hasFocus() else self.rowCount() - 1
        self.change(lambda table: with_row(table, row))
        self.setCurrentCell(row + 1, max(self.currentColumn(), 0))

    def add_column(self) -> None:
        """Add an empty column at the right of the cursor and go to its head."""
        column = self.currentColumn() if self.currentColumn() >= 0 else self.columnCount() - 1
        self.change(lambda table: with_column(table, column))
        self.setCurrentCell(0, column + 1)

    def remove_row(self) -> None:
        """Remove the row with the cursor; the head stays."""
        row = self.currentRow()
        self.change(lambda table: without_row(table, row))

    def remove_column(self) -> None:
        """Remove the column with the cursor; the last one stays."""
        column = self.currentColumn()
        self.change(lambda table: without_column(table, column))

    def move_row(self, step: int) -> None:
        """Move the row with the cursor up (-1) or down (1)."""
        row, column = self.currentRow(), self.currentColumn()
        if moved_row(self._table, row, step) != self._table:
            self.change(lambda table: moved_row(table, row, step))
            self.setCurrentCell(row + step, column)

    def paste(self, text: str) -> None:
        """Put cells pasted from Excel or Word in from the cursor on; rows are added as needed."""
        row, column = max(self.currentRow(), 0), max(self.currentColumn(), 0)
        self.change(lambda table: with_pasted(table, row, column, text))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type, paste many cells, add and remove rows, move them; see the tool tip."""
        moving = event.modifiers() == (
            Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
        )
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        key = event.key()
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste(QGuiApplication.clipboard().text())
        elif moving and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_row(-1 if key == Qt.Key.Key_Up else 1)
        elif control and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.add_row()
        elif control and key == Qt.Key.Key_Delete:
            self.remove_row()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._enter()
        elif key == Qt.Key.Key_Delete and not event.modifiers():
            row, column = self.currentRow(), self.currentColumn()
            self.change(lambda table: with_cell(table, row, column, ""))
        else:
            super().keyPressEvent(event)

    def _enter(self) -> None:
        """Open the cell to be typed into."""
        item = self.currentItem()
        # An open cell takes Enter itself and passes it on: it is not meant twice.
        if item is not None and self.state() != QTableWidget.State.EditingState:
            self.editItem(item)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Go to the cell below when Enter ended the typing, as in Excel."""
        super().closeEditor(editor, hint)
        below = self.currentRow() + 1
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache and below < self.rowCount():
            self.setCurrentCell(below, self.currentColumn())

    def resizeEvent(self, event: object) -> None:
        """Share the width out anew."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._share_width()

    def _typed(self, item: QTableWidgetItem) -> None:
        if self._showing:
            return
        row, column, words = item.row(), item.column(), clean(item.text())
        self._table = with_cell(self._table, row, column, words)
        self._showing = True
        _mark(item, "")
        if item.text() != words:
            item.setText(words)
        self._showing = False
        self._fit()
        self.edited.emit(self._table, f"{row}/{column}")

    def _moved(self, row: int, column: int, *_before: int) -> None:
        if not self._showing and row >= 0:
            self.moved.emit(f"{row}/{column}")

    def _share_width(self) -> None:
        weights = weights_of(self._table.columns, self._table.rows)
        total = sum(weights)
        wide = self.viewport().width()
        least = self.fontMetrics().averageCharWidth() * 6
        for column, weight in enumerate(weights):
            self.setColumnWidth(column, max(least, int(wide * weight / total)))
        self.resizeRowsToContents()

    def _fit(self) -> None:
        self._share_width()
        wanted = sum(self.rowHeight(row) for row in range(self.rowCount()))
        most = self.fontMetrics().lineSpacing() * _LINES_IN_SIGHT
        self.setFixedHeight(min(wanted, most) + _CELL_MARGIN)


def _mark(item: QTableWidgetItem, severity: str) -> None:
    """Underline the words of a cell and colour its ground; "" takes both away."""
    font = item.font()
    if font.underline() == bool(severity):
        return
    font.setUnderline(bool(severity))
    item.setFont(font)
    item.setBackground(QBrush(ground_of(severity)) if severity else QBrush())


class TableEditor(QWidget):
    """A grid with its buttons; `edited(PaperTable, key)`, `removed()`: the whole table goes."""

    edited = Signal(object, str)
    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.grid = TableGrid()
        self.grid.edited.connect(self.edited)
        acts: dict[str, tuple[Callable[[], None], int, int]] = {
            "row": (self.grid.add_row, 0, 0),
            "column": (self.grid.add_column, 0, 1),
            "less": (self.grid.remove_row, 1, 0),
            "less_column": (self.grid.remove_column, 1, 1),
            "remove": (self.removed.emit, 1, 2),
        }
        self.buttons: dict[str, QPushButton] = {}
        rows = QGridLayout()  # two rows: five buttons beside each other are too wide at 150 %
        rows.setSpacing(5)
        for name, (act, line, place) in acts.items():
            button = QPushButton(tr(f"papers.table.{name}"))
            button.setToolTip(tr(f"papers.table.{name}.hint"))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # the cursor stays in its cell
            button.clicked.connect(lambda _on=False, act=act: act())
            self.buttons[name] = button
            rows.addWidget(button, line, place)
        rows.setColumnStretch(3, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.grid)
        column.addLayout(rows)

    def show_table(self, table: PaperTable) -> None:
        """Show `table`."""
        self.grid.show_table(table)


class SectionTables(QWidget):
    """The tables below the text of a section, and the button that adds one.

    `edited(tables, key)` gives the tables of the section as they are now.
    """

    edited = Signal(object, str)
    #: The hand went to another cell: "table/row/column", as `show_cell` takes it.
    moved = Signal(str)
    #: A table was taken away: the moment to offer the undo.
    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._tables: tuple[PaperTable, ...] = ()
        self.editors: list[TableEditor] = []
        self.add = QPushButton(tr("papers.table.add"))
        self.add.setToolTip(tr("papers.table.add.hint"))
        self.add.clicked.connect(self.add_table)
        row = QHBoxLayout()
        row.addWidget(self.add)
        row.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(row)

    def show_tables(self, tables: tuple[PaperTable, ...]) -> None:
        """Show the tables of a section."""
        self._tables = tables
        while len(self.editors) > len(tables):
            gone = self.editors.pop()
            self._column.removeWidget(gone)
            gone.deleteLater()
        while len(self.editors) < len(tables):
            self._make(len(self.editors))
        for editor, table in zip(self.editors, tables, strict=True):
            editor.show_table(table)

    def add_table(self) -> None:
        """Add a small table at the end and put the cursor into its first cell."""
        self.edited.emit((*self._tables, first_table()), "")
        if self.editors:
            grid = self.editors[-1].grid
            grid.setCurrentCell(1, 1)
            grid.setFocus()

    def show_marks(self, marks: Mapping[str, tuple[str, str]]) -> None:
        """Mark cells by their names "table/row/column" (`TableGrid.show_marks`)."""
        for place, editor in enumerate(self.editors):
            lead = f"{place}/"
            own = {n.removeprefix(lead): mark for n, mark in marks.items() if n.startswith(lead)}
            editor.grid.show_marks(own)

    def show_cell(self, name: str) -> TableGrid | None:
        """Put the cursor into a cell by its name, "table/row/column", and return its grid."""
        place, row, column = (int(each) for each in name.split("/"))
        if place >= len(self.editors):
            return None
        grid = self.editors[place].grid
        grid.setCurrentCell(row, column)
        grid.setFocus()
        return grid

    def _make(self, place: int) -> None:
        editor = TableEditor()
        editor.edited.connect(lambda table, key: self._put(place, table, key))
        editor.removed.connect(lambda: self._remove(place))
        editor.grid.moved.connect(lambda name: self.moved.emit(f"{place}/{name}"))
        self.editors.append(editor)
        self._column.insertWidget(place, editor)

    def _put(self, place: int, table: PaperTable, key: str) -> None:
        tables = (*self._tables[:place], table, *self._tables[place + 1 :])
        self.edited.emit(tables, f"table:{place}/{key}" if key else "")

    def _remove(self, place: int) -> None:
        self.edited.emit(self._tables[:place] + self._tables[place + 1 :], "")
        self.removed.emit()
