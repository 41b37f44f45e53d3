"""From the words of a plan to targets: "Ít nhất 10 tin, bài/năm" → ≥ 10 tin, bài per year.

A grammar over `../shared/guidance.md` section 5. A phrase may hold several targets; a phrase
without a number ("kịp thời", "theo chỉ tiêu tỉnh giao") holds none, which is never read as zero.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kehoach_desktop.domain.schedules.phrase import number_words
from kehoach_desktop.domain.schedules.target import Operator, Target, read_thousandths
from kehoach_desktop.domain.vntext import UNKNOWN, clean

_NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d{1,3})?|\d+(?:[.,]\d{1,3})?"
_LEADING = (
    (
        Operator.AT_LEAST,
        r"ít nhất|tối thiểu|không dưới|không ít hơn|không thấp hơn|không kém|từ",
    ),
    (Operator.AT_MOST, r"không quá|tối đa|không vượt quá|nhiều nhất|không nhiều hơn"),
    (Operator.MORE, r"trên|hơn|cao hơn"),
    (Operator.LESS, r"dưới|ít hơn|thấp hơn"),
    (Operator.ABOUT, r"khoảng|gần|chừng|ước|xấp xỉ|bình quân"),
)
_OPERATOR_WORDS = "|".join(words for _, words in _LEADING)
_SIGNS = (
    (re.compile(r"≥|>=|=>"), "ít nhất "),
    (re.compile(r"≤|<=|=<"), "không quá "),
    (re.compile(r">"), "trên "),
    (re.compile(r"<"), "dưới "),
)
_AMOUNT = re.compile(
    rf"(?P<change>\b(?:tăng|(?:cắt |tiết )?giảm|rút ngắn)(?: thêm| được)? )?"
    rf"(?:\b(?P<op>{_OPERATOR_WORDS}) )?"
    rf"(?:\bkhoảng )?(?<![\w/.,])(?P<low>{_NUMBER})\s*(?P<percent>%)?"
    rf"(?:\s*(?:-|đến|tới)\s*(?P<high>{_NUMBER})\s*(?P<percent2>%)?)?(?![\d/])(?!\s*tuổi)",
    re.IGNORECASE,
)
_PER_UNITS = (
    "06 tháng|6 tháng|tuần|tháng|quý|năm|ngày|học kỳ|lần phát|lượt phát|lần|lượt|kỳ|buổi|hội nghị"
    "|cuộc thi|cuộc|đợt|phiên|chuyên mục|bản tin|tin|bài|số|lớp"
)
_BODIES = (
    "đơn vị|cơ quan|thôn|bản|ấp|buôn|khóm|khu phố|tổ dân phố|khối phố|xóm|trường|chi hội|chi bộ"
    "|xã|phường|hộ|phòng|tổ|đoàn thể|chi đoàn"
)
_PER = re.compile(
    rf"\s*(?:/\s*(?:0?1 )?|\b(?:mỗi|một|hằng|hàng|trong) )"
    rf"(?P<per>(?:0?[2-9] )?(?:{_PER_UNITS}))\b(?! \d{{4}})",
    re.IGNORECASE,
)
_ONE_PERIOD = re.compile(r"(?<=\w) (?:1|01) (?=(?:tuần|tháng|quý|năm|ngày)\b)", re.IGNORECASE)
#: A place in a list, or a multiple of what is not said, is no figure of a result.
_RANK = re.compile(r"\b(?:nhóm|tốp|top|hạng|vị trí|thứ|gấp)(?: thứ)? \d+[^,;]*", re.IGNORECASE)
#: "người dân từ 18 tuổi trở lên": who is counted, not how many; the joiner keeps it one word.
_AGE = re.compile(r"(?<=\d tuổi) trở (?=lên|xuống)")
_KEPT = "_"
_OUT_OF = re.compile(r"(?<=\d)/100(?= điểm)")
#: "mỗi câu lạc bộ đăng ký 1 mô hình": whoever has a number of its own is a unit of the office.
_EACH_OTHER = re.compile(
    rf"\bmỗi (?!(?:{_PER_UNITS}|người|hộ)\b)(?P<body>[^\W\d]+(?: [^\W\d]+){{0,3}}?)"
    rf"(?= (?:(?:đăng ký|tổ chức|xây dựng|gửi|viết|đăng|có|thực hiện) )?(?:{_OPERATOR_WORDS}|\d))",
    re.IGNORECASE,
)
#: "5 ngày/hồ sơ", "10 phút/lượt giao dịch": for each of what stands behind the stroke.
_PER_THING = re.compile(
    rf"\s*/\s*(?:0?1 )?(?P<per>(?!(?:{_BODIES})\b)[^\W\d]+(?: [^\W\d]+){{0,2}})\s*$", re.IGNORECASE
)
_PERIODS = "tuần|tháng|quý|năm|ngày"
_EACH_UNIT = re.compile(rf"(?:\bmỗi|/|\btừng)\s*(?P<body>{_BODIES})\b(?! tin\b)", re.IGNORECASE)
#: ", mỗi cuộc" in front of a number belongs to that number.
_PER_AHEAD = re.compile(
    rf"[,;]?\s*\bmỗi (?P<per>{_PER_UNITS}|[^\W\d]+(?: [^\W\d]+)??)(?: (?:có|gồm|với))?\s*$",
    re.IGNORECASE,
)
#: "Tỷ lệ hồ sơ trực tuyến đạt 85%": what the share is of stands in front.
_RATE = re.compile(
    r"\b(?:tỷ lệ|tỉ lệ|mức độ|mức) (?P<base>[^,;:%]*?):?"
    r"(?:\s+(?:đạt|phải đạt|là|chiếm|đạt được))?\s*$",
    re.IGNORECASE,
)
_EACH_PERIOD = re.compile(
    r"(?:\b(?:mỗi|hằng|hàng)|^0?1) (?P<per>tuần|tháng|quý|năm)\b(?!/)", re.IGNORECASE
)
_YEARS = re.compile(
    r"\b(?:trong |của )?năm (?:19|20)\d\d\b|\bngày \d{1,2}/\d{1,2}(?:/\d{4})?|\b\d{1,2}/\d{4}\b",
    re.IGNORECASE,
)
_BASE = re.compile(r"\bso với (?:cùng kỳ )?(?:năm (?:trước|\d{4})|[^,;]+)", re.IGNORECASE)
_NONE = re.compile(
    r"\b(?:không để|không có|không còn|không phát sinh|không xảy ra)"
    r"(?: (?:xảy ra|phát sinh|tình trạng))* (?P<what>[^,;/\d]+"
    r"(?:, (?!bảo đảm|đảm bảo|đạt|phấn đấu|không)[^,;/\d]+)?)",
    re.IGNORECASE,
)
#: Words after which a counted noun has ended.
_TAIL = re.compile(
    r"\s+(?:trở lên|trở xuống|tham gia|tham dự|dự(?! thi)|(?<=người )dự|phát cho|"
    r"được|để|cho|tại|ở|trên|trong|vào|do|nhằm|về|đạt"
    r"|thu hút|có|với)\b.*",
    re.IGNORECASE,
)
#: Number words in front of what plans count besides what schedules count.
_UNITS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "sáu": 6, "bảy": 7,
          "tám": 8, "chín": 9}  # fmt: skip
_SPELLED = re.compile(
    r"\b(?:(?P<tens>hai|ba|bốn|năm|sáu|bảy|tám|chín) mươi(?: (?P<rest>một|hai|ba|bốn|tư|lăm|sáu"
    r"|bảy|tám|chín))?|(?P<teen>mười(?: (?:một|hai|ba|bốn|lăm|sáu|bảy|tám|chín))?)"
    r"|(?P<digit>một|hai|ba|bốn|sáu|bảy|tám|chín)) (?=(?:mô hình|sáng kiến|lớp|hội nghị|cuộc"
    r"|hội thi|chuyên đề|chuyên mục|chương trình|phóng sự|video|đợt|pa nô|băng rôn|buổi|bài|tin"
    r"|điểm cầu|lượt|người|tờ)\b)",
    re.IGNORECASE,
)
_JOINERS = re.compile(r"^[\s,;:.()/-]+|[\s,;:.()/-]+$")
_AND = re.compile(r"\s+(?:và|cùng)$", re.IGNORECASE)


def parse_targets(phrase: str) -> tuple[Target, ...]:
    """Return the targets of `phrase` in order; () where it names no figure."""
    text = _one_spelling(phrase)
    base = _BASE.search(text)
    share_base = clean(base.group(0)) if base else ""
    if base:
        text = text[: base.start()] + text[base.end() :]
    if none := _NONE.search(text):
        found = (
            Target(Operator.EXACTLY, 0, _noun(_TAIL.sub("", none.group("what")), counted=False)),
        )
        return found + parse_targets(text[: none.start()] + text[none.end() :])
    text = _YEARS.sub(" ", text)
    each_match = _EACH_UNIT.search(text)
    if each_match is None and (other := _EACH_OTHER.search(text)):
        # "02 hội thi, mỗi hội thi 100 người" is for each of what was counted.
        each_match = None if other.group("body") in text[: other.start()] else other
    if each_match:
        text = text[: each_match.start()] + " " + text[each_match.end() :]
    period = _EACH_PERIOD.search(text)
    if period:
        text = text[: period.start()] + " " + text[period.end() :]
    amounts = list(_AMOUNT.finditer(text))
    if not amounts:
        return ()
    each_body = each_match.group("body").casefold() if each_match else ""
    targets = _between(text, amounts, each_body, share_base)
    if period:
        # "04 cuộc, mỗi quý 01 cuộc": between two figures a period belongs to those behind it.
        inside = amounts[0].start() < period.start() <= amounts[-1].start()
        start = period.start() if inside else 0
        targets = [
            _with_period(target, period.group("per").casefold())
            if amount.start() >= start
            else target
            for amount, target in zip(amounts, targets, strict=True)
        ]
    return tuple(target for target in targets if target.unit)


def _one_spelling(phrase: str) -> str:
    """Return a phrase with digits for number words, words for signs, and no places in a list."""
    text = _SPELLED.sub(_digits, clean(phrase))
    text = re.sub(r"[–—−]", "-", number_words(text))  # noqa: RUF001
    for sign, words in _SIGNS:
        text = sign.sub(words, text)
    text = _AGE.sub(f"{_KEPT}trở{_KEPT}", text)
    return clean(_RANK.sub(" ", _OUT_OF.sub("", _ONE_PERIOD.sub("/", text))))


def _between(
    text: str, amounts: list[re.Match[str]], each_body: str, share_base: str
) -> list[Target]:
    """Return a target for each amount, from the words up to the next one."""
    ends = [match.start() for match in amounts[1:]] + [len(text)]
    head, targets = text[: amounts[0].start()], []
    for match, end in zip(amounts, ends, strict=True):
        tail = text[match.end() : end]
        ahead = (_PER_AHEAD.search(tail) or _RATE.search(tail)) if end < len(text) else None
        if ahead:
            tail = tail[: ahead.start()]
        target = _target(match, tail, each_body, share_base)
        targets.append(_completed(target, head))
        head = ahead.group(0) if ahead else ""
    return targets


def _digits(match: re.Match[str]) -> str:
    """Return "mười hai " as "12 ", "hai mươi " as "20 "."""
    if match["digit"]:
        return f"{_UNITS[match['digit'].casefold()]} "
    if match["teen"]:
        return f"{10 + _UNITS.get(match['teen'].casefold().removeprefix('mười').strip(), 0)} "
    rest = _UNITS.get((match["rest"] or "").casefold(), 0)
    return f"{10 * _UNITS[match['tens'].casefold()] + rest} "


def _completed(target: Target, head: str) -> Target:
    """Add what stands in front of the number: "mỗi cuộc", or what a share is of."""
    if not target.per and (per := _PER_AHEAD.search(head)):
        target = replace(target, per=per.group("per").casefold())
    if target.unit == "%" and not target.share_of and (rate := _RATE.search(head)):
        target = replace(target, share_of=_noun(rate.group("base"), counted=False))
    return target


def _target(match: re.Match[str], tail: str, body: str, base: str) -> Target:
    """Build one target from its number and the words up to the next number."""
    per_match = _PER_THING.search(tail) or _PER.search(tail)
    if per_match and re.match(rf"(?:{_PERIODS})\b", per_match.group("per"), re.IGNORECASE):
        per_match = _PER.search(tail)
    per = ""
    if per_match:
        per = per_match.group("per").casefold().lstrip("0")
        tail = tail[: per_match.start()] + tail[per_match.end() :]
    operator = _operator(match, tail)
    low, high = read_thousandths(match.group("low")), match.group("high")
    change = (match.group("change") or "").casefold()
    percent = bool(match.group("percent") or match.group("percent2"))
    noun = _noun(tail, counted=not percent)
    if change:
        operator = Operator.AT_LEAST if operator is Operator.EXACTLY else operator
        high_value = read_thousandths(high) if high else None
        if "giảm" in change or "rút" in change:
            low, high_value = (-high_value, -low) if high_value is not None else (-low, None)
        operator = Operator.RANGE if high_value is not None else operator
        if not percent:
            return Target(operator, low, noun or UNKNOWN, per, high_value, bool(body), base)
        noun = " ".join(part for part in (noun, base) if part)
        noun = noun or f"so với {UNKNOWN}"
        return Target(operator, low, "%", per, high_value, bool(body), noun)
    high_value = read_thousandths(high) if high else None
    if high_value is not None:
        operator = Operator.RANGE
    if percent:
        return Target(operator, low, "%", per, high_value, bool(body), noun or base)
    return Target(operator, low, noun, per, high_value, bool(body))


def _operator(match: re.Match[str], tail: str) -> Operator:
    if re.search(r"\btrở lên\b", tail, re.IGNORECASE):
        return Operator.AT_LEAST
    if re.search(r"\btrở xuống\b", tail, re.IGNORECASE):
        return Operator.AT_MOST
    word = (match.group("op") or "").casefold()
    if not word and "khoảng" in match.group(0).casefold():
        return Operator.ABOUT
    for operator, words in _LEADING:
        if word and word in words.split("|"):
            return operator
    return Operator.EXACTLY


def _noun(text: str, *, counted: bool = True) -> str:
    """Return the counted noun ("tin, bài"), or the whole base of a percentage."""
    text = re.sub(r"\s*\btrở (?:lên|xuống)\b", "", _JOINERS.sub("", text), flags=re.IGNORECASE)
    text = text.split(";")[0].replace(_KEPT, " ")
    if counted:
        text = _TAIL.sub("", text)
        # "01 cuộc thi, thu hút" has ended at the comma; "tin, bài" and "mô hình, sáng kiến" not.
        head, _, rest = text.partition(",")
        if len(rest.split()) > 2 or re.match(r"\s*(?:thu hút|mỗi|đạt|thời lượng)\b", rest):
            text = head
    return _AND.sub("", _JOINERS.sub("", clean(text)))


def _with_period(target: Target, period: str) -> Target:
    if not period or target.per:
        return target
    return replace(target, per=period)
