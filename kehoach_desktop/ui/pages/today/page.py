"""The place "Hôm nay": three columns to tick, the chosen turn's record below."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from kehoach_desktop.services.tasks.day import Group
from kehoach_desktop.ui.compact import close_sheet, is_low
from kehoach_desktop.ui.dialogs.urgent_order import take_order
from kehoach_desktop.ui.models.checklist_rows import View
from kehoach_desktop.ui.models.day_rows import DayRows
from kehoach_desktop.ui.page import NEW_PLAN, Page, Shortcut
from kehoach_desktop.ui.pages.tasks.empty_list import EmptyList
from kehoach_desktop.ui.pages.tasks.proof_strip import ProofStrip, missing_proofs
from kehoach_desktop.ui.pages.tasks.tick_desk import TickDesk
from kehoach_desktop.ui.pages.tasks.turn_bar import TurnBar
from kehoach_desktop.ui.pages.today.day_list import DayList
from kehoach_desktop.ui.pages.today.facts import DayFacts
from kehoach_desktop.ui.pages.today.mine import MineButton
from kehoach_desktop.ui.pages.today.sheet import ask_print, print_day
from kehoach_desktop.ui.shell import Shell
from kehoach_desktop.ui.texts import screen_date, tr, weekday

if TYPE_CHECKING:
    from kehoach_desktop.services.tasks.checklist import ChecklistRow


class TodayPage(Page):
    """What is late, due today, due this week; one key says it is done."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.title = tr("today.title")
        self.model = DayRows()
        self.desk = TickDesk(self, self.model)
        self.day = QLabel()
        self.day.setProperty("role", "heading")
        self.urgent = QPushButton(tr("urgent.new"))
        self.urgent.setToolTip(tr("urgent.new.tip"))
        self.print = QPushButton(tr("today.print"))
        self.print.setToolTip(tr("today.print.tip"))
        self.lists = {group: DayList(group) for group in Group}
        self.mine = MineButton(shell)
        self.bar, self.empty = TurnBar(), EmptyList()
        self.proofs = ProofStrip(self)
        self.missing = QPushButton()
        self.missing.hide()
        for column in self.lists.values():
            column.use(shell)
        self.bar.use(shell)
        self.facts = DayFacts(self)
        self.row: ChecklistRow | None = None
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.day, 1)
        head.addWidget(self.mine)
        head.addWidget(self.missing)
        head.addWidget(self.urgent)
        head.addWidget(self.print)
        self.columns = QStackedWidget()
        three = QWidget()
        row = QHBoxLayout(three)
        row.setContentsMargins(0, 0, 0, 0)
        for column in self.lists.values():
            row.addWidget(column, 1)
        self.columns.addWidget(three)
        self.columns.addWidget(self.empty)
        self._low = False
        self._whole = whole = QVBoxLayout(self)
        whole.setContentsMargins(14, 10, 14, 10)
        whole.addLayout(head)
        whole.addWidget(self.facts)
        whole.addWidget(self.columns, 1)
        whole.addWidget(self.bar)
        whole.addWidget(self.proofs)
        self.setMinimumSize(400, 300)

    def _connect(self) -> None:
        for column in self.lists.values():
            column.chosen.connect(self._chosen)
            column.tick_wanted.connect(lambda: self.desk.toggle(self.row))
            column.opened.connect(self._open)
        self.bar.done_wanted.connect(lambda entry: self.desk.record(self.row, entry))
        self.bar.skip_wanted.connect(lambda reason: self.desk.skip(self.row, reason))
        self.bar.untick_wanted.connect(lambda: self.desk.untick(self.row))
        self.bar.left.connect(self._to_list)
        self.desk.stored.connect(self._stored)
        self.empty.plans_wanted.connect(lambda: self.shell.open_place("plans"))
        self.missing.clicked.connect(lambda: self.shell.open_place("tasks", View.NO_PROOF))
        self.urgent.clicked.connect(lambda: take_order(self.shell, self))
        self.print.clicked.connect(lambda: print_day(self, [""]))
        self.facts.units.clicked.connect(lambda: ask_print(self))
        self.mine.toggled.connect(lambda _on: self._load())
        self.shell.data_changed.connect(self._reload_if_visible)
        for keys, act in (
            ("F2", self.bar.edit),
            ("Ctrl+Z", lambda: self.desk.step(again=False)),
            ("Ctrl+Y", lambda: self.desk.step(again=True)),
            ("Ctrl+N", lambda: self.shell.open_place("plans", NEW_PLAN)),
            ("Ctrl+P", lambda: print_day(self, [""])),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def resizeEvent(self, event: QResizeEvent) -> None:  # Qt's name
        """Draw close where the page is low for its letters: the lists before the rest."""
        super().resizeEvent(event)
        if (low := is_low(self)) != self._low:
            self._low = low
            self.setStyleSheet(close_sheet(self.shell.text_size, low=low))
            self.bar.set_low(low)
            self._whole.setContentsMargins(14, 3 if low else 10, 14, 2 if low else 10)
            self._whole.setSpacing(2 if low else 6)

    def shortcuts(self) -> list[Shortcut]:
        """Return the keys of this place."""
        return [
            Shortcut("Space", tr("tasks.key.tick")),
            Shortcut("F2", tr("tasks.key.figure")),
            Shortcut("F4", tr("tasks.key.proof")),
            Shortcut("Enter", tr("today.key.open")),
            Shortcut("Ctrl+Z / Ctrl+Y", tr("tasks.key.undo")),
            Shortcut("Ctrl+N", tr("plans.new")),
            Shortcut("Ctrl+P", tr("today.print")),
        ]

    @property
    def today(self) -> dt.date:
        """Return the day that is shown."""
        return self.shell.clock.now().date()

    def activate(self, argument: object = None) -> None:
        """Read the turns again."""
        self._load()

    def _load(self) -> None:
        self.run(lambda: self.shell.app.checklist.day(), self._loaded, label=tr("tasks.loading"))
        self.run(lambda: missing_proofs(self.shell.app.evidence.proofs), self._tell_missing)

    def _tell_missing(self, found: tuple[int, int]) -> None:
        year, week = found
        self.missing.setVisible(bool(year))
        self.missing.setText(tr("proofs.missing", turns=year))
        self.missing.setToolTip(tr("proofs.missing.tip", turns=year, week=week))

    def _reload_if_visible(self) -> None:
        if self.isVisible():
            self._load()

    def _loaded(self, rows: list[ChecklistRow]) -> None:
        today = self.today
        self.day.setText(f"{weekday(today)} {screen_date(today)}")
        self.facts.load(today)
        self.model.load(rows, today)
        self.row = None
        for column in self.lists.values():
            column.model.load(self.mine.take(rows), today)
            column.none.setText(self.mine.none(column.model.group))
            column.recount()
        self.columns.setCurrentIndex(0 if rows else 1)
        self.empty.explain(len(rows))
        self.bar.show_row(None, today)
        self.proofs.show_row(None)
        self._to_list()

    def _to_list(self) -> None:
        """Put the keys on the list of the chosen turn, or the first list that has one."""
        columns = [column for column in self.lists.values() if column.model.rows]
        current = next((c for c in columns if self.row is not None and c.row is self.row), None)
        if current or columns:
            column = current or columns[0]
            column.list.setFocus()
            column.choose_one()

    def _chosen(self, row: ChecklistRow | None) -> None:
        if row is not None:
            self.row = row
            self.bar.show_row(row, self.today)
            self.proofs.show_row(row)

    def _stored(self, row: ChecklistRow) -> None:
        """Show what is on disk now."""
        for column in self.lists.values():
            column.model.replace(row)
            column.recount()
        if self.row is not None and self.row.turn.id == row.turn.id:
            self.row = row
            self.bar.show_row(row, self.today)
            self._to_list()

    def _open(self, row: ChecklistRow | None) -> None:
        if row is not None:
            self.shell.open_place("tasks", row)
