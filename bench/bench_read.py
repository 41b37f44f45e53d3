"""Reading a plan from Word into facts, against python-docx walking its runs with their styles."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from bench.bench_pdf import OFFICE, make_plan, sentence
from kehoach_desktop.documents.word.printer import DocxPrinter
from kehoach_desktop.domain.plans.plan import Block, BlockKind, Plan, Section
from kehoach_desktop.reading.door import read_file

NAME = "Đọc kế hoạch 12 trang từ Word / python-docx duyệt đoạn, kiểu chữ"
AIM = 2.0


def setup(tmp: Path) -> tuple[Callable[[], object], Callable[[], object]]:
    """Return (ours, floor): each opens the same file and goes through all of its text."""
    path = tmp / "plan.docx"
    path.write_bytes(DocxPrinter().plan(twelve_pages(), OFFICE))
    return lambda: read_file(path), lambda: python_docx(path)


def twelve_pages() -> Plan:
    """Return the plan of the print benchmark with one more section: twelve pages."""
    plan = make_plan()
    blocks = tuple(Block(f"m5-{at}", BlockKind.DASH, sentence(at, 45), 2) for at in range(10))
    return replace(plan, sections=(*plan.sections, Section("m5", sentence(9, 4), (), blocks)))


def python_docx(path: Path) -> int:
    """Return how many letters python-docx finds, asking each run for its style and looks."""
    import docx

    document = docx.Document(str(path))
    found = 0
    paragraphs = list(document.paragraphs)
    for table in document.tables:
        for row in table.rows:
            for cell in row.cells:
                paragraphs += cell.paragraphs
    for paragraph in paragraphs:
        found += paragraph.style is not None
        for run in paragraph.runs:
            found += len(run.text) + (run.style is not None) + bool(run.bold) + bool(run.italic)
    return found
