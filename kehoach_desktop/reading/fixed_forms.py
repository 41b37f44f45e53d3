"""Lines whose words the decree fixes: nation, motto, type, number, place and date, authority.

They tell a line that a table or a narrow window broke in two from two lines of their own.
"""

from __future__ import annotations

import re

from kehoach_desktop.domain.vntext import fold
from kehoach_desktop.reading import dates_found
from kehoach_desktop.reading.letters import LOWER, UPPER

#: Types of documents as they are printed over the title (Decree 30/2020, Appendix III).
KINDS = (
    "NGHỊ QUYẾT", "QUYẾT ĐỊNH", "CHỈ THỊ", "QUY CHẾ", "QUY ĐỊNH", "THÔNG CÁO", "THÔNG BÁO",
    "HƯỚNG DẪN", "CHƯƠNG TRÌNH", "KẾ HOẠCH", "PHƯƠNG ÁN", "ĐỀ ÁN", "DỰ ÁN", "BÁO CÁO", "BIÊN BẢN",
    "TỜ TRÌNH", "HỢP ĐỒNG", "CÔNG ĐIỆN", "GIẤY MỜI", "KẾT LUẬN",
)  # fmt: skip
_POSITIONS = (
    r"(?:PHÓ )?(?:CHỦ TỊCH|GIÁM ĐỐC|TỔNG GIÁM ĐỐC|CHÁNH VĂN PHÒNG|CHI CỤC TRƯỞNG|TỔNG CỤC TRƯỞNG|"
    r"CỤC TRƯỞNG|VỤ TRƯỞNG|HIỆU TRƯỞNG|BÍ THƯ|VIỆN TRƯỞNG|CHÁNH THANH TRA|THỦ TƯỚNG|CHỦ NHIỆM|"
    r"CHỈ HUY TRƯỞNG|TỔNG BIÊN TẬP|HẠT TRƯỞNG|TRẠM TRƯỞNG)|"
    r"THỨ TRƯỞNG|BỘ TRƯỞNG|ỦY VIÊN|TỔNG THANH TRA|"
    r"(?:PHÓ )?TRƯỞNG (?:BAN|PHÒNG|CÔNG AN|KHOA|TRẠM|ĐÀI|ẤP|THÔN|ĐOÀN|BỘ PHẬN)"
)
#: A position by itself, with the body it belongs to or without.
POSITION = re.compile(rf"^(?:{_POSITIONS})(?:\s+[{UPPER}][{UPPER} ,-]*)?$")
AUTHORITY = re.compile(rf"^(?:(?:TM|KT|TL|TUQ|Q)\s*[./]|T/M|K/T|T/L)\.?\s*(?=[{UPPER}])")
_AUTHORITY_MARK = r"(?:(?:TM|KT|TL|TUQ)\s*[./]|T/M|K/T|T/L)\.?"
_NAME_WORD = rf"[{UPPER}][{LOWER}]*"
_NUMBER = r"\d*[\s.…_]*/(?:\s*\d{4}\s*/)?\s*[A-ZĐ][\w&]*(?:\s*[-–]\s*[A-ZĐ][\w&]*)*"  # noqa: RUF001
_AREAS = "TỈNH|XÃ|PHƯỜNG|HUYỆN|QUẬN"
_FORM = re.compile(
    "|".join(
        f"(?:{pattern})"
        for pattern in (
            rf"(?:{'|'.join(KINDS)})\s*:?",
            rf"Số\s*:?\s*{_NUMBER}",
            r"[ỦU][YỶ] BAN NHÂN DÂN",
            rf"{_AUTHORITY_MARK} [ỦU][YỶ] BAN NHÂN DÂN(?: (?:{_AREAS})[{UPPER} ]*)?",
            rf"{_AUTHORITY_MARK} (?:{_POSITIONS})",
            rf"(?:{_POSITIONS})",
            r"Kính gửi\s*:?",
            r"Nơi nhận\s*:?",
        )
    )
)
_PLACE_DATE = re.compile(rf"[{UPPER}][^,;:]{{1,60}},\s*(?i:{dates_found.SPELLED})")
_NATION = re.compile(r"cong hoa xa hoi chu nghia viet nam")
_MOTTO = re.compile(r"doc lap\W+tu do\W+hanh phuc")


def is_fixed(text: str) -> bool:
    """Say whether a whole line is one of the fixed forms, place and date left out."""
    if text.lstrip()[:1] in "CcĐđDd":
        folded = fold(text).strip()
        if _NATION.fullmatch(folded) or _MOTTO.fullmatch(folded):
            return True
    return _FORM.fullmatch(text) is not None


def is_place_and_date(text: str) -> bool:
    """Say whether a whole line is the place and the date that the decree wants over a title."""
    match = _PLACE_DATE.fullmatch(text)
    return match is not None and (match["y"] is not None or match["d"] is None)


_SIGNED = re.compile(
    rf"^(?P<authority>{_AUTHORITY_MARK}\s*[{UPPER}][{UPPER} ,-]*?)?\s*"
    rf"(?P<second>{_AUTHORITY_MARK}\s*(?:{_POSITIONS}))?\s*"
    rf"(?P<position>{_POSITIONS})"
    rf"(?P<name>(?:\s+{_NAME_WORD}){{2,5}})?$"
)


def signature_parts(text: str) -> tuple[str, ...]:
    """Return authority, position and name of a signature on one line, () for any other line."""
    match = _SIGNED.match(text.strip())
    if match is None:
        return ()
    parts = tuple(part.strip() for part in match.groups() if part and part.strip())
    return parts if len(parts) > 1 else ()
