"""Evidence on the command line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from cli_runner import Kehoach

from kehoach_desktop.services.ports.basics import Clock


@pytest.fixture
def turn(kehoach: Kehoach, clock: Clock, issued: str) -> dict[str, Any]:
    clock.advance(days=105)  # type: ignore[attr-defined] # 20 April 2026
    turns = kehoach("task", "list", "--plan", issued, "--json").document
    found: dict[str, Any] = next(turn for turn in turns if turn["state"] == "late")
    return found


def test_evidence_is_added_listed_saved_and_taken_away(
    kehoach: Kehoach, issued: str, turn: dict[str, Any], tmp_path: Path
) -> None:
    paper = tmp_path / "Giấy mời.txt"
    paper.write_text("Kính mời bà con", encoding="utf-8")
    at = ("task", "proof", issued, str(turn["number"]), "--turn", turn["turn"])
    done = kehoach(*at, "--file", paper, "--link", "https://xa.example.vn/1", "--json")
    assert done.code == 0, done.err
    file, link = done.document["proofs"]
    assert (file["kind"], file["name"], link["kind"]) == ("file", "Giấy mời.txt", "link")
    saved = kehoach("task", "proof-save", file["id"], tmp_path / "ra", "--json")
    assert Path(saved.document["path"]).read_text(encoding="utf-8") == "Kính mời bà con"
    assert kehoach("task", "search", "bà con", "--json").document[0]["kind"] == "proof"
    assert kehoach("task", "proof-remove", link["id"]).code == 0
    assert len(kehoach(*at, "--json").document["proofs"]) == 1


def test_what_misses_its_evidence_is_listed_and_counted(
    kehoach: Kehoach, issued: str, turn: dict[str, Any]
) -> None:
    number = str(turn["number"])
    tick = ("task", "tick", issued, number, "--due", turn["due"], "--unit", turn["unit"])
    assert kehoach("task", "proof-need", issued, number).code == 0
    refused = kehoach(*tick, "--json")
    assert (refused.code, refused.document["error"]["code"]) == (1, "E-PROOF-NEEDED")
    assert kehoach("task", "proof-need", issued, number, "--off").code == 0
    assert kehoach(*tick).code == 0
    missing = kehoach("task", "proof-missing", "--json").document
    assert [each["turn"] for each in missing["turns"]] == [turn["turn"]]
    at = ("task", "proof", issued, number, "--turn", turn["turn"])
    assert kehoach(*at, "--none", "Mất điện").code == 0
    week = kehoach("task", "proof-missing", "--week", "--json").document
    assert (week["missing"], week["excused"], week["turns"]) == (0, 1, [])
