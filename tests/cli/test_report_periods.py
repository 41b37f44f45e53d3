"""`kehoach office periods`: the days of the periodic reports are the office's own data."""

from __future__ import annotations

from pathlib import Path

from cli_runner import Kehoach


def test_an_office_takes_its_own_periods_and_goes_back_to_ours(
    kehoach: Kehoach, issued: str, tmp_path: Path
) -> None:
    shipped = kehoach("office", "periods", "--json").document
    assert (shipped["state"], len(shipped["periods"])) == ("shipped", 4)
    table = tmp_path / "ky.tsv"
    table.write_text("Tháng\t20\t19\t22\n9 tháng\t15/12\t14/9\t17/9\n", encoding="utf-8")
    own = kehoach("office", "periods", "--from", table, "--json").document
    assert own["state"] == "own" and own["periods"][0]["closes"] == "19"
    day = kehoach("task", "today", "--json").document
    assert day["next_window"] == {
        "name": "Tháng", "first": "2025-12-20", "closes": "2026-01-19", "send_by": "2026-01-22",
    }  # fmt: skip
    assert "Tháng: chốt số liệu sau" in kehoach("task", "today").out
    back = kehoach("office", "periods", "--reset", "--json").document
    assert back == shipped


def test_a_broken_table_changes_nothing(kehoach: Kehoach, issued: str, tmp_path: Path) -> None:
    table = tmp_path / "ky.tsv"
    table.write_text("Quý I\t15/12\t14/3\t17/3\nQuý II\t15/3\t31/6\t3/7\n", encoding="utf-8")
    refused = kehoach("office", "periods", "--from", table, "--json")
    assert (refused.code, refused.document["error"]["code"]) == (1, "E-WINDOW-DAY")
    assert kehoach("office", "periods", "--json").document["state"] == "shipped"


def test_a_report_may_be_asked_for_by_the_name_of_its_period(
    kehoach: Kehoach, issued: str, tmp_path: Path
) -> None:
    table = tmp_path / "ky.tsv"
    table.write_text("Quý I\t20/12\t19/3\t22/3\n9 tháng\t15/12\t14/9\t17/9\n", encoding="utf-8")
    assert kehoach("office", "periods", "--from", table).code == 0
    for asked, first, last in (
        ("quy I", "2025-12-20", "2026-03-19"), ("9 tháng", "2025-12-15", "2026-09-14"),
    ):  # fmt: skip
        found = kehoach("report", "progress", issued, "--period", asked, "--json").document
        assert (found["from"], found["to"]) == (first, last)
    by_days = kehoach("task", "progress", "--from", "2025-12-20", "--to", "2026-03-19", "--json")
    by_name = kehoach("task", "progress", "--period", "Quý I", "--json")
    assert by_name.document == by_days.document
    refused = kehoach("task", "progress", "--period", "Quý V", "--json")
    assert (refused.code, refused.document["error"]["code"]) == (1, "E-NO-PERIOD")
    assert "9 tháng" in refused.err
