"""What stands above the lists of the day: the next closing day, packages nobody acknowledged."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QWidget

from kehoach_desktop.domain.exchange import is_waiting
from kehoach_desktop.domain.plans.citation import short_date
from kehoach_desktop.services.reports.report_windows import closing_next
from kehoach_desktop.ui.models.checklist_rows import Period, RowFilter
from kehoach_desktop.ui.texts import tr

if TYPE_CHECKING:
    from kehoach_desktop.domain.exchange import LedgerRow
    from kehoach_desktop.domain.schedules.reporting_windows import ReportWindow
    from kehoach_desktop.ui.page import Page


class DayFacts(QWidget):
    """Every fact is a link to what is behind it."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self.window_link, self.packages = QPushButton(), QPushButton()
        row = QHBoxLayout()
        for button in (self.window_link, self.packages):
            button.setProperty("role", "link")
        row.addWidget(self.packages)
        row.addStretch(1)
        self.units = QPushButton(tr("today.print.units"))
        self.units.setToolTip(tr("today.print.units.tip"))
        self.units.setProperty("role", "link")
        row.addWidget(self.units)
        self._rest = row
        self._whole = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self._whole.addWidget(self.window_link, 0, Qt.AlignmentFlag.AlignLeft)
        self._whole.addLayout(row, 1)
        self.window_link.setMinimumWidth(1)  # what does not fit goes on a line of its own
        self.packages.hide()
        self._window: ReportWindow | None = None
        self._told = ""
        self.window_link.clicked.connect(lambda: page.shell.open_place("tasks", self._window))
        self.packages.clicked.connect(lambda: page.shell.open_place("exchange"))

    def load(self, today: dt.date) -> None:
        """Tell the next closing day, and ask the ledger."""
        page = self._page
        window = self._window = closing_next(page.shell.office, today)
        self.window_link.setVisible(window is not None)
        if window is not None:
            self._tell_window(window, today)
            wanted = RowFilter(period=Period.OWN, first=window.first, last=window.closes)
            page.run(
                lambda: page.shell.app.checklist.count(wanted.question(today)),
                lambda left: self._tell_window(window, today, left),
            )
        page.run(lambda: page.shell.app.exchange.ledger(), self._tell_packages)

    def _tell_window(self, window: ReportWindow, today: dt.date, left: int = 0) -> None:
        days = (window.closes - today).days
        words = tr(
            "today.closes" if days else "today.closes_today", window=window.name, days=days,
            day=f"{window.closes.day}/{window.closes.month}",
        )  # fmt: skip
        self._told = words + (tr("today.closes.left", count=left) if left else "")
        self._fit()
        self.window_link.setToolTip(
            f"{self._told}\n"
            + tr("today.closes.tip", first=short_date(window.first), last=short_date(window.closes),
               send=short_date(window.send_by))
        )  # fmt: skip

    def resizeEvent(self, event: QResizeEvent) -> None:  # Qt's name
        """Take a second line where one is too short, as with large letters."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        link = self.window_link
        link.setText(self._told)
        alone = link.sizeHint().width()
        if alone > self.width() > 0:  # cut at the end; the tooltip tells the days
            room = self.width() - alone + link.fontMetrics().horizontalAdvance(self._told)
            mode = Qt.TextElideMode.ElideRight
            link.setText(link.fontMetrics().elidedText(self._told, mode, room))
        wanted = alone + self._rest.sizeHint().width()
        way = QBoxLayout.Direction
        self._whole.setDirection(way.TopToBottom if wanted > self.width() else way.LeftToRight)

    def _tell_packages(self, rows: Sequence[LedgerRow]) -> None:
        waiting = [row for row in rows if is_waiting(row)]
        self.packages.setVisible(bool(waiting))
        oldest = min((row.at.date() for row in waiting), default=dt.date.min)
        self.packages.setText(tr("today.packages", number=len(waiting)))
        self._fit()
        self.packages.setToolTip(tr("today.packages.tip", day=short_date(oldest)))
