"""A landscape appendix of 1,000 rows as PDF, against platypus `Table` with the same cells."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape

from bench.bench_pdf import sentence
from kehoach_desktop.documents import decree30
from kehoach_desktop.documents.composition import Column, Document, Part, Row, Table
from kehoach_desktop.documents.decree30 import Align
from kehoach_desktop.documents.pdf.fonts import load_fonts
from kehoach_desktop.documents.pdf.printer import PdfPrinter

NAME = "Phụ lục 1.000 dòng ra PDF / platypus Table"
AIM = 0.3

ROWS = 1000
COLUMNS = (
    Column("TT", 10, Align.CENTRED),
    Column("Nhiệm vụ", 72),
    Column("Cơ quan chủ trì", 38),
    Column("Cơ quan phối hợp", 44),
    Column("Thời gian", 38),
    Column("Sản phẩm", 45),
)


def make_rows() -> list[tuple[str, ...]]:
    """Return the cells: titles of their own, agencies and times that come again."""
    return [
        (
            f"{index + 1}",
            sentence(index, 18),
            sentence(index % 9, 5),
            sentence(index % 23, 8),
            sentence(index % 7, 4),
            sentence(index % 101, 7),
        )
        for index in range(ROWS)
    ]


def setup(tmp: Path) -> tuple[Callable[[], object], Callable[[], object]]:
    """Return (ours, floor): each makes the whole PDF in memory from the cells."""
    cells, printer = make_rows(), PdfPrinter()
    load_fonts()

    def ours() -> bytes:
        table = Table(COLUMNS, tuple(Row(row) for row in cells))
        part = Part("Phụ lục", (table,), landscape=True)
        return printer.document(Document("Phụ lục", "", (part,))).pdf

    return ours, lambda: platypus(cells)


def platypus(cells: list[tuple[str, ...]]) -> bytes:
    """Return the same table by platypus: wrapped cells, a grid, a repeated head."""
    from reportlab.lib import colors
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, SimpleDocTemplate, TableStyle
    from reportlab.platypus import Table as PlatypusTable

    fonts, size, page = load_fonts(), decree30.TABLE_SIZE, decree30.LANDSCAPE
    body = ParagraphStyle("b", fontName=fonts.regular.name, fontSize=size, leading=size * 1.15)
    head = ParagraphStyle("h", fontName=fonts.bold.name, fontSize=size, leading=size * 1.15)
    data = [[Paragraph(column.title, head) for column in COLUMNS]]
    data += [[Paragraph(escape(text), body) for text in row] for row in cells]
    share = page.text_width / sum(column.weight for column in COLUMNS)
    table = PlatypusTable(data, [column.weight * share for column in COLUMNS], repeatRows=1)
    grid = ("GRID", (0, 0), (-1, -1), decree30.TABLE_LINE, colors.black)
    table.setStyle(TableStyle([grid, ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]))
    buffer = io.BytesIO()
    SimpleDocTemplate(
        buffer, pagesize=(page.width, page.height), leftMargin=page.left, rightMargin=page.right,
        topMargin=page.top, bottomMargin=page.bottom, initialFontName=fonts.regular.name,
    ).build([table])  # fmt: skip
    return buffer.getvalue()
