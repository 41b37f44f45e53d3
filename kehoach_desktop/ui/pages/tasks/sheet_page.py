"""Lịch năm and Bảng phân công: a plan or all of them, one year; printed as they are seen."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QSpinBox, QVBoxLayout

from kehoach_desktop.services.ports.sheets import WorkSheet
from kehoach_desktop.ui.page import AgencyToShow, Page, Shortcut, TaskToShow
from kehoach_desktop.ui.pages.tasks.print_sheet import print_work_sheet
from kehoach_desktop.ui.pages.tasks.sheet_table import SheetTable
from kehoach_desktop.ui.shell import Shell, Tone
from kehoach_desktop.ui.texts import tr


class SheetPage(Page):
    """The view `name`: "year" or "assignment"."""

    def __init__(self, shell: Shell, name: str) -> None:
        super().__init__(shell)
        self.name = name
        self.title = tr(f"views.{name}")
        self._asked = 0
        self._busy: frozenset[str] = frozenset()  # whoever has a part in a task
        self.plan = QComboBox()
        self.plan.setAccessibleName(tr("tasks.filter.plan"))
        self.plan.addItem(tr("tasks.filter.all_plans"), "")
        self.plan.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.plan.setMinimumContentsLength(20)
        self.year = QSpinBox()
        self.year.setRange(2000, 2100)
        self.year.setAccessibleName(tr("views.year_of"))
        self.year.setValue(shell.clock.now().year)
        self.print_button = QPushButton(tr("views.print"))
        self.print_button.setToolTip(tr("views.print.tip"))
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.table = SheetTable(self.title)
        head = QHBoxLayout()
        head.addWidget(self.plan, 1)
        label = QLabel(tr("views.year_of"))
        label.setBuddy(self.year)
        head.addWidget(label)
        head.addWidget(self.year)
        head.addWidget(self.print_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 10)
        column.addLayout(head)
        column.addWidget(self.told)
        column.addWidget(self.table, 1)
        self.plan.currentIndexChanged.connect(lambda _index: self._load())
        self.year.valueChanged.connect(lambda _year: self._load())
        self.print_button.clicked.connect(self.print)
        self.table.activated.connect(lambda _index: self._open())
        QShortcut(QKeySequence("Ctrl+P"), self).activated.connect(self.print)

    def shortcuts(self) -> list[Shortcut]:
        """Return the keys of the view."""
        opens = "views.open" if self.name == "year" else "views.open.unit"
        return [Shortcut("Enter", tr(opens)), Shortcut("Ctrl+P", tr("views.print"))]

    def activate(self, argument: object = None) -> None:
        """Read plans and turns again."""
        self.run(lambda: self.shell.app.checklist.choices(), self._offer)

    def _offer(self, choices: tuple[list[tuple[str, str]], list[str]]) -> None:
        chosen, self._busy = self.plan.currentData(), frozenset(choices[1])
        self.plan.blockSignals(True)
        self.plan.clear()
        self.plan.addItem(tr("tasks.filter.all_plans"), "")
        for plan_id, title in choices[0]:
            self.plan.addItem(title, plan_id)
        self.plan.setCurrentIndex(max(0, self.plan.findData(chosen)))
        self.plan.blockSignals(False)
        self._load()
        self.table.setFocus()

    def _load(self) -> None:
        self._asked += 1
        asked, app = self._asked, self.shell.app
        plan_id, year = self.plan.currentData() or "", self.year.value()
        year_wanted = self.name == "year"

        def make() -> WorkSheet:
            views = app.work_papers.views
            if year_wanted:
                return views.year(plan_id, year)
            return views.assignment(plan_id, year)

        self.run(
            make,
            lambda sheet: self._show(sheet) if asked == self._asked else None,
            label=tr("tasks.loading"),
        )

    def _show(self, sheet: WorkSheet) -> None:
        words = "\n".join(sheet.notes) if sheet.rows else tr("views.empty")
        self.told.setText(words)
        self.table.show_sheet(sheet)

    def print(self) -> None:
        """Print what is seen."""
        if self.table.sheet is not None and self.table.sheet.rows:
            print_work_sheet(self, self.table.sheet)

    def _open(self) -> None:
        """Open the task of the row on the board, or the turns of the unit."""
        row = self.table.chosen
        if row is not None and row.task_id:
            checklist = self.shell.app.checklist
            plan_id, task_id = row.plan_id, row.task_id
            self.run(
                lambda: checklist.next_turn(plan_id, task_id),
                lambda found: self.shell.open_place("tasks", TaskToShow(found)),
            )
        elif row is not None and row.agency not in self._busy:
            self.shell.say(tr("views.no_tasks", unit=row.agency), Tone.WARNING)
        elif row is not None:
            plan_id = self.plan.currentData() or ""
            self.shell.open_place("tasks", AgencyToShow(row.agency, plan_id))
