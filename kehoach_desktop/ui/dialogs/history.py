"""Who changed what in a plan or a task, and how the plan stood at the end of any day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from kehoach_desktop.domain.plans.task import TurnState
from kehoach_desktop.ui.shell import Shell
from kehoach_desktop.ui.texts import screen_date, tr
from kehoach_desktop.ui.theme import scaled
from kehoach_desktop.ui.widgets.plan_fields import DateField

if TYPE_CHECKING:
    from kehoach_desktop.domain.plans.plan import Plan
    from kehoach_desktop.services.reports.history import History, HistoryLine, PlanStood
    from kehoach_desktop.services.tasks.checklist import ChecklistRow


class HistoryDialog(QDialog):
    """Reads; nothing is changed here."""

    def __init__(
        self,
        shell: Shell,
        title: str,
        read: Callable[[History], list[HistoryLine]],
        parent: QWidget | None = None,
        plan: Plan | None = None,
    ) -> None:
        """Show what `read` finds; of a `plan` also how it stood on a day."""
        super().__init__(parent)
        self._shell, self._plan, self._read = shell, plan, read
        self.setWindowTitle(tr("history.of", title=title))
        self.setSizeGripEnabled(True)
        self.changes = _table(("at", "who", "what"), wide=2)
        self.stood = _table(("number", "task", "done", "late", "open"), wide=1)
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.day = DateField(self)
        self.day.setVisible(plan is not None)
        self.day.setMaximumWidth(scaled(130, shell.text_size))
        self.day.setAccessibleName(tr("history.day"))
        self.day.editingFinished.connect(self._look)
        tabs = QTabWidget()
        tabs.addTab(self.changes, tr("history.tab.changes"))
        if plan is not None:
            tabs.addTab(self._build_stood(), tr("history.tab.stood"))
        close = QPushButton(tr("common.close"))
        close.setProperty("role", "primary")
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.addWidget(tabs, 1)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        room = self.screen().availableGeometry()
        wide, high = scaled(900, shell.text_size), scaled(560, shell.text_size)
        self.resize(min(wide, room.width() - 40), min(high, room.height() - 60))
        self._load()

    def _build_stood(self) -> QWidget:
        page = QWidget()
        label = QLabel(tr("history.day"))
        label.setBuddy(self.day)
        head = QHBoxLayout()
        head.addWidget(label)
        head.addWidget(self.day)
        head.addStretch(1)
        column = QVBoxLayout(page)
        column.addLayout(head)
        column.addWidget(self.told)
        column.addWidget(self.stood, 1)
        self.day.show_value(screen_date(self._shell.clock.now().date()))
        self._look()
        return page

    def _load(self) -> None:
        shell, read = self._shell, self._read
        shell.operations.run(lambda: read(shell.app.records.history), self._show, owner=self)

    def _show(self, lines: list[HistoryLine]) -> None:
        rows = [(f"{screen_date(line.at.date())} {line.at:%H:%M}", line.who, line.words)
                for line in lines]  # fmt: skip
        _fill(self.changes, rows or [("", "", tr("history.none"))])

    def _look(self) -> None:
        day, plan, shell = self.day.day(), self._plan, self._shell
        if day is None or plan is None:
            return
        if day > shell.clock.now().date():
            self.told.setText(tr("history.to_come", day=screen_date(day)))
            return
        wanted: dt.date = day
        shell.operations.run(
            lambda: shell.app.records.history.as_of(plan.id, wanted), self._show_stood, owner=self
        )

    def _show_stood(self, stood: PlanStood) -> None:
        self.told.setText(stood.words)
        rows = [
            (
                str(each.number),
                each.task.title,
                str(each.count(TurnState.DONE)),
                str(each.count(TurnState.LATE)),
                str(each.count(TurnState.AHEAD) + each.count(TurnState.DUE)),
            )
            for each in stood.tasks
        ]
        _fill(self.stood, rows)


def show_task_history(shell: Shell, parent: QWidget, row: ChecklistRow) -> None:
    """Show the changes of the task of a row of the checklist."""
    task, plan_id = row.task, row.plan_id
    HistoryDialog(shell, task.title, lambda known: known.of_task(plan_id, task), parent).exec()


def show_plan_history(shell: Shell, parent: QWidget, plan: Plan) -> None:
    """Show the changes of a plan, and how it stood on a day."""
    HistoryDialog(shell, plan.title, lambda known: known.of_plan(plan.id), parent, plan).exec()


def show_record_history(
    shell: Shell, parent: QWidget, record_id: str, title: str, record: object = None
) -> None:
    """Show the changes of a paper (`record`), a meeting or the office profile."""
    HistoryDialog(shell, title, lambda known: known.of_record(record_id, record), parent).exec()


def _table(keys: Sequence[str], wide: int) -> QTableWidget:
    table = QTableWidget(0, len(keys))
    table.setHorizontalHeaderLabels([tr(f"history.column.{key}") for key in keys])
    table.verticalHeader().hide()
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
    table.setAlternatingRowColors(True)
    table.setTabKeyNavigation(False)
    header = table.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
    header.geometriesChanged.connect(table.resizeRowsToContents)
    return table


def _fill(table: QTableWidget, rows: Sequence[Sequence[str]]) -> None:
    table.setRowCount(len(rows))
    for place, cells in enumerate(rows):
        for column, words in enumerate(cells):
            table.setItem(place, column, QTableWidgetItem(words))
    QTimer.singleShot(0, table, table.resizeRowsToContents)
