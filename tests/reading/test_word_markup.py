"""What Word files hold beside plain paragraphs: merged cells, notes, page headers, revisions."""

from __future__ import annotations

import zipfile
from pathlib import Path

from kehoach_desktop.domain.imports.read_document import LineRole
from kehoach_desktop.reading.door import open_source, read_file

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _p(text: str, more: str = "") -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r>{more}</w:p>"


def _tc(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{_p(text)}</w:tc>"


def _word(path: Path, body: str, **parts: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "word/document.xml", f"<w:document {_W}><w:body>{body}</w:body></w:document>"
        )
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
    return path


_TWO = '<w:gridSpan w:val="2"/>'
_START, _ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
_TABLE = (
    "<w:tbl>"
    f"<w:tr>{_tc('TT', _START)}{_tc('Nội dung', _START)}"
    f"{_tc('Đơn vị', _TWO)}{_tc('Thời gian', _START)}</w:tr>"
    f"<w:tr>{_tc('', _ON)}{_tc('', _ON)}{_tc('Chủ trì')}{_tc('Phối hợp')}{_tc('', _ON)}</w:tr>"
    f"<w:tr>{_tc('1')}{_tc('Đọc bản tin')}{_tc('Đài truyền thanh xã', _START)}{_tc('Các thôn')}"
    f"{_tc('Hằng tuần')}</w:tr>"
    f"<w:tr>{_tc('2')}{_tc('Sửa loa')}{_tc('', _ON)}{_tc('')}{_tc('Tháng 5/2026')}</w:tr></w:tbl>"
)


def test_merged_cells_hold_for_every_row_they_cover_and_their_words_stand_once(
    tmp_path: Path,
) -> None:
    body = f"{_p('KẾ HOẠCH')}{_p('Loa thôn năm 2026')}{_p('I. VIỆC LÀM')}{_TABLE}"
    document = read_file(_word(tmp_path / "a.docx", body))
    assert [(task.title, task.leads, task.coordinating) for task in document.tasks] == [
        ("Đọc bản tin", ("Đài truyền thanh xã",), ("Các thôn",)),
        ("Sửa loa", ("Đài truyền thanh xã",), ()),
    ]
    everything = "\n".join(line.text for line in document.lines)
    assert everything.count("Đài truyền thanh xã") == 1


def test_a_table_inside_a_cell_is_read_once(tmp_path: Path) -> None:
    inner = f"<w:tbl><w:tr>{_tc('trong')}{_tc('bảng')}</w:tr></w:tbl>"
    body = f"<w:tbl><w:tr><w:tc>{_p('ngoài')}{inner}</w:tc>{_tc('bên')}</w:tr></w:tbl>"
    source = open_source(_word(tmp_path / "a.docx", body))
    assert [line.text for line in source.lines] == ["ngoài trong | bảng | bên"]


def test_deleted_words_are_left_out_inserted_ones_kept_and_it_is_said(tmp_path: Path) -> None:
    run = "<w:r><w:t>{}</w:t></w:r>"
    body = (
        f"<w:p>{run.format('Họp ')}<w:ins>{run.format('ba ')}</w:ins>"
        f"<w:del><w:r><w:delText>hai </w:delText></w:r></w:del>{run.format('lần.')}</w:p>"
        f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr>{_tc('bỏ')}{_tc('hàng')}</w:tr>"
        f"<w:tr>{_tc('giữ')}{_tc('hàng')}</w:tr></w:tbl>"
    )
    source = open_source(_word(tmp_path / "a.docx", body))
    assert [line.text for line in source.lines] == ["Họp ba lần.", "giữ | hàng"]
    assert source.notes == ("revisions",)


def test_a_footnote_is_read_and_what_it_cites_is_found(tmp_path: Path) -> None:
    reference = '<w:r><w:footnoteReference w:id="3"/></w:r>'
    notes = (
        f'<w:footnotes {_W}><w:footnote w:id="3">{_p("Quyết định số 71/QĐ-UBND ngày 5/6/2025.")}'
        f'</w:footnote><w:footnote w:id="4">{_p("không ai trỏ tới")}</w:footnote></w:footnotes>'
    )
    body = f"{_p('KẾ HOẠCH')}{_p('Loa thôn')}{_p('I. CHUNG')}{_p('Làm theo tỉnh', reference)}"
    document = read_file(_word(tmp_path / "a.docx", body, footnotes=notes))
    assert [cited.number for cited in document.based_on] == ["71/QĐ-UBND"]
    assert document.lines[-1].role is LineRole.BODY
    assert "không ai" not in "".join(line.text for line in document.lines)


def test_a_letterhead_in_the_page_header_is_the_header_and_a_running_title_is_not(
    tmp_path: Path,
) -> None:
    head = f"<w:hdr {_W}>{_p('ỦY BAN NHÂN DÂN')}{_p('XÃ SUỐI NGÀ')}{_p('Số: 9/KH-UBND')}</w:hdr>"
    running = f"<w:ftr {_W}>{_p('Kế hoạch loa thôn - lưu hành nội bộ')}</w:ftr>"
    body = f"{_p('KẾ HOẠCH')}{_p('Loa thôn')}{_p('I. CHUNG')}{_p('Làm.')}"
    document = read_file(_word(tmp_path / "a.docx", body, header1=head, footer1=running))
    assert (document.header.issuer, document.header.number) == (
        "Ủy ban nhân dân xã Suối Ngà", "9/KH-UBND",
    )  # fmt: skip
    assert [line.text for line in document.remainder] == ["Kế hoạch loa thôn - lưu hành nội bộ"]


def test_the_strict_flavour_of_word_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    strict = 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "word/document.xml", f"<w:document {strict}><w:body>{_p('chữ')}</w:body></w:document>"
        )
    assert [line.text for line in open_source(path).lines] == ["chữ"]
