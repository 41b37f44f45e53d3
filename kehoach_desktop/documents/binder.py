"""One PDF of many: front and list on our own engine, foreign PDFs merged behind it.

Implements `services.ports_binders.BinderPrinter`. PDFium merges; it holds a document at a time, so
that a binder may be larger than the memory of an old PC.
"""

from __future__ import annotations

import ctypes
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kehoach_desktop import pdfium
from kehoach_desktop.documents.composition_binder import compose_front, compose_text
from kehoach_desktop.documents.pdf.fonts import load_fonts
from kehoach_desktop.documents.pdf.printer import PdfPrinter
from kehoach_desktop.domain.evidence import ProofKind
from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.files import replacing
from kehoach_desktop.services.ports_binders import BinderPart, BinderProof, Bound

if TYPE_CHECKING:
    from typing import BinaryIO

    from pypdfium2 import PdfDocument, PdfPage

_A4 = (595.28, 841.89)
#: Around a photo (points): left, right and below; above it stands its caption.
_MARGIN, _CAPTION = 56.7, 85.0
#: The number of a page in the binder: size, and how far from the lower right corner (points).
_NUMBER_SIZE, _NUMBER_AT = 10.0, (54.0, 20.0)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A proof as pages: a file or bytes, and how many pages there are."""

    proof: BinderProof
    source: Path | bytes
    pages: int


class PdfBinder:
    """Lays out, counts, merges, and numbers the pages."""

    def __init__(self, printer: PdfPrinter, font_folder: Path | None = None) -> None:
        self._printer = printer
        self._font_folder = font_folder

    def bind(
        self, target: Path, title: str, parts: Sequence[BinderPart], office: OfficeProfile
    ) -> Bound:
        """Write one PDF, whole or not at all; raises as the port says."""
        pieces, only_named = self._pieces(parts, office)
        front, starts = self._front(title, parts, pieces, office)
        with replacing(target) as stream:
            pages = _merge(front, pieces, stream)
        assert pages >= len(starts)
        return Bound(pages, tuple(only_named))

    def _front(
        self,
        title: str,
        parts: Sequence[BinderPart],
        pieces: Sequence[_Piece],
        office: OfficeProfile,
    ) -> tuple[bytes, dict[str, int]]:
        """Return the front with the pages it names; its own length is found by trying."""
        length = 1
        while True:
            starts, page = {}, length + 1
            for piece in pieces:
                starts[piece.proof.label] = page
                page += piece.pages
            printed = self._printer.document(compose_front(title, parts, starts, office))
            if printed.pages <= length:
                return printed.pdf, starts
            length = printed.pages

    def _pieces(
        self, parts: Sequence[BinderPart], office: OfficeProfile
    ) -> tuple[list[_Piece], list[str]]:
        pieces: list[_Piece] = []
        only_named: list[str] = []
        for each in (proof for part in parts for proof in part.proofs):
            piece = self._piece(each, office)
            if piece is not None:
                pieces.append(piece)
            elif each.proof.kind in {ProofKind.FILE, ProofKind.PHOTO}:
                only_named.append(each.label)
        return pieces, only_named

    def _piece(self, each: BinderProof, office: OfficeProfile) -> _Piece | None:
        """Return a proof as pages, None where it has none."""
        if each.proof.kind is ProofKind.TEXT:
            printed = self._printer.document(compose_text(each, office))
            return _Piece(each, printed.pdf, printed.pages)
        if each.path is None:
            return None
        if each.proof.kind is ProofKind.PHOTO:
            picture = self._photo_page(each, each.path)
            return _Piece(each, picture, 1) if picture else None
        if each.proof.ending == "pdf":
            pages = _count(each.path)
            return _Piece(each, each.path, pages) if pages else None
        return None

    def _photo_page(self, each: BinderProof, path: Path) -> bytes:
        """Return a page with the photo as large as it fits; b"" where the file is damaged."""
        from reportlab.lib.utils import ImageReader, simpleSplit
        from reportlab.pdfgen.canvas import Canvas

        fonts = load_fonts(self._font_folder)
        buffer = io.BytesIO()
        canvas = Canvas(
            buffer, pagesize=_A4, invariant=1, initialFontName=fonts.regular.name, lang="vi-VN"
        )
        try:
            picture = ImageReader(str(path))
            width, height = picture.getSize()
        except Exception:  # noqa: BLE001 - ReportLab raises whatever Pillow ran into
            return b""
        room = (_A4[0] - 2 * _MARGIN, _A4[1] - _MARGIN - _CAPTION)
        scale = min(room[0] / width, room[1] / height)
        shown = (width * scale, height * scale)
        canvas.drawImage(picture, (_A4[0] - shown[0]) / 2, _A4[1] - _CAPTION - shown[1], *shown)
        said = ": ".join(part for part in (each.proof.name, each.proof.words) if part)
        lines = simpleSplit(f"Minh chứng {each.label}. {said}", fonts.regular.name, 13, room[0])
        canvas.setFont(fonts.regular.name, 13)
        for place, line in enumerate(lines[:2]):
            canvas.drawString(_MARGIN, _A4[1] - 50 - 16 * place, line)
        canvas.showPage()
        canvas.save()
        return buffer.getvalue()


def _count(path: Path) -> int:
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


def _merge(front: bytes, pieces: Sequence[_Piece], stream: BinaryIO) -> int:
    """Write front and pieces to `stream` and return the number of pages."""
    import pypdfium2

    with pdfium.LOCK:
        whole = pypdfium2.PdfDocument.new()
        try:
            for source in (front, *(piece.source for piece in pieces)):
                part = pypdfium2.PdfDocument(source)
                first = len(whole)
                whole.import_pages(part)
                part.close()
                if source is not front:
                    _number_pages(whole, first)
            pages = len(whole)
            whole.save(stream)
        finally:
            whole.close()
    return pages


def _number_pages(whole: PdfDocument, first: int) -> None:
    """Write the number that the list names into the margin of pages from `first` (0-based) on."""
    for index in range(first, len(whole)):
        page = whole[index]
        _write_number(whole, page, str(index + 1))
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
