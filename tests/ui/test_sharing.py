"""People who share the PC: two keys switch, the name is written, each has the own settings."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from desk import Desk, MakeDesk
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.office import OfficeProfile, Person
from kehoach_desktop.services.ports.basics import Clock
from kehoach_desktop.ui.dialogs import who_works
from kehoach_desktop.ui.dialogs.who_works import WhoWorksDialog
from kehoach_desktop.ui.models.checklist_rows import View
from kehoach_desktop.ui.pages.office.page import OfficePage
from kehoach_desktop.ui.places import PLACES

HOA = Person("p-hoa", "Nguyễn Thị Hoa", "Công chức văn hóa", uses_pc=True)
NAM = Person("p-nam", "Lê Văn Nam", "Văn thư", uses_pc=True)


@pytest.fixture
def desk(make_desk: MakeDesk, new_id: Callable[[], str], clock: Clock) -> Desk:
    """Return the program on 20 April 2026 with the sample plan issued; nobody shares the PC yet."""
    desk = make_desk(PLACES)
    desk.app.offices.load_sample(new_id)
    desk.session.reopen()
    plan = desk.app.plans.load(desk.app.plans.rows()[0].id)
    assert plan.signatory is not None
    desk.app.plans.issue(plan, "02", dt.date(2026, 1, 5), plan.signatory)
    clock.advance(days=105)  # type: ignore[attr-defined]
    return desk


def share(desk: Desk, *people: Person) -> OfficeProfile:
    """Let `people` work at this PC, as the office page stores it."""
    office = dataclasses.replace(desk.app.offices.profile(), people=people)
    desk.app.offices.save(office)
    desk.shell.set_office(office)
    return office


def last_author(desk: Desk) -> str:
    row = desk.app.checklist.rows()[0]
    desk.app.checklist.tick(row, row.due, note=f"lần {row.turn.note}x")
    return str(desk.app.records.history.of_plan(row.plan_id)[0].who)


def test_of_one_person_alone_nothing_is_seen_and_nothing_asked(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(who_works, "ask_who", lambda *_: pytest.fail("asked"))
    assert desk.window.top.person.isHidden() and last_author(desk) == "cửa sổ"
    share(desk, HOA, dataclasses.replace(NAM, uses_pc=False))
    desk.session.sharing.ask_once()
    assert desk.window.top.person.isHidden()
    assert last_author(desk) == "Nguyễn Thị Hoa"


def test_two_keys_switch_and_the_name_stands_in_the_history(desk: Desk) -> None:
    share(desk, HOA, NAM)
    button = desk.window.top.person
    assert not button.isHidden() and button.text() == "Chọn người dùng máy ▾"
    menu = button.build()
    assert [action.text()[:2] for action in menu.actions()[:2]] == ["&1", "&2"]
    menu.actions()[1].trigger()
    assert button.text() == "Lê Văn Nam ▾" and last_author(desk) == "Lê Văn Nam"
    button.build().actions()[0].trigger()
    assert last_author(desk) == "Nguyễn Thị Hoa"
    page = [line.who for line in desk.app.records.history.of_plan(desk.app.plans.rows()[0].id)]
    assert {"Lê Văn Nam", "Nguyễn Thị Hoa", "cửa sổ"} <= set(page)


def test_who_was_renamed_goes_on_and_who_left_stays_in_the_history_alone(desk: Desk) -> None:
    share(desk, HOA, NAM)
    desk.session.sharing.switch(NAM)
    assert last_author(desk) == "Lê Văn Nam"
    share(desk, HOA, dataclasses.replace(NAM, name="Lê Hoài Nam"))
    assert last_author(desk) == "Lê Hoài Nam"
    left = dataclasses.replace(NAM, until=dt.date(2026, 4, 19))
    share(desk, HOA, left)
    assert desk.window.top.person.isHidden() and last_author(desk) == "Nguyễn Thị Hoa"
    whole = {line.who for line in desk.app.records.history.of_plan(desk.app.plans.rows()[0].id)}
    assert {"Lê Văn Nam", "Lê Hoài Nam"} <= whole


def test_each_has_the_own_text_size_page_and_filter(desk: Desk) -> None:
    share(desk, HOA, NAM)
    sharing, window = desk.session.sharing, desk.window
    sharing.switch(HOA)
    window.open_place("tasks")
    board: Any = window.page.current  # type: ignore[union-attr]
    board.filter.choose_view(View.LATE)
    board.filter.agency.setCurrentIndex(1)
    agency = board.filter.agency.currentData()
    window.set_text_size(150)
    sharing.switch(NAM)
    assert (desk.shell.text_size, desk.preferences.text_size) == (100, 100)
    assert board.filter.wanted.view is View.OPEN and not board.filter.wanted.agency
    window.open_place("today")
    sharing.switch(HOA)
    assert (desk.shell.text_size, window.current_place) == (150, "tasks")
    assert (board.filter.wanted.view, board.filter.wanted.agency) == (View.LATE, agency)
    sharing.switch(NAM)
    assert window.current_place == "today"


def test_today_can_show_the_work_of_my_unit_and_what_names_me(desk: Desk) -> None:
    rows = desk.app.checklist.day()
    unit = next(row.task.leads[0].name for row in rows if row.task.leads)
    share(desk, dataclasses.replace(HOA, unit=unit), NAM)
    desk.window.open_place("today")
    page: Any = desk.window.page
    assert page.mine.isHidden()
    desk.session.sharing.switch(dataclasses.replace(HOA, unit=unit))
    page.mine.setChecked(True)
    shown = [row for column in page.lists.values() for row in column.model.rows]
    assert shown and all(row.concerns(unit) for row in shown) and len(shown) < len(rows)
    desk.session.sharing.switch(NAM)
    desk.window.open_place("today")
    assert not page.mine.isChecked()
    page.mine.setChecked(True)  # nothing names Nam
    assert not [row for column in page.lists.values() for row in column.model.rows]


def test_the_start_asks_once_and_enter_keeps_the_last_one(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    share(desk, HOA, NAM)
    desk.session.sharing.switch(NAM)
    dialog = WhoWorksDialog((HOA, NAM), NAM)
    qtbot.addWidget(dialog)
    assert dialog.person == NAM
    asked: list[Person | None] = []

    def ask(_people: object, last: Person | None, _parent: object) -> Person:
        asked.append(last)
        return HOA

    monkeypatch.setattr(who_works, "ask_who", ask)
    with qtbot.waitExposed(desk.window):
        desk.window.show()
    desk.session.sharing.ask_once()
    desk.session.sharing.ask_once()
    assert asked == [NAM] and last_author(desk) == "Nguyễn Thị Hoa"


def test_the_list_of_people_says_who_works_at_this_pc_and_for_which_unit(
    desk: Desk, qtbot: QtBot
) -> None:
    desk.window.open_place("office", "people")
    page = desk.window.page
    assert isinstance(page, OfficePage)
    model = page.section("people").editor.model  # type: ignore[attr-defined]
    units = model.columns[2].choices
    assert model.setData(model.index(0, 2), units[1]) and model.setData(model.index(0, 3), "Có")
    page.deactivate()
    person = desk.app.offices.profile().people[0]
    assert (person.unit, person.uses_pc) == (units[1], True)


def test_what_is_still_being_saved_belongs_to_the_one_before(desk: Desk) -> None:
    share(desk, HOA, NAM)
    desk.session.sharing.switch(HOA)
    row = desk.app.checklist.rows()[0]

    pending = [row]

    def flush() -> None:
        if pending:
            desk.app.checklist.tick(pending.pop(), row.due, note="gõ dở")

    page: Any = desk.window.page
    page.deactivate = flush
    desk.session.sharing.switch(NAM)
    assert not pending
    assert desk.app.records.history.of_plan(row.plan_id)[0].who == "Nguyễn Thị Hoa"
