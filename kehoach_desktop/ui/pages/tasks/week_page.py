"""Lịch công tác tuần: filled from turns and meetings, edited in place, printed on one A4."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from kehoach_desktop.domain.dates import read_date
from kehoach_desktop.domain.vntext import clean
from kehoach_desktop.errors import AppError
from kehoach_desktop.services.week_sheet import WeekLine, monday_of, week_sheet
from kehoach_desktop.ui.page import Page, Shortcut
from kehoach_desktop.ui.pages.tasks.print_sheet import print_work_sheet
from kehoach_desktop.ui.shell import Shell
from kehoach_desktop.ui.texts import screen_date, tr
from kehoach_desktop.ui.widgets.elided_label import ElidedLabel
from kehoach_desktop.ui.widgets.rows_editor import RowsEditor
from kehoach_desktop.ui.widgets.rows_model import Column

WEEK = dt.timedelta(days=7)


class WeekPage(Page):
    """What is edited belongs to its week until it is filled anew or the program ends."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.title = tr("views.week")
        self.monday = monday_of(shell.clock.now().date())
        self._edited: dict[dt.date, tuple[WeekLine, ...]] = {}
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
            self.title, self._columns(), lambda: WeekLine(self.monday), movable=False
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
        self.refill.clicked.connect(self.fill)
        self.print_button.clicked.connect(self.print)
        self.editor.model.edited.connect(self._keep)
        self.editor.model.refused.connect(shell.refuse)
        QShortcut(QKeySequence("Ctrl+P"), self).activated.connect(self.print)

    def _columns(self) -> list[Column]:
        def day(line: WeekLine, typed: str) -> WeekLine:
            found = read_date(typed)
            if found is None or monday_of(found) != self.monday:
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
        return [Shortcut("F2", tr("week.key.edit")), Shortcut("Ctrl+P", tr("views.print"))]

    def activate(self, argument: object = None) -> None:
        """Show the week that was open."""
        self.go(self.monday)

    def go(self, monday: dt.date) -> None:
        """Show a week: as it was edited, else filled from turns and meetings."""
        self.monday = monday
        last = monday + dt.timedelta(6)
        self.span.setText(tr("week.span.screen", first=f"{monday:%d/%m}", last=screen_date(last)))
        if monday in self._edited:
            self.editor.model.set_rows(self._edited[monday])
        else:
            self.fill()

    def fill(self) -> None:
        """Take the lines anew from turns and meetings; what was typed into this week goes."""
        self._edited.pop(self.monday, None)
        app, monday = self.shell.app, self.monday

        self.run(
            lambda: app.work_papers.views.week(monday), lambda lines: self._show(lines, monday)
        )

    def _show(self, lines: Sequence[WeekLine], monday: dt.date) -> None:
        if monday == self.monday:
            self.editor.model.set_rows(lines)

    def _keep(self, lines: tuple[WeekLine, ...]) -> None:
        self._edited[self.monday] = lines

    def print(self) -> None:
        """Print the week as it stands in the table."""
        print_work_sheet(self, week_sheet(self.editor.model.rows, self.monday))
