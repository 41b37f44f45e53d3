"""Short phrases as officers write them, brought to one spelling before they are understood.

"Hàng" and "hằng", "06" and "6", "-" and "–", "quý II" and "quý 2", "một" and "1" are the same
(`../shared/guidance.md` section 4).
"""

from __future__ import annotations

import re
from functools import lru_cache

from kehoach_desktop.domain.schedules.phrase_forms import ends_of_spans, one_meaning
from kehoach_desktop.domain.vntext import clean

_COUNTED = r"lần|kỳ|buổi|cuộc|đợt|phiên|lượt|số|tuần|tháng|quý|ngày|tin|bài|hội nghị|chuyên mục"
_WORD_NUMBERS = {
    "một": "1", "hai": "2", "ba": "3", "bốn": "4", "tư": "4", "sáu": "6", "bảy": "7",
    "tám": "8", "chín": "9", "mười": "10", "năm": "5", "mươi": "10",
}  # fmt: skip
_WEEKDAYS = {
    "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7,
}  # fmt: skip
_MONTH_WORDS = {
    "giêng": "1", "một": "1", "hai": "2", "ba": "3", "tư": "4", "bốn": "4", "năm": "5", "sáu": "6",
    "bảy": "7", "tám": "8", "chín": "9", "mười": "10", "mười một": "11", "mười hai": "12",
    "chạp": "12",
}  # fmt: skip
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}

_NUMBER_WORD = re.compile(
    rf"\b({'|'.join(_WORD_NUMBERS)})(?=\s+(?:{_COUNTED}|năm)\b)", re.IGNORECASE
)
_WEEKDAY_WORD = re.compile(rf"\bthứ\s+({'|'.join(_WEEKDAYS)})\b", re.IGNORECASE)
#: "tháng Ba", "quý hai"; not "một tháng hai lần", "hằng tháng, năm", "tháng năm 2026".
_MONTH_WORD = re.compile(
    r"(?<!hằng )(?<!mỗi )(?<!từng )(?<!\d )\b(tháng|quý) "
    rf"({'|'.join(sorted(_MONTH_WORDS, key=len, reverse=True))})\b(?!\s+(?:{_COUNTED}|\d))"
)
_ROMAN_QUARTER = re.compile(r"\bquý((?:\s*(?:,|;|-|/|và|đến)?\s*(?:quý\s*)?\b(?:iv|i{1,3})\b)+)")
#: "ngày 15 các tháng 3, 6 và 9": one day in each month of a list.
_DAY_OF_MONTHS = re.compile(
    r"(?:\bngày |(?<=\btrước ))(\d{1,2})(?: của| trong)?(?: các)? tháng "
    r"(\d{1,2}(?:(?:\s*,\s*|\s*;\s*|\s+và\s+)(?:tháng )?\d{1,2})+)(?![\d/])(?! (?:"
    rf"{_COUNTED}|giờ)\b)"
)
#: "trước 17 giờ ngày 25", "chậm nhất 16h30 ngày 30/6": the hour says that the day itself counts.
_WEEKDAY_RANGE = re.compile(
    r"(?:\btừ )?\bthứ ([2-7])(?:\s*-\s*| đến (?:hết )?| tới )(?:thứ )?([3-8])\b(?!\s*/)"
)
#: "1 buổi/thôn/quý": a turn a quarter; for whom is said by the task's units.
_PER_UNIT = re.compile(
    r"/(?:1 )?(?:thôn|bản|ấp|buôn|khóm|khu phố|tổ dân phố|khu dân cư|đơn vị"
    r"|cơ quan|trường|xã|phường)"
    r"(?=/(?:\d+ )?(?:tuần|tháng|quý|năm)\b)"
)
_HALF_MONTH = re.compile(r"\bnửa (đầu|cuối) tháng (\d{1,2})(?![\d/])")
#: Weeks of every month without a weekday: "tuần 2, tuần 4 hằng tháng".
_WEEKS = re.compile(
    r"(?<!\d )\b(tuần(?: thứ)? (?:[1-4]|đầu|nhất)(?:\s*(?:,|và)\s*tuần(?: thứ)? [1-4])+)"
    r"(?: của| trong)? (?:hằng |mỗi )?tháng\b(?! \d)(?!.*\bthứ [2-8]\b(?! và tuần))"
)
_BEGINS = re.compile(
    r"((?<!\d)([2346]) tháng(?:/| )(?:1 |một )?lần)((?:,| và)? bắt đầu (?:từ |vào )?tháng (\d{1,2})"
    r"(?![\d/]))"
)
_HOUR = re.compile(
    r"(?:\b(?:trước|chậm nhất|lúc|vào lúc|đến) )?(?:lúc )?\b\d{1,2} ?(?:giờ|h|g)(?: ?\d{1,2}\b)?"
    r"(?: ?phút)?,? (?=(?:ngày|thứ|chủ nhật|hằng|hàng|mỗi|\d))"
)
_SPELLED_DATE = re.compile(
    r"(?:\bngày |(?<=\btrước )|(?<![\d/])(?<!tuần )(?<!thứ ))"
    r"\b(\d{1,2}) tháng (\d{1,2})(?: năm (\d+))?"
    rf"(?![\d/])(?!\s+(?:{_COUNTED})\b)"
)


def number_words(text: str) -> str:
    """Return `text` with number words before something counted as digits ("một lần" → "1 lần").

    "năm" (five, or year) is a number only where it cannot be the year: before "lần", "buổi" ….
    """

    def digits(match: re.Match[str]) -> str:
        word = match.group(1).casefold()
        before = match.string[: match.start()].rstrip().casefold()
        if word == "năm" and re.search(r"(?:\d|hằng|hàng|mỗi|trong|cả|một|/)$", before):
            return match.group(1)
        return _WORD_NUMBERS[word]

    return _NUMBER_WORD.sub(digits, text)


@lru_cache(maxsize=2048)
def plain_phrase(text: str) -> str:
    """Return a schedule phrase in one spelling: lower case, digits, "hằng", "-", "thứ 2"…"thứ 7".

    "ngày 20 tháng 11 năm 2026" becomes "ngày 20/11/2026", "quý II" "quý 2", "chủ nhật" "thứ 8".
    """
    text = clean(text).lower().rstrip(" .;,")
    text = re.sub(r"[–—−]", "-", text)  # noqa: RUF001 - the dashes that word processors put in
    text = re.sub(r"\b(?:hàng|hăng)(?=\s+(?:ngày|tuần|tháng|quý|năm)\b)", "hằng", text)
    text = re.sub(r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b", r"\3/\2/\1", text)
    text = re.sub(rf"(?<=\d)(?=(?:{_COUNTED})\b)", " ", text)
    text = re.sub(r"\b(?:kể )?từ (?:nay|khi|ngày)(?: \D[^;,]*?)? (đến|tới)\b", r"\1", text)
    text = _MONTH_WORD.sub(lambda match: f"{match[1]} {_MONTH_WORDS[match[2]]}", text)
    text = re.sub(r"\b(?:ngày )?(?:mùng|mồng) (?=\d)", "ngày ", text)
    text = re.sub(r"\bq([1-4])\b", r"quý \1", text)
    text = re.sub(r"\bcách (tuần|tháng|quý|năm)\b", r"mỗi 2 \1", text)
    text = re.sub(rf"(?<=\btừ ){_HOUR.pattern}", "", text)
    text = _HOUR.sub("đến ", text)
    text = re.sub(r"\bnửa năm\b", "6 tháng", text)
    text = re.sub(r"\bt(\d{1,2})/(?=\d{4}\b)", r"tháng \1/", text)
    text = re.sub(r"\bt([2-7])\b(?!/)", r"thứ \1", text)
    text = re.sub(r"\b(?:chủ nhật|cn)\b", "thứ 8", text)
    text = _WEEKDAY_WORD.sub(lambda match: f"thứ {_WEEKDAYS[match.group(1)]}", text)
    text = _WEEKDAY_RANGE.sub(_each_weekday, text)
    text = _ROMAN_QUARTER.sub(
        lambda match: (
            "quý" + re.sub(r"\b(iv|i{1,3})\b", lambda roman: _ROMAN[roman.group(1)], match.group(1))
        ),
        text,
    )
    text = re.sub(r"^năm (?=1 |một )", "mỗi năm ", number_words(text))
    text = re.sub(r"(?<![\d/.])0+(?=[1-9])", "", text)
    text = one_meaning(text)
    text = _DAY_OF_MONTHS.sub(_each_month, text)
    text = _PER_UNIT.sub("", text)
    text = _HALF_MONTH.sub(
        lambda m: f"đến ngày 15/{m[2]}" if m[1] == "đầu" else f"tháng {m[2]}", text
    )
    text = _WEEKS.sub(_each_week, text)
    text = _BEGINS.sub(_each_step, text)
    text = _SPELLED_DATE.sub(
        lambda match: f"ngày {match[1]}/{match[2]}" + (f"/{match[3]}" if match[3] else ""), text
    )
    text = re.sub(r"\b(tháng|quý) (\d{1,2}) năm (\d{4})", r"\1 \2/\3", text)
    return ends_of_spans(re.sub(r"\s*([/-])\s*", r"\1", text))


def _each_week(match: re.Match[str]) -> str:
    """Return "ngày 14, 28 hằng tháng" for "tuần 2, tuần 4 hằng tháng": weeks end in sevens."""
    weeks = [int(number) for number in re.findall(r"\d", re.sub("đầu|nhất", "1", match[1]))]
    return f"ngày {', '.join(str(7 * week) for week in weeks)} hằng tháng"


def _each_step(match: re.Match[str]) -> str:
    """Return "3 tháng/lần, tháng 2, 5, 8, 11" for "3 tháng/lần, bắt đầu từ tháng 2"."""
    months = range(int(match[4]), 13, int(match[2]))
    return f"{match[1]}, tháng {', '.join(map(str, months))}" if months else match[0]


def _each_month(match: re.Match[str]) -> str:
    """Return "ngày 15/3, 15/6, 15/9" for "ngày 15 các tháng 3, 6 và 9"."""
    months = re.findall(r"\d{1,2}", match[2])
    return "ngày " + ", ".join(f"{match[1]}/{month}" for month in months)


def _each_weekday(match: re.Match[str]) -> str:
    """Return "thứ 2, 3, 4" for "từ thứ 2 đến thứ 4"."""
    days = range(int(match[1]), int(match[2]) + 1)
    return f"thứ {', '.join(map(str, days))}" if days else match[0]
