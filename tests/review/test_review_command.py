"""`kehoach review`: the contract's JSON, no data folder, a refusal in the contract's form."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from kehoach_desktop.cli.run import run

KEYS = ["rule", "severity", "quote", "line", "page", "section", "why", "suggestion", "source"]


def test_a_text_file_is_answered_by_the_contract(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "ke_hoach.txt"
    file.write_text("KẾ HOẠCH\n\nI. MỤC ĐÍCH\n\n- Nâng cao trách nhiệm của của cán bộ.\n", "utf-8")
    assert run(["--data", str(tmp_path / "data"), "review", str(file), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    doubled = next(each for each in found if each["rule"] == "wording.doubled")
    assert list(doubled) == KEYS
    assert (doubled["line"], doubled["page"], doubled["section"]) == (5, None, "I")
    assert not (tmp_path / "data").exists()


def test_a_missing_file_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["review", str(tmp_path / "none.txt"), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["error"]["code"] == "E-GONE"


def test_a_plan_of_ours_is_answered_without_lines(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = ["--data", str(tmp_path / "data")]
    assert run([*data, "office", "sample", "--json"]) == 0
    plan = json.loads(capsys.readouterr().out)["plans"][0]
    assert run([*data, "review", f"plan:{plan}", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert all(list(each) == KEYS and each["line"] is None for each in found)
    assert run([*data, "review", "plan:none", "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["error"]["code"] == "E-NO-PLAN"


def test_the_sheet_for_the_drafter_is_a_pdf_and_the_copied_part_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan, sheet = tmp_path / "ke_hoach.txt", tmp_path / "phieu.pdf"
    sentence = "Mỗi thôn cử một tổ giúp việc đến từng nhà người cao tuổi để chỉ cách mở tài khoản, "
    sentence += "chụp giấy tờ cho rõ và ghi lại những câu hỏi chưa trả lời được của của bà con."
    plan.write_text(f"KẾ HOẠCH\n\nI. MỤC ĐÍCH\n\n- {sentence}\n", "utf-8")
    command = ["review", str(plan), "--against", str(plan), "--pdf", str(sheet), "--json"]
    assert run(command) == 0
    answer = capsys.readouterr()
    rules = {each["rule"] for each in json.loads(answer.out)}
    assert {"wording.doubled", "copy.whole", "copy.paragraph"} <= rules
    assert "100%" in answer.err
    assert sheet.read_bytes().startswith(b"%PDF")


def test_an_opendocument_file_is_answered_by_the_contract(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = ("KẾ HOẠCH", "Làm sạch thôn xóm", "I. MỤC ĐÍCH", "- Nâng cao ý thức của của cán bộ.")
    spaces = "urn:oasis:names:tc:opendocument:xmlns"
    body = "".join(f"<text:p>{line}</text:p>" for line in lines)
    file = tmp_path / "ke_hoach.odt"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "content.xml",
            f'<office:document-content xmlns:office="{spaces}:office:1.0"'
            f' xmlns:text="{spaces}:text:1.0"><office:body><office:text>{body}'
            "</office:text></office:body></office:document-content>",
        )
    assert run(["--data", str(tmp_path / "data"), "review", str(file), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    doubled = next(each for each in found if each["rule"] == "wording.doubled")
    assert list(doubled) == KEYS
    assert (doubled["section"], doubled["line"]) == ("I", None)
    assert "của của" in doubled["quote"]
    assert not (tmp_path / "data").exists()
