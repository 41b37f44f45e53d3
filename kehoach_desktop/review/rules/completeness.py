"""Completeness: sections that a plan of this kind needs; content that nobody is given."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from kehoach_desktop.domain.vntext import fold_words
from kehoach_desktop.review.finding import Finding, Rule, Severity
from kehoach_desktop.review.letters import regex
from kehoach_desktop.review.plain_text import level_of
from kehoach_desktop.review.reading import Reading
from kehoach_desktop.review.text import Paragraph, Zone

_NEEDED = (
    ("purpose", r"MỤC ĐÍCH|[Mm]ục đích"),
    ("content", r"NỘI DUNG|NHIỆM VỤ|[Nn]ội dung|[Nn]hiệm vụ"),
    ("arrangements", r"TỔ CHỨC THỰC HIỆN|[Tt]ổ chức thực hiện"),
    ("funding", r"KINH PHÍ|[Kk]inh phí"),
    ("requirements", r"YÊU CẦU|[Yy]êu cầu|NGUYÊN TẮC|QUAN ĐIỂM"),
)
_CONTENT = re.compile(r"NỘI DUNG|NHIỆM VỤ|GIẢI PHÁP|HÌNH THỨC|BIỆN PHÁP")
_ARRANGED = re.compile(r"TỔ CHỨC THỰC HIỆN|PHÂN CÔNG|TRÁCH NHIỆM|KINH PHÍ")
#: Somebody who does the work: a label, or a body of the office and around it by name.
_DOER = regex(
    r"\b(?:[Cc]hủ trì|[Cc]ơ quan thực hiện|[Đđ]ơn vị thực hiện|[Pp]hụ trách|[Gg]iao (?:cho )?[A-ZĐ]"
    r"|Phòng|Trung tâm|Văn phòng|Công chức|Đài|Trạm|Công an|Ban (?!hành)|Hội|Đoàn|Mặt trận|Trường"
    r"|Sở|UBND (?:các|xã|phường|huyện)|(?:[Cc]ác|[Tt]rưởng) (?:thôn|bản|ấp|buôn|khóm|khu phố"
    r"|tổ dân phố|phòng|ban|ngành|đơn vị|cơ quan|sở))\b"
)
#: A share of an item's own words that stands in the arrangements: it is meant there.
_MEANT = 0.7
#: What the arrangements tell of all tasks at once.
_EVERYBODY = regex(
    r"\b(?:[Cc]ác|[Tt]hủ trưởng các) (?:cơ quan|đơn vị|phòng|ban|ngành|bộ phận)[^.]{0,90}"
    r"\bchức năng,? nhiệm vụ\b"
)


def _missing(key: str, reading: Reading) -> Iterator[Finding]:
    heads = [each for each in reading.text.body if each.is_outline]
    pattern = next(text for name, text in _NEEDED if name == key)
    if len(heads) < 4 or "KẾ HOẠCH" not in reading.head or not heads:
        return
    if not any(re.search(pattern, each.text[:120]) for each in heads):
        yield reading.find("", heads[0], (0, len(heads[0].text)))


def _no_arrangements(reading: Reading) -> Iterator[Finding]:
    yield from _missing("arrangements", reading)


def _no_funding(reading: Reading) -> Iterator[Finding]:
    yield from _missing("funding", reading)


def _no_purpose(reading: Reading) -> Iterator[Finding]:
    yield from _missing("purpose", reading)


def _empty(reading: Reading) -> Iterator[Finding]:
    """A title with nothing under it, before the next title of its own or a higher level."""
    inside = [each for each in reading.text.paragraphs if each.zone is not Zone.OUTSIDE]
    for each, following in zip_longest(inside, inside[1:]):
        if each.zone is not Zone.BODY or not each.is_capitals or not each.is_outline:
            continue
        over = (
            following is None
            or following.zone not in {Zone.BODY, Zone.TABLE}
            or (following.is_outline and level_of(following.number) <= level_of(each.number))
        )
        if over and not re.search(r"phụ lục|PHỤ LỤC", each.text, re.IGNORECASE):
            yield reading.find("", each, (0, len(each.text)))


def _no_requirements(reading: Reading) -> Iterator[Finding]:
    yield from _missing("requirements", reading)


def _no_content(reading: Reading) -> Iterator[Finding]:
    yield from _missing("content", reading)


#: What a title promises, and words without which its section does not keep it.
_PROMISED = (
    ("KINH PHÍ", regex(r"kinh phí|ngân sách|nguồn|đồng\b", re.IGNORECASE)),
    ("THỜI GIAN", regex(r"thời gian|ngày|tháng|quý|năm", re.IGNORECASE)),
    ("ĐỐI TƯỢNG", regex(r"đối tượng|người|hộ|tổ chức|cá nhân|các", re.IGNORECASE)),
    ("ĐỊA ĐIỂM", regex(r"địa điểm|tại|ở", re.IGNORECASE)),
)


def _promised(reading: Reading) -> Iterator[Finding]:
    """A title names two things and its section holds one."""
    head: Paragraph | None = None
    rows: list[str] = []
    for each in (*reading.walk(reading.text.body), None):
        if each is not None and not (each.is_outline and level_of(each.number) <= 1):
            rows.append(each.text)
            continue
        if head is not None and rows and re.search(r",| VÀ ", head.text):
            said = " ".join(rows)
            for name, words in _PROMISED:
                if name in head.text and not words.search(said):
                    yield reading.find("", head, (0, len(head.text)), word=name.lower())
        head, rows = each, []


def _no_owner(reading: Reading) -> Iterator[Finding]:
    """Items of the content that name nobody, and of which the arrangements do not speak.

    Told once, at the first of them.
    """
    if "KẾ HOẠCH" not in reading.title:
        return
    arranged: set[str] = set()
    part, items = "", list[list[Paragraph]]()
    for each in reading.walk(reading.text.within(Zone.BODY, Zone.TABLE)):
        if each.is_outline and level_of(each.number) <= 1:
            part = _kind_of(each)
        elif part == "content" and each.is_outline and level_of(each.number) == _ITEM:
            items.append([each])
        elif part == "content" and items:
            items[-1].append(each)
        if part == "arranged":
            if _EVERYBODY.search(each.text):
                return  # everybody takes what is theirs
            arranged |= each.once(_words)
    bare = [rows[0] for rows in items if not any(row.once(_names_doer) for row in rows)]
    left = [each for each in bare if not _is_meant(each, arranged)]
    if left and arranged:
        yield reading.find("", left[0], (0, len(left[0].text)),
                           count=str(len(left)), total=str(len(items)))  # fmt: skip


#: The level of "1." (`plain_text.level_of`).
_ITEM = 2


def _kind_of(head: Paragraph) -> str:
    if _ARRANGED.search(head.text):
        return "arranged"
    return "content" if _CONTENT.search(head.text) else ""


def _names_doer(each: Paragraph) -> bool:
    return _DOER.search(each.text) is not None


def _words(each: Paragraph) -> frozenset[str]:
    return frozenset(fold_words(each.text))


def _is_meant(item: Paragraph, arranged: set[str]) -> bool:
    own = {word for word in fold_words(item.content[:120]) if len(word) > 2}
    return len(own & arranged) >= _MEANT * len(own)


def _no_report_day(reading: Reading) -> Iterator[Finding]:
    """Reports are asked for and no day is given."""
    for each in reading.walk(reading.text.body):
        found = re.search(r"\b[Đđ]ịnh kỳ\b(?! \d| hằng| hàng)[^.;]{0,80}\bbáo cáo\b", each.text)
        if found and not re.search(r"ngày|tháng|quý|năm|tuần", found[0]):
            yield reading.find("", each, found.span())


def _parts(reading: Reading) -> dict[int, str]:
    """Return, by index, to which kind of part a paragraph belongs."""
    parts, part = dict[int, str](), ""
    for each in reading.text.within(Zone.BODY, Zone.TABLE):
        if each.is_outline and level_of(each.number) <= 1:
            part = each.once(_kind_of)
        parts[each.index] = part
    return parts


def _owners_of(each: Paragraph, reading: Reading) -> object:
    part = reading.shared(_parts).get(each.index, "")
    words = each.once(_words) if part == "arranged" else None
    everybody = _EVERYBODY.search(each.text) is None
    item = each.content[:120] if each.is_outline else ""
    return _kind_of(each), words, everybody, item, each.once(_names_doer)


def _titles_of(each: Paragraph, reading: Reading) -> object:
    if not each.is_outline:
        return None
    named = [re.search(pattern, each.text[:120]) is None for _, pattern in _NEEDED]
    return named, each.is_capitals, "phụ lục" in each.low


RULES = (
    Rule("complete.empty", Severity.WARNING, "practice", _empty, reads=_titles_of),
    Rule("complete.no_purpose", Severity.HINT, "practice", _no_purpose, reads=_titles_of),
    Rule("complete.no_arrangements", Severity.HINT, "practice", _no_arrangements,
         reads=_titles_of),
    Rule("complete.no_funding", Severity.HINT, "practice", _no_funding, reads=_titles_of),
    Rule("complete.no_requirements", Severity.HINT, "practice", _no_requirements,
         reads=_titles_of),
    Rule("complete.no_content", Severity.HINT, "practice", _no_content, reads=_titles_of),
    Rule("complete.promised", Severity.WARNING, "practice", _promised),
    Rule("complete.no_owner", Severity.HINT, "practice", _no_owner, reads=_owners_of),
    Rule("complete.no_report_day", Severity.HINT, "practice", _no_report_day, local=True),
)  # fmt: skip
