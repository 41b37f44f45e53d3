"""At 1366×768 and 150 % text the places of the year's work keep their rows in sight."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from plan_desk import Desk
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.office import Signatory, SigningCapacity
from kehoach_desktop.ui import theme
from kehoach_desktop.ui.models.checklist_rows import View
from kehoach_desktop.ui.page import AgencyToShow
from kehoach_desktop.ui.pages.tasks.page import TasksPage
from kehoach_desktop.ui.pages.tasks.place import TasksPlace
from kehoach_desktop.ui.pages.tasks.sheet_page import SheetPage

#: What 1366×768 leaves to a place at 150 %: less taskbar, rail, head line and one notice.
LOW = (1216, 628)


@pytest.fixture
def place(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[TasksPlace]:
    desk = Desk(tmp_path)
    app = desk.app
    app.clock.now = lambda: dt.datetime(2026, 3, 9, 7, 30)  # type: ignore[method-assign]
    signer = Signatory(SigningCapacity.ON_BEHALF, "Chủ tịch", "Chủ tịch", "Trần Văn Mẫu", "UBND")
    app.plans.issue(app.plans.load(app.plans.rows()[0].id), "2", dt.date(2026, 1, 5), signer)
    theme.apply(qapp, 150)
    desk.shell.text_size = 150
    place = TasksPlace(desk.shell)
    qtbot.addWidget(place)
    place.resize(*LOW)
    place.show()
    place.activate()
    yield place
    theme.apply(qapp, 100)
    assert desk.crashes == []
    app.close()


def board(place: TasksPlace) -> TasksPage:
    page = place.current
    assert isinstance(page, TasksPage)
    return page


def test_large_letters_on_a_small_screen_leave_nine_rows_in_sight(place: TasksPlace) -> None:
    table = board(place).table
    assert table.viewport().height() >= 9 * table.rowHeight(0)


def test_the_choices_of_a_low_page_fold_away_and_tell_that_they_narrow(
    place: TasksPlace, qtbot: QtBot
) -> None:
    page = board(place)
    assert not page.filter.choices.isVisible() and not page.filter.print_button.isVisible()
    assert page.counts.print.isVisible()
    page.filter.more.click()
    assert page.filter.choices.isVisible()
    page.filter.plan.setCurrentIndex(1)
    assert page.filter.more.text() == "Bộ lọc (1)"


def test_a_high_window_shows_everything_again(place: TasksPlace) -> None:
    page = board(place)
    place.resize(1600, 1000)
    assert page.filter.choices.isVisible() and page.filter.print_button.isVisible()
    assert page.bar.title.isVisible()
    assert not page.counts.print.isVisible()
    assert page.filter.head.parent() is page.filter
    assert page.counts.buttons[View.ALL].isVisible()


@pytest.mark.parametrize("view", ["year", "assignment"])
def test_the_tables_of_the_year_do_not_scroll_sideways(place: TasksPlace, view: str) -> None:
    place.show_view(view)
    page = place.current
    assert isinstance(page, SheetPage)
    assert page.table.horizontalScrollBar().maximum() == 0


def test_enter_on_a_unit_opens_its_open_turns(place: TasksPlace, qtbot: QtBot) -> None:
    place.show_view("assignment")
    page = place.current
    assert isinstance(page, SheetPage) and page.table.sheet is not None
    names = [row.agency for row in page.table.sheet.rows]
    page.table.setCurrentCell(names.index("Đài Truyền thanh xã"), 0)
    with qtbot.waitSignal(place.shell.place_requested) as asked:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    wanted = asked.args[1]
    assert wanted == AgencyToShow("Đài Truyền thanh xã")
    place.activate(wanted)
    shown = board(place)
    assert shown.filter.wanted.agency == "Đài Truyền thanh xã"
    assert shown.filter.wanted.view is View.OPEN
    assert shown.row is not None and shown.row.concerns("Đài Truyền thanh xã")


def test_a_unit_without_work_says_so_and_opens_nothing(place: TasksPlace, qtbot: QtBot) -> None:
    place.show_view("assignment")
    page = place.current
    assert isinstance(page, SheetPage) and page.table.sheet is not None
    names = [row.agency for row in page.table.sheet.rows]
    page.table.setCurrentCell(names.index("Trạm Y tế xã"), 0)
    with qtbot.assertNotEmitted(place.shell.place_requested):
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
