"""`kehoach task today`: the same day as in the window."""

from __future__ import annotations

from cli_runner import Kehoach

from kehoach_desktop.services.ports import Clock


def test_the_day_has_its_groups_its_closing_day_and_its_packages(
    kehoach: Kehoach, issued: str, clock: Clock
) -> None:
    clock.advance(days=105)  # type: ignore[attr-defined] # 20 April 2026
    day = kehoach("task", "today", "--json").document
    assert day["late"] and all(turn["days_late"] > 0 for turn in day["late"])
    assert day["next_window"]["closes"] == "2026-06-14"
    assert day["packages_waiting"] == 0
    nobody = kehoach("task", "today", "--agency", "không có", "--json").document
    assert nobody["late"] == nobody["today"] == nobody["week"] == []
