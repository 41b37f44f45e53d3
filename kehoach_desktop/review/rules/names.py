"""One thing, one name: agencies and portals under two names or in two ways of writing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from kehoach_desktop.review.finding import Finding, Rule, Severity
from kehoach_desktop.review.letters import regex
from kehoach_desktop.review.reading import COMMUNE, DISTRICT, Reading, widen
from kehoach_desktop.review.text import Paragraph, Zone, facts
from kehoach_desktop.review.tokens import words_of
from kehoach_desktop.review.vocabulary import modern

_HEADS = (
    r"(?:Phòng|phòng|Sở|sở|Trung tâm|trung tâm|Công chức|công chức|Tạp chí|Cổng|Văn phòng"
    r"|Ban Chỉ đạo|Ban Biên tập|Trạm|Hội đồng|Đài|đài|Công an|Ban Chỉ huy|Hội|Đoàn)"
)
#: What begins another body's name in a list.
_OTHERS = r"các|Tỉnh|Huyện|Thành|Đảng|Mặt trận|Ủy ban|UBND|Báo|Liên đoàn|Bưu điện|Tổ|Chi cục"
#: The first word of another body, where the rest of its name is no longer matched.
_CUT_OFF = r"(?:Trung|Công|Văn|Ban|Hội|Tạp|Ủy|Mặt|Bộ|Liên|Các|Hợp|Nhà)"
_PART = r"[A-ZĐÀ-Ỹ]\w*"
_JOIN = r"(?:\s*[-–,]\s*|\s+(?:và|&)\s+|\s+)"
_NAME = regex(
    rf"\b{_HEADS}(?:{_JOIN}(?:{_PART}|(?:vụ|hóa|hoá|chức|dân|thao|chính|phủ|tin|hội|lịch|thông"
    rf"|tế|trường|hoạch|pháp|hành|công|nghệ|truyền|thanh|đô|thị|tầng|hạ|gia|đình|ủy|uỷ|phụ|nữ"
    rf"|binh|niên|kinh|dịch|vụ|xây|dựng|nông|thôn|phục|trình|quản|lý|điện|tử|tư|đầu|quân|sự"
    rf"|chiến|sách|dục|đào|tạo|khoa|học|nhân|cán|môi|thủy|động|thương|biên|chế|thể|chất|trị|tưởng|bộ"
    rf"|hình)\b)){{1,12}}"
)
#: What a match takes along of the next body in a list.
_TAIL = regex(rf"\s+và\s*$|\s+(?:và|,)\s+{_HEADS}.*$|(?:\s+và|\s*,)\s+{_CUT_OFF}$")
_FILLERS = {"và", "của", "các"}
_LEVELS = {"tỉnh", "huyện", "xã", "phường", "thành", "phố", "sở", "thị", "trấn", "quận"}
_VARIANTS = (
    ("hằng", "hàng", r"(?:năm|tháng|quý|tuần|ngày)"),
    ("quy", "qui", r"(?:định|chế|trình|tắc|mô|hoạch|phạm)"),
    ("kỹ", "kĩ", r"(?:năng|thuật)"),
    ("ký", "kí", r"(?:kết|tên|hiệu|kinh doanh)"),
)

_NEW_TONE = re.compile(r"(?:[òóõỏọ][ae]|(?<!q)[ùúũủụ]y)$")

#: Where names are compared.
_NAMED = (Zone.BODY, Zone.APPENDIX, Zone.TABLE)
Place = tuple[Paragraph, int, int, str]


def _collect(reading: Reading) -> dict[str, list[Place]]:
    """Return every printed form of a name with its places; lists stop at a comma."""
    places: dict[str, list[Place]] = defaultdict(list)
    paragraphs = reading.walk(reading.text.within(*_NAMED))
    for each, named in facts(_names_in, paragraphs):
        if not each.is_capitals:
            for start, name in named:
                places[name].append((each, start, start + len(name), name))
    return places


def _names_in(each: Paragraph) -> list[tuple[int, str]]:
    rows = []
    for found in _NAME.finditer(each.text):
        at = found.start()
        for part in re.split(rf",\s*(?={_HEADS}|{_OTHERS})|;", found[0]):
            name = _TAIL.sub("", part.rstrip(" ,-–&"))
            start = each.text.find(part, at)
            at = start + len(part)
            if len(name.split()) >= 2:
                rows.append((start, name))
    return rows


@lru_cache(maxsize=5_000)
def _key(name: str) -> tuple[str, ...]:
    return tuple(modern(word) for word, _, _ in words_of(name) if word.lower() not in _FILLERS)


@lru_cache(maxsize=5_000)
def _shape(name: str) -> str:
    """Return a name so that only the difference that counts is left: joining words, capitals."""
    plain = re.sub(r"\s*[-–]\s*", " - ", name)
    return " ".join(modern(word) if word.islower() else word[:1] + modern(word)[1:]
                    for word in plain.split())  # fmt: skip


def _two_forms(reading: Reading) -> Iterator[Finding]:
    """The same words joined in two ways: "A và B", "A B", "A - B"; the rarer form is shown."""
    groups: dict[tuple[str, ...], dict[str, list[Place]]] = defaultdict(lambda: defaultdict(list))
    below = reading.office.level in {COMMUNE, DISTRICT}
    for name, places in reading.shared(_collect).items():
        if below and name.endswith(" tỉnh"):
            continue  # another body than the one of the office's own level
        key = _key(name)
        while key and key[-1] in _LEVELS:
            key = key[:-1]
        trimmed = _trim(name)
        groups[key][_joined(trimmed)].extend(places)
    for shapes in groups.values():
        if len(shapes) < 2:
            continue
        ranked = sorted(shapes.items(), key=lambda item: (len(item[1]), -item[1][0][0].is_outline))
        usual = next((shape for shape in shapes if shape in OFFICIAL), "") or _usual(shapes)
        for shape, places in ranked:
            if shape != usual and (usual in OFFICIAL or len(places) <= len(shapes[usual])):
                each, start, end, name = places[0]
                yield reading.find("", each, widen(each.text, start, end, 0, 0),
                                   name=name, other=_trim(shapes[usual][0][3]))  # fmt: skip


def _unofficial(reading: Reading) -> Iterator[Finding]:
    """A department's name without the comma or "và" that it has by decree."""
    for name, places in reading.shared(_collect).items():
        shape = _joined(_trim(name))
        right = _OFFICIAL_KEYS.get(_key(_trim(name)))
        if right is not None and shape != right.lower() and "-" not in shape:
            each, start, end, _ = places[0]
            yield reading.find("", each, (start, end), name=name, other=right)


#: Departments by Nghị định 24/2014/NĐ-CP, 37/2014/NĐ-CP and what amends them, as written there.
_DEPARTMENTS = (
    "Sở Văn hóa, Thể thao và Du lịch", "Sở Kế hoạch và Đầu tư", "Sở Thông tin và Truyền thông",
    "Sở Khoa học và Công nghệ", "Sở Giáo dục và Đào tạo", "Sở Tài nguyên và Môi trường",
    "Sở Nông nghiệp và Phát triển nông thôn", "Sở Nông nghiệp và Môi trường",
    "Phòng Giáo dục và Đào tạo", "Phòng Tài nguyên và Môi trường", "Phòng Kinh tế và Hạ tầng",
)  # fmt: skip
OFFICIAL = frozenset(name.lower() for name in _DEPARTMENTS)
_OFFICIAL_KEYS = {_key(name): name for name in _DEPARTMENTS}


def _usual(shapes: dict[str, list[Place]]) -> str:
    """Return the form used most, of equal ones the form of a heading."""
    return max(
        shapes,
        key=lambda shape: (len(shapes[shape]), any(place[0].is_outline for place in shapes[shape])),
    )


def _trim(name: str) -> str:
    return re.sub(
        r"(?:\s+(?:tỉnh|huyện|xã|phường|Sở|thị trấn|thành phố|đặc khu|quận|thị))+$", "", name
    )


@lru_cache(maxsize=5_000)
def _joined(name: str) -> str:
    return re.sub(r"\s*[-–]\s*", " - ", _shape(name).lower())


def _capital_forms(reading: Reading) -> Iterator[Finding]:
    """The same name with other capitals inside: "Nội vụ" and "Nội Vụ"."""
    groups: dict[str, dict[str, list[Place]]] = defaultdict(lambda: defaultdict(list))
    right = {"Hội Nông dân", "Hội Cựu chiến binh", "Mặt trận Tổ quốc", "Hội đồng nhân dân"}
    for each, cased in facts(_cased_in, reading.walk(reading.text.body)):
        if each.is_capitals:
            continue
        for start, end, name in cased:
            groups[_joined(name)][_shape(name)].append((each, start, end, name))
    for shapes in groups.values():
        if len(shapes) < 2:
            continue
        usual = next((shape for shape in shapes if shape in right), _usual(shapes))
        for shape, places in shapes.items():
            if shape != usual:
                each, start, end, name = places[0]
                yield reading.find("", each, widen(each.text, start, end, 0, 2),
                                   name=name, other=shapes[usual][0][3])  # fmt: skip


def _cased_in(each: Paragraph) -> list[tuple[int, int, str]]:
    return [(*found.span(), found[0]) for found in _CASED.finditer(each.text)]


_CASED = regex(
    r"\b(?:(?:Cổng|Trang|Hệ thống) (?:[Dd]ịch vụ công|[Tt]hông tin(?: điện tử)?)"
    r"|(?:Phòng|Sở|Bộ|Đảng ủy -) [Nn]ội [Vv]ụ|(?:Phòng|Sở|Bộ|Công chức) [Tt]ư [Pp]háp"
    r"|Trung tâm [Pp]hục vụ [Hh]ành chính công|Bộ phận [Mm]ột cửa|Ban [Cc]hỉ đạo"
    r"|[Mm]ặt trận [Tt]ổ quốc|Hội [Nn]ông dân|Hội [Cc]ựu chiến binh|(?:Phòng|Sở) [Vv]ăn hóa"
    r"|(?:Phòng|Sở) [Tt]ài chính|(?:Phòng|Sở) [Kk]inh tế|Hội đồng [Nn]hân dân)\b"
)


def _other_capitals(reading: Reading) -> Iterator[Finding]:
    """A name of three words and more that stands elsewhere with other capitals inside."""
    text = reading.text
    told: set[str] = set()
    for name in sorted(reading.text.tally(_long_names, *_NAMED), key=_longest):
        small = name.lower()
        if small in told or text.low_count(small) == text.count(name):
            continue
        told.add(small)
        forms: dict[str, list[Place]] = defaultdict(list)
        for each in reading.walk():
            if (
                each.zone not in {Zone.BODY, Zone.APPENDIX, Zone.TABLE, Zone.RECIPIENTS}
                or each.is_capitals
            ):
                continue
            for found in re.finditer(rf"\b{re.escape(name)}\b", each.text, re.IGNORECASE):
                forms[found[0][1:]].append((each, found.start(), found.end(), found[0]))
        usual = max(forms, key=lambda form: len(forms[form]), default="")
        for form, places in forms.items():
            if form != usual and len(places) < len(forms[usual]) + 1:
                each, start, end, shown = places[0]
                body = shown.startswith(("Phòng", "Sở", "Trung tâm", "Ban ", "Văn phòng", "Hội"))
                severity = Severity.WARNING if body and shown[1:] != usual else Severity.HINT
                yield reading.find("", each, (start, end), name=shown, severity=severity,
                                   other=forms[usual][0][3])  # fmt: skip


def _longest(name: str) -> tuple[int, str]:
    return -len(name), name


def _long_names(each: Paragraph) -> list[str]:
    names = [] if each.is_capitals else each.once(_names_in)
    return [name for _, name in names if len(name.split()) >= 3]


def _shortened(reading: Reading) -> Iterator[Finding]:
    """A name that lacks a word another place has: the fuller one is its name."""
    names = {
        name: places for name, places in reading.shared(_collect).items() if len(_key(name)) >= 3
    }
    keys = {name: _stripped(name) for name in names}
    for short, places in names.items():
        for full, key in keys.items():
            if _is_cut(keys[short], key):
                each, start, end, name = places[0]
                yield reading.find("", each, (start, end), name=name, other=full)
                break


def _other_order(reading: Reading) -> Iterator[Finding]:
    """The words of a name in another order: one body, two names."""
    groups: dict[tuple[str, ...], dict[tuple[str, ...], list[Place]]] = defaultdict(dict)
    for name, places in reading.shared(_collect).items():
        key = _stripped(name)
        if len(key) >= _LONG_NAME:
            groups[tuple(sorted(key))].setdefault(key, []).extend(places)
    for orders in groups.values():
        if len(orders) < 2:
            continue
        usual = max(orders, key=lambda key: (len(orders[key]), orders[key][0][0].is_outline))
        for key, places in orders.items():
            if key != usual:
                each, start, end, name = places[0]
                yield reading.find("", each, (start, end), name=name,
                                   other=orders[usual][0][3])  # fmt: skip


#: Words of a name that is no chance in another order.
_LONG_NAME = 5


#: Words of a shortened name that are enough to know it by.
_ENOUGH = 6


def _stripped(name: str) -> tuple[str, ...]:
    key = _key(name)
    while key and key[-1] in _LEVELS:
        key = key[:-1]
    return key


def _is_cut(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Say whether `short` is `full` without one or two inner words, or with them as initials."""
    if short == full or len(short) < 3 or short[0] != full[0]:
        return False
    initials = [i for i, word in enumerate(short) if 2 <= len(word) <= 3 and not _vowel(word)]
    for at in initials:
        spread = full[at : at + len(short[at])]
        if "".join(word[:1] for word in spread) == short[at] and short[:at] == full[:at]:
            return True
    if len(short) >= _ENOUGH and short[:3] == full[:3] and len(full) > len(short):
        rest = iter(full)  # the same post, a field of it left out
        if short != full[: len(short)] and all(word in rest for word in short):
            return True
    missing = len(full) - len(short)
    if not 1 <= missing <= 2 or short[-1] != full[-1] or len(short) < 5:
        return False
    rest = iter(full)
    return all(word in rest for word in short)


def _vowel(word: str) -> bool:
    return bool(re.search(r"[aeiouyăâêôơư]", modern(word)))


def _two_spellings(reading: Reading) -> Iterator[Finding]:
    """Two accepted spellings of a word in one paper: the one the handbook prefers less is shown."""
    rows = facts(_spelt_in, reading.walk())
    for at, (preferred, _, _) in enumerate(_VARIANTS):
        wanted = any(preferred_too[at] for _, (preferred_too, _) in rows)
        odd = next(((each, spans[at]) for each, (_, spans) in rows if spans[at]), None)
        if wanted and odd is not None:
            each, span = odd
            start, end = span or (0, 0)
            yield reading.find("", each, widen(each.text, start, end, 1, 1),
                               name=each.text[start:end], other=preferred)  # fmt: skip


def _spelt_in(each: Paragraph) -> _Spelt | None:
    """Return for each pair of spellings: is the preferred one there, and where the other is."""
    low = each.low
    if not any(map(low.__contains__, _SPELT_SO)):
        return None
    wanted = tuple(bool(good in low and _spelt(good, tail).search(low))
                   for good, _, tail in _VARIANTS)  # fmt: skip
    odd = tuple(other in low and _spelt(other, tail).search(low) for _, other, tail in _VARIANTS)
    if not any(wanted) and not any(odd):
        return None
    return wanted, tuple(found.span() if found else None for found in odd)


#: The words that are spelt in two ways, each way.
_SPELT_SO = tuple(word for pair in _VARIANTS for word in pair[:2])
_Spelt = tuple[tuple[bool, ...], tuple[tuple[int, int] | None, ...]]


@lru_cache(maxsize=100)
def _spelt(word: str, tail: str) -> re.Pattern[str]:
    return regex(rf"\b{word} {tail}")


def _tone_styles(reading: Reading) -> Iterator[Finding]:
    """hoá beside hóa: shown at the first word of the rarer style."""
    rows = facts(_tones_in, reading.walk())
    old = [(each, *span) for each, (spans, _) in rows for span in spans]
    new = sum(count for _, (_, count) in rows)
    if old and new and len(old) <= 3 * new:
        each, start, end = old[0]
        name = each.text[start:end]
        span = widen(each.text, start, end, 2, 2)
        yield reading.find("", each, span, name=name, other=modern(name))


def _tones_in(each: Paragraph) -> tuple[list[tuple[int, int]], int] | None:
    """Return the spans of words of the old style, and how many of the new there are."""
    styles = [_style(token.printed) for token in each.tokens]
    if not any(styles):
        return None
    rows = zip(each.tokens, styles, strict=True)
    return [(token.start, token.end) for token, style in rows if style < 0], styles.count(1)


@lru_cache(maxsize=20_000)
def _style(printed: str) -> int:
    """Return -1 for a word with its tone in the old place (hoá), 1 in the new one, 0 for others."""
    word = printed.lower()
    if modern(word) != word:
        return -1
    return int(word[-1] in "aey" and _NEW_TONE.search(word) is not None)


def _names_of(each: Paragraph, reading: Reading) -> object:
    return each.once(_names_in), each.is_capitals


def _cased_of(each: Paragraph, reading: Reading) -> object:
    return each.once(_cased_in), each.is_capitals


def _spelt_of(each: Paragraph, reading: Reading) -> object:
    return each.once(_spelt_in)


def _tones_of(each: Paragraph, reading: Reading) -> object:
    return each.once(_tones_in)


RULES = (
    Rule("name.two_forms", Severity.WARNING, "practice", _two_forms, reads=_names_of),
    Rule("name.unofficial", Severity.WARNING, "NĐ 24/2014, 37/2014", _unofficial,
         reads=_names_of),
    Rule("name.capital_forms", Severity.WARNING, "NĐ 30/2020 PL II mục III", _capital_forms,
         reads=_cased_of),
    Rule("name.other_capitals", Severity.WARNING, "NĐ 30/2020 PL II mục III", _other_capitals),
    Rule("name.shortened", Severity.WARNING, "practice", _shortened, reads=_names_of),
    Rule("name.other_order", Severity.WARNING, "practice", _other_order, reads=_names_of),
    Rule("name.two_spellings", Severity.WARNING, "practice", _two_spellings, reads=_spelt_of),
    Rule("name.tone_styles", Severity.HINT, "practice", _tone_styles, reads=_tones_of),
)  # fmt: skip
