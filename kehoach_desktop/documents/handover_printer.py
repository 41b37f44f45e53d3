"""The hand-over sheet on paper (implements `ports.handover.HandoverPrinter`)."""

from __future__ import annotations

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
from kehoach_desktop.services.ports.handover import Handover
from kehoach_desktop.services.ports.printing import PrintedDocument

_HEADING = "PHIẾU BÀN GIAO CÔNG VIỆC"


class HandoverSheetPrinter:
    """A landscape working paper with two signatures."""

    def __init__(self, pdf: PdfPrinter) -> None:
        self._pdf = pdf

    def handover(self, sheet: Handover, office: OfficeProfile) -> PrintedDocument:
        """Print it, landscape, with room for both signatures. E-FONT."""
        return self._pdf.document(compose_handover(sheet, office))


def compose_handover(sheet: Handover, office: OfficeProfile) -> Document:
    """Return the sheet: a row a task, those with late turns first."""
    author = office.own_body or office.committee
    columns = (
        Column("TT", 10, Align.CENTRED),
        Column("Nhiệm vụ", 80),
        Column("Kế hoạch", 50),
        Column("Hạn gần nhất", 28, Align.CENTRED),
        Column("Việc còn lại", 36),
        Column("Minh chứng đã có", 50),
    )
    rows = tuple(
        Row((str(place), line.task, line.plan, line.due, line.state, line.proof), f"row:{place}")
        for place, line in enumerate(sheet.lines, start=1)
    )
    count = f"Còn {sheet.open} lượt chưa làm, trong đó {sheet.late} lượt quá hạn."
    elements: tuple[Element, ...] = (
        paragraph(Role.DRAFT_MARK, author, "header"),
        paragraph(Role.KIND, _HEADING, "title"),
        paragraph(Role.SUBJECT, sheet.agency, "title"),
        paragraph(Role.NOTE, f"(Tính đến ngày {short_date(sheet.day)})", "title", underlined=True),
        paragraph(Role.BODY, count, "count"),
        Table(columns, rows),
        SignaturePair(Signature(("NGƯỜI GIAO",), ""), Signature(("NGƯỜI NHẬN",), "")),
    )
    part = Part("Phiếu bàn giao", elements, landscape=True, body_size=13)
    return Document(f"{_HEADING.capitalize()} {sheet.agency}", author, (part,))
