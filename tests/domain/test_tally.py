"""Figures against targets, counted as `guidance.md` section 5 says."""

from __future__ import annotations

import datetime as dt

import pytest

from kehoach_desktop.domain.schedules.tally import Counted, Tally, Verdict, tally
from kehoach_desktop.domain.schedules.target_parse import parse_targets

day = dt.date.fromisoformat
YEAR = (day("2026-01-01"), day("2026-12-31"))
APRIL = day("2026-04-20")
NEXT_YEAR = day("2027-01-10")


def got(figure: float | None, on: str, unit: str = "", base: int | None = None) -> Counted:
    value = None if figure is None else round(figure * 1000)
    return Counted(day(on), unit, value, None if base is None else base * 1000)


def counted(
    phrase: str,
    *found: Counted,
    today: dt.date = NEXT_YEAR,
    units: tuple[str, ...] = (),
    place: int = 0,
    span: tuple[dt.date, dt.date] = YEAR,
) -> Tally:
    return tally(parse_targets(phrase)[place], found, *span, today, units)


def test_a_yearly_count_adds_up_and_is_open_until_the_year_is_over() -> None:
    found = (got(4, "2026-02-02"), got(3, "2026-04-01"))
    now = counted("Ít nhất 10 tin, bài/năm", *found, today=APRIL)
    assert (now.text(), now.verdict) == ("7/10 tin, bài", Verdict.OPEN)
    assert counted("Ít nhất 10 tin, bài/năm", *found).verdict is Verdict.SHORT
    more = counted("Ít nhất 10 tin, bài/năm", *found, got(3, "2026-04-02"), today=APRIL)
    assert more.verdict is Verdict.MET


def test_a_monthly_count_is_judged_month_by_month_beside_the_total_of_the_year() -> None:
    result = counted("Tối thiểu 02 tin, bài/tháng", got(5, "2026-01-09"), got(2, "2026-03-09"),
                     today=APRIL)  # fmt: skip
    assert result.goal == 24_000
    assert [cell.verdict for cell in result.cells[:4]] == [
        Verdict.MET, Verdict.NOTHING, Verdict.MET, Verdict.OPEN,
    ]  # fmt: skip
    assert result.text() == "7/24 tin, bài"


def test_each_village_and_quarter_is_a_box_of_its_own_and_the_missing_are_named() -> None:
    villages = tuple(f"Thôn {number}" for number in range(1, 13))
    found = [got(None, "2026-02-20", village) for village in villages[:10]]
    result = counted("Mỗi thôn 01 buổi/quý", *found, today=APRIL, units=villages)
    assert len(result.cells) == 48
    assert result.goal == 48_000
    assert result.done == 10_000
    assert result.missing == ("Thôn 11", "Thôn 12")


def test_a_unit_is_short_by_its_own_figures() -> None:
    found = (got(1, "2026-02-02", "Trạm y tế"), got(3, "2026-02-02", "Trường"))
    units = ("Trạm y tế", "Trường")
    result = counted("Mỗi đơn vị ít nhất 02 tin, bài/quý", *found, units=units,
                     span=(YEAR[0], day("2026-03-31")))  # fmt: skip
    assert [(cell.unit, cell.verdict) for cell in result.cells] == [
        ("Trạm y tế", Verdict.SHORT), ("Trường", Verdict.MET),
    ]  # fmt: skip


def test_a_turn_outside_the_range_is_a_note_and_no_failure() -> None:
    result = counted("Từ 12 đến 15 phút/lần", got(13, "2026-01-05"), got(20, "2026-01-12"))
    assert (result.verdict, result.outside) == (Verdict.NOTE, 1)
    assert counted("Từ 12 đến 15 phút/lần", got(15, "2026-01-05")).verdict is Verdict.MET


def test_a_ceiling_per_turn_can_fail() -> None:
    assert counted("Không quá 10 phút/lần", got(11, "2026-01-05")).verdict is Verdict.SHORT


def test_about_never_fails() -> None:
    phrase = "02 hội nghị/năm, khoảng 80 người/hội nghị"
    conferences = counted(phrase, got(None, "2026-03-03"), got(None, "2026-08-03"))
    assert (conferences.text(), conferences.verdict) == ("2/2 hội nghị", Verdict.MET)
    people = counted(phrase, got(35, "2026-03-03"), place=1)
    assert people.verdict is Verdict.MET


def test_both_numbers_of_a_share_are_kept() -> None:
    full = counted("100% TTHC được niêm yết, công khai", got(128, "2026-03-03", base=128))
    assert (full.text(), full.verdict) == ("128/128 (100%)", Verdict.MET)
    almost = counted("100% TTHC được niêm yết", got(127, "2026-03-03", base=128))
    assert almost.verdict is Verdict.SHORT
    assert almost.text() == "127/128 (99,218%)"


def test_the_latest_share_stands_and_shares_of_units_are_put_together() -> None:
    found = (got(40, "2026-03-03", "Thôn 1", 50), got(45, "2026-06-03", "Thôn 1", 50),
             got(30, "2026-03-03", "Thôn 2", 50))  # fmt: skip
    result = counted("Tối thiểu 80% hộ được tiếp cận", *found)
    assert (result.done, result.base) == (75_000, 100_000)
    assert result.verdict is Verdict.SHORT
    assert counted("Tối thiểu 80% hồ sơ", got(70, "2026-03-01"), got(82, "2026-06-01")).text() == (
        "82%"
    )


@pytest.mark.parametrize(
    ("phrase", "figure", "verdict"),
    [
        ("Trên 95% hồ sơ trả đúng hạn", 95, Verdict.SHORT),
        ("Trên 95% hồ sơ trả đúng hạn", 95.1, Verdict.MET),
        ("Từ 90% trở lên người dân hài lòng", 90, Verdict.MET),
        ("Dưới 5% hồ sơ quá hạn", 5, Verdict.SHORT),
        ("Dưới 5% hồ sơ quá hạn", 4.9, Verdict.MET),
        ("Không quá 3 hồ sơ trễ hẹn/năm", 3, Verdict.MET),
        ("Không quá 3 hồ sơ trễ hẹn/năm", 4, Verdict.SHORT),
        ("Không để hồ sơ quá hạn", 0, Verdict.MET),
        ("Không để hồ sơ quá hạn", 1, Verdict.SHORT),
        ("Giảm 10% thời gian giải quyết", 12, Verdict.MET),
        ("Giảm 10% thời gian giải quyết", 8, Verdict.SHORT),
        ("Phấn đấu tăng 5% so với năm 2025", 5, Verdict.MET),
        ("Từ 03 đến 05 buổi/năm", 2, Verdict.SHORT),
        ("Từ 03 đến 05 buổi/năm", 6, Verdict.NOTE),
        ("đạt từ 85 điểm trở lên", 85, Verdict.MET),
        ("500 tờ rơi", 600, Verdict.MET),
    ],
)
def test_a_figure_meets_its_target_or_not(phrase: str, figure: float, verdict: Verdict) -> None:
    assert counted(phrase, got(figure, "2026-06-01")).verdict is verdict


def test_nothing_recorded_is_never_zero() -> None:
    result = counted("Không để hồ sơ quá hạn")
    assert (result.done, result.verdict) == (None, Verdict.NOTHING)
    silent = counted("500 tờ rơi", got(None, "2026-06-01"))
    assert silent.done is None, "a turn done without a figure has not handed out one leaflet"


def test_zero_so_far_is_kept_open_until_the_period_is_over() -> None:
    now = counted("Không để hồ sơ quá hạn", got(0, "2026-03-01"), today=APRIL)
    assert now.verdict is Verdict.OPEN


def test_what_was_done_outside_the_span_is_not_counted() -> None:
    span = (day("2025-12-15"), day("2026-03-14"))
    found = (got(1, "2025-12-14"), got(2, "2025-12-15"), got(4, "2026-03-14"), got(8, "2026-03-15"))
    assert counted("Ít nhất 10 tin, bài/năm", *found, span=span).done == 6_000


def test_one_act_counts_once() -> None:
    twice = [Counted(day("2026-03-01"), "", 1000, None, "act")] * 2
    assert counted("02 buổi/năm", *twice).done == 1_000


def test_what_a_year_asks_for_is_not_missed_in_june() -> None:
    half = (day("2026-01-01"), day("2026-06-30"))
    result = counted("Ít nhất 10 tin, bài/năm", got(7, "2026-05-05"), span=half)
    assert (result.text(), result.verdict) == ("7/10 tin, bài", Verdict.OPEN)


def test_the_year_of_a_report_is_one_year() -> None:
    reported = (day("2025-12-15"), day("2026-12-14"))
    found = (got(6, "2025-12-20"), got(5, "2026-11-20"))
    result = counted("Ít nhất 10 tin, bài/năm", *found, span=reported)
    assert (result.text(), result.verdict) == ("11/10 tin, bài", Verdict.MET)
    quarters = counted("Ít nhất 02 tin, bài/quý", *found, span=reported)
    assert len(quarters.cells) == 4
    assert quarters.goal == 8_000


def test_weeks_before_the_plan_ask_for_nothing() -> None:
    target = parse_targets("01 chuyên mục/tuần")[0]
    whole = tally(target, (), day("2026-01-05"), day("2026-02-01"), NEXT_YEAR)
    since = tally(target, (), day("2026-01-05"), day("2026-02-01"), NEXT_YEAR,
                  within=(day("2026-01-19"), day("2026-12-31")))  # fmt: skip
    assert (len(whole.cells), len(since.cells)) == (4, 2)


def test_minutes_without_a_period_are_said_of_each_turn() -> None:
    result = counted("Thời lượng không quá 10 phút", got(8, "2026-02-02"), got(9, "2026-03-02"))
    assert result.is_per_turn and result.outside == 0
    assert counted("Thời lượng không quá 10 phút", got(12, "2026-02-02")).outside == 1


def test_a_report_that_closes_on_another_day_has_months_of_its_own_too() -> None:
    span = (day("2025-12-20"), day("2026-03-19"))
    result = counted("Tối thiểu 02 tin, bài/tháng", got(2, "2025-12-25"), got(2, "2026-02-19"),
                     got(2, "2026-02-20"), span=span)  # fmt: skip
    assert [cell.verdict for cell in result.cells] == [Verdict.MET] * 3
