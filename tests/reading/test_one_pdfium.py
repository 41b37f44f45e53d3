"""PDFium is not thread-safe: whoever calls it holds the one lock, and lets go between pages."""

from __future__ import annotations

import io
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pypdfium2 import PdfDocument, PdfPage, PdfTextPage
from reportlab.pdfgen.canvas import Canvas

from kehoach_desktop import pdfium
from kehoach_desktop.documents.binder_merge import count_pages, merge
from kehoach_desktop.documents.pdf.painter import PdfPainter
from kehoach_desktop.errors import AppError
from kehoach_desktop.measure.pdf_eye import read_sheets
from kehoach_desktop.reading.pdf import read_pdf
from kehoach_desktop.reading.scans import _pictures  # what tesseract is given
from kehoach_desktop.services.ports.basics import Reporter

CALLS = (
    (PdfDocument, "__init__"), (PdfDocument, "__len__"), (PdfDocument, "get_page"),
    (PdfDocument, "close"), (PdfDocument, "import_pages"), (PdfDocument, "save"),
    (PdfPage, "get_mediabox"), (PdfPage, "get_textpage"), (PdfPage, "get_size"),
    (PdfPage, "render"), (PdfPage, "get_objects"), (PdfTextPage, "get_rect"),
    (PdfTextPage, "get_text_bounded"),
)  # fmt: skip


def _two_pages() -> bytes:
    """Return a PDF of two pages with a word each."""
    out = io.BytesIO()
    canvas = Canvas(out)
    for word in ("Mot", "Hai"):
        canvas.drawString(72, 700, word)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _paint(data: bytes) -> None:
    painter = PdfPainter()
    painter.pages(data)
    painter.size(data, 0)
    painter.page(data, 1, 60)
    painter.strip(data, 0, (60, 80), 0, 20)


def _merge(data: bytes, folder: Path, reporter: Reporter | None = None) -> None:
    """Merge two copies of a PDF behind a front."""
    source = folder / "a.pdf"
    source.write_bytes(data)
    assert count_pages(source) == 2
    assert merge(data, [source, source], io.BytesIO(), reporter) == 6


@pytest.mark.parametrize(
    "use",
    [
        lambda data, _folder: read_pdf(data, Path("a.pdf")),
        lambda data, _folder: read_sheets(Path("a.pdf"), data),
        lambda data, _folder: list(_pictures(data, Path("a.pdf"))),
        lambda data, _folder: _paint(data),
        _merge,
    ],
    ids=["reader", "layout check", "scans", "painter", "binder"],
)
def test_pdfium_is_only_called_under_the_lock(
    use: Callable[[bytes, Path], object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, calls = _two_pages(), 0
    for owner, name in CALLS:
        original = getattr(owner, name)

        def watched(*given: Any, _original: Any = original, **more: Any) -> Any:  # noqa: ANN401
            nonlocal calls
            calls += 1
            assert pdfium.LOCK.locked()
            return _original(*given, **more)

        monkeypatch.setattr(owner, name, watched)
    use(data, tmp_path)
    assert calls > 4
    assert not pdfium.LOCK.locked()


def test_between_two_pages_the_lock_is_free_for_the_preview() -> None:
    free: list[bool] = []
    read_pdf(_two_pages(), Path("a.pdf"), lambda: free.append(not pdfium.LOCK.locked()))
    read_sheets(Path("a.pdf"), _two_pages(), lambda *_: free.append(not pdfium.LOCK.locked()))
    assert len(free) >= 4
    assert all(free)


def test_a_merge_lets_go_of_the_lock_after_every_file_and_every_page(tmp_path: Path) -> None:
    free: list[bool] = []

    class Watcher:
        def progress(self, _done: int, _total: int) -> None:
            free.append(not pdfium.LOCK.locked())

        def cancelled(self) -> bool:
            return False

    _merge(_two_pages(), tmp_path, Watcher())
    assert free == [True] * (2 + 4)


def test_who_waits_for_the_lock_gets_it_before_its_holder_gets_it_again() -> None:
    order: list[str] = []

    def preview() -> None:
        with pdfium.LOCK:
            order.append("preview")

    waiter = threading.Thread(target=preview)
    with pdfium.LOCK:
        waiter.start()
        while not pdfium.LOCK.waiting:
            pass
        order.append("merge")
    with pdfium.LOCK:
        order.append("merge")
    waiter.join()
    assert order == ["merge", "preview", "merge"]
    assert not pdfium.LOCK.locked()


def test_a_damaged_pdf_leaves_the_lock_free() -> None:
    with pytest.raises(AppError):
        read_pdf(b"%PDF-1.7 broken", Path("a.pdf"))
    assert not pdfium.LOCK.locked()
