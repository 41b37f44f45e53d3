"""The closing days of the year: the next one, its span, and until when the report is sent."""

from __future__ import annotations

import datetime as dt

import pytest

from kehoach_desktop.domain.reporting_windows import next_window


@pytest.mark.parametrize(
    ("today", "key", "first", "closes"),
    [
        ("2026-03-09", "quarter_1", "2025-12-15", "2026-03-14"),
        ("2026-03-14", "quarter_1", "2025-12-15", "2026-03-14"),
        ("2026-03-15", "half_year", "2025-12-15", "2026-06-14"),
        ("2026-06-15", "quarter_3", "2026-06-15", "2026-09-14"),
        ("2026-12-14", "year", "2025-12-15", "2026-12-14"),
        ("2026-12-15", "quarter_1", "2026-12-15", "2027-03-14"),
    ],
)
def test_the_window_that_closes_next(today: str, key: str, first: str, closes: str) -> None:
    window = next_window(dt.date.fromisoformat(today))
    assert (window.key, window.first.isoformat(), window.closes.isoformat()) == (
        key, first, closes,
    )  # fmt: skip
    assert (window.send_by - window.closes).days == 3
