"""What an officer types, taken or refused in the same words everywhere."""

from __future__ import annotations

import pytest

from kehoach_desktop.domain.validation import check_number, check_title, check_year
from kehoach_desktop.errors import AppError


@pytest.mark.parametrize(("typed", "year"), [(2026, 2026), ("2000", 2000), (" 2100 ", 2100)])
def test_a_year_of_an_office_is_taken(typed: int | str, year: int) -> None:
    assert check_year(typed) == year


@pytest.mark.parametrize(
    "typed", [20233, 1999, 2101, 0, -2026, "", "26", "hai nghìn", "2026.0", "²⁰²⁶", "9" * 5000]
)
def test_a_year_that_cannot_be_is_refused(typed: int | str) -> None:
    with pytest.raises(AppError, match="^E-YEAR"):
        check_year(typed)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("2", "02"),
        ("02", "02"),
        (" 115 ", "115"),
        ("0009", "09"),
        ("12a", "12a"),
        ("99999", "99999"),
    ],
)
def test_a_number_below_ten_is_padded(typed: str, number: str) -> None:
    assert check_number(typed) == number


@pytest.mark.parametrize("typed", ["", "0", "00", "02/KH", "-2", "2,5", "hai", "123456", "2 3"])
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(AppError, match="^E-NUMBER"):
        check_number(typed)


def test_a_title_is_one_clean_line_in_nfc() -> None:
    assert check_title(" Ke\u0302\u0301 hoạch\n cải  cách ") == "Kế hoạch cải cách"
    with pytest.raises(AppError, match="^E-TITLE"):
        check_title("\u200b \n")
