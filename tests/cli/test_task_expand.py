"""`kehoach task expand`: exactly the document of the contract, and no data folder."""

from __future__ import annotations

from pathlib import Path

from cli_runner import Kehoach

YEAR = ("--from", "2026-01-01", "--to", "2026-12-31")


def test_the_document_is_the_one_of_the_contract(kehoach: Kehoach, data: Path) -> None:
    done = kehoach("task", "expand", "Trước ngày 15 hằng tháng", *YEAR, "--json", data_folder=None)
    assert done.code == 0
    assert done.err == ""
    found = done.document
    assert list(found) == ["phrase", "frequency", "rule", "dates", "shifted", "understood", "ask"]
    assert found["phrase"] == "Trước ngày 15 hằng tháng"
    assert found["frequency"] == "thang"
    assert found["dates"][:2] == ["2026-01-14", "2026-02-14"]
    assert found["shifted"][:2] == ["2026-01-14", "2026-02-13"]
    assert found["understood"] is True
    assert found["ask"] is None
    assert not data.exists()


def test_what_is_not_understood_is_answered_with_a_question(kehoach: Kehoach) -> None:
    done = kehoach("task", "expand", "khi có yêu cầu", *YEAR, "--json")
    assert done.code == 0
    assert done.document["understood"] is False
    assert done.document["dates"] == done.document["shifted"] == []
    assert done.document["frequency"] is None
    assert done.document["ask"]


def test_naming_a_data_folder_creates_none(kehoach: Kehoach, data: Path) -> None:
    assert kehoach("task", "expand", "hằng quý", *YEAR).code == 0
    assert not data.exists()


def test_the_offices_own_days_off_count(kehoach: Kehoach, data: Path) -> None:
    (data / "calendar").mkdir(parents=True)
    (data / "calendar" / "2026.tsv").write_text("30/06/2026\tnghỉ\tNgày hội\n", encoding="utf-8")
    done = kehoach("task", "expand", "đến ngày 30/6", *YEAR, "--json")
    assert done.document["shifted"] == ["2026-06-29"]


def test_a_year_without_a_table_is_said_beside_the_answer(kehoach: Kehoach) -> None:
    done = kehoach("task", "expand", "30/4", "--from", "2060-01-01", "--to", "2060-12-31", "--json")
    assert done.code == 0
    assert done.document["dates"] == ["2060-04-30"]
    assert "2060" in done.err


def test_a_moved_turn_shows_both_days_to_a_person(kehoach: Kehoach) -> None:
    done = kehoach("task", "expand", "đến ngày 01/5", *YEAR)
    assert done.out.strip() == "01/5/2026 → 29/4/2026"


def test_a_period_the_wrong_way_round_and_a_wrong_day_are_refused(kehoach: Kehoach) -> None:
    turned = kehoach(
        "task", "expand", "hằng quý", "--from", "2026-12-31", "--to", "2026-01-01", "--json"
    )
    assert turned.code == 1
    assert turned.document["error"]["code"] == "E-PERIOD"
    wrong = kehoach("task", "expand", "x", "--from", "31/2/2026", "--to", "2026-12-31", "--json")
    assert wrong.code == 1
    assert wrong.document["error"]["code"] == "E-DATE"
    assert kehoach("task", "expand", "hằng quý").code == 2
