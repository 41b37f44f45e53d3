"""The file itself: letters, faces, order of reading, properties, the same bytes."""

from __future__ import annotations

import re
from dataclasses import replace

import pypdfium2 as pdfium
import pytest
from samples import OFFICE, big_plan, issued
from sheets import read, squeezed, text_of

from kehoach_desktop.documents.composition import Document, Paragraph, Part, Run
from kehoach_desktop.documents.decree30 import Role
from kehoach_desktop.documents.pdf.printer import PdfPrinter
from kehoach_desktop.domain.plans.plan import Block, BlockKind, Section

SHAPES = {"a": "aăâ", "e": "eê", "i": "i", "o": "oôơ", "u": "uư", "y": "y"}
LETTERS = (
    "a à á ả ã ạ ă ằ ắ ẳ ẵ ặ â ầ ấ ẩ ẫ ậ b c d đ e è é ẻ ẽ ẹ ê ề ế ể ễ ệ f g h i ì í ỉ ĩ ị j k l "
    "m n o ò ó ỏ õ ọ ô ồ ố ổ ỗ ộ ơ ờ ớ ở ỡ ợ p q r s t u ù ú ủ ũ ụ ư ừ ứ ử ữ ự v w x y ỳ ý ỷ ỹ ỵ z"
)
MARKS = "0123456789 . , ; : ! ? ( ) [ ] / - – — + % & § “ ” ‘ ’ … ° × ² € @ # * = < > _ \\ ' \" |"


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("italic", [False, True])
def test_every_vietnamese_letter_is_read_back_in_every_style(
    printer: PdfPrinter, bold: bool, italic: bool
) -> None:
    words = f"{LETTERS} {LETTERS.upper()} {MARKS}"
    line = Paragraph(Role.BODY, (Run(words, bold, italic),), "opening")
    pages = read(printer.document(Document("Chữ", "Tôi", (Part("a", (line,)),))).pdf)
    assert text_of(pages) == words


def test_every_letter_of_the_five_real_plans_is_read_back(
    printer: PdfPrinter, real_plans: dict[str, str]
) -> None:
    assert len(real_plans) == 5
    for name, text in real_plans.items():
        lines = [" ".join(line.split()) for line in text.splitlines()]
        lines = [line for line in lines if line]
        elements = tuple(Paragraph(Role.BODY, (Run(line),), "opening") for line in lines)
        pdf = printer.document(Document(name, "Tôi", (Part("a", elements),))).pdf
        assert squeezed(text_of(read(pdf))) == squeezed("".join(lines)), name


def test_a_real_plan_goes_through_the_model_and_keeps_every_word(
    printer: PdfPrinter, real_plans: dict[str, str]
) -> None:
    from kehoach_desktop.domain.vntext import clean

    for name, text in real_plans.items():
        lines = [line for line in map(clean, text.splitlines()) if line]
        blocks = tuple(
            Block(str(index), BlockKind.PARAGRAPH, line) for index, line in enumerate(lines)
        )
        plan = replace(big_plan(1, 1, 0), sections=(Section("m", "Mục", (), blocks),))
        words = squeezed(text_of(read(printer.plan(plan, OFFICE).pdf)))
        assert squeezed("".join(lines)) in words, name


def test_text_is_read_in_the_order_of_the_paper(printer: PdfPrinter) -> None:
    document = pdfium.PdfDocument(printer.plan(issued(big_plan(2, 2, 3)), OFFICE).pdf)
    words = " ".join(page.get_textpage().get_text_range() for page in document)
    words = " ".join(words.split())
    order = ["ỦY BAN NHÂN DÂN", "CỘNG HÒA", "Số: 02/KH-UBND", "KẾ HOẠCH", "Thực hiện Kế hoạch",
             "I. MỤC ĐÍCH", "II. NỘI DUNG", "Trên đây là", "TM. ỦY BAN", "Nơi nhận:",
             "PHÂN CÔNG NHIỆM VỤ", "Nhiệm vụ Cơ quan"]  # fmt: skip
    places = [words.index(part) for part in order]
    assert places == sorted(places)


def test_no_face_is_left_unembedded(printer: PdfPrinter) -> None:
    pdf = printer.plan(issued(big_plan(2, 2, 3)), OFFICE).pdf
    objects = {
        int(number): body
        for number, body in re.findall(rb"(\d+) 0 obj\s(.*?)endobj", pdf, re.DOTALL)
    }
    fonts = [body for body in objects.values() if re.search(rb"/Type\s*/Font\b(?!Desc)", body)]
    assert len(fonts) >= 4
    for font in fonts:
        assert b"/Subtype /TrueType" in font
        descriptor = re.search(rb"/FontDescriptor (\d+) 0 R", font)
        assert descriptor, font
        assert b"/FontFile2" in objects[int(descriptor[1])]
        assert b"/ToUnicode" in font
    assert b"Helvetica" not in pdf


def test_the_file_has_title_author_language_and_bookmarks(printer: PdfPrinter) -> None:
    pdf = printer.plan(issued(big_plan(2, 2, 0)), OFFICE).pdf
    document = pdfium.PdfDocument(pdf)
    properties = document.get_metadata_dict()
    assert properties["Title"].startswith("Kế hoạch tuyên truyền cải cách hành chính năm 2026")
    assert properties["Author"] == "Ủy ban nhân dân xã Tân Hòa"
    assert re.search(rb"/Lang\s*\(vi-VN\)", pdf)
    marks = [(mark.level, mark.get_title()) for mark in document.get_toc()]
    assert marks == [
        (0, "I. MỤC ĐÍCH, YÊU CẦU"),
        (1, "1. Nhóm việc thứ 1"),
        (1, "2. Nhóm việc thứ 2"),
        (0, "II. NỘI DUNG"),
        (1, "1. Nhóm việc thứ 1"),
        (1, "2. Nhóm việc thứ 2"),
    ]


def test_the_same_plan_gives_the_same_bytes(printer: PdfPrinter) -> None:
    plan = issued(big_plan(2, 2, 3))
    first = printer.plan(plan, OFFICE)
    printer.plan(big_plan(1, 1, 1), OFFICE)
    assert printer.plan(plan, OFFICE) == first
    assert PdfPrinter().plan(plan, OFFICE).pdf == first.pdf


def test_spots_show_where_each_block_and_task_stands(printer: PdfPrinter) -> None:
    printed = printer.plan(issued(big_plan(3, 2, 3)), OFFICE)
    pages = read(printed.pdf)
    assert printed.pages == len(pages)
    sources = {spot.source for spot in printed.spots}
    assert {"header", "title", "opening", "closing", "recipients", "signature"} <= sources
    assert {"section:m0", "block:0-0", "task:nv0", "task:nv100"} <= sources
    (heading,) = [spot for spot in printed.spots if spot.source == "section:m1"]
    line = pages[heading.page].find("II. NỘI DUNG")
    assert heading.left - 1 <= line.x0 <= line.x1 <= heading.right + 1
    assert heading.top <= line.baseline <= heading.bottom


def test_spots_never_leave_their_page(printer: PdfPrinter) -> None:
    printed = printer.plan(issued(big_plan()), OFFICE)
    pages = read(printed.pdf)
    for spot in printed.spots:
        page = pages[spot.page]
        assert 0 <= spot.left < spot.right <= page.width
        assert 0 <= spot.top < spot.bottom <= page.height
