"""Makes small Word files from raw XML: right by Decree 30, or with one fault put in.

Nothing of `documents` or `measure` is used. The paper is built as a typist builds it: Word's usual
style, direct settings, a header table without borders, automatic numbers, drawn lines.
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
MM = 1440 / 25.4
_SETTINGS = {"b": "<w:b/>", "i": "<w:i/>", "u": '<w:u w:val="single"/>'}
PROSE = (
    "Các thôn chọn ngày trồng cây phù hợp với thời tiết, giao cho từng hộ chăm sóc và báo "
    "kết quả về xã sau mỗi đợt để tổng hợp chung cho cả địa bàn trong năm. "
) * 2


@dataclass(frozen=True)
class WordPaper:
    """Every setting of the file; the defaults keep to the decree. Lengths in mm, sizes in pt."""

    width: float = 210
    height: float = 297
    top: float = 20
    bottom: float = 20
    left: float = 30
    right: float = 20
    font: str = "Times New Roman"
    theme_font: bool = False
    run_font: str = ""
    colour: str = ""
    quoc_hieu: str = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    quoc_hieu_size: float = 12.5
    quoc_hieu_look: str = "b"
    tieu_ngu: str = "Độc lập - Tự do - Hạnh phúc"
    tieu_ngu_size: float = 13.5
    tieu_ngu_look: str = "b"
    tieu_ngu_align: str = "center"
    tieu_ngu_line: float = 1.0
    parent: str = ""
    parent_look: str = ""
    issuer: tuple[str, ...] = ("ỦY BAN NHÂN DÂN", "XÃ MINH TÂN")
    issuer_size: float = 12.5
    issuer_look: str = "b"
    issuer_line: float = 0.4
    number: str = "Số: 02/KH-UBND"
    number_size: float = 13
    number_look: str = ""
    place_date: str = "Minh Tân, ngày 05 tháng 01 năm 2026"
    date_look: str = "i"
    kind: str = "KẾ HOẠCH"
    kind_look: str = "b"
    kind_size: float = 14
    kind_align: str = "center"
    subject: str = "Chăm sóc cây xanh năm 2026"
    subject_look: str = "b"
    subject_line: float = 0.4
    shape_line: bool = True
    body_size: float = 14
    indent: float = 12.7
    gap: float = 6
    spacing: float = 1.15
    align: str = "both"
    sections: tuple[str, ...] = ("MỤC ĐÍCH", "NỘI DUNG")
    section_look: str = "b"
    typed_numbers: tuple[str, ...] = ()
    letter_format: str = "%1)"
    points: int = 3
    lead: str = ""
    closing: str = "Đề nghị các thôn thực hiện./."
    title_page: bool = True
    first_header_number: bool = False
    page_field: bool = True
    page_align: str = "center"
    page_size: float = 13
    page_look: str = ""
    recipients_word_size: float = 12
    recipients_word_look: str = "bi"
    recipients_size: float = 11
    recipients: tuple[str, ...] = ("- UBND tỉnh;", "- Các thôn;", "- Lưu: VT, VHXH.")
    authority: tuple[str, ...] = ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    authority_look: str = "b"
    signer: str = "Trần Văn Minh"
    signer_look: str = "b"
    blank_lines: int = 5
    contact: str = ""
    contact_size: float = 11.5
    contact_look: str = ""
    contact_line: bool = True
    rows_split: bool = False
    appendix: bool = False
    appendix_word: str = "Phụ lục"
    appendix_size: float = 14
    appendix_title: str = "BẢNG PHÂN CÔNG"
    appendix_reference_look: str = "i"
    appendix_start: int | None = 1
    table_rows: int = 5
    table_repeats: bool = True
    pointer: str = "(Chi tiết tại Phụ lục kèm theo)"


def run(words: str, size: float, look: str = "", font: str = "", colour: str = "") -> str:
    """Return a run; a tab in `words` is Word's own."""
    settings = "".join(_SETTINGS[letter] for letter in look)
    fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>' if font else ""
    paint = f'<w:color w:val="{colour}"/>' if colour else ""
    text = "".join(
        "<w:tab/>" if index else f'<w:t xml:space="preserve">{escape(piece)}</w:t>'
        for piece in words.split("\t")
        for index in ((0,) if piece else (1,))
    )
    return (
        f'<w:r><w:rPr>{fonts}{settings}{paint}<w:sz w:val="{round(size * 2)}"/></w:rPr>{text}</w:r>'
    )


def paragraph(content: str, settings: str = "", align: str = "left") -> str:
    return f'<w:p><w:pPr>{settings}<w:jc w:val="{align}"/></w:pPr>{content}</w:p>'


def drawn(width: float, y: float = 2.0) -> str:
    """Return a drawn line `width` points long, centred, `y` points under the paragraph's top."""
    length = round(width * 12700)
    return (
        '<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" '
        'relativeHeight="2" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:align>center'
        '</wp:align></wp:positionH><wp:positionV relativeFrom="paragraph">'
        f"<wp:posOffset>{round(y * 12700)}</wp:posOffset></wp:positionV>"
        f'<wp:extent cx="{length}" cy="0"/><wp:wrapNone/><wp:docPr id="1" name="line"/>'
        "<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="
        '"http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
        f'<wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{length}" cy="0"/>'
        '</a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="9525"><a:solidFill>'
        '<a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr><wps:bodyPr/></wps:wsp>'
        "</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"
    )


def text_width(words: str, size: float, look: str) -> float:
    """Return the width in points, by ReportLab's own reading of the fonts."""
    from paper import register
    from reportlab.pdfbase import pdfmetrics

    register()
    return float(pdfmetrics.stringWidth(words, look or "r", size))


def make_word(paper: WordPaper, target: Path) -> Path:
    """Write the file and return its path."""
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _ROOT,
        "word/_rels/document.xml.rels": _RELATIONS,
        "word/document.xml": f"<w:document {SPACES}><w:body>{_body(paper)}</w:body></w:document>",
        "word/styles.xml": _styles(paper),
        "word/numbering.xml": _numbering(paper),
        "word/header1.xml": _header(paper, paper.first_header_number),
        "word/header2.xml": _header(paper, paper.page_field),
        "word/footer1.xml": _footer(paper),
    }
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target


def _body(p: WordPaper) -> str:
    text = [_head(p), *_title(p)]
    if p.lead:
        text.append(_prose(p, p.lead))
    for index, heading in enumerate(p.sections):
        label = p.typed_numbers[index] if p.typed_numbers else ""
        text.append(_prose(p, label + heading, p.section_look, None if label else 0))
        text += [_prose(p, PROSE.strip())] * 2
        text += [_prose(p, PROSE.strip(), "", 1 + index)] * p.points
    if p.pointer:
        text.append(_prose(p, p.pointer))
    text += [_prose(p, p.closing), _end(p)]
    if p.appendix:
        text += [f"<w:p><w:pPr>{_section(p, None)}</w:pPr></w:p>", *_appendix(p)]
        return "".join(text) + _section(p, p.appendix_start)
    return "".join(text) + _section(p, None)


def _prose(p: WordPaper, words: str, look: str = "", level: int | None = None) -> str:
    number = "" if level is None else (
        f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{level + 1}"/></w:numPr>'
    )  # fmt: skip
    settings = (
        f'{number}<w:spacing w:before="{round(p.gap * 20)}" w:after="0" '
        f'w:line="{round(p.spacing * 240)}" w:lineRule="auto"/>'
        f'<w:ind w:left="0" w:firstLine="{round(p.indent * MM)}"/>'
    )
    font = p.run_font if look == "" and level is None else ""
    return paragraph(run(words, p.body_size, look, font, p.colour), settings, p.align)


def _head(p: WordPaper) -> str:
    left = [p.parent] if p.parent else []
    cells = [
        [paragraph(run(name, p.issuer_size, p.parent_look), align="center") for name in left]
        + [paragraph(run(name, p.issuer_size, p.issuer_look), align="center") for name in p.issuer]
        + [_stroke(p, p.issuer[-1], p.issuer_size, p.issuer_look, p.issuer_line)],
        [
            paragraph(run(p.quoc_hieu, p.quoc_hieu_size, p.quoc_hieu_look), align="center"),
            paragraph(run(p.tieu_ngu, p.tieu_ngu_size, p.tieu_ngu_look), align=p.tieu_ngu_align),
            _stroke(p, p.tieu_ngu, p.tieu_ngu_size, p.tieu_ngu_look, p.tieu_ngu_line),
        ],
    ]
    second = [
        [paragraph(run(p.number, p.number_size, p.number_look), align="center")],
        [paragraph(run(p.place_date, 13.5, p.date_look), align="center")],
    ]
    return table((3800, 5600), [cells, second], indent=-160)


def _stroke(p: WordPaper, words: str, size: float, look: str, share: float) -> str:
    if not share:
        return paragraph(run(" ", 6))
    return paragraph(drawn(text_width(words, size, look) * share), align="center")


def table(
    widths: tuple[int, ...], rows: list[list[list[str]]], *, framed: bool = False,
    indent: int | None = None, whole: bool = True, repeats: bool = False,
) -> str:  # fmt: skip
    line = "single" if framed else "none"
    sides = "".join(
        f'<w:{side} w:val="{line}"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    text = f"<w:tbl><w:tblPr><w:tblW w:w='{sum(widths)}' w:type='dxa'/>"
    text += f'<w:tblInd w:w="{indent}" w:type="dxa"/>' if indent is not None else ""
    text += f"<w:tblBorders>{sides}</w:tblBorders></w:tblPr><w:tblGrid>"
    text += "".join(f'<w:gridCol w:w="{width}"/>' for width in widths) + "</w:tblGrid>"
    for index, row in enumerate(rows):
        settings = "<w:cantSplit/>" if whole else ""
        settings += "<w:tblHeader/>" if repeats and not index else ""
        text += f"<w:tr><w:trPr>{settings}</w:trPr>"
        for width, cell in zip(widths, row, strict=True):
            text += f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
            text += "".join(cell) + "</w:tc>"
        text += "</w:tr>"
    return text + "</w:tbl>"


def _title(p: WordPaper) -> list[str]:
    space = '<w:spacing w:before="200"/>'
    lines = [
        paragraph(run(p.kind, p.kind_size, p.kind_look), space, p.kind_align),
        paragraph(run(p.subject, 14, p.subject_look), align="center"),
    ]
    if not p.shape_line:  # a border under an empty paragraph, as our own files have it
        side = (text_area(p) - text_width(p.subject, 14, "b") * p.subject_line) / 2
        border = '<w:pBdr><w:bottom w:val="single" w:sz="6"/></w:pBdr>'
        indent = f'<w:ind w:left="{round(side * 20)}" w:right="{round(side * 20)}"/>'
        return [*lines, paragraph("", f'{border}{indent}<w:rPr><w:sz w:val="4"/></w:rPr>')]
    return [*lines, _stroke(p, p.subject, 14, p.subject_look, p.subject_line)]


def text_area(p: WordPaper) -> float:
    return (p.width - p.left - p.right) * 72 / 25.4


def _end(p: WordPaper) -> str:
    word = paragraph(run("Nơi nhận:", p.recipients_word_size, p.recipients_word_look))
    items = [paragraph(run(item, p.recipients_size)) for item in p.recipients]
    authority = [paragraph(run(line, 14, p.authority_look), align="center") for line in p.authority]
    blanks = [paragraph(run(" ", 14))] * p.blank_lines
    signer = paragraph(run(p.signer, 14, p.signer_look), align="center")
    rows = [[[word, *items], [*authority, *blanks, signer]]]
    return table((4500, 4600), rows, indent=108, whole=not p.rows_split)


def _appendix(p: WordPaper) -> list[str]:
    reference = "(Kèm theo Kế hoạch số 02/KH-UBND ngày 05 tháng 01 năm 2026)"
    cell = [["1"], ["Trồng cây ở thôn"]]
    rows = [
        [[paragraph(run(words[0], 12))] for words in cell] for _ in range(p.table_rows)
    ]  # fmt: skip
    return [
        paragraph(run(p.appendix_word, p.appendix_size, "b"), align="center"),
        paragraph(run(p.appendix_title, 14, "b"), align="center"),
        paragraph(run(reference, 13.5, p.appendix_reference_look), align="center"),
        paragraph(drawn(150), align="center"),
        table((900, 8000), rows, framed=True, repeats=p.table_repeats),
        paragraph(run("./.", 13), align="right"),
    ]


def _section(p: WordPaper, start: int | None) -> str:
    numbers = "" if start is None else f'<w:pgNumType w:start="{start}"/>'
    title = "<w:titlePg/>" if p.title_page else ""
    contact = '<w:footerReference w:type="first" r:id="rId5"/>' if p.contact else ""
    return (
        '<w:sectPr><w:headerReference w:type="first" r:id="rId3"/>'
        '<w:headerReference w:type="default" r:id="rId4"/>'
        f"{contact}"
        f'<w:pgSz w:w="{round(p.width * MM)}" w:h="{round(p.height * MM)}"/>'
        f'<w:pgMar w:top="{round(p.top * MM)}" w:right="{round(p.right * MM)}" '
        f'w:bottom="{round(p.bottom * MM)}" w:left="{round(p.left * MM)}" '
        f'w:header="567" w:footer="567"/>{numbers}{title}</w:sectPr>'
    )


def _footer(p: WordPaper) -> str:
    border = '<w:pBdr><w:top w:val="single" w:sz="6"/></w:pBdr>' if p.contact_line else ""
    words = run(p.contact, p.contact_size, p.contact_look) if p.contact else ""
    return f"<w:ftr {SPACES}>{paragraph(words, border)}</w:ftr>"


def _header(p: WordPaper, has_number: bool) -> str:
    look = "".join(f"<w:{letter}/>" for letter in p.page_look)
    settings = f'<w:rPr>{look}<w:sz w:val="{round(p.page_size * 2)}"/></w:rPr>'
    field = "".join(
        f"<w:r>{settings}{item}</w:r>"
        for item in (
            '<w:fldChar w:fldCharType="begin"/>',
            "<w:instrText> PAGE </w:instrText>",
            '<w:fldChar w:fldCharType="end"/>',
        )
    )
    content = paragraph(field if has_number else "", align=p.page_align)
    return f"<w:hdr {SPACES}>{content}</w:hdr>"


def _styles(p: WordPaper) -> str:
    theme = ' w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"' if p.theme_font else ""
    return (
        f"<w:styles {SPACES}><w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{p.font}" w:hAnsi="{p.font}" w:cs="{p.font}"{theme}/>'
        '<w:sz w:val="28"/></w:rPr></w:rPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        "</w:style></w:styles>"
    )


def _numbering(p: WordPaper) -> str:
    def level(name: int, kind: str, words: str) -> str:
        look = "<w:rPr><w:b/></w:rPr>" if kind == "upperRoman" else ""
        return (
            f'<w:abstractNum w:abstractNumId="{name}"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
            f'<w:numFmt w:val="{kind}"/><w:suff w:val="space"/><w:lvlText w:val="{words}"/>'
            f"{look}</w:lvl></w:abstractNum>"
        )

    lists = [
        level(0, "upperRoman", "%1."),
        level(1, "lowerLetter", p.letter_format),
        level(2, "lowerLetter", p.letter_format),
    ]
    numbers = "".join(
        f'<w:num w:numId="{index + 1}"><w:abstractNumId w:val="{index}"/></w:num>'
        for index in range(3)
    )
    return f"<w:numbering {SPACES}>{''.join(lists)}{numbers}</w:numbering>"


_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
    "</Types>"
)
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_ROOT = (
    f'<Relationships xmlns="{_RELATIONSHIPS}"><Relationship Id="rId1" Type="{R}/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
_RELATIONS = f'<Relationships xmlns="{_RELATIONSHIPS}">' + "".join(
    f'<Relationship Id="rId{index}" Type="{R}/{kind}" Target="{target}"/>'
    for index, kind, target in (
        (1, "styles", "styles.xml"),
        (2, "numbering", "numbering.xml"),
        (3, "header", "header1.xml"),
        (4, "header", "header2.xml"),
        (5, "footer", "footer1.xml"),
    )
) + "</Relationships>"  # fmt: skip
