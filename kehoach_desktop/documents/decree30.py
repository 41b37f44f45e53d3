"""The layout rules of Decree 30/2020/NĐ-CP (Appendix I) as data.

Ids in brackets are those of `../shared/nd30.md`; "P" marks practice, not decree text. All lengths
are points (1 mm = 72 / 25.4 pt); sizes are font sizes in points. No module of the layout engine
holds a number of the decree outside this file.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

MM = 72 / 25.4

NATIONAL_TITLE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"  # II.1.a [H01]
MOTTO = "Độc lập - Tự do - Hạnh phúc"  # II.1.b: hyphens U+002D [H04]
DECISION_WORD = "QUYẾT ĐỊNH:"  # III, sample 1.2 [B22]
RECIPIENTS_WORD = "Nơi nhận:"  # II.9.b [N01]
ADDRESSEES_WORD = "Kính gửi:"  # II.9.a [N06]
ABOUT_WORD = "V/v"  # II.5.b, of a công văn [T06]
AS_ABOVE = "Như trên"  # II.9.b, first recipient of what has Kính gửi [N04]
APPENDIX_WORD = "Phụ lục"  # III.1 [A02]
END_MARK = "./."  # II.6 [B19]

#: Abbreviations of document types (Appendix III, I) [H14, H16].
ABBREVIATIONS = {
    "Nghị quyết": "NQ",
    "Quyết định": "QĐ",
    "Chỉ thị": "CT",
    "Quy chế": "QC",
    "Quy định": "QyĐ",
    "Thông báo": "TB",
    "Hướng dẫn": "HD",
    "Chương trình": "CTr",
    "Kế hoạch": "KH",
    "Phương án": "PA",
    "Đề án": "ĐA",
    "Dự án": "DA",
    "Báo cáo": "BC",
    "Biên bản": "BB",
    "Tờ trình": "TTr",
    "Hợp đồng": "HĐ",
    "Công điện": "CĐ",
    "Bản ghi nhớ": "BGN",
    "Bản thỏa thuận": "BTT",
    "Giấy ủy quyền": "GUQ",
    "Giấy mời": "GM",
    "Giấy giới thiệu": "GGT",
    "Giấy nghỉ phép": "GNP",
    "Phiếu gửi": "PG",
    "Phiếu chuyển": "PC",
    "Phiếu báo": "PB",
}

#: Blanks that văn thư fills by hand in a draft: number, day, month [H14, H19]. They are no-break
#: blanks so that no line ever ends inside them.
BLANK_NUMBER = "\u00a0" * 8
BLANK_DATE_PART = "\u00a0" * 7


@dataclass(frozen=True, slots=True)
class PageRule:
    """A page and its margins in points; the text stands inside (I.1, I.4) [P01–P06]."""

    width: float = 210 * MM
    height: float = 297 * MM
    top: float = 20 * MM
    bottom: float = 20 * MM
    left: float = 30 * MM
    right: float = 20 * MM

    @property
    def text_width(self) -> float:
        """Return the width between the side margins."""
        return self.width - self.left - self.right

    @property
    def text_height(self) -> float:
        """Return the height between the upper and lower margin."""
        return self.height - self.top - self.bottom


PORTRAIT = PageRule()
#: Only for parts that consist of tables (I.2) [P02].
LANDSCAPE = PageRule(width=297 * MM, height=210 * MM)
#: Margin of working sheets, which are no papers of the decree (P).
NARROW = 12 * MM
#: A5 with narrow margins, for pictures that are read on a phone (P).
PHONE = PageRule(148 * MM, 210 * MM, 16 * MM, 10 * MM, 10 * MM, 10 * MM)

PAGE_NUMBER_SIZE = 13  # I.6: 13–14, upright, Arabic, from the second page [P10, P11]
PAGE_NUMBER_TOP = 10 * MM  # centred in the height of the upper margin [P10]

#: Line box of Times New Roman and its metric copies, as a multiple of the size.
ASCENT, DESCENT, LINE_BOX = 0.891, 0.216, 1.15
LINE_SPACING = 1.1  # II.6: single to 1.5 lines [B09]
PARAGRAPH_GAP = 6.0  # II.6: at least 6 pt [B08]
FIRST_LINE_INDENT = 12.7 * MM  # II.6: 1 cm or 1.27 cm [B07]
HAIRLINE = 0.6  # drawn lines [H08, H11, T03]

#: Length of a drawn line against the text above it: 1/3 to 1/2 [H11, T03]; whole [H08].
SHORT_LINE_SHARE = 0.4
SHORT_LINE_GAP = 4.0
MOTTO_LINE_GAP = 4.0

#: Least width of the left column; the right one holds Quốc hiệu and the date line, each on one
#: line (Quốc hiệu in bold: 88.3 mm at 12 pt, 95.7 mm at 13 pt) [H03].
HEADER_LEFT_LEAST = 52 * MM
HEADER_GAP = 6.0  # below the mark of a draft
HEADER_ROW_GAP = 6.0
HEADER_COLUMN_GAP = 2 * MM
TITLE_GAP = 16.0
AFTER_TITLE_GAP = 10.0
CENTRED_WIDTH_SHARE = 0.9  # long titles keep clear of the margins (P)

SIGNING_ROOM = 26 * MM  # between position and name [S04]
END_BLOCK_GAP = 12.0
END_BLOCK_LEFT_SHARE = 0.48
END_BLOCK_LEAST_LINES = 2  # body lines on the page of the signature [S05]
RECIPIENTS_WORD_SIZE = 12  # II.9.b [N01]
RECIPIENTS_SIZE = 11  # II.9.b [N02]

ABOUT_GAP = 6.0  # II.5.b: between number and V/v [T06]
ADDRESSEES_GAP = 14.0  # above and below Kính gửi (P)
TYPIST_SIZE = 11  # II.12 [N08]
FOOTER_SIZE = 11  # II.13: 11–12 [N09]
FOOTER_GAP = 6.0  # between the text, the line and the words of ô 13 (P)

#: Marks of urgency: width of the frame in points; all are 8 mm high, red (II.10.b) [K01].
URGENCY_WIDTHS = {"HỎA TỐC": 30 * MM, "THƯỢNG KHẨN": 40 * MM, "KHẨN": 20 * MM}
URGENCY_HEIGHT = 8 * MM
URGENCY_SIZE = 13  # 13–14, bold
URGENCY_GAP = 6.0  # below what stands over it (P)
URGENCY_FRAME = 0.75
RED = (1.0, 0.0, 0.0)

#: The mark of scope: a single frame in the upper margin of page 1 (II.10.c, ô 11) [K02].
SCOPE_HEIGHT = 8 * MM
SCOPE_SIZE = 13  # 13–14, bold, upright
SCOPE_SIDE = 2 * MM  # between the words and the frame (P)
SCOPE_TOP = 9 * MM  # of the frame on the sheet (P)

TABLE_SIZE = 12  # P: 11–14 [B20]
TABLE_PADDING = 3.0
TABLE_GAP = 6.0  # between prose and a table below it (P)
TABLE_LINE = 0.5
TICK_BOX = 11.0

# Drafts (P: the decree knows neither marked changes nor numbered lines).
UNDERLINE_DROP, STRIKE_RISE = 0.12, 0.26  # of the size, from the baseline
CHANGE_BAR, CHANGE_BAR_GAP = 1.2, 9.0
LINE_NUMBER_SIZE = 9
LINE_NUMBER_GAP = 18.0  # between the number and the text; the left margin is 30 mm

# The sheets around a package (P: the decree knows neither a cover nor a sheet of introduction).
FACT_LABEL_MOST = 0.38  # share of the width that labels may take
FACT_GAP = 10.0
FACT_ROW_GAP = 4.0
CODE_SIDE = 42 * MM  # QR code: more than 1 mm a module, which any phone reads
CAPTION_SIZE = 11
SEAL_ROOM = 42 * MM  # a seal is up to 36 mm wide


class Align(StrEnum):
    """How the lines of a paragraph stand between the margins."""

    JUSTIFIED = "justified"
    CENTRED = "centred"
    LEFT = "left"
    RIGHT = "right"


class Role(StrEnum):
    """What a paragraph is; its looks follow from it."""

    BODY = "body"
    SECTION = "section"  # I. MỤC ĐÍCH, YÊU CẦU
    HEADING = "heading"  # 1. Mục đích
    BASIS = "basis"  # Căn cứ …;
    AUTHORITY = "authority"  # CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ …
    DECISION_WORD = "decision_word"  # QUYẾT ĐỊNH:
    KIND = "kind"  # KẾ HOẠCH
    SUBJECT = "subject"
    REFERENCE = "reference"  # (Kèm theo …)
    APPENDIX_WORD = "appendix_word"
    APPENDIX_TITLE = "appendix_title"
    DRAFT_MARK = "draft_mark"
    NOTE = "note"  # a line under the title of a working sheet
    WARNING = "warning"  # a sheet for training only
    LABEL = "label"  # what the digits below it are
    DIGITS = "digits"  # a fingerprint to be read from a distance
    DIGITS_SMALL = "digits_small"


#: Roles whose lines count as prose: beside a signature, and where lines are numbered.
PROSE = frozenset({Role.BODY, Role.SECTION, Role.HEADING, Role.BASIS})


@dataclass(frozen=True, slots=True)
class TextRule:
    """How a component is set; `size` None is the size of the prose (13 or 14).

    `gap` stands before it; `keep_next` never leaves it last on a page; `balanced` breaks it into
    lines of like length. `clause` cites Appendix I of the decree, `rules` nd30.md.
    """

    clause: str
    rules: tuple[str, ...]
    bold: bool = False
    italic: bool = False
    size: int | None = None
    align: Align = Align.CENTRED
    indent: float = 0.0
    gap: float = 0.0
    spacing: float = 1.0
    keep_next: bool = False
    balanced: bool = False


def _prose(*rules: str, bold: bool = False, italic: bool = False, heads: bool = False) -> TextRule:
    """Return a rule of running text: justified, indented, with a gap before it (II.6)."""
    return TextRule(
        "II.6",
        rules,
        bold,
        italic,
        align=Align.JUSTIFIED,
        indent=FIRST_LINE_INDENT,
        gap=PARAGRAPH_GAP,
        spacing=LINE_SPACING,
        keep_next=heads,
    )


TEXT_RULES: dict[Role, TextRule] = {
    Role.BODY: _prose("B04", "B05", "B06", "B07", "B08", "B09"),
    Role.SECTION: _prose("B12", bold=True, heads=True),
    Role.HEADING: _prose("B13", "B14", bold=True, heads=True),
    Role.BASIS: _prose("B01", italic=True),
    Role.AUTHORITY: TextRule(
        "II.6", ("B21",), bold=True, gap=4, spacing=LINE_SPACING, keep_next=True, balanced=True
    ),
    Role.DECISION_WORD: TextRule(
        "II.6", ("B22",), bold=True, gap=12, spacing=LINE_SPACING, keep_next=True
    ),
    Role.KIND: TextRule("II.5.a", ("T01",), bold=True, gap=TITLE_GAP, keep_next=True),
    Role.SUBJECT: TextRule("II.5.b", ("T02",), bold=True, keep_next=True, balanced=True),
    Role.REFERENCE: TextRule("III.1", ("T07", "A04"), italic=True, keep_next=True, balanced=True),
    Role.APPENDIX_WORD: TextRule("III.1", ("A02",), bold=True, size=14, keep_next=True),
    Role.APPENDIX_TITLE: TextRule("III.1", ("A03",), bold=True, keep_next=True, balanced=True),
    Role.DRAFT_MARK: TextRule("P", (), bold=True, align=Align.LEFT, keep_next=True),
    Role.NOTE: TextRule("P", (), italic=True, keep_next=True, size=13),
    Role.WARNING: TextRule("P", (), bold=True, balanced=True, keep_next=True),
    Role.LABEL: TextRule("P", (), gap=14, align=Align.LEFT, keep_next=True),
    Role.DIGITS: TextRule("P", (), bold=True, size=30, spacing=1.1, keep_next=True),
    Role.DIGITS_SMALL: TextRule("P", (), bold=True, size=17, gap=4, keep_next=True),
}


@dataclass(frozen=True, slots=True)
class HeaderSizes:
    """Sizes of the header: Quốc hiệu 12 goes with 13 for the motto, 13 with 14 (II.1, II.4)."""

    capitals: int  # Quốc hiệu, CQ chủ quản, CQ ban hành [H02, H09, H10]
    motto: int  # Tiêu ngữ, địa danh and date [H05, H18]
    number: int = 13  # [H13]


def page_rule(*, landscape: bool = False, small: bool = False, narrow: bool = False) -> PageRule:
    """Return the page of a part: A4, A4 across, or A5 for a phone; `narrow` margins as asked."""
    if small:
        return PHONE
    page = LANDSCAPE if landscape else PORTRAIT
    if not narrow:
        return page
    return PageRule(page.width, page.height, NARROW, NARROW, NARROW, NARROW)


def header_sizes(body_size: int) -> HeaderSizes:
    """Return the sizes of the header that go with prose of `body_size` (13 or 14)."""
    return HeaderSizes(13, 14) if body_size >= 14 else HeaderSizes(12, 13)


def prose_size(wanted: int) -> int:
    """Return the size of prose nearest to `wanted`: 13 or 14 (II.6) [B04]."""
    return 13 if wanted <= 13 else 14
