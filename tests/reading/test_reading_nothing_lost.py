"""Every line of a source is in one place of the result, or in the listed remainder."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kehoach_desktop.domain.read_document import LineRole
from kehoach_desktop.domain.vntext import fold_words
from kehoach_desktop.reading.document import read_document
from kehoach_desktop.reading.text import read_text

FOLDERS = (
    Path(__file__).resolve().parent / "second_set",
    Path(__file__).resolve().parents[3] / "shared" / "real-plans",
)
PATHS = sorted(path for folder in FOLDERS for path in folder.glob("*_*.txt"))


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_the_words_of_the_lines_are_the_words_of_the_file(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    document = read_document(read_text(text))
    found = [word for line in document.lines for word in fold_words(line.text)]
    assert found == fold_words(re.sub(r"\*\*|_|<br>", " ", text))


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_a_field_stands_on_the_line_it_names(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    raw = text.splitlines()
    document = read_document(read_text(text))
    for item in document.outline:
        assert item.number.split()[0].rstrip(".") in raw[item.place.line - 1]
    for duty in document.responsibilities:
        assert fold_words(duty.agency)[0] in fold_words(raw[duty.place.line - 1])


def test_what_a_portal_puts_around_a_document_is_in_the_remainder() -> None:
    path = FOLDERS[0] / "06_trungtam.txt"
    document = read_document(read_text(path.read_text(encoding="utf-8")))
    left = [line.text for line in document.remainder]
    assert left == ["Trang chủ > Văn bản", "Cập nhật: 02/02/2026", "Lượt xem: 12", "In trang"]


def test_what_a_document_does_not_say_is_empty() -> None:
    document = read_document(read_text("Một dòng chữ bất kỳ."))
    header = document.header
    known = [header.kind, header.number, header.date, header.place, header.title, header.plan_year]
    assert known == [None] * 6
    assert document.signer.name is None
    assert not document.tasks + document.recipients


def test_a_paragraph_that_a_page_broke_is_one_again_and_its_citation_whole() -> None:
    text = (
        "KẾ HOẠCH\nLàm sạch đường thôn\n\nI. NỘI DUNG\n\nCác thôn ra quân theo Kế hoạch số "
        "31/KH-UBND\n\n7\n\nngày 02 tháng 5 năm 2025 của UBND tỉnh về vệ sinh.\n"
    )
    (cited,) = read_document(read_text(text)).based_on
    assert (cited.number, str(cited.date), cited.issuer) == (
        "31/KH-UBND",
        "2025-05-02",
        "UBND tỉnh",
    )


def test_a_page_number_is_no_part_of_the_text() -> None:
    document = read_document(read_text("KẾ HOẠCH\nA\nI. MỘT\nchữ này\n3\nchữ nọ"))
    assert [line.text for line in document.lines if line.role is LineRole.REMAINDER] == ["3"]
