"""The list "Văn bản khác": filter, open, make, delete a draft."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSortFilterProxyModel, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from kehoach_desktop.services.ports_papers import PaperRow
from kehoach_desktop.ui.models.paper_rows import SORT, PaperRows
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.empty_state import EmptyState
from kehoach_desktop.ui.widgets.plan_fields import LineField


class PaperList(QWidget):
    """`open_asked(PaperRow)`, `new_asked()`, `delete_asked(PaperRow)`."""

    open_asked = Signal(object)
    new_asked = Signal()
    delete_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.model = PaperRows()
        self.sorted = QSortFilterProxyModel()
        self.sorted.setSourceModel(self.model)
        self.sorted.setSortRole(SORT)
        self.filter = LineField(tr("common.filter.hint"))
        self.filter.setAccessibleName(tr("common.filter.hint"))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._filter)
        self.new = QPushButton(tr("papers.new"))
        self.new.setProperty("role", "primary")
        self.new.clicked.connect(self.new_asked)
        self.open = QPushButton(tr("common.open"))
        self.open.clicked.connect(lambda: self._tell(self.open_asked))
        self.delete = QPushButton(tr("plans.delete"))
        self.delete.clicked.connect(lambda: self._tell(self.delete_asked))
        top = QHBoxLayout()
        top.addWidget(self.new)
        top.addWidget(self.filter, 1)
        top.addWidget(self.open)
        top.addWidget(self.delete)
        self.table = QTableView()
        self._dress_table()
        self._empty = EmptyState(
            tr("papers.empty"), tr("papers.empty.hint"), tr("papers.new"), self.new_asked.emit
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addLayout(top)
        column.addWidget(self._stack, 1)
        self._selected()

    def _dress_table(self) -> None:
        table = self.table
        table.setModel(self.sorted)
        table.setAccessibleName(tr("papers.title"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setAlternatingRowColors(True)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.setSortingEnabled(True)
        table.sortByColumn(4, Qt.SortOrder.DescendingOrder)
        table.activated.connect(lambda _index: self._tell(self.open_asked))
        table.selectionModel().selectionChanged.connect(lambda *_: self._selected())
        for keys, signal in (
            ("Return", "open_asked"),
            ("Enter", "open_asked"),
            ("Del", "delete_asked"),
        ):
            shortcut = QShortcut(QKeySequence(keys), table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda signal=signal: self._tell(getattr(self, signal)))

    def show_rows(self, rows: Sequence[PaperRow]) -> None:
        """Show the papers, keeping the chosen one."""
        row = self.current()
        self.model.show_rows(rows)
        self._stack.setCurrentWidget(self._empty if self.model.is_empty else self.table)
        for widget in (self.filter, self.open, self.delete):
            widget.setVisible(not self.model.is_empty)
        self.select(row.id if row is not None else "")

    def select(self, paper_id: str) -> None:
        """Choose a paper, the first where it is not in the list."""
        count = self.sorted.rowCount()
        for place in range(count):
            row = self._row(self.sorted.index(place, 0))
            if row is not None and row.id == paper_id:
                self.table.selectRow(place)
                return
        if count:
            self.table.selectRow(0)
        self._selected()

    def current(self) -> PaperRow | None:
        """Return the chosen paper."""
        return self._row(self.table.currentIndex())

    def _row(self, index: QModelIndex) -> PaperRow | None:
        return self.model.row(self.sorted.mapToSource(index).row()) if index.isValid() else None

    def _tell(self, signal: SignalInstance) -> None:
        row = self.current()
        if row is not None and (signal is not self.delete_asked or not row.is_issued):
            signal.emit(row)

    def _filter(self, query: str) -> None:
        self.model.filter(query)
        self.select("")

    def _selected(self) -> None:
        row = self.current()
        self.open.setEnabled(row is not None)
        self.delete.setEnabled(row is not None and not row.is_issued)
