"""An agency changes in mid-year: its open work moves in one step, what was done stays."""

from __future__ import annotations

from typing import Any

from cli_runner import Kehoach

from kehoach_desktop.services.ports.basics import Clock


def turns(kehoach: Kehoach, plan: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = kehoach("task", "list", "--plan", plan, "--json").document
    return found


def test_a_merged_village_gives_its_open_turns_and_keeps_its_done_ones(
    kehoach: Kehoach, issued: str, clock: Clock
) -> None:
    clock.advance(days=105)  # type: ignore[attr-defined] # 20 April 2026
    units = sorted({t["unit"] for t in turns(kehoach, issued) if t["unit"]})
    old, new = units[:2]
    first = next(t for t in turns(kehoach, issued) if t["unit"] == old)
    done = kehoach("task", "tick", issued, str(first["number"]), "--due", first["due"],
                   "--unit", old)  # fmt: skip
    assert done.code == 0, done.err
    seen = kehoach("office", "move-work", old, new, "--json").document
    assert seen["moved"] is False and seen["tasks"]
    assert any(t["unit"] == old and t["state"] != "done" for t in turns(kehoach, issued))
    moved = kehoach("office", "move-work", old, new, "--confirm", "--json").document
    assert moved["tasks"] == seen["tasks"]
    after = [t for t in turns(kehoach, issued) if t["unit"] == old]
    assert [t["turn"] for t in after] == [first["turn"]]
    keys = [(t["number"], t["unit"], t["due"]) for t in turns(kehoach, issued)]
    assert len(keys) == len(set(keys))
    printed = kehoach("plan", "show", issued, "--json").out
    assert old in printed
    words = kehoach("plan", "history", issued).out
    assert f"{old} → {new}" in words


def test_a_lead_gives_its_open_tasks_to_a_new_agency(kehoach: Kehoach, issued: str) -> None:
    (lead,) = turns(kehoach, issued)[0]["lead"]
    assert kehoach("office", "move-work", lead, "Ban Mới", "--confirm").code == 0
    leads = {name for t in turns(kehoach, issued) for name in t["lead"]}
    assert "Ban Mới" in leads and lead not in leads
    nothing = kehoach("office", "move-work", lead, "Ban Mới", "--json")
    assert (nothing.code, nothing.document["error"]["code"]) == (1, "E-NOTHING-MOVES")
    same = kehoach("office", "move-work", "Ban Mới", "Ban Mới", "--json")
    assert (same.code, same.document["error"]["code"]) == (1, "E-MOVE")
