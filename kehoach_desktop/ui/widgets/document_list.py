"""A list of documents: filtered by words, sorted by a click, opened and deleted by a key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QModelIndex, QSortFilterProxyModel, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from kehoach_desktop.ui.models.document_rows import SORT, DocumentRows
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.empty_state import EmptyState
from kehoach_desktop.ui.widgets.plan_fields import LineField
from kehoach_desktop.ui.widgets.row_table import dress_row_table

#: Letters of the wide column that are to be seen; what a row has above and below its letters.
_WIDE_LETTERS, _ROW_AIR = 34, 13


class DocumentRow(Protocol):
    """What the list asks of a document."""

    @property
    def id(self) -> str:
        """The id of the document."""

    @property
    def is_issued(self) -> bool:
        """Whether it is frozen."""


Row = TypeVar("Row", bound=DocumentRow)


class DocumentList(QWidget, Generic[Row]):
    """Drafts and issued documents; `open_asked(row)`, `new_asked()`, `delete_asked(row)`.

    A subclass hands in its model and words, and adds its own buttons to `top`.
    """

    open_asked = Signal(object)
    new_asked = Signal()
    delete_asked = Signal(object)

    def __init__(
        self,
        model: DocumentRows[Row],
        title: str,
        *,
        wide: int,
        new: QPushButton,
        empty: EmptyState,
        spare: Sequence[int] = (),
    ) -> None:
        """`wide` is the column that takes what is left; the last column sorts at first.

        The columns `spare` are given up one after the other where large letters leave `wide` too
        little room.
        """
        super().__init__()
        self.model = model
        self._wide, self._spare = wide, tuple(spare)
        self.sorted = QSortFilterProxyModel()
        self.sorted.setSourceModel(model)
        self.sorted.setSortRole(SORT)
        self.filter = LineField(tr("common.filter.hint"))
        self.filter.setAccessibleName(tr("common.filter.hint"))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._filter)
        self.new = new
        self.new.setProperty("role", "primary")
        self.new.clicked.connect(self.new_asked)
        self.open = QPushButton(tr("common.open"))
        self.open.clicked.connect(lambda: self.tell(self.open_asked))
        self.delete = QPushButton(tr("plans.delete"))
        self.delete.clicked.connect(lambda: self.tell(self.delete_asked))
        self.top = QHBoxLayout()
        self.top.addWidget(self.new)
        self.top.addWidget(self.filter, 1)
        self.table = QTableView()
        self._dress_table(title, wide)
        self._empty = empty
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        self._none = QLabel()
        self._none.setProperty("role", "quiet")
        self._none.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addLayout(self.top)
        column.addWidget(self._none)
        column.addWidget(self._stack, 1)

    def can_delete(self, row: Row) -> bool:
        """Say whether a document may be deleted: an issued one never."""
        return not row.is_issued

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show the documents, keeping the chosen one."""
        row = self.current()
        self.model.show_rows(rows)
        self._stack.setCurrentWidget(self._empty if self.model.is_empty else self.table)
        self.filter.setVisible(not self.model.is_empty)
        self.select(row.id if row is not None else "")
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # Qt's name
        """Share the width among the columns again."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Keep the wide column readable, and rows as tall as the letters ask."""
        table, header = self.table, self.table.horizontalHeader()
        table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + _ROW_AIR)
        needed = {
            column: max(table.sizeHintForColumn(column), header.sectionSizeHint(column))
            for column in range(self.model.columnCount())
            if column != self._wide
        }
        room = table.viewport().width() - self.fontMetrics().averageCharWidth() * _WIDE_LETTERS
        for column in self._spare:
            is_cut = sum(needed.values()) > room
            table.setColumnHidden(column, is_cut)
            if is_cut:
                del needed[column]

    def select(self, document_id: str) -> None:
        """Choose a document, the first where it is not in the list."""
        count = self.sorted.rowCount()
        for place in range(count):
            row = self._row(self.sorted.index(place, 0))
            if row is not None and row.id == document_id:
                self.table.selectRow(place)
                return
        if count:
            self.table.selectRow(0)
        self.selected()

    def current(self) -> Row | None:
        """Return the chosen document."""
        return self._row(self.table.currentIndex())

    def tell(self, signal: SignalInstance) -> None:
        """Emit `signal` with the chosen document, where that may be done to it."""
        row = self.current()
        if row is not None and (signal is not self.delete_asked or self.can_delete(row)):
            signal.emit(row)

    def selected(self) -> None:
        """Enable what can be done to the chosen document."""
        row = self.current()
        self.open.setEnabled(row is not None)
        self.delete.setEnabled(row is not None and self.can_delete(row))

    def _dress_table(self, title: str, wide: int) -> None:
        table = self.table
        table.setModel(self.sorted)
        dress_row_table(table, title)
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
        table.setSortingEnabled(True)
        table.sortByColumn(self.model.columnCount() - 1, Qt.SortOrder.DescendingOrder)
        table.activated.connect(lambda _index: self.tell(self.open_asked))
        table.selectionModel().selectionChanged.connect(lambda *_: self.selected())
        for keys, signal in (
            ("Return", self.open_asked),
            ("Enter", self.open_asked),
            ("Del", self.delete_asked),
        ):
            shortcut = QShortcut(QKeySequence(keys), table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda signal=signal: self.tell(signal))

    def _row(self, index: QModelIndex) -> Row | None:
        return self.model.row(self.sorted.mapToSource(index).row()) if index.isValid() else None

    def _filter(self, query: str) -> None:
        self.model.filter(query)
        nothing = not self.model.rowCount() and not self.model.is_empty
        self._none.setText(tr("common.filter.none", query=query))
        self._none.setVisible(nothing)
        self.select("")
