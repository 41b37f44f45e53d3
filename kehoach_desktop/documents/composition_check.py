"""What the layout checker found, as a sheet to be laid beside the paper that was checked."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach_desktop.documents.composition import (
    Column,
    Document,
    Element,
    Part,
    Row,
    Table,
    paragraph,
)
from kehoach_desktop.documents.decree30 import Align, Role
from kehoach_desktop.documents.pdf.printer import PdfPrinter
from kehoach_desktop.messages import text
from kehoach_desktop.services.ports.check import CheckSheet, Remark
from kehoach_desktop.services.ports.printing import PrintedDocument


class CheckPapers:
    """Prints findings (implements `services.ports.check.CheckPrinter`)."""

    def __init__(self, pdf: PdfPrinter) -> None:
        self._pdf = pdf

    def check(self, sheet: CheckSheet) -> PrintedDocument:
        """Print the findings as a table; E-FONT."""
        return self._pdf.document(compose_check(sheet))


def compose_check(sheet: CheckSheet) -> Document:
    """Return the printed findings."""
    title = text("check.paper")
    part = Part(title, tuple(_elements(sheet)), body_size=13)
    return Document(f"{title}: {sheet.name}", "", (part,))


def _elements(sheet: CheckSheet) -> Iterator[Element]:
    yield paragraph(Role.KIND, text("check.paper.kind"), "title")
    yield paragraph(Role.SUBJECT, sheet.summary, "title")
    yield paragraph(Role.NOTE, text("check.paper.rule"), "title", underlined=True)
    if sheet.remarks:
        yield Table(
            (
                Column(text("check.paper.no"), 9, Align.CENTRED),
                Column(text("check.column.place"), 24),
                Column(text("check.column.kind"), 17, Align.CENTRED),
                Column(text("check.paper.what"), 82),
                Column(text("check.paper.clause"), 28),
            ),
            tuple(_row(index, remark) for index, remark in enumerate(sheet.remarks, start=1)),
        )


def _row(index: int, remark: Remark) -> Row:
    quoted = f"{text('check.quoted', quote=remark.quote)}. " if remark.quote else ""
    words = f"{quoted}{remark.why} {remark.suggestion}"
    return Row((str(index), remark.place, remark.kind, words, remark.clause))
