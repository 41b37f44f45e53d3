"""Comments on a draft at the desk: typed, answered, removed and brought back, never lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from plan_desk import Desk
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.plans.comment import Verdict
from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.ui.dialogs.plan_comments import CommentsDialog


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    qtbot.addWidget(desk.page)
    yield desk
    assert desk.crashes == []
    desk.app.close()


@pytest.fixture
def plan(desk: Desk) -> Plan:
    return desk.app.plans.load(desk.app.plans.rows()[0].id)


def opened(qtbot: QtBot, desk: Desk, plan: Plan) -> CommentsDialog:
    assert desk.shell.office is not None
    dialog = CommentsDialog(desk.shell, desk.shell.office, plan, desk.app.comments.of_plan(plan.id))
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_a_comment_typed_and_answered_is_stored_without_a_save_button(
    qtbot: QtBot, desk: Desk, plan: Plan
) -> None:
    dialog = opened(qtbot, desk, plan)
    assert not dialog.papers[0].isEnabled()  # nothing to print yet
    dialog.add.click()
    qtbot.keyClicks(dialog.form.author.lineEdit(), "Tram Y te")
    dialog.form.said.setPlainText("Thêm giờ phát buổi chiều.")
    dialog.form.verdict.show_value(Verdict.EXPLAINED)
    dialog.form.verdict.chosen.emit(Verdict.EXPLAINED)
    assert "chưa ghi lý do" in dialog.table.item(0, 2).text()
    dialog.form.reason.setPlainText("Đài chỉ có hai khung giờ.")
    dialog.reject()
    (kept,) = desk.app.comments.of_plan(plan.id)
    assert (kept.author, kept.said) == ("Tram Y te", "Thêm giờ phát buổi chiều.")
    assert (kept.verdict, kept.reason) == (Verdict.EXPLAINED, "Đài chỉ có hai khung giờ.")


def test_going_to_another_comment_stores_the_first_and_shows_the_second(
    qtbot: QtBot, desk: Desk, plan: Plan
) -> None:
    dialog = opened(qtbot, desk, plan)
    for name in ("Thôn Đông", "Thôn Đoài"):
        dialog.add_comment()
        dialog.form.author.setEditText(name)
    dialog.table.selectRow(0)
    assert dialog.form.author.currentText() == "Thôn Đông"
    assert [each.author for each in desk.app.comments.of_plan(plan.id)] == [
        "Thôn Đông",
        "Thôn Đoài",
    ]


def test_a_removed_comment_can_be_brought_back(qtbot: QtBot, desk: Desk, plan: Plan) -> None:
    dialog = opened(qtbot, desk, plan)
    dialog.add_comment()
    dialog.form.author.setEditText("Thôn Hạ")
    dialog.save_now()
    dialog.remove.click()
    assert desk.app.comments.of_plan(plan.id) == []
    dialog.undo.click()
    assert [each.author for each in desk.app.comments.of_plan(plan.id)] == ["Thôn Hạ"]


def test_a_comment_without_a_name_is_not_lost_but_asked_for(
    qtbot: QtBot, desk: Desk, plan: Plan
) -> None:
    dialog = opened(qtbot, desk, plan)
    dialog.add_comment()
    dialog.form.said.setPlainText("Nêu rõ kinh phí.")
    dialog.save_now()
    assert "Chưa ghi ai góp ý" in dialog.told.text()
    assert dialog.form.said.text() == "Nêu rõ kinh phí."
