"""Title and body: tên loại, trích yếu, prose, headings, decision (nd30.md T01–T08, B01–B22)."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from samples import OFFICE, SUPERIOR_PLAN, big_plan, issued, text
from sheets import MM, Line, PdfPage, read, text_of

from kehoach_desktop.documents.pdf.printer import PdfPrinter
from kehoach_desktop.domain.numbering import NumberingStyle
from kehoach_desktop.domain.plans.citation import Citation
from kehoach_desktop.domain.plans.plan import Block, BlockKind, Decision, IssueForm, Plan, Section

SMALL = big_plan(1, 1, 0)
MIDDLE = 30 * MM + 80 * MM  # of the text width

LONG_SUBJECT = (
    "Tuyên truyền cải cách hành chính, chuyển đổi số, phổ biến giáo dục pháp luật và giảm số "
    "lần đi lại của mọi gia đình, hộ kinh doanh, hợp tác xã khi cần giấy tờ tại bất cứ nơi nào ở "
    "xã Tân Hòa giai đoạn 2026 - 2030, định hướng đến năm 2035 và những năm tiếp theo, "
    "lồng ghép với các phong trào của từng thôn"
)


def pages_of(printer: PdfPrinter, plan: Plan) -> list[PdfPage]:
    return read(printer.plan(plan, OFFICE).pdf)


def with_blocks(*blocks: Block, **changes: object) -> Plan:
    section = Section("m", "Nội dung", (), blocks)
    return replace(SMALL, sections=(section,), **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize("body", [13, 14])
def test_kind_and_subject_are_bold_and_centred_with_a_short_line_below(
    printer: PdfPrinter, body: int
) -> None:
    page = pages_of(printer, issued(replace(SMALL, body_size=body)))[0]
    kind = page.find("KẾ HOẠCH")
    start = page.lines.index(kind) + 1
    subject = page.lines[start : page.lines.index(page.find("Thực hiện"))]
    for line in (kind, *subject):
        assert line.bold
        assert not line.italic
        assert line.size == body
        assert line.centre == pytest.approx(MIDDLE, abs=2 * MM)
    assert kind.text == "KẾ HOẠCH"
    assert " ".join(line.text for line in subject) == SMALL.title
    x0, _, x1, _ = page.stroke_below(subject[-1])
    assert 0.32 <= (x1 - x0) / max(line.width for line in subject) <= 0.52


def test_a_long_subject_wraps_in_balanced_lines_and_keeps_every_word(printer: PdfPrinter) -> None:
    page = pages_of(printer, issued(replace(SMALL, title=LONG_SUBJECT)))[0]
    start = page.lines.index(page.find("KẾ HOẠCH")) + 1
    lines = [line for line in page.lines[start:] if line.bold and line.size == 14]
    subject = []
    for line in lines:
        if line.text.startswith("I."):
            break
        subject.append(line)
    assert 4 <= len(subject) <= 7
    assert " ".join(line.text for line in subject) == LONG_SUBJECT
    assert min(line.width for line in subject) > 0.7 * max(line.width for line in subject)


def test_paragraphs_are_justified_indented_and_set_apart(printer: PdfPrinter) -> None:
    plan = with_blocks(*(Block(str(i), BlockKind.PARAGRAPH, text(i, 3)) for i in range(6)))
    page = pages_of(printer, issued(plan))[0]
    prose = [line for line in page.lines if line.size == 14 and line.plain]
    firsts = [line for line in prose if line.x0 > 100]
    starts = {round(line.x0 - 30 * MM, 1) for line in firsts}
    assert starts == {36.0}
    inner = [line for line, after in zip(prose, prose[1:], strict=False) if after not in firsts]
    inner = [line for line in inner if line is not prose[-1]]
    assert len(inner) > 10
    assert all(line.x1 >= 595.28 - 20 * MM - 1.5 for line in inner)
    pitches = {
        round(after.baseline - line.baseline, 1)
        for line, after in zip(prose, prose[1:], strict=False)
        if after not in firsts
    }
    assert len(pitches) == 1
    (pitch,) = pitches
    assert 16.10 <= pitch <= 24.15  # single to 1.5 lines at 14 pt
    gaps = [
        after.baseline - line.baseline - pitch
        for line, after in zip(prose, prose[1:], strict=False)
        if after in firsts and line is not prose[0] and page.find("I.").baseline < line.baseline
    ]
    assert gaps
    assert all(gap >= 5.5 for gap in gaps)


def test_sections_are_roman_bold_capitals_and_headings_bold(printer: PdfPrinter) -> None:
    plan = with_blocks(
        Block("a", BlockKind.HEADING, "Đối với cán bộ", 1),
        Block("b", BlockKind.ITEM, "Đọc kỹ hướng dẫn trước khi tiếp dân.", 2),
    )
    page = pages_of(printer, issued(plan))[0]
    assert page.find("I. ").text == "I. NỘI DUNG"
    assert page.find("I. ").bold
    assert page.find("1. ").text == "1. Đối với cán bộ"
    assert page.find("1. ").bold
    item = page.find("1.1. ")
    assert item.text == "1.1. Đọc kỹ hướng dẫn trước khi tiếp dân."
    assert item.plain


def test_the_letters_of_points_skip_what_the_alphabet_skips(printer: PdfPrinter) -> None:
    blocks = [Block("0", BlockKind.HEADING, "Việc", 1)]
    blocks += [Block(f"b{i}", BlockKind.ITEM, f"việc số {i}", 2) for i in range(8)]
    plan = with_blocks(*blocks, numbering=NumberingStyle.LETTERS)
    page = pages_of(printer, issued(plan))[0]
    letters = [line.text[0] for line in page.lines if re.match(r"\w\) việc", line.text)]
    assert letters == list("abcdđegh")


def test_a_typed_line_break_starts_a_paragraph_of_its_own(printer: PdfPrinter) -> None:
    plan = with_blocks(Block("a", BlockKind.DASH, "Dòng đầu.\nDòng sau."))
    page = pages_of(printer, issued(plan))[0]
    assert page.find("- Dòng").text == "- Dòng đầu."
    assert page.find("Dòng sau").x0 == pytest.approx(30 * MM + 36, abs=0.1)


def decision_plan(form: IssueForm) -> Plan:
    law = Citation("Luật", subject="Tiếp cận thông tin")
    return replace(
        SMALL,
        form=form,
        symbol="QĐ-UBND",
        legal_bases=(law, SUPERIOR_PLAN),
        based_on=None,
        decision=Decision(
            "Ban hành Kế hoạch tuyên truyền cải cách hành chính năm 2026",
            "Trưởng phòng Văn hóa - Xã hội",
            (
                "Ban hành kèm theo Quyết định này Kế hoạch tuyên truyền cải cách hành chính.",
                "Điều 2. Quyết định có hiệu lực kể từ ngày ký.",
                "Mọi cơ quan nêu trong Kế hoạch thi hành Quyết định này./.",
            ),
        ),
    )


def line_styles(lines: list[Line]) -> set[tuple[bool, bool]]:
    return {(line.bold, line.italic) for line in lines}


def test_a_decision_has_authority_bases_and_articles_in_the_decrees_order(
    printer: PdfPrinter,
) -> None:
    page = pages_of(printer, issued(decision_plan(IssueForm.DECISION_BY_HEAD)))[0]
    starts = ("QUYẾT ĐỊNH", "Ban hành Kế hoạch", "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ TÂN HÒA",
              "Căn cứ Luật", "Căn cứ Kế hoạch", "Theo đề nghị", "QUYẾT ĐỊNH:", "Điều 1.",
              "Điều 2.", "Điều 3.", "Nơi nhận:")  # fmt: skip
    places = [page.find(start).baseline for start in starts]
    assert places[6] == places[0] or places == sorted(places)
    order = next(line for line in page.lines if line.text == "QUYẾT ĐỊNH:")
    assert order.bold
    assert order.centre == pytest.approx(MIDDLE, abs=2 * MM)
    authority = page.find("CHỦ TỊCH ỦY BAN")
    assert authority.bold
    assert authority.centre == pytest.approx(MIDDLE, abs=2 * MM)


def test_bases_are_italic_and_end_with_semicolons_the_last_with_a_full_stop(
    printer: PdfPrinter,
) -> None:
    page = pages_of(printer, issued(decision_plan(IssueForm.DECISION_BY_HEAD)))[0]
    first = page.lines.index(page.find("Căn cứ Luật"))
    last = page.lines.index(next(line for line in page.lines if line.text == "QUYẾT ĐỊNH:"))
    lines = page.lines[first:last]
    assert line_styles(lines) == {(False, True)}
    words = " ".join(line.text for line in lines)
    assert words == (
        "Căn cứ Luật Tiếp cận thông tin; Căn cứ Kế hoạch số 12/KH-UBND ngày 22 tháng "
        "12 năm 2025 của Ủy ban nhân dân tỉnh Ninh Bình tuyên truyền cải cách hành chính năm 2026; "
        "Theo đề nghị của Trưởng phòng Văn hóa - Xã hội."
    )


def test_the_word_dieu_is_bold_and_its_text_is_not(printer: PdfPrinter) -> None:
    page = pages_of(printer, issued(decision_plan(IssueForm.DECISION_BY_HEAD)))[0]
    article = page.find("Điều 2.")
    assert article.text == "Điều 2. Quyết định có hiệu lực kể từ ngày ký."
    assert article.fonts == {"LiberationSerif-Bold", "LiberationSerif"}


@pytest.mark.parametrize(
    ("form", "authority", "signature"),
    [
        (IssueForm.DECISION_BY_HEAD, "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ TÂN HÒA", ["CHỦ TỊCH"]),
        (
            IssueForm.DECISION_BY_BODY,
            "ỦY BAN NHÂN DÂN XÃ TÂN HÒA",
            ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"],
        ),
    ],
)
def test_the_authority_line_agrees_with_the_signature(
    printer: PdfPrinter, form: IssueForm, authority: str, signature: list[str]
) -> None:
    page = pages_of(printer, issued(decision_plan(form)))[0]
    assert authority in [line.text for line in page.lines]
    below = page.find("Nơi nhận:").top - 5
    signed = [line.text for line in page.lines if line.top > below and line.x0 > 300]
    assert signed == [*signature, "Nguyễn Văn An"]


def test_the_attached_plan_names_its_decision_and_is_not_signed(printer: PdfPrinter) -> None:
    pages = pages_of(printer, issued(decision_plan(IssueForm.DECISION_BY_HEAD)))
    attached = pages[1]
    first, second = (line for line in attached.lines if line.italic)
    assert f"{first.text} {second.text}" == (
        "(Kèm theo Quyết định số 02/QĐ-UBND ngày 05 tháng 01 năm 2026 "
        "của Chủ tịch Ủy ban nhân dân xã Tân Hòa)"
    )
    assert first.baseline > attached.find("năm 2026").baseline
    assert attached.stroke_below(second)
    words = text_of(pages[1:])
    assert "Nơi nhận" not in words
    assert "Nguyễn Văn An" not in words


def test_a_task_prints_as_a_labelled_block_with_dots_for_what_is_unknown(
    printer: PdfPrinter,
) -> None:
    from kehoach_desktop.domain.plans.task import Doer, Task

    task = Task("t", "Phát chuyên mục trên loa", coordinators=(Doer("Các thôn"),), place="Nhà loa")
    plan = with_blocks(Block("b", BlockKind.TASK, "", 1, "t"), tasks=(task,))
    page = pages_of(printer, issued(plan))[0]
    start = page.lines.index(page.find("1. Phát"))
    assert page.lines[start].bold
    assert [line.text for line in page.lines[start + 1 : start + 6]] == [
        "- Thời gian thực hiện: …….",
        "- Cơ quan chủ trì: …….",
        "- Cơ quan phối hợp: Các thôn.",
        "- Địa điểm: Nhà loa.",
        "- Sản phẩm: …….",
    ]
