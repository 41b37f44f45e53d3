"""Foreign PDFs merged behind a front, and their pages numbered, by PDFium.

The lock is held for one file while it is copied in, then for one page while it is numbered, so
that a preview beside it waits for no more than that; only the last step, writing, is one piece.
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kehoach_desktop import pdfium
from kehoach_desktop.services.ports.basics import Reporter, report

if TYPE_CHECKING:
    from typing import BinaryIO

    from pypdfium2 import PdfDocument, PdfPage

#: The number of a page in the binder: size, and how far from the lower right corner (points).
_NUMBER_SIZE, _NUMBER_AT = 10.0, (54.0, 20.0)


class Unmergeable(Exception):
    """A file that PDFium opens and cannot copy; `place` is where it stands among the sources."""

    def __init__(self, place: int) -> None:
        super().__init__(place)
        self.place = place


def count_pages(path: Path) -> int:
    """Return how many pages a foreign PDF has; 0 where it is damaged or locked."""
    import pypdfium2

    with pdfium.LOCK:
        try:
            document = pypdfium2.PdfDocument(path)
        except (pypdfium2.PdfiumError, OSError):
            return 0
        try:
            return len(document)
        finally:
            document.close()


def merge(
    front: bytes, sources: Sequence[Path], stream: BinaryIO, reporter: Reporter | None = None
) -> int:
    """Write `front` and the files behind it to `stream`; return the number of pages.

    The reporter counts files. Raises E-CANCELLED, and `Unmergeable` for a file that could be
    opened when it was counted but gives no pages.
    """
    import pypdfium2

    with pdfium.LOCK:
        whole = pypdfium2.PdfDocument.new()
    try:
        _append(whole, front)
        for place, source in enumerate(sources):
            report(reporter, place, len(sources))
            try:
                pages = _append(whole, source)
            except (pypdfium2.PdfiumError, OSError) as error:
                raise Unmergeable(place) from error
            for index in pages:
                _number(whole, index)
                report(reporter, place, len(sources))
        with pdfium.LOCK:
            pages_in_all = len(whole)
            _save(whole, stream)
    finally:
        with pdfium.LOCK:
            whole.close()
    return pages_in_all


class _Sink:
    """Passes bytes on to a stream and keeps the first error.

    PDFium is C: an exception inside its writing is printed and forgotten, and a full disk would
    leave half a file that counts as written.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.error: OSError | None = None

    def write(self, data: bytes) -> None:
        """Write `data`, unless something went wrong before."""
        if self.error is None:
            try:
                self._stream.write(data)
            except OSError as error:
                self.error = error


def _save(whole: PdfDocument, stream: BinaryIO) -> None:
    """Write the document; the caller holds the lock. Raises what the stream raised."""
    sink = _Sink(stream)
    whole.save(sink)
    if sink.error is not None:
        raise sink.error


def _append(whole: PdfDocument, source: bytes | Path) -> range:
    """Copy every page of `source` to the end and return where they stand now (0-based)."""
    import pypdfium2

    with pdfium.LOCK:
        part = pypdfium2.PdfDocument(source)
        try:
            first = len(whole)
            whole.import_pages(part)
            return range(first, len(whole))
        finally:
            part.close()


def _number(whole: PdfDocument, index: int) -> None:
    """Write the number that the list names into the margin of page `index` (0-based)."""
    with pdfium.LOCK:
        page = whole[index]
        try:
            _write_number(whole, page, str(index + 1))
        finally:
            page.close()


def _write_number(whole: PdfDocument, page: PdfPage, number: str) -> None:
    from pypdfium2 import raw

    words = raw.FPDFPageObj_NewTextObj(whole.raw, b"Times-Roman", _NUMBER_SIZE)
    letters = (number + "\0").encode("utf-16-le")
    buffer = ctypes.cast(ctypes.create_string_buffer(letters), ctypes.POINTER(ctypes.c_ushort))
    raw.FPDFText_SetText(words, buffer)
    left, bottom, right, _top = page.get_mediabox()
    x, y = right - _NUMBER_AT[0], bottom + _NUMBER_AT[1]
    turn = page.get_rotation() // 90
    if turn:  # the page is shown turned: its right lower corner lies elsewhere
        x, y = _corner(page, turn)
    cos, sin = ((1, 0), (0, 1), (-1, 0), (0, -1))[turn]
    raw.FPDFPageObj_Transform(words, cos, sin, -sin, cos, max(x, left), y)
    raw.FPDFPage_InsertObject(page.raw, words)
    raw.FPDFPage_GenerateContent(page.raw)


def _corner(page: PdfPage, turn: int) -> tuple[float, float]:
    """Return where the number begins on a page that is shown turned by `turn` quarters."""
    left, bottom, right, top = page.get_mediabox()
    along, up = _NUMBER_AT
    return (
        (right - up, top - along) if turn == 1
        else (left + along, top - up) if turn == 2
        else (left + up, bottom + along)
    )  # fmt: skip
