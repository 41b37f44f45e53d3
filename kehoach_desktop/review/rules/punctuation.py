"""Marks: spaces around them, final ones, brackets and quotes that pair, commas that cut a"
" phrase."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import zip_longest

from kehoach_desktop.review.finding import Finding, Rule, Severity
from kehoach_desktop.review.letters import regex
from kehoach_desktop.review.plain_text import level_of
from kehoach_desktop.review.reading import Reading, widen
from kehoach_desktop.review.text import Paragraph, Zone

_CLAUSE = "NĐ 30/2020 PL II"
_BEFORE = regex(r"\w\s+(?:[,;:.!?](?=\s|$)(?!\.\.)|[,;](?=[^\W\d]))")
_AFTER = regex(r"[a-zà-ỹđ][,;:!?](?=[^\W\d_])|[a-zà-ỹđ]\.(?=[A-ZĐÀ-Ỹ][a-zà-ỹ])")
_AMPERSAND = regex(r"\w&\s\w+|\w+\s&\w")
_BRACKET = regex(r"\(\s+\w+|\w+\s+\)(?!\s*$)|[a-zà-ỹđ]\((?=\w{3})")
_DOUBLES = (",,", ";;", ",;", ";,", ",.", ".,", "::", ";.", ":;", "..")
_TWO_MARKS = regex(r"\w(?:,,|;;|,;|;,|,\.(?!\.)|\.,|::|;\.(?!/)|:;)(?=\s|$)|\w\.\.(?=\s|$)")
_HYPHEN = regex(r"\b[A-ZĐÀ-Ỹ]\w+ \w+(?:- |\s-)(?=[A-ZĐÀ-Ỹ]\w)")
_URL = regex(r"https?:|www\.|@|\.vn\b|\.com\b")
_VERBS = r"(?:theo dõi|đôn đốc|hướng dẫn|kiểm tra|giám sát|chỉ đạo|quán triệt)"
_VERB_OBJECT = regex(rf"\b{_VERBS}, (?=các (?!\w+ ,)\w+ \w+)")
_VERB_VERB = regex(
    r"\b(?P<a>hướng dẫn|theo dõi|đôn đốc|giám sát|tổng hợp) (?P<b>kiểm tra|đôn đốc|giám sát"
    r"|theo dõi"
    r"|đánh giá), (?:kiểm tra|đôn đốc|giám sát|theo dõi|đánh giá|tổng hợp)\b",
    re.IGNORECASE,
)
_LIST_WORDS = regex(r"(?<![Ủủ]y )\b(?:ban|ngành|sở) (?:[Đđ]oàn thể|[Mm]ặt trận)\b"
                         r"|\bcán bộ công chức\b|\bcông chức viên chức\b|\btổ chức cá"
                         r" nhân\b")  # fmt: skip
_LIST_ENDS = ("oàn thể", "ặt trận", "bộ công chức", "chức viên chức", "chức cá nhân")
_HEAD_COMMA = regex(
    r"\b(?:các|những) (?:vấn đề|hoạt động|nội dung|biện pháp|quy định|hình thức), "
    r"(?!(?:các|những|nhiệm vụ|giải pháp|hình thức|phong trào|chương trình|sự kiện|nội dung"
    r"|công việc"
    r"|yêu cầu|chính sách|biện pháp|hoạt động|kế hoạch|mục tiêu|quy trình|thủ tục|chỉ tiêu"
    r"|phương pháp"
    r"|chế độ|tiêu chuẩn|thể lệ|dự án|cách|đề án|thông tin về|lĩnh vực|tài liệu|kết quả|quy"
    r" chế|văn bản"
    r"|chủ trương|cơ chế|hướng dẫn|vụ|kỹ|định|khó|vướng|tin|mô hình|sản phẩm|trong|theo|như"
    r"|đồng|bảo đảm|"
    r"đảm bảo|phù hợp|kịp|góp|tạo|nâng|để|nhằm|qua|được|có|đã|đang|phát|trách))\w+ \w+"
)
_ALL_LEVELS = regex(r"\b(?:cơ quan|chính quyền)[^.;,]{0,30}, các cấp,")
_SPLIT_NAME = regex(r"\b(?:giáo dục|nâng cao|bồi dưỡng|rèn luyện|tăng cường|phát huy|xử lý), "
                         r"(?:đạo đức|nhận thức|năng lực|kỹ năng|trách nhiệm|vai trò|phẩm"
                         r" chất|kỷ luật"
                         r"|kỷ cương|vi phạm|ý thức)\b")  # fmt: skip
_ELLIPSIS = regex(r"\w(?:\.{3}|…)(?=[a-zà-ỹđ])")
_TERMINAL = (".", ";", ":", "!", "?", "…", "”", "/", "|")


def _lines(reading: Reading) -> Iterator[Paragraph]:
    yield from reading.walk(
        reading.text.within(Zone.BODY, Zone.RECIPIENTS, Zone.APPENDIX, Zone.TABLE)
    )


def _hits(
    pattern: re.Pattern[str], reading: Reading, wide: int = 1, needs: tuple[str, ...] = ()
) -> Iterator[Finding]:
    """Find `pattern`, which cannot match where none of `needs` stands (a search is dear)."""
    for each in _lines(reading):
        if needs and not any(map(each.text.__contains__, needs)):
            continue
        for found in pattern.finditer(each.text):
            if not _URL.search(each.text[max(found.start() - 25, 0) : found.end() + 15]):
                yield reading.find("", each, widen(each.text, *found.span(), wide, wide))


def _space_before(reading: Reading) -> Iterator[Finding]:
    yield from _hits(_BEFORE, reading)


def _space_after(reading: Reading) -> Iterator[Finding]:
    yield from _hits(_AFTER, reading, 0, (",", ";", ":", "!", "?", "."))
    yield from _hits(_AMPERSAND, reading, 0, ("&",))
    yield from _hits(_ELLIPSIS, reading, 1, ("...", "…"))


def _brackets_spaced(reading: Reading) -> Iterator[Finding]:
    yield from _hits(_BRACKET, reading, needs=("(", ")"))


def _two_marks(reading: Reading) -> Iterator[Finding]:
    yield from _hits(_TWO_MARKS, reading, needs=_DOUBLES)


def _hyphen(reading: Reading) -> Iterator[Finding]:
    yield from _hits(_HYPHEN, reading, needs=("-",))


def _unpaired(reading: Reading) -> Iterator[Finding]:
    """Brackets and quotes that do not pair inside their paragraph."""
    for each in _lines(reading):
        if _PAIRED.isdisjoint(each.text):
            continue
        text = _LETTERED.sub(_unless_open, each.text)
        for left, right in (("(", ")"), ("“", "”"), ("[", "]")):
            at = _loose(text, left, right)
            if at >= 0:
                before, after = (1, 4) if text[at] == left else (3, 0)
                yield reading.find("", each, widen(each.text, at, at + 1, before, after))
        if text.count('"') % 2:
            at = text.rindex('"')
            yield reading.find("", each, widen(each.text, at, at + 1, 1, 3))


_PAIRED = frozenset('()[]“”"')
#: "a)" and "1)" number an item, at the beginning and inside a sentence.
_LETTERED = re.compile(r"^[\da-zđ]{1,3}\s*\)|(?<![\w/(])[a-zđ\d]{1,2}\)")


def _unless_open(found: re.Match[str]) -> str:
    """Blank the bracket of an item's letter, not one that closes an open bracket."""
    before = found.string[: found.start()]
    still_open = before.count("(") > before.count(")")
    return found[0] if still_open else " " * len(found[0])


def _loose(text: str, left: str, right: str) -> int:
    """Return where the first bracket without a partner stands, -1 if all pair."""
    open_at: list[int] = []
    for at, char in enumerate(text):
        if char == left:
            open_at.append(at)
        elif char == right:
            if not open_at:
                return at
            open_at.pop()
    return open_at[0] if open_at else -1


def _comma_object(reading: Reading) -> Iterator[Finding]:
    """A comma between a verb and its object, or inside one phrase."""
    for pattern in (_VERB_OBJECT, _HEAD_COMMA, _ALL_LEVELS, _SPLIT_NAME):
        yield from _hits(pattern, reading, 0 if pattern is _HEAD_COMMA else 1, (", ",))


def _comma_missing(reading: Reading) -> Iterator[Finding]:
    yield from _hits(_VERB_VERB, reading, 0, (", ",))
    yield from _hits(_LIST_WORDS, reading, 0, _LIST_ENDS)


def _last_lines(reading: Reading) -> Iterator[tuple[Paragraph, Paragraph | None]]:
    inside = reading.text.paragraphs
    for each, following in zip_longest(inside, inside[1:]):
        if each.zone is Zone.BODY:
            yield each, following


#: An item of so many letters is rather a sentence than a title.
_LONG = 60

_Alike = dict[tuple[str, str], list[Paragraph]]


def _siblings(reading: Reading) -> tuple[_Alike, dict[str, list[Paragraph]]]:
    """Return paragraphs of one place and number, and the long numbered items of one parent."""
    alike: _Alike = defaultdict(list)
    items: dict[str, list[Paragraph]] = defaultdict(list)
    for each in reading.walk(reading.text.body):
        alike[each.path, each.number].append(each)
        if each.is_outline and len(each.text) > _LONG:
            items[each.path.rsplit(".", 1)[0]].append(each)
    return alike, items


def _semicolon_end(reading: Reading) -> Iterator[Finding]:
    """A semicolon where the list is over, or alone among full stops."""
    if not any(each.text.endswith(";") for each in reading.text.body):
        return
    alike, items = reading.shared(_siblings)
    for each, following in _last_lines(reading):
        if not each.text.endswith(";"):
            continue
        if re.match(r"Căn cứ|Xét|Theo đề nghị", each.text):
            continue
        if following is None:
            continue  # the text was cut off here
        if following.zone is Zone.TABLE:
            continue  # the words lead to the table
        over = following.zone is not Zone.BODY or (
            following.is_outline and (not each.is_outline
                                      or level_of(following.number) < level_of(each.number))
        )  # fmt: skip
        siblings = [] if over else alike[each.path, each.number]
        if each.is_outline and not over:
            siblings = items[each.path.rsplit(".", 1)[0]]
        siblings = [other for other in siblings if other is not each]
        stops = [other for other in siblings if other.text.endswith((".", "./."))]
        alone = len(siblings) >= 2 and len(stops) == len(siblings)
        if over or alone:
            end = len(each.text)
            yield reading.find("", each, widen(each.text, end - 1, end, 5, 0))


def _no_end(reading: Reading) -> Iterator[Finding]:
    """A running paragraph without a final mark."""
    for each, following in _last_lines(reading):
        if (
            following is not None
            and following.zone in {Zone.BODY, Zone.TABLE}
            and not following.number
        ):
            continue  # a page may have ended here, or a table begins
        over = following is None or following.zone is not Zone.BODY or following.is_outline
        item = over and each.once(_is_open_item) and _among_ended(each, reading)
        if each.once(_is_open) or item:
            end = len(each.text)
            yield reading.find("", each, widen(each.text, end - 1, end, 5, 0))


def _is_open(each: Paragraph) -> bool:
    """Say whether a running paragraph that carries no number lacks its final mark."""
    if each.is_outline or each.text.endswith((*_TERMINAL, ",")) or " | " in each.text:
        return False
    return len(each.text.split()) >= 12 and not each.is_capitals


def _is_open_item(each: Paragraph) -> bool:
    """Say whether a numbered sentence, or a title, lacks its final mark."""
    if not each.is_outline or each.text.endswith((*_TERMINAL, ",")) or " | " in each.text:
        return False
    return len(each.text) > _LONG and not each.is_capitals


def _among_ended(each: Paragraph, reading: Reading) -> bool:
    """Say whether every long item beside this one has its mark: then it is a sentence."""
    items = reading.shared(_siblings)[1][each.path.rsplit(".", 1)[0]]
    others = [other for other in items if other is not each
              and other.number[-1:] == each.number[-1:]]  # fmt: skip
    return len(others) >= 2 and all(other.text.endswith(_TERMINAL) for other in others)


def _open_of(each: Paragraph, reading: Reading) -> object:
    return (
        each.once(_is_open),
        each.once(_is_open_item),
        len(each.text) > _LONG,
        (each.text.endswith(_TERMINAL)),
    )


def _stops_of(each: Paragraph, reading: Reading) -> object:
    based = re.match(r"Căn cứ|Xét|Theo đề nghị", each.text) is None
    return each.text.endswith(";"), each.text.endswith((".", "./.")), len(each.text) > _LONG, based


RULES = (
    Rule("mark.unpaired", Severity.WARNING, _CLAUSE, _unpaired, local=True),
    Rule("mark.two", Severity.WARNING, _CLAUSE, _two_marks, local=True),
    Rule("mark.space_before", Severity.WARNING, _CLAUSE, _space_before, local=True),
    Rule("mark.space_after", Severity.WARNING, _CLAUSE, _space_after, local=True),
    Rule("mark.bracket_spaced", Severity.WARNING, _CLAUSE, _brackets_spaced, local=True),
    Rule("mark.hyphen", Severity.WARNING, "practice", _hyphen, local=True),
    Rule("mark.comma_object", Severity.WARNING, "practice", _comma_object, local=True),
    Rule("mark.comma_missing", Severity.WARNING, "practice", _comma_missing, local=True),
    Rule("mark.semicolon_end", Severity.WARNING, "practice", _semicolon_end, reads=_stops_of),
    Rule("mark.no_end", Severity.WARNING, "practice", _no_end, reads=_open_of),
)
