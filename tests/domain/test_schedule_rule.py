"""Rules yield the printed due dates: month ends, leap days, fortnights, quarters, edges."""

from __future__ import annotations

import calendar
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_desktop.domain.plans.task import Turn, TurnState
from kehoach_desktop.domain.schedules.schedule import STEP_MONTHS, Frequency, ScheduleRule

YEAR = (dt.date(2026, 1, 1), dt.date(2026, 12, 31))
DAYS = st.dates(dt.date(2015, 1, 1), dt.date(2045, 12, 31))


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def test_day_31_is_the_last_day_of_every_month() -> None:
    days = ScheduleRule(Frequency.MONTHLY, day=31).due_dates(*YEAR)
    assert [d.day for d in days] == [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]


def test_day_29_falls_on_29_february_in_a_leap_year_and_on_the_28th_otherwise() -> None:
    rule = ScheduleRule(Frequency.MONTHLY, day=29)
    assert day("2028-02-29") in rule.due_dates(day("2028-01-01"), day("2028-12-31"))
    assert day("2026-02-28") in rule.due_dates(*YEAR)


def test_a_yearly_rule_on_29_february_never_skips_a_year() -> None:
    rule = ScheduleRule(Frequency.YEARLY, day=29, month_in_step=2)
    assert rule.due_dates(day("2026-01-01"), day("2028-12-31")) == [
        day("2026-02-28"),
        day("2027-02-28"),
        day("2028-02-29"),
    ]


def test_fortnights_on_two_weekdays_stay_in_the_same_week() -> None:
    rule = ScheduleRule(Frequency.FORTNIGHTLY, weekdays=(0, 4))
    days = rule.due_dates(day("2026-01-01"), day("2026-02-01"))
    assert days == [
        day("2026-01-02"),
        day("2026-01-12"),
        day("2026-01-16"),
        day("2026-01-26"),
        day("2026-01-30"),
    ]


def test_fortnights_are_counted_from_their_start_whatever_part_is_looked_at() -> None:
    rule = ScheduleRule(Frequency.FORTNIGHTLY, weekdays=(2,), starts=day("2026-01-07"))
    whole = rule.due_dates(*YEAR)
    part = rule.due_dates(day("2026-01-10"), day("2026-03-31"))
    assert part == [d for d in whole if day("2026-01-10") <= d <= day("2026-03-31")]


def test_a_quarterly_rule_without_a_day_ends_each_quarter() -> None:
    assert ScheduleRule(Frequency.QUARTERLY).due_dates(*YEAR) == [
        day("2026-03-31"),
        day("2026-06-30"),
        day("2026-09-30"),
        day("2026-12-31"),
    ]


def test_half_years_on_the_closing_days() -> None:
    rule = ScheduleRule(Frequency.HALF_YEARLY, day=14)
    assert rule.due_dates(*YEAR) == [day("2026-06-14"), day("2026-12-14")]


def test_a_period_that_begins_in_the_year_before_has_its_first_turn() -> None:
    rule = ScheduleRule(Frequency.MONTHLY, day=20)
    days = rule.due_dates(day("2025-12-15"), day("2026-01-31"))
    assert days == [day("2025-12-20"), day("2026-01-20")]


def test_ongoing_work_has_a_monthly_check_in_unless_another_rhythm_was_chosen() -> None:
    assert len(ScheduleRule(Frequency.ONGOING).due_dates(*YEAR)) == 12
    weekly = ScheduleRule(Frequency.ONGOING, rhythm=Frequency.WEEKLY)
    assert len(weekly.due_dates(*YEAR)) == 52


def test_a_span_is_due_at_its_end_even_when_only_its_middle_is_looked_at() -> None:
    rule = ScheduleRule(Frequency.ONCE, starts=day("2026-03-01"), ends=day("2026-06-30"))
    assert rule.due_dates(*YEAR) == [day("2026-06-30")]
    assert rule.due_dates(day("2026-01-01"), day("2026-04-30")) == []


def test_a_deadline_outside_the_window_is_not_moved_into_it() -> None:
    rule = ScheduleRule(Frequency.ONCE, deadline=day("2027-01-14"))
    assert rule.due_dates(*YEAR) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"frequency": Frequency.WEEKLY, "weekdays": (7,)},
        {"frequency": Frequency.MONTHLY, "day": 32},
        {"frequency": Frequency.QUARTERLY, "month_in_step": 4},
        {"frequency": Frequency.ONGOING, "rhythm": Frequency.ONGOING},
    ],
)
def test_a_rule_that_no_calendar_knows_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError):
        ScheduleRule(**wrong)  # type: ignore[arg-type]


rules = st.builds(
    ScheduleRule,
    frequency=st.sampled_from([f for f in Frequency if f is not Frequency.ONGOING]),
    weekdays=st.lists(st.integers(0, 6), max_size=4).map(tuple),
    day=st.none() | st.integers(1, 31),
    starts=st.none() | DAYS,
    ends=st.none() | DAYS,
)


@given(rules, DAYS, st.integers(0, 800))
def test_due_dates_lie_in_the_window_ascend_and_never_repeat(
    rule: ScheduleRule, first: dt.date, length: int
) -> None:
    last = first + dt.timedelta(length)
    days = rule.due_dates(first, last)
    assert days == sorted(set(days))
    assert all(first <= d <= last for d in days)
    if rule.frequency not in {Frequency.ONCE, None}:
        assert all((rule.starts or d) <= d <= (rule.ends or d) for d in days)


@given(st.sampled_from(list(STEP_MONTHS)), st.integers(1, 31), st.integers(2001, 2099))
def test_a_year_has_as_many_turns_as_steps(frequency: Frequency, number: int, year: int) -> None:
    rule = ScheduleRule(frequency, day=number)
    days = rule.due_dates(dt.date(year, 1, 1), dt.date(year, 12, 31))
    assert len(days) == 12 // STEP_MONTHS[frequency]
    for due in days:
        assert due.day == min(number, calendar.monthrange(year, due.month)[1])


@given(st.lists(st.integers(0, 6), min_size=1, unique=True), DAYS)
def test_every_second_week_is_half_of_every_week(weekdays: list[int], start: dt.date) -> None:
    end = start + dt.timedelta(400)
    weekly = ScheduleRule(Frequency.WEEKLY, weekdays=tuple(weekdays)).due_dates(start, end)
    second = ScheduleRule(Frequency.FORTNIGHTLY, weekdays=tuple(weekdays)).due_dates(start, end)
    assert set(second) <= set(weekly)
    weeks = sorted({due - dt.timedelta(due.weekday()) for due in second})
    assert all((b - a).days == 14 for a, b in zip(weeks, weeks[1:], strict=False))
    assert weekly[0] == second[0]


@given(DAYS, st.integers(-5, 5))
def test_the_state_of_a_turn_without_a_record_follows_the_day(due: dt.date, shift: int) -> None:
    turn = Turn("x", "t", due)
    today = due + dt.timedelta(shift)
    expected = TurnState.AHEAD if shift < 0 else TurnState.DUE if shift == 0 else TurnState.LATE
    assert turn.state(today) is expected


def test_done_wins_over_late_and_a_reason_over_nothing() -> None:
    due = day("2026-03-01")
    assert Turn("x", "t", due, done_on=day("2026-04-01")).state(day("2026-05-01")) is TurnState.DONE
    assert Turn("x", "t", due, skipped="mưa bão").state(day("2026-05-01")) is TurnState.SKIPPED
