"""The container of a Word file (Open Packaging Conventions): the same parts give the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from kehoach_desktop.documents import decree30
from kehoach_desktop.documents.word.markup import (
    BORDER_BELOW,
    CENTRED,
    FONT,
    FONTS,
    escaped,
    run,
    sizes,
    spacing,
)
from kehoach_desktop.documents.word.styles import Fixed

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

#: When every file says it was made: the day of Decree 30/2020, never the PC's clock.
_MADE = "2020-03-05T00:00:00Z"
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
#: Relation ids of the headers; the document's sections name them.
FIRST_HEADER, OTHER_HEADER = "rIdFirst", "rIdOther"
#: Relation ids of the footers, in files that have ô 13.
FIRST_FOOTER, OTHER_FOOTER = "rIdContact", "rIdNoFooter"

_FOOTERS = {FIRST_FOOTER: "footer1.xml", OTHER_FOOTER: "footer2.xml"}
_PARTS = {
    "styles": "styles.xml",
    "numbering": "numbering.xml",
    "settings": "settings.xml",
    "fontTable": "fontTable.xml",
}


def _xml(text: str) -> bytes:
    return (_HEAD + text).encode()


def _content_types(*, with_footer: bool = False) -> bytes:
    footers = {f"/word/{name}": f"{_TYPES}.footer+xml" for name in _FOOTERS.values()}
    overrides = (footers if with_footer else {}) | {
        "/word/document.xml": f"{_TYPES}.document.main+xml",
        "/word/header1.xml": f"{_TYPES}.header+xml",
        "/word/header2.xml": f"{_TYPES}.header+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/docProps/app.xml": (
            "application/vnd.openxmlformats-officedocument.extended-properties+xml"
        ),
    }
    for kind, name in _PARTS.items():
        overrides[f"/word/{name}"] = f"{_TYPES}.{kind}+xml"
    entries = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides.items()
    )
    return _xml(
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{entries}</Types>'
    )


def _relations(targets: Mapping[str, tuple[str, str]]) -> bytes:
    entries = "".join(
        f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>'
        for name, (kind, target) in targets.items()
    )
    return _xml(
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{entries}</Relationships>"
    )


def _header(content: str) -> bytes:
    return _xml(
        f'<w:hdr xmlns:w="{_MAIN}"><w:p><w:pPr><w:pStyle w:val="{Fixed.PAGE_NUMBER}"/>'
        f'<w:jc w:val="center"/></w:pPr>{content}</w:p></w:hdr>'
    )


def _page_field() -> str:
    """Return the number of the page: upright, 13 points, said at every run of the field [P10]."""
    looks = f"<w:rPr>{FONTS}{sizes(decree30.PAGE_NUMBER_SIZE)}</w:rPr>"
    return "".join(
        f"<w:r>{looks}{content}</w:r>"
        for content in (
            '<w:fldChar w:fldCharType="begin"/>',
            '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>2</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
        )
    )


_SETTINGS = _xml(
    f'<w:settings xmlns:w="{_MAIN}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
    '<w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="vi-VN"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>'
    "</w:settings>"
)
_FONT_TABLE = _xml(
    f'<w:fonts xmlns:w="{_MAIN}"><w:font w:name="{FONT}"><w:panose1 w:val="02020603050405020304"/>'
    '<w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>'
)
#: What the document itself refers to.
_DOCUMENT_PARTS = {
    **{
        f"rId{index}": (f"{_OFFICE}/relationships/{kind}", name)
        for index, (kind, name) in enumerate(_PARTS.items(), start=1)
    },
    FIRST_HEADER: (f"{_OFFICE}/relationships/header", "header1.xml"),
    OTHER_HEADER: (f"{_OFFICE}/relationships/header", "header2.xml"),
}
#: Parts that are the same in every file.
_CONSTANT = {
    "[Content_Types].xml": _content_types(),
    "_rels/.rels": _relations(
        {
            "rId1": (f"{_OFFICE}/relationships/officeDocument", "word/document.xml"),
            "rId2": (
                "http://schemas.openxmlformats.org/package/2006/relationships/metadata/"
                "core-properties",
                "docProps/core.xml",
            ),
            "rId3": (f"{_OFFICE}/relationships/extended-properties", "docProps/app.xml"),
        }
    ),
    "word/_rels/document.xml.rels": _relations(_DOCUMENT_PARTS),
    "word/settings.xml": _SETTINGS,
    "word/fontTable.xml": _FONT_TABLE,
    "word/header1.xml": _header(""),
    "word/header2.xml": _header(_page_field()),
    "docProps/app.xml": _xml(
        f'<Properties xmlns="{_OFFICE}/extended-properties"><Application>Kế hoạch Desktop'
        "</Application></Properties>"
    ),
}


def _core(title: str, author: str) -> bytes:
    return _xml(
        "<cp:coreProperties "
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escaped(title)}</dc:title><dc:creator>{escaped(author)}</dc:creator>"
        f"<cp:lastModifiedBy>{escaped(author)}</cp:lastModifiedBy><cp:revision>1</cp:revision>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{_MADE}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{_MADE}</dcterms:modified>'
        "<dc:language>vi-VN</dc:language></cp:coreProperties>"
    )


def _with_footer(lines: tuple[str, ...]) -> dict[str, bytes]:
    """Return the parts of a file with ô 13 at the foot of its first page (II.13) [N09]."""
    relations = _DOCUMENT_PARTS | {
        name: (f"{_OFFICE}/relationships/footer", file) for name, file in _FOOTERS.items()
    }
    rule = (
        f'<w:p><w:pPr><w:pStyle w:val="{Fixed.RULE}"/>{BORDER_BELOW}'
        f"{spacing(decree30.FOOTER_GAP, 0)}</w:pPr></w:p>"
    )
    words = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{Fixed.CONTACT}"/>{CENTRED}</w:pPr>{run(line)}</w:p>'
        for line in lines
    )
    none = (
        '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr>'
        "</w:p>"
    )
    return {
        "[Content_Types].xml": _content_types(with_footer=True),
        "word/_rels/document.xml.rels": _relations(relations),
        "word/footer1.xml": _xml(f'<w:ftr xmlns:w="{_MAIN}">{rule}{words}</w:ftr>'),
        "word/footer2.xml": _xml(f'<w:ftr xmlns:w="{_MAIN}">{none}</w:ftr>'),
    }


def pack(
    body: str,
    styles: bytes,
    numbering: bytes,
    title: str,
    author: str,
    footer: tuple[str, ...] = (),
) -> bytes:
    """Return the file: `body` is the content of `w:body`, `footer` stands at the foot of page 1."""
    document = _xml(
        f'<w:document xmlns:w="{_MAIN}" xmlns:r="{_OFFICE}/relationships"><w:body>{body}'
        "</w:body></w:document>"
    )
    parts = {
        **_CONSTANT,
        **(_with_footer(footer) if footer else {}),
        "word/document.xml": document,
        "word/styles.xml": styles,
        "word/numbering.xml": numbering,
        "docProps/core.xml": _core(title, author),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return buffer.getvalue()
