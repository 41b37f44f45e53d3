"""Who changed what and when; a plan and its tasks as they stood on a day that is past."""

from __future__ import annotations

from cli_runner import Kehoach

from kehoach_desktop.services.ports.basics import Clock


def tick_first(kehoach: Kehoach, plan: str, figure: str) -> dict[str, object]:
    first: dict[str, object] = kehoach("task", "list", "--plan", plan, "--json").document[0]
    unit = ("--unit", str(first["unit"])) if first["unit"] else ()
    done = kehoach("task", "tick", plan, str(first["number"]), "--due", str(first["due"]), *unit,
                   "--figure", figure, "--note", f"lần {figure}")  # fmt: skip
    assert done.code == 0, done.err
    return first


def stood(kehoach: Kehoach, plan: str, day: str, number: object) -> tuple[int, int]:
    found = kehoach("plan", "history", plan, "--on", day, "--json").document
    task = next(each for each in found["tasks"] if each["number"] == number)
    return task["done"], task["late"]


def test_every_change_says_what_it_was_before(kehoach: Kehoach, issued: str, clock: Clock) -> None:
    clock.advance(days=105)  # type: ignore[attr-defined] # 20 April 2026
    first = tick_first(kehoach, issued, "7")
    clock.advance(days=3)  # type: ignore[attr-defined]
    tick_first_again = kehoach("task", "list", "--plan", issued, "--json").document[0]
    assert tick_first_again["turn"] == first["turn"]
    tick_first(kehoach, issued, "9")
    lines = kehoach("plan", "history", issued, "--json").document
    assert "kết quả 07, “lần 7” → " in lines[0]["words"] and "kết quả 09" in lines[0]["words"]
    assert "chưa làm → đã làm" in lines[1]["words"]
    assert any(line["words"].startswith("Ban hành") for line in lines)
    of_task = kehoach("plan", "history", issued, "--task", str(first["number"]), "--json").document
    assert [line["words"] for line in of_task] == [line["words"] for line in lines[:2]]


def test_a_plan_is_seen_as_it_stood_on_a_day(kehoach: Kehoach, issued: str, clock: Clock) -> None:
    clock.advance(days=105)  # type: ignore[attr-defined] # 20 April 2026
    first = tick_first(kehoach, issued, "7")
    number = first["number"]
    done, late = stood(kehoach, issued, "2026-04-20", number)
    assert done == 1
    before, late_before = stood(kehoach, issued, "2026-04-19", number)
    assert (before, late_before) == (0, late + 1)
    clock.advance(days=1)  # type: ignore[attr-defined]
    assert kehoach("task", "untick", str(first["turn"])).code == 0
    assert stood(kehoach, issued, "2026-04-20", number)[0] == 1
    assert stood(kehoach, issued, "2026-04-21", number)[0] == 0


def test_before_it_was_issued_a_plan_has_nothing_to_follow(kehoach: Kehoach, issued: str) -> None:
    found = kehoach("plan", "history", issued, "--on", "2026-01-04", "--json").document
    assert (found["issued"], found["tasks"]) == (False, [])


def test_a_day_to_come_is_refused(kehoach: Kehoach, issued: str) -> None:
    refused = kehoach("plan", "history", issued, "--on", "2026-12-01", "--json")
    assert (refused.code, refused.document["error"]["code"]) == (1, "E-FUTURE")
