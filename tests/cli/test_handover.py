"""What an officer who leaves hands over: what is open, what is late, where the proof is."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
from cli_runner import Kehoach

from kehoach_desktop.services.ports.basics import Clock


def test_the_sheet_names_what_is_open_and_late_first(
    kehoach: Kehoach, issued: str, clock: Clock, tmp_path: Path
) -> None:
    clock.advance(days=105)  # type: ignore[attr-defined] # 20 April 2026
    turns = kehoach("task", "list", "--plan", issued, "--json").document
    lead = turns[0]["lead"][0]
    first = turns[0]
    unit = ("--unit", first["unit"]) if first["unit"] else ()
    added = kehoach("task", "proof", issued, str(first["number"]), "--due", first["due"], *unit,
                    "--link", "https://vankhe.gov.vn/loa-thon")  # fmt: skip
    assert added.code == 0, added.err
    path = tmp_path / "ban-giao.pdf"
    sheet = kehoach("report", "handover", lead, "-o", path, "--json").document
    mine = [t for t in turns if lead in (*t["lead"], t["unit"]) and t["state"] != "done"]
    assert sheet["open"] >= len(mine) > 0
    assert sheet["late"] >= sum(t["state"] == "late" for t in mine)
    assert any("vankhe.gov.vn" in line["proof"] for line in sheet["lines"])
    states = ["quá hạn" in line["state"] for line in sheet["lines"]]
    assert states == sorted(states, reverse=True)
    pages = pypdfium2.PdfDocument(path)
    words = " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in pages)
    assert "PHIẾU BÀN GIAO CÔNG VIỆC" in words and "NGƯỜI NHẬN" in words
    nobody = kehoach("report", "handover", "Không có đơn vị này", "--json")
    assert (nobody.code, nobody.document["error"]["code"]) == (1, "E-NOTHING-MOVES")
