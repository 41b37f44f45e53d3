"""Two places of one paper that contradict each other: its own number, counts, shares, heads."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from kehoach_desktop.review.finding import Finding, Rule, Severity
from kehoach_desktop.review.letters import regex
from kehoach_desktop.review.reading import Reading, widen
from kehoach_desktop.review.text import Paragraph, Zone, facts, text_with

_OWN = regex(r"Số\s*:?\s*(?P<number>\d+)\s*/\s*(?P<symbol>[A-ZĐ][\w&-]*)")
_ATTACHED = regex(
    r"\b[Kk]èm theo (?:Kế hoạch|Quyết định|Báo cáo|Tờ trình|Công văn|Thông báo|Chương trình"
    r"|Hướng dẫn) số\s*:?\s*(?P<number>\d+)\s*/\s*(?P<symbol>[A-ZĐ][\w&-]*)"
    r"(?:,? ngày (?P<d>\d{1,2})(?: tháng |/)(?P<m>\d{1,2})(?: năm |/)(?P<y>\d{4}))?"
)


def _own_number(reading: Reading) -> Iterator[Finding]:
    """An appendix that says it goes with a paper of another number or day than this one's."""
    own = [found for each in reading.text.zone(Zone.HEADER) if (found := _OWN.match(each.text))]
    if not own:
        return
    numbers = {(int(found["number"]), found["symbol"]) for found in own}
    symbols = {symbol for _, symbol in numbers}
    for each in reading.walk(reading.text.within(Zone.TITLE, Zone.BODY, Zone.APPENDIX)):
        for found in _ATTACHED.finditer(each.text) if "èm theo" in each.text else ():
            if found["symbol"] not in symbols:
                continue
            if (int(found["number"]), found["symbol"]) not in numbers:
                yield reading.find("", each, (found.start(), found.end("symbol")),
                                   right=f"{own[0]['number']}/{own[0]['symbol']}")  # fmt: skip
            elif found["d"] and reading.date and len(own) == 1:
                day = (int(found["d"]), int(found["m"]), int(found["y"]))
                if day != (reading.date.day, reading.date.month, reading.date.year):
                    shown = f"{reading.date:%d/%m/%Y}"
                    yield reading.find("", each, (found.start("symbol"), found.end()),
                                       right=shown)  # fmt: skip


_UNIT = (r"(?:bản|thôn|ấp|buôn|khóm|khu phố|khu vực|tổ dân phố|phố|xóm|làng|xã, phường"
         r"|xã, thị trấn)")  # fmt: skip
_ALL_OF = regex(
    rf"(?:\b(?P<one>\d{{1,3}})/(?P<two>\d{{1,3}})"
    r"|\b(?:[Xx]ã|[Pp]hường|[Tt]hị trấn|[Đđ]ặc khu|[Hh]uyện|địa bàn)"
    rf" (?:[A-ZĐÀ-Ỹ]\w* ){{0,3}}(?:hiện )?có (?P<has>\d{{1,3}})) (?P<unit>{_UNIT})\b"
    r"(?! (?:văn|tin))"
)
_RECIPIENT = regex(rf"[-+]\s*(?:Các trưởng |Trưởng )?(?P<has>\d{{1,3}}) (?P<unit>{_UNIT})\b")
_SOME_OF = regex(
    rf"\b(?:của|cả|tất cả|toàn bộ|đủ) (?P<has>\d{{1,3}}) (?P<unit>{_UNIT})\b(?! (?:văn|tin|này))"
)
#: A count that is so near the right one is a slip, no part of it.
_SLIP = 3


class Told(NamedTuple):
    """A count of the units below the issuer: of all of them (`whole`), or as it seems."""

    unit: str
    many: int
    whole: bool
    span: tuple[int, int]


def _told(each: Paragraph) -> list[Told]:
    if not each.has_digits:
        return []
    rows = []
    for found in _ALL_OF.finditer(each.text):
        count = int(found["has"] or found["two"])
        whole = bool(found["has"]) or found["one"] == found["two"]
        rows.append(Told(found["unit"].lower(), count, whole, found.span()))
    if each.zone is Zone.RECIPIENTS and (one := _RECIPIENT.match(each.text)):
        rows.append(Told(one["unit"].lower(), int(one["has"]), True, one.span()))
    rows += [Told(found["unit"].lower(), int(found["has"]), False, found.span())
             for found in _SOME_OF.finditer(each.text)]  # fmt: skip
    return rows


def _unit_count(reading: Reading) -> Iterator[Finding]:
    """The units below are 14 in one place and 13 in another."""
    rows = facts(_told, reading.walk(reading.text.within(Zone.BODY, Zone.RECIPIENTS)))
    wholes: dict[str, Counter[int]] = defaultdict(Counter)
    for _, told in rows:
        for each in told:
            wholes[each.unit][each.many] += each.whole
    for paragraph, told in rows:
        for each in told:
            usual, often = wholes[each.unit].most_common(1)[0]
            rarer = wholes[each.unit][each.many] < often
            if often and rarer and 0 < abs(each.many - usual) <= _SLIP:
                span = widen(paragraph.text, *each.span, 2, 1)
                yield reading.find("", paragraph, span, count=str(each.many),
                                   other=str(usual), unit=each.unit)  # fmt: skip
    yield from _first_against_second(reading, rows, wholes)


def _first_against_second(
    reading: Reading,
    rows: list[tuple[Paragraph, list[Told]]],
    wholes: dict[str, Counter[int]],
) -> Iterator[Finding]:
    """Two counts of the whole that stand once each: the later one is shown."""
    for unit, said in wholes.items():
        numbers = [count for count in said if said[count]]
        if len(numbers) != 2 or said[numbers[0]] != said[numbers[1]]:
            continue
        if abs(numbers[0] - numbers[1]) > _SLIP:
            continue
        whole = [(paragraph, each) for paragraph, told in rows for each in told
                 if each.unit == unit and each.whole]  # fmt: skip
        first = whole[0][1].many
        for paragraph, each in whole:
            if each.many != first:
                yield reading.find("", paragraph, widen(paragraph.text, *each.span, 2, 1),
                                   count=str(each.many), other=str(first), unit=unit)  # fmt: skip
                break


_PERCENT = regex(
    r"(?<![\w,.])(?P<share>\d{1,3}(?:,\d{1,2})?)\s?% (?P<of>[a-zà-ỹđ][^.;,:()%]{15,70})"
)
_SAME_WORDS = 6
_YEARS = re.compile(r"\b20\d\d\b")
#: Where another aim begins in the same clause, and what stands between a share and its thing.
_NEXT_AIM = re.compile(r"\s+(?:và|còn|so với)\s+(?:\w+\s+){0,2}\d")
_OR_MORE = re.compile(r"^(?:trở lên\s+|trở xuống\s+)?(?:tổng\s+)?(?:số\s+)?")


def _percents(each: Paragraph) -> list[tuple[str, tuple[str, ...], str, tuple[int, int]]]:
    """Return (share, the words of its aim, the years of the clause, span)."""
    rows = []
    for found in _PERCENT.finditer(each.text) if "%" in each.text else ():
        said = tuple(_OR_MORE.sub("", _NEXT_AIM.split(found["of"].lower())[0]).split())
        begin = max(each.text.rfind(";", 0, found.start()), each.text.rfind(". ", 0, found.start()))
        years = " ".join(_YEARS.findall(each.text[begin + 1 : found.start()])[-1:])
        if len(said) >= _SAME_WORDS:
            rows.append((found["share"], said, years, found.span("share")))
    return rows


def _two_shares(reading: Reading) -> Iterator[Finding]:
    """One aim under two percentages: "70% hộ gia đình ở các phường", "80% hộ gia đình ở …".

    Two aims are one where the shorter is the beginning of the longer.
    """
    seen: dict[tuple[tuple[str, ...], str], list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for each, rows in facts(_percents, reading.walk(reading.text.body)):
        for share, said, years, span in rows:
            key = (said[:_SAME_WORDS], years)
            alike = [first for other, first in seen[key]
                     if other[: len(said)] == said or said[: len(other)] == other]  # fmt: skip
            seen[key].append((said, share))
            if alike and alike[0] != share:
                yield reading.find("", each, widen(each.text, *span, 0, 6),
                                   count=share, other=alike[0])  # fmt: skip


_AGES = regex(r"\b(?P<who>trẻ(?: em)?|học sinh|công dân|người|thanh niên)(?: \w+)? từ (?:đủ )?"
              r"(?P<one>\d{1,2}) (?:tuổi )?đến (?:hết |dưới )?(?P<two>\d{1,2}) tuổi\b")  # fmt: skip


def _ages(each: Paragraph) -> list[re.Match[str]]:
    return list(_AGES.finditer(each.text)) if each.has_digits else []


def _two_ages(reading: Reading) -> Iterator[Finding]:
    """ "trẻ từ 1 đến 5 tuổi" and "trẻ từ 1 đến 10 tuổi": one group, two ends."""
    ends: dict[tuple[str, str], str] = {}
    for each, rows in facts(_ages, reading.walk(reading.text.body)):
        for found in rows:
            first = ends.setdefault((found["who"].split()[0], found["one"]), found["two"])
            if first != found["two"]:
                yield reading.find("", each, found.span(), count=found["two"], other=first)


_DONE_AND_LEFT = regex(
    r"\b(?:đạt|hoàn thành|có) (?P<one>\d{1,3}) (?P<what>[a-zà-ỹđ]+(?: [a-zà-ỹđ]+)?)[^.;\d]{0,30}"
    r", (?:còn|và còn)"
    r"(?: lại)? (?P<two>\d{1,3}) (?P=what)(?: chưa đạt| chưa hoàn thành)?"
)


def _all_of_them(reading: Reading) -> Iterator[Finding]:
    """ "đạt 14 tiêu chí, còn 6 tiêu chí", where the paper counts 19 of them."""
    for each in reading.walk(reading.text.body):
        for found in _DONE_AND_LEFT.finditer(each.text) if each.has_digits else ():
            there = int(found["one"]) + int(found["two"])
            said = re.findall(rf"\b(\d{{1,3}}) {found['what']}\b", each.text)
            wholes = [int(one) for one in said if int(one) > int(found["one"])]
            if wholes and there not in wholes and abs(max(wholes) - there) <= _SLIP:
                yield reading.find("", each, found.span(), count=str(there),
                                   other=str(max(wholes)), unit=found["what"])  # fmt: skip


_HEAD_IS = regex(
    r"\b(?P<role>Trưởng đoàn|Trưởng Ban Chỉ đạo|Tổ trưởng|Trưởng ban|Chủ tịch Hội đồng)"
    r" (?:kiểm tra )?là (?:đồng chí )?"
    r"(?P<who>(?:Phó )?(?:Chủ tịch|Giám đốc|Trưởng|Bí thư|Chánh)[^,.;]{0,40})"
)
_IS_HEAD = regex(
    r"\bdo (?:đồng chí )?(?P<who>(?:Phó )?(?:Chủ tịch|Giám đốc|Trưởng|Bí thư|Chánh)[^,.;]{0,40}?)"
    r" làm (?P<role>Trưởng đoàn|Trưởng Ban Chỉ đạo|Tổ trưởng|Trưởng ban|Chủ tịch Hội đồng)\b"
)


def _heads(each: Paragraph) -> list[re.Match[str]]:
    return [found for pattern in (_HEAD_IS, _IS_HEAD) for found in pattern.finditer(each.text)]


def _two_heads(reading: Reading) -> Iterator[Finding]:
    """One group under two heads."""
    first: dict[str, str] = {}
    for each, rows in facts(_heads, reading.walk(reading.text.body)):
        for found in rows:
            who = " ".join(found["who"].split()[:3])
            known = first.setdefault(found["role"], who)
            if known != who:
                yield reading.find("", each, found.span(), word=found["who"], other=known)


_NOUNS = (r"(?:lớp|hội nghị|cuộc|buổi|đợt|đoàn|mô hình|công trình|tin|bài|chuyên mục|hội thi"
          r"|cuộc thi)")  # fmt: skip
_MANY = regex(rf"(?<![\w/.,-])(?P<count>\d{{1,4}}) (?P<what>{_NOUNS}(?: [a-zà-ỹđ]+){{1,2}})\b")
_THERE = regex(r"\b(?:mục|phần|điểm|khoản) (?P<path>[IVX]{1,5}\.\d{1,2})\b")


def _many(each: Paragraph) -> list[re.Match[str]]:
    return list(_MANY.finditer(each.text)) if each.has_digits else []


def _referred_count(reading: Reading) -> Iterator[Finding]:
    """ "mở 03 lớp tập huấn theo mục III.3", where mục III.3 has two."""
    rows = facts(_many, reading.walk(reading.text.body))
    for each, some in rows:
        there = _THERE.search(each.text)
        if there is None:
            continue
        path = there["path"]
        for found in some:
            counted = {
                int(other["count"])
                for paragraph, others in rows
                if paragraph is not each and f"{paragraph.path}.".startswith(f"{path}.")
                for other in others
                if other["what"].split()[:2] == found["what"].split()[:2]
            }
            if counted and int(found["count"]) not in counted:
                span = widen(each.text, *found.span(), 2, 0)
                yield reading.find("", each, span, count=found["count"],
                                   other=str(min(counted)), place=path)  # fmt: skip


_HALF = regex(r"\b(?P<span>(?:6|sáu|9|chín|3|ba) tháng (?:đầu|cuối) năm|[Qq]uý [IV]{1,3}(?: năm)?)"
              r"\s*(?P<year>20\d\d)\b")  # fmt: skip
_COMPARED = regex(r"(?:so với|cùng kỳ|tăng|giảm|kế hoạch|trước)\b[^.;]{0,40}$")


def _report_span(reading: Reading) -> Iterator[Finding]:
    """A report on the first half of 2025 that tells of the first half of 2024."""
    title = {(found["span"].lower(), found["year"]) for found in _HALF.finditer(reading.title)}
    title |= {(found["span"].lower(), found["year"]) for found in _HALF.finditer(reading.opening)}
    if reading.period is None or "BÁO CÁO" not in reading.title:
        return
    for each in reading.walk(reading.text.body):
        for found in _HALF.finditer(each.text) if each.has_digits and each.path else ():
            span, year = found["span"].lower(), found["year"]
            known = {other for what, other in title if what == span}
            stale = known and year not in known and int(year) < reading.period[0]
            if stale and not _COMPARED.search(each.text[: found.start()]):
                yield reading.find("", each, widen(each.text, *found.span(), 1, 0),
                                   year=year, other=min(known))  # fmt: skip


def _attached_of(each: Paragraph, reading: Reading) -> str:
    return each.text if "èm theo" in each.text else ""


def _told_of(each: Paragraph, reading: Reading) -> object:
    return each.once(_told)


def _percents_of(each: Paragraph, reading: Reading) -> object:
    return each.once(_percents)


RULES = (
    Rule("agree.own_number", Severity.ERROR, "practice", _own_number, reads=_attached_of),
    Rule("agree.unit_count", Severity.WARNING, "practice", _unit_count, reads=_told_of),
    Rule("agree.two_shares", Severity.WARNING, "practice", _two_shares, reads=_percents_of),
    Rule("agree.two_ages", Severity.WARNING, "practice", _two_ages, reads=text_with(_ages)),
    Rule("agree.all_of_them", Severity.WARNING, "practice", _all_of_them, local=True),
    Rule("agree.two_heads", Severity.WARNING, "practice", _two_heads, reads=text_with(_heads)),
    Rule("agree.referred_count", Severity.WARNING, "practice", _referred_count,
         reads=text_with(_many)),
    Rule("agree.report_span", Severity.WARNING, "practice", _report_span, local=True),
)  # fmt: skip
