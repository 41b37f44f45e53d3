"""“Nhập bù”: turns that were done before the program was there, typed in one grid."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from kehoach_desktop.domain.dates import read_short_date
from kehoach_desktop.domain.schedules.target import format_thousandths, read_thousandths
from kehoach_desktop.domain.validation import check_done_on
from kehoach_desktop.domain.vntext import clean
from kehoach_desktop.errors import AppError
from kehoach_desktop.messages import explain
from kehoach_desktop.services.tasks.checklist import ChecklistRow
from kehoach_desktop.services.tasks.turn_changes import PastTurn
from kehoach_desktop.ui.models.checklist_rows import title_text
from kehoach_desktop.ui.shell import Shell, Tone
from kehoach_desktop.ui.texts import screen_date, tr
from kehoach_desktop.ui.theme import scaled
from kehoach_desktop.ui.widgets.rows_model import Column, RowsModel


@dataclass(frozen=True, slots=True)
class Line:
    """A turn of the grid; without `done_on` it is left as it is."""

    row: ChecklistRow
    done_on: dt.date | None = None
    figure: int | None = None
    note: str = ""


class PastTurnsDialog(QDialog):
    """A row for every turn that was due before today and is open; all are stored, or none."""

    def __init__(
        self, shell: Shell, rows: Sequence[ChecklistRow], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._shell = shell
        self._today = shell.clock.now().date()
        self.setWindowTitle(tr("past.title"))
        told = QLabel(tr("past.help"))
        told.setWordWrap(True)
        self.model = RowsModel(self._columns())
        self.model.set_rows([Line(row) for row in rows])
        self.view = QTableView()
        self.view.setModel(self.model)
        self.view.setAccessibleName(tr("past.title"))
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.setAlternatingRowColors(True)
        self.view.verticalHeader().hide()
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        self.problem = QLabel()
        self.problem.setProperty("tone", "error")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.on_day = QPushButton(tr("past.on_day"))
        self.on_day.setToolTip(tr("past.on_day.tip"))
        self.store = QPushButton()
        self.store.setProperty("role", "primary")
        self.cancel = QPushButton(tr("common.cancel"))
        for button in (self.on_day, self.store, self.cancel):
            button.setAutoDefault(False)
        buttons = QHBoxLayout()
        buttons.addWidget(self.on_day)
        buttons.addStretch(1)
        buttons.addWidget(self.store)
        buttons.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.addWidget(told)
        column.addWidget(self.view, 1)
        column.addWidget(self.problem)
        column.addLayout(buttons)
        self.model.edited.connect(lambda _rows: self._count())
        self.model.refused.connect(self._refused)
        self.on_day.clicked.connect(self.fill_days)
        self.store.clicked.connect(self.take)
        self.cancel.clicked.connect(self.reject)
        self._count()
        wide = scaled(1060, min(shell.text_size, 120))
        self.resize(min(wide, parent.width() - 40) if parent else wide, 560)
        self._fit()
        if rows:
            self.view.setCurrentIndex(self.model.index(0, 3))

    def _columns(self) -> list[Column]:
        today = self._today

        def day(line: Line, typed: str) -> Line:
            found = read_short_date(typed, line.row.due.year) if typed.strip() else None
            return replace(line, done_on=check_done_on(found, today) if found else None)

        def figure(line: Line, typed: str) -> Line:
            try:
                return replace(line, figure=read_thousandths(typed) if typed.strip() else None)
            except ValueError as error:
                raise AppError("E-FIGURE") from error

        return [
            Column(tr("past.column.task"), lambda line: title_text(line.row)),
            Column(tr("past.column.unit"), lambda line: line.row.unit),
            Column(tr("past.column.due"), lambda line: screen_date(line.row.due)),
            Column(tr("past.column.done"), lambda line: screen_date(line.done_on), day),
            Column(
                tr("past.column.figure"),
                lambda line: "" if line.figure is None else format_thousandths(line.figure),
                figure,
            ),
            Column(
                tr("past.column.note"),
                lambda line: line.note,
                lambda line, typed: replace(line, note=clean(typed)),
            ),
        ]

    def _fit(self) -> None:
        head, letter = self.view.horizontalHeader(), self.fontMetrics().averageCharWidth()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for place, letters in ((1, 14), (2, 13), (3, 18), (4, 10), (5, 22)):
            self.view.setColumnWidth(place, letter * letters)
        if not any(line.row.unit for line in self.model.rows):
            self.view.hideColumn(1)

    @property
    def lines(self) -> list[PastTurn]:
        """Return the turns that have a day."""
        return [
            PastTurn(line.row, line.done_on, line.figure, line.note)
            for line in self.model.rows
            if line.done_on is not None
        ]

    def fill_days(self) -> None:
        """Say of the chosen rows that they were done on the day they were due."""
        places = {index.row() for index in self.view.selectionModel().selectedIndexes()}
        chosen = list(self.model.rows)
        for place in places:
            if chosen[place].done_on is None:
                chosen[place] = replace(chosen[place], done_on=chosen[place].row.due)
        self.model.set_rows(chosen)
        for place in places:
            self.view.selectionModel().select(
                self.model.index(place, 3),
                QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows,
            )
        self._count()

    def take(self) -> None:
        """Store what was typed; refused, everything stays in the grid."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)  # an open editor gives its text
        lines, changes = self.lines, self._shell.app.work.changes
        self._shell.operations.run(
            lambda: changes.enter_past(lines), self._stored, self._refused, owner=self
        )

    def _stored(self, number: int) -> None:
        self._shell.saved()
        self._shell.say(tr("past.stored", turns=number), Tone.DONE)
        self.accept()
        self._shell.data_changed.emit()

    def _count(self) -> None:
        self.problem.hide()
        number = len(self.lines)
        self.store.setText(tr("past.store", turns=number))
        self.store.setEnabled(number > 0)

    def _refused(self, error: AppError) -> None:
        self.problem.setText(explain(error).sentence)
        self.problem.show()


def enter_past(shell: Shell, rows: Sequence[ChecklistRow], parent: QWidget) -> None:
    """Let past turns be entered in one grid; say so where there are none."""
    if not rows:
        shell.say(tr("past.none"), Tone.INFO)
        return
    dialog = PastTurnsDialog(shell, rows, parent)
    dialog.exec()
    dialog.deleteLater()
