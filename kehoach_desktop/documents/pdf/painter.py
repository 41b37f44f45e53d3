"""Pictures of PDF pages for the preview (implements `ports.PagePainter`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach_desktop import pdfium
from kehoach_desktop.errors import AppError

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument


class PdfPainter:
    """Paints pages; the document painted last stays open, so that turning pages is quick."""

    def __init__(self) -> None:
        self._pdf = b""
        self._document: PdfDocument | None = None

    def page(self, pdf: bytes, index: int, width: int) -> tuple[int, int, bytes]:
        """Return (width, height, RGB32 rows) of page `index` (0-based), `width` pixels wide.

        Every pixel is four bytes (blue, green, red, 255: `QImage.Format_RGB32` on the machines we
        know), rows without padding. Raises AppError E-PDF when `pdf` cannot be read or has no such
        page.
        """
        import pypdfium2

        with pdfium.LOCK:
            try:
                page = self._open(pdf)[index]
                # A hair less than asked: PDFium rounds up to whole pixels.
                scale = (width - 0.01) / page.get_width()
                bitmap = page.render(scale=scale, force_bitmap_format=_BGRX)
            except (pypdfium2.PdfiumError, IndexError) as error:
                raise AppError("E-PDF") from error
            rows = bytes(bitmap.buffer)
            used, stride = bitmap.width * 4, bitmap.stride
            if stride != used:
                rows = b"".join(rows[start : start + used] for start in range(0, len(rows), stride))
            size = (bitmap.width, bitmap.height)
            bitmap.close()
            page.close()
        return (*size, rows)

    def png(self, pdf: bytes, index: int, width: int) -> bytes:
        """Return page `index` (0-based), `width` pixels wide, as a PNG file (`ports.handouts`).

        Grey, as everything on these pages is black on white: a third of the bytes. E-PDF.
        """
        from io import BytesIO

        from PIL import Image

        wide, high, rows = self.page(pdf, index, width)
        picture = Image.frombuffer("RGB", (wide, high), rows, "raw", "BGRX", 0, 1).convert("L")
        file = BytesIO()
        picture.save(file, "PNG", optimize=True)
        return file.getvalue()

    def pages(self, pdf: bytes) -> int:
        """Return the number of pages of `pdf`. Raises AppError E-PDF when it cannot be read."""
        import pypdfium2

        with pdfium.LOCK:
            try:
                return len(self._open(pdf))
            except pypdfium2.PdfiumError as error:
                raise AppError("E-PDF") from error

    def size(self, pdf: bytes, index: int) -> tuple[float, float]:
        """Return (width, height) of page `index` in points. Raises AppError E-PDF."""
        import pypdfium2

        with pdfium.LOCK:
            try:
                page = self._open(pdf)[index]
                size = page.get_size()
                page.close()
            except (pypdfium2.PdfiumError, IndexError) as error:
                raise AppError("E-PDF") from error
        return float(size[0]), float(size[1])

    def strip(self, pdf: bytes, index: int, size: tuple[int, int], top: int, rows: int) -> bytes:
        """Return `rows` RGB32 rows from `top` on of page `index`, painted `size` pixels large.

        For printers: a whole page at their resolution would fill the memory of an old PC. Raises
        AppError E-PDF.
        """
        import pypdfium2
        from pypdfium2 import raw

        wide, high = size
        with pdfium.LOCK:
            try:
                page = self._open(pdf)[index]
            except (pypdfium2.PdfiumError, IndexError) as error:
                raise AppError("E-PDF") from error
            bitmap = pypdfium2.PdfBitmap.new_native(wide, rows, _BGRX)
            bitmap.fill_rect((255, 255, 255, 255), 0, 0, wide, rows)
            flags = raw.FPDF_PRINTING | raw.FPDF_ANNOT
            raw.FPDF_RenderPageBitmap(bitmap, page, 0, -top, wide, high, 0, flags)
            content = bytes(bitmap.buffer)
            bitmap.close()
            page.close()
        return content

    def _open(self, pdf: bytes) -> PdfDocument:
        """Return the opened document; the caller holds the lock."""
        import pypdfium2

        if self._document is None or pdf is not self._pdf:
            if self._document is not None:
                self._document.close()
                self._document = None
            self._document = pypdfium2.PdfDocument(pdf)
            self._pdf = pdf
        return self._document


#: FPDFBitmap_BGRx of PDFium's header `fpdfview.h`.
_BGRX = 3
