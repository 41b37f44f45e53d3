"""The sheets of the radio desk (implements `services.ports.radio.RadioPrinter`)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from kehoach_desktop.documents.composition import (
    Column,
    Document,
    Element,
    Part,
    Row,
    Signature,
    SignaturePair,
    Table,
    paragraph,
)
from kehoach_desktop.documents.decree30 import Align, Role
from kehoach_desktop.documents.pdf.printer import PdfPrinter
from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.plans.citation import short_date
from kehoach_desktop.domain.vntext import clean
from kehoach_desktop.domain.work.radio import ItemKind, RadioItem
from kehoach_desktop.services.ports.printing import PrintedDocument
from kehoach_desktop.services.ports.radio import AiringLine

_SHEET, _LOG = "PHIẾU DUYỆT TIN, BÀI", "NHẬT KÝ PHÁT THANH"


class RadioSheets:
    """Composes the sheets and prints them."""

    def __init__(self, pdf: PdfPrinter) -> None:
        self._pdf = pdf

    def approval_sheet(
        self, item: RadioItem, seconds: int, office: OfficeProfile
    ) -> PrintedDocument:
        """Print the sheet on which an item is approved. E-FONT."""
        return self._pdf.document(compose_approval(item, seconds, office))

    def log(
        self,
        lines: Sequence[AiringLine],
        first: dt.date,
        last: dt.date,
        desk: str,
        office: OfficeProfile,
    ) -> PrintedDocument:
        """Print the airing log of a span. E-FONT."""
        return self._pdf.document(compose_log(lines, first, last, desk, office))


def compose_approval(item: RadioItem, seconds: int, office: OfficeProfile) -> Document:
    """Return the sheet: what it is, the script, room for two signatures."""
    author = office.own_body or office.committee
    approved = "" if item.approved_on is None else short_date(item.approved_on)
    facts = (
        ("Thể loại", "Tin" if item.kind is ItemKind.NEWS else "Bài"),
        ("Thời lượng dự kiến", _length(seconds)),
        ("Ngày phát dự kiến", short_date(item.slot)),
        ("Người viết", item.written_by),
        ("Ngày duyệt", approved),
        ("Ý kiến của người duyệt", ""),
    )
    table = Table(
        (Column("Mục", 45), Column("Nội dung", 120)),
        tuple(Row(fact, "facts") for fact in facts),
    )
    script = [clean(line) for line in item.script.splitlines()]
    elements: tuple[Element, ...] = (
        paragraph(Role.DRAFT_MARK, author, "header"),
        paragraph(Role.KIND, _SHEET, "title"),
        paragraph(Role.SUBJECT, item.title, "title", underlined=True),
        table,
        paragraph(Role.HEADING, "Nội dung phát", "script"),
        *(paragraph(Role.BODY, line, "script") for line in script if line),
        SignaturePair(
            Signature(("NGƯỜI VIẾT",), item.written_by),
            Signature(("NGƯỜI DUYỆT",), item.approved_by),
        ),
    )
    return Document(f"{_SHEET.capitalize()}: {item.title}", author, (Part(_SHEET, elements),))


def compose_log(
    lines: Sequence[AiringLine], first: dt.date, last: dt.date, desk: str, office: OfficeProfile
) -> Document:
    """Return the log: a line an airing, the sum below."""
    author = office.own_body or office.committee
    columns = (
        Column("TT", 12, Align.CENTRED),
        Column("Ngày phát", 26, Align.CENTRED),
        Column("Giờ", 16, Align.CENTRED),
        Column("Cụm loa", 42),
        Column("Tên tin, bài", 90),
        Column("Thể loại", 26, Align.CENTRED),
        Column("Thời lượng", 28, Align.CENTRED),
        Column("Người duyệt", 38),
    )
    rows = [_row(number, line) for number, line in enumerate(lines, start=1)]
    seconds = sum(line.seconds for line in lines)
    total = ("", "", "", "", f"Cộng: {len(lines)} lượt phát", "", _length(seconds), "")
    rows.append(Row(total, "total", bold=True))
    span = f"(Từ ngày {short_date(first)} đến ngày {short_date(last)})"
    elements: tuple[Element, ...] = (
        paragraph(Role.DRAFT_MARK, author, "header"),
        paragraph(Role.KIND, _LOG, "title"),
        paragraph(Role.SUBJECT, clean(desk) or "Các cụm loa", "title"),
        paragraph(Role.NOTE, span, "title", underlined=True),
        Table(columns, tuple(rows), gap=6),
    )
    part = Part(_LOG.capitalize(), elements, landscape=True, body_size=13)
    return Document(f"{_LOG.capitalize()} {span}", author, (part,))


def _row(number: int, line: AiringLine) -> Row:
    airing, item = line.airing, line.item
    kind = f"{item.kind.value} (phát lại)" if line.repeat else item.kind.value
    cells = (
        str(number), short_date(airing.day), airing.time, airing.desk, item.title, kind,
        _length(line.seconds), item.approved_by,
    )  # fmt: skip
    return Row(cells, f"airing:{item.id}")


def _length(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    return f"{minutes} phút {rest} giây" if rest else f"{minutes} phút"
