"""“Gửi” on lists, turns and conclusions: the text is in the clipboard, the picture on the disk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from plan_desk import Desk
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.office import Signatory, SigningCapacity
from kehoach_desktop.services.tasks.day import Group
from kehoach_desktop.ui.models.checklist_rows import View
from kehoach_desktop.ui.pages.briefing.page import BriefingPage
from kehoach_desktop.ui.pages.tasks.page import TasksPage
from kehoach_desktop.ui.pages.today.page import TodayPage
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.save_as import FileKind, file_name, write_to


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """The sample commune with its plan issued, on 9 March 2026; some turns are late."""
    desk = Desk(tmp_path)
    app = desk.app
    app.clock.now = lambda: dt.datetime(2026, 3, 9, 7, 30)  # type: ignore[method-assign]
    signer = Signatory(SigningCapacity.ON_BEHALF, "Chủ tịch", "Chủ tịch", "Trần Văn Mẫu", "UBND")
    plan = app.plans.load(app.plans.rows()[0].id)
    app.plans.issue(plan, "2", dt.date(2026, 1, 5), signer)
    yield desk
    assert desk.crashes == []
    app.close()


def action(menu: QMenu, words: str) -> QAction:
    return next(each for each in menu.actions() if each.text() == words)


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def test_a_column_of_the_day_is_copied_whole_or_for_one_unit(desk: Desk, qtbot: QtBot) -> None:
    page = TodayPage(desk.shell)
    qtbot.addWidget(page)
    page.activate()
    late = page.lists[Group.LATE]
    assert late.model.left > 0
    menu = late.send.build()
    action(menu, tr("send.copy")).trigger()
    assert clipboard().startswith("Kính gửi: các đồng chí")
    unit = menu.findChildren(QMenu)[0]
    action(unit, tr("send.copy")).trigger()
    assert not clipboard().startswith("Kính gửi: các đồng chí")
    assert "việc quá hạn" in clipboard()


def test_the_chosen_turn_and_the_list_of_the_board_are_copied(desk: Desk, qtbot: QtBot) -> None:
    page = TasksPage(desk.shell)
    qtbot.addWidget(page)
    page.activate()
    assert page.row is not None
    action(page.bar.send.build(), tr("send.copy")).trigger()
    assert f"- Việc: {page.row.task.title}" in clipboard()
    assert "lọc bớt" in page.counts.send.build().actions()[0].text()  # far too many turns
    page.filter.choose_view(View.LATE)
    action(page.counts.send.build(), tr("send.copy")).trigger()
    assert "xin gửi việc quá hạn" in clipboard()
    page.filter.words.setText("không có việc này")
    assert not page.counts.send.build().actions()[0].isEnabled()


def test_a_picture_is_saved_where_it_is_asked_for(
    desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = TasksPage(desk.shell)
    qtbot.addWidget(page)
    page.activate()
    path = tmp_path / "gửi đài"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    action(page.bar.send.build(), tr("send.picture")).trigger()
    assert path.with_name("gửi đài.png").read_bytes().startswith(b"\x89PNG")


def test_a_long_list_becomes_several_pictures_and_all_are_told(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "viec.png"
    for made, said in (
        ([path, tmp_path / "viec-2.png"], f"Đã lưu 2 tệp, từ {path} đến viec-2.png"),
        ([path], f"Đã lưu tệp: {path}"),
        (None, f"Đã lưu tệp: {path}"),
    ):
        write_to(desk.shell, FileKind.PICTURE, path, lambda _path, made=made: made)
        desk.settle()
        assert desk.notices[-1].text == said


def test_a_proposed_name_ends_with_a_whole_word() -> None:
    long = file_name("Tiến độ " + "tuyên truyền cải cách " * 4 + "từ 01/01/2026 đến 27/11/2026")
    assert len(long) <= 60 and long.endswith("-cach-tuyen")
    assert file_name("x" * 80) == "x" * 60
    assert file_name("Ngày 5/1/2026") == "ngay-5-1-2026"


def test_one_conclusion_or_all_of_them_are_copied(desk: Desk, qtbot: QtBot) -> None:
    briefing, office = desk.app.briefing, desk.app.offices.profile()
    assert office is not None
    meeting = briefing.start(briefing.suggest(office))
    meeting = briefing.conclude(meeting, "Văn phòng: niêm yết lịch, trước 15/3", office)
    briefing.conclude(meeting, "Trạm y tế: phun hóa chất, trước 20/3", office)
    page = BriefingPage(desk.shell)
    qtbot.addWidget(page)
    page.activate()
    menu = page.send.build()
    action(menu, tr("send.copy")).trigger()
    assert "niêm yết lịch" in clipboard() and "phun hóa chất" in clipboard()
    first = menu.findChildren(QMenu)[0]
    action(first, tr("send.copy")).trigger()
    assert "niêm yết lịch" in clipboard() and "phun hóa chất" not in clipboard()
