"""The one door: bytes are judged by their content and size before any parser sees them."""

from __future__ import annotations

import codecs
from dataclasses import replace
from pathlib import Path

from kehoach_desktop.domain.imports.read_document import ReadDocument
from kehoach_desktop.errors import AppError
from kehoach_desktop.reading.document import read_document
from kehoach_desktop.reading.legacy_encodings import by_letters
from kehoach_desktop.reading.legacy_lines import with_unicode
from kehoach_desktop.reading.limits import (
    MAX_FILE,
    MAX_LINE,
    MAX_TEXT,
    Check,
    Progress,
    go_on,
    say_nothing,
)
from kehoach_desktop.reading.source import Source
from kehoach_desktop.reading.text import read_text

_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM", b"RIFF")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_file(
    path: Path, check: Check = go_on, *, scan: bool = False, progress: Progress = say_nothing
) -> ReadDocument:
    """Return what the file at `path` says; the file is only read.

    Raises AppError E-READ, E-EMPTY-FILE, E-READ-BIG (too much for one document),
    E-READ-KIND (no kind of document we know), E-READ-OLD-WORD (.doc), E-READ-DAMAGED,
    E-READ-LAYER (a scan or photo: no letters in it), E-PAPER-LOCKED (password), and what `check`
    raises, which is asked now and then. With `scan` a scan or photo is given to tesseract
    (E-READ-NO-OCR without it), and `progress` is told of its pages.
    """
    source = open_source(path, check, scan=scan, progress=progress)
    check()
    return read_document(source, check)


def read_paste(text: str, html: str) -> ReadDocument:
    """Return what a clipboard says; raises AppError E-PASTE-EMPTY, E-READ-BIG."""
    from kehoach_desktop.reading.pasted import read_pasted

    return read_document(read_pasted(text, html))


def open_source(
    path: Path, check: Check = go_on, *, scan: bool = False, progress: Progress = say_nothing
) -> Source:
    """Return the lines of the file at `path`; raises as `read_file`."""
    if path.is_dir():
        raise AppError("E-READ", path=path)
    try:
        with path.open("rb") as file:
            data = file.read(MAX_FILE + 1)
    except OSError as error:
        raise AppError("E-READ", path=path) from error
    if len(data) > MAX_FILE:
        raise AppError("E-READ-BIG", path=path, limit=MAX_FILE // 2**20)
    try:
        source = parse(data, path, check)
    except AppError as error:
        if not scan or error.code != "E-READ-LAYER":
            raise
        from kehoach_desktop.reading.scans import read_scan

        source = read_scan(data, path, check, progress)
    if not source.lines:
        raise AppError("E-EMPTY-FILE", name=path.name)
    check()
    return with_unicode(source, check)


def parse(data: bytes, path: Path, check: Check = go_on) -> Source:
    """Return the lines of `data`, told apart by content: the name of a file may lie."""
    if data[:1024].lstrip().startswith(b"%PDF-") or b"%PDF-" in data[:1024]:
        from kehoach_desktop.reading.pdf import read_pdf

        return read_pdf(data, path, check)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        from kehoach_desktop.reading.package import read_package

        return read_package(data, path, check)
    if data.startswith(_OLD_OFFICE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise AppError("E-PAPER-LOCKED", path=path)
        return _converted(data, ".doc", path, check)
    if data.lstrip()[:5] == b"{\\rtf":
        return _converted(data, ".rtf", path, check)
    if data.startswith(_PICTURES):
        raise AppError("E-READ-LAYER", path=path)
    if len(data) > MAX_TEXT:
        raise AppError("E-READ-BIG", path=path, limit=MAX_TEXT // 2**20)
    return _plain(data, path, check)


def _converted(data: bytes, suffix: str, path: Path, check: Check) -> Source:
    """Return the lines of an old kind of file through a program of the PC."""
    from kehoach_desktop.reading import helpers

    made = helpers.to_docx(data, suffix, check)
    if made is not None and made.startswith(b"PK"):
        from kehoach_desktop.reading.package import read_package

        source = read_package(made, path, check)
    elif suffix == ".doc" and (text := helpers.to_text(data, check)) is not None:
        source = read_text(text)
    else:
        raise AppError("E-READ-OLD-WORD" if suffix == ".doc" else "E-READ-RTF", path=path)
    return replace(source, notes=(*source.notes, "converted"))


def _plain(data: bytes, path: Path, check: Check) -> Source:
    encoding = next((name for bom, name in _BOMS if data.startswith(bom)), "utf-8")
    notes: tuple[str, ...] = ()
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        old = data.decode("cp1252", errors="replace")
        if encoding == "utf-8" and by_letters(old.splitlines()) is not None:
            return _lines(old, path, (), check)
        text = data.decode(encoding, errors="replace")
        notes = ("encoding",)
        if text.count("\ufffd") * 5 > len(text):
            raise AppError("E-READ-KIND", path=path) from None
    return _lines(text, path, notes, check)


def _lines(text: str, path: Path, notes: tuple[str, ...], check: Check) -> Source:
    if "\0" in text:
        raise AppError("E-READ-KIND", path=path)
    if any(len(line) > MAX_LINE for line in text.splitlines()):
        raise AppError("E-READ-KIND", path=path)
    source = read_text(text, check)
    return Source(source.lines, (), (*source.notes, *notes))
