"""Days off of state offices: the announced years day by day, and how a table is read."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_desktop.domain.schedules.working_days import (
    Calendar,
    DayKind,
    read_year_table,
    spell_years,
    write_year_table,
)
from kehoach_desktop.errors import AppError
from kehoach_desktop.paths import resource
from kehoach_desktop.services.tasks.calendars import Calendars

CALENDARS = Calendars(resource("calendar"))

#: Weekdays off and weekend days worked, as announced: 2020 to 2024 by the Ministry of Labour's
#: yearly notices (2024's swap: 2450/VPCP-KGVX), 2025 by 6150/TB-BLĐTBXH, 2026 by 12729/VPCP-KGVX
#: (New Year) and the notice on Tết and 2/9 of the Ministry of Home Affairs. Days in brackets are
#: worked.
ANNOUNCED = {
    2020: "1/1 23/1 24/1 27/1 28/1 29/1 2/4 30/4 1/5 2/9",
    2022: "3/1 31/1 1/2 2/2 3/2 4/2 11/4 2/5 3/5 1/9 2/9",
    2023: "2/1 20/1 23/1 24/1 25/1 26/1 1/5 2/5 3/5 1/9 4/9",
    2024: "1/1 8/2 9/2 12/2 13/2 14/2 18/4 29/4 30/4 1/5 2/9 3/9 (4/5)",
    2025: "1/1 27/1 28/1 29/1 30/1 31/1 7/4 30/4 1/5 2/5 1/9 2/9 (26/4)",
    2026: "1/1 2/1 16/2 17/2 18/2 19/2 20/2 27/4 30/4 1/5 31/8 1/9 2/9 24/11 (10/1) (22/8)",
}
#: First day of the lunar year and 10/3, by the almanac.
LUNAR = {
    2027: ("6/2", "16/4"),
    2028: ("26/1", "4/4"),
    2029: ("13/2", "23/4"),
    2030: ("2/2", "12/4"),
}


def day(text: str, year: int) -> dt.date:
    number, month = text.strip("()").split("/")
    return dt.date(year, int(month), int(number))


@pytest.mark.parametrize("year", ANNOUNCED)
def test_an_announced_year_has_exactly_its_days(year: int) -> None:
    calendar = CALENDARS.calendar(year, year)
    parts = ANNOUNCED[year].split()
    off = {day(part, year) for part in parts if not part.startswith("(")}
    worked = {day(part, year) for part in parts if part.startswith("(")}
    one = dt.date(year, 1, 1)
    year_days = [one + dt.timedelta(n) for n in range(365)]
    assert {d for d in year_days if d.weekday() < 5 and not calendar.is_working(d)} == off
    assert {d for d in year_days if d.weekday() >= 5 and calendar.is_working(d)} == worked
    assert calendar.announced(year)


@pytest.mark.parametrize("year", LUNAR)
def test_a_year_to_come_follows_the_moon_and_says_it_is_expected(year: int) -> None:
    calendar = CALENDARS.calendar(year, year)
    for text in (*LUNAR[year], "1/1", "30/4", "1/5", "2/9", "24/11"):
        assert not calendar.is_working(day(text, year)), text
    assert calendar.covers(year)
    assert not calendar.announced(year)


def test_a_holiday_at_the_weekend_gives_a_working_day_in_lieu() -> None:
    calendar = CALENDARS.calendar(2027, 2027)
    in_lieu = calendar.special(dt.date(2027, 5, 3))
    assert in_lieu is not None
    assert in_lieu.kind is DayKind.IN_LIEU


def test_an_office_corrects_a_year_with_its_own_file(tmp_path: Path) -> None:
    own = tmp_path / "calendar"
    own.mkdir()
    (own / "2026.tsv").write_bytes("\ufeff24/11/2026 nghỉ\tNgày hội\r\n".encode())
    calendar = Calendars(resource("calendar"), own).calendar(2026, 2026)
    assert not calendar.is_working(dt.date(2026, 11, 24))
    assert calendar.is_working(dt.date(2026, 1, 2))


def test_a_year_without_a_table_knows_weekends_only(tmp_path: Path) -> None:
    calendar = Calendars(tmp_path, tmp_path / "none").calendar(2060, 2060)
    assert not calendar.covers(2060)
    assert calendar.is_working(dt.date(2060, 4, 30))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("24/11/2026\tnghỉ\n32/1/2026\tnghỉ", 2),
        ("# ghi chú\n24/11/2026\tđi chơi", 2),
        ("24/11/2027\tnghỉ", 1),
        ("24/11/2026\tnghỉ\n\n24/11/2026\tlàm bù", 3),
        ("xin chào", 1),
    ],
)
def test_a_wrong_line_is_named(text: str, line: int) -> None:
    with pytest.raises(AppError) as refused:
        read_year_table(text, 2026)
    assert refused.value.code == "E-CALENDAR"
    assert refused.value.params == {"year": 2026, "line": line}


def test_a_table_in_another_encoding_is_refused(tmp_path: Path) -> None:
    (tmp_path / "2026.tsv").write_bytes("24/11/2026\tnghỉ".encode("utf-16"))
    with pytest.raises(AppError, match="E-CALENDAR"):
        Calendars(resource("calendar"), tmp_path).calendar(2026, 2026)


@given(st.text(max_size=80))
def test_no_text_breaks_the_reader(text: str) -> None:
    try:
        read_year_table(text, 2026)
    except AppError as refused:
        assert refused.code == "E-CALENDAR"


@given(st.dates(dt.date(2021, 1, 1), dt.date(2039, 12, 31)))
def test_the_working_days_around_a_day_are_worked_and_nearest(start: dt.date) -> None:
    calendar = CALENDARS.calendar(2020, 2040)
    before, after = calendar.previous_working(start), calendar.next_working(start)
    assert before < start < after
    assert calendar.is_working(before)
    assert calendar.is_working(after)
    between = [before + dt.timedelta(n) for n in range(1, (after - before).days)]
    assert not any(calendar.is_working(d) for d in between if d != start)
    assert calendar.on_or_before(start) in {start, before}


def test_a_calendar_that_is_always_shut_is_refused_not_searched_for_ever() -> None:
    lines = "\n".join(
        f"{dt.date(year, 1, 1) + dt.timedelta(n):%d/%m/%Y}\tnghỉ"
        for year in (2025, 2026)
        for n in range(365)
    )
    tables = [
        read_year_table("\n".join(li for li in lines.splitlines() if f"/{y}\t" in li), y)
        for y in (2025, 2026)
    ]
    with pytest.raises(AppError, match="E-CALENDAR"):
        Calendar(tables).on_or_before(dt.date(2026, 12, 31))


@pytest.mark.parametrize("year", range(2020, 2041))
def test_a_table_that_is_written_is_read_as_it_was(year: int) -> None:
    table = CALENDARS.table(year)
    assert table is not None
    assert read_year_table(write_year_table(table), year) == table


def test_many_years_are_told_as_spans() -> None:
    assert spell_years([2041, 2042, 2043, 2031, 2050, 2051]) == "2031, 2041–2043, 2050, 2051"
    assert spell_years([]) == ""
