"""The year counted by SQLite says what the turns themselves say, one by one."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from chain_samples import Clock, office_app

from kehoach_desktop.bootstrap import App
from kehoach_desktop.domain.office import Signatory, SigningCapacity
from kehoach_desktop.domain.plans.task import Doer, TurnState
from kehoach_desktop.domain.work.urgent import OrderSource
from kehoach_desktop.services.tasks.checklist import ChecklistRow
from kehoach_desktop.services.tasks.urgents import NewOrder
from kehoach_desktop.storage.year_store import SqlYearStore

#: The afternoon of Monday 20 April 2026, an order of the same day late since 16:30.
NOW = dt.datetime(2026, 4, 20, 17, 0)


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    app = office_app(tmp_path / "data")
    signer = Signatory(SigningCapacity.ON_BEHALF, "Chủ tịch", "Chủ tịch", "Trần Văn Mẫu", "UBND")
    app.plans.issue(app.plans.load(app.plans.rows()[0].id), "2", dt.date(2026, 1, 5), signer)
    clock = app.clock
    assert isinstance(clock, Clock)
    clock.moment = NOW.replace(hour=8)
    app.chain.urgents.add(
        NewOrder("Báo cáo số hộ bị ngập", "16h30", OrderSource.CALL, lead=Doer("Phòng Kinh tế"))
    )
    clock.moment = NOW
    for number, row in enumerate(app.checklist.rows()):
        if row.due < NOW.date() and number % 3:
            app.checklist.tick(row, row.due)
        elif row.due < NOW.date() and number % 2:
            app.checklist.skip(row, "trùng lịch bầu cử")
    yield app
    app.close()


def closed(row: ChecklistRow) -> bool:
    return row.state in {TurnState.DONE, TurnState.SKIPPED}


def test_months_are_counted_as_the_turns_are(app: App) -> None:
    rows = [row for row in app.checklist.rows() if row.due.year == 2026]
    told = {
        (each.task.plan_id, each.task.task_id, month.month): month
        for each in SqlYearStore(app.database).months("", 2026, NOW)
        for month in each.months
    }
    keys = Counter((row.plan_id, row.task.id, row.due.month) for row in rows)
    assert {key: month.turns for key, month in told.items()} == keys
    for key, month in told.items():
        own = [row for row in rows if (row.plan_id, row.task.id, row.due.month) == key]
        days = sorted({row.due for row in own})
        assert month.closed == sum(map(closed, own))
        assert month.late == sum(row.state is TurnState.LATE for row in own)
        assert (month.days, month.first, month.last) == (len(days), days[0], days[-1])
    assert sum(month.late for month in told.values()) > 0


def test_an_order_late_by_hours_is_late_in_its_month_and_stands_last(app: App) -> None:
    last = SqlYearStore(app.database).months("", 2026, NOW)[-1]
    assert (last.task.plan_id, last.task.title) == ("", "Báo cáo số hộ bị ngập")
    assert [month.late for month in last.months] == [1]
    earlier = SqlYearStore(app.database).months("", 2026, NOW.replace(hour=8))[-1]
    assert [month.late for month in earlier.months] == [0]


def test_parts_are_counted_as_the_turns_are(app: App) -> None:
    until = NOW.date() + dt.timedelta(30)
    rows = [row for row in app.checklist.rows() if row.due.year == 2026]
    for each in SqlYearStore(app.database).parts("", 2026, until, NOW):
        own = [row for row in rows if row.task.id == each.task.task_id]
        assert set(each.leads) == {doer.name for doer in own[0].task.leads}
        assert set(each.helpers) == {doer.name for doer in own[0].task.coordinators}
        for share in each.shares:
            turns = [row for row in own if row.unit == share.unit]
            assert share.turns == len(turns)
            assert share.done == sum(row.state is TurnState.DONE for row in turns)
            assert share.late == sum(row.state is TurnState.LATE for row in turns)
            soon = [row for row in turns if not closed(row) and row.turn.closes <= until]
            assert share.soon == len(soon)


def test_one_plan_and_one_year_are_counted_alone(app: App) -> None:
    store, plan_id = SqlYearStore(app.database), app.plans.rows()[0].id
    assert {each.task.plan_id for each in store.months(plan_id, 2026, NOW)} == {plan_id}
    assert store.months("", 2031, NOW) == []
