"""Bodies that a level does not have, and peers to whom the issuer cannot give work."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach_desktop.review.finding import Finding, Rule, Severity
from kehoach_desktop.review.letters import regex
from kehoach_desktop.review.reading import COMMUNE, Reading, widen
from kehoach_desktop.review.text import Paragraph, Zone

#: From this day a xã has phòng of its own and the district level is gone (Luật 72/2025/QH15).
_TWO_LEVELS = "2025-07-01"
_COMMUNE_WORD = r"(?:xã|phường|đặc khu|thị trấn)"
_SO = regex(
    r"\bSở (?:Nội vụ|Tư pháp|Tài chính|Y tế|Xây dựng|Công Thương|Giáo dục và Đào tạo"
    r"|Văn hóa[^.;,]{0,25}|Thông tin và Truyền thông|Khoa học và Công nghệ|Nông nghiệp[^.;,]{0,30})"
    rf" (?:{_COMMUNE_WORD}|huyện|quận)\b"
)
_DISTRICT_ROOM = regex(
    rf"\bPhòng (?:Nội vụ|Tư pháp|Văn hóa và Thông tin|Văn hóa - Thông tin|Tài chính - Kế hoạch"
    rf"|Giáo dục và Đào tạo|Tài nguyên và Môi trường|Nông nghiệp[^.;,]{{0,30}}|Y tế|Thanh tra"
    rf"|Lao động[^.;,]{{0,30}}|Quản lý đô thị)(?: của)? (?:{_COMMUNE_WORD})\b"
)
#: Rooms of the districts that ended with them, without a unit behind their name.
_ENDED_ROOM = regex(
    r"\bPhòng (?:Văn hóa và Thông tin|Nội vụ|Tư pháp|Tài chính - Kế hoạch|Tài nguyên và Môi trường"
    r"|Giáo dục và Đào tạo|Lao động[^.;,]{0,30}Xã hội|Y tế|Nông nghiệp và Phát triển nông thôn)\b"
    r"(?! (?:huyện|quận|thị xã|thành phố|cũ|trước))"
)
_ROOM_OF_PROVINCE = regex(
    r"\bPhòng (?:Nội vụ|Tư pháp|Tài chính - Kế hoạch|Giáo dục và Đào tạo|Văn hóa và Thông tin)"
    r" tỉnh\b"
)
_PEERS = regex(
    rf"\b(?:UBND|Ủy ban nhân dân|Chủ tịch UBND|Chủ tịch Ủy ban nhân dân|Đảng ủy"
    rf"|Công chức[^.;,]{{0,25}})"
    rf" (?:các|từng|mỗi) {_COMMUNE_WORD}\b(?! (?:lân cận|giáp ranh|bạn|trong cụm))"
)


def _lines(reading: Reading) -> Iterator[Paragraph]:
    yield from reading.walk(reading.text.within(Zone.BODY, Zone.RECIPIENTS))


def _in_citation(text: str, at: int) -> bool:
    clause = text[max(text.rfind(";", 0, at), text.rfind(". ", 0, at)) + 1 : at]
    return bool(re.search(r"\d\s*/\s*[\wĐ]*\s*[-–]?\s*[A-ZĐ]{2}|\d-[A-ZĐ]{2}", clause))


def _no_such_body(reading: Reading) -> Iterator[Finding]:
    """A sở stands at the province only, a phòng never at the province, at a xã since 7/2025."""
    day = reading.judged_on
    two_levels = day is not None and day.isoformat() >= _TWO_LEVELS
    for each in _lines(reading):
        if each.is_capitals:
            continue
        patterns = [(_ROOM_OF_PROVINCE, "Sở"), (_DISTRICT_ROOM, "công chức chuyên môn")]
        if two_levels:
            patterns[1] = (_DISTRICT_ROOM, "Phòng Văn hóa - Xã hội, Phòng Kinh tế")
        if two_levels and reading.office.level == COMMUNE:
            patterns.append((_ENDED_ROOM, "Phòng Văn hóa - Xã hội, Phòng Kinh tế"))
        for pattern, right in patterns if "Phòng" in each.text else ():
            for found in pattern.finditer(each.text):
                if not _in_citation(each.text, found.start()):
                    yield reading.find("", each, found.span(), word=found[0], right=right)
        for found in _SO.finditer(each.text) if "Sở" in each.text else ():
            if not re.search(r"[,;]|\bUBND\b|nhân dân|cấp", found[0].split(" ", 1)[1]):
                yield reading.find("", each, found.span(), word=found[0], right="Phòng")


def _peers(reading: Reading) -> Iterator[Finding]:
    """A commune's plan gives work to "UBND các xã": left from the plan of a level above."""
    if reading.office.level != COMMUNE:
        return
    for each in reading.walk(reading.text.body):
        for found in _PEERS.finditer(each.text):
            if not _in_citation(each.text, found.start()):
                yield reading.find("", each, widen(each.text, *found.span(), 1, 1),
                                   word=found[0], own=reading.office.unit)  # fmt: skip


RULES = (
    Rule("body.no_such", Severity.WARNING, "practice", _no_such_body, local=True),
    Rule("body.peers", Severity.WARNING, "practice", _peers, local=True),
)
