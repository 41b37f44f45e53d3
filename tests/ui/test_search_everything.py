"""Ctrl+K over everything: what is found opens where it lives."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from plan_desk import Desk
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.office import Signatory, SigningCapacity
from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.services.ports.search import Hit
from kehoach_desktop.ui.dialogs.search import SearchDialog, open_hit
from kehoach_desktop.ui.main_window import MainWindow
from kehoach_desktop.ui.page import MeetingToShow, SectionToShow, TaskToShow
from kehoach_desktop.ui.pages.tasks.page import TasksPage


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """The sample commune with its plan issued, on 9 March 2026."""
    desk = Desk(tmp_path)
    desk.app.clock.now = lambda: dt.datetime(2026, 3, 9, 7, 30)  # type: ignore[method-assign]
    signer = Signatory(SigningCapacity.ON_BEHALF, "Chủ tịch", "Chủ tịch", "Trần Văn Mẫu", "UBND")
    desk.app.plans.issue(plan_of(desk), "2", dt.date(2026, 1, 5), signer)
    yield desk
    assert desk.crashes == []
    desk.app.close()


def plan_of(desk: Desk) -> Plan:
    return desk.app.plans.load(desk.app.plans.rows()[0].id)


@pytest.fixture
def dialog(desk: Desk, qtbot: QtBot) -> SearchDialog:
    dialog = SearchDialog(desk.shell)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def search(dialog: SearchDialog, words: str) -> list[Hit]:
    dialog.box.setText(words)
    dialog.box._search()
    return list(dialog.hits)


def test_words_typed_without_marks_find_a_task_and_enter_opens_it_with_its_turns(
    desk: Desk, dialog: SearchDialog, qtbot: QtBot
) -> None:
    task = plan_of(desk).tasks[0]
    hits = search(dialog, task.title)
    place = next(i for i, hit in enumerate(hits) if hit.kind == "task" and hit.title == task.title)
    while dialog.list.currentRow() < place:
        qtbot.keyClick(dialog.box, Qt.Key.Key_Down)
    dialog.chosen.connect(lambda hit: open_hit(desk.shell, hit))
    with qtbot.waitSignal(desk.shell.place_requested) as asked:
        qtbot.keyClick(dialog.box, Qt.Key.Key_Return)
    key, found = asked.args
    assert key == "tasks" and isinstance(found, TaskToShow)
    page = TasksPage(desk.shell)
    qtbot.addWidget(page)
    page.activate(found)
    assert page.row is not None and page.row.task.id == task.id
    assert not page.panel.isHidden()


def test_a_section_opens_its_plan_there(desk: Desk, dialog: SearchDialog, qtbot: QtBot) -> None:
    section = next(s for s in plan_of(desk).sections if s.blocks)
    hit = next(h for h in search(dialog, section.heading) if h.kind == "section")
    with qtbot.waitSignal(desk.shell.place_requested) as asked:
        open_hit(desk.shell, hit)
    assert asked.args == ["plans", SectionToShow(plan_of(desk).id, section.id)]


def test_a_note_opens_its_turn(desk: Desk, dialog: SearchDialog, qtbot: QtBot) -> None:
    row = desk.app.checklist.rows()[0]
    desk.app.checklist.tick(row, dt.date(2026, 3, 9), note="đã treo ở cổng chợ Mẫu")
    hit = next(h for h in search(dialog, "cong cho mau") if h.kind == "note")
    with qtbot.waitSignal(desk.shell.place_requested) as asked:
        open_hit(desk.shell, hit)
    assert asked.args[1].row.turn.id == row.turn.id


def test_what_was_said_at_a_meeting_is_found(
    desk: Desk, dialog: SearchDialog, qtbot: QtBot
) -> None:
    briefing, office = desk.app.briefing, desk.app.offices.profile()
    assert office is not None
    meeting = briefing.start(briefing.suggest(office))
    briefing.conclude(meeting, "Trạm y tế: phun hóa chất diệt muỗi, trước 15/12", office)
    hits = search(dialog, "hóa chất")
    assert {"meeting", "task"} <= {hit.kind for hit in hits}
    with qtbot.waitSignal(desk.shell.place_requested) as asked:
        open_hit(desk.shell, next(hit for hit in hits if hit.kind == "meeting"))
    assert asked.args == ["briefing", MeetingToShow(meeting.id)]


def test_what_is_nowhere_is_said_and_nothing_can_be_opened(dialog: SearchDialog) -> None:
    assert search(dialog, "không có chữ này ở đâu cả") == []
    assert "Không tìm thấy" in dialog.told.text()
    assert not dialog.open_button.isEnabled()


def test_control_k_opens_the_search_only_when_the_data_are_open(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[SearchDialog] = []
    monkeypatch.setattr(SearchDialog, "exec", lambda self: opened.append(self))
    window = MainWindow(desk.shell)
    qtbot.addWidget(window, before_close_func=lambda w: setattr(w, "_closing", True))
    with qtbot.waitActive(window):
        window.show()
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert opened == []
    window.services_opened()
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert len(opened) == 1
