"""The year's work on the command line: layout, rhythm, figures, the year so far, search."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from cli_runner import Kehoach

from kehoach_desktop.services.ports.basics import Clock


@pytest.fixture
def spring(clock: Clock, issued: str) -> str:
    clock.advance(days=105)  # type: ignore[attr-defined] # 20 April 2026
    return issued


def turns(kehoach: Kehoach, plan: str, *more: str) -> list[dict[str, Any]]:
    return kehoach("task", "list", "--plan", plan, *more, "--json").document


def test_a_draft_shows_its_turns_before_it_is_issued(kehoach: Kehoach, sample: str) -> None:
    tasks = kehoach("task", "layout", sample, "--json").document
    assert all(task["turns"] >= 1 for task in tasks)
    assert len(tasks[0]["dates"]) == len(tasks[0]["shifted"])
    assert kehoach("task", "list", "--json").document == []


def test_the_list_is_narrowed_by_days_and_words(kehoach: Kehoach, spring: str) -> None:
    all_turns = turns(kehoach, spring)
    first = turns(kehoach, spring, "--from", "2026-01-01", "--to", "2026-03-31")
    assert 0 < len(first) < len(all_turns)
    assert turns(kehoach, spring, "--words", "không có từ này đâu") == []
    assert {turn["state"] for turn in turns(kehoach, spring, "--state", "late")} == {"late"}


def test_a_new_rhythm_begins_on_the_day_it_is_given(kehoach: Kehoach, spring: str) -> None:
    before = [t for t in turns(kehoach, spring) if t["number"] == 1 and t["due"] < "2026-06-01"]
    done = kehoach("task", "rule", spring, "1", "hằng tuần, thứ Sáu", "--since", "2026-06-01")
    assert done.code == 0, done.err
    after = [t for t in turns(kehoach, spring) if t["number"] == 1]
    assert [t["due"] for t in after if t["due"] < "2026-06-01"] == [t["due"] for t in before]
    assert len([t for t in after if t["due"] >= "2026-06-01"]) == 30
    wrong = kehoach("task", "rule", spring, "1", "khi có yêu cầu", "--json")
    assert (wrong.code, wrong.document["error"]["code"]) == (1, "E-PHRASE")


def test_the_year_so_far_is_entered_from_a_file_whole_or_not(
    kehoach: Kehoach, spring: str, tmp_path: Path
) -> None:
    late = turns(kehoach, spring, "--state", "late")
    lines = [f"{t['number']}\t{t['due']}\t\t3\tđã làm\t{t['unit']}" for t in late]
    path = tmp_path / "nhap-bu.tsv"
    path.write_text("\n".join([*lines, "99\t2026-01-01"]), encoding="utf-8")
    assert kehoach("task", "past", spring, path).code == 1
    assert turns(kehoach, spring, "--state", "late") == late
    path.write_text("\n".join(lines), encoding="utf-8")
    assert kehoach("task", "past", spring, path, "--json").document["entered"] == len(late)
    assert turns(kehoach, spring, "--state", "late") == []
    assert all(t["late_entry"] for t in turns(kehoach, spring, "--state", "done"))


def test_progress_counts_turns_and_figures(kehoach: Kehoach, spring: str) -> None:
    (first, *_) = turns(kehoach, spring)
    number, due = str(first["number"]), first["due"]
    unit = ("--unit", first["unit"]) if first["unit"] else ()
    ticked = kehoach("task", "tick", spring, number, "--due", due, *unit, "--figure", "7")
    assert ticked.code == 0, ticked.err
    tasks = kehoach("task", "progress", "--plan", spring, "--json").document
    mine = next(task for task in tasks if task["number"] == first["number"])
    assert mine["done"] == 1
    shown = kehoach("task", "progress", "--plan", spring)
    assert f"{number}. " in shown.out and "đã làm 1/" in shown.out


def test_a_turn_put_off_is_no_longer_late(kehoach: Kehoach, spring: str) -> None:
    late = turns(kehoach, spring, "--state", "late")[0]
    unit = ("--unit", late["unit"]) if late["unit"] else ()
    moved = kehoach("task", "put-off", spring, str(late["number"]), "--due", late["due"], *unit,
                    "--until", "2026-05-29", "--reason", "Chờ sửa loa", "--json")  # fmt: skip
    assert moved.code == 0, moved.err
    assert moved.document["shifted"] == "2026-05-29"
    assert late["turn"] not in {t["turn"] for t in turns(kehoach, spring, "--state", "late")}


def test_a_plan_is_replaced_and_amended_by_drafts(kehoach: Kehoach, spring: str) -> None:
    replaced = kehoach("plan", "replace", spring, "--json").document
    amended = kehoach("plan", "amend", spring, "--json").document
    assert amended["title"].startswith("Điều chỉnh, bổ sung")
    assert kehoach("plan", "replace", f"plan:{replaced['plan']}", "--json").document["error"][
        "code"
    ] == ("E-NOT-ISSUED")


def test_everything_is_searched(kehoach: Kehoach, spring: str) -> None:
    title = turns(kehoach, spring)[0]["title"]
    hits = kehoach("task", "search", title, "--json").document
    assert title in {hit["title"] for hit in hits}
    assert kehoach("task", "search", "xyzzy").out.strip() == "Không tìm thấy."


def test_two_turns_are_one_act(kehoach: Kehoach, spring: str) -> None:
    first, second = turns(kehoach, spring)[:2]
    act = kehoach("task", "same", first["turn"], second["turn"], "--json").document["act"]
    assert act
    assert kehoach("task", "apart", first["turn"], second["turn"]).code == 0
    assert kehoach("task", "same", first["turn"]).code == 1
