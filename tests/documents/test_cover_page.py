"""The cover of a package: one page that tells a person what the file is and how to open it."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pypdfium2
import pytest
from samples import OFFICE, big_plan
from sheets import MM, PdfPage, assert_nothing_is_clipped, read, squeezed, text_of

from kehoach_desktop.documents.pdf.printer import PdfPrinter
from kehoach_desktop.paths import resource
from kehoach_desktop.services.ports.exchange import CoverSheet

SHEET = CoverSheet(
    title="GÓI TRAO ĐỔI KẾ HOẠCH",
    sender="Ủy ban nhân dân xã Tân Hòa",
    recipients=("Ủy ban nhân dân tỉnh Núi Xanh", "Sở Nội vụ tỉnh Núi Xanh"),
    subject="Tuyên truyền cải cách hành chính năm 2026",
    created=dt.datetime(2026, 4, 16, 8, 5),
    fingerprint="03517 88201 54996 10023 77410 62985",
    facts=(("Số, ký hiệu:", "25/KH-UBND"), ("Số nhiệm vụ:", "12")),
    note="Dãy số này phải trùng với phiếu giới thiệu.",
    lines=("1. Mở chương trình.", "2. Không tự mở tệp nào."),
)
#: The longest names a commune may have, and then some.
LONG = (
    "Ủy ban nhân dân xã Nghĩa Khuynh Thượng Trung Hạ Nghĩa Khuynh Thượng Trung Hạ Nghĩa Khuynh Đông"
)


@pytest.fixture(scope="module")
def shipped() -> PdfPrinter:
    return PdfPrinter(resource("fonts"))


def page_of(pdf: bytes) -> PdfPage:
    (page,) = read(pdf)
    return page


def test_the_cover_says_who_sent_what_to_whom_and_what_to_do(shipped: PdfPrinter) -> None:
    page = page_of(shipped.cover(SHEET))
    assert (page.width, page.height) == pytest.approx((210 * MM, 297 * MM), abs=0.1)
    words = text_of([page])
    for said in (SHEET.title, SHEET.sender, *SHEET.recipients, SHEET.subject, *SHEET.lines):
        assert said in words
    for label, value in SHEET.facts:
        assert page.find(label).baseline == page.find(value).baseline
    assert "08:05 ngày 16/4/2026 (theo đồng hồ của máy gửi)" in words
    assert_nothing_is_clipped(page)


def test_the_fingerprint_stands_on_one_line_in_six_groups_of_five(shipped: PdfPrinter) -> None:
    page = page_of(shipped.cover(SHEET))
    digits = page.find("03517")
    assert digits.text.split() == SHEET.fingerprint.split()
    assert digits.size > 16
    assert digits.bold


def test_the_same_sheet_gives_the_same_bytes_whatever_was_printed_between(
    shipped: PdfPrinter, printer: PdfPrinter
) -> None:
    first = shipped.cover(SHEET)
    printer.cover(dataclasses.replace(SHEET, title="KHÁC"))
    assert PdfPrinter(resource("fonts")).cover(SHEET) == first


def test_a_plan_prints_the_same_before_and_after_a_cover(
    shipped: PdfPrinter, printer: PdfPrinter
) -> None:
    plan = big_plan(1, 1, 0)
    before = printer.plan(plan, OFFICE).pdf
    shipped.cover(SHEET)
    assert printer.plan(plan, OFFICE).pdf == before


def test_no_build_of_zlib_has_a_say_in_the_bytes(shipped: PdfPrinter) -> None:
    assert b"FlateDecode" not in shipped.cover(SHEET)


def test_a_cover_for_training_says_so_before_anything_else(shipped: PdfPrinter) -> None:
    page = page_of(shipped.cover(dataclasses.replace(SHEET, warning="GÓI TẬP HUẤN")))
    assert page.lines[0].text == "GÓI TẬP HUẤN"


def test_an_introduction_that_is_for_nobody_in_particular_has_no_line_of_recipients(
    shipped: PdfPrinter,
) -> None:
    assert "Nơi nhận" not in text_of(
        [page_of(shipped.cover(dataclasses.replace(SHEET, recipients=())))]
    )


def test_names_of_a_hundred_letters_are_printed_to_the_last_letter(shipped: PdfPrinter) -> None:
    sheet = dataclasses.replace(SHEET, sender=LONG, recipients=(f"{LONG} A", f"{LONG} B"))
    page = page_of(shipped.cover(sheet))
    words = squeezed(text_of([page]))
    assert words.count(squeezed(LONG)) == 3
    assert_nothing_is_clipped(page)


def test_two_hundred_recipients_are_counted_where_they_do_not_fit(shipped: PdfPrinter) -> None:
    names = tuple(f"Ủy ban nhân dân xã Số {number}" for number in range(200))
    page = page_of(shipped.cover(dataclasses.replace(SHEET, recipients=names)))
    words = text_of([page])
    shown = sum(f"{name} " in f"{words} " for name in names)
    assert f"và {200 - shown} cơ quan khác" in words
    assert shown >= 10
    assert_nothing_is_clipped(page)


@pytest.mark.parametrize("word", ["W", "WWWWWWWWW ", "Nguyễn ", "ỄỆỘ", "i", "😀 "])
def test_one_page_holds_it_whatever_the_names_are(word: str, shipped: PdfPrinter) -> None:
    name = (word * 400)[:400]
    sheet = CoverSheet(
        name, name, (name,) * 200, name * 3, SHEET.created, SHEET.fingerprint,
        facts=(("Bản chính kèm theo:", name), *SHEET.facts), warning="TẬP HUẤN",
        note=SHEET.note, lines=SHEET.lines,
    )  # fmt: skip
    assert_nothing_is_clipped(page_of(shipped.cover(sheet)))


def test_the_file_names_itself_to_whoever_opens_it(shipped: PdfPrinter) -> None:
    with pypdfium2.PdfDocument(shipped.cover(SHEET)) as document:
        info = document.get_metadata_dict()
    assert info["Title"] == f"{SHEET.title}: {SHEET.subject}"
    assert info["Author"] == SHEET.sender
