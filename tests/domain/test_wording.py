"""A schedule's printed words, and that they mean the rule they were made from."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_desktop.domain.schedules.schedule import Frequency, ScheduleRule
from kehoach_desktop.domain.schedules.schedule_parse import parse_schedule
from kehoach_desktop.domain.schedules.wording import schedule_phrase

F = Frequency
FIRST, LAST = dt.date(2026, 1, 1), dt.date(2026, 12, 31)


def day(month: int, number: int) -> dt.date:
    return dt.date(2026, month, number)


@pytest.mark.parametrize(
    ("rule", "phrase"),
    [
        (ScheduleRule(F.ONGOING), "Thường xuyên trong năm"),
        (
            ScheduleRule(F.WEEKLY, weekdays=(4,), minutes=(12, 15)),
            "01 lần/tuần, thứ Sáu, từ 12 đến 15 phút/lần",
        ),
        (ScheduleRule(F.WEEKLY, weekdays=(3, 1)), "02 lần/tuần, thứ Ba và thứ Năm"),
        (ScheduleRule(F.FORTNIGHTLY, weekdays=(6,)), "01 lần/02 tuần, Chủ nhật"),
        (ScheduleRule(F.MONTHLY), "Hằng tháng"),
        (ScheduleRule(F.MONTHLY, day=14), "Chậm nhất ngày 14 hằng tháng"),
        (ScheduleRule(F.MONTHLY, day=31), "Ngày cuối tháng hằng tháng"),
        (ScheduleRule(F.QUARTERLY, day=9), "Hằng quý, chậm nhất ngày 09 của tháng cuối quý"),
        (ScheduleRule(F.HALF_YEARLY), "06 tháng/lần"),
        (ScheduleRule(F.YEARLY, day=19, month_in_step=11), "Hằng năm, chậm nhất ngày 19/11"),
        (ScheduleRule(F.YEARLY, dates=(day(10, 10),)), "Hằng năm, ngày 10/10"),
        (ScheduleRule(None), "Trong năm 2026"),
        (ScheduleRule(F.ONCE, deadline=day(6, 29)), "Xong trong ngày 29/6/2026"),
        (ScheduleRule(F.ONCE, deadline=day(2, 5)), "Xong trong ngày 05/02/2026"),
        (ScheduleRule(F.ONCE, starts=day(3, 1), ends=day(6, 30)), "Từ tháng 3 đến tháng 6"),
        (ScheduleRule(None, dates=(day(6, 30), day(12, 31))), "Tháng 6 và tháng 12 năm 2026"),
        (ScheduleRule(None, dates=(day(4, 30), day(10, 31))), "Tháng 4 và tháng 10 năm 2026"),
        (
            ScheduleRule(None, dates=(day(4, 3), day(10, 5), day(11, 20))),
            "Ngày 03/4/2026, 05/10/2026 và 20/11/2026",
        ),
    ],
)
def test_a_rule_is_said_in_the_words_of_the_office(rule: ScheduleRule, phrase: str) -> None:
    assert schedule_phrase(rule, 2026) == phrase


rules = st.one_of(
    st.builds(
        ScheduleRule,
        st.sampled_from([F.WEEKLY, F.FORTNIGHTLY]),
        weekdays=st.lists(st.integers(0, 6), min_size=1, max_size=1).map(tuple),
    ),
    st.builds(ScheduleRule, st.just(F.MONTHLY), day=st.none() | st.integers(1, 28)),
    st.builds(
        ScheduleRule,
        st.just(F.QUARTERLY),
        day=st.none() | st.integers(1, 28),
        month_in_step=st.none() | st.integers(1, 3),
    ),
    st.builds(
        ScheduleRule,
        st.just(F.HALF_YEARLY),
        day=st.none() | st.integers(1, 28),
        month_in_step=st.none() | st.integers(1, 6),
    ),
    st.builds(
        ScheduleRule,
        st.just(F.YEARLY),
        day=st.none() | st.integers(1, 28),
        month_in_step=st.none() | st.integers(1, 12),
    ),
    st.builds(ScheduleRule, st.just(F.ONCE), deadline=st.dates(FIRST, LAST)),
    st.builds(
        ScheduleRule,
        st.none(),
        dates=st.lists(st.dates(FIRST, LAST), min_size=2, max_size=4, unique=True).map(tuple),
    ),
)


@given(rules)
def test_the_words_of_a_rule_are_understood_as_that_rule(rule: ScheduleRule) -> None:
    phrase = schedule_phrase(rule, 2026)
    understood, _ = parse_schedule(phrase, 2026)
    assert understood is not None, phrase
    assert understood.due_dates(FIRST, LAST) == rule.due_dates(FIRST, LAST), phrase
