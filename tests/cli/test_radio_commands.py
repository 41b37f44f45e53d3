"""The radio desk on the command line: written, approved, aired, counted."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from cli_runner import Kehoach

from kehoach_desktop.services.ports.basics import Clock

SCRIPT = "Thưa bà con. UBND xã mời bà con nộp hồ sơ qua mạng từ ngày 15. " * 20


@pytest.fixture
def turn(kehoach: Kehoach, clock: Clock, issued: str) -> dict[str, Any]:
    clock.advance(days=105)  # type: ignore[attr-defined] # 20 April 2026
    found = kehoach("task", "list", "--plan", issued, "--words", "truyền thanh", "--json").document
    turn: dict[str, Any] = next(
        each for each in found if each["state"] == "late" and "truyền thanh" in each["title"]
    )
    return turn


def test_an_item_is_written_approved_aired_and_ticks_its_turn_with_its_script_as_proof(
    kehoach: Kehoach, turn: dict[str, Any], issued: str, tmp_path: Path
) -> None:
    path = tmp_path / "bai.txt"
    path.write_text(SCRIPT, encoding="utf-8")
    slot = ("--slot", turn["due"], "--turn", turn["turn"], "--by", "Trần Thị Viết")
    written = kehoach("radio", "write", "Nộp hồ sơ qua mạng", path, *slot, "--json")
    assert written.code == 0, written.err
    item = written.document["id"]
    assert (written.document["state"], written.document["seconds"]) == ("written", 140)
    early = kehoach("radio", "air", item, "--on", "20/04/2026", "--at", "5h30", "--desk", "Loa 1",
                    "--json")  # fmt: skip
    assert early.document["error"]["code"] == "E-RADIO-NOT-APPROVED"
    assert kehoach("radio", "approve", item, "--by", "Phó Chủ tịch", "--on", "16/04/2026").code == 0
    for time, desk in (("5h30", "Loa thôn Đông"), ("17:00", "Loa thôn Đoài")):
        at = ("--on", "17/04/2026", "--at", time, "--desk", desk)
        assert kehoach("radio", "air", item, *at).code == 0
    done = kehoach("task", "list", "--plan", issued, "--state", "done", "--json").document
    assert [(each["turn"], each["done_on"]) for each in done] == [(turn["turn"], "2026-04-17")]
    assert done[0]["figure_thousandths"] == 1000
    at = ("task", "proof", issued, str(turn["number"]), "--turn", turn["turn"], "--json")
    proofs = kehoach(*at).document["proofs"]
    assert [proof["kind"] for proof in proofs] == ["text"]
    assert "Phó Chủ tịch" in proofs[0]["words"]
    assert "05:30" in proofs[0]["words"]


def test_the_log_counts_a_repeat_as_a_turn_on_air_and_no_new_item(
    kehoach: Kehoach, turn: dict[str, Any], tmp_path: Path
) -> None:
    path = tmp_path / "tin.txt"
    path.write_text(SCRIPT, encoding="utf-8")
    item = kehoach("radio", "write", "Tin", path, "--slot", "17/04/2026", "--kind", "tin",
                   "--json").document["id"]  # fmt: skip
    kehoach("radio", "approve", item, "--by", "Phó Chủ tịch")
    for time in ("05:30", "17:00"):
        kehoach("radio", "air", item, "--on", "17/04/2026", "--at", time, "--desk", "Loa 1")
    kehoach("radio", "air", item, "--on", "18/04/2026", "--at", "05:30", "--desk", "Loa 2")
    span = ("--from", "01/04/2026", "--to", "30/04/2026")
    pdf = tmp_path / "nhat-ky.pdf"
    log = kehoach("radio", "log", *span, "--pdf", pdf, "--json").document
    assert (log["news"], log["articles"], log["airings"], log["minutes"]) == (1, 0, 3, 7)
    assert [line["repeat"] for line in log["lines"]] == [False, True, True]
    assert "1 tin, 0 bài với 3 lượt phát" in log["report"]
    one = kehoach("radio", "log", *span, "--desk", "loa 2", "--json").document
    assert one["airings"] == 1
    assert pdf.read_bytes().startswith(b"%PDF-")
    sheet = kehoach("radio", "sheet", item, tmp_path / "phieu.pdf", "--json")
    assert sheet.document["pages"] >= 1


def test_a_slot_is_reminded_of_two_working_days_before(
    kehoach: Kehoach, turn: dict[str, Any], clock: Clock, tmp_path: Path
) -> None:
    found = kehoach("radio", "remind", "--json").document
    assert [(each["slot"], each["due"]) for each in found] == [("2026-04-17", "2026-04-15")]
    assert turn["due"] < "2026-04-13"  # over for more than a week: late in the list, not reminded
    friday = [each for each in found if each["slot"] == "2026-04-24"]
    assert friday == []  # its script is due on Wednesday 22
    clock.advance(days=2)  # type: ignore[attr-defined]
    again = kehoach("radio", "remind", "--json").document
    assert [each["due"] for each in again if each["slot"] == "2026-04-24"] == ["2026-04-22"]


@pytest.mark.parametrize("words", [("--at", "25:00"), ("--at", "sáng")])
def test_a_time_that_is_none_is_refused(
    kehoach: Kehoach, turn: dict[str, Any], tmp_path: Path, words: tuple[str, str]
) -> None:
    path = tmp_path / "tin.txt"
    path.write_text("Tin", encoding="utf-8")
    item = kehoach("radio", "write", "Tin", path, "--slot", "17/04/2026", "--json").document["id"]
    kehoach("radio", "approve", item, "--by", "A")
    wrong = kehoach("radio", "air", item, "--on", "17/04/2026", *words, "--desk", "L", "--json")
    assert wrong.document["error"]["code"] == "E-RADIO-TIME"


def test_what_the_window_changes_at_the_desk_the_command_line_changes_too(
    kehoach: Kehoach, turn: dict[str, Any], issued: str, tmp_path: Path
) -> None:
    def run(*words: object) -> Any:  # noqa: ANN401 - any JSON
        done = kehoach("radio", *words, "--json")
        assert done.code == 0, done.err
        return done.document

    path = tmp_path / "bai.txt"
    path.write_text("bà con " * 180, encoding="utf-8")
    item = run("write", "Nộp hồ sơ", path, "--slot", "17/04/2026")["id"]
    changed = run("change", item, "--kind", "tin", "--turn", turn["turn"], "--by", "Lê Thị Viết")
    assert (changed["kind"], changed["turn_id"], changed["written_by"], changed["slot"]) == (
        "tin", turn["turn"], "Lê Thị Viết", "2026-04-17",
    )  # fmt: skip
    assert run("speed", "90") == {"speed": 90}
    assert run("list")[0]["seconds"] == 240
    wrong = kehoach("radio", "speed", "5000", "--json")
    assert wrong.document["error"]["code"] == "E-READING-SPEED"
    run("approve", item, "--by", "Phó Chủ tịch")
    path.write_text("Lời khác", encoding="utf-8")
    assert run("rewrite", item, path)["state"] == "written"
    run("approve", item, "--by", "Phó Chủ tịch")
    at = (item, "--on", "17/04/2026", "--at", "5h30", "--desk", "Loa 1")
    run("air", *at)
    refused = kehoach("radio", "delete", item, "--json")
    assert refused.document["error"]["code"] == "E-RADIO-ON-LOG"
    moved = kehoach("radio", "change", item, "--turn", "", "--json")
    assert moved.document["error"]["code"] == "E-RADIO-COUNTED"
    assert run("take-back", *at)["airings"] == []
    again = kehoach("radio", "take-back", *at, "--json")
    assert again.document["error"]["code"] == "E-NO-AIRING"
    open_again = kehoach("task", "list", "--plan", issued, "--state", "done", "--json").document
    assert open_again == []
    run("delete", item)
    assert run("list") == []


def test_taking_one_of_two_airings_back_leaves_the_turn_done_on_the_other_day(
    kehoach: Kehoach, turn: dict[str, Any], issued: str, tmp_path: Path
) -> None:
    path = tmp_path / "bai.txt"
    path.write_text(SCRIPT, encoding="utf-8")
    slot = ("--slot", turn["due"], "--turn", turn["turn"])
    item = kehoach("radio", "write", "Bài", path, *slot, "--json").document["id"]
    kehoach("radio", "approve", item, "--by", "Phó Chủ tịch")
    for day in ("16/04/2026", "17/04/2026"):
        kehoach("radio", "air", item, "--on", day, "--at", "05:30", "--desk", "Loa 1")
    kehoach("radio", "take-back", item, "--on", "16/04/2026", "--at", "05:30", "--desk", "Loa 1")
    done = kehoach("task", "list", "--plan", issued, "--state", "done", "--json").document
    assert [(each["turn"], each["done_on"]) for each in done] == [(turn["turn"], "2026-04-17")]
