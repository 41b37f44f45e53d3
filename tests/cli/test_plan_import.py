"""`kehoach plan import`: a file becomes a draft, and the answer says what to look at."""

from __future__ import annotations

from pathlib import Path

from cli_runner import Kehoach

TEXT = """KẾ HOẠCH
Dọn kênh mương năm 2026
I. MỤC ĐÍCH
1. Nước chảy thông suốt.
3. Đường sạch.
Nơi nhận:
- Các thôn;
- Lưu: VT.
"""


def test_a_file_becomes_a_draft_and_the_answer_tells_what_is_unclear(
    kehoach: Kehoach, sample: str, tmp_path: Path
) -> None:
    file = tmp_path / "kế hoạch cũ.txt"
    file.write_text(TEXT, encoding="utf-8")
    done = kehoach("plan", "import", file, "--json")
    assert done.code == 0, done.err
    answer = done.document
    assert answer["title"] == "Dọn kênh mương năm 2026"
    assert [each["expected"] for each in answer["doubts"]] == ["2."]
    assert answer["doubts"][0]["where"] == {"line": 5, "page": None}
    assert "number" in answer["missing"]
    listed = kehoach("plan", "list", "--json").document
    assert answer["id"] in {row["id"] for row in listed}
    shown = kehoach("plan", "show", f"plan:{answer['id']}").out
    assert "3. Đường sạch." in shown


def test_the_lines_to_read_name_every_doubt(kehoach: Kehoach, sample: str, tmp_path: Path) -> None:
    file = tmp_path / "kế hoạch cũ.txt"
    file.write_text(TEXT, encoding="utf-8")
    said = kehoach("plan", "import", file).out
    assert "dòng 5: Số in là “3.”; đúng thứ tự là “2.”." in said
    assert "họ tên người ký" in said


def test_a_file_without_a_plan_is_refused_and_nothing_is_stored(
    kehoach: Kehoach, sample: str, tmp_path: Path
) -> None:
    file = tmp_path / "tên.txt"
    file.write_text("KẾ HOẠCH\n", encoding="utf-8")
    before = kehoach("plan", "list", "--json").document
    done = kehoach("plan", "import", file, "--json")
    assert done.code == 1
    assert done.document["error"]["code"] == "E-NO-PLAN-IN-FILE"
    assert kehoach("plan", "list", "--json").document == before


def test_a_scan_is_refused_in_a_sentence_and_kept_with_an_empty_draft_when_asked(
    kehoach: Kehoach, sample: str, tmp_path: Path
) -> None:
    photo = tmp_path / "quét.png"
    photo.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40))
    refused = kehoach("plan", "import", photo, "--json")
    assert refused.document["error"]["code"] == "E-READ-LAYER"
    made = kehoach("plan", "import", photo, "--attach", "--json").document
    assert made["title"] == "quét"
    (kept,) = kehoach("plan", "files", f"plan:{made['id']}", "--json").document
    assert kept["name"] == "quét.png"
    assert Path(kept["path"]).read_bytes() == photo.read_bytes()
