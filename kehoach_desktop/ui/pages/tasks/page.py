"""The place "Nhiệm vụ": every turn of every issued plan in one list, to be ticked."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout

from kehoach_desktop.domain.schedules.reporting_windows import ReportWindow
from kehoach_desktop.services.ports.turns import BoardFilter
from kehoach_desktop.services.reports.report_windows import windows_near
from kehoach_desktop.services.tasks.checklist import ChecklistRow
from kehoach_desktop.ui.dialogs.history import show_task_history
from kehoach_desktop.ui.dialogs.phrase_days import try_phrase
from kehoach_desktop.ui.dialogs.rhythm import change_rhythm
from kehoach_desktop.ui.dialogs.targets import compare_targets
from kehoach_desktop.ui.dialogs.urgent_answer import answer_order
from kehoach_desktop.ui.models.checklist_rows import View
from kehoach_desktop.ui.models.turn_list import PAGE, Listing, TurnList, ask, ask_rest
from kehoach_desktop.ui.page import AgencyToShow, Page, Shortcut, TaskToShow
from kehoach_desktop.ui.pages.tasks.counts_bar import CountsBar
from kehoach_desktop.ui.pages.tasks.empty_list import EmptyList
from kehoach_desktop.ui.pages.tasks.filter_bar import FilterBar
from kehoach_desktop.ui.pages.tasks.filter_memory import FilterMemory
from kehoach_desktop.ui.pages.tasks.past import ask_past
from kehoach_desktop.ui.pages.tasks.proof_strip import ProofStrip
from kehoach_desktop.ui.pages.tasks.send_list import offers
from kehoach_desktop.ui.pages.tasks.sheet import save_calendar, save_excel
from kehoach_desktop.ui.pages.tasks.table import ChecklistTable
from kehoach_desktop.ui.pages.tasks.tallies import Tallies
from kehoach_desktop.ui.pages.tasks.task_panel import TaskPanel
from kehoach_desktop.ui.pages.tasks.tick_desk import TickDesk
from kehoach_desktop.ui.pages.tasks.turn_bar import TurnBar
from kehoach_desktop.ui.shell import Shell
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.filter_keys import bind_filter_keys


class TasksPage(Page):
    """Filter above, table in the middle, the chosen turn's record below, the task at the side."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.title = tr("tasks.title")
        self.model = TurnList(self)
        self.desk, self.tallies = TickDesk(self, self.model), Tallies(self)
        self.filter, self.counts = FilterBar(), CountsBar(lambda: offers(self))
        self.table, self.empty = ChecklistTable(), EmptyList()
        self.bar, self.panel = TurnBar(), TaskPanel()
        self.proofs = ProofStrip(self)
        self.bar.use(shell)
        self.counts.send.use(shell)
        self.table.setModel(self.model)
        self.panel.hide()
        self._wanted_plan = ""
        self._wanted_agency = ""
        self._wanted_turn = ""
        self._wants_task = False  # the panel of the task is to be opened too
        self._asked = 0
        self._low = False
        self._lay_out()
        FilterMemory(self)
        self._connect()
        self._bind_keys()

    def _lay_out(self) -> None:
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.stack)
        self.splitter.addWidget(self.panel)
        self.splitter.setStretchFactor(0, 5)
        self.splitter.setStretchFactor(1, 3)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.addWidget(self.filter)
        column.addWidget(self.counts)
        column.addWidget(self.splitter, 1)
        column.addWidget(self.bar)
        column.addWidget(self.proofs)
        # Whatever the text size, the window may be made as small as a small screen.
        self.setMinimumSize(400, 300)

    def _connect(self) -> None:
        self.filter.changed.connect(lambda _wanted: self._load())
        self.model.order_wanted.connect(self._load)
        self.filter.print_wanted.connect(self._print)
        for wanted in (self.filter.excel_wanted, self.counts.excel.triggered):
            wanted.connect(lambda: save_excel(self, self.filter.wanted, self.model.listing.plans))
        for wanted in (self.filter.ics_wanted, self.counts.ics.triggered):
            wanted.connect(lambda: save_calendar(self, self.filter.wanted))
        self.filter.words.returnPressed.connect(self.table.setFocus)
        bind_filter_keys(self.filter.words, self.table)
        self.model.changed.connect(lambda: self.counts.count(self.model.counts))
        self.counts.past.triggered.connect(lambda: ask_past(self))
        self.counts.targets.triggered.connect(lambda: compare_targets(self.shell, self))
        self.counts.phrase.triggered.connect(lambda: try_phrase(self.shell, self))
        self.counts.print.triggered.connect(self._print)
        self.counts.chosen.connect(self.filter.choose_view)
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        self.table.tick_wanted.connect(lambda: self.desk.toggle(self.row))
        self.table.open_wanted.connect(self._open_panel)
        self.table.back_wanted.connect(self._close_panel)
        self.table.edit_wanted.connect(self.bar.edit)
        self.table.typed.connect(self._typed)
        self.bar.done_wanted.connect(lambda entry: self.desk.record(self.row, entry))
        self.bar.skip_wanted.connect(lambda reason: self.desk.skip(self.row, reason))
        self.bar.untick_wanted.connect(lambda: self.desk.untick(self.row))
        self.bar.left.connect(self.table.setFocus)
        self.desk.stored.connect(self._stored)
        self.panel.order_asked.connect(lambda found: answer_order(self.shell, self, found))
        self.panel.proof_needed.connect(self._need_proof)
        self.panel.history_asked.connect(lambda row: show_task_history(self.shell, self, row))
        self.panel.rhythm_asked.connect(lambda row: change_rhythm(self.shell, self, row))
        self.panel.closed.connect(self._close_panel)
        self.panel.chosen.connect(self._go_to)
        self.panel.units.tick_wanted.connect(self.desk.toggle)
        self.empty.plans_wanted.connect(lambda: self.shell.open_place("plans"))
        self.empty.all_wanted.connect(self.filter.clear)
        self.shell.data_changed.connect(self._reload_if_visible)

    def _bind_keys(self) -> None:
        # The order of the columns begins with what is most urgent.
        self.table.horizontalHeader().setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        self.table.setSortingEnabled(True)
        for keys, act in (
            ("Ctrl+Z", lambda: self.desk.step(again=False)),
            ("Ctrl+Y", lambda: self.desk.step(again=True)),
            ("Ctrl+P", self._print),
            ("Ctrl+F", self.filter.words.setFocus),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def shortcuts(self) -> list[Shortcut]:
        """Return the keys of the checklist."""
        return [
            Shortcut(keys, tr(f"tasks.key.{name}"))
            for keys, name in (
                ("Space", "tick"), ("Enter", "open"), ("F2", "figure"), ("F4", "proof"),
                ("Ctrl+F", "filter"),
                ("Ctrl+Z / Ctrl+Y", "undo"), ("Ctrl+P", "print"), ("Esc", "back"),
            )
        ]  # fmt: skip

    # --- loading

    @property
    def today(self) -> dt.date:
        """Return the day the rows are looked at."""
        return self.shell.clock.now().date()

    def activate(self, argument: object = None) -> None:
        """Ask the board; `argument` may be a plan id to look at alone, a row, a view, a window."""
        self._wanted_plan = argument if isinstance(argument, str) else ""
        self._wants_task = isinstance(argument, TaskToShow)
        row = argument.row if isinstance(argument, TaskToShow) else argument
        if isinstance(row, ChecklistRow):
            self._wanted_turn = row.turn.id
        self.filter.offer_windows(windows_near(self.shell.office, self.today))
        if isinstance(argument, ReportWindow):
            self.filter.choose_window(argument)
        if isinstance(argument, View):
            self.filter.choose_view(argument)
        if isinstance(argument, AgencyToShow):
            self._wanted_agency, self._wanted_plan = argument.name, argument.plan_id
            self.filter.choose_view(View.OPEN)
        self._load()
        self.table.setFocus()

    def _load(self) -> None:
        """Ask the board in the database worker; an older answer that comes late is dropped."""
        if not self.shell.is_open:
            return
        self._asked += 1
        asked, wanted = self._asked, self.filter.wanted
        if self._wanted_plan:
            wanted = replace(wanted, plan_id=self._wanted_plan)
        if self._wanted_agency:
            wanted = replace(wanted, agency=self._wanted_agency)
        turn_id = self._wanted_turn or (self.row.turn.id if self.row else "")
        order, descending = self.model.order, self.model.descending
        self.run(
            lambda: ask(self.shell.app.checklist, wanted, order, descending, turn_id),
            lambda listing: self._loaded(listing) if asked == self._asked else None,
            label=tr("tasks.loading"),
        )

    def _ask_rest(self) -> None:
        """Ask for what the first answer left out: all ids, and the numbers above the table."""
        asked, wanted, known = self._asked, self.filter.wanted, self.model.listing
        order, descending = self.model.order, self.model.descending
        self.run(
            lambda: ask_rest(self.shell.app.checklist, wanted, order, descending, known),
            lambda rest: self.model.complete(rest) if asked == self._asked else None,
        )

    def _reload_if_visible(self) -> None:
        if self.isVisible():
            self._load()

    def _loaded(self, listing: Listing) -> None:
        self.filter.offer(listing.plans, listing.agencies)
        if self._wanted_plan:
            plan_id, self._wanted_plan = self._wanted_plan, ""
            self.filter.choose_plan(plan_id)
        if self._wanted_agency:
            agency, self._wanted_agency = self._wanted_agency, ""
            self.filter.choose_agency(agency)
        wanted, self._wanted_turn = self._wanted_turn, ""
        if wanted and listing.place and listing.place not in listing.ids:
            self._wanted_turn = wanted
            self.filter.clear()  # which asks again
            return
        self.model.show(listing, self.shell.app.checklist.page, self.today)
        self._after_reset()
        self._ask_rest()

    def _after_reset(self) -> None:
        """Choose the row that was chosen, or the first one, and say why a list is empty."""
        listing = self.model.listing
        self.stack.setCurrentIndex(0 if listing.ids else 1)
        if listing.ids:
            self.table.choose(max(0, self.model.line_of(listing.place)))
            if self._wants_task:
                self._wants_task = False
                self._open_panel()
        else:
            self.empty.explain(listing.total, self.filter.words.text())
            self.bar.show_row(None, self.today)
            self.proofs.show_row(None)
        self._fit()

    # --- the chosen row

    @property
    def row(self) -> ChecklistRow | None:
        """Return the chosen row."""
        return self.model.row(self.table.currentIndex().row())

    def _chosen(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        row = self.row
        self.bar.show_row(row, self.today)
        self.proofs.show_row(row)
        if row is not None and not self.panel.isHidden():
            self._show_task(row)

    def _stored(self, row: ChecklistRow) -> None:
        """Show what is on disk now, count again; a tick among the units keeps the focus there."""
        self._ask_rest()
        if self.panel.units.list.hasFocus() and self.row is not None:
            self._show_task(self.row)
            return
        if self.row is not None and self.row.turn.id == row.turn.id:
            self._chosen(QModelIndex(), QModelIndex())
            self.table.setFocus()

    def _open_panel(self) -> None:
        if self.row is None:
            return
        self.panel.show()
        self._show_task(self.row)
        self.splitter.setSizes([self.width() * 6 // 10, self.width() * 4 // 10])
        QTimer.singleShot(0, self, self._fit)

    def _close_panel(self) -> None:
        self.panel.hide()
        QTimer.singleShot(0, self, self._fit)
        self.table.setFocus()

    def _show_task(self, row: ChecklistRow) -> None:
        """Show the task of `row` with all its turns, read for it."""
        wanted = BoardFilter(row.plan_id, task_id=row.task.id)
        checklist = self.shell.app.checklist
        turns = checklist.page(checklist.ids(wanted))
        proofs = self.shell.app.evidence.proofs
        known = proofs.of_turns([turn.turn.id for turn in turns])
        needed = row.task.id in proofs.needed(row.plan_id)
        told = self.tallies.lines(row)
        self.panel.show_task(row, turns, self.today, known, needs_proof=needed, tally=told)

    def _need_proof(self, needed: bool) -> None:
        row = self.row
        if row is not None:
            proofs = self.shell.app.evidence.proofs
            self.run(
                lambda: proofs.need(row.plan_id, row.task.id, needed),
                lambda _nothing: self.shell.saved(),
            )

    def _go_to(self, row: ChecklistRow) -> None:
        """Choose a turn wherever it is, taking filters away if they hide it."""
        line = self.model.line_of(self.shell.app.checklist.place(row.turn.id))
        if line >= 0:
            self.table.choose(line)
        else:
            self._wanted_turn = row.turn.id
            self.filter.clear()

    def _typed(self, text: str) -> None:
        self.filter.words.setFocus()
        self.filter.words.insert(text)

    def _print(self) -> None:
        from kehoach_desktop.ui.pages.tasks.sheet import print_chosen

        plans = self.model.listing.plans
        button = self.counts.tools if self._low else self.filter.print_button
        print_chosen(self, plans, self.filter.wanted.plan_id, button)

    # --- size

    def resizeEvent(self, event: QResizeEvent) -> None:  # Qt's name
        """Share the width among the columns again."""
        super().resizeEvent(event)
        self._fit()

    def set_low(self, low: bool) -> None:
        """Draw close on a low page: rows before buttons."""
        self._low = low
        for part in (self.filter, self.counts, self.bar):
            part.set_low(low)
        self._column.setContentsMargins(14, 4 if low else 10, 14, 2 if low else 10)
        self._column.setSpacing(3 if low else 6)
        self._fit()

    def _fit(self) -> None:
        first = (self.model.row(line) for line in range(min(PAGE, len(self.model.listing.ids))))
        units = any(row is not None and row.unit for row in first)
        self.table.fit(self.shell.text_size, with_units=units, low=self._low)
