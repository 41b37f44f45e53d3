"""An eleven-page plan as a Word file, against plain python-docx writing the same text."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

from bench.bench_pdf import OFFICE, make_plan
from kehoach_desktop.documents import decree30
from kehoach_desktop.documents.composition import EndBlock, Header, Paragraph, Table
from kehoach_desktop.documents.composition_plan import compose_plan
from kehoach_desktop.documents.word.printer import DocxPrinter
from kehoach_desktop.domain.plans.plan import Plan

NAME = "Kế hoạch 11 trang ra Word / python-docx thuần"
AIM = 0.2


def setup(tmp: Path) -> tuple[Callable[[], object], Callable[[], object]]:
    """Return (ours, floor): each makes the whole file in memory from the plan."""
    plan, printer = make_plan(), DocxPrinter()
    return lambda: printer.plan(plan, OFFICE), lambda: python_docx(plan)


def python_docx(plan: Plan) -> bytes:
    """Return the same words by python-docx: a paragraph each, hardly any looks."""
    import docx

    document = docx.Document()
    for part in compose_plan(plan, OFFICE).parts:
        for element in part.elements:
            match element:
                case Paragraph():
                    written = document.add_paragraph()
                    for run in element.runs:
                        written.add_run(run.text)
                case Header():
                    left = "\n".join((*element.issuer, element.number or ""))
                    right = f"{decree30.NATIONAL_TITLE}\n{decree30.MOTTO}\n{element.place_date}"
                    _row(document, (left, right))
                case EndBlock():
                    left = "\n".join((decree30.RECIPIENTS_WORD, *element.recipients))
                    _row(document, (left, "\n".join((*element.lines, element.name))))
                case Table():
                    table = document.add_table(0, len(element.columns))
                    for row in element.rows:
                        for cell, text in zip(table.add_row().cells, row.cells, strict=True):
                            cell.text = text
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _row(document: object, texts: tuple[str, str]) -> None:
    table = document.add_table(1, 2)  # type: ignore[attr-defined]
    for cell, text in zip(table.rows[0].cells, texts, strict=True):
        cell.text = text
