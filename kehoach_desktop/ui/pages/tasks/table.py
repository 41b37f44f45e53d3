"""The table of the checklist and its keys: Space ticks, Enter opens, F2 types the figure."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from kehoach_desktop.ui.compact import row_height
from kehoach_desktop.ui.models.checklist_rows import COLUMNS
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.row_table import dress_row_table

#: Widths in letters; the title takes what is left.
_LETTERS = {"state": 31, "due": 14, "unit": 12, "lead": 20, "with": 18, "result": 22, "note": 18}
#: A title is read well with this many letters: columns are given up for them.
_TITLE_LETTERS = 42
#: The title keeps at least this many letters; below that the table scrolls sideways.
_LEAST_TITLE_LETTERS = 18
#: What the table gives up first when it is narrow; the side panel and the tooltip tell it all.
_GIVEN_UP = (
    frozenset[str](),
    frozenset({"with", "note"}),
    frozenset({"with", "note", "lead"}),
    frozenset({"with", "note", "lead", "result"}),
    frozenset({"with", "note", "lead", "result", "unit"}),
)


class ChecklistTable(QTableView):
    """Whole rows are chosen; typing letters goes to the filter."""

    tick_wanted = Signal()
    open_wanted = Signal()
    edit_wanted = Signal()
    back_wanted = Signal()
    typed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress_row_table(self, tr("tasks.title"))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.horizontalHeader().setHighlightSections(False)
        self.doubleClicked.connect(lambda _index: self.open_wanted.emit())

    def fit(self, text_size: int, *, with_units: bool, low: bool = False) -> None:
        """Share the width: columns that do not fit beside a readable title are left out."""
        letter = self.fontMetrics().averageCharWidth()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(row_height(text_size, low=low))
        absent = frozenset() if with_units else frozenset({"unit"})
        width = self.viewport().width()
        for given_up in _GIVEN_UP:
            hidden = absent | given_up
            taken = letter * sum(n for key, n in _LETTERS.items() if key not in hidden)
            if width - taken >= letter * _TITLE_LETTERS:
                break
        for index, column in enumerate(COLUMNS):
            self.setColumnHidden(index, column.key in hidden)
            if column.key == "title":
                self.setColumnWidth(index, max(width - taken, letter * _LEAST_TITLE_LETTERS))
            elif column.key not in hidden:
                self.setColumnWidth(index, letter * _LETTERS[column.key])

    def choose(self, line: int) -> None:
        """Make `line` the current row and bring it into sight."""
        index = self.model().index(line, 0)
        self.selectionModel().setCurrentIndex(
            index,
            QItemSelectionModel.SelectionFlag.ClearAndSelect
            | QItemSelectionModel.SelectionFlag.Rows,
        )
        self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # Qt's name
        """Tick, open, edit; letters filter."""
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
            Qt.KeyboardModifier.ShiftModifier,
        )
        if plain and event.key() == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self.tick_wanted.emit()
        elif plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.back_wanted.emit()
        elif event.key() == Qt.Key.Key_F2:
            self.edit_wanted.emit()
        elif plain and event.text() and event.text().isprintable():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)
