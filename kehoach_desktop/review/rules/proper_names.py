"""Capitals of bodies, ranks and documents by Appendix II; one word with and without a capital."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from kehoach_desktop.review.finding import Again, Finding, Rule, Severity
from kehoach_desktop.review.letters import regex
from kehoach_desktop.review.reading import Reading, widen
from kehoach_desktop.review.text import Paragraph, ReviewText, Zone
from kehoach_desktop.review.vocabulary import Vocabulary

_CLAUSE = "NĐ 30/2020 PL II"
#: A unit's type word before a plain name is written small: "UBND huyện", never "UBND Huyện".
_UNIT = regex(
    r"\b(?:UBND|HĐND|Ủy ban nhân dân|Uỷ ban nhân dân|Hội đồng nhân dân|địa bàn|Đảng ủy|nhân dân)"
    r" (?P<unit>Xã|Phường|Thị trấn|Huyện|Quận|Thị xã|Tỉnh)\b(?! \d)"
)
#: Bodies, feasts and ranks that have one right form; the pattern finds the others.
_FIXED = tuple(
    (regex(pattern), right)
    for pattern, right in (
        (r"\b[Đđ]ảng [Cc]ộng sản [Vv]iệt [Nn]am\b", "Đảng Cộng sản Việt Nam"),
        (r"\b[Bb]ộ [Cc]hính trị\b(?! viên)", "Bộ Chính trị"),
        (r"\b[Bb]an [Bb]í thư\b", "Ban Bí thư"),
        (r"\b[Bb]an [Cc]hấp hành (?:Trung ương|Đảng bộ)\b", "Ban Chấp hành"),
        (r"\b[Bb]an [Tt]hường vụ (?:Tỉnh ủy|Thành ủy|Huyện ủy|Đảng ủy|Quận ủy|huyện ủy|đảng ủy)\b",
         "Ban Thường vụ"),
        (r"\b[Mm]ặt trận [Tt]ổ quốc\b", "Mặt trận Tổ quốc"),
        (r"\b[Vv]ăn phòng [Cc]hính phủ\b", "Văn phòng Chính phủ"),
        (r"\b[Tt]hủ tướng [Cc]hính phủ\b", "Thủ tướng Chính phủ"),
        (r"\b[Tt]ết (?:nguyên [Đđ]án|Nguyên Đán)\b", "Tết Nguyên đán"),
        (r"\b[Hh]ội [Nn]ông dân (?:Việt Nam|xã|huyện|tỉnh|phường)\b", "Hội Nông dân"),
        (r"\b[Hh]ội [Cc]ựu chiến binh\b", "Hội Cựu chiến binh"),
        (r"\b[Đđ]ại hội [Đđ]ại biểu toàn quốc\b", "Đại hội đại biểu toàn quốc"),
        (r"\b[Vv]iệt nam\b", "Việt Nam"),
        (r"\b(?<=trên )Thế giới\b|\b(?<=toàn )Thế giới\b", "thế giới"),
        (r"\b[Ll]uật [Tt]ổ chức Chính quyền địa phương\b",
         "Luật Tổ chức chính quyền địa phương"),
    )
)  # fmt: skip
_KINDS = {"KẾ HOẠCH": "kế hoạch", "QUYẾT ĐỊNH": "quyết định", "BÁO CÁO": "báo cáo",
          "CHƯƠNG TRÌNH": "chương trình", "HƯỚNG DẪN": "hướng dẫn"}  # fmt: skip
#: A pattern that begins with its letter is searched sooner than one that first looks back.
_CAPITAL_PHRASE = regex(
    r"(?P<phrase>[A-ZĐÀ-Ỹ](?<=[a-zà-ỹđ] [A-ZĐÀ-Ỹ])[a-zà-ỹđ]+(?: [a-zà-ỹđ]+){1,3})"
)
#: Words before which a name of a document, a programme or a body begins with a capital.
_NAMING = regex(
    r"\b(?:[Ll]uật|[Nn]ghị định|[Nn]ghị quyết|[Qq]uyết định|[Tt]hông tư|[Kk]ế hoạch"
    r"|[Cc]hương trình|[Đđ]ề án|[Dd]ự án|[Cc]hiến lược|[Cc]hỉ thị|[Bb]an [Cc]hỉ đạo|[Hh]ội đồng"
    r"|[Pp]hòng|[Ss]ở"
    r"|[Bb]ộ|[Hh]ọc viện|[Vv]iện|[Tt]rường|[Đđ]ại học|[Nn]hà"
    r"|[Nn]gày|[Cc]ông chức|[Cc]uộc thi|[Tt]háng|[Tt]rung tâm|[Vv]ăn phòng|[Bb]an"
    r"|[Tt]ổ|[Hh]ội|và|[Đđ]oàn|[Đđ]ội|[Cc]hiến dịch|[Mm]ôn|[Tt]iêu chí|[Pp]hong trào|[Nn]gành"
    r"|[Kk]hối|[Kk]hoa|[Hh]ợp tác xã|[Cc]ông ty|[Nn]hóm|[Ll]iên đoàn|[Cc]âu lạc bộ|[Qq]uỹ|[Tt]uần"
    r"|[Gg]iải|[Tt]rạm|[Bb]ệnh viện|[Ll]ớp|[Dd]anh hiệu|[Hh]ội thi"
    r"|[Cc]ục|[Cc]hi cục|[Vv]ụ|[Cc]ổng|[Hh]ệ thống|[Tt]rang|[Cc]hỉ số|về|[Kk]ho bạc|[Nn]gân hàng"
    r"|[Bb]ảo hiểm)$|[-–,]$"
)

#: A name that began a few words before and goes on.
_IN_NAME = regex(r"(?<=\w )[A-ZĐÀ-Ỹ][a-zà-ỹđ]+(?: [a-zà-ỹđ]+){0,3}$")

#: Words that are rightly written both ways.
_EITHER = {("nhân", "dân"), ("nhà", "nước"), ("trung", "ương"), ("chính", "phủ")}

_LAW = regex(
    r"\bLuật (?!sửa\b|này\b|số\b|và\b|của\b|có\b|do\b|mới\b|về\b|là\b|các\b|được\b|hiện\b)"
    r"(?P<word>[a-zà-ỹđ]+)(?=[^.;]{0,70}?\b(?:ngày \d|năm (?:19|20)\d\d|số \d))"
)
_ABOUT = regex(
    r"\b[Vv]ề việc (?P<word>(?:Hướng dẫn|Ban hành|Tăng cường|Triển khai|Tổ chức|Thực hiện|Phê duyệt"
    r"|Thành lập|Kiện toàn|Đẩy mạnh|Xây dựng|Công bố|Quy định|Phân công|Báo cáo|Giao|Điều chỉnh)\b)"
    r"(?! của)"
)


def _lines(reading: Reading) -> Iterator[Paragraph]:
    zones = (Zone.BODY, Zone.APPENDIX, Zone.TABLE, Zone.RECIPIENTS, Zone.TITLE)
    for each in reading.walk(reading.text.within(*zones)):
        if not each.is_capitals:
            yield each


def _unit(reading: Reading) -> Iterator[Finding]:
    for each in _lines(reading):
        for found in _UNIT.finditer(each.text):
            yield reading.find("", each, widen(each.text, *found.span(), 0, 1),
                               word=found["unit"], right=found["unit"].lower())  # fmt: skip


def _fixed(reading: Reading) -> Iterator[Finding]:
    for each in _lines(reading):
        low = each.text.lower()
        for pattern, right in _FIXED:
            if right.lower() not in low:
                continue
            for found in pattern.finditer(each.text):
                at_start = found.start() <= len(each.number) + 1
                shown = right[:1].lower() + right[1:] if not at_start else right
                if not found[0].startswith(right) and not (
                    right == "Đại hội đại biểu toàn quốc" and found[0].startswith(shown)
                ):
                    yield reading.find("", each, found.span(), word=found[0], right=right)


def _law(reading: Reading) -> Iterator[Finding]:
    """The name of a law begins with a capital: "Luật Phòng, chống …"."""
    for each in _lines(reading):
        for found in _LAW.finditer(each.text):
            yield reading.find(
                "",
                each,
                widen(each.text, *found.span(), 0, 2),
                word=found[0],
                right=f"Luật {found['word'].capitalize()} …",
            )


def _about(reading: Reading) -> Iterator[Finding]:
    """ "về việc" goes on with a small letter inside a sentence."""
    for each in _lines(reading):
        for found in _ABOUT.finditer(each.text):
            if found.start() > len(each.number) + 2:
                yield reading.find(
                    "",
                    each,
                    widen(each.text, *found.span(), 0, 1),
                    word=found["word"],
                    right=found["word"].lower(),
                )


def _this_paper(reading: Reading) -> Iterator[Finding]:
    """The paper names itself with and without a capital: "kế hoạch này", "Kế hoạch này"."""
    for big, small in _KINDS.items():
        if big in reading.title and reading.text.count(f"{small} này"):
            yield from _itself(reading, small)


def _itself(reading: Reading, kind: str) -> Iterator[Finding]:
    big = f"{kind[:1].upper()}{kind[1:]} này"
    small: list[tuple[Paragraph, re.Match[str]]] = []
    right = False
    for each in reading.walk(reading.text.body):
        right = right or big in each.text
        small += [(each, found) for found in re.finditer(rf"(?<=\w )\b{kind} này\b", each.text)]
    for each, found in small[:1]:
        certain = right or kind == "quyết định"
        yield reading.find("", each, found.span(), word=found[0], right=big,
                           severity=Severity.WARNING if certain else Severity.HINT)  # fmt: skip


def _mixed(reading: Reading) -> Iterator[Finding]:
    """A common phrase with a capital in the middle of a sentence, small in most other places."""
    text = reading.text
    places: dict[str, list[tuple[Paragraph, tuple[int, int]]]] = defaultdict(list)
    zones = (Zone.BODY, Zone.APPENDIX, Zone.TABLE, Zone.RECIPIENTS, Zone.TITLE)
    rows = reading.facts(_capital_pairs, reading.walk(reading.text.within(*zones)))
    for each, pairs in rows:
        for phrase, span in pairs:
            places[phrase].append((each, span))
    for phrase, spans in places.items():
        low = phrase.lower()
        if text.count(low) < max(3, 2 * len(spans) + 1):
            continue
        small = _times_inside(low, text)
        if small >= 3 and small > 2 * len(spans):
            each, span = spans[0]
            yield reading.find("", each, widen(each.text, *span, 1, 2), word=phrase,
                               right=phrase.lower())  # fmt: skip


def _times_inside(phrase: str, text: ReviewText) -> int:
    """Return how often `phrase` stands behind another word."""
    pattern = _inside(phrase)
    return text.sum(pattern, lambda each: len(pattern.findall(each.text)))


@lru_cache(maxsize=1_000)
def _inside(phrase: str) -> re.Pattern[str]:
    return re.compile(rf"{phrase}(?<=\w {phrase})\b")


def _capital_pairs(each: Paragraph, vocabulary: Vocabulary) -> list[tuple[str, tuple[int, int]]]:
    """Return the compounds that begin with a capital where no name does, with their spans."""
    pairs = []
    for found in () if each.is_capitals else _CAPITAL_PHRASE.finditer(each.text):
        words = found["phrase"].split()
        pair = (words[0].lower(), words[1])
        if pair not in vocabulary.compounds or pair in _EITHER:
            continue
        before = each.text[max(found.start() - 40, 0) : found.start()].rstrip()
        if _NAMING.search(before) or _IN_NAME.search(before, len(each.number) + 2):
            continue
        phrase = " ".join(words[:2])
        pairs.append((phrase, (found.start(), found.start() + len(phrase))))
    return pairs


def _itself_of(each: Paragraph, reading: Reading) -> str:
    return each.text if " này" in each.text else ""


RULES = (
    Rule("capital.unit", Severity.WARNING, f"{_CLAUSE} mục II", _unit, local=True,
         again=Again.HINT),
    Rule("capital.fixed", Severity.WARNING, f"{_CLAUSE} mục III", _fixed, local=True,
         again=Again.WORD),
    Rule("capital.law", Severity.WARNING, f"{_CLAUSE} mục V", _law, local=True,
         again=Again.HINT),
    Rule("capital.about", Severity.WARNING, f"{_CLAUSE} mục I", _about, local=True,
         again=Again.HINT),
    Rule("capital.this_paper", Severity.WARNING, f"{_CLAUSE} mục V", _this_paper, reads=_itself_of),
    Rule("capital.mixed", Severity.HINT, _CLAUSE, _mixed, again=Again.HINT),
)  # fmt: skip
