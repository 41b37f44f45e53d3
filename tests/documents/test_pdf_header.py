"""The header: national title, issuing body, number, place and date (nd30.md H01–H22)."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from samples import CHAIR, OFFICE, big_plan, issued
from sheets import MM, PdfPage, read

from kehoach_desktop.documents.pdf.printer import PdfPrinter
from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.plans.plan import IssueForm, Plan

SMALL = big_plan(1, 1, 0)
NATIONAL_TITLE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"


def first_page(printer: PdfPrinter, plan: Plan, office: OfficeProfile = OFFICE) -> PdfPage:
    return read(printer.plan(plan, office).pdf)[0]


@pytest.mark.parametrize(("body", "capitals", "motto"), [(14, 13, 14), (13, 12, 13)])
def test_the_national_title_and_motto_stand_top_right(
    printer: PdfPrinter, body: int, capitals: int, motto: int
) -> None:
    page = first_page(printer, issued(replace(SMALL, body_size=body)))
    title, under = page.find(NATIONAL_TITLE), page.find(MOTTO)
    assert title.text == NATIONAL_TITLE
    assert title.baseline < 45 * MM
    assert title.centre > page.width / 2
    assert (title.size, title.bold, title.italic) == (capitals, True, False)
    assert under.text == MOTTO
    assert (under.size, under.bold, under.italic) == (motto, True, False)
    assert under.centre == pytest.approx(title.centre, abs=1 * MM)
    assert under.baseline - title.baseline <= 1.15 * motto + 2


def test_the_line_under_the_motto_is_as_long_as_the_motto(printer: PdfPrinter) -> None:
    page = first_page(printer, issued(SMALL))
    motto = page.find(MOTTO)
    x0, _, x1, _ = page.stroke_below(motto)
    assert 0.95 <= (x1 - x0) / motto.width <= 1.05


def test_the_committee_stands_on_two_lines_with_a_short_line_below(printer: PdfPrinter) -> None:
    page = first_page(printer, issued(SMALL))
    first, second = page.find("ỦY BAN NHÂN DÂN"), page.find("XÃ TÂN HÒA")
    assert (first.text, second.text) == ("ỦY BAN NHÂN DÂN", "XÃ TÂN HÒA")
    assert first.bold
    assert second.bold
    assert first.size == second.size == 13
    assert first.centre == pytest.approx(second.centre, abs=1 * MM)
    assert first.top == pytest.approx(page.find(NATIONAL_TITLE).top, abs=2 * MM)
    x0, _, x1, _ = page.stroke_below(second)
    assert 0.32 <= (x1 - x0) / first.width <= 0.52


def test_a_body_of_its_own_stands_bold_below_the_committee(printer: PdfPrinter) -> None:
    office = replace(OFFICE, own_body="Trung tâm Phục vụ hành chính công")
    page = first_page(printer, issued(replace(SMALL, symbol="KH-TTPVHCC")), office)
    superior = page.find("UBND XÃ TÂN HÒA")
    own = [line for line in page.lines if line.text in {"TRUNG TÂM PHỤC VỤ", "HÀNH CHÍNH CÔNG"}]
    assert superior.plain
    assert [line.bold for line in own] == [True, True]
    assert superior.baseline < own[0].baseline < own[1].baseline
    assert all(line.centre == pytest.approx(superior.centre, abs=1 * MM) for line in own)


def test_papers_of_a_body_of_its_own_are_named_after_its_unit_too(printer: PdfPrinter) -> None:
    office = replace(OFFICE, own_body="Trung tâm Phục vụ hành chính công")
    plan = issued(replace(big_plan(1, 1, 2), symbol="KH-TTPVHCC"))
    appendix = read(printer.plan(plan, office).pdf)[-1]
    words = " ".join(line.text for line in appendix.lines if line.italic)
    assert words.endswith("của Trung tâm Phục vụ hành chính công xã Tân Hòa)")


def test_number_and_date_share_a_baseline_under_their_bodies(printer: PdfPrinter) -> None:
    page = first_page(printer, issued(SMALL))
    number, date = page.find("Số:"), page.find("Tân Hòa,")
    assert number.text == "Số: 02/KH-UBND"
    assert (number.size, number.plain) == (13, True)
    assert number.centre == pytest.approx(page.find("XÃ TÂN HÒA").centre, abs=1 * MM)
    assert date.text == "Tân Hòa, ngày 05 tháng 01 năm 2026"
    assert date.italic
    assert not date.bold
    assert 13 <= date.size <= 14
    assert date.centre == pytest.approx(page.find(NATIONAL_TITLE).centre, abs=1.5 * MM)
    assert date.baseline == pytest.approx(number.baseline, abs=2)


def test_a_draft_says_so_and_leaves_number_day_and_month_blank(printer: PdfPrinter) -> None:
    page = first_page(printer, replace(SMALL, draft_no=3))
    mark = page.lines[0]
    assert mark.text == "DỰ THẢO lần 3"
    assert mark.x0 == pytest.approx(30 * MM, abs=0.5)
    assert mark.bottom < page.find("ỦY BAN NHÂN DÂN").top
    number, date = page.find("Số:"), page.find("Tân Hòa,")
    assert re.fullmatch(r"Số:\s+/KH-UBND", number.text)
    assert number.gap(":", "/") > 8 * MM  # room for a number by hand
    assert re.fullmatch(r"Tân Hòa, ngày\s+tháng\s+năm 2026", date.text)
    assert date.gap("y", "t") > 7 * MM
    assert not any("DỰ THẢO" in line.text for line in first_page(printer, issued(SMALL)).lines)


def test_the_number_is_printed_as_the_clerk_gave_it(printer: PdfPrinter) -> None:
    plan = issued(SMALL, "115/KH-UBND-VX")
    assert first_page(printer, plan).find("Số:").text == "Số: 115/KH-UBND-VX"


def test_a_long_place_name_keeps_the_date_on_one_line(printer: PdfPrinter) -> None:
    page = first_page(printer, issued(replace(SMALL, place="Thành phố Hồ Chí Minh")))
    date = page.find("Thành phố Hồ Chí Minh,")
    assert date.text == "Thành phố Hồ Chí Minh, ngày 05 tháng 01 năm 2026"
    assert date.size in {13, 14}
    assert date.x0 > page.find("Số:").x1 + 5
    assert page.find(NATIONAL_TITLE).text == NATIONAL_TITLE


def test_long_office_names_wrap_in_balanced_lines_and_keep_clear_of_the_national_title(
    printer: PdfPrinter,
) -> None:
    name = "Trung tâm Phục vụ hành chính công và Chuyển đổi số liên xã Nguyễn"
    assert len(name) >= 60
    office = replace(OFFICE, unit_name="Nguyễn Bỉnh Khiêm Thượng Phước Bắc Trà My", own_body=name)
    page = first_page(printer, issued(SMALL), office)
    title = page.find(NATIONAL_TITLE)
    left = [line for line in page.lines if line.x1 < title.x0 and line.baseline < 70 * MM]
    words = " ".join(line.text for line in left)
    assert name.upper() in words
    names = [line for line in left if line.bold]
    assert len(names) >= 3
    assert min(line.width for line in names) > 0.5 * max(line.width for line in names)
    assert page.find("KẾ HOẠCH").top > max(line.bottom for line in left)


def test_an_attached_plan_has_bodies_but_no_number_and_no_date(printer: PdfPrinter) -> None:
    plan = replace(SMALL, form=IssueForm.DECISION_BY_HEAD, symbol="QĐ-UBND", signatory=CHAIR)
    decision, attached, *_ = read(printer.plan(issued(plan), OFFICE).pdf)
    assert decision.find("Số:").text == "Số: 02/QĐ-UBND"
    assert attached.find("ỦY BAN NHÂN DÂN")
    assert attached.find(NATIONAL_TITLE)
    assert not any(line.text.startswith(("Số:", "Tân Hòa,")) for line in attached.lines)


def test_a_decision_carries_the_symbol_of_a_decision(printer: PdfPrinter) -> None:
    plan = replace(SMALL, form=IssueForm.DECISION_BY_BODY)  # symbol still KH-UBND
    assert first_page(printer, issued(plan)).find("Số:").text == "Số: 02/QĐ-UBND"


def test_a_plan_that_was_to_be_a_decision_carries_the_symbol_of_a_plan(
    printer: PdfPrinter,
) -> None:
    plan = issued(replace(SMALL, form=IssueForm.PLAN, symbol="QĐ-UBND"))
    assert first_page(printer, plan).find("Số:").text == "Số: 02/KH-UBND"


@pytest.mark.parametrize("body", [13, 14])
@pytest.mark.parametrize("is_issued", [False, True])
def test_a_place_of_two_lines_keeps_its_date_whole_and_level_with_the_number(
    printer: PdfPrinter, body: int, is_issued: bool
) -> None:
    place = "Nguyễn Bỉnh Khiêm Thượng Phước Bắc Trà My"
    plan = replace(SMALL, place=place, body_size=body)
    office = replace(OFFICE, unit_name=place)
    page = first_page(printer, issued(plan) if is_issued else plan, office)
    number = page.find("Số:")
    (date,) = (line for line in page.lines if ", ngày" in line.text)
    assert date.text.endswith("năm 2026")
    assert number.baseline == pytest.approx(date.baseline, abs=0.5)
    assert page.find("Nguyễn Bỉnh").baseline < date.baseline
