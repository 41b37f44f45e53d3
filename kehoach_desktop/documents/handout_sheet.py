"""A due list, a task, or conclusions on one A5 page for a phone (`ports.handouts`)."""

from __future__ import annotations

from kehoach_desktop.documents.composition import (
    Column,
    Document,
    Element,
    Fact,
    Facts,
    Part,
    Row,
    Table,
    paragraph,
)
from kehoach_desktop.documents.decree30 import Align, Role
from kehoach_desktop.documents.pdf.printer import PdfPrinter
from kehoach_desktop.domain.vntext import clean, upper_first
from kehoach_desktop.services.ports.handouts import Handout
from kehoach_desktop.services.ports.printing import PrintedDocument


class HandoutSheets:
    """Composes handouts and prints them."""

    def __init__(self, pdf: PdfPrinter) -> None:
        self._pdf = pdf

    def handout(self, handout: Handout) -> PrintedDocument:
        """Print a handout on A5, black on white. E-FONT."""
        return self._pdf.document(compose_handout(handout))


def compose_handout(handout: Handout) -> Document:
    """Return the page: whose it is, what it is, for whom, then the list or the facts."""
    title = upper_first(handout.heading)
    elements: list[Element] = [
        paragraph(Role.DRAFT_MARK, handout.office, "header"),
        paragraph(Role.KIND, handout.heading.upper(), "title"),
    ]
    if handout.reader:
        elements.append(paragraph(Role.SUBJECT, handout.reader, "title"))
    if handout.note:
        elements.append(paragraph(Role.NOTE, f"({handout.note})", "title", underlined=True))
    if handout.facts:
        facts = tuple(Fact(label, (clean(said),)) for label, said in handout.facts)
        elements.append(Facts(facts, "task"))
    if handout.items:
        elements.append(_table(handout))
    part = Part(title, tuple(elements), body_size=13, small=True)
    return Document(title, handout.office, (part,))


def _table(handout: Handout) -> Table:
    with_doer = any(item.who for item in handout.items)
    columns = [Column("TT", 9, Align.CENTRED), Column("Nội dung", 62)]
    if with_doer:
        columns.append(Column("Đơn vị", 32))
    columns.append(Column("Thời hạn", 30, Align.CENTRED))
    rows = []
    for number, item in enumerate(handout.items, start=1):
        who = (item.who,) if with_doer else ()
        rows.append(Row((str(number), item.what, *who, item.when), f"item:{number}"))
    return Table(tuple(columns), tuple(rows), gap=8)
