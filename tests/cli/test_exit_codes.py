"""What a script can rely on: exit codes, one JSON document, never a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_runner import Kehoach

from kehoach_desktop.bootstrap import App
from kehoach_desktop.cli.run import run


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
        (["package", "verify", ""], "FILE"),
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
