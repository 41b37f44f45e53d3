"""What the printer gets is what the PDF shows: same place, same size, same pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from plan_desk import Desk
from PySide6.QtGui import QImage, QPageRanges, QPageSize
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from kehoach_desktop.errors import AppError
from kehoach_desktop.services.ports.print import PrintOrder
from kehoach_desktop.services.ports.printing import PrintedDocument
from kehoach_desktop.system.spooler import CupsSpooler, command
from kehoach_desktop.ui.pages.plans.paper import Paper
from kehoach_desktop.ui.pages.plans.print_job import PrintJob, pages_of


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path / "data")
    qtbot.addWidget(desk.page)
    yield desk
    assert desk.crashes == []
    desk.app.close()


@pytest.fixture
def made(desk: Desk) -> PrintedDocument:
    assert desk.shell.office is not None
    return desk.app.printing.plan(
        desk.app.plans.load(desk.app.plans.rows()[0].id), desk.shell.office
    )


def pdf_printer(path: Path, dpi: int = 150) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(dpi)
    printer.setFullPage(True)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    return printer


def grey(desk: Desk, printed: PrintedDocument, index: int, wide: int = 620) -> QImage:
    width, height, rows = desk.app.printing.page(printed, index, wide)
    picture = QImage(rows, width, height, width * 4, QImage.Format.Format_RGB32)
    return picture.convertToFormat(QImage.Format.Format_Grayscale8)


def test_every_printed_page_is_the_page_of_the_pdf(
    desk: Desk, made: PrintedDocument, tmp_path: Path
) -> None:
    """Upright and turned pages; strips meet without a seam, nothing is scaled or moved."""
    out = tmp_path / "giấy.pdf"
    Paper(desk.shell, desk.page).send(made, pdf_printer(out))
    printed = desk.app.printing.read_pdf(out)
    assert printed.pages == made.pages
    for index in (0, made.pages - 1):
        ours, theirs = grey(desk, made, index), grey(desk, printed, index)
        assert abs(ours.height() - theirs.height()) <= 1
        assert ours.width() == theirs.width()
        dark = both = 0
        for y in range(0, min(ours.height(), theirs.height()), 2):
            for x in range(0, ours.width(), 2):
                if ours.pixelColor(x, y).lightness() < 110:
                    dark += 1
                    near = (
                        theirs.pixelColor(x + dx, min(y + dy, theirs.height() - 1)).lightness()
                        for dx in (-1, 0, 1)
                        for dy in (-1, 0, 1)
                    )
                    both += min(near) < 200
        assert dark > 200
        assert both / dark > 0.98


def test_strips_make_the_page_without_a_seam(desk: Desk, made: PrintedDocument) -> None:
    size = (827, 1169)
    whole = desk.app.printing.strip(made, 0, size, 0, size[1])
    parts = b"".join(
        desk.app.printing.strip(made, 0, size, top, min(200, size[1] - top))
        for top in range(0, size[1], 200)
    )
    assert parts == whole
    assert len(whole) == 827 * 1169 * 4


def test_the_chosen_pages_are_printed_in_the_chosen_order(tmp_path: Path) -> None:
    printer = pdf_printer(tmp_path / "x.pdf")
    assert pages_of(printer, 3) == [0, 1, 2]
    printer.setPageRanges(QPageRanges.fromString("1,3-9"))
    assert pages_of(printer, 5) == [0, 2, 3, 4]
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert pages_of(printer, 5) == [4, 3, 2, 0]


def test_copies_are_made_where_the_printer_makes_none(
    desk: Desk, made: PrintedDocument, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printer = pdf_printer(tmp_path / "hai bản.pdf", 72)
    printer.setFromTo(1, 1)
    printer.setCopyCount(2)
    monkeypatch.setattr(printer, "supportsMultipleCopies", lambda: False)
    job = PrintJob(desk.shell, made, printer, desk.page)
    job.start()
    assert desk.app.printing.read_pdf(tmp_path / "hai bản.pdf").pages == 2


def test_a_printer_that_is_gone_is_named_and_nothing_is_lost(
    desk: Desk, made: PrintedDocument, tmp_path: Path
) -> None:
    printer = pdf_printer(tmp_path / "không có" / "x.pdf")  # cannot be begun
    Paper(desk.shell, desk.page).send(made, printer)
    assert desk.notices[-1].code == "E-PRINTER"


def test_cups_gets_the_pdf_with_what_was_chosen() -> None:
    order = PrintOrder("Canon", "Kế hoạch", (1, 2, 3, 5), 2, "two-sided-long-edge")
    words = command(order)
    assert words[:7] == ["lp", "-t", "Kế hoạch", "-n", "2", "-d", "Canon"]
    assert "print-scaling=none" in words
    assert "sides=two-sided-long-edge" in words
    assert "page-ranges=1-3,5" in words
    assert words[-1] == "-"
    backwards = command(PrintOrder("", "", (3, 2, 1)))
    assert "outputorder=reverse" in backwards
    assert "page-ranges=1-3" in backwards


def test_a_cups_printer_that_refuses_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lp = tmp_path / "lp"
    lp.write_text("#!/bin/sh\ncat > /dev/null\necho 'no such printer' >&2\nexit 1\n")
    lp.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    with pytest.raises(AppError) as refused:
        CupsSpooler().send(b"%PDF-1.7", PrintOrder("Canon", "t", (1,)))
    assert (refused.value.code, refused.value.params["name"]) == ("E-PRINTER", "Canon")
