"""What Decree 30/2020 (Appendices I, II, III) expects, as the checker's own figures.

Lengths in points unless a name says mm. The tolerances are those of `../shared/nd30.md`.
"""

from __future__ import annotations

MM = 72 / 25.4

#: Document types by their printed name (lower case) and abbreviation (Appendix III, I).
KINDS: dict[str, str] = {
    "nghị quyết": "NQ",
    "quyết định": "QĐ",
    "chỉ thị": "CT",
    "quy chế": "QC",
    "quy định": "QyĐ",
    "thông cáo": "TC",
    "thông báo": "TB",
    "hướng dẫn": "HD",
    "chương trình": "CTr",
    "kế hoạch": "KH",
    "phương án": "PA",
    "đề án": "ĐA",
    "dự án": "DA",
    "báo cáo": "BC",
    "biên bản": "BB",
    "tờ trình": "TTr",
    "hợp đồng": "HĐ",
    "công điện": "CĐ",
    "bản ghi nhớ": "BGN",
    "bản thỏa thuận": "BTT",
    "giấy ủy quyền": "GUQ",
    "giấy mời": "GM",
    "giấy giới thiệu": "GGT",
    "giấy nghỉ phép": "GNP",
    "phiếu gửi": "PG",
    "phiếu chuyển": "PC",
    "phiếu báo": "PB",
}

PAPER = (210 * MM, 297 * MM)
PAPER_TOLERANCE = 0.5 * MM
PLACE_TOLERANCE = 1.0 * MM
SIZE_TOLERANCE = 0.1

MARGIN_TOP_MM = (20.0, 25.0)
MARGIN_BOTTOM_MM = (20.0, 25.0)
MARGIN_LEFT_MM = (30.0, 35.0)
MARGIN_RIGHT_MM = (15.0, 20.0)

SIZE_BODY = (13.0, 14.0)
SIZE_QUOC_HIEU = (12.0, 13.0)
SIZE_TIEU_NGU = (13.0, 14.0)
SIZE_ISSUER = (12.0, 13.0)
SIZE_NUMBER = (13.0, 13.0)
SIZE_DATE = (13.0, 14.0)
SIZE_TITLE = (13.0, 14.0)
SIZE_ABOUT = (12.0, 13.0)
SIZE_APPENDIX = (14.0, 14.0)
SIZE_RECIPIENTS_WORD = (12.0, 12.0)
SIZE_RECIPIENTS = (11.0, 11.0)
SIZE_CONTACT = (11.0, 12.0)
SIZE_SIGNATURE = (13.0, 14.0)

QUOC_HIEU = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
TIEU_NGU = "Độc lập - Tự do - Hạnh phúc"

SHORT_LINE = (0.32, 0.52)
WHOLE_LINE = (0.95, 1.05)

INDENTS = (28.35, 36.0)
INDENT_TOLERANCE = 1.5
PARAGRAPH_GAP = 5.5
LINE_BOX = 1.15
LINE_SPACING = (1.0, 1.5)

SIGNING_ROOM_MM = 25.0

TIMES = ("TimesNewRoman", "LiberationSerif", "Tinos")

POINT_LETTERS = "abcdđeghiklmnopqrstuvxy"
