"""Capitals by Appendix II of the decree, and abbreviations that nobody explained."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import lru_cache

from kehoach_desktop.review.finding import Again, Finding, Rule, Severity
from kehoach_desktop.review.letters import regex, words
from kehoach_desktop.review.reading import Reading, widen
from kehoach_desktop.review.text import Paragraph, ReviewText, Zone, facts, text_with
from kehoach_desktop.review.vocabulary import Vocabulary, is_syllable

_CLAUSE = "NĐ 30/2020 PL II"
_KIND = regex(
    r"\b(?:kế hoạch|quyết định|nghị quyết|nghị định|thông tư|chỉ thị|công văn) số\s*:?\s*\d"
)
_BODY = regex(r"\b(?:[Ủủ]y [Bb]an [Nn]hân [Dd]ân|[Hh]ội [Đđ]ồng [Nn]hân [Dd]ân)\b")
_HEAD = regex(r"\b(?:của|do) (?:chủ tịch|phó chủ tịch|bộ trưởng|thủ tướng|giám đốc) (?:UBND"
r"|Ủy ban|Bộ|Chính"
                   r"|Sở)")  # fmt: skip
_AFTER_STOP = regex(r"(?:[a-zà-ỹđ)]{2}|\d%)\. (?P<word>[a-zà-ỹđ]\w*)")
_AFTER_SEMICOLON = regex(
    r"; (?P<word>(?:Các|Những|Việc|Nâng|Tăng|Thực|Tạo|Tổ chức|Xây|Thiết|Đẩy|Phối|Kịp|Góp"
    r"|Phát|Đồng|Bảo|Chú"
    r"|Tập trung|Tiếp|Hướng|Kiểm|Rà|Thường|Tuyên truyền|Duy|Đổi|Niêm|Công khai|Lồng|Đưa|In"
    r"|Mở)\b \w+)"
)
_CITE = regex(r"\b(?:Khoản \d+ (?:Điều|điều)|khoản \d+ điều \d|Điểm [a-zđ] khoản)\b")
#: A pattern that begins with its letter is searched sooner than one that first looks back.
_TORN = re.compile(r"([A-ZĐ](?<!\w.)[A-ZĐ]{1,5}) ([A-ZĐ]{2,6})\b")
_SHORT = regex(r"([A-ZĐ](?<![\w/.&-].)[A-ZĐ]{1,6})(?![\w/&-])")
_SHOUTED = regex(r"[A-ZĐÀ-Ỹ](?<![\w-].)[A-ZĐÀ-Ỹ]{1,6}(?![\w-])")
_TWO_SHOUTED = regex(r"[A-ZĐÀ-Ỹ]{2,}\s+[A-ZĐÀ-Ỹ]{2,}")
_JOINED = re.compile(r"[A-ZĐ](?<!\w.)[A-ZĐ]{3,8}\b")
#: Abbreviations that every office reads (Decree 30/2020, Appendix III, and common use).
#: Common words that are names too (Appendix II, V and its custom).
_NAMES = {"nhà nước", "nhân dân", "trung ương", "chính phủ", "quốc hội", "tổ quốc", "mặt trận",
          "ủy ban", "hội đồng", "cách mạng", "tòa án", "bộ trưởng", "thủ tướng", "chủ tịch",
          "ban thường", "thường vụ", "thường trực", "ban chỉ", "đảng bộ", "đảng viên"}  # fmt: skip
_COMMON = words(
    "UBND HĐND MTTQ HĐ VT TM KT TL TUQ CT PCT TT QĐ NQ NĐ KH CV BC TB TW VP LĐ LLVT THCS",
    "THPT TP BHXH BHYT USB QR PDF SMS VNPT II III IV VI VII VIII IX XI XII XIII XIV XIX XX",
    "COVID PCI PAPI SIPAS PAR INDEX ISO KTXH BCH BTV ĐT HTX",
)  # fmt: skip


def _lines(reading: Reading) -> Iterator[Paragraph]:
    yield from reading.walk(reading.text.within(Zone.BODY, Zone.APPENDIX, Zone.TABLE))


def _hits(pattern: re.Pattern[str], reading: Reading) -> Iterator[Finding]:
    for each in _lines(reading):
        for found in pattern.finditer(each.text):
            yield reading.find("", each, widen(each.text, *found.span(), 0, 1))


def _kind(reading: Reading) -> Iterator[Finding]:
    yield from _hits(_KIND, reading)


def _head(reading: Reading) -> Iterator[Finding]:
    yield from _hits(_HEAD, reading)


def _article(reading: Reading) -> Iterator[Finding]:
    yield from _hits(_CITE, reading)


def _body(reading: Reading) -> Iterator[Finding]:
    for each in _lines(reading):
        for found in _BODY.finditer(each.text):
            plain = found[0].split()
            right = plain[0][0].isupper() and all(word.islower() for word in plain[1:])
            if not right and not each.is_capitals:
                yield reading.find("", each, found.span())


def _after_stop(reading: Reading) -> Iterator[Finding]:
    for each in _lines(reading):
        for found in _AFTER_STOP.finditer(each.text):
            yield reading.find("", each, widen(each.text, *found.span(), 2, 1))


def _after_semicolon(reading: Reading) -> Iterator[Finding]:
    """Behind a semicolon the sentence goes on: no capital."""
    for each in _lines(reading):
        found = _AFTER_SEMICOLON.search(each.text)
        if found:
            span = widen(each.text, *found.span("word"), 2, 4)
            yield reading.find("", each, span)


#: A main verb with a capital behind a comma: the sentence goes on, or a mark is wrong.
_AFTER_COMMA = regex(
    r"[a-zà-ỹđ], (?P<word>Tổ chức|Thực hiện|Triển khai|Tăng cường|Đẩy mạnh|Chủ động|Phối hợp"
    r"|Rà soát|Nâng cao|Đảm bảo|Bảo đảm|Hướng dẫn|Tham mưu|Xây dựng|Duy trì|Tiếp tục|Kịp thời"
    r"|Góp phần|Nhằm|Đồng thời|Trong đó) [a-zà-ỹđ]"
)


def _after_comma(reading: Reading) -> Iterator[Finding]:
    for each in _lines(reading):
        for found in _AFTER_COMMA.finditer(each.text):
            if not _IN_QUOTES.search(each.text[: found.start("word")]):
                yield reading.find("", each, widen(each.text, *found.span("word"), 2, 1))


_IN_QUOTES = re.compile(r"“[^”]*$|\b(?:Luật|Chỉ thị|Nghị quyết|Kế hoạch|Đề án) [^.;]{0,60}$")


def _item_start(reading: Reading) -> Iterator[Finding]:
    """A numbered item that begins with a small letter among such as begin with a capital."""
    rows: dict[str, list[Paragraph]] = defaultdict(list)
    for each in reading.walk(reading.text.body):
        if each.is_outline and each.content[:1].isalpha():
            rows[f"{each.path.rpartition('.')[0]} {each.number[-1:]}"].append(each)
    for row in rows.values():
        small = [each for each in row if each.content[:1].islower()]
        if len(small) <= 2 and 2 * len(small) < len(row):
            for each in small:
                yield reading.find("", each, (0, len(" ".join(each.text.split()[:4]))))


def _inside_word(reading: Reading) -> Iterator[Finding]:
    """A capital inside a common phrase: "thủ tục Hành chính", "danh sách Cử Tri"."""
    said = reading.text
    for each, rows in reading.facts(_capital_pairs, _lines(reading)):
        for start, end, small, least in rows:
            if said.count(small) > least:
                yield reading.find("", each, widen(each.text, start, end, 1, 0),
                                   word=each.text[start:end])  # fmt: skip


def _capital_pairs(each: Paragraph, vocabulary: Vocabulary) -> list[tuple[int, int, str, int]]:
    """Return (start, end, the phrase in small letters, how often it is chance) of such capitals."""
    found = []
    row = [] if each.is_capitals else each.tokens
    for before, one, two in zip(row, row[1:], row[2:], strict=False):
        if not (before.joined and one.joined and before.printed.islower()):
            continue
        if not one.printed[:1].isupper() or one.printed.isupper():
            continue
        pair = f"{one.word} {two.word}"
        if pair in _NAMES or _goes_on(each.text[: before.start], before.printed):
            continue
        fixed = two.printed.islower() and ((before.word, one.word, two.word) in vocabulary.triples)
        both = two.printed[:1].isupper() and (one.word, two.word) in vocabulary.compounds
        both = both and not (two.joined and each.text[two.end + 1 : two.end + 2].isupper())
        if fixed or both:
            small = f"{before.printed} {pair}" if fixed else f" {pair}"
            found.append((one.start, two.end, small, int(both)))
    return found


#: A name with a joining word: "Giáo dục và Đào tạo".
_OF_A_BODY = regex(r"\b(?:Trung tâm|Văn phòng|Bộ phận|Cổng|Hệ thống)(?: \w+){0,2} $")
_JOINED_NAME = regex(r"[A-ZĐÀ-Ỹ]\w+(?: [a-zà-ỹđ]+){0,2} $")


def _goes_on(text: str, joining: str) -> bool:
    """Say whether a name goes on behind `joining`."""
    if _OF_A_BODY.search(f"{text}{joining} "):
        return True  # its capitals are told where it is compared with its other forms
    return joining == "và" and _JOINED_NAME.search(text) is not None


def _shouted(reading: Reading) -> Iterator[Finding]:
    """A word in capitals amid small letters that is a syllable, not an abbreviation."""
    for each in _lines(reading):
        if each.is_capitals:
            continue
        for found in _SHOUTED.finditer(each.text):
            word = found[0]
            marked = any(ord(char) > 0x1E9F or char in "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĨŨƠƯ" for char in word)
            near = each.text[max(found.start() - 14, 0) : found.end() + 14]
            alone = not _TWO_SHOUTED.search(near)
            if marked and alone and is_syllable(word):
                yield reading.find("", each, widen(each.text, *found.span(), 0, 2), word=word)


def _rare_shorts(each: Paragraph) -> list[re.Match[str]]:
    """Return the abbreviations of three letters and more that not every office reads."""
    found = () if each.is_capitals else _SHORT.finditer(each.text)
    return [short for short in found if len(short[1]) >= 3 and short[1] not in _COMMON]


def _unexplained(reading: Reading) -> Iterator[Finding]:
    """An abbreviation beside its long form in one text that nobody put in brackets."""
    if not facts(_rare_shorts, reading.text.body):
        return
    explained = {short for _, found in facts(_explained_in, reading.text.inside) for short in found}
    told: set[str] = set()
    for each, shorts in facts(_rare_shorts, reading.walk(reading.text.body)):
        for found in shorts:
            short = found[1]
            if short in explained or short in told:
                continue
            told.add(short)
            if _times_spelt(short, reading.text) >= 2:
                yield reading.find("", each, widen(each.text, *found.span(), 3, 0), word=short)


_EXPLAINED = regex(
    r"\(\s*(?:sau đây )?(?:gọi tắt là|viết tắt là|gọi là)?:?\s*([A-ZĐ]{2,9}\b[^)]{0,25})\)"
)


def _explained_in(each: Paragraph) -> list[str]:
    inside = _EXPLAINED.findall(each.text) if "(" in each.text else ()
    return [short for words in inside for short in re.findall(r"[A-ZĐ]{2,9}", words)]


def _times_spelt(short: str, text: ReviewText) -> int:
    """Return how often words stand side by side that begin with the letters of `short`."""
    spelt = _spelt(short)
    return text.sum(spelt, lambda each: len(spelt.findall(each.low)))


@lru_cache(maxsize=200)
def _spelt(short: str) -> re.Pattern[str]:
    words = r"\s+".join(rf"{re.escape(char.lower())}\w*" for char in short)
    return re.compile(rf"\b{words}\b")


def _slip_of_short(reading: Reading) -> Iterator[Finding]:
    """ "CTSRH" once, beside "CTRSH" many times: two letters changed places, or one is lost."""
    counts: Counter[str] = Counter()
    places: dict[str, tuple[Paragraph, tuple[int, int]]] = {}
    for each, found in facts(_rare_shorts, reading.walk(reading.text.body)):
        for match in found:
            counts[match[1]] += 1
            places.setdefault(match[1], (each, match.span()))
    usual = [short for short in counts if counts[short] > 1 and len(short) >= _LONG_SHORT]
    for short, often in counts.items():
        if often > 1 or len(short) < _LONG_SHORT - 1:
            continue
        twin = next((one for one in usual if counts[one] > 2 and _slips(short, one)), None)
        if twin is not None:
            each, span = places[short]
            yield reading.find("", each, widen(each.text, *span, 1, 1), word=short, right=twin)


#: Shorter abbreviations differ by one letter by chance.
_LONG_SHORT = 4


def _slips(one: str, other: str) -> bool:
    """Say whether two letters changed places between two abbreviations, or one was lost."""
    if len(one) == len(other):
        return sorted(one) == sorted(other)
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return (
        len(longer) == len(shorter) + 1
        and longer[:-1] != shorter
        and any(longer[:at] + longer[at + 1 :] == shorter for at in range(1, len(longer) - 1))
    )


def _joined_shorts(each: Paragraph) -> list[str]:
    return _JOINED.findall(each.text)


def _torn(each: Paragraph) -> list[re.Match[str]]:
    return list(_TORN.finditer(each.text))


def _split_short(reading: Reading) -> Iterator[Finding]:
    """An abbreviation torn by a blank where another place writes it in one."""
    joined = {word for _, found in facts(_joined_shorts, reading.walk()) for word in found}
    found_at: dict[str, list[tuple[Paragraph, tuple[int, int]]]] = defaultdict(list)
    for each, pairs in facts(_torn, _lines(reading)):
        if each.is_capitals:
            continue
        for found in pairs:
            whole = found[1] + found[2]
            if any(name == whole or name.endswith(whole) for name in joined):
                found_at[whole].append((each, found.span()))
    for whole, places in found_at.items():
        each, span = places[0]
        yield reading.find("", each, widen(each.text, *span, 1, 0), word=whole)


def _starts_of(each: Paragraph, reading: Reading) -> object:
    first = each.content[:1]
    return first.isalpha(), first.islower()


def _torn_of(each: Paragraph, reading: Reading) -> object:
    return each.once(_joined_shorts), each.text if each.once(_torn) else ""


RULES = (
    Rule("capital.document", Severity.WARNING, f"{_CLAUSE} mục V.6", _kind, local=True),
    Rule("capital.head", Severity.WARNING, f"{_CLAUSE} mục IV", _head, local=True),
    Rule("capital.article", Severity.WARNING, f"{_CLAUSE} mục V.7", _article, local=True),
    Rule("capital.body", Severity.WARNING, f"{_CLAUSE} mục III", _body, local=True),
    Rule("capital.after_stop", Severity.WARNING, f"{_CLAUSE} mục I", _after_stop, local=True),
    Rule(
        "capital.after_semicolon",
        Severity.WARNING,
        f"{_CLAUSE} mục I",
        _after_semicolon,
        local=True,
        again=Again.HINT,
    ),
    Rule("capital.after_comma", Severity.WARNING, f"{_CLAUSE} mục I", _after_comma, local=True),
    Rule("capital.item_start", Severity.WARNING, f"{_CLAUSE} mục I", _item_start, reads=_starts_of),
    Rule("capital.inside_word", Severity.WARNING, _CLAUSE, _inside_word, again=Again.HINT),
    Rule("capital.shouted", Severity.WARNING, _CLAUSE, _shouted, local=True),
    Rule("capital.unexplained", Severity.WARNING, "practice", _unexplained),
    Rule(
        "capital.slip_of_short",
        Severity.WARNING,
        "practice",
        _slip_of_short,
        reads=text_with(_rare_shorts),
    ),
    Rule("capital.split_short", Severity.WARNING, "practice", _split_short, reads=_torn_of),
)
