"""Who issued a document: printed in capitals over the number, or named in the opening."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from kehoach_desktop.domain.vntext import clean, fold, upper_first
from kehoach_desktop.reading.agency import subject
from kehoach_desktop.reading.letters import LOWER, SURNAMES, UPPER
from kehoach_desktop.reading.segments import Part
from kehoach_desktop.reading.source import SourceLine

_HEAD = re.compile(
    r"^(?:[ỦU]?[YỶ] BAN|UBND|HĐND|HỘI ĐỒNG|SỞ|BỘ|BAN|PHÒNG|TỈNH|THÀNH PHỐ|XÃ|PHƯỜNG|ĐẶC KHU|"
    r"HUYỆN|QUẬN|THỊ XÃ|THỊ TRẤN|TRUNG TÂM|CHI CỤC|CỤC|VĂN PHÒNG|TRƯỜNG|CÔNG AN|ĐẢNG|BCH|"
    r"CHÍNH PHỦ|THANH TRA|VIỆN|HỘI|ĐOÀN|BẢO HIỂM|KHO BẠC|THỦ TƯỚNG|TỈNH ỦY|MẶT TRẬN)\b"
)
_TAIL = re.compile(r"^(?:VÀ|TỈNH|THÀNH PHỐ|XÃ|PHƯỜNG|ĐẶC KHU|HUYỆN|QUẬN|THỊ XÃ|THỊ TRẤN|TP)\b")
#: "QUẬN 12": the only digits in the name of a body.
_NUMBERED_AREA = re.compile(r"\b(QUẬN|PHƯỜNG|XÃ|Quận|Phường|KHỐI|SỐ) \d{1,2}\b")
#: Marks of the first page that stand near the issuer and are none.
_NO_BODY = re.compile(r"^\(?(?:DỰ THẢO|DỰ THẢO LẦN|MẬT|TUYỆT MẬT|TỐI MẬT|HỎA TỐC|HOẢ TỐC|KHẨN|"
                      r"THƯỢNG KHẨN|BẢN SAO|ĐỘC LẬP|ĐẢNG CỘNG SẢN VIỆT NAM$)\b")  # fmt: skip
#: An issuer that a portal wrote as in a sentence.
_IN_WORDS = re.compile(
    rf"^(?:Ủy ban nhân dân|UBND|Sở|Bộ|Phòng|Chi cục|Cục|Văn phòng)(?:\s+(?:xã|phường|tỉnh|huyện|"
    rf"thành phố|quận|thị xã|và|nhân dân|cấp|[{UPPER}][\w]*,?|-))+$"
)
_BESIDE_NUMBER = re.compile(rf"^(?:Ủy ban|UBND|Sở|Bộ|Phòng|Chi cục|Cục|Văn phòng) [{UPPER}n]\w")
_AREA = r"xã|phường|đặc khu|thị trấn|thị xã|huyện|quận|thành phố|tỉnh"
_NAMED = re.compile(
    rf"((?:Ủy ban nhân dân|Uỷ ban nhân dân|"
    rf"UBND)\s+(?:{_AREA})\s+[{UPPER}][\w']*(?:\s[{UPPER}][\w']*)*"
    rf"|Sở [A-ZĐ][\w, ]*?|Phòng [A-ZĐ][\w, ]*?)"
    r"(?:\s*\([^)]*\))?\s+(?:xây dựng|ban hành|lập|triển khai|báo cáo|thông báo)\b"
)
#: "Chủ tịch UBND tỉnh Nguyễn …": no province begins with a family name.
_PROVINCE = re.compile(
    rf"\b(?:tỉnh|Tỉnh)\s+(?!(?:{'|'.join(SURNAMES)})\b)"
    rf"((?:[{UPPER}][{LOWER}]+)(?:\s*[ -]\s*[{UPPER}][{LOWER}]+){{0,3}})"
)
#: Cities under the central government: a province's rank.
CITIES = ("Hà Nội", "Hồ Chí Minh", "Đà Nẵng", "Hải Phòng", "Cần Thơ", "Huế")
_LEVELS = (
    (r"^(?:chu tich )?(?:uy ban nhan dan|ubnd|hdnd|hoi dong nhan dan) "
     r"(?:xa|phuong|dac khu|thi tran)\b",
     "xã"),
    (r"^van phong (?:uy ban nhan dan|ubnd|hdnd|hoi dong nhan dan)\b.* tinh ", "sở"),
    (r"\b(?:(?<!thi )xa(?! hoi)|phuong|dac khu|thi tran) \w+", "xã"),
    (r"^so\b", "sở"),
    (r"\b(?:huyen|quan|thi xa) \w+", "huyện"),
    (r"\btinh\b", "tỉnh"),
    (r"^(?:bo|chinh phu|thu tuong|quoc hoi)\b", "trung ương"),
)  # fmt: skip


def is_issuer_line(text: str, *, continues: bool) -> bool:
    """Say whether a line names an issuer: capitals, a kind of body first (or its second line)."""
    bare = _NUMBERED_AREA.sub(r"\1 MỘT", text)
    letters = [char for char in text if char.isalpha()]
    if len(letters) < 2 or len(text) > 90 or any(char.isdigit() for char in bare):
        return False
    if _NO_BODY.match(text):
        return False
    if _IN_WORDS.match(text) and len(text.split()) <= 12:
        return True
    if sum(char.isupper() for char in letters) < 0.8 * len(letters):
        return False
    return bool(_HEAD.match(text)) or (continues and len(text.split()) <= 8)


def is_named(text: str) -> bool:
    """Say whether the words before "Số:" on its line are the name of a body."""
    return bool(_BESIDE_NUMBER.match(text)) and len(text.split()) <= 12


#: Who decides, printed in capitals over the legal bases of a decision.
_DECIDES = re.compile(
    r"^(?:CHỦ TỊCH|GIÁM ĐỐC|BỘ TRƯỞNG|TRƯỞNG BAN|CHI CỤC TRƯỞNG|CỤC TRƯỞNG|HIỆU TRƯỞNG|"
    rf"[ỦU][YỶ] BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN)\b[{UPPER}\s,-]*$"
)


def _decides(lines: Sequence[SourceLine], main: Part) -> str | None:
    """Return the line over "Căn cứ" that says who decides."""
    for at in range(max(0, main.kind_at), min(main.kind_at + 10, len(lines) - 1)):
        if _DECIDES.match(lines[at].text) and lines[at + 1].text.startswith("Căn cứ"):
            return lines[at].text
    return None


class _Header(Protocol):
    """What the lines before the type say."""

    @property
    def names(self) -> Sequence[str]: ...
    @property
    def number(self) -> str | None: ...
    @property
    def place(self) -> str | None: ...


def read_issuer(
    lines: Sequence[SourceLine], main: Part, head: _Header, title: str | None
) -> tuple[str | None, str | None, str | None, str | None]:
    """Return (issuer, the body over it, level, province); None for what is not said."""
    joined: list[str] = []
    for name in head.names:
        if joined and (_TAIL.match(name) or not _HEAD.match(name)):
            joined[-1] += f" {name}"
        else:
            joined.append(name)
    first = [line.text for line in lines[max(0, main.kind_at) : main.kind_at + 14]]
    opening = " ".join(first)
    issuer = in_words(joined[-1]) if joined else None
    above = ", ".join(map(in_words, joined[:-1])) or None
    if issuer == "Văn phòng" and above:
        issuer, above = f"{issuer} {above}", None
    if issuer is None and (head_line := _decides(lines, main)):
        issuer = in_words(head_line)
        if head.place and issuer.endswith(("tỉnh", "thành phố", "huyện", "xã", "phường")):
            issuer = f"{issuer} {head.place}"
    match = next((each for each in _NAMED.finditer(opening) if subject(each[1]) is None), None)
    if issuer is None and match is not None:
        issuer = re.sub(r"^(?:UBND|Uỷ ban)", "Ủy ban", match[1]).replace(
            "Ủy ban xã", "Ủy ban nhân dân xã"
        )
        issuer = (
            issuer.replace("Ủy ban ", "Ủy ban nhân dân ", 1) if "nhân dân" not in issuer else issuer
        )
    if issuer == "Ủy ban nhân dân" and head.place:
        area = re.search(rf"\b((?i:{_AREA})) {re.escape(head.place)}\b", f"{title} {opening}", re.I)
        issuer = f"{issuer} {area[1].lower()} {head.place}" if area else issuer
    whole = " . ".join([*map(in_words, joined), title or "", *first])
    province = _PROVINCE.search(whole)
    city = next((name for name in CITIES if f"thành phố {name.lower()}" in whole.lower()), None)
    if province is None and city is None:
        province = _PROVINCE.search(" ".join(line.text for line in lines[:400]))
    level = _level(issuer, head.number) or _level_below(above)
    return issuer, above, level, province[1].strip() if province else city


def _level_below(above: str | None) -> str | None:
    """Return the level of a body that only the body over it tells: a room of a commune's office."""
    level = _level(above, None)
    return "sở" if level == "tỉnh" else level


def _level(issuer: str | None, number: str | None) -> str | None:
    folded = fold(issuer or "")
    for pattern, level in _LEVELS:
        if folded and re.search(pattern, folded):
            return level
    if "thanh pho" in folded:
        city = any(fold(name) in folded for name in CITIES)
        return "tỉnh" if city else "huyện"
    if number and re.search(r"-S[A-ZĐ]{1,8}$", number):
        return "sở"
    return None


def in_words(capitals: str) -> str:
    """Return a name printed in capitals as it is written in a sentence."""
    words = re.sub(r"^UBND\b", "ỦY BAN NHÂN DÂN", clean(capitals))
    words = re.sub(r"^(?:[ỦU]?[YỶ]|Uỷ) (?=B)", "ỦY ", words)
    if words[2:] != words[2:].upper():
        return re.sub(r"^ỦY (?:BAN NHÂN DÂN|Ban nhân dân)", "Ủy ban nhân dân", words)
    words = words.lower().replace(" ủy ban nhân", " Ủy ban nhân").replace(" uỷ ban", " Ủy ban")
    words = re.sub(
        rf"\b({_AREA})\s+(?!(?:nhân dân|hội)\b)(.+)$",
        lambda match: f"{match[1]} {match[2].title()}",
        words,
        count=1,
    )
    if re.match(r"(?:sở|phòng|bộ|ban|chi cục|cục|trung tâm|trường)\b", words):
        words = re.sub(
            r"^(chi cục|trung tâm|văn phòng|\w+) (\w)",
            lambda match: f"{match[1]} {match[2].upper()}", words,
        )  # fmt: skip
        words = re.sub(r"(, | và | - )(\w)", lambda match: match[1] + match[2].upper(), words)
    return upper_first(words)
