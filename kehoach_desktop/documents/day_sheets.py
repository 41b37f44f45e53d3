"""The page of the day: three lists to tick, a page for each unit (`ports.sheets.DaySheet`)."""

from __future__ import annotations

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
from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.vntext import UNKNOWN
from kehoach_desktop.services.ports.sheets import DayGroup, DaySheet

_HEADING = "VIỆC CẦN LÀM"


def compose_day_sheets(sheets: Sequence[DaySheet], office: OfficeProfile, size: int) -> Document:
    """Return the sheets, each beginning a page, with the letters of the tables `size` points."""
    author = office.own_body or office.committee
    parts = tuple(_part(sheet, author, size) for sheet in sheets)
    return Document(f"{_HEADING.capitalize()} {sheets[0].day}", author, parts)


def _part(sheet: DaySheet, author: str, size: int) -> Part:
    elements: list[Element] = [
        paragraph(Role.DRAFT_MARK, author, "header"),
        paragraph(Role.KIND, _HEADING, "title"),
    ]
    if sheet.unit:
        elements.append(paragraph(Role.SUBJECT, sheet.unit, "title"))
    elements.append(paragraph(Role.NOTE, f"({sheet.day})", "title", underlined=True))
    for place, group in enumerate(sheet.groups):
        elements += _group(group, place, size, of_unit=bool(sheet.unit))
    return Part(sheet.unit or _HEADING.capitalize(), tuple(elements), body_size=13)


def _group(group: DayGroup, place: int, size: int, *, of_unit: bool) -> list[Element]:
    spot = f"group:{place}"
    head: list[Element] = [paragraph(Role.HEADING, group.heading, spot)]
    if not group.lines:
        return [*head, paragraph(Role.BODY, group.none, spot)]
    columns = [Column("Nhiệm vụ", 86 if of_unit else 66), Column("Thời hạn", 46)]
    if not of_unit:
        columns.insert(1, Column("Chủ trì, đơn vị", 42))
    columns = [Column("TT", 11, Align.CENTRED), *columns, Column("Xong", 14, tick=True)]
    rows = []
    for number, line in enumerate(group.lines, start=1):
        who = () if of_unit else (line.who or UNKNOWN,)
        cells = (str(number), line.title, *who, line.until, "")
        rows.append(Row(cells, f"{spot}:{number}"))
    return [*head, Table(tuple(columns), tuple(rows), gap=4, size=size)]
