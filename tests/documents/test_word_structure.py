"""The Word file itself: styles, numbers that count, sections, tables (nd30.md, column .docx)."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import docx
import pytest
from lxml import etree
from samples import OFFICE, SUPERIOR_PLAN, big_plan, issued, text
from word_files import NS, W, body, numbered_lines, part, val
from word_files import text as words

from kehoach_desktop.documents import widths
from kehoach_desktop.documents.composition import (
    Document,
    Fact,
    Facts,
    ListKind,
    Paragraph,
    Part,
)
from kehoach_desktop.documents.composition_plan import compose_plan
from kehoach_desktop.documents.pdf.fonts import REQUIRED, load_fonts
from kehoach_desktop.documents.word.printer import DocxPrinter
from kehoach_desktop.domain.numbering import NumberingStyle
from kehoach_desktop.domain.plans.plan import Block, BlockKind, IssueForm, Plan, Section
from kehoach_desktop.paths import resource

PRINTER = DocxPrinter()
SMALL = issued(big_plan(2, 2, 6))


def points(*counts: int) -> Plan:
    """Return a plan of one section per number, whose one khoản has so many điểm."""
    sections = tuple(
        Section(
            f"m{place}", f"Mục {place}", (),
            (Block(f"{place}h", BlockKind.HEADING, "Việc phải làm", 1),
             *(Block(f"{place}-{index}", BlockKind.ITEM, text(index, 1), 2)
               for index in range(count)),
             Block(f"{place}i", BlockKind.HEADING, "Việc khác", 1),
             Block(f"{place}j", BlockKind.ITEM, text(place, 1), 2)),
        )
        for place, count in enumerate(counts)
    )  # fmt: skip
    return replace(SMALL, numbering=NumberingStyle.LETTERS, sections=sections)


def labelled(plan: Plan) -> list[str]:
    """Return the paragraphs of the plan that our paper numbers, as it prints them."""
    return [
        element.text
        for piece in compose_plan(plan, OFFICE).parts
        for element in piece.elements
        if isinstance(element, Paragraph) and element.label is not None
    ]


@pytest.mark.parametrize("form", IssueForm)
@pytest.mark.parametrize(
    "plan", [big_plan(4, 3, 4), points(1, 4, 5, 9), points(30)], ids=["decimal", "few", "many"]
)
def test_word_counts_what_our_paper_prints(plan: Plan, form: IssueForm) -> None:
    plan = replace(plan, form=form)
    printed = [line.replace("\u00a0", " ") for line in numbered_lines(PRINTER.plan(plan, OFFICE))]
    wanted = labelled(plan)
    assert [line for line in printed if line in set(wanted)] == wanted


def test_no_number_is_typed() -> None:
    plan = points(30)
    for item in body(PRINTER.plan(plan, OFFICE)).iterchildren(f"{W}p"):
        start = words(item).split(" ")[0]
        assert not start.endswith(")") or start.startswith("(")
        assert start not in {"-", "+", "I.", "1.", "2.", "đ)", "aa)"}


def test_points_up_to_d_are_one_list_that_counts_by_itself() -> None:
    docx_ = PRINTER.plan(points(4), OFFICE)
    lists = {
        (val(item, "w:pPr/w:numPr/w:numId"), val(item, "w:pPr/w:numPr/w:ilvl"))
        for item in body(docx_).iterchildren(f"{W}p")
        if words(item) in {text(index, 1) for index in range(4)}
    }
    assert len(lists) == 1


def test_a_number_that_word_would_count_otherwise_stays_typed() -> None:
    composed = compose_plan(SMALL, OFFICE)
    first = composed.parts[0]
    odd = tuple(
        replace(
            element,
            runs=tuple(replace(run, text=run.text.replace("2.", "7.", 1)) for run in element.runs),
            label=replace(element.label, text="7."),
        )
        if isinstance(element, Paragraph) and element.label and element.label.text == "2."
        and element.label.kind is ListKind.DECIMAL
        else element
        for element in first.elements
    )  # fmt: skip
    changed = replace(composed, parts=(replace(first, elements=odd), *composed.parts[1:]))
    lines = list(numbered_lines(PRINTER.document(changed)))
    assert "7. Nhóm việc thứ 2" in lines
    assert "I. MỤC ĐÍCH, YÊU CẦU" in lines
    assert "II. NỘI DUNG" in lines


def test_the_same_plan_gives_the_same_bytes_without_a_date_of_today() -> None:
    made = PRINTER.plan(SMALL, OFFICE)
    assert DocxPrinter().plan(SMALL, OFFICE) == made
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    opened = docx.Document(io.BytesIO(made))
    assert opened.core_properties.title == compose_plan(SMALL, OFFICE).title
    assert opened.core_properties.author == "Ủy ban nhân dân xã Tân Hòa"
    assert opened.core_properties.created.year == 2020
    assert opened.core_properties.language == "vi-VN"


def test_every_paragraph_has_a_style_with_a_vietnamese_name() -> None:
    opened = docx.Document(io.BytesIO(PRINTER.plan(SMALL, OFFICE)))
    names = {item.style.name for item in opened.paragraphs if item.text}
    assert {"Nội dung", "Tên mục", "Tiêu đề khoản", "Gạch đầu dòng", "Tên loại văn bản",
            "Trích yếu nội dung", "Phụ lục", "Tên phụ lục", "Kèm theo"} <= names  # fmt: skip
    header = {item.style.name for row in opened.tables[0].rows for cell in row.cells
              for item in cell.paragraphs}  # fmt: skip
    assert header == {"Cơ quan ban hành", "Quốc hiệu", "Tiêu ngữ", "Đường kẻ ngang",
                      "Số và ký hiệu", "Địa danh và thời gian"}  # fmt: skip


def test_times_new_roman_alone_in_vietnamese_and_black() -> None:
    made = PRINTER.plan(SMALL, OFFICE)
    for name in ("document", "styles", "numbering", "header2"):
        tree = part(made, f"word/{name}.xml")
        for fonts in tree.iter(f"{W}rFonts"):
            assert set(fonts.attrib.values()) == {"Times New Roman"}
            assert {W + "ascii", W + "hAnsi", W + "cs"} <= set(fonts.attrib)
        assert not list(tree.iter(f"{W}color"))
    defaults = part(made, "word/styles.xml").find("w:docDefaults/w:rPrDefault/w:rPr", NS)
    assert val(defaults, "w:lang") == "vi-VN"
    assert val(defaults, "w:rFonts", "cs") == "Times New Roman"
    assert val(defaults, "w:sz") == "28"


@pytest.mark.parametrize("form", [IssueForm.PLAN, IssueForm.DECISION_BY_BODY])
def test_a_section_a_part_with_its_own_page_numbers(form: IssueForm) -> None:
    made = body(PRINTER.plan(replace(SMALL, form=form), OFFICE))
    sections = list(made.iter(f"{W}sectPr"))
    assert len(sections) == (3 if form.is_decision else 2)
    for section in sections:
        assert val(section, "w:pgNumType", "start") == "1"
        assert section.find("w:titlePg", NS) is not None
        margins = section.find("w:pgMar", NS)
        assert [margins.get(W + side) for side in ("top", "right", "bottom", "left")] == [
            "1134", "1134", "1134", "1701"]  # fmt: skip
    *upright, appendix = [section.find("w:pgSz", NS).attrib for section in sections]
    for size in upright:
        assert (size[W + "w"], size[W + "h"]) == ("11906", "16838")
    assert (appendix[W + "w"], appendix[W + "h"]) == ("16838", "11906")
    assert appendix[W + "orient"] == "landscape"


def test_the_number_of_the_page_stands_centred_from_the_second_page() -> None:
    made = PRINTER.plan(SMALL, OFFICE)
    assert words(part(made, "word/header1.xml")) == ""
    header = part(made, "word/header2.xml")
    assert val(header, "w:p/w:pPr/w:jc") == "center"
    runs = list(header.iter(f"{W}r"))
    assert len(runs) == 5
    for run in runs:
        assert val(run, "w:rPr/w:sz") == "26"
        assert val(run, "w:rPr/w:rFonts", "ascii") == "Times New Roman"
    assert "PAGE" in "".join(header.itertext(f"{W}instrText"))


def test_the_header_is_a_table_without_borders_with_drawn_lines() -> None:
    table = body(PRINTER.plan(SMALL, OFFICE)).find("w:tbl", NS)
    borders = table.find("w:tblPr/w:tblBorders", NS)
    assert {side.get(W + "val") for side in borders} == {"none"}
    rows = list(table.iterchildren(f"{W}tr"))
    assert len(rows) == 2
    left, right = rows[0].iterchildren(f"{W}tc")
    assert int(val(right, "w:tcPr/w:tcW", "w")) >= 92 * 56.69  # 92 mm hold Quốc hiệu at 13 pt
    name = widths.BOLD.width("ỦY BAN NHÂN DÂN") * 13 / 1000
    assert rule_length(left) / name == pytest.approx(0.4, abs=0.01)
    motto = widths.BOLD.width("Độc lập - Tự do - Hạnh phúc") * 14 / 1000
    assert rule_length(right) / motto == pytest.approx(1.0, abs=0.01)
    number, date = rows[1].iterchildren(f"{W}tc")
    assert words(number) == "Số: 02/KH-UBND"
    assert words(date) == "Tân Hòa, ngày 05 tháng 01 năm 2026"


def rule_length(cell: etree._Element) -> float:
    """Return how long the line below the words of a cell is, in points."""
    *_, line = cell.iterchildren(f"{W}p")
    assert val(line, "w:pPr/w:pStyle") == "DuongKe"
    indents = line.find("w:pPr/w:ind", NS)
    room = int(val(cell, "w:tcPr/w:tcW", "w") or 0)
    return (room - int(indents.get(W + "left")) - int(indents.get(W + "right"))) / 20


def test_signature_and_recipients_are_one_row_that_keeps_two_lines_of_prose() -> None:
    made = body(PRINTER.plan(issued(big_plan(1, 1, 0)), OFFICE))
    *_, table = made.iterchildren(f"{W}tbl")
    (row,) = table.iterchildren(f"{W}tr")
    assert row.find("w:trPr/w:cantSplit", NS) is not None
    left, right = row.iterchildren(f"{W}tc")
    assert words(left).startswith("Nơi nhận:- UBND tỉnh;")
    assert words(left).endswith("- Lưu: VT, VHXH.")
    assert words(right) == "TM. ỦY BAN NHÂN DÂNCHỦ TỊCHNguyễn Văn An"
    for paragraph in row.iter(f"{W}p"):
        assert paragraph.find("w:pPr/w:keepNext", NS) is not None
    above = table.getprevious()
    assert above.find("w:pPr/w:keepNext", NS) is not None


def test_a_short_last_paragraph_brings_the_one_before_along() -> None:
    plan = replace(issued(big_plan(1, 1, 0)), closing="Hết./.")
    made = body(PRINTER.plan(plan, OFFICE))
    *_, table = made.iterchildren(f"{W}tbl")
    last = table.getprevious()
    assert words(last) == "Hết./."
    for paragraph in (last, last.getprevious()):
        assert paragraph.find("w:pPr/w:keepNext", NS) is not None


def test_rows_are_never_split_and_the_head_is_repeated() -> None:
    made = body(PRINTER.plan(SMALL, OFFICE))
    *_, table = made.iterchildren(f"{W}tbl")
    head, *rows = table.iterchildren(f"{W}tr")
    assert head.find("w:trPr/w:tblHeader", NS) is not None
    assert len(rows) == 6
    for row in rows:
        assert row.find("w:trPr/w:cantSplit", NS) is not None
        assert row.find("w:trPr/w:tblHeader", NS) is None
    assert words(table.getnext()) == "./."


def test_a_draft_leaves_room_for_number_day_and_month() -> None:
    made = body(PRINTER.plan(big_plan(1, 1, 0), OFFICE))
    assert words(made[0]) == "DỰ THẢO lần 1"
    number, date = list(made.find("w:tbl", NS).iterchildren(f"{W}tr"))[1].iterchildren(f"{W}tc")
    assert words(number) == "Số: " + "\u00a0" * 8 + "/KH-UBND"
    assert "ngày\u00a0\u00a0\u00a0" in words(date)


def test_a_decision_counts_its_articles_in_bold_and_its_bases_stand_in_italics() -> None:
    plan = replace(SMALL, form=IssueForm.DECISION_BY_HEAD, legal_bases=(SUPERIOR_PLAN,))
    made = PRINTER.plan(plan, OFFICE)
    lines = list(numbered_lines(made))
    assert [line.split(".")[0] for line in lines if line.startswith("Điều")] == [
        "Điều 1", "Điều 2", "Điều 3"]  # fmt: skip
    opened = docx.Document(io.BytesIO(made))
    basis = next(item for item in opened.paragraphs if item.text.startswith("Căn cứ"))
    assert basis.style.font.italic
    article = next(
        level for level in part(made, "word/numbering.xml").iter(f"{W}lvl")
        if val(level, "w:lvlText") == "Điều %1."
    )  # fmt: skip
    assert article.find("w:rPr/w:b", NS) is not None


def test_signs_that_xml_cannot_hold_or_would_read_are_written_as_words() -> None:
    plan = replace(SMALL, opening='A & B <x> "y"\x01\ufffe 😀')
    assert 'A & B <x> "y" 😀' in [
        item.text for item in docx.Document(io.BytesIO(PRINTER.plan(plan, OFFICE))).paragraphs
    ]


@pytest.mark.parametrize("style", ["regular", "bold", "italic"])
def test_the_listed_widths_are_those_of_the_shipped_faces(style: str) -> None:
    face = getattr(load_fonts(resource("fonts")), style)
    listed = getattr(widths, style.upper())
    for char in REQUIRED + "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ \u00a0":
        assert listed.width(char) == pytest.approx(face.width(char), abs=0.3), char


def test_a_sheet_of_the_exchange_is_no_word_file() -> None:
    part_ = Part("Bìa", (Facts((Fact("Bên gửi", ("UBND xã",)),), "facts"),))
    with pytest.raises(TypeError, match="Facts"):
        PRINTER.document(Document("Bìa", "UBND xã", (part_,)))
