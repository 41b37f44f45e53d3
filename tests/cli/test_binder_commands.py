"""A binder of evidence: criteria, one PDF with a list of contents, a folder of split files."""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from cli_runner import Kehoach
from PIL import Image

from kehoach_desktop.services.ports.basics import Clock

Proofs = list[dict[str, Any]]


def noise(path: Path, side: int = 500) -> Path:
    """Write a photo that no compression makes small."""
    with io.BytesIO() as stream:
        Image.frombytes("RGB", (side, side), os.urandom(3 * side * side)).save(stream, "PNG")
        path.write_bytes(stream.getvalue())
    return path


def foreign_pdf(path: Path, pages: int, rotate: int = 0, password: str = "") -> Path:
    with pikepdf.new() as pdf:
        for _ in range(pages):
            pdf.add_blank_page(page_size=(595, 842))
            pdf.pages[-1].Rotate = rotate
        pdf.save(path, encryption=pikepdf.Encryption(owner=password, user=password)
                 if password else False)  # fmt: skip
    return path


@pytest.fixture
def proofs(kehoach: Kehoach, clock: Clock, issued: str, tmp_path: Path) -> Proofs:
    clock.advance(days=105)  # type: ignore[attr-defined] # 20 April 2026
    turn = kehoach("task", "list", "--plan", issued, "--state", "late", "--json").document[0]
    damaged = tmp_path / "hong.pdf"
    damaged.write_bytes(b"%PDF-1.4 nothing")
    table = tmp_path / "bang.xlsx"
    table.write_bytes(b"PK\3\4 a table")
    names = (
        foreign_pdf(tmp_path / "quyet-dinh.pdf", 3),
        foreign_pdf(tmp_path / "ngang.pdf", 1, rotate=90),
        noise(tmp_path / "anh.png"),
        foreign_pdf(tmp_path / "khoa.pdf", 1, password="x"),
        damaged,
        table,
    )
    files = [each for name in names for each in ("--file", name)]
    at = ("task", "proof", issued, str(turn["number"]), "--turn", turn["turn"])
    done = kehoach(*at, *files, "--text", "Bài phát thanh\nThưa bà con", "--json")
    assert done.code == 0, done.err
    found: Proofs = done.document["proofs"]
    return found


@pytest.fixture
def binder(kehoach: Kehoach, proofs: Proofs) -> str:
    made = kehoach("binder", "new", "2026", "--json")
    assert made.code == 0, made.err
    binder: str = made.document["id"]
    ids = [proof["id"] for proof in proofs]
    assert kehoach("binder", "put", binder, "1.4", *ids, ids[0]).code == 0
    return binder


def pages_of(path: Path) -> list[str]:
    document = pypdfium2.PdfDocument(path)
    texts = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return texts


def test_the_binder_is_one_pdf_whose_list_names_the_right_pages(
    kehoach: Kehoach, binder: str, tmp_path: Path
) -> None:
    path = tmp_path / "ho-so.pdf"
    bound = kehoach("binder", "pdf", binder, path, "--json")
    assert bound.code == 0, bound.err
    texts = pages_of(path)
    assert bound.document["pages"] == len(texts)
    fronts = len(texts) - (3 + 1 + 1 + 1)
    listed = " ".join(" ".join(texts[:fronts]).split())
    assert "HỒ SƠ MINH CHỨNG" in listed
    for label, page in (("1.4.1", fronts + 1), ("1.4.2", fronts + 4), ("1.4.3", fronts + 5)):
        row = listed.partition(label)[2].partition("1.4.")[0]
        assert str(page) in row, (label, row)
    assert "Chưa có" in listed
    assert listed.count("Tệp để riêng") == 3
    assert [text.strip() for text in texts[fronts : fronts + 4]] == [
        str(number) for number in range(fronts + 1, fronts + 5)
    ]
    assert "Minh chứng 1.4.3" in texts[fronts + 4]
    assert "Thưa bà con" in texts[fronts + 5]
    assert sorted(bound.document["only_named"]) == ["1.4.4", "1.4.5", "1.4.6"]


def test_a_folder_has_a_file_for_a_criterion_split_below_the_limit(
    kehoach: Kehoach, binder: str, tmp_path: Path, issued: str, proofs: Proofs
) -> None:
    turn = proofs[0]["turn"]
    photos = [noise(tmp_path / f"anh-{number}.png", 700) for number in range(2)]
    files = [each for photo in photos for each in ("--file", photo)]
    done = kehoach("task", "proof", issued, "1", "--turn", turn, *files, "--json").document
    assert kehoach("binder", "put", binder, "1.4", *[p["id"] for p in done["proofs"]]).code == 0
    made = kehoach("binder", "folder", binder, tmp_path / "nop", "--limit", "2", "--json")
    assert made.code == 0, made.err
    pdfs = [each for each in made.document if each["path"].endswith(".pdf") and each["pages"]]
    assert len(pdfs) > 1
    assert all(each["size"] <= 2 << 20 and not each["too_large"] for each in pdfs)
    names = {Path(each["path"]).name for each in made.document}
    assert any(name.endswith("(1).pdf") for name in names)
    assert "1.4.6 bang.xlsx" in names
    assert {path.name for path in (tmp_path / "nop").iterdir()} == names


def test_the_list_of_criteria_is_the_offices_own(
    kehoach: Kehoach, binder: str, tmp_path: Path
) -> None:
    own = tmp_path / "tieu-chi.txt"
    own.write_text("# của tỉnh\n1. Chỉ đạo\n1.4\tTuyên truyền\n9 Việc khác", encoding="utf-8")
    changed = kehoach("binder", "criteria", binder, own, "--json")
    assert [each["number"] for each in changed.document["criteria"]] == ["1", "1.4", "9"]
    assert len(changed.document["criteria"][1]["proofs"]) == 7
    own.write_text("1 Chỉ đạo", encoding="utf-8")
    refused = kehoach("binder", "criteria", binder, own, "--json")
    assert refused.document["error"]["code"] == "E-CRITERION-USED"
    own.write_text("không có số", encoding="utf-8")
    assert kehoach("binder", "criteria", binder, own, "--json").document["error"]["code"] == (
        "E-CRITERIA"
    )


def test_a_proof_is_taken_out_of_the_binder_and_stays_with_its_turn(
    kehoach: Kehoach, binder: str, proofs: Proofs, issued: str
) -> None:
    left = kehoach("binder", "take", binder, "1.4", proofs[0]["id"], "--json").document
    assert proofs[0]["id"] not in str(left["criteria"])
    at = ("task", "proof", issued, "1", "--turn", proofs[0]["turn"], "--json")
    assert len(kehoach(*at).document["proofs"]) == len(proofs)
    wrong = kehoach("binder", "put", binder, "99", proofs[0]["id"], "--json")
    assert wrong.document["error"]["code"] == "E-NO-CRITERION"


def test_what_the_window_does_with_a_binder_the_command_line_does_too(
    kehoach: Kehoach, binder: str, proofs: Proofs, tmp_path: Path
) -> None:
    def run(*words: str) -> Any:  # noqa: ANN401 - any JSON
        done = kehoach("binder", *words, "--json")
        assert done.code == 0, done.err
        return done.document

    def held(document: Any, number: str) -> list[str]:  # noqa: ANN401 - any JSON
        return next(each["proofs"] for each in document["criteria"] if each["number"] == number)

    first, second = proofs[0]["id"], proofs[1]["id"]
    assert held(run("move", binder, "1.4", first, "2"), "1.4")[:2] == [second, first]
    assert held(run("transfer", binder, "1.4", first, "7.3"), "7.3") == [first]
    assert run("rename", binder, "Hồ sơ của xã")["title"] == "Hồ sơ của xã"
    found = run("proofs", "thưa bà con")
    assert [each["proof"]["kind"] for each in found] == ["text"]
    listed = kehoach("binder", "criteria", binder).out
    assert "1.4\tTuyên truyền" in listed
    own = tmp_path / "danh-muc.txt"
    own.write_text(listed + "9\tViệc của xã\n", encoding="utf-8")
    assert run("criteria", binder, str(own))["criteria"][-1]["title"] == "Việc của xã"
    assert run("new", "2027", "--like", binder)["criteria"][-1]["proofs"] == []
    assert run("criteria", binder, "--reset")["criteria"][-1]["number"] == "8.2"
    shown = kehoach("binder", "show", binder).out
    assert "1.4.1" in shown
    assert "chưa có minh chứng" in shown
    run("delete", binder)
    assert [each["year"] for each in run("list")] == [2027]
