"""The leaders' week: what was typed stays, what fills it still comes in."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from kehoach_desktop.domain.work.week import WeekEdits, WeekLine, by_hour, edits_of, with_edits

MONDAY = dt.date(2026, 3, 9)
RADIO = WeekLine(MONDAY, "", "Phát thanh", "Đài", source="p/t1/2026-03-09")
VISIT = WeekLine(MONDAY + dt.timedelta(1), "", "Họp thôn", "Văn phòng", source="p/t2/2026-03-10")
FILLED = [RADIO, VISIT]


def test_an_edited_line_a_removed_one_and_an_own_one_come_back_as_they_were() -> None:
    shown = [replace(RADIO, hour="8:00"), WeekLine(MONDAY, "14:00", "Tiếp công dân")]
    edits = edits_of(FILLED, shown)
    assert edits.left_out == (VISIT.source,)
    assert with_edits(FILLED, edits) == shown
    assert edits_of(FILLED, FILLED) == WeekEdits()


def test_a_turn_that_comes_into_the_week_later_is_seen_beside_the_edits() -> None:
    edits = edits_of([RADIO], [replace(RADIO, place="Hội trường")])
    lines = with_edits(FILLED, edits)
    assert [(line.what, line.place) for line in lines] == [
        ("Phát thanh", "Hội trường"), ("Họp thôn", ""),
    ]  # fmt: skip


def test_an_edited_line_stays_when_its_turn_has_left_the_week() -> None:
    edits = edits_of(FILLED, [replace(RADIO, hour="8:00"), VISIT])
    assert [line.what for line in with_edits([], edits)] == ["Phát thanh"]


def test_hours_are_ordered_as_hours_however_they_are_written() -> None:
    hours = ["13 giờ 30", "8:00", "", "07:30", "7h45"]
    lines = [WeekLine(MONDAY, hour, str(place)) for place, hour in enumerate(hours)]
    assert [line.hour for line in by_hour(lines)] == ["07:30", "7h45", "8:00", "13 giờ 30", ""]
