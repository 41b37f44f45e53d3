"""`kehoach meeting` and `kehoach task answers`: a giao ban from the board to its two drafts."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from cli_runner import Kehoach

from kehoach_desktop.measure.check import check_paper
from kehoach_desktop.measure.finding import Severity
from kehoach_desktop.services.ports.basics import Clock


@pytest.fixture
def begun(
    kehoach: Kehoach, issued: str, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> dict[str, Any]:
    """A meeting of Monday 9 March 2026 over the sample commune's plan."""
    monkeypatch.setattr(clock, "moment", dt.datetime(2026, 3, 9, 7, 30))
    return asked(kehoach, "start", "--chair", "Trần Văn Mẫu", "--secretary", "Lê Thị Mẫu")


def asked(kehoach: Kehoach, *arguments: object) -> dict[str, Any]:
    answer = kehoach("meeting", *arguments, "--json")
    assert answer.code == 0, answer.err
    document: dict[str, Any] = answer.document
    return document


def board(kehoach: Kehoach, turn: str) -> dict[str, Any]:
    rows = kehoach("task", "list", "--json").document
    return next(row for row in rows if row["turn"] == turn)


def test_the_agenda_is_what_is_late_and_what_is_due_until_the_next_meeting(
    kehoach: Kehoach, begun: dict[str, Any]
) -> None:
    days = [item["due"] for item in begun["items"]]
    assert days and max(days) <= "2026-03-16"
    late = [item["days_late"] for item in begun["items"]]
    assert late == sorted(late, reverse=True) and late[0] > 0
    assert [item["code"] for item in begun["items"]] == list(range(1, len(days) + 1))
    assert all(each["present"] for each in begun["attendance"])


def test_a_verdict_is_recorded_on_the_board_and_can_be_taken_back(
    kehoach: Kehoach, begun: dict[str, Any]
) -> None:
    turn = begun["items"][0]["turn"]
    asked(kehoach, "verdict", 1, "done", "--figure", "10", "--note", "đủ bài")
    row = board(kehoach, turn)
    assert (row["state"], row["figure_thousandths"], row["note"]) == ("done", 10_000, "đủ bài")
    assert asked(kehoach, "undo")["items"][0]["verdict"] is None
    assert board(kehoach, turn)["state"] == "late"
    asked(kehoach, "verdict", 1, "put_off", "--until", "30/3/2026")
    row = board(kehoach, turn)
    assert (row["shifted"], row["state"]) == ("2026-03-30", "ahead")
    assert kehoach("meeting", "verdict", "1", "put_off", "--until", "1/1/2026").code == 1


def test_a_conclusion_is_a_task_on_the_board_at_once(
    kehoach: Kehoach, begun: dict[str, Any]
) -> None:
    made = asked(kehoach, "conclude", "Trạm Y tế: phun hóa chất diệt muỗi, trước 15/3")
    row = board(kehoach, made["turn"])
    assert row["title"] == "Phun hóa chất diệt muỗi" and row["plan"] == ""
    assert row["due"] == made["deadline"] == "2026-03-14"
    assert row["lead"][0].startswith("Trạm")
    found = kehoach("task", "search", "phun hóa chất", "--json").document
    assert {hit["kind"] for hit in found} == {"task", "meeting"}
    asked(kehoach, "undo")
    assert made["turn"] not in str(kehoach("task", "list", "--json").document)
    assert kehoach("task", "search", "phun hóa chất", "--json").document == []


def test_closing_leaves_two_drafts_that_fit_the_decree(
    kehoach: Kehoach, begun: dict[str, Any], tmp_path: Path
) -> None:
    asked(kehoach, "verdict", 1, "done", "--figure", "10")
    asked(kehoach, "verdict", 2, "not_done", "--note", "thiếu người")
    asked(kehoach, "verdict", 3, "put_off", "--until", "30/3/2026")
    asked(kehoach, "conclude", "Trạm Y tế: phun hóa chất diệt muỗi, trước 15/3")
    closed = asked(kehoach, "close")
    assert closed["open"] is False
    for name in ("notice", "minutes"):
        kept = str(kehoach("paper", "show", closed[name], "--json").document)
        assert "phun hóa chất diệt muỗi" in kept and "thiếu người" in kept
        for ending in ("pdf", "docx"):
            path = tmp_path / f"{name}.{ending}"
            assert kehoach("print", f"paper:{closed[name]}", "-o", path).code == 0
            found = [each for each in check_paper(path) if each.severity is not Severity.HINT]
            assert found == []
    assert kehoach("meeting", "verdict", "1", "done").code == 1


def test_the_next_meeting_starts_from_what_this_one_left(
    kehoach: Kehoach, begun: dict[str, Any], clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked(kehoach, "verdict", 1, "done")
    asked(kehoach, "verdict", 2, "not_done")
    made = asked(kehoach, "conclude", "Trạm Y tế: phun hóa chất diệt muỗi, chậm nhất 20/5")
    assert kehoach("meeting", "start").code == 1  # one at a time
    asked(kehoach, "close")
    monkeypatch.setattr(clock, "moment", dt.datetime(2026, 3, 16, 7, 30))
    again = {item["turn"]: item["raised"] for item in asked(kehoach, "start")["items"]}
    assert begun["items"][0]["turn"] not in again
    assert again[begun["items"][1]["turn"]] == 2
    assert again[begun["items"][2]["turn"]] == 1  # nobody spoke of it
    assert again[made["turn"]] == 2


def test_answers_are_shown_before_they_are_saved_and_doubts_never_are(
    kehoach: Kehoach, begun: dict[str, Any]
) -> None:
    typed = "1 x; 2 +7; 3 chưa thiếu người; 4 hoãn 30/3; 5 9; 99 x"
    shown = kehoach("task", "answers", typed, "--json").document
    assert shown["saved"] == 0 and len(shown["answers"]) == 6
    assert [bool(each["ask"]) for each in shown["answers"]] == [False] * 4 + [True] * 2
    assert all(item["verdict"] is None for item in asked(kehoach, "show")["items"])
    assert kehoach("task", "answers", typed, "--save", "--json").document["saved"] == 4
    kept = [item["verdict"] for item in asked(kehoach, "show")["items"][:5]]
    assert kept == ["done", "done", "not_done", "put_off", None]
    assert board(kehoach, begun["items"][1]["turn"])["figure_thousandths"] == 7000


def test_a_task_with_many_late_turns_is_one_item_and_a_verdict_holds_for_all_of_them(
    kehoach: Kehoach, issued: str, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "moment", dt.datetime(2026, 11, 26, 7, 30))
    items = asked(kehoach, "start")["items"]
    assert len({(item["title"], item["unit"]) for item in items}) == len(items)
    many = max(items, key=lambda item: len(item["turns"]))
    assert len(many["turns"]) > 30 and many["turn"] == many["turns"][0]
    states = {row["turn"]: row["state"] for row in kehoach("task", "list", "--json").document}
    assert {states[turn] for turn in many["turns"]} == {"late"}

    def board_of() -> list[tuple[str, int | None]]:
        rows = {row["turn"]: row for row in kehoach("task", "list", "--json").document}
        return [(rows[t]["state"], rows[t]["figure_thousandths"]) for t in many["turns"]]

    asked(kehoach, "verdict", many["code"], "done", "--figure", "5")
    assert board_of() == [("done", 5000)] + [("done", None)] * (len(many["turns"]) - 1)
    asked(kehoach, "undo")
    assert board_of() == [("late", None)] * len(many["turns"])
    asked(kehoach, "verdict", many["code"], "put_off", "--until", "30/12/2026")
    assert {state for state, _ in board_of()} == {"ahead"}
    asked(kehoach, "undo")
    asked(kehoach, "verdict", many["code"], "not_done", "--note", "thiếu người")
    asked(kehoach, "close")
    again = {item["turn"]: item["raised"] for item in asked(kehoach, "start")["items"]}
    assert again[many["turn"]] == 2


def test_every_unit_gets_a_sheet_with_the_codes_of_its_rows(
    kehoach: Kehoach, begun: dict[str, Any], tmp_path: Path
) -> None:
    units = {item["unit"] for item in begun["items"]}
    printed = kehoach("meeting", "sheet", "-o", tmp_path / "phiếu.pdf", "--json").document
    assert printed["pages"] >= len(units)
    assert (tmp_path / "phiếu.pdf").read_bytes().startswith(b"%PDF")
