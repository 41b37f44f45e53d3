"""The year so far in one grid; an issued plan gives way to another, or is amended."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from plan_desk import Desk
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.office import Signatory, SigningCapacity
from kehoach_desktop.domain.plans.task import TurnState
from kehoach_desktop.services.ports.turns import Succession
from kehoach_desktop.ui.dialogs.past_turns import PastTurnsDialog
from kehoach_desktop.ui.pages.plans.issued import IssuedPlan
from kehoach_desktop.ui.pages.tasks.page import TasksPage

DAY, FIGURE, NOTE = 3, 4, 5


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


@pytest.fixture
def grid(desk: Desk, qtbot: QtBot) -> PastTurnsDialog:
    rows = desk.app.checklist.rows(states=frozenset({TurnState.LATE}))
    dialog = PastTurnsDialog(desk.shell, rows)
    qtbot.addWidget(dialog)
    return dialog


def test_only_lines_with_a_day_are_stored_and_never_counted_late(
    desk: Desk, grid: PastTurnsDialog
) -> None:
    number = grid.model.rowCount()
    assert number > 1 and not grid.store.isEnabled()
    grid.model.setData(grid.model.index(0, DAY), "5/3")  # the year of the turn
    grid.model.setData(grid.model.index(0, FIGURE), "12")
    grid.model.setData(grid.model.index(1, NOTE), "chưa rõ ngày")
    grid.take()
    (done,) = desk.app.checklist.rows(states=frozenset({TurnState.DONE}))
    assert (done.turn.done_on, done.turn.figure) == (dt.date(2026, 3, 5), 12_000)
    assert done.turn.late_entry and done.turn.days_late(dt.date(2026, 3, 9)) == 0
    assert len(desk.app.checklist.rows(states=frozenset({TurnState.LATE}))) == number - 1


def test_a_day_to_come_or_no_day_at_all_is_refused_beside_the_grid(grid: PastTurnsDialog) -> None:
    for typed in ("1/4/2026", "hôm kia"):
        assert not grid.model.setData(grid.model.index(0, DAY), typed)
        assert not grid.problem.isHidden()
    assert grid.lines == []


def test_chosen_lines_are_filled_with_the_day_they_were_due(grid: PastTurnsDialog) -> None:
    grid.view.selectAll()
    grid.fill_days()
    assert [line.done_on for line in grid.lines] == [line.row.due for line in grid.model.rows]


def test_the_board_opens_the_grid_with_what_is_past_and_open(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[PastTurnsDialog] = []
    monkeypatch.setattr(PastTurnsDialog, "exec", lambda self: shown.append(self))
    page = TasksPage(desk.shell)
    qtbot.addWidget(page)
    page.activate()
    page.counts.past.trigger()
    late = desk.app.checklist.rows(states=frozenset({TurnState.LATE}))
    assert [line.row.turn.id for line in shown[0].model.rows] == [row.turn.id for row in late]


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (Succession.REPLACES, "Kế hoạch này thay thế Kế hoạch số 02/KH-UBND ngày 05 tháng 01 năm"),
        (Succession.AMENDS, "Kế hoạch này điều chỉnh, bổ sung Kế hoạch số 02/KH-UBND ngày 05"),
    ],
)
def test_a_draft_in_the_place_of_an_issued_plan_names_it(
    desk: Desk, qtbot: QtBot, kind: Succession, words: str
) -> None:
    office = desk.app.offices.profile()
    assert office is not None
    plan = desk.app.plans.load(next(row.id for row in desk.app.plans.rows() if row.is_issued))
    page = IssuedPlan(desk.shell, plan, office)
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.succeeded) as made:
        page._succeed(kind)
    draft = desk.app.plans.load(made.args[0])
    assert draft.closing.startswith(words)
    sentence = draft.closing.splitlines()[0]
    assert "năm 2026 của Ủy ban nhân dân xã Vân Khê về tuyên truyền" in sentence
    assert [task.id for task in draft.tasks] == [task.id for task in plan.tasks]


def test_a_plan_of_another_office_is_not_replaced(desk: Desk, qtbot: QtBot) -> None:
    office = desk.app.offices.profile()
    assert office is not None
    plan = desk.app.plans.load(next(row.id for row in desk.app.plans.rows() if row.is_issued))
    page = IssuedPlan(desk.shell, plan, office, "UBND tỉnh Mẫu Sơn")
    qtbot.addWidget(page)
    assert page.replace.isHidden()
