"""`kehoach check`: anybody's paper, without a data folder."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from cli_runner import Kehoach

sys.path.insert(0, str(Path(__file__).parents[1] / "measure"))

from paper import Paper, make
from word_paper import WordPaper, make_word

KEYS = ["rule", "severity", "quote", "line", "page", "section", "why", "suggestion", "source",
        "expected", "measured"]  # fmt: skip


@pytest.fixture(autouse=True)
def nobody_is_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Send the usual data folder to a place that must stay empty."""
    home = tmp_path / "home"
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_DATA_HOME", str(home))
    return home


def test_a_fault_of_a_pdf_is_told_by_the_contract(
    kehoach: Kehoach, tmp_path: Path, nobody_is_home: Path
) -> None:
    file = make(Paper(issuer_line=0), tmp_path / "a.pdf")
    told = kehoach("check", file, "--json", data_folder=None)
    assert (told.code, told.err) == (0, "")
    (finding,) = told.document
    assert list(finding) == KEYS
    assert (finding["rule"], finding["severity"], finding["page"]) == ("H11", "error", 1)
    assert finding["why"].endswith(".")
    assert finding["suggestion"].endswith(".")
    assert finding["source"] == "NĐ 30/2020 PL I mục II.2"
    assert not nobody_is_home.exists()


def test_a_fault_of_a_word_file_has_no_page(kehoach: Kehoach, tmp_path: Path) -> None:
    file = make_word(WordPaper(left=25), tmp_path / "a.docx")
    (finding,) = kehoach("check", file, "--json", data_folder=None).document
    assert (finding["rule"], finding["page"], finding["measured"]) == ("P05", None, "25.0 mm")


def test_without_json_each_fault_is_a_line_of_vietnamese(kehoach: Kehoach, tmp_path: Path) -> None:
    file = make(Paper(closing="Đề nghị các thôn thực hiện."), tmp_path / "a.pdf")
    told = kehoach("check", file, data_folder=None)
    assert told.out.startswith(
        "Trang 3, mục II.c  Cần xem  B19 “Đề nghị các thôn thực hiện.”: Nội dung"
    )
    right = kehoach("check", make(Paper(), tmp_path / "b.pdf"), data_folder=None)
    assert right.out == "Không thấy điểm nào khác quy định về thể thức.\n"


def test_a_refusal_is_one_sentence_and_exit_code_1(kehoach: Kehoach, tmp_path: Path) -> None:
    told = kehoach("check", tmp_path / "missing.pdf", "--json", data_folder=None)
    assert told.code == 1
    assert told.document["error"]["code"] == "E-READ"
    assert told.err.count("\n") == 1
