"""The views of Nhiệm vụ: one at a time, each printed as it is seen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from plan_desk import Desk
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.office import Signatory, SigningCapacity
from kehoach_desktop.services.ports.sheets import WorkSheet
from kehoach_desktop.ui.page import TaskToShow
from kehoach_desktop.ui.pages.tasks import sheet_page, week_page
from kehoach_desktop.ui.pages.tasks.page import TasksPage
from kehoach_desktop.ui.pages.tasks.place import VIEWS, TasksPlace
from kehoach_desktop.ui.pages.tasks.sheet_page import SheetPage
from kehoach_desktop.ui.pages.tasks.week_page import WeekPage


@pytest.fixture
def place(tmp_path: Path, qtbot: QtBot) -> Iterator[TasksPlace]:
    """The place over the sample commune with its plan issued, on Monday 9 March 2026."""
    desk = Desk(tmp_path)
    app = desk.app
    app.clock.now = lambda: dt.datetime(2026, 3, 9, 7, 30)  # type: ignore[method-assign]
    signer = Signatory(SigningCapacity.ON_BEHALF, "Chủ tịch", "Chủ tịch", "Trần Văn Mẫu", "UBND")
    app.plans.issue(app.plans.load(app.plans.rows()[0].id), "2", dt.date(2026, 1, 5), signer)
    place = TasksPlace(desk.shell)
    qtbot.addWidget(place)
    place.resize(1200, 640)
    place.show()
    place.activate()
    yield place
    assert desk.crashes == []
    app.close()


def test_the_place_opens_on_the_board_and_comes_back_to_the_view_that_was_open(
    place: TasksPlace,
) -> None:
    assert isinstance(place.current, TasksPage)
    place.buttons["year"].click()
    place.activate()
    assert isinstance(place.current, SheetPage)
    for name in VIEWS:
        place.show_view(name)
        assert place.buttons[name].isChecked()


def test_a_row_of_the_year_opens_its_task_on_the_board(place: TasksPlace, qtbot: QtBot) -> None:
    place.show_view("year")
    page = place.current
    assert isinstance(page, SheetPage) and page.table.rowCount() > 3
    page.table.setCurrentCell(2, 0)
    with qtbot.waitSignal(place.shell.place_requested) as asked:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    found = asked.args[1]
    assert isinstance(found, TaskToShow)
    place.activate(found)
    assert isinstance(place.current, TasksPage)
    assert place.current.row is not None and place.current.row.task.id == found.row.task.id


def test_another_year_has_its_own_turns(place: TasksPlace) -> None:
    place.show_view("year")
    page = place.current
    assert isinstance(page, SheetPage)
    page.year.setValue(2031)
    assert page.table.rowCount() == 0 and "chưa có lượt" in page.told.text()


def test_what_is_seen_is_what_is_printed(
    place: TasksPlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[WorkSheet] = []
    monkeypatch.setattr(sheet_page, "print_work_sheet", lambda _page, sheet: printed.append(sheet))
    monkeypatch.setattr(week_page, "print_work_sheet", lambda _page, sheet: printed.append(sheet))
    for name in ("year", "assignment"):
        place.show_view(name)
        page = place.current
        assert isinstance(page, SheetPage)
        page.print_button.click()
        assert printed[-1] is page.table.sheet


def the_week(place: TasksPlace) -> WeekPage:
    place.show_view("week")
    page = place.current
    assert isinstance(page, WeekPage)
    return page


def test_what_is_changed_in_a_week_is_there_when_the_program_is_opened_again(
    place: TasksPlace, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    printed: list[WorkSheet] = []
    monkeypatch.setattr(week_page, "print_work_sheet", lambda _page, sheet: printed.append(sheet))
    model = the_week(place).editor.model
    assert model.rows
    model.setData(model.index(0, 1), "8:00")
    model.setData(model.index(0, 4), "Hội trường")
    again = WeekPage(place.shell)  # as the next start makes it
    qtbot.addWidget(again)
    again.activate()
    again.print_button.click()
    assert any(row.cells[1] == "8:00" and row.cells[4] == "Hội trường" for row in printed[-1].rows)


def test_the_edits_of_a_week_are_dropped_and_brought_back_by_one_key(place: TasksPlace) -> None:
    page = the_week(place)
    filled = page.editor.model.rows
    page.editor.model.setData(page.editor.model.index(0, 4), "Hội trường")
    page.editor.view.setCurrentIndex(page.editor.model.index(1, 0))
    page.editor.remove()
    edited = page.editor.model.rows
    assert len(edited) == len(filled) - 1
    page.refill.click()
    assert page.editor.model.rows == filled
    assert not page.refill.isEnabled()
    page.undo()
    assert page.editor.model.rows == edited
    page.undo()
    assert len(page.editor.model.rows) == len(filled)
    page.undo()
    assert page.editor.model.rows == filled


def test_a_day_of_another_week_is_refused(place: TasksPlace) -> None:
    place.show_view("week")
    page = place.current
    assert isinstance(page, WeekPage)
    model = page.editor.model
    assert not model.setData(model.index(0, 0), "30/3/2026")
    assert model.setData(model.index(0, 0), "11/3/2026")
    assert model.rows[0].day == dt.date(2026, 3, 11)
