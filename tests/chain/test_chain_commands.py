"""The chain on the command line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from chain_samples import office_app, our_plan, superior_file

from kehoach_desktop.cli.run import run

Call = Callable[..., Any]


@pytest.fixture
def kehoach(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Call:
    import json

    folder = tmp_path / "data"
    app = office_app(folder)
    app.plans.create(our_plan())
    app.close()

    def call(*arguments: str, code: int = 0) -> Any:  # noqa: ANN401 - JSON
        capsys.readouterr()
        assert run(["--data", str(folder), *arguments, "--json"]) == code
        return json.loads(capsys.readouterr().out)

    return call


def test_coverage_tells_what_has_no_task_and_why_not(kehoach: Call, tmp_path: Path) -> None:
    document = kehoach("superior", "read", str(superior_file(tmp_path)))
    ids = {each["number"]: each["id"] for each in document["clauses"]}
    kehoach("superior", "link", document["id"], ids["II.1"], "plan:ours", "t1")
    kehoach(
        "superior", "mark", document["id"], ids["II.2"], "--as", "not_ours", "--reason", "của tỉnh"
    )
    answer = kehoach("plan", "coverage", "plan:ours")
    (found,) = answer["documents"]
    assert found["excused"] == [ids["II.2"]]
    assert ids["II.1"] not in found["clauses_without_task"]
    assert ids["II.3.a"] in found["clauses_without_task"]
    assert [task["id"] for task in answer["tasks_without_clause"]] == ["t2", "t3"]


def test_a_file_without_clauses_is_refused(kehoach: Call, tmp_path: Path) -> None:
    empty = superior_file(tmp_path, "Số: 1/KH-UBND\n")
    assert kehoach("superior", "read", str(empty), code=1)["error"]["code"] == "E-NO-CLAUSES"


OLD = """ỦY BAN NHÂN DÂN
HUYỆN ĐỒI CAO
Số: 12/KH-UBND
Đồi Cao, ngày 05 tháng 01 năm 2024
KẾ HOẠCH
Dọn kênh mương năm 2024
I. MỤC ĐÍCH
1. Kênh thông nước trong năm 2024.
2. UBND huyện Đồi Cao tổng hợp.
II. VIỆC PHẢI LÀM
1. Vớt bèo
- Thời gian thực hiện: hằng tháng.
- Cơ quan chủ trì: Phòng Kinh tế.
Nơi nhận:
- Lưu: VT.
CHỦ TỊCH
Lò Thị Mây
"""


def test_last_years_plan_may_be_a_file(kehoach: Call, tmp_path: Path) -> None:
    file = tmp_path / "năm trước.txt"
    file.write_text(OLD, encoding="utf-8")
    shown = kehoach("plan", "carry-over", str(file))
    assert (shown["plan"], shown["year"]) == (None, 2025)
    made = kehoach("plan", "carry-over", str(file), "--year", "2026", "--start")
    offers = {each["text"]: each["offer"] for each in made["spots"]}
    assert offers["2024"] == "2026"
    assert offers["UBND huyện Đồi Cao"].startswith("UBND xã ")
    assert [task["turns"] for task in made["tasks"]] == [0]
    again = kehoach("plan", "carry-over", f"plan:{made['plan']}")
    assert again["spots"] == made["spots"]


def test_a_file_that_is_no_plan_of_last_year_changes_nothing(kehoach: Call, tmp_path: Path) -> None:
    before = kehoach("plan", "list")
    gone = kehoach("plan", "carry-over", str(tmp_path / "gone.docx"), "--start", code=1)
    assert gone["error"]["code"] == "E-READ"
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.4 broken")
    broken = kehoach("plan", "carry-over", str(tmp_path / "scan.pdf"), "--start", code=1)
    assert broken["error"]["code"].startswith("E-")
    assert kehoach("plan", "list") == before
