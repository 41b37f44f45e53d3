"""Phrases of real plans, the rule they become, and the days they fall on in 2026."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_desktop.domain.schedules.schedule import Frequency, ScheduleRule
from kehoach_desktop.domain.schedules.schedule_parse import parse_schedule
from kehoach_desktop.domain.schedules.schedule_reading import Ask
from kehoach_desktop.domain.schedules.wording import schedule_phrase

YEAR = (dt.date(2026, 1, 1), dt.date(2026, 12, 31))
ENDS = ["31/1", "28/2", "31/3", "30/4", "31/5", "30/6", "31/7", "31/8", "30/9", "31/10", "30/11",
        "31/12"]  # fmt: skip
QUARTER_ENDS = ["31/3", "30/6", "30/9", "31/12"]
DAY14 = [f"14/{month}" for month in range(1, 13)]
DAY25 = [f"25/{month}" for month in range(1, 13)]


def days_of(rule: ScheduleRule | None) -> list[str]:
    return [f"{day.day}/{day.month}" for day in rule.due_dates(*YEAR)] if rule else []


def weekly(weekday: int, first: dt.date, step: int = 7) -> list[str]:
    assert first.weekday() == weekday
    days = []
    while first <= YEAR[1]:
        days.append(f"{first.day}/{first.month}")
        first += dt.timedelta(step)
    return days


MONDAYS = weekly(0, dt.date(2026, 1, 5))
FRIDAYS = weekly(4, dt.date(2026, 1, 2))

# phrase, frequency (None: no rhythm; "?": not understood), days or their number, what is asked
GUIDANCE: list[tuple[str, str | None, list[str] | int, Ask | None]] = [
    ("Thường xuyên trong năm", "thuong_xuyen", ENDS, Ask.RHYTHM),
    ("Trong năm 2026", None, ["31/12"], Ask.MONTH),
    ("Một tuần một lần, từ 12 đến 15 phút", "tuan", MONDAYS, Ask.WEEKDAY),
    ("02 tuần/01 lần", "2_tuan", weekly(0, dt.date(2026, 1, 5), 14), Ask.FORTNIGHT),
    ("02 lần/tuần", "tuan", 104, Ask.WEEKDAY),
    ("Chiều thứ Sáu hằng tuần", "tuan", FRIDAYS, None),
    ("01 tháng/kỳ", "thang", ENDS, Ask.DAY),
    ("01 kỳ/tháng", "thang", ENDS, Ask.DAY),
    ("Trước ngày 15 hằng tháng", "thang", DAY14, None),
    ("Ngày 25 hằng tháng", "thang", DAY25, None),
    ("Định kỳ 3 tháng/lần", "quy", QUARTER_ENDS, Ask.START_MONTH),
    ("Định kỳ hằng quý, trước ngày 10 của tháng cuối quý", "quy", ["9/3", "9/6", "9/9", "9/12"],
     None),
    ("Quý II, Quý IV", None, ["30/6", "31/12"], Ask.MONTH),
    ("Quý I/2026", "mot_lan", ["31/3"], None),
    ("6 tháng, hằng năm", "6_thang", ["14/6", "14/12"], None),
    ("06 tháng/lần", "6_thang", ["30/6", "31/12"], Ask.MONTH),
    ("Tháng 4 và tháng 10", None, ["30/4", "31/10"], Ask.DAY),
    ("Từ tháng 3 đến tháng 6", "mot_lan", ["30/6"], Ask.SPLIT),
    ("Hằng năm, trước ngày 20/11", "nam", ["19/11"], None),
    ("Hoàn thành trước ngày 30/6/2026", "mot_lan", ["29/6"], None),
    ("Đợt 1: tháng 3; đợt 2: tháng 9", None, ["31/3", "30/9"], None),
    ("Hằng ngày, buổi sáng và buổi chiều", None, MONDAYS, Ask.LOG),
    ("Khi có TTHC mới ban hành, sửa đổi", "?", [], Ask.EVENT),
    ("Trong 05 ngày làm việc kể từ ngày nhận được văn bản", "?", [], Ask.EVENT),
    ("Theo hướng dẫn của Sở Nội vụ", "?", [], Ask.WAIT),
    ("Nhân Ngày Chuyển đổi số quốc gia 10/10; Ngày Pháp luật 09/11", "nam", ["10/10", "9/11"],
     None),
]  # fmt: skip

VARIANTS: list[tuple[str, str | None, list[str] | int, Ask | None]] = [
    ("thường xuyên, kịp thời", "thuong_xuyen", ENDS, Ask.RHYTHM),
    ("Liên tục", "thuong_xuyen", ENDS, Ask.RHYTHM),
    ("Thường xuyên, định kỳ hằng quý", "quy", QUARTER_ENDS, Ask.START_MONTH),
    ("ngay sau khi Kế hoạch được ban hành", "?", [], Ask.EVENT),
    ("lồng ghép giao ban hàng tháng", "thang", ENDS, Ask.DAY),
    ("trong tháng cao điểm (tháng 8)", "mot_lan", ["31/8"], None),
    ("cùng thời điểm báo cáo CCHC định kỳ", "quy", ["14/3", "14/6", "14/9", "14/12"], Ask.DAY),
    ("Định kỳ", "?", [], Ask.UNKNOWN),
    ("khi có yêu cầu", "?", [], Ask.EVENT),
    ("theo hướng dẫn của cấp trên trong năm 2026", "?", [], Ask.WAIT),
    ("Hàng tháng, trước ngày 06", "thang", [f"5/{month}" for month in range(1, 13)], None),
    ("trước ngày 01 hằng tháng", "thang", ENDS, None),
    ("trước 15 hằng tháng", "thang", DAY14, None),
    ("chậm nhất ngày 25 hằng tháng", "thang", DAY25, None),
    ("Định kỳ trước ngày 25 của tháng", "thang", [f"24/{month}" for month in range(1, 13)], None),
    ("ngày 31 hằng tháng", "thang", ENDS, None),
    ("Cuối mỗi quý", "quy", QUARTER_ENDS, None),
    ("ngày 10 và ngày 25 hằng tháng", "thang", 24, None),
    ("trước ngày 15 tháng đầu quý", "quy", ["14/1", "14/4", "14/7", "14/10"], None),
    ("hằng quý, trước ngày 01 của tháng cuối quý", "quy", ["28/2", "31/5", "31/8", "30/11"], None),
    ("Xong trong ngày 30/6", "mot_lan", ["30/6"], None),
    ("đến ngày 06/6/2026", "mot_lan", ["6/6"], None),
    ("trước ngày 06-6-2026", "mot_lan", ["5/6"], None),
    ("trước ngày 01/3/2026", "mot_lan", ["28/2"], None),
    ("Trước ngày 20 tháng 11 năm 2026", "mot_lan", ["19/11"], None),
    ("ngày 20 tháng 11 hằng năm", "nam", ["20/11"], None),
    ("Trước ngày 15/6 và 15/12 hằng năm", "nam", ["14/6", "14/12"], None),
    ("Sơ kết trước ngày 15/6, tổng kết trước ngày 15/12", None, ["14/6", "14/12"], None),
    ("Các tháng 3, 6, 9 và 12", None, QUARTER_ENDS, Ask.DAY),
    ("tháng 3, tháng 9/2026", None, ["31/3", "30/9"], Ask.DAY),
    ("Quý 1, 3", None, ["31/3", "30/9"], Ask.MONTH),
    ("quý I và quý III năm 2026", None, ["31/3", "30/9"], Ask.MONTH),
    ("Tháng 3 – tháng 6", "mot_lan", ["30/6"], Ask.SPLIT),
    ("tháng 3-6", "mot_lan", ["30/6"], Ask.SPLIT),
    ("Quý II - Quý III", "mot_lan", ["30/9"], Ask.SPLIT),
    ("từ ngày 01/9 đến ngày 15/10", "mot_lan", ["15/10"], Ask.SPLIT),
    ("từ ngày 10 đến ngày 20/11", "mot_lan", ["20/11"], Ask.SPLIT),
    ("từ ngày 10 đến ngày 15 hằng tháng", "thang", [f"15/{month}" for month in range(1, 13)],
     None),
    ("Từ tháng 3 đến tháng 6, mỗi tháng 01 lần", "thang", ["31/3", "30/4", "31/5", "30/6"],
     Ask.DAY),
    ("giai đoạn 2024-2026", None, ["31/12"], Ask.MONTH),
    ("trước tháng 6", "mot_lan", ["31/5"], None),
    ("trung tuần tháng 6", "mot_lan", ["20/6"], None),
    ("6 tháng đầu năm", "mot_lan", ["30/6"], None),
    ("6 tháng đầu năm và 6 tháng cuối năm", None, ["30/6", "31/12"], None),
    ("cuối năm", "mot_lan", ["31/12"], None),
    ("mỗi tuần một lần vào thứ Ba", "tuan", weekly(1, dt.date(2026, 1, 6)), None),
    ("thứ 2, 4, 6 hằng tuần", "tuan", 156, None),
    ("Sáng thứ Hai và thứ Năm", "tuan", 105, None),
    ("Chủ nhật hằng tuần", "tuan", weekly(6, dt.date(2026, 1, 4)), None),
    ("3 lần/tuần", "tuan", 157, Ask.WEEKDAY),
    ("hai tuần một lần, vào thứ Sáu, 10-15 phút", "2_tuan", weekly(4, dt.date(2026, 1, 2), 14),
     None),
    ("02 lần/năm", "6_thang", ["30/6", "31/12"], Ask.MONTH),
    ("04 lần một năm", "quy", QUARTER_ENDS, Ask.START_MONTH),
    ("1 lần/quý", "quy", QUARTER_ENDS, Ask.START_MONTH),
    ("01 hội nghị/năm", "nam", ["31/12"], Ask.MONTH),
    ("02 lần/tháng", "thang", 24, Ask.DAY),
    ("2 tháng/lần", None, ["28/2", "30/4", "30/6", "31/8", "31/10", "31/12"], Ask.DAY),
    ("3 tuần/lần", None, 18, Ask.FORTNIGHT),
    ("thứ Hai đầu tháng", "thang", 12, None),
    ("Hằng quý, 6 tháng, hằng năm", "quy", ["14/3", "14/6", "14/9", "14/12"], None),
    ("Tháng 11 hằng năm", "nam", ["30/11"], None),
    ("ngày 29/02/2026", "?", [], Ask.IMPOSSIBLE),
    ("trước ngày 31/4", "?", [], Ask.IMPOSSIBLE),
    ("trước ngày 15/6/20233", "?", [], Ask.IMPOSSIBLE),
    ("tháng 13", "?", [], Ask.IMPOSSIBLE),
    ("quý V", "?", [], Ask.UNKNOWN),
    ("", "?", [], Ask.UNKNOWN),
    ("Hoàn thành kịp thời", "?", [], Ask.UNKNOWN),
]  # fmt: skip


@pytest.mark.parametrize(
    ("phrase", "frequency", "days", "ask"), GUIDANCE + VARIANTS, ids=lambda v: str(v)[:40]
)
def test_a_phrase_becomes_its_rule_and_its_days(
    phrase: str, frequency: str | None, days: list[str] | int, ask: Ask | None
) -> None:
    rule, asked = parse_schedule(phrase, 2026)
    assert (rule.frequency if rule else "?") == frequency
    found = days_of(rule)
    assert (len(found) if isinstance(days, int) else found) == days
    assert asked == ask


def test_the_minutes_of_a_radio_item_are_kept() -> None:
    rule, _ = parse_schedule("Một tuần một lần, từ 12 đến 15 phút", 2026)
    assert rule is not None
    assert rule.minutes == (12, 15)
    rule, _ = parse_schedule("10 – 15 phút, 02 tuần/lần", 2026)
    assert rule is not None
    assert rule.minutes == (10, 15)
    assert rule.frequency is Frequency.FORTNIGHTLY


def test_a_deadline_in_another_year_keeps_its_year() -> None:
    rule, _ = parse_schedule("trước ngày 15/01/2027", 2026)
    assert rule is not None
    assert rule.deadline == dt.date(2027, 1, 14)


def test_text_without_marks_in_the_composed_form_is_understood_too() -> None:
    import unicodedata

    rule, ask = parse_schedule(unicodedata.normalize("NFD", "Trước ngày 15 hàng tháng"), 2026)
    assert ask is None
    assert days_of(rule) == DAY14


@given(st.text(alphabet="0123456789/-, .;:trướcngàyhằngtháquýIVtừđếnlầnmộti ", max_size=60))
def test_no_phrase_whatever_breaks_the_parser(phrase: str) -> None:
    rule, ask = parse_schedule(phrase, 2026)
    if rule is None:
        assert ask
    else:
        for day in rule.due_dates(*YEAR):
            assert YEAR[0] <= day <= YEAR[1]


@given(st.integers(2, 28), st.sampled_from(["hằng", "hàng"]), st.booleans())
def test_before_day_n_is_the_day_before_in_every_month(day: int, every: str, padded: bool) -> None:
    number = f"{day:02d}" if padded else str(day)
    rule, ask = parse_schedule(f"Trước ngày {number} {every} tháng", 2026)
    assert rule is not None
    assert ask is None
    assert [d.day for d in rule.due_dates(*YEAR)] == [day - 1] * 12


@given(st.dates(dt.date(2001, 1, 1), dt.date(2099, 12, 31)))
def test_any_deadline_is_the_day_before_the_date_written(day: dt.date) -> None:
    rule, ask = parse_schedule(f"trước ngày {day.day:02d}/{day.month}/{day.year}", 2026)
    assert rule is not None
    assert ask is None
    assert rule.deadline == day - dt.timedelta(1)


@pytest.mark.parametrize("phrase", ["13 tháng/lần", "2 năm/lần", "60 tuần một lần", "5 quý/lần"])
def test_a_rhythm_longer_than_a_year_has_no_day_in_it_and_is_asked_for(phrase: str) -> None:
    assert parse_schedule(phrase, 2026) == (None, Ask.LONG)


def test_two_rounds_in_months_are_not_called_quarters() -> None:
    rule, ask = parse_schedule("Đợt 1: tháng 3; đợt 2: tháng 9", 2026)
    assert rule is not None and ask is None
    assert schedule_phrase(rule, 2026) == "Tháng 3 và tháng 9 năm 2026"
