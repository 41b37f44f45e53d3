"""Ctrl+Z in the window: the last action wherever it was done, and the list of what was done."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable

import pytest
from desk import Desk, MakeDesk
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.services.ports.basics import Clock
from kehoach_desktop.services.tasks.urgents import NewOrder
from kehoach_desktop.ui.dialogs.recent_actions import RecentActionsDialog
from kehoach_desktop.ui.page import Page
from kehoach_desktop.ui.pages.briefing.page import BriefingPage
from kehoach_desktop.ui.pages.office.page import OfficePage
from kehoach_desktop.ui.pages.plans.page import PlansPage
from kehoach_desktop.ui.pages.tasks.page import TasksPage
from kehoach_desktop.ui.pages.tasks.place import TasksPlace
from kehoach_desktop.ui.places import PLACES

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(make_desk: MakeDesk, qtbot: QtBot, clock: Clock) -> Desk:
    """Return the whole program with the sample commune and its plan issued, on 20 April."""
    desk = make_desk(PLACES)
    sample = desk.app.offices.load_sample(desk.app.new_id)
    desk.app.plans.create(dataclasses.replace(sample.plans[0], id="", title="Dự thảo để xóa"))
    signer = sample.office.signatories[0]
    issued = desk.app.plans.load(sample.plans[0].id)
    desk.app.plans.issue(issued, "2", dt.date(2026, 1, 5), signer)
    clock.advance(days=105)  # type: ignore[attr-defined]
    desk.session.reopen()
    desk.window.resize(1366, 728)
    with qtbot.waitActive(desk.window):  # keys reach the active window only
        desk.window.show()
    return desk


def open_page(desk: Desk, key: str, kind: type[Page]) -> Page:
    desk.window.open_place(key)
    page = desk.window.page
    assert isinstance(page, kind)
    return page


def do(desk: Desk, work: Callable[[], object]) -> None:
    desk.shell.operations.run(work)


def press(qtbot: QtBot, widget: QWidget, key: Qt.Key = Qt.Key.Key_Z) -> None:
    qtbot.keyClick(widget, key, CONTROL)


def drafts(desk: Desk) -> list[Plan]:
    return [desk.app.plans.load(row.id) for row in desk.app.plans.rows() if not row.issued_on]


def test_a_tick_is_taken_back_from_another_page(window: Desk, qtbot: QtBot) -> None:
    open_page(window, "tasks", TasksPlace)
    row = window.app.checklist.day()[0]
    do(window, lambda: window.app.checklist.tick(row, dt.date(2026, 4, 20)))
    office = open_page(window, "office", OfficePage)
    press(qtbot, office)
    assert not window.app.checklist.row(row.turn.id).turn.is_recorded
    assert window.told.startswith("Đã hoàn tác: ") and row.task.title in window.told
    press(qtbot, office, Qt.Key.Key_Y)
    assert window.app.checklist.row(row.turn.id).turn.is_recorded
    assert window.told.startswith("Đã làm lại: ")
    last = window.notices[-1]
    assert last is not None and last.act is not None
    last.act()
    assert not window.app.checklist.row(row.turn.id).turn.is_recorded


def test_a_text_that_has_the_focus_keeps_the_key_for_itself(window: Desk, qtbot: QtBot) -> None:
    row = window.app.checklist.day()[0]
    do(window, lambda: window.app.checklist.tick(row, dt.date(2026, 4, 20)))
    tasks = open_page(window, "tasks", TasksPlace).findChild(TasksPage)
    assert isinstance(tasks, TasksPage)
    words = tasks.filter.words
    words.setFocus()
    words.insert("truyền thanh")
    press(qtbot, words)
    assert words.text() == ""
    press(qtbot, words)
    assert window.app.checklist.row(row.turn.id).turn.is_recorded


def test_a_deleted_draft_comes_back_from_wherever_one_is(window: Desk, qtbot: QtBot) -> None:
    plans = open_page(window, "plans", PlansPage)
    assert isinstance(plans, PlansPage)
    (draft,) = drafts(window)
    row = next(row for row in window.app.plans.rows() if row.id == draft.id)
    plans.list.delete_asked.emit(row)
    assert not drafts(window)
    assert [each.id for each in window.app.records.trash.rows()] == [draft.id]
    briefing = open_page(window, "briefing", BriefingPage)
    press(qtbot, briefing)
    assert drafts(window) == [draft]
    window.window.open_place("plans")
    assert draft.id in {row.id for row in plans._rows}  # noqa: SLF001 - what the list shows


def test_a_change_of_the_office_that_is_still_waiting_is_taken_back_too(
    window: Desk, qtbot: QtBot
) -> None:
    page = open_page(window, "office", OfficePage)
    assert isinstance(page, OfficePage)
    before = page.draft.profile
    page.draft.update(dataclasses.replace(before, village_word="bản"))
    page.list.setFocus()
    press(qtbot, page.list)
    assert window.app.offices.profile() == before == page.draft.profile == window.shell.office


def test_issuing_cannot_be_taken_back_and_says_so(window: Desk, qtbot: QtBot) -> None:
    (draft,) = drafts(window)
    office = window.shell.office
    assert office is not None
    signer = office.signatories[0]
    do(window, lambda: window.app.plans.issue(draft, "7", dt.date(2026, 4, 20), signer))
    today = window.window.page
    assert today is not None
    press(qtbot, today)
    assert "Không hoàn tác được: Ban hành: Dự thảo để xóa" in window.told
    assert window.app.plans.load(draft.id).is_issued


def test_a_meeting_in_sight_follows_what_is_taken_back(window: Desk, qtbot: QtBot) -> None:
    page = open_page(window, "briefing", BriefingPage)
    assert isinstance(page, BriefingPage)
    page.form.begin.click()
    assert page.meeting is not None
    office = window.shell.office
    assert office is not None
    meeting, said = page.meeting, "Văn phòng: treo băng rôn, trước 30/4"
    do(window, lambda: window.app.briefing.conclude(meeting, said, office))
    window.shell.data_changed.emit()
    assert any("treo băng rôn" in page.record.item(at).text() for at in range(page.record.count()))
    press(qtbot, page.record)
    assert not any(
        "treo băng rôn" in page.record.item(at).text() for at in range(page.record.count())
    )
    press(qtbot, page.record)  # the meeting itself
    assert not window.app.briefing.all()


def test_what_is_taken_back_on_the_full_screen_is_not_taken_back_once_more(
    window: Desk, qtbot: QtBot
) -> None:
    page = open_page(window, "briefing", BriefingPage)
    assert isinstance(page, BriefingPage)
    page.form.begin.click()
    page.enter()
    stage = page.stage
    assert stage is not None
    qtbot.addWidget(stage)
    qtbot.keyClick(stage, Qt.Key.Key_2)
    assert [item.verdict for item in window.app.briefing.all()[0].items][0] is not None
    assert stage.meeting.at == 1
    press(qtbot, stage)
    (meeting,) = window.app.briefing.all()
    assert all(item.verdict is None for item in meeting.items)
    assert (stage.meeting, stage.meeting.at) == (meeting, 0)
    press(qtbot, stage)
    assert "Không còn gì để hoàn tác" in stage.understood.text()
    stage.close()
    press(qtbot, page.record)  # the next action is the meeting itself
    assert not window.app.briefing.all()


def lines(dialog: RecentActionsDialog) -> list[str]:
    return [dialog.list.item(at).text() for at in range(dialog.list.count())]


def test_the_list_takes_back_from_the_top_down_to_the_chosen_line(
    window: Desk, qtbot: QtBot, clock: Clock
) -> None:
    for what in ("Việc một", "Việc hai", "Việc ba"):
        clock.advance(minutes=1)  # type: ignore[attr-defined]
        order = NewOrder(what, "16h 10/12/2026")
        do(window, lambda order=order: window.app.chain.urgents.add(order))  # type: ignore[misc]
    dialog = RecentActionsDialog(window.shell, window.window)
    qtbot.addWidget(dialog)
    assert lines(dialog)[:3] == [
        "08:03   Nhận việc phát sinh: Việc ba",
        "08:02   Nhận việc phát sinh: Việc hai",
        "08:01   Nhận việc phát sinh: Việc một",
    ]
    dialog.list.setCurrentRow(1)
    assert dialog.back.text() == "Hoàn tác 2 thao tác"
    dialog.back.click()
    assert [row.order.what for row in window.app.chain.urgents.rows()] == ["Việc một"]
    assert lines(dialog)[0].endswith("Việc ba   (đã hoàn tác)")
    assert dialog.list.currentRow() == 2
    dialog.again.click()
    assert len(window.app.chain.urgents.rows()) == 2


def test_the_list_says_what_stands_and_why_a_line_went_no_further(
    window: Desk, qtbot: QtBot, clock: Clock
) -> None:
    (draft,) = drafts(window)
    do(window, lambda: window.app.plans.submit(draft))
    row = window.app.checklist.day()[0]
    do(window, lambda: window.app.checklist.tick(row, dt.date(2026, 4, 20)))
    clock.advance(minutes=1)  # type: ignore[attr-defined]
    again = window.app.checklist.row(row.turn.id)
    with window.app.database.rewrite() as connection:  # as another program would
        connection.execute("UPDATE turn SET note = 'khác' WHERE id = ?", (again.turn.id,))
    dialog = RecentActionsDialog(window.shell, window.window)
    qtbot.addWidget(dialog)
    assert "(không hoàn tác được)" in lines(dialog)[1]
    dialog.back.click()
    assert "đã được thay đổi tiếp" in dialog.told.text()
    dialog.list.setCurrentRow(0)
    assert not dialog.back.isEnabled()
    assert "giữ nguyên" in dialog.told.text()


def test_the_button_of_an_old_message_shows_the_list_instead(window: Desk) -> None:
    (draft,) = drafts(window)
    plans = open_page(window, "plans", PlansPage)
    assert isinstance(plans, PlansPage)
    plans.list.delete_asked.emit(next(r for r in window.app.plans.rows() if r.id == draft.id))
    notice = window.notices[-1]
    do(window, lambda: window.app.chain.urgents.add(NewOrder("Việc", "16h 10/12/2026")))
    asked: list[bool] = []
    window.shell.recent_wanted.disconnect()
    window.shell.recent_wanted.connect(lambda: asked.append(True))
    assert notice is not None and notice.act is not None
    notice.act()
    assert asked == [True] and not drafts(window)
