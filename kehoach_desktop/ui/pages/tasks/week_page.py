"""Lịch công tác tuần: filled from turns and meetings, edited and kept, printed on one A4."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QLabel, QPushButton, QVBoxLayout

from kehoach_desktop.domain.dates import read_short_date
from kehoach_desktop.domain.vntext import clean
from kehoach_desktop.domain.work.week import WeekEdits, WeekLine, edits_of, monday_of
from kehoach_desktop.errors import AppError
from kehoach_desktop.services.tasks.views import Week
from kehoach_desktop.services.tasks.week_sheet import week_sheet
from kehoach_desktop.ui.page import Page, Shortcut
from kehoach_desktop.ui.pages.tasks.print_sheet import print_work_sheet
from kehoach_desktop.ui.shell import Shell, Tone
from kehoach_desktop.ui.texts import screen_date, tr
from kehoach_desktop.ui.widgets.elided_label import ElidedLabel
from kehoach_desktop.ui.widgets.rows_editor import RowsEditor
from kehoach_desktop.ui.widgets.rows_model import Column

WEEK = dt.timedelta(days=7)


class WeekPage(Page):
    """What is edited is stored at once beside its week; turns and meetings still come in."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.title = tr("views.week")
        self.monday = monday_of(shell.clock.now().date())
        self.week, self._shown = Week((), WeekEdits()), self.monday
        self._before: list[tuple[dt.date, WeekEdits]] = []  # for Ctrl+Z
        self.span = ElidedLabel()
        self.span.setProperty("role", "heading")
        before, after = QPushButton(tr("week.before")), QPushButton(tr("week.after"))
        self.refill = QPushButton(tr("week.refill"))
        self.refill.setToolTip(tr("week.refill.tip"))
        self.print_button = QPushButton(tr("views.print"))
        self.print_button.setToolTip(tr("views.print.tip"))
        head = QHBoxLayout()
        head.addWidget(before)
        head.addWidget(self.span, 1)
        head.addWidget(after)
        head.addWidget(self.refill)
        head.addWidget(self.print_button)
        self.editor = RowsEditor(
            self.title, self._columns(), lambda: WeekLine(self._shown), movable=False
        )
        self.editor.view.setWordWrap(True)
        self.editor.view.verticalHeader().setSectionResizeMode(
            QHeaderView.ResizeMode.ResizeToContents
        )
        self.told = QLabel(tr("week.help"))
        self.told.setProperty("role", "quiet")
        self.told.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 10)
        column.addLayout(head)
        column.addWidget(self.told)
        column.addWidget(self.editor, 1)
        before.clicked.connect(lambda: self.go(self.monday - WEEK))
        after.clicked.connect(lambda: self.go(self.monday + WEEK))
        self.refill.clicked.connect(self.drop_edits)
        self.print_button.clicked.connect(self.print)
        self.editor.model.edited.connect(self._keep)
        self.editor.model.refused.connect(shell.refuse)
        for keys, act in (("Ctrl+P", self.print), ("Ctrl+Z", self.undo)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        self.editor.removed.connect(lambda *_: self._offer_undo(tr("week.removed")))

    def _columns(self) -> list[Column]:
        def day(line: WeekLine, typed: str) -> WeekLine:
            found = read_short_date(typed, line.day.year)
            if found is None or monday_of(found) != self._shown:
                raise AppError("E-DATE", value=typed)
            return replace(line, day=found)

        return [
            Column(
                tr("week.column.day"),
                lambda line: f"{tr(f'common.weekday.{line.day.isoweekday()}')} {line.day:%d/%m}",
                lambda line, typed: day(line, typed.split()[-1] if typed.split() else ""),
                width=15,
            ),
            Column(tr("week.column.hour"), lambda line: line.hour,
                   lambda line, typed: replace(line, hour=clean(typed)), width=8),
            Column(tr("week.column.what"), lambda line: line.what,
                   lambda line, typed: replace(line, what=clean(typed))),
            Column(tr("week.column.who"), lambda line: line.who,
                   lambda line, typed: replace(line, who=clean(typed)), width=24),
            Column(tr("week.column.place"), lambda line: line.place,
                   lambda line, typed: replace(line, place=clean(typed)), width=14),
        ]  # fmt: skip

    def shortcuts(self) -> list[Shortcut]:
        """Return the keys of the view."""
        return [
            Shortcut("F2", tr("week.key.edit")),
            Shortcut("Ctrl+Z", tr("week.key.undo")),
            Shortcut("Ctrl+P", tr("views.print")),
        ]

    def activate(self, argument: object = None) -> None:
        """Show the week that was open, as turns and meetings are now."""
        self.go(self.monday)

    def go(self, monday: dt.date) -> None:
        """Show a week: filled from turns and meetings, with what was changed in it."""
        self.monday = monday
        last = monday + dt.timedelta(6)
        self.span.setText(tr("week.span.screen", first=f"{monday:%d/%m}", last=screen_date(last)))
        views = self.shell.app.work_papers
        self.run(lambda: views.views.week(monday), lambda week: self._show(week, monday))

    def _show(self, week: Week, monday: dt.date) -> None:
        if monday == self.monday:
            self.week, self._shown = week, monday
            self.editor.show_rows(week.lines)
            self.refill.setEnabled(week.edits != WeekEdits())

    # --- what is changed

    def _keep(self, lines: tuple[WeekLine, ...]) -> None:
        """Store what the table now says beside what the week is filled with."""
        edits = edits_of(self.week.filled, lines)
        if edits != self.week.edits:
            self._before.append((self._shown, self.week.edits))
            self._store(self._shown, edits)

    def _store(self, monday: dt.date, edits: WeekEdits) -> None:
        if monday == self._shown:
            self.week = Week(self.week.filled, edits)
            self.refill.setEnabled(edits != WeekEdits())
        papers = self.shell.app.work_papers
        self.run(
            lambda: papers.views.keep_week(monday, edits),
            lambda _nothing: self.shell.saved(),
            self.shell.not_saved,
        )

    def drop_edits(self) -> None:
        """Show the week as it is filled; what was typed comes back by one key."""
        if self.week.edits != WeekEdits():
            self._before.append((self._shown, self.week.edits))
            self._store(self._shown, WeekEdits())
            self.editor.show_rows(self.week.lines)
            self._offer_undo(tr("week.dropped"))

    def undo(self) -> None:
        """Take the last change back, in whatever week it was made."""
        if self._before:
            monday, edits = self._before.pop()
            self._store(monday, edits)
            self.go(monday)

    def _offer_undo(self, told: str) -> None:
        self.shell.say(told, Tone.DONE, action=tr("common.undo"), act=self.undo)

    def print(self) -> None:
        """Print the week as it stands in the table."""
        print_work_sheet(self, week_sheet(self.editor.model.rows, self._shown))
