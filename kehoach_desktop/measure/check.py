"""Measure a paper by every rule: the one entry of the layout checker."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from kehoach_desktop.errors import AppError
from kehoach_desktop.measure import (
    rules_addressee,
    rules_body,
    rules_end,
    rules_header,
    rules_language,
    rules_numbers,
    rules_office,
    rules_opening,
    rules_page,
    rules_stamps,
    rules_title,
    rules_word,
)
from kehoach_desktop.measure.anatomy import Part, dissect
from kehoach_desktop.measure.finding import Finding, Severity, Step
from kehoach_desktop.measure.sections import locate, place
from kehoach_desktop.measure.sheet import Sheet

#: No administrative paper is bigger; scans of hundreds of pages are, and have no text to measure.
MAX_BYTES = 64 * 1024 * 1024

#: What is seen on a page whichever program made it.
_FAMILIES = (
    rules_header, rules_title, rules_opening, rules_body, rules_numbers, rules_end,
    rules_addressee, rules_stamps, rules_office, rules_language,
)  # fmt: skip

#: A list or a form has no title, number or signature to measure; whoever checks it must know.
_NO_PAPER = Finding(
    "H00", Severity.HINT, 1, "", "văn bản hành chính", "không thấy thành phần thể thức nào",
    "practice",
)  # fmt: skip


def check_paper(path: Path, step: Step | None = None) -> list[Finding]:
    """Return what differs from Decree 30/2020 in the PDF or .docx at `path`.

    The content says which of both it is, not the name. Raises AppError E-READ, E-NOT-PDF,
    E-NOT-WORD, E-NO-TEXT, E-PAPER-LOCKED, E-PAPER-BIG. `step` is called before
    each page of a PDF; what it raises ends the measuring.
    """
    data = _content(path)
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return _check_word(path, data)
    return _check_pdf(path, data, step)


def check_pdf(path: Path) -> list[Finding]:
    """Return what differs from Decree 30/2020 in the PDF at `path`, in page order.

    Raises AppError E-READ, E-NOT-PDF, E-NO-TEXT, E-PAPER-LOCKED, E-PAPER-BIG.
    """
    return _check_pdf(path, _content(path))


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise AppError("E-PAPER-BIG", path=path, limit=MAX_BYTES >> 20)
        return path.read_bytes()
    except OSError as error:
        raise AppError("E-READ", path=path) from error


def _check_pdf(path: Path, data: bytes, step: Step | None = None) -> list[Finding]:
    from kehoach_desktop.measure.pdf_eye import read_sheets

    sheets = read_sheets(path, data, step)
    parts = dissect(sheets)
    found = _sorted([*_seen(sheets, parts), *rules_page.check(parts)], parts)
    return locate(found, sheets)


def _check_word(path: Path, data: bytes) -> list[Finding]:
    from kehoach_desktop.measure.word_eye import read_word

    paper = read_word(path, data)
    parts = dissect(list(paper.sheets))
    findings = [*_seen(list(paper.sheets), parts), *rules_word.check(paper, parts)]
    return [_without_page(finding) for finding in _sorted(findings, parts)]


def _seen(sheets: list[Sheet], parts: list[Part]) -> list[Finding]:
    found = [*rules_page.check_letters(sheets)]
    main = [part for part in parts if not part.is_appendix] or parts
    if all(part.is_work_sheet for part in main):  # also one with appendices behind it
        return [*found, _NO_PAPER]
    return found + [finding for family in _FAMILIES for finding in family.check(parts)]


def _sorted(findings: list[Finding], parts: list[Part]) -> list[Finding]:
    ordered = sorted(findings, key=lambda finding: (finding.page, finding.rule))
    return place(ordered, parts)


def _without_page(finding: Finding) -> Finding:
    return replace(finding, page=0)
