"""A list one can edit in place by keyboard: add, change, remove with undo, move."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.rows_model import Column, RowsModel

#: Letters a column without a width of its own keeps at least.
LEAST_LETTERS = 24


class _Delegate(QStyledItemDelegate):
    """A drop-down for columns with choices, a line for the others."""

    def createEditor(  # Qt's name
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        """Return the editor of a cell."""
        model = index.model()
        assert isinstance(model, RowsModel)
        column = model.columns[index.column()]
        if not column.choices:
            line = QLineEdit(parent)
            line.setPlaceholderText(column.hint)
            line.setAccessibleName(column.heading)
            return line
        box = QComboBox(parent)
        box.addItems(list(column.choices))
        box.setAccessibleName(column.heading)
        box.activated.connect(lambda _index: self._take(box))
        QTimer.singleShot(0, box, box.showPopup)
        return box

    def setEditorData(  # Qt's name
        self, editor: QWidget, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Show the cell's text in its editor."""
        text = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, QComboBox):
            editor.setCurrentText(text)
        elif isinstance(editor, QLineEdit):
            editor.setText(text)

    def _take(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box)


class RowsEditor(QWidget):
    """The table with its buttons; `model.edited` tells every change."""

    #: A row was taken out: (where it was, record), for an undo in the message bar.
    removed = Signal(int, object)

    def __init__(
        self,
        name: str,
        columns: Sequence[Column],
        blank: Callable[[], Any],
        *,
        tickable: bool = False,
        movable: bool = True,
    ) -> None:
        """`blank` makes the record of a new row; `name` is read aloud."""
        super().__init__()
        self.model = RowsModel(columns, tickable=tickable)
        self._blank = blank
        self.view = QTableView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(_Delegate(self.view))
        self.view.setAccessibleName(name)
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.setTabKeyNavigation(False)
        self.view.setShowGrid(False)
        self.view.setAlternatingRowColors(True)
        self.view.setWordWrap(False)
        self.view.verticalHeader().hide()
        self.view.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.SelectedClicked
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view, 1)
        column.addLayout(self._buttons(movable))
        self._keys(movable)
        self._fit()
        self.setFocusProxy(self.view)
        self.view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # Qt's name
        """Give the wide columns what the window has."""
        if event.type() == QEvent.Type.Resize and watched is self.view.viewport():
            self._fit()
        return super().eventFilter(watched, event)

    def _buttons(self, movable: bool) -> QHBoxLayout:
        self.add_button = QPushButton(tr("common.rows.add"))
        self.add_button.setToolTip(tr("common.rows.add_tip"))
        self.add_button.clicked.connect(self.add)
        edit = QPushButton(tr("common.rows.edit"))
        edit.setToolTip(tr("common.rows.edit_tip"))
        edit.clicked.connect(self.edit)
        remove = QPushButton(tr("common.rows.remove"))
        remove.setToolTip(tr("common.rows.remove_tip"))
        remove.clicked.connect(self.remove)
        row = QHBoxLayout()
        for button in (self.add_button, edit, remove):
            row.addWidget(button)
        if movable:
            for text, tip, by in (
                ("common.rows.up", "common.rows.up_tip", -1),
                ("common.rows.down", "common.rows.down_tip", 1),
            ):
                button = QPushButton(tr(text))
                button.setToolTip(tr(tip))
                button.clicked.connect(lambda _=False, by=by: self.move_row(by))
                row.addWidget(button)
        row.addStretch(1)
        return row

    def _keys(self, movable: bool) -> None:
        keys: list[tuple[str, Callable[[], object]]] = [
            ("Ins", self.add),
            ("Del", self.remove),
            ("Return", self.edit),
        ]
        if movable:
            keys += [
                ("Alt+Shift+Up", lambda: self.move_row(-1)),
                ("Alt+Shift+Down", lambda: self.move_row(1)),
            ]
        for text, act in keys:
            shortcut = QShortcut(QKeySequence(text), self.view)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show `rows`; keeps the place in the list."""
        at = self.view.currentIndex()
        row, col = max(0, at.row()), max(0, at.column())
        self.model.set_rows(rows)
        if rows:
            self.view.setCurrentIndex(self.model.index(min(row, len(rows) - 1), col))

    def add(self) -> None:
        """Add a row after the chosen one and start typing in it."""
        at = self.view.currentIndex().row() + 1 if self.model.rows else 0
        self.model.insert(at, self._blank())
        index = self.model.index(at, 0)
        self.view.setCurrentIndex(index)
        self.view.setFocus()
        self.view.edit(index)

    def edit(self) -> None:
        """Start typing in the chosen cell."""
        index = self.view.currentIndex()
        if index.isValid():
            self.view.setFocus()
            self.view.edit(index)

    def remove(self) -> None:
        """Take the chosen row out; `removed` lets the page offer an undo."""
        at = self.view.currentIndex().row()
        if 0 <= at < len(self.model.rows):
            record = self.model.remove(at)
            self.removed.emit(at, record)

    def move_row(self, by: int) -> None:
        """Move the chosen row up (-1) or down (+1)."""
        index = self.view.currentIndex()
        if index.isValid():
            to = self.model.move(index.row(), by)
            self.view.setCurrentIndex(self.model.index(to, index.column()))

    def changeEvent(self, event: QEvent) -> None:  # Qt's name
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def _fit(self) -> None:
        letters = self.view.fontMetrics().averageCharWidth()
        header = self.view.horizontalHeader()
        self.view.verticalHeader().setDefaultSectionSize(
            max(32, round(self.view.fontMetrics().height() * 1.7))
        )
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        widths = [round(column.width * letters * 1.1) + 20 for column in self.model.columns]
        wide = [at for at, column in enumerate(self.model.columns) if not column.width]
        taken = sum(width for at, width in enumerate(widths) if at not in wide)
        left = self.view.viewport().width() - taken
        for at in wide:
            widths[at] = max(left // len(wide), LEAST_LETTERS * letters)
        for at, width in enumerate(widths):
            header.resizeSection(at, width)
