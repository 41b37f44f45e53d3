"""Scans and photos: their letters seen by tesseract, where it is installed with Vietnamese."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kehoach_desktop import pdfium
from kehoach_desktop.domain.imports.read_document import Place
from kehoach_desktop.errors import AppError
from kehoach_desktop.reading.helpers import PAGE_SECONDS, run
from kehoach_desktop.reading.limits import Check, Progress, go_on, say_nothing
from kehoach_desktop.reading.source import Source, SourceLine
from kehoach_desktop.reading.text import read_text

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

#: Pages beyond this are not recognised (a minute each on an old PC).
MAX_SCANNED = 60
#: 250 dots an inch: small print is still read, a page stays below 7 MB.
_SCALE = 250 / 72
_LARGEST = 5000
_LANGUAGE_SECONDS = 10.0


def can_recognise() -> bool:
    """Say whether tesseract is there and knows Vietnamese."""
    program = shutil.which("tesseract")
    if program is None:
        return False
    known = run([program, "--list-langs"], _LANGUAGE_SECONDS, go_on) or b""
    return b"vie" in known.split()


def read_scan(data: bytes, path: Path, check: Check, progress: Progress = say_nothing) -> Source:
    """Return the lines that tesseract sees in a scanned PDF or a picture; `progress` by the page.

    Raises AppError E-READ-NO-OCR (no tesseract with Vietnamese), E-READ-LAYER (no letters seen),
    E-READ-DAMAGED.
    """
    program = shutil.which("tesseract")
    if program is None or not can_recognise():
        raise AppError("E-READ-NO-OCR", path=path)
    lines: list[SourceLine] = []
    cut = False
    for number, pages, picture in _pictures(data, path):
        check()
        progress(number - 1, min(pages, MAX_SCANNED))
        if number > MAX_SCANNED:
            cut = True
            break
        seen = run([program, "stdin", "stdout", "-l", "vie", "--psm", "4"], PAGE_SECONDS, check,
                   picture)  # fmt: skip
        text = (seen or b"").decode("utf-8", errors="replace").replace("\f", "\n")
        for line in read_text(text).lines:
            lines.append(replace(line, place=Place(len(lines) + 1, number)))
    if not any(char.isalpha() for line in lines for char in line.text):
        raise AppError("E-READ-LAYER", path=path)
    return Source(tuple(lines), (), ("ocr", "cut_scan") if cut else ("ocr",))


def _pictures(data: bytes, path: Path) -> Iterator[tuple[int, int, bytes]]:
    """Yield the number of a page, how many there are, its picture."""
    if b"%PDF-" not in data[:1024]:
        yield 1, 1, data
        return
    import pypdfium2

    try:
        with pdfium.LOCK:
            document = pypdfium2.PdfDocument(data)
            pages = len(document)
    except pypdfium2.PdfiumError as error:
        raise AppError("E-READ-DAMAGED", path=path) from error
    try:
        for number in range(pages):
            yield number + 1, pages, _picture(document, number)
    except pypdfium2.PdfiumError as error:
        raise AppError("E-READ-DAMAGED", path=path) from error
    finally:
        with pdfium.LOCK:
            document.close()


def _picture(document: PdfDocument, number: int) -> bytes:
    """Return page `number` (0-based) as a grey PGM picture."""
    with pdfium.LOCK:
        page = document[number]
        scale = min(_SCALE, _LARGEST / max(*page.get_size(), 1))
        bitmap = page.render(scale=scale, grayscale=True)
        raw = bytes(bitmap.buffer)
        width, height, stride = bitmap.width, bitmap.height, bitmap.stride
        bitmap.close()
        page.close()
    rows = b"".join(raw[at * stride : at * stride + width] for at in range(height))
    return b"P5 %d %d 255\n" % (width, height) + rows
