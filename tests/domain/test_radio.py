"""The radio desk: how long a script takes, when it is due, what it counts for."""

from __future__ import annotations

import datetime as dt

import pytest

from kehoach_desktop.domain.schedules.working_days import Calendar, DayKind, SpecialDay, YearTable
from kehoach_desktop.domain.work.radio import (
    Airing,
    ItemState,
    RadioItem,
    due_on,
    figure_of,
    syllables,
)

DAY = dt.date(2026, 4, 17)


def item(script: str = "một hai ba", airings: int = 0) -> RadioItem:
    aired = tuple(Airing(DAY, f"0{n}:00", "Loa") for n in range(airings))
    return RadioItem("r", "Tin", script, DAY, approved_by="A", approved_on=DAY, airings=aired)


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("Thưa bà con.", 3),
        ("năm 2026", 1 + 7),
        ("ngày 15", 1 + 3),
        ("UBND xã", 4 + 1),
        ("THÔNG BÁO", 2),
        ("CCHC, TTHC", 8),
        ("80%", 3),
        ("", 0),
    ],
)
def test_syllables_are_counted_as_an_announcer_says_them(text: str, spoken: int) -> None:
    assert syllables(text) == spoken


def test_a_minute_holds_the_set_number_of_syllables() -> None:
    assert item("ba " * 180).seconds() == 60
    assert item("ba " * 180).seconds(speed=120) == 90
    assert item("ba").seconds() == 1


def test_a_script_is_due_two_working_days_before_its_slot() -> None:
    shut = SpecialDay(dt.date(2026, 4, 15), DayKind.OFF)
    calendar = Calendar([YearTable(2026, (shut,))])
    assert due_on(DAY, calendar) == dt.date(2026, 4, 14)  # Wednesday is off
    assert due_on(dt.date(2026, 4, 20), calendar) == dt.date(2026, 4, 16)


def test_other_words_ask_for_another_approval() -> None:
    approved = item()
    assert approved.state is ItemState.APPROVED
    assert approved.rewritten("Tin", "một hai ba") is approved
    assert approved.rewritten("Tin", "bốn").state is ItemState.WRITTEN


def test_a_repeat_adds_turns_on_air_and_minutes_but_no_item() -> None:
    twice, silent = item("ba " * 180, airings=2), item()
    assert figure_of([twice, silent], "tin, bài") == 1000
    assert figure_of([twice, silent], "lượt phát") == 2000
    assert figure_of([twice, silent], "phút") == 2000
