"""Words of another level left from a copy: units below or beside, a superior's duty, an old one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach_desktop.review.finding import Finding, Rule, Severity
from kehoach_desktop.review.letters import regex
from kehoach_desktop.review.reading import COMMUNE, DISTRICT, PROVINCE, Reading, widen
from kehoach_desktop.review.rules.office import in_citation
from kehoach_desktop.review.text import Paragraph

#: "các xã, thị trấn": communes side by side, of which a commune has none below it.
_PEERS = regex(
    r"(?P<list>\b(?:[Cc]ác|[Tt]ừng|[Mm]ỗi) (?:xã|phường|thị trấn)"
    r"(?:(?:,| và) (?:xã|phường|thị trấn))+)\b(?! (?:lân cận|giáp ranh|bạn|trong|khác|thuộc|của))"
)
#: Among whom a commune is ranked, or from whom it learns.
_COMPARED = regex(
    r"\b(?:so với|trong số|giữa|cùng|với|dẫn đầu|xếp hạng|đứng đầu|nhóm|kinh nghiệm|toàn huyện"
    r"|toàn tỉnh|huyện|tỉnh|thành phố|liên)\b[^.;]{0,40}$"
)
_TOWN_VILLAGE = regex(r"\b(?P<word>tổ dân phố|khu phố)\b")
_COUNTRY_VILLAGE = regex(r"\b(?:[Cc]ác|[Tt]ừng|[Mm]ỗi|[Tt]rưởng) (?P<word>thôn|xóm|ấp|bản|buôn)\b")
#: A department of the province as the one whose duty it is.
_SO_DUTY = regex(
    r"(?:^|\. |; |[-+] )(?P<so>Sở [A-ZĐÀ-Ỹ]\w+(?: (?!có\b|chủ\b|chịu\b)[^\s.;:]+){0,8}?)"
    r" (?:có trách nhiệm|chủ trì|chịu trách nhiệm)\b"
)
#: To whom a paper's closing sentence lets difficulties be told.
_TOLD = regex(
    r"\b(?:phản ánh|báo cáo|gửi|thông tin|kiến nghị)(?: kịp thời)? (?:về|đến|tới) "
    r"(?P<so>Sở [A-ZĐÀ-Ỹ][^.;,()]{2,60}?)(?= \(| để|,|\.|;|$)"
)
_PROVINCE = regex(r"\btỉnh (?P<name>[A-ZĐÀ-Ỹ]\w+(?: (?:- )?[A-ZĐÀ-Ỹ]\w+){1,3})")
#: A province is named for what it did with this one.
_SHARED = regex(
    r"kinh nghiệm|học tập|phối hợp|giáp|lân cận|liên kết|hợp tác|kết nghĩa|sáp nhập|hợp nhất"
    r"|trước đây|\bcũ\b|quê|sinh năm|đường|quốc lộ|cao tốc|tổ chức tại"
)
_OLD_DISTRICT = regex(
    r"\b(?P<word>(?:UBND|Ủy ban nhân dân|HĐND|Ban Chỉ đạo [^.;,]{2,40}?"
    r"|Phòng [A-ZĐÀ-Ỹ][^.;,]{2,30}?|Công an|Hội đồng [^.;,]{2,30}?) huyện)\b(?! (?:cũ|trước))"
)


def _body(reading: Reading) -> Iterator[Paragraph]:
    yield from reading.walk(reading.text.body)


def _peer_list(reading: Reading) -> Iterator[Finding]:
    """A commune's plan speaks of "các xã, phường" as if they stood below it."""
    if reading.office.level != COMMUNE:
        return
    for each in _body(reading):
        if " xã" not in each.low and " phường" not in each.low:
            continue
        for found in _PEERS.finditer(each.text):
            before = each.text[: found.start()]
            if _COMPARED.search(before) or in_citation(each.text, found.start()):
                continue
            yield reading.find("", each, widen(each.text, *found.span("list"), 2, 2),
                               word=found["list"], own=reading.office.unit)  # fmt: skip


def _village_kind(reading: Reading) -> Iterator[Finding]:
    """A xã has thôn, a phường has tổ dân phố; the other word, told hardly ever, is a leftover."""
    own = reading.office.unit
    pattern = {"xã": _TOWN_VILLAGE, "phường": _COUNTRY_VILLAGE}.get(own)
    if pattern is None:
        return
    usual = "thôn" if own == "xã" else "tổ dân phố"
    rows = [(each, found) for each in _body(reading) for found in pattern.finditer(each.text)
            if not in_citation(each.text, found.start())]  # fmt: skip
    often = reading.text.low_count(usual)
    if len(rows) > 2 or often <= 2 * len(rows):
        return
    for each, found in rows:
        listed = re.match(
            r"(?:,|/|\(|hoặc|và)? ?(?:thôn|xóm|ấp|bản|buôn|khu phố|tổ dân phố)\b",
            each.text[found.end() :].lstrip(),
        ) or re.search(
            r"(?:thôn|ấp|bản|phố)\s?(?:,|/|hoặc|\(|và) ?$", each.text[: found.start("word")]
        )
        if not listed:
            yield reading.find("", each, widen(each.text, *found.span(), 3, 0),
                               word=found["word"], own=usual)  # fmt: skip


def _superior_duty(reading: Reading) -> Iterator[Finding]:
    """A district's or commune's plan gives a duty to a department of the province."""
    if reading.office.level not in {COMMUNE, DISTRICT} or reading.office.under_city:
        return
    for each in _body(reading):
        for found in _SO_DUTY.finditer(each.text) if "Sở" in each.text else ():
            if not in_citation(each.text, found.start("so")):
                yield reading.find("", each, widen(each.text, found.start("so"), found.end(), 0, 3),
                                   word=found["so"], own=reading.office.unit)  # fmt: skip


def _own_department(reading: Reading) -> Iterator[Finding]:
    """A department's plan lets difficulties be told to another department."""
    own = re.search(r"(?m)^SỞ\s[^\n]+", reading.head)
    if own is None:
        return
    mine = own[0].lower()
    for each in _body(reading):
        if not each.text.startswith(("Trên đây", "Trong quá trình", "Quá trình")):
            continue
        for found in _TOLD.finditer(each.text):
            if found["so"].lower() != mine and found["so"] != "Sở":
                yield reading.find("", each, widen(each.text, *found.span("so"), 2, 3),
                                   word=found["so"], own=own[0])  # fmt: skip


def _other_province(reading: Reading) -> Iterator[Finding]:
    """A province's plan names another province as if it were its own."""
    own = reading.office
    if own.level != PROVINCE or own.unit != "tỉnh" or not own.name:
        return
    mine = own.name.lower()
    for each in _body(reading):
        for found in _PROVINCE.finditer(each.text) if "tỉnh " in each.text else ():
            name = found["name"].lower()
            same = name.startswith(mine) or mine.startswith(name)
            listed = re.search(r"\bcác $", each.text[: found.start()])
            if same or listed or _SHARED.search(each.text) or in_citation(
                each.text, found.start()
            ):  # fmt: skip
                continue
            if each.text[found.end() : found.end() + 1] not in {",", "-"}:
                yield reading.find("", each, widen(each.text, *found.span(), 3, 0),
                                   word=found["name"], own=own.name)  # fmt: skip


def _old_district(reading: Reading) -> Iterator[Finding]:
    """A paper of the time without districts reports to one (Luật 72/2025/QH15)."""
    if not reading.two_levels:
        return
    for each in _body(reading):
        for found in _OLD_DISTRICT.finditer(each.text) if " huyện" in each.text else ():
            if not in_citation(each.text, found.start()) and not re.search(
                r"trước đây|chuyển giao|bàn giao|kế thừa|\bcũ\b|trước ngày 01/7", each.text
            ):
                yield reading.find("", each, widen(each.text, *found.span(), 2, 0),
                                   word=found["word"])  # fmt: skip


RULES = (
    Rule("level.peer_list", Severity.WARNING, "practice", _peer_list, local=True),
    Rule("level.village_kind", Severity.WARNING, "practice", _village_kind),
    Rule("level.superior_duty", Severity.WARNING, "practice", _superior_duty, local=True),
    Rule("level.own_department", Severity.WARNING, "practice", _own_department, local=True),
    Rule("level.other_province", Severity.WARNING, "practice", _other_province, local=True),
    Rule("level.old_district", Severity.WARNING, "practice", _old_district, local=True),
)
