"""Last year's plan: choose it, or go on with a draft whose guide is not done."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kehoach_desktop.domain.imports.plan_reading import PlanReading
from kehoach_desktop.domain.validation import check_year
from kehoach_desktop.errors import AppError
from kehoach_desktop.messages import explain
from kehoach_desktop.services.plans.carry_overs import Guide
from kehoach_desktop.services.ports.plans import PlanRow
from kehoach_desktop.ui.operations import Lane
from kehoach_desktop.ui.shell import Shell
from kehoach_desktop.ui.texts import screen_date, tr
from kehoach_desktop.ui.widgets.file_drop import FileDrop
from kehoach_desktop.ui.widgets.plan_fields import LineField, labelled

_ROW = 0x0100


@dataclass(frozen=True, slots=True)
class _File:
    """Last year's plan as a file says it."""

    name: str
    reading: PlanReading


class LastYearView(QWidget):
    """`begun(Guide)`: a draft was made, or an open one is gone on with; `back_asked`."""

    begun = Signal(object)
    back_asked = Signal()

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        title = QLabel(tr("carry.title"))
        title.setProperty("role", "title")
        told = QLabel(tr("carry.told"))
        told.setWordWrap(True)
        self.plans = QListWidget()
        self.plans.setAccessibleName(tr("carry.plans"))
        self.plans.setWordWrap(True)
        self.plans.currentItemChanged.connect(lambda *_: self._chosen())
        self.plans.itemActivated.connect(lambda _item: self._begin())
        FileDrop(self, self.read_file)
        self.year = LineField("2026")
        form = QFormLayout()
        labelled(form, tr("carry.year"), self.year)
        self.problem = QLabel()
        self.problem.setProperty("role", "error")
        self.problem.setWordWrap(True)
        self.begin = QPushButton(tr("carry.begin"))
        self.begin.setProperty("role", "primary")
        self.begin.clicked.connect(self._begin)
        self.from_file = QPushButton(tr("carry.from_file"))
        self.from_file.setToolTip(tr("carry.from_file.tip"))
        self.from_file.clicked.connect(self._ask_file)
        back = QPushButton(tr("common.back"))
        back.clicked.connect(self.back_asked)
        foot = QHBoxLayout()
        foot.addWidget(back)
        foot.addWidget(self.begin)
        foot.addWidget(self.from_file)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 12)
        for widget in (title, told):
            column.addWidget(widget)
        column.addWidget(self.plans, 1)
        column.addLayout(form)
        column.addWidget(self.problem)
        column.addLayout(foot)

    def activate(self) -> None:
        """Read the plans that can be carried over, and the guides that are not done."""
        app = self._shell.app

        def read() -> tuple[list[PlanRow], dict[str, int], list[PlanRow]]:
            guides = app.chain.carry_overs
            return guides.sources(), guides.open_counts(), app.plans.rows()

        self._shell.operations.run(read, self._show, owner=self)

    def _show(self, read: tuple[list[PlanRow], dict[str, int], list[PlanRow]]) -> None:
        sources, counts, rows = read
        self.plans.clear()
        for row in rows:
            if counts.get(row.id):
                words = tr("carry.resume", title=row.title, n=counts[row.id])
                self._add(words, row)
        for row in sources:
            day = screen_date(row.issued_on)
            self._add(tr("carry.source", title=row.title, number=row.number, day=day), row)
        if not self.plans.count():
            self.problem.setText(tr("carry.none"))
        self.begin.setEnabled(self.plans.count() > 0)
        self.plans.setCurrentRow(0)
        self.plans.setFocus()

    def _add(self, words: str, row: PlanRow | _File) -> None:
        item = QListWidgetItem(words)
        item.setData(_ROW, row)
        self.plans.addItem(item)

    def _row(self) -> PlanRow | _File | None:
        item = self.plans.currentItem()
        row = item.data(_ROW) if item is not None else None
        return row if isinstance(row, PlanRow | _File) else None

    # --- last year's plan as a file

    def _ask_file(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(
            self, tr("carry.from_file.ask"), "", tr("import.ask.filter")
        )
        if chosen:
            self.read_file(Path(chosen))

    def read_file(self, path: Path) -> None:
        """Read a file beside the window and put it into the list, chosen; nothing is stored."""
        imports, office = self._shell.app.chain.imports, self._shell.office
        self._shell.operations.run(
            lambda reporter: imports.read(path, office, reporter.cancelled),
            lambda reading: self._file_read(_File(path.name, reading)),
            self._refused,
            lane=Lane.READ,
            owner=self,
            reports=True,
            label=tr("import.reading", name=path.name),
        )

    def _refused(self, error: AppError) -> None:
        if error.code != "E-READ-STOPPED":
            self._shell.refuse(error)

    def _file_read(self, file: _File) -> None:
        plan = file.reading.plan
        title = plan.title or tr("plans.untitled")
        self._add(tr("carry.file", name=file.name, title=title, year=plan.year), file)
        self.plans.setCurrentRow(self.plans.count() - 1)
        self.begin.setEnabled(True)
        self.year.setFocus()

    # --- beginning

    def _chosen(self) -> None:
        row = self._row()
        if row is None:
            return
        self.problem.clear()
        if isinstance(row, _File):
            self.year.setEnabled(True)
            self.year.show_value(str(row.reading.plan.year + 1))
            self.begin.setText(tr("carry.begin"))
            return
        self.year.setEnabled(row.is_issued)
        self.year.show_value(str(row.year + 1 if row.is_issued else row.year))
        self.begin.setText(tr("carry.begin") if row.is_issued else tr("carry.go_on"))

    def _begin(self) -> None:
        row, guides = self._row(), self._shell.app.chain.carry_overs
        if row is None:
            return
        if isinstance(row, PlanRow) and not row.is_issued:
            self._shell.operations.run(lambda: guides.guide(row.id), self._begun, owner=self)
            return
        try:
            year = check_year(self.year.text())
        except AppError as error:
            self.problem.setText(explain(error).sentence)
            self.year.setFocus()
            return

        def begin() -> Guide:
            if isinstance(row, _File):
                return guides.begin_reading(row.reading, row.name, year)
            return guides.begin(row.id, year)

        self._shell.operations.run(begin, self._begun, owner=self)

    def _begun(self, guide: Guide | None) -> None:
        if guide is not None:
            self._shell.saved()
            self.begun.emit(guide)
