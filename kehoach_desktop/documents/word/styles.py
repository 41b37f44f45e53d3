"""The styles of a paper, named after the parts that Decree 30/2020 names, from its rules as data.

A clerk who goes on writing picks "Nội dung" or "Tên mục" from the list of styles and gets the
decree's looks.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from kehoach_desktop.documents import decree30
from kehoach_desktop.documents.composition import ListKind
from kehoach_desktop.documents.decree30 import PROSE, TEXT_RULES, Align, Role
from kehoach_desktop.documents.word.markup import (
    BORDER_BELOW,
    FONTS,
    LANGUAGE,
    in_list,
    indent,
    sizes,
    spacing,
    toggle,
    twips,
)
from kehoach_desktop.documents.word.numbering import STYLED_LISTS

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


class Fixed(StrEnum):
    """Ids of the styles of the blocks that stand in tables, and of the marks around the text."""

    SUPERIOR = "CoQuanChuQuan"
    ISSUER = "CoQuanBanHanh"
    NATIONAL_TITLE = "QuocHieu"
    MOTTO = "TieuNgu"
    NUMBER = "SoKyHieu"
    PLACE_DATE = "DiaDanhThoiGian"
    RULE = "DuongKe"
    RECIPIENTS_WORD = "NoiNhan"
    RECIPIENTS = "DanhSachNoiNhan"
    AUTHORITY = "ChucVuNguoiKy"
    SIGNING_ROOM = "ChoKy"
    SIGNER = "HoTenNguoiKy"
    TABLE_HEAD = "DauBang"
    TABLE_CELL = "OBang"
    END_MARK = "HetVanBan"
    PAGE_NUMBER = "SoTrang"
    ABOUT = "TrichYeuCongVan"
    URGENCY = "DoKhan"
    SCOPE = "PhamViLuuHanh"
    ADDRESSEES = "KinhGui"
    TYPIST = "NguoiSoanThao"
    CONTACT = "DiaChiCoQuan"


#: Role → (style id, name as Word shows it). A comma would make two names of one.
ROLE_STYLES: dict[Role, tuple[str, str]] = {
    Role.BODY: ("NoiDung", "Nội dung"),
    Role.SECTION: ("TenMuc", "Tên mục"),
    Role.HEADING: ("TieuDeKhoan", "Tiêu đề khoản"),
    Role.BASIS: ("CanCu", "Căn cứ ban hành"),
    Role.AUTHORITY: ("ThamQuyen", "Thẩm quyền ban hành"),
    Role.DECISION_WORD: ("QuyetDinh", "Quyết định"),
    Role.KIND: ("TenLoai", "Tên loại văn bản"),
    Role.SUBJECT: ("TrichYeu", "Trích yếu nội dung"),
    Role.REFERENCE: ("KemTheo", "Kèm theo"),
    Role.APPENDIX_WORD: ("PhuLuc", "Phụ lục"),
    Role.APPENDIX_TITLE: ("TenPhuLuc", "Tên phụ lục"),
    Role.DRAFT_MARK: ("DuThao", "Dự thảo"),
    Role.NOTE: ("GhiChu", "Ghi chú"),
}

#: Lists of marks and articles have a style of their own, so that a click makes one.
LIST_STYLES: dict[ListKind, tuple[str, str]] = {
    ListKind.DASH: ("GachDauDong", "Gạch đầu dòng"),
    ListKind.PLUS: ("DauCong", "Dấu cộng đầu dòng"),
    ListKind.ARTICLE: ("Dieu", "Điều"),
}

#: Alignment as `w:jc` says it.
JUSTIFICATION = {
    Align.JUSTIFIED: "both",
    Align.CENTRED: "center",
    Align.LEFT: "left",
    Align.RIGHT: "right",
}


_TOP_LEVEL = '<w:outlineLvl w:val="0"/>'


@dataclass(frozen=True, slots=True)
class _Looks:
    """A style of a fixed block: name, size in points (None: prose), weight, place, gap before."""

    name: str
    size: int | None = None
    bold: bool = False
    italic: bool = False
    align: Align = Align.CENTRED
    before: float = 0.0


@cache
def styles_xml(body_size: int, outline: int) -> bytes:
    """Return `word/styles.xml` for prose of 13 or 14 points; list `outline` counts sections."""
    parts = [_defaults(body_size)]
    for role, (style_id, name) in ROLE_STYLES.items():
        numbered = outline if role is Role.SECTION else None
        parts.append(_role_style(role, style_id, name, body_size, numbered))
    parts += [
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style_id}">'
        f'<w:name w:val="{name}"/><w:basedOn w:val="{ROLE_STYLES[Role.BODY][0]}"/><w:qFormat/>'
        f"<w:pPr>{in_list(STYLED_LISTS[kind])}</w:pPr></w:style>"
        for kind, (style_id, name) in LIST_STYLES.items()
    ]
    parts += [_fixed_style(style_id, looks) for style_id, looks in _fixed(body_size).items()]
    parts.append(_rule_style())
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<w:styles xmlns:w="{NAMESPACE}">{"".join(parts)}</w:styles>'
    ).encode()


def _defaults(body_size: int) -> str:
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{FONTS}{sizes(body_size)}{LANGUAGE}</w:rPr>"
        "</w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/>"
        f"{spacing(0, 0)}</w:pPr></w:pPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        "<w:qFormat/></w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/>'
        "</w:style>"
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr>'
        '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
        '<w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    )


def _role_style(role: Role, style_id: str, name: str, body_size: int, num: int | None) -> str:
    rule = TEXT_RULES[role]
    following = ROLE_STYLES[Role.BODY][0] if rule.keep_next else style_id
    size = rule.size or body_size
    after = decree30.HEADER_GAP if role is Role.DRAFT_MARK else 0.0
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style_id}">'
        f'<w:name w:val="{name}"/><w:basedOn w:val="Normal"/><w:next w:val="{following}"/>'
        "<w:qFormat/><w:pPr>"
        f"{'<w:keepNext/>' if rule.keep_next else ''}"
        f"{in_list(num) if num else ''}"
        f"{'' if role in PROSE else '<w:suppressLineNumbers/>'}"
        f"{spacing(rule.gap, after, rule.spacing)}{indent(first=rule.indent)}"
        f'<w:jc w:val="{JUSTIFICATION[rule.align]}"/>'
        f"{_TOP_LEVEL if role is Role.SECTION else ''}</w:pPr>"
        f"<w:rPr>{toggle('b', rule.bold or None)}{toggle('i', rule.italic or None)}"
        f"{sizes(size)}</w:rPr></w:style>"
    )


def _fixed(body_size: int) -> dict[Fixed, _Looks]:
    header = decree30.header_sizes(body_size)
    left = Align.LEFT
    return {
        Fixed.SUPERIOR: _Looks("Cơ quan chủ quản", header.capitals),
        Fixed.ISSUER: _Looks("Cơ quan ban hành", header.capitals, bold=True),
        Fixed.NATIONAL_TITLE: _Looks("Quốc hiệu", header.capitals, bold=True),
        Fixed.MOTTO: _Looks("Tiêu ngữ", header.motto, bold=True),
        Fixed.NUMBER: _Looks("Số và ký hiệu", header.number, before=decree30.HEADER_ROW_GAP),
        Fixed.PLACE_DATE: _Looks(
            "Địa danh và thời gian", header.motto, italic=True, before=decree30.HEADER_ROW_GAP
        ),
        Fixed.RECIPIENTS_WORD: _Looks(
            "Nơi nhận", decree30.RECIPIENTS_WORD_SIZE, bold=True, italic=True, align=left,
            before=decree30.END_BLOCK_GAP,
        ),
        Fixed.RECIPIENTS: _Looks("Danh sách nơi nhận", decree30.RECIPIENTS_SIZE, align=left),
        Fixed.AUTHORITY: _Looks("Chức vụ người ký", body_size, bold=True),
        Fixed.SIGNER: _Looks("Họ tên người ký", body_size, bold=True),
        Fixed.TABLE_HEAD: _Looks("Đầu bảng", decree30.TABLE_SIZE, bold=True),
        Fixed.TABLE_CELL: _Looks("Ô bảng", decree30.TABLE_SIZE, align=left),
        Fixed.END_MARK: _Looks("Hết văn bản", decree30.TABLE_SIZE, align=Align.RIGHT),
        Fixed.PAGE_NUMBER: _Looks("Số trang", decree30.PAGE_NUMBER_SIZE),
        Fixed.ABOUT: _Looks("Trích yếu công văn", header.capitals, before=decree30.ABOUT_GAP),
        Fixed.URGENCY: _Looks("Mức độ khẩn", decree30.URGENCY_SIZE, bold=True),
        Fixed.SCOPE: _Looks("Phạm vi lưu hành", decree30.SCOPE_SIZE, bold=True),
        Fixed.ADDRESSEES: _Looks("Kính gửi", body_size, align=left),
        Fixed.TYPIST: _Looks("Người soạn thảo", decree30.TYPIST_SIZE, align=left),
        Fixed.CONTACT: _Looks("Địa chỉ cơ quan", decree30.FOOTER_SIZE),
    }  # fmt: skip


def _fixed_style(style_id: Fixed, looks: _Looks) -> str:
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style_id}">'
        f'<w:name w:val="{looks.name}"/><w:basedOn w:val="Normal"/><w:pPr><w:suppressLineNumbers/>'
        f'{spacing(looks.before, 0)}<w:jc w:val="{JUSTIFICATION[looks.align]}"/></w:pPr>'
        f"<w:rPr>{toggle('b', looks.bold or None)}{toggle('i', looks.italic or None)}"
        f"{sizes(looks.size or decree30.TABLE_SIZE)}</w:rPr></w:style>"
    )


def _rule_style() -> str:
    """Return the styles of the drawn short line and of the room for the signature.

    The line is the lower border of a paragraph a few points high; its indents make its length.
    """
    height = twips(decree30.SHORT_LINE_GAP - 1)
    room = twips(decree30.SIGNING_ROOM)
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{Fixed.RULE}">'
        '<w:name w:val="Đường kẻ ngang"/><w:basedOn w:val="Normal"/><w:pPr>'
        f"<w:suppressLineNumbers/>{BORDER_BELOW}"
        f'<w:spacing w:before="0" w:after="0" w:line="{height}" w:lineRule="exact"/>'
        '<w:jc w:val="center"/></w:pPr><w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr>'
        "</w:style>"
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{Fixed.SIGNING_ROOM}">'
        '<w:name w:val="Chỗ ký và đóng dấu"/><w:basedOn w:val="Normal"/><w:pPr>'
        f'<w:spacing w:before="0" w:after="0" w:line="{room}" w:lineRule="exact"/>'
        '<w:jc w:val="center"/></w:pPr></w:style>'
    )
