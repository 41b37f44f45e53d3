"""The place "Nhiệm vụ": every turn of every issued plan in one list, to be ticked."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kehoach_desktop.domain.task import Turn, TurnState
from kehoach_desktop.ui.models.checklist_model import ChecklistModel, row_key
from kehoach_desktop.ui.models.checklist_rows import (
    RowFilter,
    View,
    all_agencies,
    plans_of,
    title_text,
)
from kehoach_desktop.ui.page import Page, Shortcut
from kehoach_desktop.ui.pages.tasks.filter_bar import FilterBar
from kehoach_desktop.ui.pages.tasks.table import ChecklistTable
from kehoach_desktop.ui.pages.tasks.task_panel import TaskPanel
from kehoach_desktop.ui.pages.tasks.tick_history import Change, TickHistory, apply
from kehoach_desktop.ui.pages.tasks.turn_bar import Entry, TurnBar
from kehoach_desktop.ui.shell import Shell, Tone
from kehoach_desktop.ui.texts import screen_date, tr

if TYPE_CHECKING:
    from kehoach_desktop.services.checklist import ChecklistRow


class TasksPage(Page):
    """Filter above, table in the middle, the chosen turn's record below, the task at the side."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.title = tr("tasks.title")
        self.model = ChecklistModel(self)
        self.history = TickHistory()
        self.filter = FilterBar()
        self.counts = QHBoxLayout()
        self.table = ChecklistTable()
        self.table.setModel(self.model)
        self.bar = TurnBar()
        self.panel = TaskPanel()
        self.panel.hide()
        self.empty = QLabel()
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty_button = QPushButton()
        self._empty_plans = False
        self._wanted_plan = ""
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        nothing = QWidget()
        inner = QVBoxLayout(nothing)
        inner.addStretch(1)
        inner.addWidget(self.empty)
        inner.addWidget(self.empty_button, 0, Qt.AlignmentFlag.AlignCenter)
        inner.addStretch(2)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(nothing)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.stack)
        self.splitter.addWidget(self.panel)
        self.splitter.setStretchFactor(0, 5)
        self.splitter.setStretchFactor(1, 3)
        self.counts.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.addWidget(self.filter)
        column.addLayout(self.counts)
        column.addWidget(self.splitter, 1)
        column.addWidget(self.bar)

    def _connect(self) -> None:
        self.filter.changed.connect(self._filter)
        self.filter.print_wanted.connect(self._print)
        self.filter.words.returnPressed.connect(self._to_table)
        self.model.changed.connect(self._recount)
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        self.table.tick_wanted.connect(self._toggle)
        self.table.open_wanted.connect(self._open_panel)
        self.table.edit_wanted.connect(self.bar.edit)
        self.table.typed.connect(self._typed)
        self.bar.done_wanted.connect(self._record)
        self.bar.skip_wanted.connect(self._skip)
        self.bar.untick_wanted.connect(self._untick)
        self.bar.left.connect(self._to_table)
        self.panel.closed.connect(self._close_panel)
        self.panel.chosen.connect(self._go_to)
        self.empty_button.clicked.connect(self._leave_empty)
        self.shell.data_changed.connect(self._reload_if_visible)
        # The order of the columns begins with what is most urgent.
        self.table.horizontalHeader().setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        self.table.setSortingEnabled(True)
        for keys, act in (
            (QKeySequence.StandardKey.Undo, lambda: self._step_back(again=False)),
            ("Ctrl+Y", lambda: self._step_back(again=True)),
            (QKeySequence.StandardKey.Print, self._print),
            (QKeySequence.StandardKey.Find, self.filter.words.setFocus),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def shortcuts(self) -> list[Shortcut]:
        """Return the keys of the checklist."""
        return [
            Shortcut(keys, tr(f"tasks.key.{name}"))
            for keys, name in (
                ("Space", "tick"), ("Enter", "open"), ("F2", "figure"), ("Ctrl+F", "filter"),
                ("Ctrl+Z / Ctrl+Y", "undo"), ("Ctrl+P", "print"), ("Esc", "back"),
            )
        ]  # fmt: skip

    # --- loading

    @property
    def today(self) -> dt.date:
        """Return the day the rows are looked at."""
        return self.shell.clock.now().date()

    def activate(self, argument: object = None) -> None:
        """Load the rows; `argument` may be a plan id to look at alone."""
        self._wanted_plan = argument if isinstance(argument, str) else ""
        self._load()
        self.table.setFocus()

    def _load(self) -> None:
        self.run(lambda: self.shell.app.checklist.rows(), self._loaded, label=tr("tasks.loading"))

    def _reload_if_visible(self) -> None:
        if self.isVisible():
            self._load()

    def _loaded(self, rows: list[ChecklistRow]) -> None:
        key = row_key(self.row) if self.row else None
        self.history.clear()
        self._empty_plans = not rows
        plans = plans_of(rows)
        self.filter.offer(plans, all_agencies(rows))
        if self._wanted_plan:
            index = self.filter.plan.findData(self._wanted_plan)
            self.filter.plan.setCurrentIndex(max(0, index))
            self._wanted_plan = ""
        self.model.filter = self.filter.wanted
        self.model.load(rows, self.today)
        self._after_reset(key)

    def _filter(self, wanted: RowFilter) -> None:
        key = row_key(self.row) if self.row else None
        self.model.show_only(wanted)
        self._after_reset(key)

    def _after_reset(self, key: tuple[str, str, dt.date] | None) -> None:
        """Choose the row that was chosen, or the first one, and say why a list is empty."""
        rows = self.model.rows
        self.stack.setCurrentIndex(0 if rows else 1)
        if rows:
            self.table.choose(max(0, self.model.find(key) if key else 0))
        else:
            self._explain_empty()
            self.bar.show_row(None, self.today)
        self._fit()

    def _explain_empty(self) -> None:
        if self._empty_plans:
            self.empty.setText(tr("tasks.empty"))
            self.empty_button.setText(tr("tasks.empty.go"))
        elif self.model.filter.words.strip():
            self.empty.setText(tr("common.filter.none", query=self.model.filter.words.strip()))
            self.empty_button.setText(tr("tasks.show_all"))
        else:
            self.empty.setText(tr("tasks.none_here"))
            self.empty_button.setText(tr("tasks.show_all"))

    def _leave_empty(self) -> None:
        if self._empty_plans:
            self.shell.open_place("plans")
        else:
            self.filter.clear()
            self.table.setFocus()

    def _recount(self) -> None:
        """Show how many rows stand behind each state; every number can be clicked."""
        while self.counts.count():
            item = self.counts.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.deleteLater()
        everything = replace(self.model.filter, view=View.ALL)
        within = [row for row in self.model.everything if everything.takes(row, self.today)]
        for view in (View.LATE, View.SOON, View.OPEN, View.DONE, View.ALL):
            number = sum(view.takes(row, self.today) for row in within)
            button = QPushButton(tr(f"tasks.count.{view.value}", number=number))
            button.setFlat(True)
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setEnabled(bool(within))
            button.clicked.connect(partial(self.filter.choose_view, view))
            self.counts.addWidget(button)
        self.counts.addStretch(1)

    # --- the chosen row

    @property
    def row(self) -> ChecklistRow | None:
        """Return the chosen row."""
        line = self.table.currentIndex().row()
        return self.model.rows[line] if 0 <= line < len(self.model.rows) else None

    def _chosen(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        row = self.row
        self.bar.show_row(row, self.today)
        if row is not None and not self.panel.isHidden():
            self.panel.show_task(row, self.model.of_task(row.task.id), self.today)

    def _open_panel(self) -> None:
        if self.row is None:
            return
        self.panel.show()
        self.panel.show_task(self.row, self.model.of_task(self.row.task.id), self.today)
        self.splitter.setSizes([self.width() * 6 // 10, self.width() * 4 // 10])
        QTimer.singleShot(0, self, self._fit)

    def _close_panel(self) -> None:
        self.panel.hide()
        QTimer.singleShot(0, self, self._fit)
        self.table.setFocus()

    def _go_to(self, row: ChecklistRow) -> None:
        """Choose a turn that was clicked in the panel, taking filters away if they hide it."""
        if self.model.find(row_key(row)) < 0:
            self.filter.clear()
        self.table.choose(max(0, self.model.find(row_key(row))))

    def _to_table(self) -> None:
        self.table.setFocus()

    def _typed(self, text: str) -> None:
        self.filter.words.setFocus()
        self.filter.words.insert(text)

    # --- recording

    def _toggle(self) -> None:
        """Space: done today, or the record is taken back."""
        row = self.row
        if row is None:
            return
        if row.state in {TurnState.DONE, TurnState.SKIPPED}:
            self._untick()
        else:
            self._record(Entry(self.today, None, ""))

    def _record(self, entry: Entry) -> None:
        row = self.row
        if row is None:
            return
        wanted = Turn("", row.task.id, row.due, row.unit, entry.done_on, entry.figure, entry.note)
        self._store(row, wanted, tr("tasks.said.done", title=title_text(row)))
        self.table.setFocus()

    def _skip(self, reason: str) -> None:
        row = self.row
        if row is None:
            return
        wanted = Turn("", row.task.id, row.due, row.unit, skipped=reason)
        self._store(row, wanted, tr("tasks.said.skipped", title=title_text(row)))
        self.table.setFocus()

    def _untick(self) -> None:
        row = self.row
        if row is not None and row.turn is not None:
            self._store(row, None, tr("tasks.said.unticked", title=title_text(row)))
        self.table.setFocus()

    def _store(
        self, row: ChecklistRow, wanted: Turn | None, said: str, *, remember: bool = True
    ) -> None:
        """Write the record; the row shows it once it is on disk."""
        self.shell.is_saving()

        def stored(turn: Turn | None) -> None:
            if remember:
                self.history.did(Change(row, row.turn, turn))
            self._show_stored(row, turn)
            self.shell.saved()
            self.shell.say(
                said,
                Tone.DONE,
                action=tr("common.undo") if remember else "",
                act=partial(self._step_back, again=False) if remember else None,
            )

        self.run(lambda: apply(self.shell.app.checklist, row, wanted), stored, self.shell.not_saved)

    def _show_stored(self, row: ChecklistRow, turn: Turn | None) -> None:
        shown = turn or Turn("", row.task.id, row.due, row.unit)
        new = replace(row, turn=turn, state=shown.state(self.today))
        self.model.replace(new)
        if self.row is not None and row_key(self.row) == row_key(new):
            self.bar.show_row(new, self.today)
            if not self.panel.isHidden():
                self.panel.show_task(new, self.model.of_task(new.task.id), self.today)

    def _step_back(self, *, again: bool) -> None:
        """Take the last tick back (Ctrl+Z), or make it again (Ctrl+Y)."""
        change = self.history.redo() if again else self.history.undo()
        if change is None:
            self.shell.say(tr("tasks.nothing_again" if again else "tasks.nothing_to_undo"))
            return
        key = row_key(change.row)
        current = next((row for row in self.model.everything if row_key(row) == key), None)
        if current is None:
            return
        if self.model.find(key) >= 0:
            self.table.choose(self.model.find(key))
        said = tr(
            "tasks.said.redone" if again else "tasks.said.undone",
            title=title_text(current),
            due=screen_date(current.due),
        )
        self._store(current, change.after, said, remember=False)

    # --- printing

    def _print(self) -> None:
        """Print the sheet of the chosen plan; with several plans in the list, ask which."""
        plans = plans_of(self.model.everything)
        chosen = self.model.filter.plan_id
        if not plans:
            self.shell.say(tr("tasks.empty"), Tone.WARNING)
        elif chosen or len(plans) == 1:
            self._print_plan(chosen or plans[0][0])
        else:
            menu = QMenu(self)
            for plan_id, title in plans:
                menu.addAction(title, partial(self._print_plan, plan_id))
            button = self.filter.print_button
            menu.exec(button.mapToGlobal(button.rect().bottomLeft()))

    def _print_plan(self, plan_id: str) -> None:
        from kehoach_desktop.ui.pages.tasks.sheet import print_sheet

        print_sheet(self, plan_id)

    # --- size

    def resizeEvent(self, event: QResizeEvent) -> None:  # Qt's name
        """Share the width among the columns again."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:  # Qt's name
        """Fit a small screen whatever the text size."""
        return QSize(400, 300)

    def _fit(self) -> None:
        units = any(row.unit for row in self.model.everything)
        self.table.fit(self.shell.text_size, with_units=units)
