"""The issuer's own name: another unit's left from a copy, its own behind a wrong unit word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from kehoach_desktop.review.finding import Finding, Rule, Severity
from kehoach_desktop.review.letters import regex
from kehoach_desktop.review.reading import COMMUNE, DISTRICT, Reading, widen
from kehoach_desktop.review.rules.office import in_citation
from kehoach_desktop.review.text import Paragraph, Zone, facts

_SPEAKING = (
    r"(?:UBND|[ỦỤU]y ban nhân dân|Uỷ ban nhân dân|HĐND|Hội đồng nhân dân|Đảng ủy|địa bàn"
    r"|[Nn]hân dân|Công an|Đài Truyền thanh)"
)
_UNIT_WORDS = {
    COMMUNE: ("xã", "phường", "thị trấn", "đặc khu"),
    DISTRICT: ("huyện", "quận", "thị xã", "thành phố"),
}
_ANY_UNIT = r"(?:xã|phường|đặc khu|thị trấn|huyện|quận|thị xã|thành phố|tỉnh)"
_NAME = r"((?:[A-ZĐÀ-Ỹ][\w’']*\s?){1,4})"
_BEHIND = regex(r"\s*[,(]?\s*(?:cũ|trước đây|sau (?:sắp xếp|sáp nhập)|hợp nhất)\b")
_JOINED = regex(r"\b(?:sáp nhập|hợp nhất|sắp xếp|thành lập|tách|trước đây|cũ)\b")
_ISSUES = regex(r"\s*(?:xây dựng|ban hành|đề ra|triển khai|báo cáo|thông báo|yêu cầu|đề nghị)\b")
#: Kinds of unit in a row: "xã, phường, thị trấn".
_KINDS = regex(rf"\b{_ANY_UNIT}(?:(?:\s*,\s*|\s*/\s*|\s+và\s+){_ANY_UNIT})+\b")


def is_torn(text: str, end: int, name: str, own: str) -> bool:
    """Say whether `name`, ending at `end`, is the issuer's own name cut by the end of a line."""
    return end >= len(text.rstrip()) and f"{own} ".lower().startswith(f"{name} ".lower())


def _other_issuer(reading: Reading) -> Iterator[Finding]:
    """A unit of the issuer's own kind under another name, outside citations."""
    own = reading.office
    if not own.name or len(own.name.split()) > 5:
        return
    mine = own.name.lower().split()
    pattern = regex(rf"\b{_SPEAKING}\)? {own.unit} {_NAME}")
    for each in reading.walk(reading.text.within(Zone.BODY, Zone.RECIPIENTS, Zone.TITLE)):
        for found in pattern.finditer(each.text):
            name = found[1].strip()
            cited = in_citation(each.text, found.start()) and not _ISSUES.match(
                each.text, found.end()
            )
            if cited or is_torn(each.text, found.end(), name, own.name):
                continue
            if [word.lower() for word in name.split()[: len(mine)]] != mine:
                end = found.start(1) + len(name)
                yield reading.find("", each, (found.start(), end), word=name, own=own.name)


def _title_unit(reading: Reading) -> Iterator[Finding]:
    """The subject names a unit of the issuer's kind, and not the issuer (nd30 T08)."""
    own = reading.office
    if not own.name or own.level not in {COMMUNE, DISTRICT}:
        return
    mine, title = own.name.lower(), reading.title.lower()
    if f"{own.unit} {mine}" in title:
        return  # the issuer beside another one
    pattern = regex(rf"(?<![-–,] )\b{own.unit} {_NAME}")
    for each in reading.walk(reading.text.zone(Zone.TITLE)):
        for found in pattern.finditer(each.text):
            name = found[1].strip()
            if in_citation(each.text, found.start()) or is_torn(
                each.text, found.end(), name, own.name
            ):
                continue
            yield reading.find("", each, (found.start(), found.start(1) + len(name)),
                               word=name, own=own.name)  # fmt: skip


def _wrong_unit(reading: Reading) -> Iterator[Finding]:
    """The issuer's own name behind another unit word of its level: "xã" for a thị trấn."""
    own = reading.office
    others = [word for word in _UNIT_WORDS.get(own.level, ()) if word != own.unit]
    if not own.name or not others:
        return
    pattern = regex(rf"\b({'|'.join(others)}) {re.escape(own.name)}\b(?! [A-ZĐÀ-Ỹ])", re.IGNORECASE)
    wrong = [f"{word} {own.name}".lower() for word in others]
    rows = [
        (each, found)
        for each in reading.walk(reading.text.within(Zone.BODY, Zone.TITLE, Zone.RECIPIENTS))
        if any(map(each.low.__contains__, wrong))
        and not each.is_capitals
        and not _JOINED.search(each.text)
        for found in pattern.finditer(each.text)
    ]
    if len(rows) > 2:
        return  # another unit bears the same name, and the paper speaks of it
    for each, found in rows:
        if not in_citation(each.text, found.start()) and not _BEHIND.match(each.text, found.end()):
            yield reading.find("", each, widen(each.text, *found.span(), 0, 0),
                               word=found[1].lower(), own=own.unit)  # fmt: skip


def _small_name(reading: Reading) -> Iterator[Finding]:
    """The issuer's own name with a small letter: "thị trấn tân Khai"."""
    own = reading.office
    if not own.name or len(own.name.split()) > 5:
        return
    name = own.name.lower()
    for each in reading.walk(reading.text.within(Zone.BODY, Zone.TITLE, Zone.RECIPIENTS)):
        if each.is_capitals or name not in each.low:
            continue
        for found in re.finditer(rf"\b{own.unit} ({re.escape(name)})\b", each.low):
            if any(word[:1].islower() for word in each.text[slice(*found.span(1))].split()):
                yield reading.find("", each, widen(each.text, *found.span(), 0, 0), own=own.name)


def _kinds(each: Paragraph) -> list[tuple[tuple[int, int], frozenset[str]]]:
    return [
        (found.span(), frozenset(re.findall(_ANY_UNIT, found[0])))
        for found in _KINDS.finditer(each.text)
    ]


def _other_kinds(reading: Reading) -> Iterator[Finding]:
    """The kinds of unit below the issuer are listed alike everywhere, but for one place."""
    counts: Counter[frozenset[str]] = Counter()
    rows = facts(_kinds, reading.walk(reading.text.within(Zone.BODY, Zone.RECIPIENTS)))
    for _, lists in rows:
        counts.update(kinds for _, kinds in lists)
    if not counts:
        return
    usual, often = counts.most_common(1)[0]
    for each, lists in rows:
        for (start, end), kinds in lists:
            if counts[kinds] > 1 or often < 2 or kinds < usual or len(kinds) != len(usual):
                continue
            communal = kinds | usual <= set(_UNIT_WORDS[COMMUNE])
            if communal and kinds & usual and not in_citation(each.text, start):
                usually = ", ".join(sorted(usual))
                yield reading.find("", each, widen(each.text, start, end, 1, 0),
                                   word=each.text[start:end], own=usually)  # fmt: skip


def _peer_committee(reading: Reading) -> Iterator[Finding]:
    """A district answers to "Ủy ban nhân dân thành phố", where its superior is a tỉnh."""
    own = reading.office
    others = [word for word in _UNIT_WORDS[DISTRICT] if word != own.unit]
    if own.level != DISTRICT or own.under_city or own.unit == "thành phố":
        return
    if reading.text.words.count("thành phố") > 1:
        return  # the district may lie in a city
    pattern = regex(rf"(?<!\w)(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân) ({'|'.join(others)})\b"
                    r"(?!\s*(?:,|và|[A-ZĐÀ-Ỹ/]))")  # fmt: skip
    for each in reading.walk(reading.text.body):
        for found in pattern.finditer(each.text):
            listed = re.search(rf"(?:{_ANY_UNIT}|các)\s*,?\s*$", each.text[: found.start()])
            if not listed and not in_citation(each.text, found.start()):
                yield reading.find("", each, widen(each.text, *found.span(), 1, 1),
                                   word=found[1], own=own.unit)  # fmt: skip


def _own_name(each: Paragraph, reading: Reading) -> str:
    return each.text if reading.office.name.lower() in each.low else ""


def _kinds_of(each: Paragraph, reading: Reading) -> object:
    return each.once(_kinds)


def _of_committees(each: Paragraph, reading: Reading) -> str:
    if reading.office.level != DISTRICT:
        return ""
    named = any(map(each.text.__contains__, ("thành phố", "UBND", "y ban nhân dân")))
    return each.text if named else ""


RULES = (
    Rule("office.other_issuer", Severity.WARNING, "practice", _other_issuer, local=True),
    Rule("office.title_unit", Severity.WARNING, "practice", _title_unit, local=True),
    Rule("office.wrong_unit", Severity.ERROR, "practice", _wrong_unit, reads=_own_name),
    Rule("office.small_name", Severity.WARNING, "NĐ 30/2020 PL II mục II", _small_name,
         local=True),
    Rule("office.other_kinds", Severity.WARNING, "practice", _other_kinds, reads=_kinds_of),
    Rule("office.peer_committee", Severity.WARNING, "practice", _peer_committee,
         reads=_of_committees),
)  # fmt: skip
