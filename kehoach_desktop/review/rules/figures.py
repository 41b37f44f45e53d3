"""Figures that do not agree: a total and its parts, what is left, a share, a list and its count.

Only what the paper itself can be held to: every rule needs both sides in the same paragraph, the
same table, or a list right below its count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kehoach_desktop.review.finding import Finding, Rule, Severity
from kehoach_desktop.review.letters import regex, words
from kehoach_desktop.review.plain_text import level_of
from kehoach_desktop.review.reading import Reading, widen
from kehoach_desktop.review.text import Paragraph, Zone, facts, text_with

#: A figure as it is printed: "168.500", "11,69", "02".
NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d{1,3})?|\d{1,9}(?:,\d{1,3})?"
MONEY = r"(?:nghìn|ngàn|triệu|tỷ|tỉ)(?: đồng)?|đồng"
_COUNTED = regex(
    rf"(?<![\w/.,-])(?P<value>{NUMBER})(?![\w/-])(?P<percent>\s?%)?"
    rf"(?:\s(?P<unit>{MONEY}|[a-zà-ỹđ]{{1,8}}))?"
)
#: Words behind a figure that are no unit: months, days, what joins.
_NO_UNIT = words("và đến tháng năm ngày giờ phút của trở là so với trong đạt tại theo do để cho")
_TOTAL = regex(r"\b[Tt]ổng\b|\b[Tt]oàn \w+ (?:có|đón|thu)\b|\bđón\b|\bhuy động\b|\bkhởi công\b")
_PARTS = regex(r"\b(?:trong đó(?: có)?|bao gồm|gồm(?: có)?)\b\s*:?")
#: A total is told to be wrong only where it nearly fits: else its parts are not all of it.
NEAR = 0.25
#: So near, parts that need not be all of it are meant as all.
_CLOSE = 0.1
_EACH = regex(
    rf"\b[Mm]ỗi (?P<unit>[a-zà-ỹđ]{{2,8}})\b[^.;\d]{{0,30}}(?P<price>{NUMBER}) (?P<money>{MONEY})\b"
)
_LEFT = regex(
    rf"\bgiảm (?:được )?(?P<less>{NUMBER}) (?P<unit>[a-zà-ỹđ]{{2,8}})\b[^.;]{{0,40}}?"
    rf"\bcòn (?:lại )?(?P<left>{NUMBER}) (?P=unit)\b"
)
_OF = regex(
    rf"(?<![\w/.,-])(?P<part>{NUMBER})\s?/\s?(?P<whole>{NUMBER}) (?P<unit>[a-zà-ỹđ]{{2,8}})\b"
    rf"[^.;%]{{0,25}}?(?:đạt|chiếm|bằng)(?: tỷ lệ)? (?P<share>{NUMBER})\s?%"
)
_SHARE = regex(
    rf"(?<![\w/.,-])(?P<part>{NUMBER}) (?P<unit>{MONEY}|[a-zà-ỹđ]{{2,8}})\b[^.;%\d]{{0,25}}?"
    rf"\b(?:đạt|chiếm|bằng)(?: tỷ lệ| khoảng)? (?P<share>{NUMBER})\s?%"
)
#: What follows cannot be more than what goes before.
_WHOLE_AND_PART = tuple(
    (whole, regex(
        rf"\b{whole}\b(?: được)? (?P<whole>{NUMBER}) (?P<unit>[a-zà-ỹđ]{{2,8}})\b[^.]{{0,90}}?"
        rf"\b{part}\b[^.\d]{{0,25}}? (?P<part>{NUMBER}) (?P=unit)\b",
        re.IGNORECASE,
    ))
    for whole, part in (
        ("khởi công", "hoàn thành"), ("tiếp nhận", "(?:đã )?giải quyết"),
        ("phát ra", "thu về"), ("kiểm tra", "phát hiện"), ("có", "trong đó có"),
        ("thụ lý", "giải quyết"), ("đăng ký", "hoàn thành"),
    )
)  # fmt: skip


class Count(NamedTuple):
    """A figure with its unit word ("hộ", "triệu đồng", "%") and where it stands."""

    value: float
    unit: str
    start: int
    end: int


#: A share of what can be counted one by one; more than all of them there are not.
_OVER_ALL = regex(
    r"(?P<share>\d{3,4})(?:,\d+)?\s?% (?:tổng )?(?:số )?(?:lượng )?(?:hồ sơ|hộ|người|thủ tục"
    r"|văn bản|cán bộ|viên chức|công chức|đơn vị|cơ quan|thôn|bản|ấp|tổ dân phố|khu phố|học sinh"
    r"|trẻ|trường|xã|phường|dân số)\b"
)


def value_of(text: str) -> float:
    """Return a printed figure as a number: "1.250" is 1250, "11,69" is 11.69."""
    return float(text.replace(".", "").replace(",", "."))


def counts(each: Paragraph) -> list[Count]:
    """Return the figures of a paragraph that count something."""
    if not each.has_digits:
        return []
    rows = []
    for found in _COUNTED.finditer(each.text):
        unit = "%" if found["percent"] else (found["unit"] or "")
        if unit and unit not in _NO_UNIT:
            rows.append(Count(value_of(found["value"]), unit, found.start(), found.end()))
    return rows


def _lines(reading: Reading) -> Iterator[Paragraph]:
    paragraphs = reading.text.within(Zone.BODY, Zone.APPENDIX)
    return (each for each in reading.walk(paragraphs) if each.has_digits)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in re.finditer(r"\.(?=\s|$)", text):
        yield start, found.end()
        start = found.end()
    if start < len(text):
        yield start, len(text)


def _sum(reading: Reading) -> Iterator[Finding]:
    """A total in front of its parts, or behind them, that is not their sum."""
    for each in _lines(reading):
        rows = each.once(counts)
        if len(rows) < 3 or "|" in each.text:
            continue
        for start, end in _sentences(each.text):
            inside = [row for row in rows if start <= row.start < end and row.unit != "%"]
            wrong = _wrong_total(each.text, inside, start, end)
            if wrong is not None:
                total, parts = wrong
                begin = widen(each.text, total.start, total.end, 5, 1)[0]
                yield reading.find("", each, (begin, end), total=shown(total.value),
                                   sum=shown(parts))  # fmt: skip


def _wrong_total(text: str, rows: list[Count], start: int, end: int) -> tuple[Count, float] | None:
    """Return the total of a sentence and the other sum of its parts, None where they agree."""
    parts = _PARTS.search(text, start, end)
    if parts is not None:
        unit = next((row.unit for row in rows if row.start >= parts.end()), "")
        before = [row for row in rows if row.end <= parts.start()]
        before = [row for row in before if row.unit == unit] or before
        told = _TOTAL.search(text, start, parts.start())
        behind = [row for row in rows if before and row.start >= parts.end()
                  and row.unit == before[-1].unit]  # fmt: skip
        if before and len(behind) > 1:
            found = sum(row.value for row in behind)
            exhaustive = "gồm" in parts[0] or (":" in parts[0] and len(behind) > 2)
            short = told is not None and exhaustive
            close = abs(found - before[-1].value) <= _CLOSE * before[-1].value
            if before[-1].value < found or short or close:
                return _unequal(before[-1], found)
        after = [row for row in rows if row.start >= parts.end()]
        if before and len(after) > 2 and "gồm" in parts[0] and len(behind) < 2:
            found = sum(row.value for row in after)
            if abs(found - before[-1].value) <= _CLOSE * before[-1].value:
                return _unequal(before[-1], found)  # "1.024 cơ sở, gồm 412 trường …, 398 …"
    behind_total = regex(r"\b[Tt]ổng(?: số| cộng)?\b[^.;\d]{0,40}$")
    for at, row in enumerate(rows):
        same = [other for other in rows[:at] if other.unit == row.unit]
        if len(same) > 2 and behind_total.search(text, start, row.start):
            return _unequal(row, sum(other.value for other in same))
    return None


def _unequal(total: Count, found: float) -> tuple[Count, float] | None:
    near = abs(found - total.value) <= NEAR * total.value
    return (total, found) if near and abs(found - total.value) > 1e-6 * found + 1e-9 else None


def shown(value: float) -> str:
    """Return a figure as papers print it: "1.250", "11,69"."""
    whole = f"{value:,.2f}".rstrip("0").rstrip(".")
    return whole.translate(str.maketrans(",.", ".,"))


def _left(reading: Reading) -> Iterator[Finding]:
    """ "214 hộ … giảm 41 hộ, còn 163 hộ": what was is not what went and what is left."""
    for each in _lines(reading):
        if "giảm" not in each.low or "còn" not in each.low:
            continue
        for found in _LEFT.finditer(each.text):
            less, left = value_of(found["less"]), value_of(found["left"])
            before = [row.value for row in each.once(counts)
                      if row.end <= found.start() and row.unit == found["unit"]]  # fmt: skip
            near = [was for was in before if 0 < abs(was - less - left) <= NEAR * max(left, 1)]
            if near and all(abs(was - less - left) > 1e-6 for was in before):
                yield reading.find("", each, found.span(), right=shown(near[-1] - less))


def _share(reading: Reading) -> Iterator[Finding]:
    """A part of a whole in the same paragraph, and a percentage that it is not."""
    for each in _lines(reading):
        if "%" not in each.text or "|" in each.text:
            continue
        for found in _OF.finditer(each.text):
            right = 100 * value_of(found["part"]) / max(value_of(found["whole"]), 1e-9)
            if not _fits(right, found["share"]):
                yield reading.find("", each, found.span(), right=shown(round(right, 2)))
        yield from _shares_of_whole(reading, each)


def _shares_of_whole(reading: Reading, each: Paragraph) -> Iterator[Finding]:
    rows = list(_SHARE.finditer(each.text))
    for found in rows:
        unit, part = found["unit"], value_of(found["part"])
        begin = found.start("part")
        before = [row for row in each.once(counts) if row.end <= begin and row.unit == unit]
        wholes = [row.value for row in before if row.value > part]
        if value_of(found["share"]) > 100 or "ổng" in each.text[max(begin - 12, 0) : begin]:
            continue  # a sum of its own, against a plan that is not told
        if not wholes or any(_fits(100 * part / whole, found["share"]) for whole in wholes):
            continue
        whole = max(wholes)
        others = [other for other in rows if other is not found and other["unit"] == unit]
        proved = any(_fits(100 * value_of(other["part"]) / whole, other["share"])
                     for other in others)  # fmt: skip
        near = abs(100 * part / whole - value_of(found["share"])) <= 100 * NEAR
        if near and (proved or len(before) == 1):
            yield reading.find("", each, widen(each.text, *found.span(), 0, 0),
                               right=shown(round(100 * part / whole, 2)))  # fmt: skip


def _fits(right: float, printed: str) -> bool:
    """Say whether a percentage is `right`, as exactly as it is printed and one unit more."""
    places = len(printed.partition(",")[2])
    return abs(right - value_of(printed)) <= 1.05 * 10.0**-places


def _product(reading: Reading) -> Iterator[Finding]:
    """ "mỗi người 1.000.000 đồng, tổng cộng 22.000.000 đồng cho 24 người"."""
    for each in _lines(reading):
        found = _EACH.search(each.text) if "mỗi" in each.low else None
        if found is None:
            continue
        start, end = next(row for row in _sentences(each.text) if row[0] <= found.start() < row[1])
        rows = [row for row in each.once(counts) if start <= row.start < end]
        price = value_of(found["price"])
        many = [row for row in rows if row.unit in found["unit"] or found["unit"] in row.unit]
        sums = [row for row in rows if row.unit == found["money"] and row.value > price]
        if len(many) == len(sums) == 1:
            right = price * many[0].value
            if 0 < abs(right - sums[0].value) <= NEAR * right:
                yield reading.find("", each, widen(each.text, sums[0].start, sums[0].end, 2, 3),
                                   total=shown(sums[0].value), sum=shown(right))  # fmt: skip


#: A number of things of which it must be a part: "ít nhất 30 số cơ quan", "đạt từ 40 trở lên".
_NO_PERCENT = regex(
    rf"(?<![\w/.,-])(?P<value>{NUMBER}) số (?:cơ quan|đơn vị|xã|hộ|hồ sơ|thủ tục|người|địa phương"
    rf"|cán bộ|trường|thôn|bản|dân|trẻ|học sinh)\b"
    r"|\b(?:đạt|tỷ lệ)(?: từ)? (?P<bare>\d{1,3}) trở lên\b"
)


def _over_all(reading: Reading) -> Iterator[Finding]:
    """ "120% hồ sơ": a share of things counted one by one is 100 % at the most."""
    for each in _lines(reading):
        for found in _OVER_ALL.finditer(each.text):
            if int(found["share"]) > 100 and "bằng" not in each.text[: found.start()][-12:]:
                yield reading.find("", each, widen(each.text, *found.span(), 1, 0),
                                   share=found["share"])  # fmt: skip


def _no_percent(reading: Reading) -> Iterator[Finding]:
    """A share that lost its "%"."""
    for each in _lines(reading):
        for found in _NO_PERCENT.finditer(each.text):
            yield reading.find("", each, widen(each.text, *found.span(), 2, 0))


_INLINE = regex(
    r"\b(?P<count>\d{1,2}|ba|bốn|năm|sáu|bảy|tám|chín) (?:kỹ năng|nội dung|nhiệm vụ|nguyên tắc"
    r"|giải pháp|mục tiêu|chỉ tiêu|lĩnh vực|tiêu chí|bước|hình thức|nhóm|khâu|loại|mức|xã|thôn|bản"
    r"|sở|huyện|đơn vị|trường)(?: \w+){0,3}\s?:\s(?P<items>[^.:]{8,300})\.(?=\s|$)"
)


def _inline_count(reading: Reading) -> Iterator[Finding]:
    """ "05 kỹ năng: …" in front of four, however they are counted."""
    for each in _lines(reading):
        for found in _INLINE.finditer(each.text) if ":" in each.text else ():
            told = _WORDS.get(found["count"]) or int(found["count"])
            mark = ";" if ";" in found["items"] else r"[,;]|\bvà\b"
            items = [row for row in re.split(mark, found["items"]) if row.strip()]
            if 1 < len(items) < told:
                yield reading.find("", each, widen(each.text, *found.span("count"), 0, 5),
                                   told=str(told), items=str(len(items)))  # fmt: skip


#: "5 biết (biết chào hỏi, biết lắng nghe, …)": each item begins with the counted word.
_LIKE_WORDS = regex(r"(?<![\w/])(?P<count>\d) (?P<what>[a-zà-ỹđ]+) \((?P<items>[^()]{10,200})\)")


def _like_words(reading: Reading) -> Iterator[Finding]:
    for each in _lines(reading):
        for found in _LIKE_WORDS.finditer(each.text):
            items = [row.strip() for row in re.split(r"[,;]", found["items"]) if row.strip()]
            alike = all(row.split()[0].lower() == found["what"] for row in items)
            if alike and 1 < len(items) != int(found["count"]):
                yield reading.find("", each, (found.start(), found.end()),
                                   told=found["count"], items=str(len(items)))  # fmt: skip


def _more_than_all(reading: Reading) -> Iterator[Finding]:
    """ "khởi công 28 nhà … hoàn thành 30 nhà"."""
    for each in _lines(reading):
        for sign, pattern in _WHOLE_AND_PART:
            for found in pattern.finditer(each.text) if sign in each.low else ():
                if value_of(found["part"]) > value_of(found["whole"]):
                    start, end = found.span("part")
                    yield reading.find("", each, widen(each.text, start, end, 4, 1),
                                       whole=found["whole"], part=found["part"])  # fmt: skip


_WORDS = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9}
_LISTED = regex(
    r"\b(?P<count>\d{1,2}|hai|ba|bốn|năm|sáu|bảy|tám|chín) (?:nhóm|nội dung|nhiệm vụ|nguyên tắc"
    r"|giải pháp|việc|mục tiêu|chỉ tiêu|lĩnh vực|tiêu chí|bước|yêu cầu|hình thức|điểm|phần|dự án"
    r"|mô hình|đề án|hoạt động|công trình|nguyên nhân|đối tượng|giai đoạn)\b[^.;:\d]{0,50}?"
    r"\b(?:sau|sau đây|như sau|gồm|cụ thể)\s*[:.]?$"
)


def _listed(each: Paragraph) -> re.Match[str] | None:
    return _LISTED.search(each.text)


def _list_count(reading: Reading) -> Iterator[Finding]:
    """ "04 nhóm chỉ tiêu sau" in front of three."""
    body = reading.text.body
    place = {each.index: at for at, each in enumerate(body)}
    for each, found in facts(_listed, reading.walk(body)):
        told = _WORDS.get(found["count"]) or int(found["count"])
        items = _items_below(body[place[each.index] + 1 :])
        if items > 1 and items != told:
            yield reading.find("", each, found.span(), told=str(told), items=str(items))


def _items_below(rows: tuple[Paragraph, ...]) -> int:
    """Return how many items of one kind begin right below, deeper ones not counted."""
    if not rows or not rows[0].number:
        return 0
    first = rows[0]
    items = 0
    for each in rows:
        if first.is_bullet:
            if each.is_outline or (each.number != first.number and not each.number):
                break
            items += each.number == first.number
        elif each.is_outline:
            level, own = level_of(each.number), level_of(first.number)
            if level < own or (level == own and each.number[-1:] != first.number[-1:]):
                break
            items += level == own
    return items


RULES = (
    Rule("figure.sum", Severity.WARNING, "practice", _sum, local=True),
    Rule("figure.left", Severity.WARNING, "practice", _left, local=True),
    Rule("figure.share", Severity.WARNING, "practice", _share, local=True),
    Rule("figure.more_than_all", Severity.WARNING, "practice", _more_than_all, local=True),
    Rule("figure.list_count", Severity.WARNING, "practice", _list_count,
         reads=text_with(_listed)),
    Rule("figure.product", Severity.WARNING, "practice", _product, local=True),
    Rule("figure.like_words", Severity.WARNING, "practice", _like_words, local=True),
    Rule("figure.over_all", Severity.WARNING, "practice", _over_all, local=True),
    Rule("figure.no_percent", Severity.WARNING, "practice", _no_percent, local=True),
    Rule("figure.inline_count", Severity.WARNING, "practice", _inline_count, local=True),
)  # fmt: skip
