"""Giao ban in the window: by keys alone, in large letters, left and entered again."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from plan_desk import Desk
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.office import Signatory, SigningCapacity
from kehoach_desktop.domain.work.meeting import AgendaOrder, Verdict
from kehoach_desktop.services.tasks.briefing_papers import notice
from kehoach_desktop.ui import theme
from kehoach_desktop.ui.dialogs.briefing_answers import BriefingAnswersDialog
from kehoach_desktop.ui.pages.briefing.page import BriefingPage
from kehoach_desktop.ui.pages.briefing.stage import Stage, Typing
from kehoach_desktop.ui.pages.briefing.stage_face import LIGHT


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> Iterator[BriefingPage]:
    """The place with a meeting that has begun, over the sample commune's issued plan."""
    desk = Desk(tmp_path)
    app = desk.app
    app.clock.now = lambda: dt.datetime(2026, 3, 9, 7, 30)  # type: ignore[method-assign]
    plan = app.plans.load(app.plans.rows()[0].id)
    signer = Signatory(SigningCapacity.ON_BEHALF, "Chủ tịch", "Chủ tịch", "Trần Văn Mẫu", "UBND")
    app.plans.issue(plan, "2", dt.date(2026, 1, 5), signer)
    page = BriefingPage(desk.shell)
    qtbot.addWidget(page)
    page.resize(1200, 650)
    page.show()
    page.activate()
    page.form.begin.click()
    assert page.meeting is not None and len(page.meeting.items) > 3, [*desk.crashes]
    yield page
    assert desk.crashes == []
    app.close()


@pytest.fixture
def stage(page: BriefingPage, qtbot: QtBot) -> Stage:
    assert page.meeting is not None
    stage = Stage(page.shell, page.meeting)
    qtbot.addWidget(stage)
    stage.resize(1366, 768)
    stage.show()
    stage.left.connect(page._left)
    return stage


def press(stage: Stage, key: Qt.Key, *, ctrl: bool = False) -> None:
    modifier = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(stage, key, modifier)


def test_the_title_is_at_least_four_per_cent_of_the_screen(stage: Stage) -> None:
    stage.title.ensurePolished()
    assert stage.title.fontInfo().pixelSize() >= 0.04 * stage.height()


def test_long_names_are_wrapped_and_the_window_stays_as_large_as_the_screen(
    stage: Stage, qtbot: QtBot
) -> None:
    many = ", ".join(f"Ban Chỉ đạo cải cách hành chính số {number}" for number in range(8))
    items = stage.meeting.items
    long = dataclasses.replace(items[0], unit=many, title=f"Họp giao ban cùng {many}. " * 2)
    stage.meeting = dataclasses.replace(stage.meeting, items=(long, *items[1:]))
    stage.show_item()
    qtbot.wait(0)
    assert (stage.width(), stage.minimumSizeHint().width() <= 1366) == (1366, True)
    assert stage.clock.geometry().right() < 1366
    assert stage.title.text().endswith("…")
    assert stage.title.fontInfo().pixelSize() >= 0.04 * stage.height()


@pytest.mark.parametrize(
    ("position", "printed"),
    [
        ("Chủ tịch UBND xã", "Kết luận của Chủ tịch Ủy ban nhân dân xã"),
        ("Phó Chủ tịch", "Kết luận của Phó Chủ tịch Ủy ban nhân dân xã"),
        ("Bí thư Đảng ủy xã", "Kết luận của Bí thư Đảng ủy xã tại cuộc họp"),
    ],
)
def test_the_notice_names_the_chair_once(page: BriefingPage, position: str, printed: str) -> None:
    assert page.meeting is not None and page.shell.office is not None
    meeting = dataclasses.replace(page.meeting, chair_position=position)
    title = notice(meeting, page.shell.office, page.shell.app.new_id).subject
    assert title.startswith(printed)
    assert title.count("xã") == 1


def test_only_what_is_late_is_in_the_colour_of_alarm(stage: Stage) -> None:
    assert stage.item is not None and stage.item.days_late
    assert LIGHT[3] in stage.state.styleSheet()
    items = stage.meeting.items
    ahead = dataclasses.replace(items[0], days_late=0)
    stage.meeting = dataclasses.replace(stage.meeting, items=(ahead, *items[1:]))
    stage.show_item()
    assert LIGHT[3] not in stage.state.styleSheet()


def test_a_key_is_a_verdict_and_undo_takes_it_back(stage: Stage) -> None:
    press(stage, Qt.Key.Key_2)
    assert stage.meeting.at == 1
    assert stage.meeting.items[0].verdict is Verdict.NOT_DONE
    press(stage, Qt.Key.Key_Z, ctrl=True)
    assert stage.meeting.at == 0 and stage.meeting.items[0].verdict is None


def test_a_new_day_is_typed_and_a_wrong_one_is_asked_again(stage: Stage) -> None:
    press(stage, Qt.Key.Key_3)
    QTest.keyClicks(stage.line, "31/2")
    QTest.keyClick(stage.line, Qt.Key.Key_Return)
    assert stage.understood.text() and stage.typing is Typing.PUT_OFF
    stage.line.clear()
    QTest.keyClicks(stage.line, "30/3")
    QTest.keyClick(stage.line, Qt.Key.Key_Return)
    assert stage.meeting.items[0].until == dt.date(2026, 3, 30)


def test_key_four_opens_the_line_where_digits_are_digits(stage: Stage) -> None:
    press(stage, Qt.Key.Key_4)
    QTest.keyClicks(stage.line, "Tram Y te: phun 1234 lit, 15/3")
    assert "15/03/2026" in stage.understood.text()
    QTest.keyClick(stage.line, Qt.Key.Key_Return)
    (made,) = stage.meeting.conclusions
    assert made.what == "phun 1234 lit" and stage.meeting.items[0].verdict is None


def test_escape_leaves_and_the_meeting_goes_on_where_it_was(
    stage: Stage, page: BriefingPage
) -> None:
    press(stage, Qt.Key.Key_2)
    press(stage, Qt.Key.Key_Right)
    press(stage, Qt.Key.Key_Backspace)
    press(stage, Qt.Key.Key_Escape)
    page.activate()
    assert page.meeting is not None and page.meeting.at == 1
    page.buttons["close"].click()
    assert page.meeting.notice_id and page.meeting.minutes_id
    assert page.buttons["notice"].isVisible() and not page.buttons["enter"].isVisible()


def test_answers_are_shown_before_they_are_saved(page: BriefingPage) -> None:
    assert page.meeting is not None
    dialog = BriefingAnswersDialog(page.shell.app.briefing, page.meeting, page)
    dialog.typed.setPlainText("1 x; 2 7; 99 x")
    assert dialog.shown.count() == 3 and dialog.save.isEnabled()
    assert [answer.doubt is None for answer in dialog.answers] == [True, False, False]


def test_the_full_screen_takes_the_whole_screen_even_without_a_window_manager(
    page: BriefingPage, qtbot: QtBot
) -> None:
    page.enter()
    stage = page.stage
    assert stage is not None
    qtbot.addWidget(stage)
    assert stage.normalGeometry().isEmpty() or stage.size() == page.screen().size()
    assert stage.isFullScreen()
    stage.close()


def test_a_unit_that_is_spoken_of_again_goes_on_with_the_time_it_has_left(stage: Stage) -> None:
    first = stage.item
    assert first is not None
    stage._spent = {first.unit: 90}  # noqa: SLF001 - no test waits ninety seconds
    stage._unit = ""  # noqa: SLF001
    stage.show_item()
    assert "03:30" in stage.clock.text() or "03:29" in stage.clock.text()


def test_in_the_order_of_plans_every_item_says_its_plan(page: BriefingPage, qtbot: QtBot) -> None:
    late_first = page.meeting
    assert late_first is not None
    first = page.record.item(0).text()
    by_plan = dataclasses.replace(late_first, order=AgendaOrder.PLAN)
    page._show(by_plan)
    assert page.record.item(0).text() == by_plan.items[0].plan_title != first
    stage = Stage(page.shell, by_plan)
    qtbot.addWidget(stage)
    assert by_plan.items[0].plan_title in stage.head.text()
    plain = Stage(page.shell, late_first)
    qtbot.addWidget(plain)
    assert by_plan.items[0].plan_title not in plain.head.text()


def test_at_150_per_cent_record_and_form_are_seen_whole_on_a_small_screen(
    page: BriefingPage, qapp: QApplication
) -> None:
    theme.apply(qapp, 150)
    try:
        page.send.show()
        assert page.minimumSizeHint().width() <= 1186  # the record, with every button it has
        page._prepare()
        page.resize(1216, 628)
        qapp.processEvents()
        assert page.minimumSizeHint().width() <= 1216
        assert page.heightForWidth(1216) <= 628
        begin = page.form.begin
        corner = begin.mapTo(page, begin.rect().bottomRight())
        assert (corner.x() < 1216, corner.y() < 628) == (True, True)
        assert page.form.attendees.height() > 120
    finally:
        theme.apply(qapp, 100)


def test_minutes_go_to_who_was_there_and_the_notice_not_up(page: BriefingPage) -> None:
    app, office = page.shell.app, page.shell.office
    assert page.meeting is not None and office is not None
    closed = app.briefing.close(page.meeting, office)
    assert app.papers.load(closed.minutes_id).recipients == ("Thành phần dự họp",)
    told = app.papers.load(closed.notice_id).recipients
    assert told and not any("tỉnh" in line or line.startswith("Sở") for line in told), told
