"""The sheet that introduces a PC: digits to read, a code to scan, room for a seal; one page."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pypdfium2
import pypdfium2.raw as raw
import pytest
import segno
from sheets import MM, PdfPage, assert_nothing_is_clipped, read, squeezed, text_of

from kehoach_desktop.documents.pdf.printer import PdfPrinter
from kehoach_desktop.domain.office import OfficeProfile, UnitKind
from kehoach_desktop.services.ports.printing import IntroductionCard

DAY = dt.date(2026, 1, 5)
OFFICE = OfficeProfile("xa", UnitKind.COMMUNE, "Tân Hòa", "Núi Xanh", UnitKind.PROVINCE)
MODULES = tuple(
    tuple(bool(module) for module in row)
    for row in segno.make_qr("KEHOACH1:4f80358fa2b14c77:035178820154996", error="m").matrix
)
CARD = IntroductionCard(
    OFFICE.committee,
    "4f80358fa2b14c7790d1e3b5a6c70812",
    "03517 88201 54996 10023 77410 62985",
    MODULES,
)
LONG_NAME = "Nghĩa Khuynh Thượng Trung Hạ " * 3 + "Nghĩa Khuynh"


def sheet(printer: PdfPrinter, office: OfficeProfile = OFFICE) -> PdfPage:
    card = dataclasses.replace(CARD, office_name=office.committee)
    (page,) = read(printer.introduction(card, office, DAY).pdf)
    return page


def test_the_sheet_says_which_office_introduces_which_pc(printer: PdfPrinter) -> None:
    page = sheet(printer)
    words = text_of([page])
    assert page.find("ỦY BAN NHÂN DÂN").centre == pytest.approx(
        page.find("XÃ TÂN HÒA").centre, abs=0.1
    )
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in words
    assert "Ủy ban nhân dân xã Tân Hòa giới thiệu máy tính" in words
    assert CARD.installation in words
    assert_nothing_is_clipped(page)


def test_the_digits_are_large_three_groups_a_line(printer: PdfPrinter) -> None:
    page = sheet(printer)
    first, second = page.find("03517"), page.find("10023")
    assert [*first.text.split(), *second.text.split()] == CARD.fingerprint.split()
    assert first.size == second.size >= 28
    assert first.bold


def test_a_phone_finds_the_code_with_its_white_border(printer: PdfPrinter) -> None:
    pdf = printer.introduction(CARD, OFFICE, DAY).pdf
    scale = 4
    with pypdfium2.PdfDocument(pdf) as document:
        picture = document[0].render(scale=scale).to_pil().convert("L")
    page = sheet(printer)
    # Between the last words and the caption, left of the middle, nothing else is drawn.
    top = page.find("gọi lại").bottom * scale
    bottom = page.find("Mã QR").top * scale
    area = picture.crop((0, int(top) + 1, picture.width // 2, int(bottom)))
    left, upper, right, lower = area.point(lambda grey: 255 if grey < 128 else 0).getbbox()
    assert right - left == pytest.approx(lower - upper, abs=2)
    unit = (right - left) / len(MODULES)
    assert unit / scale > 1 * MM
    seen = tuple(
        tuple(
            area.getpixel((int(left + (x + 0.5) * unit), int(upper + (y + 0.5) * unit))) < 128
            for x in range(len(MODULES))
        )
        for y in range(len(MODULES))
    )
    assert seen == MODULES
    for room in (upper, area.height - lower, left):
        assert room >= 4 * unit - 2


def test_the_code_is_one_shape_so_that_no_viewer_shows_seams(printer: PdfPrinter) -> None:
    with pypdfium2.PdfDocument(printer.introduction(CARD, OFFICE, DAY).pdf) as document:
        code = [
            item
            for item in document[0].get_objects(filter=[raw.FPDF_PAGEOBJ_PATH])
            if raw.FPDFPath_CountSegments(item) > len(MODULES)
        ]
    assert len(code) == 1


def test_there_is_room_for_signature_and_seal_under_the_day(printer: PdfPrinter) -> None:
    page = sheet(printer)
    day = page.find("Tân Hòa, ngày 05 tháng 01 năm 2026")
    title, hint = page.find("XÁC NHẬN CỦA CƠ QUAN"), page.find("(Ký, ghi rõ")
    assert day.italic
    assert title.bold
    assert day.baseline < title.baseline < hint.baseline
    assert day.centre == pytest.approx(title.centre, abs=1)
    below = [line for line in page.lines if line.top > hint.bottom and line.x1 > title.x0]
    assert not below
    assert page.height - 20 * MM - hint.bottom >= 40 * MM


def test_a_name_of_a_hundred_letters_is_printed_to_the_last_letter(printer: PdfPrinter) -> None:
    office = dataclasses.replace(OFFICE, unit_name=LONG_NAME)
    assert len(office.committee) > 100
    page = sheet(printer, office)
    words = squeezed(text_of([page]))
    assert squeezed(office.committee) in words
    assert squeezed(office.unit.upper()) in words
    assert_nothing_is_clipped(page)


@pytest.mark.parametrize("word", ["W", "WWWWWWWWW ", "Nguyễn ", "😀 "])
def test_one_page_holds_any_name(word: str, printer: PdfPrinter) -> None:
    name = (word * 400)[:400]
    office = dataclasses.replace(OFFICE, unit_name=name, own_body=name, is_sample=True)
    assert_nothing_is_clipped(sheet(printer, office))


def test_a_body_with_its_own_seal_stands_under_its_committee(printer: PdfPrinter) -> None:
    office = dataclasses.replace(OFFICE, own_body="Trung tâm Phục vụ hành chính công")
    page = sheet(printer, office)
    assert page.find("UBND XÃ TÂN HÒA").plain
    assert page.find("TRUNG TÂM").bold


def test_the_sheet_of_the_sample_office_says_that_it_is_for_training(printer: PdfPrinter) -> None:
    page = sheet(printer, dataclasses.replace(OFFICE, is_sample=True))
    assert page.lines[0].text.startswith("PHIẾU TẬP HUẤN")
    assert "TẬP HUẤN" not in text_of([sheet(printer)])
