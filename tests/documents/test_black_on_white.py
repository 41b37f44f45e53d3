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
import pypdfium2
import pytest
from paper_samples import CASES as PAPER_CASES
from PIL import Image
from samples import OFFICE, big_plan, issued, task

from kehoach_desktop.documents.composition_check import CheckPapers
from kehoach_desktop.documents.drafts import DraftPapers
from kehoach_desktop.documents.pdf.printer import PdfPrinter
from kehoach_desktop.documents.word.printer import DocxPrinter
from kehoach_desktop.domain.plans.comment import Comment, Verdict
from kehoach_desktop.domain.plans.comparison import compare
from kehoach_desktop.domain.plans.plan import IssueForm
from kehoach_desktop.services.plans.drafts import figures_words
from kehoach_desktop.services.ports.check import CheckSheet, Remark
from kehoach_desktop.services.ports.drafts import CommentSheet, ComparisonSheet
from kehoach_desktop.services.ports.exchange import CoverSheet
from kehoach_desktop.services.ports.printing import ChecklistLine, IntroductionCard

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
    "a report with appendices": lambda p: p.paper(PAPER_CASES["report 14 long issued"], OFFICE).pdf,
    "minutes": lambda p: p.paper(PAPER_CASES["minutes 13 long draft"], OFFICE).pdf,
    "a slip": lambda p: p.paper(PAPER_CASES["slip 13 long draft"], OFFICE).pdf,
    "a check": lambda p: CheckPapers(p).check(CheckSheet("a.pdf", (REMARK,))).pdf,
}  # fmt: skip


#: A mark of urgency is red (Appendix I, II.10.b); a black printer prints it dark on white.
RED = {(1.0, 0.0, 0.0)}
URGENT = {"a report with appendices", "minutes"}


@pytest.mark.parametrize("name", SHEETS)
def test_a_printed_sheet_is_black_on_white(printer: PdfPrinter, name: str) -> None:
    with pikepdf.open(io.BytesIO(SHEETS[name](printer))) as pdf:
        for page in pdf.pages:
            allowed = {(0.0,), (0.0, 0.0, 0.0)}
            assert set(colours(page)) <= (allowed | RED if name in URGENT else allowed)


def colours(page: pikepdf.Page) -> Iterator[tuple[float, ...]]:
    """Yield every colour that is set on a page; the colour at the beginning is black."""
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) in {"g", "G", "rg", "RG", "k", "K", "sc", "SC", "scn", "SCN"}:
            yield tuple(float(each) for each in operands)


@pytest.mark.parametrize("name", SHEETS)
def test_no_painted_sheet_has_a_grey_box(printer: PdfPrinter, name: str) -> None:
    """Letters have grey edges; an even grey square of 2 mm is a fill."""
    document = pypdfium2.PdfDocument(SHEETS[name](printer))
    for page in document:
        assert not list(grey_boxes(page.render(scale=100 / 72).to_pil().convert("L")))


def test_a_grey_box_would_be_seen() -> None:
    image = Image.new("L", (200, 200), 255)
    image.paste(216, (40, 40, 60, 60))
    assert list(grey_boxes(image))


def grey_boxes(image: Image.Image, side: int = 8) -> Iterator[tuple[int, int]]:
    """Yield the corners of even squares that are neither black nor white."""
    wide, high = image.size
    rows = [image.crop((0, y, wide, y + 1)).tobytes() for y in range(high)]
    for y in range(0, high - side, side):
        for x in range(0, wide - side, side):
            value = rows[y][x]
            even = bytes([value]) * side
            if 16 < value < 240 and all(row[x : x + side] == even for row in rows[y : y + side]):
                yield x, y


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
