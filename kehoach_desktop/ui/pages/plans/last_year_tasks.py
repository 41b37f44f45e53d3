"""Last year's tasks with what came of them: unfinished ones first, each kept or left out."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from kehoach_desktop.domain.schedules.target import format_thousandths
from kehoach_desktop.domain.schedules.wording import schedule_phrase
from kehoach_desktop.services.plans.carry_overs import Guide, LastYear
from kehoach_desktop.ui.shell import Shell
from kehoach_desktop.ui.texts import tr

_COLUMNS = ("keep", "task", "lead", "rhythm", "result", "figure")


class LastYearTasks(QWidget):
    """`done(Guide)`: the officer goes on with the spots of the text."""

    done = Signal(object)

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._guide: Guide | None = None
        self._rows: list[LastYear] = []
        title = QLabel(tr("carry.tasks.title"))
        title.setProperty("role", "title")
        told = QLabel(tr("carry.tasks.told"))
        told.setWordWrap(True)
        self.table = QTableWidget(0, len(_COLUMNS))
        self.table.setHorizontalHeaderLabels([tr(f"carry.task.{name}") for name in _COLUMNS])
        self.table.setAccessibleName(tr("carry.tasks.title"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.verticalHeader().hide()
        head = self.table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.go_on = QPushButton(tr("carry.tasks.go_on"))
        self.go_on.setProperty("role", "primary")
        self.go_on.clicked.connect(self._go_on)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.go_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 12)
        for widget in (title, told):
            column.addWidget(widget)
        column.addWidget(self.table, 1)
        column.addLayout(foot)

    def show_guide(self, guide: Guide) -> None:
        """Show the tasks of `guide`, all of them kept until told otherwise."""
        self._guide = guide
        guides = self._shell.app.chain.carry_overs
        self._shell.operations.run(lambda: guides.last_year(guide), self._show, owner=self)

    def _show(self, rows: list[LastYear]) -> None:
        self._rows = [row for row in rows if row.task is not None]
        self.table.setRowCount(len(self._rows))
        for line, row in enumerate(self._rows):
            keep = QTableWidgetItem()
            keep.setFlags(keep.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            keep.setCheckState(Qt.CheckState.Checked)
            self.table.setItem(line, 0, keep)
            for column, words in enumerate(_words(row), start=1):
                item = QTableWidgetItem(words)
                item.setToolTip(words)
                self.table.setItem(line, column, item)
        self._fit()
        self.table.setFocus()
        if self._rows:
            self.table.selectRow(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width: what came of a task must be in sight."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        letters = self.table.fontMetrics().averageCharWidth()
        wide = self.table.viewport().width() - letters * 6
        self.table.setColumnWidth(0, letters * 6)
        for column, share in ((2, 16), (3, 17), (4, 19), (5, 15)):
            self.table.setColumnWidth(column, wide * share // 100)
        self.table.resizeRowsToContents()

    def _go_on(self) -> None:
        guide, guides = self._guide, self._shell.app.chain.carry_overs
        if guide is None:
            return
        dropped = [
            row.task.id
            for line, row in enumerate(self._rows)
            if row.task is not None
            and (item := self.table.item(line, 0)) is not None
            and item.checkState() is Qt.CheckState.Unchecked
        ]
        if not dropped:
            self.done.emit(guide)
            return

        def left_out(after: Guide) -> None:
            self._shell.saved()
            self.done.emit(after)

        self._shell.operations.run(lambda: guides.drop_tasks(guide, dropped), left_out, owner=self)


def _words(row: LastYear) -> tuple[str, ...]:
    was = row.was
    rhythm = was.schedule_text
    if not rhythm and was.schedule is not None:
        rhythm = schedule_phrase(was.schedule, 0)
    if not row.turns:
        result = tr("carry.task.no_result")
    else:
        key = "carry.task.finished" if row.is_finished else "carry.task.unfinished"
        result = tr(key, done=row.done, all=row.turns)
        if row.late:
            result = tr("carry.task.late", result=result, late=row.late)
    figure = format_thousandths(row.figure) if row.figure is not None else ""
    goal = "; ".join(target.text() for target in was.targets)
    if figure and goal:
        figure = f"{figure} / {goal}"
    return (was.title, ", ".join(doer.name for doer in was.leads), rhythm, result, figure or goal)
