"""OpenDocument text as LibreOffice writes it: numbers, lists, tables, notes, boxes, pictures."""

from __future__ import annotations

from pathlib import Path

import pytest
from opendocument import cell, items, odt, p, rows

from kehoach_desktop.reading.door import open_source, read_file


def _level(at: int, form: str, more: str = "", suffix: str = ".") -> str:
    return (
        f'<text:list-level-style-number text:level="{at}" style:num-format="{form}" '
        f'style:num-suffix="{suffix}" {more}/>'
    )


STYLES = (
    '<text:list-style style:name="L">'
    + _level(1, "I")
    + _level(2, "1")
    + _level(3, "1", 'text:display-levels="2"')
    + '<text:list-level-style-bullet text:level="4" text:bullet-char="•"/></text:list-style>'
    + '<text:list-style style:name="A">'
    + _level(1, "a", 'text:start-value="3"', ")")
    + "</text:list-style>"
)


def _list(inner: str, asked: str = 'text:style-name="L"') -> str:
    return f"<text:list {asked}>{inner}</text:list>"


def _texts(path: Path) -> list[str]:
    return [line.text for line in open_source(path).lines]


def test_numbers_that_the_word_processor_prints_are_read(tmp_path: Path) -> None:
    deep = _list(items(p("Việc nhỏ") + _list(items(p("Chủ trì: các thôn.")), "")), "")
    body = (
        _list(items(p("NHIỆM VỤ") + _list(items(p("Đào hố") + deep, p("Trồng cây")), "")))
        + p("Một câu ở giữa.")
        + _list(items(p("TỔ CHỨC THỰC HIỆN")), 'text:style-name="L" text:continue-numbering="true"')
        + _list(items(p("Phần khác")))
    )
    assert _texts(odt(tmp_path / "a.odt", body, STYLES)) == [
        "I. NHIỆM VỤ",
        "1. Đào hố",
        "1.1. Việc nhỏ",
        "- Chủ trì: các thôn.",
        "2. Trồng cây",
        "Một câu ở giữa.",
        "II. TỔ CHỨC THỰC HIỆN",
        "I. Phần khác",
    ]


def test_a_list_goes_on_from_the_list_it_names_and_starts_where_it_says(tmp_path: Path) -> None:
    body = (
        _list(items(p("một")), 'text:style-name="L" xml:id="x"')
        + _list(items(p("chữ")), 'text:style-name="A"')
        + _list(items(p("hai")), 'text:style-name="L" text:continue-list="x"')
        + _list('<text:list-item text:start-value="9"><text:p>chín</text:p></text:list-item>')
    )
    made = _texts(odt(tmp_path / "a.odt", body, STYLES))
    assert made == ["I. một", "c) chữ", "II. hai", "IX. chín"]


def test_an_item_that_only_holds_a_deeper_list_takes_no_number(tmp_path: Path) -> None:
    body = _list(items(_list(items(p("Đào hố")), ""), p("NHIỆM VỤ")))
    assert _texts(odt(tmp_path / "a.odt", body, STYLES)) == ["1. Đào hố", "I. NHIỆM VỤ"]


def test_headings_are_numbered_by_the_outline_style(tmp_path: Path) -> None:
    outline = (
        '<text:outline-style><text:outline-level-style text:level="1" style:num-format="I" '
        'style:num-suffix="."/><text:outline-level-style text:level="2" style:num-format=""/>'
        "</text:outline-style>"
    )
    body = "".join(
        f'<text:h text:outline-level="{level}">{text}</text:h>'
        for level, text in ((1, "MỤC TIÊU"), (2, "Chung"), (1, "NHIỆM VỤ"))
    )
    made = _texts(odt(tmp_path / "a.odt", body, outline))
    assert made == ["I. MỤC TIÊU", "Chung", "II. NHIỆM VỤ"]


def test_a_damaged_start_value_prints_no_flood_of_letters(tmp_path: Path) -> None:
    item = '<text:list-item text:start-value="9999999"><text:p>a</text:p></text:list-item>'
    path = odt(tmp_path / "a.odt", _list(item, 'text:style-name="A"'), STYLES)
    assert _texts(path) == ["9999999) a"]


def test_a_footnote_is_behind_the_text_and_not_inside_the_sentence(tmp_path: Path) -> None:
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        "<text:note-body><text:p>Theo Luật Lâm nghiệp.</text:p></text:note-body></text:note>"
    )
    body = f"<text:p>Trồng rừng{note} ven suối.</text:p>" + rows(
        f"<table:table-cell><text:p>Ô{note}</text:p></table:table-cell>" + cell("hai")
    )
    lines = open_source(odt(tmp_path / "a.odt", body)).lines
    assert [(line.text, line.note) for line in lines] == [
        ("Trồng rừng ven suối.", False),
        ("Ô | hai", False),
        ("Theo Luật Lâm nghiệp.", True),
        ("Theo Luật Lâm nghiệp.", True),
    ]


def test_a_cell_merged_downwards_is_said_once_and_known_in_every_row(tmp_path: Path) -> None:
    covered = "<table:covered-table-cell/>"
    body = rows(
        cell("TT") + cell("Nội dung") + cell("Chủ trì"),
        cell("1") + cell("Đào hố") + cell("Các thôn", 'table:number-rows-spanned="2"'),
        cell("2") + cell("Trồng cây") + covered,
        cell("3") + cell("Chăm cây") + cell("Đoàn xã"),
    )
    lines = open_source(odt(tmp_path / "a.odt", body)).lines
    assert [line.cells[-1] for line in lines[1:]] == ["Các thôn", "Các thôn", "Đoàn xã"]
    assert " ".join(line.text for line in lines).count("Các thôn") == 1


@pytest.mark.parametrize("covered", ["<table:covered-table-cell/>" * 2,
    '<table:covered-table-cell table:number-columns-repeated="2"/>'])  # fmt: skip
def test_a_cell_merged_sideways_keeps_the_columns_behind_it(covered: str, tmp_path: Path) -> None:
    body = rows(
        cell("TT") + cell("Nội dung") + cell("Chủ trì") + cell("Thời gian"),
        cell("Phần một", 'table:number-columns-spanned="3"') + covered + cell("Quý I"),
        cell("1") + cell("Đào hố") + cell("Các thôn") + cell("Hằng quý"),
    )
    path = odt(tmp_path / "a.odt", body)
    assert open_source(path).lines[1].cells == ("Phần một", "", "", "Quý I")
    (task,) = [task for task in read_file(path).tasks if task.title == "Đào hố"]
    assert (task.leads, task.frequency) == (("Các thôn",), "quy")


def test_text_in_a_box_is_read_and_what_describes_a_picture_is_not(tmp_path: Path) -> None:
    body = (
        "<text:p>đầu<draw:frame><draw:text-box><text:p>trong hộp</text:p></draw:text-box>"
        "<svg:title>ảnh</svg:title><svg:desc>mô tả</svg:desc></draw:frame></text:p>"
        "<text:section><text:p>trong phần</text:p></text:section>"
    )
    assert _texts(odt(tmp_path / "a.odt", body)) == ["đầu", "trong hộp", "trong phần"]
