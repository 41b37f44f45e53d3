"""The windows of the reports: the next one, its span, until when it is sent; an office's own."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from kehoach_desktop.domain.office import OfficeProfile, UnitKind
from kehoach_desktop.domain.schedules.reporting_windows import (
    WindowRule,
    read_yearly_day,
    windows_of,
)
from kehoach_desktop.errors import AppError
from kehoach_desktop.services.reports.report_windows import (
    closing_next,
    read_rules,
    shipped_rules,
    to_keep,
    windows_near,
)

OFFICE = OfficeProfile("o", UnitKind.COMMUNE, "Tân Mẫu", "Mẫu Sơn", UnitKind.PROVINCE)


def rule(name: str, opens: str, closes: str, send_by: str) -> WindowRule:
    return WindowRule(name, *map(read_yearly_day, (opens, closes, send_by)))


def own(*rules: WindowRule) -> OfficeProfile:
    return dataclasses.replace(OFFICE, report_windows=rules)


@pytest.mark.parametrize(
    ("today", "name", "first", "closes"),
    [
        ("2026-03-09", "Quý I", "2025-12-15", "2026-03-14"),
        ("2026-03-14", "Quý I", "2025-12-15", "2026-03-14"),
        ("2026-03-15", "6 tháng đầu năm", "2025-12-15", "2026-06-14"),
        ("2026-06-15", "Quý III", "2026-06-15", "2026-09-14"),
        ("2026-12-14", "Cả năm", "2025-12-15", "2026-12-14"),
        ("2026-12-15", "Quý I", "2026-12-15", "2027-03-14"),
    ],
)
def test_the_shipped_window_that_closes_next(
    today: str, name: str, first: str, closes: str
) -> None:
    window = closing_next(None, dt.date.fromisoformat(today))
    assert window is not None
    assert (window.name, *(day.isoformat() for day in window.span)) == (name, first, closes)
    assert (window.send_by - window.closes).days == 3


@pytest.mark.parametrize(
    ("opens", "closes", "send_by", "today", "found"),
    [
        ("15/12", "14/9", "17/9", "2026-09-01", "2025-12-15 2026-09-14 2026-09-17"),
        ("15", "14", "17", "2026-01-20", "2026-01-15 2026-02-14 2026-02-17"),
        ("20", "19", "2", "2026-12-25", "2026-12-20 2027-01-19 2027-02-02"),
        ("1", "31", "5", "2026-04-30", "2026-04-01 2026-04-30 2026-05-05"),
        ("29/2", "31/12", "5/1", "2026-07-01", "2026-02-28 2026-12-31 2027-01-05"),
        ("15/12", "14", "17", "2026-05-14", "2025-12-15 2026-05-14 2026-05-17"),
    ],
    ids=["nine months", "every month", "over New Year", "whole months", "leap day", "growing"],
)
def test_an_office_sets_its_own_days(
    opens: str, closes: str, send_by: str, today: str, found: str
) -> None:
    office = own(rule("Kỳ riêng", opens, closes, send_by))
    window = closing_next(office, dt.date.fromisoformat(today))
    assert window is not None
    days = (window.first, window.closes, window.send_by)
    assert " ".join(day.isoformat() for day in days) == found


@pytest.mark.parametrize("typed", ["", "0/3", "32", "31/4", "30/2", "14/13", "14/0", "mười bốn"])
def test_what_is_no_day_is_refused(typed: str) -> None:
    with pytest.raises(AppError) as refused:
        read_yearly_day(typed)
    assert refused.value.code == "E-WINDOW-DAY"


def test_a_year_has_every_month_of_a_monthly_report_once() -> None:
    monthly = windows_of([rule("Tháng", "15", "14", "17")], 2026)
    assert [each.closes.month for each in monthly] == list(range(1, 13))
    gaps = [(b.first - a.closes).days for a, b in zip(monthly, monthly[1:], strict=False)]
    assert set(gaps) == {1}


def test_the_list_to_choose_from_has_the_year_and_the_two_latest_months() -> None:
    office = own(*shipped_rules(), rule("Tháng", "15", "14", "17"))
    near = windows_near(office, dt.date(2026, 1, 3))
    assert [(each.name, each.closes.isoformat()) for each in near] == [
        ("Quý I", "2026-03-14"), ("6 tháng đầu năm", "2026-06-14"), ("Quý III", "2026-09-14"),
        ("Cả năm", "2026-12-14"), ("Tháng", "2025-12-14"), ("Tháng", "2026-01-14"),
    ]  # fmt: skip
    of_2025 = windows_near(None, dt.date(2026, 1, 3), 2025)
    assert {each.closes.year for each in of_2025} == {2025}


def test_a_table_comes_from_a_file_and_ours_again_is_kept_as_nothing() -> None:
    typed = "# kỳ\n" + "\n".join(
        f"{each.name}\t{each.opens}\t{each.closes}\t{each.send_by}" for each in shipped_rules()
    )
    assert to_keep(read_rules(typed)) == ()
    with pytest.raises(AppError) as refused:
        read_rules("Quý I\t15/12\t14/3\t17/3\nQuý II\t15/3")
    assert (refused.value.code, refused.value.params["line"]) == ("E-WINDOW-LINE", 2)
