"""The section Đã xóa: what was deleted is listed, brought back with one key, and can be undone."""

from __future__ import annotations

import datetime as dt

import pytest
from desk import Desk, MakeDesk
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.paper import PaperKind
from kehoach_desktop.services.ports.basics import Clock
from kehoach_desktop.services.tasks.briefing import Setup
from kehoach_desktop.services.tasks.urgents import NewOrder
from kehoach_desktop.ui.dialogs.urgent_answer import UrgentAnswerDialog
from kehoach_desktop.ui.pages.briefing.page import BriefingPage
from kehoach_desktop.ui.pages.office.page import OfficePage
from kehoach_desktop.ui.pages.office.trash import TrashSection
from kehoach_desktop.ui.places import PLACES


@pytest.fixture
def window(make_desk: MakeDesk, qtbot: QtBot) -> Desk:
    desk = make_desk(PLACES)
    desk.app.offices.load_sample(desk.app.new_id)
    desk.session.reopen()
    with qtbot.waitActive(desk.window):  # keys reach the active window only
        desk.window.show()
    return desk


def trash(desk: Desk) -> TrashSection:
    desk.window.open_place("office", "trash")
    page = desk.window.page
    assert isinstance(page, OfficePage)
    section = page.section("trash")
    assert isinstance(section, TrashSection)
    return section


def lines(section: TrashSection) -> list[str]:
    return [section.list.item(at).text() for at in range(section.list.count())]


def test_an_empty_trash_says_so_and_offers_nothing(window: Desk) -> None:
    section = trash(window)
    assert lines(section) == ["Không có gì bị xóa trong 30 ngày qua."]
    assert not section.button.isEnabled()
    section.restore()  # Enter on the sentence does nothing
    assert window.told == ""


def test_a_paper_comes_back_and_opens_again(window: Desk, qtbot: QtBot) -> None:
    office = window.shell.office
    assert office is not None
    paper = window.app.papers.create(window.app.papers.start(PaperKind.LETTER, office))
    stored = window.app.papers.load(paper.id)
    window.app.papers.delete(paper.id)
    section = trash(window)
    assert lines(section) == [f"Văn bản: {paper.subject} (xóa 05/01/2026)"]
    qtbot.keyClick(section.list, Qt.Key.Key_Return)
    assert window.told == f"Đã khôi phục “{paper.subject}”."
    assert window.app.papers.load(paper.id) == stored
    assert lines(section) == ["Không có gì bị xóa trong 30 ngày qua."]


def test_the_button_brings_the_chosen_line_back_and_control_z_takes_that_back(
    window: Desk, qtbot: QtBot, clock: Clock
) -> None:
    (plan,) = window.app.plans.rows()
    window.app.plans.delete(plan.id)
    clock.advance(days=1)  # type: ignore[attr-defined]
    order = window.app.chain.urgents.add(NewOrder("Báo cáo số hộ ngập", "16h 10/12/2026"))
    window.app.chain.urgents.delete(order.id)
    section = trash(window)
    assert lines(section) == [
        "Việc phát sinh: Báo cáo số hộ ngập (xóa 06/01/2026)",
        f"Kế hoạch: {plan.title} (xóa 05/01/2026)",
    ]
    section.list.setCurrentRow(1)
    section.button.click()
    assert [row.id for row in window.app.plans.rows()] == [plan.id]
    assert len(lines(section)) == 1
    qtbot.keyClick(section.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not window.app.plans.rows()
    assert len(lines(section)) == 2


def test_after_thirty_days_nothing_is_offered(window: Desk, clock: Clock) -> None:
    (plan,) = window.app.plans.rows()
    window.app.plans.delete(plan.id)
    clock.advance(days=30)  # type: ignore[attr-defined]
    assert len(lines(trash(window))) == 1
    clock.advance(minutes=1)  # type: ignore[attr-defined]
    assert lines(trash(window)) == ["Không có gì bị xóa trong 30 ngày qua."]


def test_a_line_that_is_there_again_is_refused_in_one_sentence(window: Desk) -> None:
    (plan,) = window.app.plans.rows()
    window.app.plans.delete(plan.id)
    section = trash(window)
    window.app.records.trash.restore(plan.id)  # from the command line meanwhile
    section.button.click()
    assert window.told and "E-" not in window.told
    assert [row.id for row in window.app.plans.rows()] == [plan.id]


def test_an_order_is_deleted_where_it_is_answered(window: Desk, qtbot: QtBot) -> None:
    order = window.app.chain.urgents.add(NewOrder("Báo cáo số hộ ngập", "16h 10/12/2026"))
    found = window.app.chain.urgents.order(order.id)
    dialog = UrgentAnswerDialog(window.shell, found, window.window)
    qtbot.addWidget(dialog)
    dialog.delete.click()
    assert window.told == "Đã xóa việc phát sinh “Báo cáo số hộ ngập”."
    assert not window.app.chain.urgents.rows()
    notice = window.notices[-1]
    assert notice is not None and notice.act is not None
    notice.act()
    assert [row.order for row in window.app.chain.urgents.rows()] == [order]


def test_a_meeting_that_was_begun_by_mistake_is_deleted_on_its_page(
    window: Desk, qtbot: QtBot
) -> None:
    meeting = window.app.briefing.start(Setup(dt.date(2026, 1, 5), chair="Lê Văn Mẫu"))
    window.window.open_place("briefing")
    page = window.window.page
    assert isinstance(page, BriefingPage)
    assert page.meeting == meeting
    page.buttons["delete"].click()
    assert window.told == "Đã xóa cuộc giao ban ngày 05/01/2026 cùng các việc giao tại kết luận."
    assert page.stack.currentWidget() is page.form
    qtbot.keyClick(page.form.begin, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.app.briefing.all() == [meeting]
