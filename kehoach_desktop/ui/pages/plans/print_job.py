"""Sends the pages of a PDF to a printer: the same points, at the printer's resolution, in strips.

What is on the screen is what is in the PDF is what comes out: pages are painted from the PDF, one
point of it one point of the paper, never scaled to fit. At 600 dots an inch a page is 139 MB; in
strips it needs 10 MB. A CUPS printer takes the PDF itself.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QImage, QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrinter

from kehoach_desktop.errors import AppError
from kehoach_desktop.services.ports.print import PrintOrder
from kehoach_desktop.services.ports.printing import PrintedDocument
from kehoach_desktop.ui.operations import Lane
from kehoach_desktop.ui.shell import Shell, Tone
from kehoach_desktop.ui.texts import tr

#: Dots an inch beyond which no letter gets sharper, and pictures only get larger.
MOST_DPI = 600
#: Rows of dots in a strip.
STRIP = 512


def pages_of(printer: QPrinter, count: int) -> list[int]:
    """Return the 0-based pages that were chosen, in the order in which they are printed."""
    ranges = printer.pageRanges()
    chosen = [page for page in range(1, count + 1) if ranges.contains(page)]
    if not chosen:
        first, last = printer.fromPage() or 1, printer.toPage() or count
        chosen = list(range(first, last + 1))
    pages = [page - 1 for page in chosen if 1 <= page <= count]
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        pages.reverse()
    return pages


def order_of(printer: QPrinter, title: str, pages: list[int]) -> PrintOrder:
    """Return what was chosen in the system's dialog."""
    sides = {
        QPrinter.DuplexMode.DuplexLongSide: "two-sided-long-edge",
        QPrinter.DuplexMode.DuplexShortSide: "two-sided-short-edge",
        QPrinter.DuplexMode.DuplexNone: "one-sided",
    }
    return PrintOrder(
        printer.printerName(),
        title,
        tuple(page + 1 for page in pages),
        printer.copyCount(),
        sides.get(printer.duplex(), ""),
        printer.collateCopies(),
    )


class PrintJob(QObject):
    """One document on its way to one printer; the window stays usable meanwhile."""

    def __init__(
        self, shell: Shell, made: PrintedDocument, printer: QPrinter, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._shell = shell
        self._made = made
        self._printer = printer
        self._painter = QPainter()
        self._dpi = min(printer.resolution(), MOST_DPI)
        pages = pages_of(printer, made.pages)
        repeated = 1 if printer.supportsMultipleCopies() else max(1, printer.copyCount())
        self._pages = pages * repeated
        self._place = 0

    def start(self) -> None:
        """Print; nothing is said of a printer that takes nothing until it refuses."""
        if not self._pages:
            return
        printer, shell = self._printer, self._shell
        native = printer.outputFormat() is QPrinter.OutputFormat.NativeFormat
        if native and shell.app.spooler.takes_pdf():
            distinct = list(dict.fromkeys(self._pages))
            order = order_of(printer, printer.docName(), distinct)
            pdf = self._made.pdf
            shell.operations.run(
                lambda: shell.app.spooler.send(pdf, order),
                lambda _none: self._told(len(distinct)),
                lane=Lane.PRINT, label=tr("plans.print.sending"),
            )  # fmt: skip
            return
        self._page()

    def _page(self) -> None:
        index = self._pages[self._place]
        printing, made = self._shell.app.printing, self._made
        self._run(lambda: printing.page_points(made, index), self._begin_page)

    def _begin_page(self, size: tuple[float, float]) -> None:
        printer = self._printer
        orientation = QPageLayout.Orientation
        turned = size[0] > size[1]
        printer.setPageOrientation(orientation.Landscape if turned else orientation.Portrait)
        begun = self._painter.begin(printer) if self._place == 0 else printer.newPage()
        if not begun:
            self._fail()
            return
        wide, high = (round(points * self._dpi / 72) for points in size)
        self._strip(wide, high, 0)

    def _strip(self, wide: int, high: int, top: int) -> None:
        if top >= high:
            self._next()
            return
        index, rows = self._pages[self._place], min(STRIP, high - top)
        printing, made = self._shell.app.printing, self._made

        def picture() -> QImage:
            data = printing.strip(made, index, (wide, high), top, rows)
            kept = rows if top + rows >= high else _until_white(data, wide * 4, rows)
            return QImage(data, wide, kept, wide * 4, QImage.Format.Format_RGB32).copy()

        def put(image: QImage) -> None:
            scale = self._printer.resolution() / self._dpi
            place = QRectF(0, top * scale, wide * scale, image.height() * scale)
            self._painter.drawImage(place, image, QRectF(image.rect()))
            self._strip(wide, high, top + image.height())

        self._run(picture, put)

    def _next(self) -> None:
        self._place += 1
        if self._place < len(self._pages):
            self._page()
            return
        ended = self._painter.end()
        if not ended or self._printer.printerState() is QPrinter.PrinterState.Error:
            self._fail()
        else:
            self._told(len(self._pages))

    def _run(self, work: Callable[[], object], then: Callable[..., object]) -> None:
        number, count = self._place + 1, len(self._pages)
        label = tr("plans.print.page", n=number, all=count)

        def failed(error: AppError) -> None:
            self._printer.abort()
            if self._painter.isActive():
                self._painter.end()
            self._shell.refuse(error)

        self._shell.operations.run(work, then, failed, lane=Lane.PRINT, label=label, owner=self)

    def _fail(self) -> None:
        if self._painter.isActive():
            self._painter.end()
        self._shell.refuse(AppError("E-PRINTER", name=self._printer.printerName()))

    def _told(self, count: int) -> None:
        self._shell.say(tr("plans.print.sent", n=count), Tone.DONE)


def _until_white(data: bytes, stride: int, rows: int) -> int:
    """Return how many rows end at the last white one: no letter is cut where two strips meet.

    A driver that rounds the edges of a picture would paint the one strip over the other.
    """
    white = b"\xff" * stride
    for kept in range(rows, rows // 2, -1):
        if data[(kept - 1) * stride : kept * stride] == white:
            return kept
    return rows
