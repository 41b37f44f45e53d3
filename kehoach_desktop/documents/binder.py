"""One PDF of many: front and list on our own engine, the proofs merged behind it.

Implements `services.ports.binders.BinderPrinter`. Photos and texts become pages in a folder that
goes when the binder is written.
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kehoach_desktop.documents.binder_merge import Unmergeable, count_pages, merge
from kehoach_desktop.documents.composition_binder import compose_front, compose_text
from kehoach_desktop.documents.pdf.fonts import load_fonts
from kehoach_desktop.documents.pdf.printer import PdfPrinter
from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.work.evidence import ProofKind
from kehoach_desktop.files import replacing, write_file
from kehoach_desktop.services.ports.basics import Reporter, report
from kehoach_desktop.services.ports.binders import BinderPart, BinderProof, Bound

_A4 = (595.28, 841.89)
#: Around a photo (points): left, right and below; above it stands its caption.
_MARGIN, _CAPTION = 56.7, 85.0


@dataclass(frozen=True, slots=True)
class _Piece:
    """A proof as pages: the file they are in, and how many there are."""

    proof: BinderProof
    source: Path
    pages: int


class PdfBinder:
    """Lays out, counts, merges, and numbers the pages."""

    def __init__(self, printer: PdfPrinter, font_folder: Path | None = None) -> None:
        self._printer = printer
        self._font_folder = font_folder

    def bind(
        self,
        target: Path,
        title: str,
        parts: Sequence[BinderPart],
        office: OfficeProfile,
        reporter: Reporter | None = None,
    ) -> Bound:
        """Write one PDF, whole or not at all; raises as the port says."""
        with tempfile.TemporaryDirectory(prefix="kehoach-") as folder:
            pieces, only_named = self._pieces(parts, office, Path(folder), reporter)
            while True:
                front = self._front(title, parts, pieces, office)
                sources = [piece.source for piece in pieces]
                try:
                    with replacing(target) as stream:
                        pages = merge(front, sources, stream, reporter)
                except Unmergeable as broken:
                    only_named.append(pieces.pop(broken.place).proof.label)
                else:
                    return Bound(pages, tuple(only_named))

    def _front(
        self,
        title: str,
        parts: Sequence[BinderPart],
        pieces: Sequence[_Piece],
        office: OfficeProfile,
    ) -> bytes:
        """Return the front with the pages it names; its own length is found by trying."""
        length = 1
        while True:
            starts, page = {}, length + 1
            for piece in pieces:
                starts[piece.proof.label] = page
                page += piece.pages
            printed = self._printer.document(compose_front(title, parts, starts, office))
            if printed.pages <= length:
                return printed.pdf
            length = printed.pages

    def _pieces(
        self,
        parts: Sequence[BinderPart],
        office: OfficeProfile,
        folder: Path,
        reporter: Reporter | None,
    ) -> tuple[list[_Piece], list[str]]:
        pieces: list[_Piece] = []
        only_named: list[str] = []
        proofs = [proof for part in parts for proof in part.proofs]
        for place, each in enumerate(proofs):
            report(reporter, place, len(proofs))
            piece = self._piece(each, office, folder / f"{place}.pdf")
            if piece is not None:
                pieces.append(piece)
            elif each.proof.kind in {ProofKind.FILE, ProofKind.PHOTO}:
                only_named.append(each.label)
        return pieces, only_named

    def _piece(self, each: BinderProof, office: OfficeProfile, place: Path) -> _Piece | None:
        """Return a proof as pages, made at `place` if it is no PDF; None where it has none."""
        if each.proof.kind is ProofKind.TEXT:
            printed = self._printer.document(compose_text(each, office))
            write_file(place, printed.pdf)
            return _Piece(each, place, printed.pages)
        if each.path is None:
            return None
        if each.proof.kind is ProofKind.PHOTO:
            picture = self._photo_page(each, each.path)
            if not picture:
                return None
            write_file(place, picture)
            return _Piece(each, place, 1)
        if each.proof.ending == "pdf":
            pages = count_pages(each.path)
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
