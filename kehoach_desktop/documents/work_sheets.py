"""Month grid, who does what, the leaders' week, the day: tables on one A4 (`ports.sheets`)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kehoach_desktop.documents.composition import (
    Column,
    Document,
    Element,
    Part,
    Row,
    Table,
    paragraph,
)
from kehoach_desktop.documents.day_sheets import compose_day_sheets
from kehoach_desktop.documents.decree30 import Align, Role
from kehoach_desktop.documents.pdf.printer import PdfPrinter
from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.services.ports.printing import PrintedDocument
from kehoach_desktop.services.ports.sheets import DaySheet, WorkSheet

#: Sizes of letters that are tried until one page holds the table; smaller ones are not read.
SIZES = (12, 11, 10, 9)


class WorkSheets:
    """Composes the tables and prints them."""

    def __init__(self, pdf: PdfPrinter) -> None:
        self._pdf = pdf

    def work_sheet(self, sheet: WorkSheet, office: OfficeProfile) -> PrintedDocument:
        """Print a table on one A4 page, or as few as it needs in letters still to be read."""
        return self._fitted(lambda size: compose_work_sheet(sheet, office, size), 1)

    def day_sheets(self, sheets: Sequence[DaySheet], office: OfficeProfile) -> PrintedDocument:
        """Print the day, each sheet beginning a page; one page each where that can be read."""
        return self._fitted(lambda size: compose_day_sheets(sheets, office, size), len(sheets))

    def _fitted(self, compose: Callable[[int], Document], pages: int) -> PrintedDocument:
        """Print in the largest letters that keep to so many pages, in ordinary ones if none do."""
        for size in SIZES:
            printed = self._pdf.document(compose(size))
            if printed.pages <= pages:
                return printed
        return self._pdf.document(compose(SIZES[1]))


def compose_work_sheet(sheet: WorkSheet, office: OfficeProfile, size: int) -> Document:
    """Return the table with its letters `size` points large, the key of its numbers below it."""
    author = office.own_body or office.committee
    elements: list[Element] = [
        paragraph(Role.DRAFT_MARK, author, "header"),
        paragraph(Role.KIND, sheet.heading.upper(), "title"),
    ]
    if sheet.subject:
        elements.append(paragraph(Role.SUBJECT, sheet.subject, "title"))
    elements += [paragraph(Role.NOTE, f"({note})", "title") for note in sheet.notes]
    columns = tuple(
        Column(each.title, each.weight, Align.CENTRED if each.centred else Align.LEFT)
        for each in sheet.columns
    )
    rows = tuple(Row(row.cells, f"row:{place}") for place, row in enumerate(sheet.rows))
    elements.append(Table(columns, rows, gap=6, size=size))
    if sheet.key:
        named = (Column("TT", 10, Align.CENTRED), Column("Nhiệm vụ", 200))
        key = tuple(Row(pair, f"key:{pair[0]}") for pair in sheet.key)
        elements.append(Table(named, key, gap=10, size=min(size, 10)))
    part = Part(
        sheet.heading, tuple(elements), landscape=sheet.landscape, body_size=13, narrow=True
    )
    return Document(sheet.heading, author, (part,))
