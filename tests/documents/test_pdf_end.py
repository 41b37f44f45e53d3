"""The end of a paper: signature and recipients (nd30.md S01–S07, N01–N09)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from samples import OFFICE, big_plan, issued, text
from sheets import MM, PdfPage, read

from kehoach_desktop.documents.pdf.printer import PdfPrinter
from kehoach_desktop.domain.office import Signatory, SigningCapacity
from kehoach_desktop.domain.plans.plan import Block, BlockKind, IssueForm, Plan, Section

SMALL = big_plan(1, 1, 0)


def pages_of(printer: PdfPrinter, plan: Plan) -> list[PdfPage]:
    return read(printer.plan(plan, OFFICE).pdf)


def page_with(pages: list[PdfPage], start: str) -> PdfPage:
    return next(page for page in pages if any(line.text.startswith(start) for line in page.lines))


def test_the_signature_stands_right_bold_and_centred_with_room_to_sign(
    printer: PdfPrinter,
) -> None:
    page = page_with(pages_of(printer, issued(SMALL)), "TM.")
    body, title = page.find("TM. ỦY BAN NHÂN DÂN"), page.find("CHỦ TỊCH")
    name = page.find("Nguyễn Văn An")
    for line in (body, title, name):
        assert line.bold
        assert not line.italic
        assert line.size == 14
        assert line.centre > page.width / 2
        assert line.centre == pytest.approx(body.centre, abs=1.5 * MM)
    assert name.top - title.bottom >= 25 * MM


def test_a_deputy_signs_for_the_chair(printer: PdfPrinter) -> None:
    deputy = Signatory(SigningCapacity.FOR_HEAD, "Chủ tịch", "Phó Chủ tịch", "Lê Thị Bình",
                       "Ủy ban nhân dân")  # fmt: skip
    page = page_with(pages_of(printer, replace(SMALL, signatory=deputy)), "TM.")
    signed = [line.text for line in page.lines if line.bold and line.x0 > 300 and line.size == 14]
    assert signed[-4:] == [
        "TM. ỦY BAN NHÂN DÂN",
        "KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        "Lê Thị Bình",
    ]


def test_the_recipients_stand_left_level_with_the_signature(printer: PdfPrinter) -> None:
    page = page_with(pages_of(printer, issued(SMALL)), "Nơi nhận:")
    word = page.find("Nơi nhận:")
    assert (word.text, word.size, word.bold, word.italic) == ("Nơi nhận:", 12, True, True)
    assert word.x0 == pytest.approx(30 * MM, abs=1 * MM)
    assert word.top == pytest.approx(page.find("TM. ").top, abs=2 * MM)
    items = [line for line in page.lines if line.size == 11]
    assert all(line.plain for line in items)
    assert all(line.x0 == pytest.approx(30 * MM, abs=0.1) for line in items)
    assert [line.text for line in items] == [
        "- UBND tỉnh;",
        "- Sở Nội vụ;",
        "- TT Đảng ủy, TT HĐND xã;",
        "- Chủ tịch, các PCT UBND xã;",
        "- UB MTTQ Việt Nam xã và các đoàn thể;",
        "- Các phòng, TTPVHCC;",
        "- Các thôn;",
        "- Trang TTĐT xã;",
        "- Lưu: VT, VHXH.",
    ]


def test_a_decision_is_sent_first_to_those_its_last_article_names(printer: PdfPrinter) -> None:
    plan = replace(SMALL, form=IssueForm.DECISION_BY_HEAD)
    page = pages_of(printer, plan)[0]
    assert [line.text for line in page.lines if line.size == 11][0] == "- Như Điều 3;"


@pytest.mark.parametrize("paragraphs", range(8, 18))
def test_the_signature_never_stands_alone_on_a_page(printer: PdfPrinter, paragraphs: int) -> None:
    blocks = tuple(Block(str(i), BlockKind.PARAGRAPH, text(i, 2)) for i in range(paragraphs))
    plan = replace(SMALL, sections=(Section("m", "Nội dung", (), blocks),), closing="Xin cảm ơn./.")
    pages = pages_of(printer, issued(plan))
    page = page_with(pages, "TM.")
    assert page is page_with(pages, "Nguyễn Văn An")
    assert page is page_with(pages, "- Lưu:")
    top = page.find("TM.").top
    above = [line for line in page.body if line.bottom <= top and line.size == 14]
    assert len(above) >= 2
    assert above[-1].text == "Xin cảm ơn./."


def test_forty_recipients_stay_beside_the_signature(printer: PdfPrinter) -> None:
    plan = replace(SMALL, recipients=tuple(f"Cơ quan thứ {i}" for i in range(40)))
    page = page_with(pages_of(printer, issued(plan)), "TM.")
    items = [line for line in page.lines if line.size == 11]
    assert len(items) == 41
    assert items[-1].text == "- Lưu: VT, VHXH."
    assert items[-1].bottom <= page.height - 20 * MM


def test_recipients_no_page_can_hold_go_on_overleaf_without_losing_one(
    printer: PdfPrinter,
) -> None:
    plan = replace(SMALL, recipients=tuple(f"Cơ quan thứ {i}" for i in range(90)))
    pages = pages_of(printer, issued(plan))
    items = [line.text for page in pages for line in page.lines if line.size == 11]
    assert len(items) == 91
    assert page_with(pages, "TM.") is page_with(pages, "Nguyễn Văn An")
    assert len(set(items)) == 91


def test_a_draft_without_signer_still_leaves_the_place(printer: PdfPrinter) -> None:
    page = page_with(pages_of(printer, replace(SMALL, signatory=None)), "Nơi nhận:")
    assert page.find("TM. ỦY BAN NHÂN DÂN")
