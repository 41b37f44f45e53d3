"""`kehoach print`: the ending of the file says whether it is PDF, Word or Excel."""

from __future__ import annotations

import dataclasses
import hashlib
import zipfile
from pathlib import Path

import pytest
from cli_runner import Kehoach

from kehoach_desktop.bootstrap import open_app


@pytest.mark.parametrize(
    ("name", "part"),
    [("kế hoạch.docx", "word/document.xml"), ("NHIỆM VỤ.XLSX", "xl/workbook.xml")],
)
def test_a_plan_is_written_for_word_and_its_tasks_for_excel(
    kehoach: Kehoach, sample: str, tmp_path: Path, name: str, part: str
) -> None:
    target = tmp_path / name
    made = kehoach("print", sample, "-o", target, "--json")
    assert made.code == 0, made.err
    assert made.document["pages"] is None
    assert made.document["sha256"] == hashlib.sha256(target.read_bytes()).hexdigest()
    with zipfile.ZipFile(target) as archive:
        assert part in archive.namelist()


def test_the_checklist_is_no_word_file(kehoach: Kehoach, sample: str, tmp_path: Path) -> None:
    refused = kehoach("print", sample, "--checklist", "-o", tmp_path / "a.docx")
    assert refused.code == 2
    assert not (tmp_path / "a.docx").exists()


def test_letters_that_no_face_has_are_named_on_the_command_line(
    kehoach: Kehoach, data: Path, sample: str, tmp_path: Path
) -> None:
    app = open_app(data)
    plan = app.plans.load(sample.removeprefix("plan:"))
    app.plans.save(dataclasses.replace(plan, closing="Thôn 🌾 thực hiện./."), plan)
    app.close()
    done = kehoach("print", sample, "-o", tmp_path / "a.pdf", "--json")
    assert done.code == 0
    assert done.document["unprintable"] == ["🌾"]
    assert "🌾" in done.err
