"""Days as people type them."""

from __future__ import annotations

import datetime as dt

import pytest

from kehoach_desktop.domain.dates import read_date, read_short_date
from kehoach_desktop.errors import AppError


@pytest.mark.parametrize(
    "typed", ["5/1/2026", "05/01/2026", "05.01.2026", "5-1-2026", "2026-01-05"]
)
def test_a_day_is_read_however_it_is_typed(typed: str) -> None:
    assert read_date(f" {typed} ") == dt.date(2026, 1, 5)


@pytest.mark.parametrize(
    "typed", ["", "31/02/2026", "5/1/20233", "5/1/26", "1/13/2026", "2026-1", "mai", "5/1/1026"]
)
def test_a_day_that_cannot_be_is_refused(typed: str) -> None:
    with pytest.raises(AppError) as refusal:
        read_date(typed)
    assert refusal.value.code == "E-DATE"


def test_a_year_of_two_digits_is_one_of_this_century_where_the_field_was_left() -> None:
    assert read_short_date(" 5/1/26 ") == read_short_date("5/1/2026") == dt.date(2026, 1, 5)
    assert read_short_date("5/1", 2026) == dt.date(2026, 1, 5)
    for typed in ("5/1", "31/2/26"):  # told as it was typed
        with pytest.raises(AppError) as refusal:
            read_short_date(typed)
        assert refusal.value.params["value"] == typed
