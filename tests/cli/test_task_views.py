"""`kehoach task year`, `assignment`, `week`."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_runner import Kehoach

from kehoach_desktop.services.ports.basics import Clock


@pytest.fixture
def spring(clock: Clock, issued: str) -> str:
    clock.advance(days=105)  # type: ignore[attr-defined] # 20 April 2026
    return issued


@pytest.mark.parametrize("view", ["year", "assignment", "week"])
def test_a_table_is_shown_and_printed_on_one_page(
    kehoach: Kehoach, spring: str, tmp_path: Path, view: str
) -> None:
    path = tmp_path / f"{view}.pdf"
    sheet = kehoach("task", view, "--output", path, "--json").document
    assert sheet["pages"] == (2 if view == "assignment" else 1)  # with the names of all tasks
    assert path.read_bytes().startswith(b"%PDF")
    assert sheet["rows"] and all(len(row) == len(sheet["columns"]) for row in sheet["rows"])


def test_a_year_without_turns_is_an_empty_table(kehoach: Kehoach, spring: str) -> None:
    assert kehoach("task", "year", "--year", "2031", "--json").document["rows"] == []
