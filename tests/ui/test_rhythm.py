"""A new rhythm is seen before it is followed; a phrase is tried; targets are compared."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from desk import Desk, MakeDesk
from pytestqt.qtbot import QtBot

from kehoach_desktop.services.ports.basics import Clock
from kehoach_desktop.services.tasks.checklist import ChecklistRow
from kehoach_desktop.ui.dialogs import phrase_days, rhythm, targets
from kehoach_desktop.ui.dialogs.phrase_days import PhraseDaysDialog
from kehoach_desktop.ui.dialogs.rhythm import RhythmDialog
from kehoach_desktop.ui.dialogs.targets import TargetsDialog
from kehoach_desktop.ui.pages.tasks.place import TasksPlace
from kehoach_desktop.ui.places import PLACES


@pytest.fixture
def desk(make_desk: MakeDesk, new_id: Callable[[], str], clock: Clock) -> Desk:
    """Return the program on 20 April 2026, with the sample plan issued in January."""
    desk = make_desk(PLACES)
    desk.app.offices.load_sample(new_id)
    desk.session.reopen()
    plan = desk.app.plans.load(desk.app.plans.rows()[0].id)
    assert plan.signatory is not None
    desk.app.plans.issue(plan, "02", dt.date(2026, 1, 5), plan.signatory)
    clock.advance(days=105)  # type: ignore[attr-defined]
    return desk


def weekly(desk: Desk) -> ChecklistRow:
    """Return the first turn of the task with most turns."""
    rows = desk.app.checklist.rows()
    of_task: dict[str, list[ChecklistRow]] = {}
    for row in rows:
        of_task.setdefault(row.task.id, []).append(row)
    return max(of_task.values(), key=len)[0]


def test_the_preview_says_exactly_what_the_change_then_does(desk: Desk, qtbot: QtBot) -> None:
    row = weekly(desk)
    desk.app.checklist.tick(row, row.due)
    before = {r.due: r.turn.id for r in desk.app.checklist.rows() if r.task.id == row.task.id}
    dialog = RhythmDialog(desk.shell, row)
    qtbot.addWidget(dialog)
    assert not dialog.change.isEnabled()
    dialog.phrase.setText("Ngày 25 hằng tháng")
    dialog.look()
    lines = [dialog.list.item(at).text() for at in range(dialog.list.count())]
    removed = [line for line in lines if line.startswith("−")]
    added = [line for line in lines if line.startswith("+")]
    assert f"bỏ {len(removed)} lượt, thêm {len(added)} lượt" in dialog.told.text()
    assert "1 lượt đã ghi nhận" in dialog.told.text()
    assert {r.due for r in desk.app.checklist.rows() if r.task.id == row.task.id} == set(before)
    dialog.change.click()
    after = {r.due: r.turn.id for r in desk.app.checklist.rows() if r.task.id == row.task.id}
    assert len(before) - len(removed) + len(added) == len(after)
    today = dt.date(2026, 4, 20)
    assert {day for day in before if day < today} <= set(after)  # what was due before stays
    assert {day.day for day in after if day >= today} == {25}
    assert after[row.due] == row.turn.id
    same = set(before) & set(after)
    assert all(before[day] == after[day] for day in same)
    assert "Đã đổi nhịp" in desk.told


def test_a_task_keeps_its_turns_while_the_words_give_no_day(desk: Desk, qtbot: QtBot) -> None:
    row = weekly(desk)
    number = len(desk.app.checklist.rows())
    dialog = RhythmDialog(desk.shell, row)
    qtbot.addWidget(dialog)
    for phrase, said in (("khi nào rảnh", "Chưa hiểu thời gian"), ("ngày 05/01/2026", "không còn")):
        dialog.phrase.setText(phrase)
        dialog.look()
        assert said in dialog.told.text() and not dialog.change.isEnabled()
    dialog.phrase.setText("Ngày 25 hằng tháng")
    dialog.look()
    assert dialog.change.isEnabled()
    dialog.phrase.textEdited.emit("Ngày 25 hằng thán")
    assert not dialog.change.isEnabled()  # what is shown is not what is typed any more
    dialog.reject()
    assert len(desk.app.checklist.rows()) == number


def test_a_phrase_shows_its_days_and_where_they_move(desk: Desk, qtbot: QtBot) -> None:
    dialog = PhraseDaysDialog(desk.shell)
    qtbot.addWidget(dialog)
    dialog.phrase.setText("Trước ngày 02/5/2026")
    dialog.look()
    assert dialog.list.count() == 1
    line = dialog.list.item(0).text()
    assert (
        line.startswith("Thứ Sáu 01/05/2026") and "ngày nghỉ, chuyển sang Thứ Tư 29/04/2026" in line
    )
    dialog.copy.click()
    dialog.phrase.setText("định kỳ")
    dialog.look()
    assert dialog.told.text().startswith("Chưa hiểu") and not dialog.copy.isEnabled()
    dialog.first.line.setText("32/1/2026")
    dialog.look()
    assert dialog.list.count() == 0


@pytest.mark.parametrize(
    ("phrase", "last", "said"),
    [
        ("Ngày 29/02/2026", "31/12/2026", "Ngày này không có trong lịch"),
        ("02 lần/tuần", "31/12/2100", "nhiều hơn 10000 lượt"),
        ("Khi có yêu cầu", "31/12/2026", "ngày phải xong là ngày nào?"),
        ("Hằng tháng", "31/12/2045", "Chưa có bảng ngày nghỉ năm"),
    ],
)
def test_a_phrase_beyond_the_calendar_is_answered_by_one_sentence(
    desk: Desk, qtbot: QtBot, phrase: str, last: str, said: str
) -> None:
    dialog = PhraseDaysDialog(desk.shell)
    qtbot.addWidget(dialog)
    dialog.first.line.setText("01/01/2000" if "2100" in last else "01/01/2026")
    dialog.last.line.setText(last)
    dialog.phrase.setText(phrase)
    dialog.look()
    assert said in dialog.told.text()


def test_every_target_stands_with_what_was_reached_and_leads_to_its_task(
    desk: Desk, qtbot: QtBot
) -> None:
    dialog = TargetsDialog(desk.shell, desk.window)
    qtbot.addWidget(dialog)
    all_targets = sum(len(task.targets) for task in desk.app.plans.load(
        desk.app.plans.rows()[0].id).tasks)  # fmt: skip
    assert dialog.model.rowCount() == all_targets > 0
    verdicts = [str(dialog.model.index(at, 4).data()) for at in range(all_targets)]
    assert verdicts == sorted(verdicts, key=lambda said: "!○●✓".index(said[0]))
    assert f"{all_targets} chỉ tiêu" in dialog.told.text()
    row = dialog.model.rows[0]
    dialog.open_task()
    place = desk.window.page
    assert isinstance(place, TasksPlace)
    assert place.current.row.task.id == row.progress.task.id  # type: ignore[attr-defined]


def test_the_board_opens_each_of_them(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    for made in (rhythm.RhythmDialog, phrase_days.PhraseDaysDialog, targets.TargetsDialog):
        monkeypatch.setattr(made, "exec", lambda self: opened.append(type(self).__name__))
    desk.window.open_place("tasks")
    page: Any = desk.window.page.current  # type: ignore[union-attr]
    page._open_panel()
    page.panel.rhythm.click()
    page.counts.targets.trigger()
    page.counts.phrase.trigger()
    assert opened == ["RhythmDialog", "TargetsDialog", "PhraseDaysDialog"]
