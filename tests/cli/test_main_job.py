"""The officer's job on the command line: draft, submit, issue, tick, print, check."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_runner import Kehoach


def test_a_plan_started_from_a_template_is_listed_as_a_draft(kehoach: Kehoach, sample: str) -> None:
    made = kehoach("plan", "new", "--template", "B", "--year", "2026", "--title", "Thử", "--json")
    assert made.code == 0, made.err
    rows = kehoach("plan", "list", "--json").document
    assert made.document["id"] in {row["id"] for row in rows}


def test_every_template_starts_a_plan_that_prints(
    kehoach: Kehoach, sample: str, tmp_path: Path
) -> None:
    templates = kehoach("plan", "templates", "--json").document
    assert len(templates) == 5
    for template in templates:
        made = kehoach("plan", "new", "--template", template["id"], "--year", "2026", "--json")
        assert made.code == 0, made.err
        pdf = tmp_path / f"{template['id']}.pdf"
        printed = kehoach("print", f"plan:{made.document['id']}", "-o", pdf, "--json")
        assert printed.code == 0, printed.err
        assert pdf.read_bytes().startswith(b"%PDF-")
        assert printed.document["pages"] >= 2


def test_a_submitted_draft_is_kept_with_its_number(kehoach: Kehoach, sample: str) -> None:
    kehoach("plan", "submit", sample, "--note", "Xin ý kiến")
    kept = kehoach("plan", "submissions", sample, "--json").document
    assert [(each["draft_no"], each["note"]) for each in kept] == [(1, "Xin ý kiến")]
    assert kehoach("plan", "list", "--json").document[0]["draft_no"] == 2


def test_an_issued_plan_carries_the_number_that_was_given_and_is_frozen(
    kehoach: Kehoach, issued: str
) -> None:
    issue = kehoach("plan", "show", issued, "--json").document["issue"]
    assert (issue["number"], issue["date"]) == ("02/KH-UBND", "2026-01-05")
    for arguments in (["plan", "delete", issued], ["plan", "submit", issued]):
        assert kehoach(*arguments, "--json").document["error"]["code"] == "E-FROZEN"


def test_an_impossible_day_of_issue_changes_nothing(kehoach: Kehoach, sample: str) -> None:
    refused = kehoach("plan", "issue", sample, "--number", "2", "--date", "31/02/2026", "--json")
    assert refused.code == 1
    assert refused.document["error"]["code"] == "E-DATE"
    assert kehoach("plan", "show", sample, "--json").document["issue"] is None


def test_a_ticked_turn_is_a_record_with_its_figure(kehoach: Kehoach, issued: str) -> None:
    row = kehoach("task", "list", "--json").document[0]
    who = ["--unit", row["unit"]] if row["unit"] else []
    ticked = kehoach(
        "task", "tick", issued, row["task"], "--due", row["due"], *who, "--done-on", "05/01/2026",
        "--figure", "2,5", "--note", "Đủ", "--json",
    )  # fmt: skip
    assert ticked.code == 0, ticked.err
    done = kehoach("task", "list", "--state", "done", "--json").document
    assert [(each["due"], each["figure_thousandths"], each["note"]) for each in done] == [
        (row["due"], 2500, "Đủ")
    ]
    kehoach("task", "untick", done[0]["turn"])
    assert kehoach("task", "list", "--state", "done", "--json").document == []


def test_ticking_asks_which_turn_is_meant_rather_than_guess(kehoach: Kehoach, issued: str) -> None:
    rows = kehoach("task", "list", "--json").document
    repeated = next(
        row["task"] for row in rows if sum(other["task"] == row["task"] for other in rows) > 1
    )
    refused = kehoach("task", "tick", issued, repeated, "--json")
    assert refused.document["error"]["code"] == "E-WHICH-TURN"


def test_the_checklist_prints(kehoach: Kehoach, issued: str, tmp_path: Path) -> None:
    sheet = tmp_path / "bảng.pdf"
    printed = kehoach("print", issued, "--checklist", "-o", sheet, "--json")
    assert printed.code == 0, printed.err
    assert sheet.read_bytes().startswith(b"%PDF-")


def test_units_are_found_without_marks_and_stand_beside_their_province(kehoach: Kehoach) -> None:
    found = kehoach("office", "units", "tien tien", "--json").document
    assert ("Tiên Tiến" in {unit["name"] for unit in found}) and all(
        unit["province"] for unit in found
    )


def test_the_sample_can_be_wiped_and_a_second_one_is_refused(kehoach: Kehoach, sample: str) -> None:
    assert kehoach("office", "sample", "--json").document["error"]["code"] == "E-HAS-OFFICE"
    assert kehoach("office", "wipe-sample").code == 0
    assert kehoach("plan", "list", "--json").document == []


def test_the_director_of_the_centre_is_named_where_the_office_lists_nobody(
    kehoach: Kehoach, sample: str
) -> None:
    made = kehoach("plan", "new", "--template", "E", "--year", "2026", "--json").document["id"]
    issue = ("plan", "issue", made, "--number", "3", "--date", "05/01/2026", "--json")
    assert kehoach(*issue).document["error"]["code"] == "E-SIGNER"
    chair = kehoach("office", "show", "--json").document["signatories"][0]["name"]
    assert kehoach(*issue, "--signer", chair).document["error"]["code"] == "E-SIGNER-BODY"
    assert kehoach(*issue, "--signer", "Lê Thị Mẫu").code == 0
    shown = kehoach("plan", "show", made, "--json").document["issue"]["signatory"]
    assert (shown["position"], shown["name"], shown["body"]) == ("Giám đốc", "Lê Thị Mẫu", "")


def test_a_backup_brings_back_what_was_there(kehoach: Kehoach, sample: str) -> None:
    made = kehoach("backup", "make", "--json")
    assert made.code == 0, made.err
    kehoach("plan", "delete", sample)
    restored = kehoach("backup", "restore", made.document["path"], "--json")
    assert restored.code == 0, restored.err
    assert sample in {f"plan:{row['id']}" for row in kehoach("plan", "list", "--json").document}


@pytest.mark.parametrize("ruin", [b"", b"ruined" * 1000])
def test_a_backup_is_brought_back_where_the_database_cannot_be_opened(
    kehoach: Kehoach, data: Path, sample: str, ruin: bytes
) -> None:
    kehoach("backup", "make")
    (data / "kehoach.db").write_bytes(ruin)
    assert kehoach("plan", "list", "--json").code == 1
    (copy,) = kehoach("backup", "list", "--json").document
    restored = kehoach("backup", "restore", copy["path"], "--json")
    assert restored.code == 0, restored.err
    assert Path(restored.document["before"]).read_bytes() == ruin
    assert sample in {f"plan:{row['id']}" for row in kehoach("plan", "list", "--json").document}


def test_the_doctor_looks_and_makes_nothing(kehoach: Kehoach, data: Path, sample: str) -> None:
    seen = kehoach("doctor", "--json").document
    assert seen["ok"] is True
    assert {check["name"] for check in seen["checks"]} >= {"fonts", "database", "disk", "office"}


def test_the_doctor_makes_no_data_folder(kehoach: Kehoach, data: Path) -> None:
    assert kehoach("doctor", "--json").code == 0
    assert not data.exists()


def test_a_damaged_database_is_a_finding_of_the_doctor(kehoach: Kehoach, data: Path) -> None:
    data.mkdir()
    (data / "kehoach.db").write_bytes(b"SQLite format 3\x00" + b"\xff" * 4096)
    seen = kehoach("doctor", "--json")
    assert seen.code == 0
    assert seen.document["ok"] is False


def test_the_one_office_that_was_introduced_need_not_be_named(
    kehoach: Kehoach, issued: str, tmp_path: Path
) -> None:
    there = tmp_path / "xã bên"
    kehoach("office", "sample", data_folder=there)
    card = kehoach("package", "introduce", tmp_path, "--json", data_folder=there).document
    assert kehoach("package", "export", issued, tmp_path, "--json").code == 1
    digits = card["fingerprint"][-11:]
    trusted = kehoach("package", "trust", card["path"], "--digits", digits, "--json")
    sent = kehoach("package", "export", issued, tmp_path, "--json")
    assert sent.code == 0, sent.err
    inside = kehoach("package", "inspect", sent.document["path"], "--json").document
    assert [to["office"] for to in inside["recipients"]] == [trusted.document["office"]]


def test_a_lost_database_is_a_finding_of_the_doctor(
    kehoach: Kehoach, data: Path, sample: str
) -> None:
    kehoach("backup", "make")
    (data / "kehoach.db").unlink()
    seen = kehoach("doctor", "--json")
    assert (seen.code, seen.document["ok"]) == (0, False)
    assert "bản sao lưu" in seen.document["checks"][-1]["detail"]
    assert not (data / "kehoach.db").exists()


def test_a_template_of_the_office_that_cannot_be_read_is_a_finding_of_the_doctor(
    kehoach: Kehoach, data: Path, sample: str
) -> None:
    (data / "templates").mkdir(exist_ok=True)
    (data / "templates" / "shape_rieng.json").write_text("{")
    seen = kehoach("doctor", "--json").document
    assert seen["ok"] is False
    (finding,) = [check for check in seen["checks"] if check["name"] == "templates"]
    assert "shape_rieng.json" in finding["detail"]
    assert len(kehoach("plan", "templates", "--json").document) == 5
