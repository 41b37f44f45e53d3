"""The sheet for giao ban that a unit ticks by hand (implements `ports.meetings`)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

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
from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.plans.citation import short_date
from kehoach_desktop.domain.vntext import UNKNOWN, clean
from kehoach_desktop.domain.work.meeting import AgendaItem
from kehoach_desktop.services.ports.printing import PrintedDocument

_HEADING = "PHIẾU GIAO BAN"
_HINT = (
    "Đánh dấu vào ô Xong hoặc Chưa; ghi số liệu, ngày xin hoãn hoặc lý do vào cột cuối. "
    "Mã ở cột đầu dùng để nhập lại: 12 x; 15 +7; 18 xong 10; 21 hoãn 30/12."
)


class BriefingSheets:
    """Composes the sheets, a unit a page of its own, and prints them."""

    def __init__(self, pdf: PdfPrinter) -> None:
        self._pdf = pdf

    def answer_sheet(
        self, day: dt.date, items: Sequence[AgendaItem], office: OfficeProfile
    ) -> PrintedDocument:
        """Print a sheet for every unit, A4, with the code of each row and boxes. E-FONT."""
        return self._pdf.document(compose_answer_sheets(day, items, office))


def compose_answer_sheets(
    day: dt.date, items: Sequence[AgendaItem], office: OfficeProfile
) -> Document:
    """Return the sheets: a part for every unit, its rows by code, boxes, room to write."""
    by_unit: dict[str, list[AgendaItem]] = {}
    for item in items:
        by_unit.setdefault(clean(item.unit) or UNKNOWN, []).append(item)
    author = office.own_body or office.committee
    parts = tuple(_part(unit, rows, day, author) for unit, rows in by_unit.items())
    empty = Part(_HEADING.capitalize(), tuple(_head("", day, author)), body_size=13)
    title = f"{_HEADING.capitalize()} ngày {short_date(day)}"
    return Document(title, author, parts or (empty,))


def _part(unit: str, items: Sequence[AgendaItem], day: dt.date, author: str) -> Part:
    columns = (
        Column("Mã", 13, Align.CENTRED),
        Column("Nhiệm vụ", 72),
        Column("Thời hạn", 27, Align.CENTRED),
        Column("Xong", 14, Align.CENTRED, tick=True),
        Column("Chưa", 14, Align.CENTRED, tick=True),
        Column("Số liệu, hoãn đến ngày, lý do", 50),
    )
    rows = tuple(
        Row((str(item.code), _task(item), _due(item), "", "", ""), f"item:{item.code}")
        for item in sorted(items, key=lambda each: each.code)
    )
    elements = (*_head(unit, day, author), Table(columns, rows, least_lines=2))
    return Part(unit, elements, body_size=13)


def _head(unit: str, day: dt.date, author: str) -> tuple[Element, ...]:
    return (
        paragraph(Role.DRAFT_MARK, author, "header"),
        paragraph(Role.KIND, _HEADING, "title"),
        paragraph(Role.SUBJECT, unit or UNKNOWN, "title"),
        paragraph(Role.NOTE, f"(Giao ban ngày {short_date(day)})", "title", underlined=True),
        paragraph(Role.BODY, _HINT, "title"),
    )


def _task(item: AgendaItem) -> str:
    title = item.title or UNKNOWN
    if item.others:
        title = f"{title} - {len(item.turn_ids)} lượt quá hạn"
    return f"{title} ({item.measure})" if item.measure else title


def _due(item: AgendaItem) -> str:
    due = short_date(item.due)
    return f"{due} (quá hạn {item.days_late} ngày)" if item.days_late else due
