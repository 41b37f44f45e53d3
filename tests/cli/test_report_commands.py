"""`kehoach report progress`: any span of days, as text, PDF, Excel file and draft report."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pypdfium2
import pytest
from cli_runner import Kehoach

from kehoach_desktop.services.ports.basics import Clock


@pytest.fixture
def april(clock: Clock, issued: str, kehoach: Kehoach) -> str:
    clock.advance(days=105)  # type: ignore[attr-defined] # 20 April 2026
    first = kehoach("task", "list", "--plan", issued, "--json").document[0]
    unit = ("--unit", first["unit"]) if first["unit"] else ()
    done = kehoach("task", "tick", issued, str(first["number"]), "--due", first["due"], *unit,
                   "--figure", "7", "--note", "Phát lại buổi chiều")  # fmt: skip
    assert done.code == 0, done.err
    return issued


def pdf_text(path: Path) -> str:
    pages = pypdfium2.PdfDocument(path)
    return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in pages)


def test_the_report_counts_what_fell_due_in_the_span(kehoach: Kehoach, april: str) -> None:
    turns = kehoach("task", "list", "--plan", april, "--json").document
    in_span = [t for t in turns if t["due"] <= "2026-04-10"]
    found = kehoach("report", "progress", april, "--to", "10/4/2026", "--json").document
    assert found["to"] == "2026-04-10"
    assert found["counts"]["due"] == len(in_span)
    assert found["counts"]["done"] == 1
    assert sum(task["due"] for task in found["tasks"]) == found["counts"]["due"]
    assert any("Phát lại buổi chiều" in note for task in found["tasks"] for note in task["notes"])
    assert f"{len(in_span)} lượt việc đến hạn" in found["text"]


def test_a_span_that_ends_before_it_begins_is_refused(kehoach: Kehoach, april: str) -> None:
    refused = kehoach("report", "progress", april, "--from", "2/5/2026", "--to", "1/5/2026",
                      "--json")  # fmt: skip
    assert (refused.code, refused.document["error"]["code"]) == (1, "E-PERIOD")


def test_a_draft_has_no_progress_yet(kehoach: Kehoach, sample: str) -> None:
    refused = kehoach("report", "progress", sample, "--json")
    assert (refused.code, refused.document["error"]["code"]) == (1, "E-NOT-ISSUED")


def test_the_pdf_is_the_appendix_of_a_report_by_decree_30(
    kehoach: Kehoach, april: str, tmp_path: Path
) -> None:
    path = tmp_path / "tiến độ.pdf"
    assert kehoach("report", "progress", april, "-o", path).code == 0
    words = pdf_text(path)
    assert words.startswith("Phụ lục KẾT QUẢ THỰC HIỆN KẾ HOẠCH")
    assert "(Kèm theo Báo cáo số" in words
    assert "Phát lại buổi chiều" in words
    assert words.rstrip().endswith("./.")
    again = tmp_path / "lần nữa.pdf"
    kehoach("report", "progress", april, "-o", again)
    assert len(again.read_bytes()) == len(path.read_bytes())


def test_the_excel_file_says_the_same(kehoach: Kehoach, april: str, tmp_path: Path) -> None:
    path = tmp_path / "tien-do.xlsx"
    assert kehoach("report", "progress", april, "-o", path).code == 0
    with zipfile.ZipFile(path) as book:
        shared = book.read("xl/sharedStrings.xml").decode()
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "TIẾN ĐỘ THỰC HIỆN" in shared and "Phát lại buổi chiều" in shared
    tasks = kehoach("report", "progress", april, "--json").document["tasks"]
    assert sheet.count("<row ") == 3 + len(tasks)


def test_a_draft_report_has_the_table_behind_it(
    kehoach: Kehoach, april: str, tmp_path: Path
) -> None:
    made = kehoach("report", "progress", april, "--draft", "--json").document["paper"]
    path = tmp_path / "bao-cao.pdf"
    assert kehoach("print", f"paper:{made}", "-o", path).code == 0
    words = pdf_text(path)
    assert "BÁO CÁO" in words and "lượt việc đến hạn" in words and "Phụ lục" in words
