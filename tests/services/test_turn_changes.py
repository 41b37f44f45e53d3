"""What may happen to turns besides being ticked; what was recorded stays whatever happens."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kehoach_desktop.domain.office import Signatory, SigningCapacity
from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.domain.plans.task import Doer, Figure, Task, TurnState
from kehoach_desktop.domain.schedules.schedule import Frequency, ScheduleRule
from kehoach_desktop.domain.schedules.tally import Verdict
from kehoach_desktop.domain.schedules.target_parse import parse_targets
from kehoach_desktop.errors import AppError
from kehoach_desktop.services.plans.plans import Plans
from kehoach_desktop.services.ports.turns import BoardFilter, BoardOrder, Succession
from kehoach_desktop.services.reports.progress import Progress
from kehoach_desktop.services.tasks.checklist import Checklist, ChecklistRow
from kehoach_desktop.services.tasks.turn_changes import PastTurn, TurnChanges
from kehoach_desktop.services.tasks.turn_layout import TurnLayout
from kehoach_desktop.storage.board_store import SqlBoardStore
from kehoach_desktop.storage.database import Database
from kehoach_desktop.storage.file_store import HashFileStore
from kehoach_desktop.storage.plan_store import SqlPlanStore
from kehoach_desktop.storage.progress_store import SqlProgressStore
from kehoach_desktop.storage.turn_store import SqlTurnStore

if TYPE_CHECKING:
    from conftest import StoppedClock

SIGNER = Signatory(SigningCapacity.ON_BEHALF, "Chủ tịch", "Chủ tịch", "Trần Văn Mẫu", "UBND")
day = dt.date.fromisoformat
RADIO = Task(
    "radio",
    "Phát chuyên mục trên loa",
    leads=(Doer("Đài truyền thanh"),),
    schedule=ScheduleRule(Frequency.MONTHLY, day=20),
    schedule_text="Chậm nhất ngày 20 hằng tháng",
    targets=parse_targets("Ít nhất 24 tin, bài/năm"),
)
MEETINGS = Task(
    "meetings",
    "Họp thôn",
    leads=(Doer("Mặt trận"),),
    units=(Doer("Thôn Đông"), Doer("Thôn Đoài")),
    schedule=ScheduleRule(Frequency.QUARTERLY),
    targets=parse_targets("Mỗi thôn 01 buổi/quý"),
)


def refused(code: str) -> pytest.RaisesExc[AppError]:
    return pytest.raises(AppError, match=rf"^{code}\b")


class Year:
    """A commune's year, looked at on 20 April 2026."""

    def __init__(self, folder: Path, clock: StoppedClock, new_id: Callable[[], str]) -> None:
        clock.moment = dt.datetime(2026, 4, 20, 8, 0)
        self.clock = clock
        self.database = Database.open(folder / "kehoach.db", clock)
        store, turns = SqlPlanStore(self.database), SqlTurnStore(self.database)
        layout = TurnLayout(store, turns, None, clock, new_id)
        board = SqlBoardStore(self.database)
        self.board = board
        self.plans = Plans(store, HashFileStore(folder / "files"), clock, new_id, layout)
        self.checklist = Checklist(store, turns, board, layout, clock, new_id)
        self.changes = TurnChanges(store, turns, layout, clock, new_id)
        progress = SqlProgressStore(self.database)
        self.progress = Progress(store, progress, layout, clock)
        self.numbers = iter(range(2, 99))

    def issue(self, draft: Plan, date: str = "2026-01-05") -> Plan:
        return self.plans.issue(draft, f"{next(self.numbers)}", day(date), SIGNER)

    def started(self, plan_id: str, *tasks: Task) -> Plan:
        draft = Plan(plan_id, 2026, f"Tuyên truyền {plan_id}", "a", tasks=tasks)
        return self.issue(self.plans.create(draft))

    def rows(self, plan_id: str, task_id: str) -> list[ChecklistRow]:
        return [row for row in self.checklist.rows(plan_id) if row.task.id == task_id]

    def tick(self, plan_id: str, task_id: str, *months: int, figure: int = 1000) -> None:
        for row in self.rows(plan_id, task_id):
            if row.due.month in months:
                self.checklist.tick(row, min(row.due, self.checklist.today), figure)


@pytest.fixture
def year(tmp_path: Path, clock: StoppedClock, new_id: Callable[[], str]) -> Year:
    return Year(tmp_path, clock, new_id)


def test_issuing_a_plan_stores_every_turn_in_the_same_transaction(year: Year) -> None:
    year.started("p1", RADIO, MEETINGS)
    with year.database.read() as connection:
        stored = connection.execute("SELECT count(*) FROM turn").fetchone()[0]
        assert connection.execute("SELECT laid FROM plan").fetchone()[0] == 1
    assert stored == 12 + 4 * 2


def test_a_plan_that_cannot_be_laid_out_is_not_issued(year: Year) -> None:
    daily = ScheduleRule(Frequency.WEEKLY, weekdays=(0, 1, 2, 3, 4))
    crowd = dataclasses.replace(
        MEETINGS, schedule=daily, units=tuple(Doer(f"Hộ {n}") for n in range(50))
    )
    draft = year.plans.create(Plan("p1", 2026, "Kế hoạch", "a", tasks=(crowd,)))
    with refused("E-MANY-TURNS"):
        year.issue(draft)
    assert not year.plans.load("p1").is_issued
    assert year.checklist.rows() == []


def test_a_new_rhythm_touches_only_turns_that_are_still_to_come(year: Year) -> None:
    year.started("p1", RADIO)
    year.tick("p1", "radio", 1, 2, 6)  # June was done early
    year.changes.change_rule("p1", "radio", "Hằng tuần, thứ Sáu", day("2026-05-01"))
    rows = year.rows("p1", "radio")
    before = [row for row in rows if row.due < day("2026-05-01")]
    assert [(row.due.month, row.due.day) for row in before] == [(1, 20), (2, 20), (3, 20), (4, 20)]
    assert [row.state for row in before[:3]] == [TurnState.DONE, TurnState.DONE, TurnState.LATE]
    after = [row for row in rows if row.due >= day("2026-05-01")]
    kept = [row for row in after if row.state is TurnState.DONE]
    assert [row.due for row in kept] == [day("2026-06-20")]
    fridays = [row for row in after if row not in kept]
    assert len(fridays) == 35 and all(row.due.weekday() == 4 for row in fridays)
    assert year.plans.load("p1").tasks == (RADIO,), "the paper stays as it was signed"


def test_words_that_give_no_date_change_nothing(year: Year) -> None:
    year.started("p1", RADIO)
    with refused("E-PHRASE"):
        year.changes.change_rule("p1", "radio", "khi có yêu cầu")
    with refused("E-NO-TASK"):
        year.changes.change_rule("p1", "nothing", "hằng tháng")
    assert len(year.rows("p1", "radio")) == 12


def test_the_plan_that_replaces_another_takes_over_what_was_done(year: Year) -> None:
    year.started("p1", RADIO, MEETINGS)
    year.tick("p1", "radio", 1, 3)
    ids = {row.due: row.turn.id for row in year.rows("p1", "radio")}
    draft = year.changes.succeed("p1", Succession.REPLACES)
    assert {task.id for task in draft.tasks} == {"radio", "meetings"}
    later = dataclasses.replace(RADIO, schedule=ScheduleRule(Frequency.MONTHLY, day=25),
                                schedule_text="")  # fmt: skip
    edited = dataclasses.replace(draft, tasks=(later,))
    year.plans.save(edited, draft)
    new = year.issue(edited, "2026-04-15")
    rows = year.rows(new.id, "radio")
    assert [row.due.day for row in rows] == [20] * 3 + [25] * 9
    assert [row.state for row in rows[:3]] == [TurnState.DONE, TurnState.LATE, TurnState.DONE]
    assert rows[0].turn.id == ids[rows[0].due], "proof hangs on the id of the turn"
    left = year.checklist.rows("p1")
    assert {row.task.id for row in left} == {"meetings"}
    assert max(row.due for row in left) < day("2026-04-15"), "what was to come is withdrawn"


def test_a_plan_that_amends_another_moves_only_its_own_tasks(year: Year) -> None:
    year.started("p1", RADIO, MEETINGS)
    year.tick("p1", "radio", 1)
    draft = year.changes.succeed("p1", Succession.AMENDS)
    assert draft.title.startswith("Điều chỉnh, bổ sung")
    edited = dataclasses.replace(draft, tasks=(RADIO,))
    year.plans.save(edited, draft)
    new = year.issue(edited, "2026-04-15")
    assert len(year.rows(new.id, "radio")) == 12
    assert year.rows("p1", "radio") == []
    assert len(year.rows("p1", "meetings")) == 8


def test_only_an_issued_plan_is_replaced(year: Year) -> None:
    year.plans.create(Plan("p1", 2026, "Kế hoạch", "a"))
    with refused("E-NOT-ISSUED"):
        year.changes.succeed("p1", Succession.REPLACES)


def test_turns_entered_afterwards_are_never_counted_late(year: Year) -> None:
    year.started("p1", RADIO)
    january, february = year.rows("p1", "radio")[:2]
    done = [PastTurn(january, day("2026-02-01"), 2000), PastTurn(february, day("2026-02-20"))]
    assert year.changes.enter_past(done) == 2
    row = year.rows("p1", "radio")[0]
    assert (row.state, row.turn.late_entry, row.turn.figure) == (TurnState.DONE, True, 2000)
    assert row.turn.days_late(day("2026-04-20")) == 0
    (progress,) = year.progress.of_plan("p1", day("2026-01-01"), day("2026-03-14"))
    assert (progress.counts.due, progress.counts.done, progress.counts.late) == (2, 2, 0)


def test_the_year_so_far_is_entered_whole_or_not_at_all(year: Year) -> None:
    year.started("p1", RADIO)
    january, february = year.rows("p1", "radio")[:2]
    wrong = [PastTurn(january, day("2026-02-01")), PastTurn(february, day("2027-02-20"))]
    with refused("E-FUTURE"):
        year.changes.enter_past(wrong)
    assert not any(row.turn.is_recorded for row in year.rows("p1", "radio"))


def test_one_act_counts_for_two_plans_and_once_in_a_report(year: Year) -> None:
    year.started("p1", RADIO)
    year.started("p2", dataclasses.replace(RADIO, title="Chuyên mục chuyển đổi số"))
    year.tick("p1", "radio", 1, figure=3000)
    rows = [year.rows("p1", "radio")[0], year.rows("p2", "radio")[0]]
    year.changes.same_act(rows)
    first, second = year.rows("p1", "radio")[0], year.rows("p2", "radio")[0]
    assert second.state is TurnState.DONE
    assert (second.turn.figure, second.turn.act) == (3000, first.turn.act)
    span = (day("2026-01-01"), day("2026-12-31"))
    assert [(s.unit, s.value) for s in year.progress.sums(*span, "p2")] == [("tin, bài", 3000)]
    assert [(s.unit, s.value) for s in year.progress.sums(*span)] == [("tin, bài", 3000)]
    year.changes.apart([first, second])
    assert [s.value for s in year.progress.sums(*span)] == [6000]
    with refused("E-SAME-ACT"):
        year.changes.same_act([first, first])


def test_a_deadline_put_off_keeps_its_printed_day_and_is_not_late(year: Year) -> None:
    year.started("p1", RADIO)
    march = year.rows("p1", "radio")[2]
    with refused("E-REASON"):
        year.checklist.put_off(march, day("2026-05-10"), " ")
    with refused("E-EARLIER"):
        year.checklist.put_off(march, day("2026-02-10"), "hỏng loa")
    year.checklist.put_off(march, day("2026-05-10"), "Hỏng loa, chờ sửa")
    row = year.rows("p1", "radio")[2]
    assert (row.due, row.turn.day) == (day("2026-03-20"), day("2026-05-10"))
    assert row.state is TurnState.AHEAD
    assert row.turn.note == "Hỏng loa, chờ sửa"


def test_progress_tells_what_was_due_done_and_late_and_how_far_the_target_is(year: Year) -> None:
    year.started("p1", RADIO, MEETINGS)
    year.tick("p1", "radio", 1, 2, figure=4000)
    year.tick("p1", "meetings", 3)
    radio, meetings = year.progress.of_plan("p1")
    assert (radio.counts.due, radio.counts.done, radio.counts.late) == (12, 2, 1)
    assert (radio.tallies[0].text(), radio.tallies[0].verdict) == ("8/24 tin, bài", Verdict.OPEN)
    assert meetings.tallies[0].text() == "2/8 buổi"
    assert meetings.tallies[0].missing == ()
    with refused("E-PERIOD"):
        year.progress.of_plan("p1", day("2026-03-01"), day("2026-02-01"))


def test_a_second_target_has_a_figure_of_its_own(year: Year) -> None:
    both = dataclasses.replace(
        RADIO, targets=parse_targets("02 hội nghị/năm, khoảng 80 người/hội nghị")
    )
    year.started("p1", both)
    row = year.rows("p1", "radio")[0]
    year.checklist.tick(row, row.due, more=(Figure(1, 75_000),))
    assert year.rows("p1", "radio")[0].turn.more == (Figure(1, 75_000),)
    (progress,) = year.progress.of_plan("p1")
    assert [tally.text() for tally in progress.tallies] == ["1/2 hội nghị", "75 người"]


def test_the_board_is_filtered_and_ordered_by_the_database(year: Year) -> None:
    year.started("p1", RADIO, MEETINGS)
    year.started("p2", dataclasses.replace(RADIO, title="Đường dây nóng"))
    year.tick("p1", "radio", 1)

    def found(wanted: BoardFilter, order: BoardOrder = BoardOrder.DUE) -> list[ChecklistRow]:
        return year.checklist.page(year.checklist.ids(wanted, order))

    assert {r.plan_id for r in found(BoardFilter(words="duong"))} == {"p2"}
    assert {r.plan_id for r in found(BoardFilter(words="đường"))} == {"p2"}
    assert found(BoardFilter(words="dương")) == [], "typed marks must match"
    assert {r.unit for r in found(BoardFilter(agency="Thôn Đông"))} == {"Thôn Đông"}
    late = found(BoardFilter("p1", states=frozenset({TurnState.LATE})))
    assert {(r.task.id, r.due.month) for r in late} == {
        ("radio", 2), ("radio", 3), ("meetings", 3),
    }  # fmt: skip
    quarter = BoardFilter("p1", since=day("2026-04-01"), until=day("2026-06-30"))
    assert len(found(quarter)) == 3 + 2
    urgent = [row.state for row in found(BoardFilter("p1"), BoardOrder.STATE)]
    assert urgent == sorted(urgent, key=[TurnState.LATE, TurnState.DUE, TurnState.AHEAD,
                                         TurnState.DONE].index)  # fmt: skip
    counts = year.checklist.counts(BoardFilter("p1"))
    assert (counts[TurnState.LATE], counts[TurnState.DONE]) == (4, 1)
    assert year.board.by_doer(dt.datetime(2026, 4, 20))["Thôn Đông"][TurnState.LATE] == 1
    assert year.checklist.choices()[1] == ["Đài truyền thanh", "Mặt trận", "Thôn Đoài", "Thôn Đông"]


@pytest.mark.parametrize("order", list(BoardOrder))
@pytest.mark.parametrize("descending", [False, True])
def test_every_column_orders_all_rows(year: Year, order: BoardOrder, descending: bool) -> None:
    year.started("p1", RADIO, MEETINGS)
    ids = year.checklist.ids(BoardFilter(), order, descending)
    assert len(ids) == len(set(ids)) == 20
