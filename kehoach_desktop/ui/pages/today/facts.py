"""What stands above the lists of the day: the next closing day, packages nobody acknowledged."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from kehoach_desktop.domain.citation import short_date
from kehoach_desktop.domain.exchange import is_waiting
from kehoach_desktop.domain.reporting_windows import next_window
from kehoach_desktop.ui.models.checklist_rows import View
from kehoach_desktop.ui.texts import tr

if TYPE_CHECKING:
    from kehoach_desktop.domain.exchange import LedgerRow
    from kehoach_desktop.ui.page import Page


class DayFacts(QWidget):
    """Every fact is a link to what is behind it."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self.window_link, self.packages = QPushButton(), QPushButton()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for button in (self.window_link, self.packages):
            button.setProperty("role", "link")
            row.addWidget(button)
        row.addStretch(1)
        self.units = QPushButton(tr("today.print.units"))
        self.units.setToolTip(tr("today.print.units.tip"))
        self.units.setProperty("role", "link")
        row.addWidget(self.units)
        self.packages.hide()
        self.window_link.clicked.connect(lambda: page.shell.open_place("tasks", View.OPEN))
        self.packages.clicked.connect(lambda: page.shell.open_place("exchange"))

    def load(self, today: dt.date) -> None:
        """Tell the next closing day, and ask the ledger."""
        window = next_window(today)
        days = (window.closes - today).days
        name = tr(f"today.window.{window.key}")
        key = "today.closes" if days else "today.closes_today"
        self.window_link.setText(
            tr(key, window=name, days=days, day=f"{window.closes.day}/{window.closes.month}")
        )
        self.window_link.setToolTip(
            tr("today.closes.tip", first=short_date(window.first), last=short_date(window.closes),
               send=short_date(window.send_by))
        )  # fmt: skip
        page = self._page
        page.run(lambda: page.shell.app.exchange.ledger(), self._tell_packages)

    def _tell_packages(self, rows: Sequence[LedgerRow]) -> None:
        waiting = [row for row in rows if is_waiting(row)]
        self.packages.setVisible(bool(waiting))
        oldest = min((row.at.date() for row in waiting), default=dt.date.min)
        self.packages.setText(tr("today.packages", number=len(waiting)))
        self.packages.setToolTip(tr("today.packages.tip", day=short_date(oldest)))
