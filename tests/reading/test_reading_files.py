"""Word, OpenDocument and PDF files as they really come: numbering, tables, boxes, two columns."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from reportlab.pdfgen.canvas import Canvas

from kehoach_desktop.reading.door import open_source, read_file

_NUMBERING = """<w:numbering %s>
<w:abstractNum w:abstractNumId="77">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/>
<w:lvlText w:val="%%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%%2."/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/>
<w:lvlText w:val="%%2.%%3."/></w:lvl>
<w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl>
</w:abstractNum><w:num w:numId="88"><w:abstractNumId w:val="77"/></w:num></w:numbering>"""


def _numbered(document: Document, text: str, level: int) -> None:
    paragraph = document.add_paragraph(text)
    paragraph._p.get_or_add_pPr().append(
        parse_xml(
            f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="88"/></w:numPr>'
        )
    )


def _word_plan() -> Document:
    document = Document()
    numbering = document.part.numbering_part.element
    for child in parse_xml(_NUMBERING % nsdecls("w")):
        numbering.append(child)
    head = document.add_table(rows=1, cols=2)
    head.cell(0, 0).text = "ỦY BAN NHÂN DÂN\nXÃ SUỐI NGÀ\nSố: 06/KH-UBND"
    head.cell(0, 1).text = (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "Suối Ngà, ngày 08 tháng 01 năm 2026"
    )
    document.add_paragraph("KẾ HOẠCH")
    document.add_paragraph("Dạy bà con dùng mạng năm 2026")
    _numbered(document, "VIỆC PHẢI LÀM", 0)
    _numbered(document, "Mở lớp buổi tối", 1)
    _numbered(document, "Dạy tra cứu hồ sơ", 2)
    _numbered(document, "Chủ trì: Đoàn Thanh niên xã.", 3)
    _numbered(document, "Dạy trả phí qua mạng", 2)
    _numbered(document, "TỔ CHỨC THỰC HIỆN", 0)
    _numbered(document, "Phòng Văn hóa - Xã hội", 1)
    document.add_paragraph("Theo dõi chung.")
    table = document.add_table(rows=2, cols=4)
    for cell, text in zip(table.rows[0].cells, ("TT", "Nội dung", "Chủ trì", "Thời gian"),
                          strict=True):  # fmt: skip
        cell.text = text
    for cell, text in zip(table.rows[1].cells, ("1", "Phát tờ hướng dẫn", "Các thôn", "Hằng quý"),
                          strict=True):  # fmt: skip
        cell.text = text
    end = document.add_table(rows=1, cols=2)
    end.cell(0, 0).text = "Nơi nhận:\n- UBND tỉnh;\n- Lưu: VT."
    end.cell(0, 1).text = "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nLý Văn Tre"
    return document


def _saved(document: Document, path: Path) -> Path:
    document.save(str(path))
    return path


def test_numbers_that_word_prints_by_itself_are_read(tmp_path: Path) -> None:
    read = read_file(_saved(_word_plan(), tmp_path / "a.docx"))
    assert [item.number for item in read.outline] == ["I.", "1.", "1.1.", "1.2.", "II.", "1."]
    assert [item.depth for item in read.outline] == [1, 2, 3, 3, 1, 2]


def test_header_and_signature_in_tables_are_read_by_columns(tmp_path: Path) -> None:
    read = read_file(_saved(_word_plan(), tmp_path / "a.docx"))
    assert (read.header.number, str(read.header.date), read.header.place) == (
        "06/KH-UBND",
        "2026-01-08",
        "Suối Ngà",
    )
    assert read.header.issuer == "Ủy ban nhân dân xã Suối Ngà"
    assert read.recipients == ("UBND tỉnh", "Lưu: VT")
    assert (read.signer.position, read.signer.name) == ("CHỦ TỊCH", "Lý Văn Tre")


def test_rows_of_a_table_become_tasks(tmp_path: Path) -> None:
    read = read_file(_saved(_word_plan(), tmp_path / "a.docx"))
    row = next(task for task in read.tasks if task.title == "Phát tờ hướng dẫn")
    assert (row.leads, row.frequency) == (("Các thôn",), "quy")
    assert row.place.cell


def test_text_in_a_box_is_read_once_and_deleted_text_never(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("đầu")._p.append(
        parse_xml(
            f'<w:r {nsdecls("w")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/'
            '2006" xmlns:v="urn:schemas-microsoft-com:vml"><mc:AlternateContent><mc:Choice '
            'Requires="wps"><w:drawing><w:txbxContent><w:p><w:r><w:t>trong hộp</w:t></w:r></w:p>'
            "</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>"
            "<w:txbxContent><w:p><w:r><w:t>trong hộp</w:t></w:r></w:p></w:txbxContent></v:textbox>"
            "</v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        )
    )
    document.add_paragraph("cuối")._p.append(
        parse_xml(
            f'<w:del {nsdecls("w")} w:id="1"><w:r><w:delText>đã xóa</w:delText></w:r></w:del>'
        )
    )
    source = open_source(_saved(document, tmp_path / "b.docx"))
    assert [line.text for line in source.lines] == ["đầu", "trong hộp", "cuối"]


def test_macros_are_named_and_never_touched(tmp_path: Path) -> None:
    path = _saved(_word_plan(), tmp_path / "c.docx")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"Sub AutoOpen")
    assert read_file(path).notes == ("macros",)


def test_an_opendocument_text_is_read(tmp_path: Path) -> None:
    content = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>'
        "<text:p>KẾ HOẠCH</text:p><text:p>Trồng cây năm 2026</text:p><text:h>I. VIỆC LÀM</text:h>"
        "<text:list><text:list-item><text:p>Các thôn<text:s/>trồng cây.</text:p></text:list-item>"
        "</text:list></office:text></office:body></office:document-content>"
    )
    path = tmp_path / "d.odt"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
    read = read_file(path)
    assert (read.header.kind, read.header.title) == ("kế hoạch", "Trồng cây năm 2026")
    assert read.lines[-1].text == "- Các thôn trồng cây."


@pytest.fixture
def two_columns(tmp_path: Path) -> Path:
    """Return a PDF whose header stands in two columns and whose paragraph crosses a page."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    from kehoach_desktop.paths import resource

    font = next(path for path in sorted(resource("fonts").rglob("*Regular*.ttf")))
    pdfmetrics.registerFont(TTFont("Reading", str(font)))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842))
    canvas.setFont("Reading", 13)
    for row, (left, right) in enumerate((
        ("ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("XÃ SUỐI NGÀ", "Độc lập - Tự do - Hạnh phúc"),
        ("Số: 06/KH-UBND", "Suối Ngà, ngày 08 tháng 01 năm 2026"),
    )):  # fmt: skip
        canvas.drawString(70, 780 - 18 * row, left)
        canvas.drawString(270, 780 - 18 * row, right)
    canvas.drawCentredString(300, 690, "KẾ HOẠCH")
    canvas.drawCentredString(300, 672, "Dạy bà con dùng mạng năm 2026")
    canvas.drawString(110, 640, "I. VIỆC PHẢI LÀM")
    canvas.drawString(110, 620, "1. Mở lớp buổi tối tại nhà văn hóa theo Kế hoạch số 09/KH-UBND")
    canvas.showPage()
    canvas.setFont("Reading", 13)
    canvas.drawCentredString(300, 800, "2")
    canvas.drawString(85, 770, "ngày 03 tháng 01 năm 2026 của UBND tỉnh.")
    canvas.drawString(110, 750, "2. Phát tờ hướng dẫn.")
    canvas.save()
    path = tmp_path / "e.pdf"
    path.write_bytes(buffer.getvalue())
    return path


def test_a_pdf_in_two_columns_and_two_pages_is_read(two_columns: Path) -> None:
    read = read_file(two_columns)
    header = read.header
    assert (header.number, header.place, header.title) == (
        "06/KH-UBND",
        "Suối Ngà",
        "Dạy bà con dùng mạng năm 2026",
    )
    assert header.issuer == "Ủy ban nhân dân xã Suối Ngà"
    assert [item.number for item in read.outline] == ["I.", "1.", "2."]
    assert [(cited.number, str(cited.date)) for cited in read.based_on] == [
        ("09/KH-UBND", "2026-01-03")
    ]
    assert [line.text for line in read.remainder] == ["2"]
    assert read.outline[2].place.page == 2


def test_the_hundredth_item_is_an_item_as_the_others_are(tmp_path: Path) -> None:
    path = tmp_path / "dài.txt"
    items = "".join(f"{number}. Trồng cây ở tổ {number}\n" for number in range(1, 121))
    path.write_text(f"KẾ HOẠCH\nTrồng cây năm 2026\nI. NHIỆM VỤ\n{items}", encoding="utf-8")
    numbers = [item.number for item in read_file(path).outline]
    assert numbers[-1] == "120."
