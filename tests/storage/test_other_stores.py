"""Office, turns and exchange in the database."""

from __future__ import annotations

import contextlib
import dataclasses
import datetime as dt
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from plan_samples import MORNING, issued, sample_office, small_plan, turns

from kehoach_desktop.domain.exchange import (
    Ack,
    Arrival,
    Direction,
    Identity,
    LedgerRow,
    LedgerState,
    PackageKind,
    Peer,
    ReceivedPlan,
    Stream,
    StreamPoint,
)
from kehoach_desktop.domain.plans.task import Turn
from kehoach_desktop.domain.work.week import WeekEdits, WeekLine
from kehoach_desktop.errors import AppError
from kehoach_desktop.services.ports.turns import BoardFilter, BoardOrder
from kehoach_desktop.storage.board_store import SqlBoardStore
from kehoach_desktop.storage.database import Database
from kehoach_desktop.storage.exchange_store import SqlExchangeStore
from kehoach_desktop.storage.office_store import SqlOfficeStore
from kehoach_desktop.storage.plan_store import SqlPlanStore
from kehoach_desktop.storage.turn_store import SqlTurnStore
from kehoach_desktop.storage.week_store import SqlWeekStore

if TYPE_CHECKING:
    from conftest import StoppedClock

DUE = dt.date(2026, 1, 15)


def everything(database: Database) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table; full texts lie in tables beside their own."""
    connection = sqlite3.connect(database.path)
    tables = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
    ).fetchall()
    return {name: connection.execute(f"SELECT * FROM {name}").fetchall() for (name,) in tables}


def issue_a_plan(database: Database) -> None:
    plans = SqlPlanStore(database)
    plans.save(small_plan(), None, MORNING)
    plans.issue(issued(small_plan()), MORNING)


def refused(code: str) -> pytest.RaisesExc[AppError]:
    return pytest.raises(AppError, match=rf"^{code}\b")


def history(database: Database) -> list[tuple[str, str]]:
    return sqlite3.connect(database.path).execute("SELECT what, data FROM history").fetchall()


# Office


def test_there_is_no_office_before_the_first_start(database: Database) -> None:
    assert SqlOfficeStore(database).load() is None


def test_the_office_is_stored_as_a_whole_and_its_past_is_kept(database: Database) -> None:
    store = SqlOfficeStore(database)
    store.save(sample_office(unit_name="Suối Mơ"))
    store.save(sample_office(unit_name="Suối Trong"))
    store.save(sample_office(unit_name="Suối Trong"))
    assert store.load() == sample_office(unit_name="Suối Trong")
    whats = [what for what, _ in history(database)]
    assert whats == ["office-saved", "office-saved"]
    assert "Suối Mơ" in history(database)[1][1]


def test_wiping_the_sample_leaves_an_empty_folder_but_keeps_received_plans(
    database: Database,
) -> None:
    office, plans, turn_store = (
        SqlOfficeStore(database), SqlPlanStore(database), SqlTurnStore(database),
    )  # fmt: skip
    office.save(sample_office())
    plans.save(small_plan(), None, MORNING)
    plans.issue(issued(small_plan()), MORNING)
    turn_store.record("p1", Turn("u1", "t1", DUE), MORNING)
    SqlExchangeStore(database).apply(arrival())
    office.wipe_sample()
    assert office.load() is None
    assert turn_store.all() == []
    assert [row.id for row in plans.rows()] == ["theirs"]


def test_a_real_office_is_never_wiped(database: Database) -> None:
    office, plans = SqlOfficeStore(database), SqlPlanStore(database)
    plans.save(small_plan(), None, MORNING)
    with refused("E-NOT-SAMPLE"):
        office.wipe_sample()
    office.save(sample_office(is_sample=False))
    with refused("E-NOT-SAMPLE"):
        office.wipe_sample()
    assert len(plans.rows()) == 1


def test_a_sample_replaces_a_sample_and_never_a_real_office(database: Database) -> None:
    office, plans = SqlOfficeStore(database), SqlPlanStore(database)
    office.put_sample(sample_office(is_sample=True), [small_plan()], MORNING)
    again = dataclasses.replace(small_plan(), id="p2")
    office.put_sample(sample_office(is_sample=True), [again], MORNING)
    assert [row.id for row in plans.rows()] == ["p2"]
    office.save(sample_office(is_sample=False))
    with refused("E-HAS-OFFICE"):
        office.put_sample(sample_office(is_sample=True), [small_plan()], MORNING)
    assert [row.id for row in plans.rows()] == ["p2"]


def test_a_sample_is_there_with_all_its_plans_or_not_at_all(database: Database) -> None:
    office, plans = SqlOfficeStore(database), SqlPlanStore(database)
    twins = [small_plan(), small_plan()]
    with pytest.raises(sqlite3.IntegrityError):
        office.put_sample(sample_office(is_sample=True), twins, MORNING)
    assert office.load() is None
    assert plans.rows() == []


def test_samples_loaded_at_once_leave_one(tmp_path: Path, clock: StoppedClock) -> None:
    def load(name: str) -> None:
        with contextlib.closing(Database.open(tmp_path / "kehoach.db", clock)) as own:
            plan = dataclasses.replace(small_plan(), id=name)
            SqlOfficeStore(own).put_sample(sample_office(is_sample=True), [plan], MORNING)

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(load, ["a", "b", "c"]))
    with contextlib.closing(Database.open(tmp_path / "kehoach.db", clock)) as database:
        assert len(SqlPlanStore(database).rows()) == 1


# Turns


@given(turns)
def test_any_turn_is_stored_as_it_is(database: Database, turn: Turn) -> None:
    with database.write() as connection:
        for table in ("turn", "task_line", "plan"):
            connection.execute(f"DELETE FROM {table}")
    issue_a_plan(database)
    store = SqlTurnStore(database)
    store.record("p1", turn, MORNING)
    assert store.of_plan("p1") == [turn]
    assert store.all() == ([turn] if turn.is_recorded else [])
    assert store.turn(turn.id).turn == turn


def test_ticking_again_replaces_the_record_and_keeps_the_old_one_in_the_history(
    database: Database,
) -> None:
    issue_a_plan(database)
    store = SqlTurnStore(database)
    first = Turn("u1", "t1", DUE, done_on=DUE, figure=1000, note="lần đầu")
    store.record("p1", first, MORNING)
    store.record("p1", dataclasses.replace(first, id="u2", note="sửa lại"), MORNING)
    assert [(turn.id, turn.note) for turn in store.of_plan("p1")] == [("u1", "sửa lại")]
    assert "lần đầu" in history(database)[-1][1]


def test_turns_of_units_and_days_stand_side_by_side(database: Database) -> None:
    issue_a_plan(database)
    store = SqlTurnStore(database)
    for number, (unit, due) in enumerate(
        [("Thôn Một", DUE), ("Thôn Hai", DUE), ("Thôn Một", DUE.replace(month=4))]
    ):
        store.record("p1", Turn(f"u{number}", "t2", due, unit), MORNING)
    assert len(store.of_plan("p1")) == 3


def test_a_record_taken_back_stays_in_the_history(database: Database) -> None:
    issue_a_plan(database)
    store = SqlTurnStore(database)
    store.record("p1", Turn("u1", "t1", DUE, done_on=DUE, note="đã phát"), MORNING)
    store.remove("u1")
    assert store.all() == []
    what, data = history(database)[-1]
    assert what == "turn-removed"
    assert "đã phát" in data
    with refused("E-NO-TURN"):
        store.remove("u1")


def test_a_turn_belongs_to_a_plan(database: Database) -> None:
    with refused("E-NO-PLAN"):
        SqlTurnStore(database).record("nowhere", Turn("u1", "t1", DUE), MORNING)


def test_nothing_is_recorded_under_a_draft(database: Database) -> None:
    SqlPlanStore(database).save(small_plan(), None, MORNING)
    with refused("E-NOT-ISSUED"):
        SqlTurnStore(database).record("p1", Turn("u1", "t1", DUE), MORNING)


def test_the_board_and_the_counts_are_read_off_their_indexes(database: Database) -> None:
    questions: list[str] = []
    with database.read() as connection:
        connection.set_trace_callback(questions.append)
    board = SqlBoardStore(database)
    board.ids(BoardFilter(), MORNING, BoardOrder.STATE)
    board.by_doer(MORNING)
    with database.read() as connection:
        connection.set_trace_callback(None)
        plans = [
            [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {question}")]
            for question in questions
            if question.startswith("SELECT") and "line.plan_id IS NULL" not in question
        ]
    assert plans[0] == ["SCAN turn USING COVERING INDEX turn_board"]
    assert plans[1][0] == "SCAN turn USING COVERING INDEX turn_doer"


# The leaders' week


def test_the_edits_of_a_week_are_stored_and_taken_back(database: Database) -> None:
    weeks, monday = SqlWeekStore(database), dt.date(2026, 3, 9)
    edits = WeekEdits((WeekLine(monday, "8:00", "Tiếp công dân"),), ("p/t1/2026-03-09",))
    weeks.keep(monday, edits, MORNING)
    assert weeks.edits(monday) == edits
    assert weeks.edits(monday + dt.timedelta(7)) == WeekEdits()
    weeks.keep(monday, WeekEdits(), MORNING)
    assert weeks.edits(monday) == WeekEdits()


# Exchange

IDENTITY = Identity("inst-a", "office-a", b"\x01\x02", "12345 67890")


def ledger_row(package_id: str = "m1", seq: int = 1, **changes: object) -> LedgerRow:
    fields: dict[str, object] = {
        "id": package_id, "direction": Direction.IN, "state": LedgerState.APPLIED,
        "kind": PackageKind.SNAPSHOT, "installation": "inst-b", "epoch": 1, "seq": seq,
        "offices": ("UBND xã Đồi Cao", "Sở"), "subject": "Kế hoạch", "file_name": "a.kehoach",
        "place": "/usb", "at": MORNING, "plan_id": "theirs",
    }  # fmt: skip
    fields.update(changes)
    return LedgerRow(**fields)  # type: ignore[arg-type]


def arrival(package_id: str = "m1", seq: int = 1, **changes: object) -> Arrival:
    plan = issued(small_plan("theirs"))
    received = ReceivedPlan(plan, "office-b", "UBND xã Đồi Cao", 1, seq)
    fields: dict[str, object] = {
        "row": ledger_row(package_id, seq),
        "plans": (dataclasses.replace(received, **changes),),
        "ack": Ack("inst-b", 1, seq, package_id, "applied"),
        "summary": "1 kế hoạch mới",
    }
    return Arrival(**fields)  # type: ignore[arg-type]


@pytest.fixture
def exchange(database: Database) -> SqlExchangeStore:
    return SqlExchangeStore(database)


def test_an_installation_knows_itself_and_whom_it_trusts(exchange: SqlExchangeStore) -> None:
    assert exchange.identity() is None
    exchange.save_identity(IDENTITY)
    exchange.save_identity(dataclasses.replace(IDENTITY, epoch=2))
    assert exchange.identity() == dataclasses.replace(IDENTITY, epoch=2)
    peer = Peer("inst-b", "office-b", "UBND xã Đồi Cao", b"\x03", "1 2", MORNING)
    exchange.trust(peer)
    exchange.trust(dataclasses.replace(peer, office_name="UBND phường Đồi Cao"))
    assert [known.office_name for known in exchange.peers()] == ["UBND phường Đồi Cao"]


def test_the_own_stream_grows_by_one_and_two_windows_cannot_take_one_place(
    exchange: SqlExchangeStore,
) -> None:
    exchange.save_identity(IDENTITY)
    start = exchange.last_export()
    assert start == Stream(1, 0)
    mine = {"direction": Direction.OUT, "state": LedgerState.DRAFT, "installation": "inst-a"}
    exchange.begin_export(ledger_row("m1", 1, **mine), start)
    assert exchange.last_export() == Stream(1, 1, "m1")
    with refused("E-CHANGED"):
        exchange.begin_export(ledger_row("m2", 1, **mine), start)
    exchange.begin_export(ledger_row("m2", 2, **mine), exchange.last_export())
    later = MORNING + dt.timedelta(minutes=5)
    exchange.set_state("m2", LedgerState.SAVED, later)
    row = exchange.row("m2")
    assert row is not None
    assert (row.state, row.at) == (LedgerState.SAVED, later)
    assert [line.id for line in exchange.ledger()] == ["m2", "m1"]
    exchange.save_identity(dataclasses.replace(IDENTITY, epoch=2))
    assert exchange.last_export() == Stream(2, 0)


def test_an_import_is_one_motion(exchange: SqlExchangeStore, database: Database) -> None:
    exchange.apply(arrival())
    plans = SqlPlanStore(database)
    assert plans.rows()[0].sender == "UBND xã Đồi Cao"
    assert plans.load("theirs") == issued(small_plan("theirs"))
    assert exchange.seen("inst-b") == {StreamPoint(1, 1): "m1"}
    assert exchange.acks() == [Ack("inst-b", 1, 1, "m1", "applied")]
    assert exchange.row("m1") == ledger_row()
    assert not exchange.owns_plan("theirs")
    received = exchange.received_plan("theirs")
    assert received is not None
    assert (received.owner, received.rev, received.plan.id) == ("office-b", 1, "theirs")


def test_a_later_package_replaces_the_received_plan_and_the_ticks_stay(
    exchange: SqlExchangeStore, database: Database
) -> None:
    exchange.apply(arrival())
    SqlTurnStore(database).record("theirs", Turn("u1", "t1", DUE, done_on=DUE), MORNING)
    exchange.apply(arrival("m2", 2, plan=issued(small_plan("theirs", title="Bản mới", tasks=()))))
    assert SqlPlanStore(database).load("theirs").title == "Bản mới"
    assert len(SqlTurnStore(database).of_plan("theirs")) == 1


@pytest.mark.parametrize(
    ("second", "code"),
    [
        (arrival("m1", 1), "E-AGAIN"),
        (arrival("m2", 1), "E-FORK"),
        (arrival("m2", 2, plan=issued(small_plan("p1"))), "E-FROZEN"),
        (arrival("m2", 2, owner="office-c"), "E-OWNER"),
    ],
    ids=["same package", "same place", "our own plan", "another owner"],
)
def test_a_refused_import_changes_nothing(
    exchange: SqlExchangeStore, database: Database, second: Arrival, code: str
) -> None:
    SqlPlanStore(database).save(small_plan(), None, MORNING)
    exchange.apply(arrival())
    before = everything(database)
    with refused(code):
        exchange.apply(second)
    assert everything(database) == before


def test_an_import_that_fails_half_way_leaves_nothing(
    exchange: SqlExchangeStore, database: Database
) -> None:
    broken = dataclasses.replace(arrival(), ack=Ack("inst-b", 1, 1, None, "x"))  # type: ignore[arg-type]
    with pytest.raises(sqlite3.IntegrityError):
        exchange.apply(broken)
    assert SqlPlanStore(database).rows() == []
    assert exchange.ledger() == []


def test_a_received_plan_is_read_only(exchange: SqlExchangeStore, database: Database) -> None:
    exchange.apply(arrival(plan=small_plan("theirs")))
    plans = SqlPlanStore(database)
    plan = plans.load("theirs")
    for attempt in (
        lambda: plans.save(dataclasses.replace(plan, title="x"), plan, MORNING),
        lambda: plans.delete("theirs"),
        lambda: plans.issue(issued(plan), MORNING),
        lambda: plans.attach_original("theirs", "a" * 64, "x.pdf"),
    ):
        with refused("E-RECEIVED"):
            attempt()
    assert plans.load("theirs") == plan
