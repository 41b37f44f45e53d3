"""What a script can rely on: exit codes, one JSON document, never a traceback."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import pytest
from cli_runner import Kehoach

from kehoach_desktop.bootstrap import App
from kehoach_desktop.cli.run import run
from kehoach_desktop.diagnostics import write_down


def test_an_answer_is_exit_code_0_and_one_json_document(kehoach: Kehoach, sample: str) -> None:
    listed = kehoach("plan", "list", "--json")
    assert (listed.code, listed.err) == (0, "")
    assert [f"plan:{row['id']}" for row in listed.document][-1] == sample


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["plan", "show", "plan:unknown"], "E-NO-PLAN"),
        (["package", "verify", "missing.kehoach"], "E-GONE"),
        (["office", "show"], "E-NO-OFFICE"),
        (["plan", "new", "--template", "A", "--year", "20233"], "E-YEAR"),
        (["plan", "new", "--template", "A", "--year", "2026", "--title", " "], "E-TITLE"),
    ],
)
def test_a_refusal_is_exit_code_1_with_a_worded_error(
    kehoach: Kehoach, arguments: list[str], code: str
) -> None:
    refused = kehoach(*arguments, "--json")
    assert refused.code == 1
    error = refused.document["error"]
    assert error["code"] == code
    assert error["message"].endswith(".")
    assert error["remedy"].endswith(".")
    assert refused.err.strip() == f"{error['message']} {error['remedy']}"


def test_a_refusal_without_json_says_one_sentence_on_stderr_only(kehoach: Kehoach) -> None:
    refused = kehoach("office", "show")
    assert refused.code == 1
    assert refused.out == ""
    assert len(refused.err.strip().splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["plan", "nonsense"], "nonsense"),
        (["plan", "list", "--nonsense"], "--nonsense"),
        (["plan", "issue", "plan:x"], "--number"),
        (["task", "list", "--state", "nonsense"], "--state"),
        (["plan", "list", "too", "many"], "tham số"),
        (["plan"], "việc gì"),
        (["package", "verify", ""], "TỆP"),
        (["--data", "", "plan", "list"], "--data"),
    ],
)
def test_wrong_usage_is_exit_code_2_and_names_what_is_wrong(
    kehoach: Kehoach, arguments: list[str], says: str
) -> None:
    wrong = kehoach(*arguments, "--json")
    assert wrong.code == 2
    assert wrong.document["error"]["code"] == "E-USAGE"
    assert says in wrong.err
    assert "--help" in wrong.err


def test_a_group_without_a_command_is_one_document_where_json_is_asked(kehoach: Kehoach) -> None:
    assert kehoach("--json", "plan").document == kehoach("plan", "--json").document


def test_the_version_is_a_document_wherever_json_stands(kehoach: Kehoach) -> None:
    assert kehoach("--version", "--json").document == kehoach("--json", "--version").document


def test_a_group_without_a_command_shows_its_help(kehoach: Kehoach) -> None:
    helped = kehoach("plan")
    assert helped.code == 2
    assert "Lệnh:" in helped.err
    assert "Usage" not in helped.err


def test_a_fault_of_ours_is_exit_code_3_logged_and_never_a_traceback(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(root: Path) -> App:
        raise ZeroDivisionError("a fault of ours")

    assert run(["--data", str(tmp_path), "plan", "list", "--json"], broken) == 3
    captured = capsys.readouterr()
    assert '"E-UNEXPECTED"' in captured.out
    assert "Traceback" not in captured.out + captured.err
    assert "ZeroDivisionError" in (tmp_path / "kehoach.log").read_text(encoding="utf-8")


def test_the_data_folder_may_be_named_before_or_after_the_command(
    kehoach: Kehoach, data: Path, sample: str
) -> None:
    before = kehoach("--data", data, "plan", "list", "--json", data_folder=None)
    within = kehoach("plan", "--data", data, "list", "--json", data_folder=None)
    after = kehoach("plan", "list", "--json", "--data", data, data_folder=None)
    assert before.document == within.document == after.document != []


@pytest.mark.parametrize("command", ["inspect", "verify"])
def test_looking_at_a_package_makes_no_data_folder(
    kehoach: Kehoach, data: Path, tmp_path: Path, command: str
) -> None:
    stranger = tmp_path / "ảnh.kehoach"
    stranger.write_bytes(b"not a package at all")
    refused = kehoach("package", command, stranger, "--json")
    assert refused.document["error"]["code"] == "E-NOTOURS"
    assert not data.exists()


def test_a_data_folder_that_cannot_be_made_is_refused_in_words(
    kehoach: Kehoach, tmp_path: Path
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    refused = kehoach("plan", "list", "--json", data_folder=blocked / "data")
    assert refused.code == 1
    assert refused.document["error"]["code"].startswith("E-")


BROKEN = "M\udcc0\udcfa"  # what Python makes of bytes that are no UTF-8


@pytest.mark.parametrize(
    "line",
    [
        ["office", "units", BROKEN],
        ["plan", "show", f"plan:{BROKEN}"],
        ["plan", "new", "--template", "A", "--year", "2026", "--title", BROKEN],
        ["plan", "new", "--template", BROKEN, "--year", "2026"],
        ["plan", "new", "--template", "A", "--year", BROKEN],
        ["plan", "submit", "plan:x", "--note", BROKEN],
        ["plan", "issue", "plan:x", "--number", BROKEN, "--date", "05/01/2026"],
        ["plan", "issue", "plan:x", "--number", "2", "--date", BROKEN],
        ["plan", "issue", "plan:x", "--number", "2", "--date", "5/1/2026", "--signer", BROKEN],
        ["task", "list", "--agency", BROKEN],
        ["task", "list", "--state", BROKEN],
        ["task", "untick", BROKEN],
        ["task", "tick", "plan:x", BROKEN, "--due", "5/1/2026"],
        ["task", "expand", BROKEN, "--from", "1/1/2026", "--to", "31/12/2026"],
        ["package", "export", "plan:x", "usb", "--to", BROKEN],
        ["package", "trust", "goi.kehoach", "--digits", BROKEN],
        ["print", f"plan:{BROKEN}", "-o", "a.pdf"],
        [BROKEN],
        [f"--{BROKEN}"],
    ],
)
def test_bytes_that_are_no_text_are_refused_in_a_sentence(
    kehoach: Kehoach, sample: str, line: list[str]
) -> None:
    outcome = kehoach(*[sample if part == "plan:x" else part for part in line])
    assert outcome.code in {1, 2}, outcome.err
    assert "Traceback" not in outcome.err
    assert outcome.err.strip().endswith(".")


@pytest.mark.parametrize(
    "line",
    [
        ["package", "verify", BROKEN],
        ["package", "import", BROKEN],
        ["package", "export", "plan:x", f"{BROKEN}/a"],
        ["print", "plan:x", "-o", f"{BROKEN}/a.pdf"],
        ["check", BROKEN],
    ],
)
def test_a_path_may_hold_any_bytes_but_is_not_there(
    kehoach: Kehoach, sample: str, line: list[str]
) -> None:
    outcome = kehoach(*[sample if part == "plan:x" else part for part in line])
    assert outcome.code == 1, outcome.err


@pytest.mark.skipif(sys.platform == "win32", reason="names of files are letters there")
def test_a_data_folder_may_have_a_name_that_is_no_text(kehoach: Kehoach, tmp_path: Path) -> None:
    folder = tmp_path / BROKEN
    assert kehoach("office", "sample", data_folder=folder).code == 0
    assert kehoach("backup", "make", data_folder=folder).code == 0
    made = kehoach("backup", "list", "--json", data_folder=folder)
    assert len(made.document) == 1
    assert kehoach("plan", "list", data_folder=folder).code == 0


def test_a_fault_that_names_undecodable_bytes_is_still_written_down(tmp_path: Path) -> None:
    log = tmp_path / "log.txt"
    assert write_down(RuntimeError(BROKEN), log, dt.datetime(2026, 1, 5, 8))
    assert "udcc0" in log.read_text(encoding="utf-8")


def test_each_to_says_what_it_is_to(kehoach: Kehoach) -> None:
    offices, until = kehoach("package", "export", "--help").out, kehoach("task", "expand", "--help")
    assert "cơ quan nhận" in " ".join(offices.split()) and "Ngày cuối" not in offices
    assert "Ngày cuối của kỳ" in " ".join(until.out.split())
