"""Agreement with the issuer: levels, scope, village words, bodies that direct their own master."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from kehoach_desktop.review.finding import Finding, Rule, Severity
from kehoach_desktop.review.letters import regex
from kehoach_desktop.review.reading import COMMUNE, DISTRICT, PROVINCE, Reading, widen
from kehoach_desktop.review.text import Paragraph, Zone, facts

_UNITS = r"(?:xã|phường|đặc khu|thị trấn|huyện|quận|thị xã|thành phố|tỉnh)"
_COMMUNE_UNITS = ("xã", "phường", "đặc khu", "thị trấn")
#: Behind a name in capitals, in a list, in quotes or in "cũ" a unit word is no slip.
_LISTED = regex(rf"\s*(?:,|và|hoặc|/|-|–)\s*(?:các\s+)?{_UNITS}\b|\s+(?:cũ|trước)\b")
_SCOPE = regex(r"\btrên địa bàn (?:toàn )?(xã|phường|đặc khu|thị trấn|huyện|quận|thị xã|"
                    r"thành phố|tỉnh)\b")  # fmt: skip
_VILLAGES = ("thôn", "bản", "ấp", "buôn", "khóm", "khu phố", "tổ dân phố", "sóc", "làng", "xóm")
_VILLAGE = regex(
    r"\b(?:[Cc]ác|[Tt]ừng|[Mm]ỗi|trưởng|Trưởng|lãnh đạo|tại|ở|mọi)\s+(thôn|bản|ấp|buôn|khóm|khu phố"
    r"|tổ dân phố|sóc|xóm)\b(?!\s+(?:tin|thân|đồ|chất|văn|sao|in|án|quy|đăng|cam|mẫu|sắc|năng"
    r"|vẽ|kê|ghi|trích|word|chính|kế))"
)
_VILLAGE_WORD = regex(
    r"\b(?<!nông )(?<!lân )(?<!hàng )(?<!làng )(?:thôn|ấp|buôn|khóm|khu phố|tổ dân phố|sóc|xóm)\b"
    r"(?! (?:bán|lậu|trang|giềng|làng))"
)
_PERSON = regex(r"(?:Đề nghị\s+)?(?:Công chức|Cán bộ|Trưởng (?:thôn|bản|ấp|khu phố)|Viên chức"
                     r"|Cộng tác viên|Ông|Bà)\b")  # fmt: skip
_DIRECTS = regex(
    r"\b(?:hướng dẫn|chỉ đạo|đôn đốc|kiểm tra)\b[^.;:]{0,45}?\b(?P<self>(?:UBND|Ủy ban nhân dân)\s+"
    rf"(?P<unit>{_UNITS}))\s+(?:đẩy mạnh|tổ chức|thực hiện|triển khai|xây dựng|tăng cường)"
)


def _quoted(text: str, at: int) -> bool:
    before = text[:at]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def in_citation(text: str, at: int) -> bool:
    """Say whether the clause before `at` names a numbered document: its words are not ours."""
    clause = text[max(text.rfind(";", 0, at), text.rfind(". ", 0, at)) + 1 : at]
    return bool(re.search(r"\d\s*/\s*[\wĐ]*\s*[-–]?\s*[A-ZĐ]{2}|\d-[A-ZĐ]{2}", clause))


def _foreign_unit(reading: Reading) -> Iterator[Finding]:
    """A bare "phường" in a xã's plan, "quận" in a huyện's: no list and no name, a leftover."""
    own = reading.office.unit
    if own in _COMMUNE_UNITS:
        others = [unit for unit in _COMMUNE_UNITS if unit != own]
    elif own in {"huyện", "tỉnh"}:
        others = ["quận"]  # only cities of the centre had them
    else:
        return
    pattern = regex(rf"\b({'|'.join(others)})\b")
    for each in reading.walk():
        if each.zone not in {Zone.BODY, Zone.RECIPIENTS, Zone.TITLE}:
            continue
        for found in pattern.finditer(each.text):
            if not _stray(each.text, found):
                continue
            yield reading.find(
                "", each, widen(each.text, *found.span(), 3, 2), word=found[1], own=own
            )


def _stray(text: str, found: re.Match[str]) -> bool:
    before, behind = text[: found.start()].rstrip(), text[found.end() :]
    if _quoted(text, found.start()) or in_citation(text, found.start()):
        return False
    if re.search(rf"(?:{_UNITS}|các)\s*(?:,|và|hoặc|/|-|–)?$", before) or _LISTED.match(behind):
        return False
    if re.search(r"(?:an ninh|phong|hương) *$|(?:hợp tác|làng) *$", before):
        return False
    return not regex(
        r"\s+(?:[A-ZĐÀ-Ỹ]|hội|đội|thôn|giao|luận|viên|ủy|đoàn|tắc|lạ|bát âm|hát|rối|chèo|nghề)"
    ).match(behind)


def _foreign_scope(reading: Reading) -> Iterator[Finding]:
    """The scope of a plan is its issuer's unit; a higher one, uncited, was left from a copy."""
    own = reading.office
    higher = {COMMUNE: ("huyện", "quận", "thị xã", "thành phố"), DISTRICT: ()}.get(own.level, ())
    if own.under_city:
        higher = tuple(word for word in higher if word != "thành phố")
    if own.unit == "thành phố" and reading.two_levels:
        higher = ("tỉnh",)  # every city is one of the centre
    for each in reading.walk(reading.text.body):
        for found in _SCOPE.finditer(each.text):
            named = regex(r"\s+[A-ZĐÀ-Ỹ]|\s*,?\s*(?:và\s+)?tỉnh").match(each.text[found.end() :])
            if found[1] in higher and not named and not in_citation(each.text, found.start()):
                yield reading.find(
                    "", each, widen(each.text, *found.span(), 1, 0), word=found[1], own=own.unit
                )


#: A duty that begins with the order, and the superior who gets it.
_ORDERS = regex(
    r"(?:^|[;:,.]\s|[-+]\s)(?:[Gg]iao|[Yy]êu cầu|[Cc]hỉ đạo|[Pp]hân công) (?:cho )?"
    r"(?P<who>(?:(?:UBND|Ủy ban nhân dân|Chủ tịch UBND|HĐND)"
    r" (?P<unit>tỉnh|thành phố|huyện|quận|thị xã)"
    r"|Sở (?P<so>[A-ZĐÀ-Ỹ]\w+)|Bộ (?P<bo>[A-ZĐÀ-Ỹ]\w+)|(?P<cp>Chính phủ))\b)"
)
_RANKS = {"xã": 0, "huyện": 1, "quận": 1, "thị xã": 1, "thành phố": 1, "sở": 2, "tỉnh": 3}


def _orders_superior(reading: Reading) -> Iterator[Finding]:
    """A paper gives an order to a body above its issuer: it can only ask ("Đề nghị")."""
    own = reading.office
    rank = {COMMUNE: 0, DISTRICT: 1}.get(own.level, 3 if own.unit else -1)
    if re.search(r"(?m)^SỞ\s", reading.head):
        rank = 2
    elif own.level == PROVINCE and not own.unit:
        return
    if rank < 0:
        return
    for each in reading.walk(reading.text.body):
        for found in _ORDERS.finditer(each.text):
            above = 4 if found["bo"] or found["cp"] else 2 if found["so"] else _RANKS[found["unit"]]
            city = found["unit"] == "thành phố" and own.unit == "thành phố"
            if above > rank and not city and not in_citation(each.text, found.start("who")):
                yield reading.find("", each, widen(each.text, *found.span("who"), 1, 2),
                                   word=found["who"])  # fmt: skip


def _villages(each: Paragraph) -> list[re.Match[str]]:
    return list(_VILLAGE.finditer(each.text))


def _village_words(each: Paragraph) -> list[str]:
    return _VILLAGE_WORD.findall(each.low)


def _foreign_village(reading: Reading) -> Iterator[Finding]:
    """An office has one word for its villages; another, alone and rare, is a leftover."""
    places: dict[str, list[tuple[Paragraph, re.Match[str]]]] = {}
    counts: Counter[str] = Counter()
    for each, named in facts(_villages, reading.walk()):
        for found in named:
            places.setdefault(found[1], []).append((each, found))
    for _, said_here in facts(_village_words, reading.walk()):
        counts.update(said_here)
    said = places.keys() | {word for word in counts if counts[word] > 1}
    own = reading.office.village or (
        max(sorted(said), key=lambda word: counts[word], default="") if len(said) > 1 else ""
    )
    for word, found_at in places.items():
        rare = counts[word] <= 2 and 2 * counts[word] < counts[own]
        if not own or word == own or not (reading.office.village or rare):
            continue
        for each, found in found_at:
            listed = re.search(
                rf"\b(?:{'|'.join(_VILLAGES)})\s*[,/]\s*\w*\s*$", each.text[: found.start(1)]
            )
            behind = re.match(rf"\s*(?:,|/|và|hoặc)\s*(?:{'|'.join(_VILLAGES)})\b",
                              each.text[found.end():])  # fmt: skip
            if not listed and not behind and not _quoted(each.text, found.start()):
                yield reading.find(
                    "", each, widen(each.text, *found.span(), 3, 0), word=word, own=own
                )


def _person_as_agency(reading: Reading) -> Iterator[Finding]:
    """Under the heading of a person a duty begins "Là cơ quan …"."""
    heading = ""
    for each in reading.walk(reading.text.body):
        if each.is_outline:
            heading = each.content
        elif _PERSON.match(heading):
            found = re.match(r"[-+–]?\s*Là (?:cơ quan|đơn vị|phòng|ban)\b", each.text)
            if found:
                yield reading.find("", each, widen(each.text, *found.span(), 0, 6), heading=heading)


def _directs_master(reading: Reading) -> Iterator[Finding]:
    """A body under the issuer cannot direct the issuer itself."""
    own = reading.office.unit
    for each in reading.walk(reading.text.body):
        if not each.path.split(".")[0] or not own:
            continue
        for found in _DIRECTS.finditer(each.text):
            many = re.search(r"\b(?:các|cấp)\s*$", each.text[: found.start("self")])
            if found["unit"] == own and not many:
                span = widen(each.text, found.start("self"), found.end("self"), 4, 2)
                yield reading.find("", each, span, own=found["self"])


def _of_villages(each: Paragraph, reading: Reading) -> object:
    return each.text if each.once(_villages) else "", each.once(_village_words)


def _of_persons(each: Paragraph, reading: Reading) -> str:
    if each.is_outline:
        return each.text if _PERSON.match(each.content) else ""
    return each.text if "Là " in each.text else ""


RULES = (
    Rule("office.foreign_unit", Severity.ERROR, "practice", _foreign_unit, local=True),
    Rule("office.foreign_scope", Severity.WARNING, "practice", _foreign_scope, local=True),
    Rule("office.orders_superior", Severity.WARNING, "practice", _orders_superior, local=True),
    Rule("office.foreign_village", Severity.WARNING, "practice", _foreign_village,
         reads=_of_villages),
    Rule("office.person_as_agency", Severity.WARNING, "practice", _person_as_agency,
         reads=_of_persons),
    Rule("office.directs_master", Severity.WARNING, "practice", _directs_master, local=True),
)  # fmt: skip
