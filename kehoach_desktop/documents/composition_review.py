"""The sheet of a review, to be handed to the drafter: a finding a row, room to tick it off."""

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
from kehoach_desktop.domain.plans.citation import short_date
from kehoach_desktop.domain.vntext import UNKNOWN, clean
from kehoach_desktop.services.ports.review import SheetLine

_TITLE = "PHIẾU RÀ SOÁT VĂN BẢN"


def compose_review_sheet(
    name: str, lines: Sequence[SheetLine], summary: str, day: dt.date
) -> Document:
    """Return the findings of the document `name`, in reading order."""
    columns = (
        Column("TT", 10, Align.CENTRED),
        Column("Mức", 20),
        Column("Vị trí", 28),
        Column("Nguyên văn", 62),
        Column("Vì sao", 68),
        Column("Đề nghị sửa", 46),
        Column("Đã sửa", 16, Align.CENTRED, tick=True),
    )
    rows = tuple(
        Row(
            (
                str(index),
                line.level,
                line.place,
                f"“{clean(line.quote)}”" if line.quote else UNKNOWN,
                f"{line.why} ({line.source})" if line.source else line.why,
                line.suggestion,
                "",
            )
        )
        for index, line in enumerate(lines, start=1)
    )
    elements: list[Element] = [
        paragraph(Role.KIND, _TITLE, "title"),
        paragraph(Role.SUBJECT, clean(name) or UNKNOWN, "title"),
        paragraph(Role.NOTE, f"(Rà soát ngày {short_date(day)})", "title", underlined=True),
        paragraph(Role.BODY, summary, "summary"),
    ]
    if rows:
        elements.append(Table(columns, rows))
    part = Part("Phiếu rà soát", tuple(elements), landscape=True, body_size=13)
    return Document(f"Phiếu rà soát {clean(name)}", "", (part,))
