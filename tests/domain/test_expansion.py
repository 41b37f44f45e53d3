"""Phrases laid out over 2026, days off and shifts included; the table is for reading."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_desktop.domain.schedules import turns
from kehoach_desktop.domain.schedules.expansion import Expansion, expand
from kehoach_desktop.domain.schedules.lunar_feasts import name_feasts
from kehoach_desktop.domain.schedules.schedule import Frequency, ScheduleRule
from kehoach_desktop.domain.schedules.schedule_reading import Ask
from kehoach_desktop.domain.schedules.turns import Shift, lay_out, shifted
from kehoach_desktop.domain.schedules.working_days import Calendar, DayKind
from kehoach_desktop.errors import AppError
from kehoach_desktop.paths import resource
from kehoach_desktop.services.tasks.calendars import Calendars

FIRST, LAST = dt.date(2026, 1, 1), dt.date(2026, 12, 31)
TABLE = Path(__file__).parent / "schedule_phrases_2026.tsv"
CALENDAR = Calendars(resource("calendar")).calendar(2024, 2032)
PHRASES = [
    (line + "\t" * 4).split("\t")[:5]
    for line in TABLE.read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def on(phrase: str, first: dt.date = FIRST, last: dt.date = LAST, title: str = "") -> Expansion:
    return expand(phrase, first, last, CALENDAR, title)


def short(day: dt.date) -> str:
    return f"{day.day}/{day.month}"


def days(text: str) -> list[dt.date]:
    """Read "5/1 +7 x52" or "31/3 30/6"."""
    parts = text.split()
    if len(parts) == 3 and parts[1].startswith("+"):
        start, step, count = day(parts[0]), int(parts[1]), int(parts[2][1:])
        return [start + dt.timedelta(step * number) for number in range(count)]
    return [day(part) for part in parts]


def day(text: str) -> dt.date:
    number, month = text.split("/")
    return dt.date(2026, int(month), int(number))


@pytest.mark.parametrize("row", PHRASES, ids=lambda row: row[0][:45])
def test_a_phrase_is_laid_out_and_moved_off_the_days_off(row: list[str]) -> None:
    phrase, frequency, dates, moves, manner = row
    found = on(phrase)
    if frequency == "?":
        assert not found.understood
        assert found.turns == ()
        assert found.ask == Ask[manner]
        return
    assert found.understood
    assert (found.frequency or "-") == frequency
    if dates.startswith("x"):
        assert len(found.turns) == int(dates[1:])
    else:
        assert [turn.due for turn in found.turns] == days(dates)
    moved = [
        f"{short(turn.due)}>{short(turn.shifted)}"
        for turn in found.turns
        if turn.due != turn.shifted
    ]
    assert " ".join(moved) == (moves if moves != "=" else "")
    shift, _, ask = manner.partition(" ?")
    assert found.shift.value == shift
    assert found.ask == (Ask[ask] if ask else None)


#: The first lines of the table are those of guidance.md section 4; all others are our own.
OF_GUIDANCE = 25


@pytest.mark.parametrize(
    "own", [len(PHRASES) - OF_GUIDANCE], ids=lambda own: f"{OF_GUIDANCE}-of-guidance-{own}-own"
)
def test_the_table_holds_the_phrases_of_the_guidance_and_many_more(own: int) -> None:
    assert own >= 60
    assert len({row[0] for row in PHRASES}) == len(PHRASES)


@pytest.mark.parametrize("year", range(2020, 2041))
def test_tet_and_gio_to_are_the_days_of_the_tables(year: int) -> None:
    table = Calendars(resource("calendar")).table(year)
    assert table is not None
    names = {each.name: each.day for each in table.days if each.kind is DayKind.OFF}
    tet, gio_to = names["Tết Nguyên Đán"], names["Ngày Giỗ Tổ Hùng Vương"]
    written = f"ngày {tet.day}/{tet.month}/{year}"
    assert name_feasts("tết nguyên đán", year) == written
    assert name_feasts(f"nhân giỗ tổ hùng vương {year}", 1999) == (
        f"nhân ngày {gio_to.day}/{gio_to.month}/{year}"
    )
    ahead = tet - dt.timedelta(10)
    assert name_feasts("trước tết nguyên đán 10 ngày", year) == (
        f"ngày {ahead.day}/{ahead.month}/{ahead.year}"
    )


@pytest.mark.parametrize("phrase", ["sau tết nguyên đán", "tết trung thu", "trước tết nguyên đán"])
def test_a_feast_that_names_no_day_stays_as_it_is(phrase: str) -> None:
    assert name_feasts(phrase, 2077) == phrase


def test_a_year_that_begins_in_tet_starts_its_weeks_on_the_first_monday_worked() -> None:
    found = on("mỗi tuần một lần", dt.date(2026, 2, 16), dt.date(2026, 3, 15))
    assert [short(turn.due) for turn in found.turns] == ["23/2", "2/3", "9/3"]


def test_an_event_stays_in_its_month_and_its_reporting_window() -> None:
    # 31/8 to 2/9 are off: forward would be September. 14/6 is a Sunday and closes the window.
    assert short(shifted(day("31/8"), Shift.FORWARD, CALENDAR)) == "28/8"
    assert short(shifted(day("14/6"), Shift.FORWARD, CALENDAR)) == "12/6"
    assert short(shifted(day("27/4"), Shift.FORWARD, CALENDAR)) == "28/4"


def test_the_title_of_a_task_tells_a_meeting_from_a_deadline() -> None:
    bare, meeting = on("Ngày 25 hằng tháng"), on("Ngày 25 hằng tháng", title="Họp giao ban")
    assert short(bare.turns[0].shifted) == "23/1"
    assert short(meeting.turns[0].shifted) == "26/1"


def test_a_deadline_for_a_meeting_is_still_a_deadline() -> None:
    found = on("trước ngày 26/4/2026", title="Tổ chức hội nghị đối thoại")
    assert found.shift is Shift.BACK
    assert short(found.turns[0].shifted) == "24/4"


def test_a_day_of_february_that_only_some_years_have() -> None:
    assert on("29/02").ask == Ask.IMPOSSIBLE
    every = on("Ngày 29/02 hằng năm", dt.date(2026, 1, 1), dt.date(2028, 12, 31))
    assert [f"{turn.due:%d/%m/%Y}" for turn in every.turns] == [
        "28/02/2026", "28/02/2027", "29/02/2028",
    ]  # fmt: skip
    assert [short(turn.due) for turn in on("Trước ngày 29/02 hằng năm").turns] == ["28/2"]
    leap = on("29/02", dt.date(2028, 1, 1), dt.date(2028, 12, 31))
    assert [turn.due for turn in leap.turns] == [dt.date(2028, 2, 29)]
    monthly = on("ngày 29 hằng tháng", dt.date(2027, 1, 1), dt.date(2028, 12, 31))
    februaries = [turn.due.day for turn in monthly.turns if turn.due.month == 2]
    assert februaries == [28, 29]


def test_over_two_years_a_rhythm_goes_on_and_a_single_month_comes_once() -> None:
    season = dt.date(2025, 7, 1), dt.date(2026, 6, 30)
    assert [t.due for t in on("Quý II", *season).turns] == [dt.date(2026, 6, 30)]
    assert [t.due for t in on("tháng 9 và tháng 3", *season).turns] == [
        dt.date(2025, 9, 30),
        dt.date(2026, 3, 31),
    ]
    both = dt.date(2026, 1, 1), dt.date(2027, 12, 31)
    assert len(on("02 lần/tháng", *both).turns) == 48
    assert len(on("thứ Hai đầu tháng", *both).turns) == 24
    assert len(on("tháng 9", *both).turns) == 1
    assert len(on("ngày 10 và ngày 25 hằng tháng", *both).turns) == 48


def test_a_phrase_with_no_day_in_the_period_says_so() -> None:
    found = on("trước ngày 15/01/2027")
    assert found.understood
    assert found.turns == ()
    assert found.ask == Ask.OUTSIDE


def test_more_turns_than_anybody_could_tick_are_refused() -> None:
    with pytest.raises(AppError) as refused:
        on("thứ 2, 3, 4, 5, 6 hằng tuần", dt.date(2000, 1, 1), dt.date(2099, 12, 31))
    assert refused.value.code == "E-MANY-TURNS"
    assert refused.value.params["most"] == turns.MOST_TURNS


@pytest.mark.parametrize("phrase", ["1" * 30_000, "từ tháng 3 đến " * 5_000, "hằng tháng " * 5_000])
def test_a_whole_page_is_no_schedule(phrase: str) -> None:
    found = on(phrase)
    assert not found.understood
    assert found.ask == Ask.UNKNOWN


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(AppError, match="E-PERIOD"):
        on("hằng tháng", LAST, FIRST)


def test_without_a_table_only_weekends_are_off() -> None:
    bare = Calendar()
    found = expand("ngày 30/4", FIRST, LAST, bare)
    assert short(found.turns[0].shifted) == "30/4"
    assert not bare.covers(2026)


PERIODS = st.tuples(st.dates(dt.date(2024, 1, 1), dt.date(2030, 12, 31)), st.integers(0, 700))
VOCABULARY = """
trước ngày 15 31 29/02 30/4 hằng tháng quý năm tuần thứ Hai đầu cuối từ đến mỗi 02 lần/ một phút
họp hội nghị , và ; trong 2026 làm việc giờ thường xuyên báo cáo 6 IV đợt 1: hết sau
"""
WORDS = st.sampled_from(VOCABULARY.split())


def check(found: Expansion, first: dt.date, last: dt.date) -> None:
    dues = [turn.due for turn in found.turns]
    assert dues == sorted(set(dues))
    assert all(first <= due <= last for due in dues)
    assert found.understood or found.ask
    for turn in found.turns:
        if found.shift is Shift.NONE:
            assert turn.shifted == turn.due
            continue
        assert CALENDAR.is_working(turn.shifted)
        if found.shift is Shift.BACK:
            assert turn.shifted <= turn.due
        if turn.shifted > turn.due:
            assert (turn.shifted.year, turn.shifted.month) == (turn.due.year, turn.due.month)


@given(st.sampled_from(PHRASES), PERIODS)
def test_whatever_the_period_turns_lie_in_it_and_move_to_working_days(
    row: list[str], period: tuple[dt.date, int]
) -> None:
    first, last = period[0], period[0] + dt.timedelta(period[1])
    found = on(row[0], first, last)
    check(found, first, last)
    assert found == on(row[0], first, last)


@given(st.lists(WORDS, max_size=12).map(" ".join) | st.text(max_size=40), PERIODS)
def test_no_text_whatever_breaks_the_layout(phrase: str, period: tuple[dt.date, int]) -> None:
    first, last = period[0], period[0] + dt.timedelta(period[1])
    check(on(phrase, first, last), first, last)


@given(
    st.builds(
        ScheduleRule,
        frequency=st.sampled_from(list(Frequency)),
        weekdays=st.lists(st.integers(0, 6), max_size=3).map(tuple),
        day=st.none() | st.integers(1, 31),
    ),
    st.sampled_from(Shift),
)
def test_every_stored_rule_has_a_shifted_day_for_every_due_day(
    rule: ScheduleRule, shift: Shift
) -> None:
    laid = lay_out(rule, FIRST, LAST, CALENDAR, shift)
    assert all(shift is Shift.NONE or CALENDAR.is_working(turn.shifted) for turn in laid)
    if rule.weekdays or rule.frequency not in {Frequency.WEEKLY, Frequency.FORTNIGHTLY}:
        assert [turn.due for turn in laid] == rule.due_dates(FIRST, LAST)
