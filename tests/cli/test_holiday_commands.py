"""`kehoach office holidays`: the office keeps the table of days off, and open turns follow it."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_runner import Kehoach


def days_of(kehoach: Kehoach) -> dict[str, tuple[str, str, str]]:
    """Return (due, shifted, state) of every turn by its id."""
    rows = kehoach("task", "list", "--json").document
    return {row["turn"]: (row["due"], row["shifted"], row["state"]) for row in rows}


def test_a_new_day_off_moves_the_open_turns_on_it_and_nothing_else(
    kehoach: Kehoach, issued: str, tmp_path: Path
) -> None:
    before = days_of(kehoach)
    turn, (due, shifted, _) = next(
        (turn, days)
        for turn, days in before.items()
        if days[0] == days[1] and days[0] > "2026-06-01" and days[2] == "ahead"
        and turn in before
        and kehoach("task", "list", "--from", days[0], "--to", days[0], "--json").document[0][
            "title"].startswith("Đăng")
    )  # fmt: skip
    shipped = kehoach("office", "holidays", 2026, "--json").document
    assert shipped["state"] == "announced" and due == shifted
    lines = [f"{each['day']}\t{each['kind']}\t{each['name']}" for each in shipped["days"]]
    table = tmp_path / "2026.tsv"
    table.write_text("\n".join([*lines, f"{due}\tnghỉ\tMưa bão"]), encoding="utf-8")
    changed = kehoach("office", "holidays", 2026, "--from", table, "--json").document
    assert changed["state"] == "own" and changed["moved"] >= 1
    after = days_of(kehoach)
    assert after.keys() == before.keys()  # every turn kept its id
    assert after[turn][0] == due and after[turn][1] < due
    moved = {turn for turn in before if before[turn] != after[turn]}
    assert {before[turn][1] for turn in moved} == {due} and len(moved) == changed["moved"]
    assert kehoach("office", "holidays", 2026, "--reset", "--json").document["state"] == "announced"
    assert days_of(kehoach) == before


def test_what_was_recorded_or_put_off_stays_where_it_is(
    kehoach: Kehoach, issued: str, tmp_path: Path
) -> None:
    rows = kehoach("task", "list", "--state", "ahead", "--json").document
    row = next(row for row in rows if row["due"] == row["shifted"])
    kehoach("task", "put-off", row["plan"], row["number"], "--due", row["due"], "--unit",
            row["unit"], "--until", "2026-12-21", "--reason", "chờ kinh phí")  # fmt: skip
    table = tmp_path / "2026.tsv"
    table.write_text(f"{row['due']}\tnghỉ\n2026-12-21\tnghỉ\n", encoding="utf-8")
    assert kehoach("office", "holidays", 2026, "--from", table).code == 0
    assert days_of(kehoach)[row["turn"]][1] == "2026-12-21"


def test_a_year_without_a_table_and_one_by_rule_say_so(kehoach: Kehoach) -> None:
    assert kehoach("office", "holidays", 2027, "--json").document["state"] == "expected"
    none = kehoach("office", "holidays", 2060)
    assert "chưa có bảng ngày nghỉ" in none.out and none.code == 0
    expected = kehoach("task", "expand", "Ngày 25 hằng tháng", "--from", "2060-01-01",
                       "--to", "2060-12-31")  # fmt: skip
    assert expected.code == 0 and "2060" in expected.err + expected.out


@pytest.mark.parametrize("line", ["24/12/2026\tlàm bù", "24/12/2027\tnghỉ", "hôm nay\tnghỉ"])
def test_a_wrong_line_is_refused_and_the_table_stays(
    kehoach: Kehoach, line: str, tmp_path: Path
) -> None:
    table = tmp_path / "x.tsv"
    table.write_text(line, encoding="utf-8")
    refused = kehoach("office", "holidays", 2026, "--from", table)
    assert refused.code == 1 and "Traceback" not in refused.err
    assert kehoach("office", "holidays", 2026, "--json").document["state"] == "announced"
