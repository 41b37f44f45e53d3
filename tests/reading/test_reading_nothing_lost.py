"""Every line of a source is in one place of the result, or in the listed remainder."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import count
from pathlib import Path

import pytest
from opendocument import odt_of

from kehoach_desktop.documents.pdf.printer import PdfPrinter
from kehoach_desktop.documents.word.printer import DocxPrinter
from kehoach_desktop.domain.imports.plan_from_reading import plan_from_reading
from kehoach_desktop.domain.imports.printed_numbers import settled
from kehoach_desktop.domain.imports.read_document import LineRole, ReadDocument
from kehoach_desktop.domain.office import OfficeProfile, UnitKind
from kehoach_desktop.domain.vntext import fold_words
from kehoach_desktop.reading.document import read_document
from kehoach_desktop.reading.door import read_file
from kehoach_desktop.reading.text import read_text

FOLDERS = (
    Path(__file__).resolve().parent / "second_set",
    Path(__file__).resolve().parent / "third_set",
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


#: What every document prints, and how a body and an authority are written short: no field needs it.
FORM = "Cộng hòa xã hội chủ nghĩa Việt Nam Độc lập Tự do Hạnh phúc Số ngày tháng năm Nơi nhận"
SHORT = re.compile(r"\b(?:[TK]/[MTL]|V/v)\b|\b(?:TM|KT|TL|TUQ)\s*[./]", re.IGNORECASE)


def _words(texts: Iterable[str | None]) -> Counter[str]:
    whole = SHORT.sub(" ", " ".join(text for text in texts if text))
    return Counter(fold_words(re.sub(r"\bUBND\b", "ủy ban nhân dân", whole)))


def unaccounted(document: ReadDocument) -> tuple[Counter[str], Counter[str]]:
    """Return the words of a source that stand nowhere in its reading, and those that stand twice.

    The places are paragraphs, fields, and the listed remainder.
    """
    header, signer = document.header, document.signer
    everything = _words(line.text for line in document.lines)
    text = _words(f"{each.number} {each.text}" for each in document.paragraphs)
    rest = _words(line.text for line in document.remainder)
    fields = [header.kind, header.title, header.attached_kind, header.attached_title,
              signer.authority, signer.position, signer.name, *document.recipients]  # fmt: skip
    top = [header.superior, header.issuer, header.number, header.symbol, header.place]
    if header.date is not None:
        top.append(f"{header.date:%d %m %Y} {header.date.day} {header.date.month}")
    elif header.plan_year:
        top.append(f"{header.plan_year}")  # of "ngày … tháng … năm 2026", a blank for the pen
    fields += top * (2 if header.attached_kind else 1) + [FORM] * 2
    return everything - text - rest - _words(fields), text + rest - everything


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_every_word_of_a_file_is_in_a_paragraph_a_field_or_the_remainder(path: Path) -> None:
    assert unaccounted(read_file(path)) == (Counter(), Counter())


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_nothing_is_lost_in_a_word_or_pdf_file_either(path: Path, tmp_path: Path) -> None:
    """Our prints of what was read are read again: tables, columns and pages as files have them."""
    ids = count()
    reading = plan_from_reading(read_file(path), lambda: f"r{next(ids)}", 2026)
    plan = settled(reading.plan)
    office = OfficeProfile("", UnitKind.COMMUNE, "Tân Mẫu", "Mẫu Sơn", UnitKind.PROVINCE)
    word, pdf = tmp_path / "plan.docx", tmp_path / "plan.pdf"
    word.write_bytes(DocxPrinter().plan(plan, office))
    pdf.write_bytes(PdfPrinter().plan(plan, office).pdf)
    for file in (word, pdf):
        assert unaccounted(read_file(file)) == (Counter(), Counter())


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_nothing_is_lost_in_an_opendocument_file_either(path: Path, tmp_path: Path) -> None:
    source = read_text(path.read_text(encoding="utf-8"))
    read = read_file(odt_of(source.lines, tmp_path / "plan.odt"))
    assert unaccounted(read) == (Counter(), Counter())
    words = [word for line in read.lines for word in fold_words(line.text)]
    assert words == [word for line in source.lines for word in fold_words(line.text)]


def test_half_a_date_a_stamp_and_a_blank_number_are_kept() -> None:
    text = (
        "UBND HUYỆN CAO LÂM\nUBND XÃ TÂN AN\nSố:      /KH-UBND\n"
        "Tân An, ngày     tháng 12 năm 2024\nKẾ HOẠCH\nDọn kênh mương\nI. NỘI DUNG\n"
        "Các thôn ra quân.\nNơi nhận:\n- Các thôn;\n- Lưu: VT.\n"
        "CHỦ TỊCH\n(Đã ký)\nLê Văn Tám\n"
    )
    document = read_document(read_text(text))
    header = document.header
    assert (header.superior, header.symbol) == ("Ủy ban nhân dân huyện Cao Lâm", "/KH-UBND")
    assert (header.number, header.date) == (None, None)
    assert [line.text for line in document.remainder] == ["ngày tháng 12 năm 2024", "Đã ký"]


def test_a_sentence_of_the_body_is_no_issuer() -> None:
    text = (
        "Số: /QĐ-UBND\nMẫu Sơn, ngày tháng năm 2024\nQUYẾT ĐỊNH\nVề việc giao việc\n"
        "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH\nCăn cứ Luật Thanh tra;\nQUYẾT ĐỊNH:\n"
        "Điều 1. Giao việc.\n1. Sở Nội vụ theo dõi, hướng dẫn và tổng hợp, báo cáo kết quả.\n"
    )
    header = read_document(read_text(text)).header
    assert (header.issuer, header.level) == ("Chủ tịch Ủy ban nhân dân tỉnh Mẫu Sơn", "tỉnh")


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
