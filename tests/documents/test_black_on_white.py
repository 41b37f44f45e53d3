"""Every sheet that is handed out can be read from a black printer: no grey, no colour, no fill."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from samples import OFFICE, big_plan, issued, task

from kehoach_desktop.documents.composition_check import CheckPapers
from kehoach_desktop.documents.drafts import DraftPapers
from kehoach_desktop.documents.pdf.printer import PdfPrinter
from kehoach_desktop.documents.word.printer import DocxPrinter
from kehoach_desktop.domain.comment import Comment, Verdict
from kehoach_desktop.domain.comparison import compare
from kehoach_desktop.domain.plan import IssueForm
from kehoach_desktop.services.drafts import figures_words
from kehoach_desktop.services.ports import ChecklistLine, IntroductionCard
from kehoach_desktop.services.ports_check import CheckSheet, Remark
from kehoach_desktop.services.ports_drafts import CommentSheet, ComparisonSheet
from kehoach_desktop.services.ports_exchange import CoverSheet

DAY = dt.date(2026, 1, 5)
PLAN = big_plan(2, 3, 4)
PAPERS = DraftPapers(PdfPrinter(), DocxPrinter())


def comparison() -> ComparisonSheet:
    newer = replace(PLAN, closing="Các thôn thực hiện./.")
    found = compare(PAPERS.lines(PLAN, OFFICE), PAPERS.lines(newer, OFFICE))
    return ComparisonSheet(PLAN.title, "lần 1", "lần 2", "UBND", found, figures_words(found))


COMMENTS = CommentSheet(
    PLAN.title, 1, (Comment("1", 1, "Thôn Hạ", "Mục I", "Nêu rõ ngày.", Verdict.TAKEN),), DAY
)
REMARK = Remark(
    "H15", "error", "Số: 2", 1, None, "Thiếu số 0.", "Thêm số 0.", "practice", "02", "2"
)
LINE = ChecklistLine("1", task(1), "14/3", "Xong", "đủ", True)
CARD = IntroductionCard("UBND xã Tân Hòa", "máy-1", "11111 " * 6, ((True, False), (False, True)))

COVER = CoverSheet("Gói", "UBND", ("Sở",), "Kế hoạch", dt.datetime(2026, 1, 5), "11111 " * 6)

SHEETS: dict[str, Callable[[PdfPrinter], bytes]] = {
    "a draft": lambda p: p.plan(PLAN, OFFICE, line_numbers=True).pdf,
    "an issued plan": lambda p: p.plan(issued(PLAN), OFFICE).pdf,
    "a decision": lambda p: p.plan(replace(PLAN, form=IssueForm.DECISION_BY_BODY), OFFICE).pdf,
    "the checklist": lambda p: p.checklist("Kế hoạch", [LINE], OFFICE, DAY).pdf,
    "the introduction": lambda p: p.introduction(CARD, OFFICE, DAY).pdf,
    "a cover": lambda p: p.cover(COVER),
    "a comparison": lambda p: PAPERS.comparison(comparison()).pdf,
    "the comments": lambda p: PAPERS.comments(COMMENTS, OFFICE).pdf,
    "a check": lambda p: CheckPapers(p).check(CheckSheet("a.pdf", (REMARK,))).pdf,
}  # fmt: skip


@pytest.mark.parametrize("name", SHEETS)
def test_a_printed_sheet_is_black_on_white(printer: PdfPrinter, name: str) -> None:
    with pikepdf.open(io.BytesIO(SHEETS[name](printer))) as pdf:
        for page in pdf.pages:
            assert set(colours(page)) <= {(0.0,), (0.0, 0.0, 0.0)}


def colours(page: pikepdf.Page) -> Iterator[tuple[float, ...]]:
    """Yield every colour that is set on a page; the colour at the beginning is black."""
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) in {"g", "G", "rg", "RG", "k", "K", "sc", "SC", "scn", "SCN"}:
            yield tuple(float(each) for each in operands)


@pytest.mark.parametrize(
    "content",
    [DocxPrinter().plan(PLAN, OFFICE), PAPERS.comparison_docx(comparison()),
     PAPERS.comments_docx(COMMENTS, OFFICE)],
    ids=["plan", "comparison", "comments"],
)  # fmt: skip
def test_a_word_file_is_black_on_white(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        xml = "".join(
            archive.read(name).decode()
            for name in archive.namelist()
            if Path(name).suffix == ".xml"
        )
    assert not re.search(r"<w:(shd|highlight) ", xml)
    assert set(re.findall(r'w:color="([^"]*)"', xml)) <= {"auto"}
    assert set(re.findall(r'<w:color w:val="([^"]*)"', xml)) <= {"auto", "000000"}
