"""Paper, margins, fonts, page numbers (nd30.md P01–P12)."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from samples import OFFICE, big_plan, issued, text
from sheets import MM, PdfPage, read

from kehoach_desktop.documents.pdf.printer import PdfPrinter
from kehoach_desktop.domain.plans.plan import Block, BlockKind, Section


@pytest.fixture(scope="module")
def pages(printer: PdfPrinter) -> list[PdfPage]:
    return read(printer.plan(issued(big_plan()), OFFICE).pdf)


@pytest.fixture(scope="module")
def upright_pages(pages: list[PdfPage]) -> list[PdfPage]:
    return [page for page in pages if page.width < page.height]


@pytest.fixture(scope="module")
def turned_pages(pages: list[PdfPage]) -> list[PdfPage]:
    return [page for page in pages if page.width > page.height]


def test_every_page_is_a4_and_only_the_appendix_lies(pages: list[PdfPage]) -> None:
    for page in pages:
        assert sorted((page.width, page.height)) == pytest.approx([595.28, 841.89], abs=0.1)
    turned = [page.width > page.height for page in pages]
    assert turned == sorted(turned)  # the appendix comes last
    assert any(turned)
    assert not turned[0]


def test_prose_stands_between_the_margins_of_30_and_20_mm(upright_pages: list[PdfPage]) -> None:
    lefts = Counter(round(line.x0, 1) for page in upright_pages for line in page.body)
    rights = Counter(round(line.x1, 1) for page in upright_pages for line in page.body)
    assert dict(lefts.most_common(2)).keys() == {85.0, 121.0}  # wrapped lines; first lines
    assert rights.most_common(1)[0][0] == pytest.approx(595.28 - 20 * MM, abs=0.5)


def test_nothing_but_the_page_number_stands_in_the_margins(pages: list[PdfPage]) -> None:
    for page in pages:
        for line in page.body:
            assert line.top >= 20 * MM - 0.5
            assert line.bottom <= page.height - 20 * MM + 0.1
            assert line.x0 >= 30 * MM - 0.1
            assert line.x1 <= page.width - 20 * MM + 0.1


def test_pages_are_filled_to_the_lower_margin(upright_pages: list[PdfPage]) -> None:
    # Glued lines may move to the next page: at most a heading and two lines of prose.
    for page in upright_pages[:-1]:
        assert max(line.bottom for line in page.body) > page.height - 20 * MM - 100


def test_the_first_page_has_no_number_and_the_others_count_in_the_upper_margin(
    upright_pages: list[PdfPage],
) -> None:
    first, *others = upright_pages
    assert all(line.baseline > 20 * MM for line in first.lines)
    for index, page in enumerate(others, start=2):
        number = page.lines[0]
        assert number.text == str(index)
        assert number.bottom < 20 * MM
        assert 105 * MM - 3 <= number.centre <= 110 * MM + 3
        assert number.size == 13
        assert number.plain


def test_the_appendix_counts_its_own_pages(turned_pages: list[PdfPage]) -> None:
    first, second, *_ = turned_pages
    assert all(line.baseline > 20 * MM for line in first.lines)
    assert second.lines[0].text == "2"
    assert second.lines[0].centre == pytest.approx(30 * MM + 247 * MM / 2, abs=1)


def test_there_is_one_family_of_type(pages: list[PdfPage]) -> None:
    fonts = {font for page in pages for line in page.lines for font in line.fonts}
    assert fonts == {
        "LiberationSerif",
        "LiberationSerif-Bold",
        "LiberationSerif-Italic",
        "LiberationSerif-BoldItalic",
    }


def test_everything_is_black_on_white(printer: PdfPrinter) -> None:
    from kehoach_desktop.documents.pdf.painter import PdfPainter

    pdf = printer.plan(issued(big_plan(1, 1, 2)), OFFICE).pdf
    _, _, rows = PdfPainter().page(pdf, 0, 400)
    blue, green, red = rows[0::4], rows[1::4], rows[2::4]
    assert blue == green == red
    assert 0 < min(blue) + 1 < 90
    # No grey ground: nearly every pixel of the page is white.
    assert blue.count(255) > 0.8 * len(blue)


@pytest.mark.parametrize("length", range(2, 9))
def test_no_paragraph_leaves_a_single_line_behind(printer: PdfPrinter, length: int) -> None:
    blocks = tuple(
        Block(str(index), BlockKind.PARAGRAPH, f"Đoạn {index}. " + text(index, length))
        for index in range(30)
    )
    section = Section("m", "Nội dung", (), blocks)
    plan = replace(big_plan(1, 1, 0), sections=(section,))
    pages = read(printer.plan(issued(plan), OFFICE).pdf)
    assert len(pages) > 2
    for page, following in zip(pages, pages[1:], strict=False):
        lines = [line for line in page.body if line.size == 14]
        after = [line for line in following.body if line.size == 14]
        starts_below = after[0].x0 > 100  # the next page begins with a first line
        if not starts_below:
            assert lines[-1].x0 < 100 or len(after) == 0, "a first line alone at the foot"
            assert after[1].x0 < 100, "a last line alone at the head"
