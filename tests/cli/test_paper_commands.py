"""`kehoach paper`: every type started, printed, measured, issued; đôn đốc and đính chính."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from cli_runner import Kehoach

from kehoach_desktop.domain.paper import PaperKind
from kehoach_desktop.measure.check import check_paper
from kehoach_desktop.measure.finding import Severity
from kehoach_desktop.services.ports.basics import Clock


def made(kehoach: Kehoach, *arguments: object) -> dict[str, Any]:
    """Run a command that makes a paper and return what it answered."""
    answer = kehoach("paper", *arguments, "--json")
    assert answer.code == 0, answer.err
    document: dict[str, Any] = answer.document
    return document


def faults(path: Path) -> list[tuple[str, str]]:
    """Return errors and warnings on a printed paper."""
    return [
        (found.rule, found.quote)
        for found in check_paper(path)
        if found.severity is not Severity.HINT
    ]


@pytest.mark.parametrize("kind", PaperKind)
@pytest.mark.parametrize("about", [False, True])
def test_the_skeleton_of_every_type_prints_by_the_rules(
    kehoach: Kehoach, sample: str, tmp_path: Path, kind: PaperKind, about: bool
) -> None:
    options = ("--plan", sample) if about else ()
    if kind is PaperKind.LETTER:
        options += ("--to", "Sở Nội vụ")
    paper = made(kehoach, "new", "--kind", kind.value, *options)
    for name in ("giấy.pdf", "giấy.docx"):
        assert kehoach("print", f"paper:{paper['id']}", "-o", tmp_path / name).code == 0
        assert faults(tmp_path / name) == []


@pytest.mark.parametrize(("day", "in_appendix"), [("2026-03-13", False), ("2026-09-21", True)])
def test_late_units_are_reminded_of_their_tasks(
    kehoach: Kehoach, issued: str, clock: Clock, tmp_path: Path, day: str,
    in_appendix: bool, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(clock, "moment", dt.datetime.fromisoformat(day))
    late = kehoach("task", "list", "--plan", issued, "--state", "late", "--json").document
    assert late
    paper = made(kehoach, "remind", issued)
    shown = kehoach("paper", "show", paper["id"], "--json").document
    owing = {row["unit"] or name for row in late for name in row["lead"] or [""]}
    assert set(shown["addressees"]) == owing
    assert bool(shown["appendices"]) is in_appendix
    kept = str(shown)
    assert all(row["title"].rstrip(".;") in kept for row in late)
    for name in ("đôn đốc.pdf", "đôn đốc.docx"):
        assert kehoach("print", f"paper:{paper['id']}", "-o", tmp_path / name).code == 0
        assert faults(tmp_path / name) == []


def test_nobody_is_reminded_where_nothing_is_late(kehoach: Kehoach, issued: str) -> None:
    refused = kehoach("paper", "remind", issued)
    assert refused.code == 1 and "không có lượt thực hiện nào quá hạn" in refused.err


def test_a_correction_names_the_wrong_words_and_the_right_ones(
    kehoach: Kehoach, sample: str, tmp_path: Path
) -> None:
    refused = kehoach("paper", "correct", sample, "--wrong", "năm 2062", "--right", "năm 2026")
    assert refused.code == 1  # a draft is simply mended
    assert kehoach("plan", "issue", sample, "--number", "2", "--date", "05/01/2026").code == 0
    paper = made(kehoach, "correct", sample, "--wrong", "năm 2062", "--right", "năm 2026",
                 "--place", "mục II, trang 3")  # fmt: skip
    shown = kehoach("paper", "show", paper["id"]).out
    assert "Đã in là: “năm 2062”" in shown and "Nay sửa lại là: “năm 2026”" in shown
    assert "02/KH-UBND" in shown and "Mục II, trang 3" in shown


def test_a_paper_is_issued_once_and_its_number_once_a_year(
    kehoach: Kehoach, sample: str, tmp_path: Path
) -> None:
    assert sample
    first, second = (
        made(kehoach, "new", "--kind", "report", "--subject", f"Kết quả kỳ {n}") for n in (1, 2)
    )
    chair = kehoach("office", "show", "--json").document["signatories"][0]["name"]
    signed = ("--date", "10/03/2026", "--signer", chair)
    done = kehoach("paper", "issue", first["id"], "--number", "7", *signed, "--json")
    assert done.code == 0, done.err
    assert done.document["number"] == "07/BC-UBND"
    taken = kehoach("paper", "issue", second["id"], "--number", "07", *signed)
    assert taken.code == 1 and "07/BC-UBND" in taken.err
    assert kehoach("paper", "delete", first["id"]).code == 1
    assert kehoach("paper", "delete", second["id"]).code == 0
    assert [row["number"] for row in kehoach("paper", "list", "--json").document] == ["07/BC-UBND"]


def test_a_marking_of_secrecy_is_refused_with_its_reason(kehoach: Kehoach, sample: str) -> None:
    assert sample
    refused = kehoach("paper", "new", "--kind", "letter", "--urgency", "mat")
    assert refused.code == 1
    assert "Luật Bảo vệ bí mật nhà nước" in refused.err


def test_marks_come_and_go_on_request_on_a_plan_and_on_a_paper(
    kehoach: Kehoach, sample: str, tmp_path: Path
) -> None:
    paper = made(kehoach, "new", "--kind", "letter", "--to", "Sở Nội vụ", "--urgency", "khan")
    for group, name, target in (
        ("plan", sample, sample), ("paper", paper["id"], f"paper:{paper['id']}"),
    ):  # fmt: skip
        marked = kehoach(group, "mark", name, "--urgency", "hoa-toc", "--scope", "luu-hanh-noi-bo")
        assert marked.code == 0 and "HỎA TỐC · LƯU HÀNH NỘI BỘ" in marked.out
        for file in ("có dấu.pdf", "có dấu.docx"):
            assert kehoach("print", target, "-o", tmp_path / file).code == 0
            assert faults(tmp_path / file) == []
        bare = kehoach(group, "mark", name, "--urgency", "thuong", "--scope", "khong", "--json")
        assert (bare.document["urgency"], bare.document["scope"]) == ("", "")
        refused = kehoach(group, "mark", name, "--urgency", "mat")
        assert refused.code == 1 and "Luật Bảo vệ bí mật nhà nước" in refused.err


def test_an_internal_sheet_gets_no_number(kehoach: Kehoach, sample: str) -> None:
    paper = made(kehoach, "new", "--kind", "slip", "--plan", sample)
    refused = kehoach("paper", "issue", paper["id"], "--number", "1", "--date", "10/03/2026")
    assert refused.code == 1 and "nội bộ" in refused.err


def test_drafts_of_a_paper_are_kept_and_compared_word_by_word(
    kehoach: Kehoach, sample: str, tmp_path: Path
) -> None:
    assert sample
    paper = made(kehoach, "new", "--kind", "letter", "--to", "Sở Nội vụ", "--subject", "xin ý kiến")
    name = paper["id"]
    assert kehoach("paper", "submit", name, "--note", "Gửi chị Bích").code == 0
    assert kehoach("paper", "mark", name, "--urgency", "khan").code == 0
    shown = kehoach("paper", "submissions", name)
    assert "Dự thảo lần 1" in shown.out and "Gửi chị Bích" in shown.out
    for file, start in (("so sánh.pdf", b"%PDF-"), ("so sánh.docx", b"PK")):
        done = kehoach("paper", "compare", name, "--from", "1", "-o", tmp_path / file, "--json")
        assert done.code == 0, done.err
        assert (tmp_path / file).read_bytes().startswith(start)
    assert done.document["newer"] == "Bản đang soạn (dự thảo lần 2)"
    assert [line["spans"][0]["text"] for line in done.document["lines"]] == ["KHẨN"]
    never = kehoach("paper", "compare", name, "--from", "7")
    assert never.code == 1 and "lần 7" in never.err
    out = tmp_path / "đánh số dòng.pdf"
    assert kehoach("print", f"paper:{name}", "--line-numbers", "-o", out).code == 0
    assert faults(out) == []
