"""`kehoach task message`: the same text and picture as in the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_runner import Kehoach

from kehoach_desktop.services.ports.basics import Clock


@pytest.fixture
def spring(clock: Clock, issued: str) -> str:
    clock.advance(days=105)  # type: ignore[attr-defined] # 20 April 2026
    return issued


def test_the_late_list_is_a_polite_text_and_a_picture(
    kehoach: Kehoach, spring: str, tmp_path: Path
) -> None:
    told = kehoach("task", "message", "--picture", tmp_path / "việc.png", "--json").document
    assert told["turns"] > 0
    assert told["message"].startswith("Kính gửi:") and len(told["message"]) <= 1000
    assert Path(told["pictures"][0]).read_bytes().startswith(b"\x89PNG")


def test_one_turn_is_told_by_its_id(kehoach: Kehoach, spring: str) -> None:
    turn = kehoach("task", "list", "--state", "late", "--json").document[0]
    told = kehoach("task", "message", "--turn", turn["turn"])
    assert turn["title"] in told.out


def test_where_nothing_is_due_nothing_is_told(kehoach: Kehoach, spring: str) -> None:
    said = kehoach("task", "message", "--agency", "không có đơn vị này")
    assert (said.code, said.out.strip()) == (0, "Không có lượt nào.")
