"""The list of plans: filter, open, copy, delete a draft."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSortFilterProxyModel, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from kehoach_desktop.services.ports import PlanRow
from kehoach_desktop.ui.models.plan_rows import SORT, PlanRows
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.plan_fields import LineField


class PlanList(QWidget):
    """`open_asked(PlanRow)`, `new_asked()`, `copy_asked(PlanRow)`, `delete_asked(PlanRow)`."""

    open_asked = Signal(object)
    new_asked = Signal()
    copy_asked = Signal(object)
    delete_asked = Signal(object)
    check_asked = Signal()
    review_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = PlanRows()
        self.sorted = QSortFilterProxyModel()
        self.sorted.setSourceModel(self.model)
        self.sorted.setSortRole(SORT)
        self.filter = LineField(tr("common.filter.hint"))
        self.filter.setAccessibleName(tr("common.filter.hint"))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._filter)
        self.table = QTableView()
        self._dress_table()
        self.new = QPushButton(tr("plans.new"))
        self.new.setProperty("role", "primary")
        self.new.setToolTip(tr("plans.new.hint"))
        self.new.clicked.connect(self.new_asked)
        self.open = QPushButton(tr("common.open"))
        self.open.clicked.connect(lambda: self._tell(self.open_asked))
        self.copy = QPushButton(tr("plans.copy"))
        self.copy.setToolTip(tr("plans.copy.hint"))
        self.copy.clicked.connect(lambda: self._tell(self.copy_asked))
        self.delete = QPushButton(tr("plans.delete"))
        self.delete.clicked.connect(lambda: self._tell(self.delete_asked))
        self.review = QPushButton(tr("findings.file"))
        self.review.setToolTip(tr("findings.file.hint"))
        self.review.clicked.connect(lambda: self.review_asked.emit())
        top = QHBoxLayout()
        top.addWidget(self.new)
        top.addWidget(self.filter, 1)
        self.check = QPushButton(tr("check.title"))
        self.check.setToolTip(tr("check.hint_open"))
        self.check.clicked.connect(self.check_asked)
        for button in (self.open, self.copy, self.delete, self.review, self.check):
            top.addWidget(button)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._empty = self._build_empty()
        self._stack.addWidget(self._empty)
        self._none = QLabel()
        self._none.setProperty("role", "quiet")
        self._none.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addLayout(top)
        column.addWidget(self._none)
        column.addWidget(self._stack, 1)
        self._selected()

    def _dress_table(self) -> None:
        table = self.table
        table.setModel(self.sorted)
        table.setAccessibleName(tr("plans.list"))
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
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.setSortingEnabled(True)
        table.sortByColumn(5, Qt.SortOrder.DescendingOrder)
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

    def _build_empty(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.addStretch(1)
        title = QLabel(tr("plans.empty"))
        title.setProperty("role", "title")
        hint = QLabel(tr("plans.empty.hint"))
        hint.setWordWrap(True)
        hint.setProperty("role", "quiet")
        button = QPushButton(tr("plans.empty.start"))
        button.setProperty("role", "primary")
        button.clicked.connect(self.new_asked)
        for widget in (title, hint, button):
            widget.setMaximumWidth(560)
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        return box

    def show_rows(self, rows: Sequence[PlanRow]) -> None:
        """Show the plans, keeping the chosen one."""
        row = self.current()
        chosen = row.id if row is not None else ""
        self.model.show_rows(rows)
        self._stack.setCurrentWidget(self._empty if self.model.is_empty else self.table)
        self.filter.setVisible(not self.model.is_empty)
        self.select(chosen)

    def select(self, plan_id: str) -> None:
        """Choose a plan, the first where it is not in the list."""
        count = self.sorted.rowCount()
        for place in range(count):
            row = self._row(self.sorted.index(place, 0))
            if row is not None and row.id == plan_id:
                self.table.selectRow(place)
                return
        if count:
            self.table.selectRow(0)
        self._selected()

    def current(self) -> PlanRow | None:
        """Return the chosen plan."""
        return self._row(self.table.currentIndex())

    def _row(self, index: QModelIndex) -> PlanRow | None:
        return self.model.row(self.sorted.mapToSource(index).row()) if index.isValid() else None

    def _tell(self, signal: SignalInstance) -> None:
        row = self.current()
        if row is not None:
            signal.emit(row)

    def _filter(self, query: str) -> None:
        self.model.filter(query)
        nothing = not self.model.rowCount() and not self.model.is_empty
        self._none.setText(tr("common.filter.none", query=query))
        self._none.setVisible(nothing)
        self.select("")

    def _selected(self) -> None:
        row = self.current()
        self.open.setEnabled(row is not None)
        self.copy.setEnabled(row is not None)
        self.delete.setEnabled(row is not None and not row.is_issued and not row.sender)
