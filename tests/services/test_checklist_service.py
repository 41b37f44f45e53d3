"""The checklist: expected turns joined with what was recorded."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kehoach_desktop.domain.office import Signatory, SigningCapacity
from kehoach_desktop.domain.plans.plan import Issue, Plan
from kehoach_desktop.domain.plans.task import Doer, Task, Turn, TurnState
from kehoach_desktop.domain.schedules.schedule import Frequency, ScheduleRule
from kehoach_desktop.domain.schedules.target import Operator, Target
from kehoach_desktop.errors import AppError
from kehoach_desktop.services.tasks.checklist import Checklist, ChecklistRow
from kehoach_desktop.services.tasks.turn_layout import TurnLayout
from kehoach_desktop.storage.board_store import SqlBoardStore
from kehoach_desktop.storage.database import Database
from kehoach_desktop.storage.plan_store import SqlPlanStore
from kehoach_desktop.storage.turn_store import SqlTurnStore

if TYPE_CHECKING:
    from conftest import StoppedClock

SIGNER = Signatory(SigningCapacity.ON_BEHALF, "Chủ tịch", "Chủ tịch", "Trần Văn Mẫu", "UBND")
RADIO = Task(
    "t1",
    "Phát thanh",
    leads=(Doer("Phòng Văn hóa - Xã hội", "a1"),),
    coordinators=(Doer("Công an xã"),),
    schedule=ScheduleRule(Frequency.MONTHLY, day=15),
    targets=(Target(Operator.AT_LEAST, 12_000, "tin, bài", "năm"),),
)
MEETINGS = Task(
    "t2",
    "Họp thôn",
    leads=(Doer("Mặt trận"),),
    units=(Doer("Thôn Một", "v1"), Doer("Thôn Hai", "v2")),
    schedule=ScheduleRule(Frequency.QUARTERLY),
)
LOOSE = Task("t3", "Việc không hẹn ngày")


def refused(code: str) -> pytest.RaisesExc[AppError]:
    return pytest.raises(AppError, match=rf"^{code}\b")


class Board:
    """A data folder with one issued plan, looked at on 20 April 2026."""

    def __init__(self, tmp_path: Path, clock: StoppedClock, new_id: Callable[[], str]) -> None:
        clock.moment = dt.datetime(2026, 4, 20, 8, 0)
        self.clock = clock
        self.database = Database.open(tmp_path / "kehoach.db", clock)
        self.plans = SqlPlanStore(self.database)
        self.turns = SqlTurnStore(self.database)
        layout = TurnLayout(self.plans, self.turns, None, clock, new_id)
        board = SqlBoardStore(self.database)
        self.checklist = Checklist(self.plans, self.turns, board, layout, clock, new_id)
        self.issue("p1", RADIO, MEETINGS, LOOSE)

    def issue(self, plan_id: str, *tasks: Task) -> Plan:
        plan = Plan(plan_id, 2026, f"Kế hoạch {plan_id}", "a", tasks=tasks)
        self.plans.save(plan, None, self.clock.now())
        issue = Issue(f"0{plan_id[1:]}/KH-UBND", dt.date(2026, 1, 5), SIGNER)
        issued = dataclasses.replace(plan, issue=issue)
        self.plans.issue(issued, self.clock.now())
        return issued

    def row(self, task_id: str, due: dt.date, unit: str = "") -> ChecklistRow:
        (row,) = [
            row
            for row in self.checklist.rows("p1")
            if (row.task.id, row.due, row.unit) == (task_id, due, unit)
        ]
        return row


@pytest.fixture
def board(tmp_path: Path, clock: StoppedClock, new_id: Callable[[], str]) -> Board:
    return Board(tmp_path, clock, new_id)


JANUARY = dt.date(2026, 1, 15)
APRIL_20 = dt.date(2026, 4, 20)


def test_every_turn_of_the_year_has_a_row(board: Board) -> None:
    rows = board.checklist.rows()
    assert len(rows) == 12 + 4 * 2 + 1
    assert [row.due for row in rows] == sorted(row.due for row in rows)
    assert {row.number for row in rows} == {1, 2, 3}
    assert rows[-1].due == dt.date(2026, 12, 31), "no date at all does not exist"
    late = [row for row in rows if row.state is TurnState.LATE]
    assert [row.due.month for row in late if row.task.id == "t1"] == [1, 2, 3, 4]
    assert [row.unit for row in late if row.task.id == "t2"] == ["Thôn Một", "Thôn Hai"]


@pytest.mark.parametrize(
    ("printed", "listed"),
    [("Phát trên đài:", "Phát trên đài"), ("Dán áp phích.", "Dán áp phích"),
     ("Tin, bài, ảnh...", "Tin, bài, ảnh...")],
)  # fmt: skip
def test_a_row_names_its_task_without_the_mark_that_ends_its_line(
    board: Board, printed: str, listed: str
) -> None:
    board.issue("p2", dataclasses.replace(RADIO, id="t9", title=printed))
    rows = board.checklist.rows("p2")
    assert {row.task.title for row in rows} == {listed}
    assert [line.task.title for line in board.checklist.lines("p2")] == [listed]
    assert board.plans.load("p2").tasks[0].title == printed


def test_a_draft_has_no_rows_yet(board: Board) -> None:
    board.plans.save(Plan("p2", 2026, "Dự thảo", "a", tasks=(RADIO,)), None, board.clock.now())
    assert {row.plan_id for row in board.checklist.rows()} == {"p1"}
    assert board.checklist.rows("p2") == []
    row = dataclasses.replace(board.row("t1", JANUARY), plan_id="p2")
    with refused("E-NOT-ISSUED"):
        board.checklist.tick(row, JANUARY)


def test_ticking_writes_a_record_of_that_turn_only(board: Board) -> None:
    turn = board.checklist.tick(board.row("t1", JANUARY), dt.date(2026, 1, 14), 2_000, " đã phát ")
    assert turn == Turn(turn.id, "t1", JANUARY, "", dt.date(2026, 1, 14), 2_000, "đã phát")
    assert board.row("t1", JANUARY).turn == turn
    assert board.row("t1", JANUARY).state is TurnState.DONE
    assert board.row("t1", JANUARY.replace(month=2)).state is TurnState.LATE
    assert board.plans.load("p1").tasks == (RADIO, MEETINGS, LOOSE)


def test_each_village_is_ticked_by_itself(board: Board) -> None:
    due = dt.date(2026, 3, 31)
    board.checklist.tick(board.row("t2", due, "Thôn Hai"), APRIL_20)
    assert board.row("t2", due, "Thôn Hai").state is TurnState.DONE
    assert board.row("t2", due, "Thôn Một").state is TurnState.LATE


def test_ticking_again_corrects_the_record(board: Board) -> None:
    first = board.checklist.tick(board.row("t1", JANUARY), JANUARY, 2_000)
    second = board.checklist.tick(board.row("t1", JANUARY), JANUARY, 3_000)
    assert second.id == first.id
    assert board.turns.all() == [second]


def test_a_turn_left_out_says_why_and_is_not_late(board: Board) -> None:
    with refused("E-REASON"):
        board.checklist.skip(board.row("t1", JANUARY), "  ")
    board.checklist.skip(board.row("t1", JANUARY), "Mất điện")
    row = board.row("t1", JANUARY)
    assert row.state is TurnState.SKIPPED
    assert row.turn is not None
    assert row.turn.skipped == "Mất điện"


def test_what_was_ticked_can_be_taken_back(board: Board) -> None:
    turn = board.checklist.tick(board.row("t1", JANUARY), JANUARY)
    board.checklist.untick(turn.id)
    assert board.row("t1", JANUARY).state is TurnState.LATE
    with refused("E-NO-TURN"):
        board.checklist.untick(turn.id)


@pytest.mark.parametrize(
    ("done_on", "figure", "code"),
    [
        (dt.date(2033, 1, 1), None, "E-FUTURE"),
        (dt.date(1996, 1, 1), None, "E-DATE"),
        (APRIL_20, -1, "E-FIGURE"),
        (APRIL_20, 10**13, "E-FIGURE"),
    ],
)
def test_what_cannot_be_is_not_recorded(
    board: Board, done_on: dt.date, figure: int | None, code: str
) -> None:
    with refused(code):
        board.checklist.tick(board.row("t1", JANUARY), done_on, figure)
    assert board.turns.all() == []


@pytest.mark.parametrize(
    ("agency", "expected"),
    [
        ("a1", {("t1", "")}),
        ("Phòng Văn hóa - Xã hội", {("t1", "")}),
        ("Công an xã", {("t1", "")}),
        ("Mặt trận", {("t2", "Thôn Một"), ("t2", "Thôn Hai")}),
        ("v2", {("t2", "Thôn Hai")}),
        ("nobody", set()),
    ],
)
def test_rows_are_filtered_by_agency(
    board: Board, agency: str, expected: set[tuple[str, str]]
) -> None:
    rows = board.checklist.rows(agency=agency)
    assert {(row.task.id, row.unit) for row in rows} == expected


def test_rows_are_filtered_by_state_and_plan(board: Board) -> None:
    board.issue("p2", dataclasses.replace(RADIO, id="t9"))
    board.checklist.tick(board.row("t1", JANUARY), JANUARY)
    done = board.checklist.rows(states=frozenset({TurnState.DONE}))
    assert [(row.plan_id, row.due) for row in done] == [("p1", JANUARY)]
    assert {row.plan_id for row in board.checklist.rows("p2")} == {"p2"}
    with refused("E-NO-PLAN"):
        board.checklist.rows("nowhere")


def test_a_record_whose_day_the_rule_no_longer_expects_is_still_shown(board: Board) -> None:
    board.checklist.rows()
    odd = Turn("u1", "t1", dt.date(2026, 2, 20), done_on=dt.date(2026, 2, 20))
    board.turns.record("p1", odd, board.clock.now())
    assert board.row("t1", odd.due).turn == odd
    assert len([row for row in board.checklist.rows() if row.task.id == "t1"]) == 13


def test_a_record_from_before_turns_were_laid_out_stands_for_the_turn_beside_it(
    board: Board,
) -> None:
    odd = Turn("u1", "t1", dt.date(2026, 2, 20), done_on=dt.date(2026, 2, 20))
    board.turns.record("p1", odd, board.clock.now())
    rows = [row for row in board.checklist.rows() if row.task.id == "t1"]
    assert len(rows) == 12
    assert rows[1].turn == odd


def test_the_printed_sheet_has_a_line_a_task(board: Board) -> None:
    board.checklist.tick(board.row("t1", JANUARY), JANUARY, 2_000)
    board.checklist.tick(board.row("t1", JANUARY.replace(month=2)), APRIL_20, 1_500)
    board.clock.advance(days=300)
    board.checklist.tick(board.row("t3", dt.date(2026, 12, 31)), APRIL_20)
    board.clock.advance(days=-300)
    radio, meetings, loose = board.checklist.lines("p1")
    assert (radio.number, radio.task) == ("1", RADIO)
    assert radio.due == "12 lượt, lượt tới 15/3/2026"
    assert radio.state == "2/12 lượt, quá hạn 2 lượt"
    assert radio.result == "3,5 tin, bài (chỉ tiêu ít nhất 12 tin, bài/năm)"
    assert meetings.state == "0/8 lượt, quá hạn 2 lượt"
    assert meetings.result == ""
    assert (loose.due, loose.state) == ("31/12/2026", "Hoàn thành")


def test_shares_are_not_added_up_on_the_sheet(board: Board) -> None:
    share = dataclasses.replace(
        RADIO,
        id="t9",
        targets=(Target(Operator.AT_LEAST, 90_000, "%"),),
        schedule_text="Hằng tháng",
    )
    board.issue("p2", share)
    for month, figure in ((1, 80_000), (2, 95_000)):
        due = JANUARY.replace(month=month)
        turn = Turn(f"u{month}", "t9", due, done_on=due, figure=figure)
        board.turns.record("p2", turn, board.clock.now())
    (line,) = board.checklist.lines("p2")
    assert line.due == "Hằng tháng"
    assert line.result == "95% (chỉ tiêu ít nhất 90%)"
