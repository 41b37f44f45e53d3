"""A plan as it stood: later rhythms, later days off and later deadlines are taken back too."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from undo_acts import Desk

from kehoach_desktop.domain.plans.task import Turn, TurnState
from kehoach_desktop.domain.schedules.working_days import DayKind, SpecialDay
from kehoach_desktop.services.ports.basics import Clock
from kehoach_desktop.services.ports.turns import BoardFilter
from kehoach_desktop.services.tasks.checklist import ChecklistRow


@pytest.fixture
def desk(tmp_path: Path, clock: Clock, new_id: Callable[[], str]) -> Iterator[Desk]:
    desk = Desk(tmp_path / "data", clock, new_id)
    clock.advance(days=105)  # type: ignore[attr-defined] # 20 April 2026
    yield desk
    desk.close()


def weekly(desk: Desk) -> ChecklistRow:
    """Return an open turn to come of a task with many turns."""
    rows = desk.app.checklist.page(desk.app.checklist.ids(BoardFilter(desk.issued)))
    counts = {row.task.id: sum(each.task.id == row.task.id for each in rows) for row in rows}
    busiest = max(counts, key=lambda task_id: counts[task_id])
    return next(row for row in rows if row.task.id == busiest and row.due > desk.today)


def stood(desk: Desk, task_id: str, day: dt.date) -> list[tuple[dt.date, dt.date, TurnState]]:
    """Return (printed day, working day, state) of the turns of a task at the end of `day`."""
    found = desk.app.records.history.as_of(desk.issued, day)
    task = next(each for each in found.tasks if each.task.id == task_id)
    return [(turn.due, turn.day, state) for turn, state in task.turns]


def test_a_later_rhythm_is_taken_back(desk: Desk, clock: Clock) -> None:
    row, day = weekly(desk), desk.today
    before = stood(desk, row.task.id, day)
    clock.advance(days=3)  # type: ignore[attr-defined]
    desk.app.work.changes.change_rule(desk.issued, row.task.id, "hằng quý", desk.today)
    clock.advance(days=2)  # type: ignore[attr-defined]
    last = desk.app.checklist.page(
        desk.app.checklist.ids(BoardFilter(desk.issued, task_id=row.task.id))
    )[-1]
    desk.app.checklist.tick(last, desk.today)
    assert len(stood(desk, row.task.id, desk.today)) < len(before)
    assert stood(desk, row.task.id, day) == before
    lines = desk.app.records.history.of_plan(desk.issued, row.task.id)
    assert "→ hằng quý" in lines[1].words and f"thay {len(before)}" not in lines[0].words


def test_a_second_rhythm_leaves_the_first_one_on_its_days(desk: Desk, clock: Clock) -> None:
    row = weekly(desk)
    seen = {}
    for phrase in ("hằng tháng", "hai tuần một lần", "hằng quý"):
        desk.app.work.changes.change_rule(desk.issued, row.task.id, phrase, desk.today)
        seen[desk.today] = stood(desk, row.task.id, desk.today)
        clock.advance(days=10)  # type: ignore[attr-defined]
    assert len({len(turns) for turns in seen.values()}) == 3
    for day, turns in seen.items():
        assert stood(desk, row.task.id, day) == turns


def test_a_rhythm_that_was_taken_back_is_told_so(desk: Desk, clock: Clock) -> None:
    row, day = weekly(desk), desk.today
    before = stood(desk, row.task.id, day)
    clock.advance(days=1)  # type: ignore[attr-defined]
    changes = desk.app.work.changes
    desk.do(lambda: changes.change_rule(desk.issued, row.task.id, "hằng quý", desk.today))
    quarterly, changed_on = stood(desk, row.task.id, desk.today), desk.today
    clock.advance(days=1)  # type: ignore[attr-defined]
    desk.undo.undo()
    assert stood(desk, row.task.id, desk.today) == before
    assert stood(desk, row.task.id, changed_on) == quarterly != before
    assert stood(desk, row.task.id, day) == before


def test_a_day_off_that_came_later_moves_nothing_before_it(desk: Desk, clock: Clock) -> None:
    rows = desk.app.checklist.page(desk.app.checklist.ids(BoardFilter(desk.issued)))
    # A deadline to come that is not moved yet; a day off on it moves it.
    for row in (row for row in rows if row.due > desk.today and row.turn.day == row.due):
        clock.advance(days=1)  # type: ignore[attr-defined]
        day = desk.today
        before = stood(desk, row.task.id, day)
        clock.advance(days=1)  # type: ignore[attr-defined]
        off = [SpecialDay(row.due, DayKind.OFF, "Ngày hội của xã")]
        if row.due <= desk.today or not desk.app.work.holidays.save(2026, off):
            continue
        if stood(desk, row.task.id, desk.today) == before:
            continue
        assert stood(desk, row.task.id, day) == before
        return
    pytest.fail("no turn was moved")


def test_a_deadline_that_was_moved_later_stands_where_it_was(desk: Desk, clock: Clock) -> None:
    row, day = weekly(desk), desk.today
    clock.advance(days=1)  # type: ignore[attr-defined]
    desk.app.checklist.put_off(row, row.due + dt.timedelta(30), "Chờ kinh phí")
    moved: Turn = desk.app.checklist.row(row.turn.id).turn
    assert moved.day == row.due + dt.timedelta(30)
    days = {due: working for due, working, _ in stood(desk, row.task.id, day)}
    assert days[row.due] == row.turn.day
    now = {due: working for due, working, _ in stood(desk, row.task.id, desk.today)}
    assert now[row.due] == moved.day
