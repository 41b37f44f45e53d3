"""`kehoach task today`: the same day as in the window."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
from cli_runner import Kehoach

from kehoach_desktop.services.ports.basics import Clock


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


def test_the_day_is_printed_on_one_page(
    kehoach: Kehoach, issued: str, clock: Clock, tmp_path: Path
) -> None:
    clock.advance(days=105)  # type: ignore[attr-defined]
    path = tmp_path / "hôm nay.pdf"
    assert kehoach("task", "today", "--agency", "Đài Truyền thanh xã", "--output", path).code == 0
    document = pypdfium2.PdfDocument(path)
    text = document[0].get_textpage().get_text_range()
    assert len(document) == 1 and "Đài Truyền thanh xã" in text and "Quá hạn (" in text
