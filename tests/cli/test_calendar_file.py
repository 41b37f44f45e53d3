"""`kehoach task ics`: the turns as a calendar file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from cli_runner import Kehoach
from icalendar import Calendar, Event


def events(path: Path) -> list[Event]:
    return list(Calendar.from_ical(path.read_bytes()).walk("VEVENT"))


def test_every_turn_is_a_day_in_the_calendar_under_the_same_uid_each_time(
    kehoach: Kehoach, issued: str, tmp_path: Path
) -> None:
    rows = {row["turn"]: row for row in kehoach("task", "list", "--json").document}
    first, second = tmp_path / "lịch.ics", tmp_path / "2.ics"
    answer = kehoach("task", "ics", "-o", first, "--json").document
    assert answer["turns"] == len(rows) == len(events(first))
    found = {str(event["uid"]).removesuffix("@kehoach"): event for event in events(first)}
    assert found.keys() == rows.keys()
    for turn, event in found.items():
        day = dt.date.fromisoformat(rows[turn]["shifted"])
        assert event["dtstart"].dt == day and event["dtend"].dt == day + dt.timedelta(1)
        assert rows[turn]["title"] in str(event["summary"])
    kehoach("task", "ics", "-o", second)
    assert first.read_bytes() == second.read_bytes()


def test_a_line_is_at_most_75_octets_and_ends_as_the_standard_asks(
    kehoach: Kehoach, issued: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.ics"
    kehoach("task", "ics", "-o", path)
    lines = path.read_bytes().split(b"\r\n")
    assert lines[-1] == b"" and all(b"\n" not in line for line in lines)
    assert max(map(len, lines)) <= 75


def test_only_what_is_open_reminds_and_what_was_left_out_is_not_there(
    kehoach: Kehoach, issued: str, tmp_path: Path
) -> None:
    done, left = kehoach("task", "list", "--json").document[:2]
    for row, *rest in ((done, "tick"), (left, "skip", "--reason", "mưa bão")):
        command, *more = rest
        kehoach("task", command, row["plan"], row["number"], "--due", row["due"], "--unit",
                row["unit"], *more)  # fmt: skip
    path = tmp_path / "a.ics"
    kehoach("task", "ics", "-o", path)
    found = {str(event["uid"]).removesuffix("@kehoach"): event for event in events(path)}
    assert left["turn"] not in found
    assert str(found[done["turn"]]["summary"]).startswith("✓")
    assert not found[done["turn"]].walk("VALARM")
    others = [event for turn, event in found.items() if turn != done["turn"]]
    assert all(len(event.walk("VALARM")) == 1 for event in others)


def test_nothing_to_write_is_said_and_writes_no_file(kehoach: Kehoach, tmp_path: Path) -> None:
    kehoach("office", "sample")
    refused = kehoach("task", "ics", "-o", tmp_path / "a.ics")
    assert refused.code == 1 and "Không có lượt" in refused.err
    assert not (tmp_path / "a.ics").exists()
