"""Pictures of places 1, 2, 3 and 6 after the demo: an issued plan, its turns, the ledger."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from screenshots import Stage

from kehoach_desktop.ui.pages.exchange.page import ExchangePage
from kehoach_desktop.ui.pages.tasks.page import TasksPage
from kehoach_desktop.ui.pages.tasks.place import TasksPlace

FOLDER = "demo"

#: Until the pages of the plan are drawn (ms).
DRAWN = 2500


def play(stage: Stage) -> None:
    """Look at the checklist, a task, the issued plan, and what was sent."""
    stage.open("today")
    stage.shoot("today")
    place = stage.open("tasks")
    assert isinstance(place, TasksPlace)
    page = place.current
    assert isinstance(page, TasksPage)
    stage.shoot("tasks-list")
    page.table.setCurrentIndex(page.table.model().index(0, 0))
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    stage.settle()
    stage.shoot("tasks-panel")
    issued = next(row for row in stage.app.plans.rows() if row.is_issued)
    stage.open("plans", issued.id)
    stage.settle(DRAWN)
    stage.shoot("plans-issued")
    exchange = stage.open("exchange")
    assert isinstance(exchange, ExchangePage)
    stage.shoot("exchange-ledger")
    exchange.start_sending(issued.id)
    stage.shoot("exchange-send")
    exchange.show_trust()
    stage.settle()
    stage.shoot("exchange-trust")
    package = next(stage.root.parent.glob("*.kehoach"), None)
    if package is not None:
        stage.open("exchange", package)
        stage.settle()
        stage.shoot("exchange-own-package")
