"""Pictures of pages for the preview."""

from __future__ import annotations

import pytest
from samples import OFFICE, big_plan, issued

from kehoach_desktop.documents.pdf.painter import PdfPainter
from kehoach_desktop.documents.pdf.printer import PdfPrinter
from kehoach_desktop.errors import AppError


def test_a_page_is_painted_as_wide_as_asked(printer: PdfPrinter) -> None:
    printed = printer.plan(issued(big_plan(1, 1, 2)), OFFICE)
    painter = PdfPainter()
    width, height, rows = painter.page(printed.pdf, 0, 350)
    assert width == 350
    assert height == pytest.approx(350 * 297 / 210, abs=1)
    assert len(rows) == width * height * 4
    # The appendix lies.
    width, height, _ = painter.page(printed.pdf, printed.pages - 1, 350)
    assert height == pytest.approx(350 * 210 / 297, abs=1)
    assert painter.pages(printed.pdf) == printed.pages


def test_the_picture_shows_the_paper_that_was_asked_for_last(printer: PdfPrinter) -> None:
    painter = PdfPainter()
    one = printer.plan(issued(big_plan(1, 1, 0)), OFFICE).pdf
    two = printer.plan(issued(big_plan(1, 2, 0)), OFFICE).pdf
    first = painter.page(one, 0, 200)
    assert painter.page(two, 0, 200) != first
    assert painter.page(one, 0, 200) == first


@pytest.mark.parametrize("index", [99, -1])
def test_a_page_that_is_not_there_is_refused(printer: PdfPrinter, index: int) -> None:
    pdf = printer.plan(issued(big_plan(1, 1, 0)), OFFICE).pdf
    with pytest.raises(AppError, match="E-PDF"):
        PdfPainter().page(pdf, index, 200)


def test_what_is_no_pdf_is_refused() -> None:
    painter = PdfPainter()
    for data in (b"", b"hello", b"%PDF-1.4\n"):
        with pytest.raises(AppError, match="E-PDF"):
            painter.page(data, 0, 200)
