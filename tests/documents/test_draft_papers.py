"""The papers of a draft: numbered lines, a printed comparison, the table of comments."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
import re
from collections import Counter

import pytest
from paper_samples import paper
from samples import CHAIR, OFFICE, big_plan, issued
from sheets import MM, PdfPage, read, text_of

from kehoach_desktop.documents.composition import (
    Addressees,
    EndBlock,
    Paragraph,
    Table,
    with_line_numbers,
)
from kehoach_desktop.documents.composition_paper import compose_paper
from kehoach_desktop.documents.composition_plan import compose_plan
from kehoach_desktop.documents.decree30 import Role
from kehoach_desktop.documents.drafts import DraftPapers
from kehoach_desktop.documents.pdf.printer import PdfPrinter
from kehoach_desktop.documents.word.printer import DocxPrinter
from kehoach_desktop.domain.paper import PaperKind
from kehoach_desktop.domain.plans.comment import Comment, Verdict
from kehoach_desktop.domain.plans.comparison import Change, compare
from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.services.plans.drafts import figures_words
from kehoach_desktop.services.ports.drafts import CommentSheet, ComparisonSheet


@pytest.fixture(scope="module")
def papers() -> DraftPapers:
    return DraftPapers(PdfPrinter(), DocxPrinter())


def edited(plan: Plan) -> Plan:
    """Change a word, drop a paragraph, add one."""
    first = plan.sections[0]
    blocks = list(first.blocks)
    blocks[1] = dataclasses.replace(blocks[1], text=blocks[1].text.replace("giấy tờ", "hồ sơ"))
    del blocks[4]
    blocks.append(dataclasses.replace(blocks[3], id="mới", text="Mở hòm thư góp ý ở mỗi thôn."))
    section = dataclasses.replace(first, blocks=tuple(blocks))
    return dataclasses.replace(plan, sections=(section, *plan.sections[1:]))


def sheet_of(papers: DraftPapers, older: Plan, newer: Plan) -> ComparisonSheet:
    found = compare(papers.lines(older, OFFICE), papers.lines(newer, OFFICE))
    return ComparisonSheet(newer.title, "lần 1", "lần 2", "UBND", found, figures_words(found))


def test_every_printed_word_is_compared(papers: DraftPapers) -> None:
    plan = big_plan()
    lines = papers.lines(plan, OFFICE)
    words = re.sub(r"\s+", " ", " ".join(line.text for line in lines))
    for block in plan.sections[0].blocks:
        assert block.text in words
    for task in plan.tasks:
        assert task.title in words
    assert plan.closing in words
    assert "Trang TTĐT xã" in words
    assert CHAIR.name in words


def test_a_draft_and_its_issued_text_are_the_same_where_only_number_and_date_came(
    papers: DraftPapers,
) -> None:
    plan = big_plan()
    sheet = sheet_of(papers, plan, dataclasses.replace(issued(plan), issue=None))
    assert sheet.comparison.is_same


def test_gone_words_are_struck_through_and_new_ones_underlined_in_black(
    papers: DraftPapers,
) -> None:
    plan = big_plan()
    sheet = sheet_of(papers, plan, edited(plan))
    assert sheet.comparison.paragraphs(Change.CHANGED) == 1
    assert sheet.comparison.paragraphs(Change.ADDED) == 1
    assert sheet.comparison.paragraphs(Change.REMOVED) == 1
    pages = read(papers.comparison(sheet).pdf)
    words = text_of(pages)
    assert "1 đoạn được sửa, 1 đoạn thêm mới, 1 đoạn bỏ đi" in words
    (through, above) = strokes_of(pages[0], "giấy tờ.")
    assert through < above - 2  # through the letters, above their feet
    (below, above) = strokes_of(pages[0], "hồ sơ.")
    assert above < below < above + 4


def strokes_of(page: PdfPage, words: str) -> tuple[float, float]:
    """Return (height of the level stroke over the words' width, their baseline)."""
    line = next(each for each in page.lines if words in each.text and "Cách" not in each.text)
    start = line.xs[line.text.index(words)]
    (found,) = [
        y0
        for x0, y0, x1, y1 in page.strokes
        if y0 == y1 and x0 <= start + 1 < x1 and line.top < y0 < line.bottom + 2
    ]
    return found, line.baseline


def test_the_comparison_for_word_strikes_and_underlines(papers: DraftPapers) -> None:
    import docx

    plan = big_plan()
    sheet = sheet_of(papers, plan, edited(plan))
    document = docx.Document(io.BytesIO(papers.comparison_docx(sheet)))
    runs = [run for paragraph in document.paragraphs for run in paragraph.runs]
    assert any(run.font.strike and "giấy tờ." in run.text for run in runs)
    assert any(run.font.underline and run.bold and "hồ sơ." in run.text for run in runs)


def test_the_lines_of_a_draft_are_counted_in_the_margin_of_every_page() -> None:
    plan = big_plan(2, 3, 0)
    document = with_line_numbers(compose_plan(plan, OFFICE))
    plain = PdfPrinter().document(compose_plan(plan, OFFICE))
    pages = read(PdfPrinter().document(document).pdf)
    assert len(pages) == plain.pages
    for page in pages:
        numbers = [line for line in page.lines if line.x1 < 30 * MM - 10]
        assert [line.text for line in numbers] == [str(n + 1) for n in range(len(numbers))]
        assert len(numbers) > 5


def test_word_counts_the_lines_of_a_draft_by_itself() -> None:
    import zipfile

    plan = big_plan(2, 3, 3)
    content = DocxPrinter().document(with_line_numbers(compose_plan(plan, OFFICE)))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        xml = archive.read("word/document.xml").decode()
    assert xml.count("<w:lnNumType ") == 1  # the text, not the landscape table
    assert "<w:lnNumType" not in DocxPrinter().plan(plan, OFFICE).decode("latin-1")


COMMENTS = (
    Comment("1", 1, "Trạm Y tế xã", "Mục II.1", "Thêm giờ phát buổi chiều.", Verdict.TAKEN,
            "Đã thêm khung giờ 17 giờ.", dt.date(2026, 1, 3)),
    Comment("2", 1, "Thôn Đoài", "Mục III", "Giảm còn một buổi mỗi tháng.", Verdict.EXPLAINED,
            "Cấp trên yêu cầu ít nhất hai buổi."),
    Comment("3", 1, "Thôn Hạ", verdict=Verdict.AGREES),
    Comment("4", 1, "Trường Tiểu học", "", "Ghi rõ kinh phí."),
)  # fmt: skip


def test_the_table_of_comments_says_who_what_and_what_became_of_it(papers: DraftPapers) -> None:
    sheet = CommentSheet("Tuyên truyền cải cách hành chính năm 2026", 1, COMMENTS,
                         dt.date(2026, 1, 6))  # fmt: skip
    made = papers.comments(sheet, OFFICE)
    (page,) = read(made.pdf)
    assert page.width > page.height
    words = text_of([page])
    assert "4 cơ quan, đơn vị, cá nhân trả lời, trong đó 1 thống nhất" in words
    assert "Còn 1 ý kiến chưa xử lý." in words
    row = ("Trạm Y tế xã", "(ngày 03/01/2026)", "Mục II.1", "Thêm giờ phát", "Đã thêm khung giờ")
    for cell in row:
        page.find(cell)
    tops = {round(page.find(cell).baseline) for cell in ("Mục II.1", "Tiếp thu")}
    assert max(tops) - min(tops) < 20  # in one row
    assert words.endswith("./.")
    assert papers.comments_docx(sheet, OFFICE).startswith(b"PK")


@pytest.mark.parametrize("kind", PaperKind)
def test_every_printed_word_of_every_other_paper_is_compared(
    papers: DraftPapers, kind: PaperKind
) -> None:
    """All that is composed but number, date and head of page: nobody changed those."""
    made = paper(kind, size=14, long=True)
    compared = "".join(line.label + line.text for line in papers.paper_lines(made, OFFICE))
    left = Counter("".join(compared.split()))
    printed = Counter()
    for part in compose_paper(made, OFFICE).parts:
        for element in part.elements:
            match element:
                case Paragraph() if element.role is not Role.DRAFT_MARK:
                    printed.update("".join(element.text.split()))
                case Addressees():
                    printed.update("".join("".join(element.names).split()))
                case Table():
                    cells = (cell for row in element.rows for cell in row.cells)
                    printed.update("".join("".join(cells).split()))
                case EndBlock():
                    printed.update("".join("".join((*element.recipients, *element.lines)).split()))
    assert printed - left == Counter()
    assert compare(papers.paper_lines(made, OFFICE), papers.paper_lines(made, OFFICE)).is_same
