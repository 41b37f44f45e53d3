"""Laying out the turns of a task: every day has a turn, no task is without one."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.domain.plans.task import Doer, Task
from kehoach_desktop.domain.schedules.schedule import Frequency, ScheduleRule
from kehoach_desktop.domain.schedules.turn_layout import TaskTurns, lay_plan, lay_task
from kehoach_desktop.domain.schedules.working_days import Calendar, read_year_table
from kehoach_desktop.errors import AppError

day = dt.date.fromisoformat
YEAR = (day("2026-01-01"), day("2026-12-31"))
TABLE = "30/04/2026\tnghỉ\tlễ\n01/05/2026\tnghỉ\tlễ\n10/01/2026\tlàm bù\tbù"
CALENDAR = Calendar([read_year_table(TABLE, 2026)])


def task(rule: ScheduleRule | None, *units: str, text: str = "", title: str = "") -> Task:
    doers = tuple(Doer(unit) for unit in units)
    return Task("t", title or "Niêm yết thủ tục", units=doers, schedule=rule, schedule_text=text)


def laid(task: Task) -> TaskTurns:
    return lay_task(task, 1, *YEAR, CALENDAR)


def test_a_group_task_has_a_turn_per_unit_and_day() -> None:
    villages = [f"Thôn {number}" for number in range(1, 13)]
    turns = laid(task(ScheduleRule(Frequency.QUARTERLY), *villages))
    assert turns.count == 48
    first = next(turns.each())
    assert (first[0].due, first[1]) == (day("2026-03-31"), "Thôn 1")


def test_a_unit_named_twice_has_one_turn() -> None:
    turns = laid(task(ScheduleRule(Frequency.YEARLY), "Thôn 1", "Thôn 1"))
    assert [(each.due, unit) for each, unit in turns.each()] == [(YEAR[1], "Thôn 1")]


def test_no_task_is_without_a_turn() -> None:
    never = ScheduleRule(Frequency.MONTHLY, day=31, starts=day("2026-02-01"),
                         ends=day("2026-02-10"))  # fmt: skip
    for rule in (None, never):
        turns = laid(task(rule))
        assert [each.due for each in turns.days] == [YEAR[1]]
        assert turns.undated
    assert not laid(task(ScheduleRule(Frequency.YEARLY))).undated


def test_a_day_that_the_paper_names_stays_even_outside_the_year() -> None:
    rule = ScheduleRule(Frequency.ONCE, deadline=day("2027-01-14"))
    assert [each.due for each in laid(task(rule)).days] == [day("2027-01-14")]


def test_a_deadline_on_a_day_off_keeps_its_day_and_moves_back() -> None:
    rule = ScheduleRule(Frequency.ONCE, deadline=day("2026-05-01"))
    (turn,) = laid(task(rule)).days
    assert (turn.due, turn.shifted) == (day("2026-05-01"), day("2026-04-29"))


def test_the_words_on_the_paper_say_how_a_turn_moves() -> None:
    rule = ScheduleRule(Frequency.ONCE, deadline=day("2026-05-09"))  # a Saturday
    (meeting,) = laid(task(rule, title="Họp thôn", text="Ngày 09/5/2026")).days
    assert meeting.shifted == day("2026-05-11")


def test_a_saturday_worked_in_lieu_is_a_working_day() -> None:
    rule = ScheduleRule(Frequency.ONCE, deadline=day("2026-01-10"))
    (turn,) = laid(task(rule)).days
    assert turn.shifted == turn.due


def test_a_month_without_a_day_ends_on_its_last_working_day() -> None:
    days = [each.due for each in laid(task(ScheduleRule(Frequency.MONTHLY))).days]
    assert len(days) == 12
    assert days[3:5] == [day("2026-04-29"), day("2026-05-29")]


def test_ongoing_work_is_looked_at_every_month_or_in_its_own_rhythm() -> None:
    ongoing = ScheduleRule(Frequency.ONGOING)
    assert len(laid(task(ongoing, text="Thường xuyên")).days) == 12
    weekly = replace(ongoing, rhythm=Frequency.WEEKLY)
    assert len(laid(task(weekly, text="Thường xuyên")).days) == 52


def test_the_twenty_ninth_of_february_is_the_last_day_of_other_years() -> None:
    rule = ScheduleRule(Frequency.YEARLY, day=29, month_in_step=2)
    (turn,) = laid(task(rule)).days
    assert turn.due == day("2026-02-28")


def test_ten_thousand_turns_are_a_slip_and_refused() -> None:
    weekly = ScheduleRule(Frequency.WEEKLY, weekdays=(0, 1, 2, 3, 4))
    crowd = task(weekly, *[f"Hộ {number}" for number in range(50)])
    with pytest.raises(AppError, match="E-MANY-TURNS"):
        laid(crowd)
    plan = Plan("p", 2026, "Kế hoạch", "a", tasks=(task(weekly), crowd))
    turns = lay_plan(plan, CALENDAR, lenient=True)
    assert [each.count for each in turns] == [261, 50]
    assert turns[1].undated
