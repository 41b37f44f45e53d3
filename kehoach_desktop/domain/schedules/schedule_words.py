"""The parts of a schedule phrase: rhythms, weekdays, named days, months, quarters.

Everything here reads the one spelling of `phrase.plain_phrase`. A date that no calendar has, or a
year outside 2000-2100, raises ValueError.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from kehoach_desktop.domain.schedules.schedule import STEP_MONTHS, Frequency, month_end
from kehoach_desktop.domain.schedules.schedule_weeks import (
    end_of_week,
    nth_match,
    nth_weekdays,
    week_day,
    week_match,
    without_nth,
)

_TURN = r"(?:lần|kỳ|buổi|cuộc|đợt|phiên|lượt|số|hội nghị|chuyên mục|tin, bài|tin|bài|bản tin)"
_UNIT = r"(ngày|tuần|tháng|quý|năm)"
#: About how many days a unit has, to tell which of several rhythms is the finest.
SIZES = {"ngày": 1, "tuần": 7, "tháng": 30, "quý": 91, "năm": 365}
_SINGLE = {
    "tuần": Frequency.WEEKLY,
    "tháng": Frequency.MONTHLY,
    "quý": Frequency.QUARTERLY,
    "năm": Frequency.YEARLY,
}
_LONGER = {
    ("tuần", 2): Frequency.FORTNIGHTLY,
    ("tháng", 3): Frequency.QUARTERLY,
    ("tháng", 6): Frequency.HALF_YEARLY,
    ("tháng", 12): Frequency.YEARLY,
    ("quý", 2): Frequency.HALF_YEARLY,
    ("ngày", 7): Frequency.WEEKLY,
    ("ngày", 14): Frequency.FORTNIGHTLY,
}
_OFTEN = {
    ("năm", 2): Frequency.HALF_YEARLY,
    ("năm", 4): Frequency.QUARTERLY,
    ("năm", 12): Frequency.MONTHLY,
    ("quý", 3): Frequency.MONTHLY,
}
#: "1 hội nghị trong quý 2" is one meeting, not a rhythm.
_NOT_ONE = rf"(?! \d{{1,2}}(?!\d)(?! {_TURN}))"
#: "2 lần/tuần", "1 kỳ/tháng", "1 lần/2 tuần", "2 lần một tuần", "1 lần trong tháng"
_TIMES_PER = re.compile(
    rf"(\d+) {_TURN} ?(?:/|mỗi |trong |hằng |(?=\d))(?:mỗi )?(\d+ )?{_UNIT}\b{_NOT_ONE}"
)
#: "2 tuần/1 lần", "1 tháng/kỳ", "1 tuần 1 lần", "mỗi quý 2 cuộc"
_PER_TIMES = re.compile(rf"(?:(\d+) |mỗi ){_UNIT}(?:/| |, )(?:có |tổ chức )?(?:(\d+) )?{_TURN}\b")
#: "2 tin, bài/tháng" is one turn a month with two pieces to show for it: a target, no rhythm.
_PIECES = re.compile(r"\d+ (?:tin|bài)\b")
_ROUND = re.compile(r"\b(?:đợt|giai đoạn) \d{1,2}\b(?!/)")
_SLASHED = re.compile(rf"(\d+) [^/;]{{1,30}}/(\d+ )?{_UNIT}\b{_NOT_ONE}")
_EVERY = re.compile(rf"(?:hằng|mỗi|từng|theo|cứ) (?:(\d+) )?{_UNIT}\b(?! \d+ (?:hằng|mỗi))")
_HALF = re.compile(r"(?:\b6 tháng(?! (?:đầu|cuối))|\bnửa năm)")
_YEAR_IN_LIST = re.compile(r"\bnăm\b(?! \d)")
#: "trước 15/6", "trước ngày khai giảng năm học 5/9": what happens on the day may be named.
_BEFORE = (
    r"(?P<before>\btrước(?: ngày)? ?|\btrước hết ngày "
    r"|\btrước (?:ngày |dịp )?(?:(?!và\b|hoặc\b|đến\b|là\b|vào\b|ngày\b)[^\W\d]+ ){1,6}"
    r"(?:ngày )?\(?)?"
)
_DATE = re.compile(
    rf"{_BEFORE}(?:ngày )?(?<![\d/])(?P<day>\d{{1,2}})[/.-](?P<month>\d{{1,2}})"
    r"(?:[/.-](?P<year>\d+))?(?![\d/])"
)
_MONTHS = re.compile(
    r"(?P<before>\btrước )?(?P<part>\b(?:đầu|giữa|cuối|thượng tuần|trung tuần|hạ tuần) )?"
    r"\btháng (\d{1,2}(?:/\d{4})?(?:\s*(?:,|và|;|/)\s*(?:tháng )?\d{1,2}(?:/\d{4})?)*)\b"
    rf"(?! {_TURN}\b)"
)
_QUARTERS = re.compile(
    r"(?P<before>\btrước )?(?P<part>\b(?:đầu|giữa) )?"
    r"\bquý (\d(?:/\d{4})?(?:\s*(?:,|và|;)\s*(?:quý )?\d(?:/\d{4})?)*)\b"
    rf"(?! {_TURN}\b)"
)
_HALVES = re.compile(r"\b([369]) tháng (đầu|cuối)(?: năm)?|\b(9) tháng\b")
_ITEM = re.compile(r"(\d{1,2})(?:/(\d{4}))?")
_STEP_MONTH = re.compile(
    r"\btháng (đầu|giữa|thứ 2|thứ 3|cuối)(?: tiên| cùng)?(?: của)?(?: mỗi| hằng)? quý"
)
_PART_OF_STEP = re.compile(r"\b(đầu|giữa) (?:mỗi |hằng )?(tháng|quý)\b(?! \d)")
_OF_MONTH = re.compile(r"\b(?:của|trong|ngày cuối) tháng(?=\s*(?:$|[,;]))")
_ENDS = re.compile(r"\bcuối (?:mỗi )?(?:tháng|quý|năm)\b|\bngày cuối\b")
#: "ngày làm việc cuối cùng của quý"
_EDGE = re.compile(
    r"\bngày (?:làm việc )?(đầu|cuối)(?: tiên| cùng)?(?: của| trong| vào| hằng| mỗi)*"
    r" (tuần|tháng|quý|năm)\b(?! \d)"
)
_FIRST_WORKING = re.compile(r"\bngày làm việc đầu\b")
_LAST_WORKING = re.compile(r"\bngày làm việc cuối\b")
#: "báo cáo tháng trước ngày 20", "trước ngày 5 tháng sau"
_REPORT = re.compile(r"\bbáo cáo (?:định kỳ )?(tháng|quý|năm)\b(?! \d)")
_NEXT = re.compile(r"\b(tháng|quý) (?:sau|kế tiếp|tiếp theo|liền kề|liền sau|kế)\b")
_PARTS = {"đầu": 10, "thượng tuần": 10, "giữa": 20, "trung tuần": 20}
_PLACES = {"đầu": 1, "giữa": 2, "thứ 2": 2, "thứ 3": 3, "cuối": 3}


@dataclass(frozen=True, slots=True)
class Named:
    """What a phrase names: whole dates, days of a month, which month of a step.

    `unit` says what the days came from ("date", "month", "quarter"); `yearly` that they belong to
    a day of commemoration; `rounds` that they were named as rounds (đợt 1, đợt 2).
    """

    days: tuple[dt.date, ...] = ()
    month_days: tuple[int, ...] = ()
    month_in_step: int | None = None
    nth_weekdays: tuple[dt.date, ...] = ()
    unit: str = ""
    yearly: bool = False
    rounds: bool = False
    closing: bool = False
    month_end: bool = False
    before_first: bool = False


def rhythm(text: str) -> tuple[Frequency | None, int, int, str] | None:
    """Return the finest rhythm named: (frequency, turns a step, length of the step, unit).

    The frequency is None for a step that has no name of its own ("2 tháng/lần", "hằng ngày").
    """
    found: list[tuple[int, tuple[Frequency | None, int, int, str]]] = []
    for times, length, unit in _steps(text):
        size = SIZES[unit] * length
        found.append((size, _named_step(times, length, unit)))
    listed = re.search(r"\b(?:quý|tháng)\b,", text) and _YEAR_IN_LIST.search(text)
    if _HALF.search(text) and (_YEAR_IN_LIST.search(text) or not _counts_half_years(text)):
        found.append((SIZES["tháng"] * 6, (Frequency.HALF_YEARLY, 1, 6, "tháng")))
    if listed and "quý," in text and not re.search(r"quý \d", text):
        found.append((SIZES["quý"], (Frequency.QUARTERLY, 1, 1, "quý")))
    if not found and _STEP_MONTH.search(text):
        return Frequency.QUARTERLY, 1, 1, "quý"
    if not found and (edge := _EDGE.search(text)):
        return _SINGLE[edge.group(2)], 1, 1, edge.group(2)
    if not found and (match := _REPORT.search(text) or _NEXT.search(text)):
        return _SINGLE[match.group(1)], 1, 1, match.group(1)
    week = week_match(text)
    nth = nth_match(text)
    if not found and nth and not nth["number"]:
        return _SINGLE[nth["unit"]], 1, 1, nth["unit"]
    if not found and week and not week["number"]:
        return _SINGLE[week["unit"]], 1, 1, week["unit"]
    if not found and _OF_MONTH.search(text):
        return Frequency.MONTHLY, 1, 1, "tháng"
    return min(found, key=lambda step: step[0])[1] if found else None


def _counts_half_years(text: str) -> bool:
    """Say whether "6 tháng" is followed by what it counts ("6 tháng/lần")."""
    return bool(re.search(rf"\b6 tháng(?:/| )(?:\d+ )?{_TURN}\b", text))


def _steps(text: str) -> list[tuple[int, int, str]]:
    """Return (turns, length, unit) of each rhythm spelled out in `text`."""
    steps: list[tuple[int, int, str]] = []
    for match in _TIMES_PER.finditer(text):
        times = 1 if _PIECES.search(match.group(0)) else int(match.group(1))
        steps.append((times, int(match.group(2) or 1), match.group(3)))
    for match in _PER_TIMES.finditer(text):
        times = 1 if _PIECES.search(match.group(0)) else int(match.group(3) or 1)
        steps.append((times, int(match.group(1) or 1), match.group(2)))
    if not steps:
        for match in _SLASHED.finditer(text):
            steps.append((1, int(match.group(2) or 1), match.group(3)))
        steps += [(1, int(match[1] or 1), match[2]) for match in _EVERY.finditer(text)]
    return [step for step in steps if 0 < step[0] <= 366 and 0 < step[1] <= 366]


def _named_step(times: int, length: int, unit: str) -> tuple[Frequency | None, int, int, str]:
    """Name a step by the frequency of the contract where it has one."""
    if length == 1 and (unit, times) in _OFTEN:
        return _OFTEN[unit, times], 1, 1, unit
    if length == 1:
        return _SINGLE.get(unit), times, 1, unit
    return _LONGER.get((unit, length)), times, length, unit


def spread_dates(
    year: int, frequency: Frequency | None, times: int, length: int, unit: str
) -> tuple[dt.date, ...]:
    """Return `times` days spread over every step of `year`; the last is the step's last day."""
    if unit in {"ngày", "tuần"}:
        step = length * (7 if unit == "tuần" else 1)
        day = dt.date(year, 1, 1)
        if unit == "tuần":
            day += dt.timedelta(-day.weekday() % 7)
        count = (dt.date(year, 12, 31) - day).days // step + 1
        return tuple(day + dt.timedelta(index * step) for index in range(count))
    months = STEP_MONTHS[frequency] if frequency in STEP_MONTHS else _months(length, unit)
    dates: list[dt.date] = []
    first = dt.date(year, 1, 1)
    if months % times == 0:  # "3 lần/năm": every fourth month, at its end
        months, times = months // times, 1
    for month in range(months, 13, months):
        last = month_end(year, month)
        span = (last - first).days + 1
        dates += [first + dt.timedelta(span * turn // times - 1) for turn in range(1, times + 1)]
        first = last + dt.timedelta(1)
    return tuple(sorted({max(day, dt.date(year, 1, 1)) for day in dates})) or (
        dt.date(year, 12, 31),
    )


def _months(length: int, unit: str) -> int:
    return length * {"tháng": 1, "quý": 3, "năm": 12}[unit]


def point_end(text: str, year: int) -> dt.date:
    """Return the last day of "tháng 6", "quý 2/2026" or "15/6"."""
    return _point(text, year, last=True)


def point_start(text: str, year: int) -> dt.date:
    """Return the first day of "tháng 6", "quý 2/2026" or "15/6"."""
    return _point(text, year, last=False)


def _point(text: str, year: int, *, last: bool) -> dt.date:
    if match := _DATE.search(text):
        return _date(match.group("day"), match.group("month"), match.group("year"), year)
    match = re.search(r"(tháng|quý) (\d{1,2})(?:/(\d{4}))?", text)
    if match is None:
        raise ValueError(text)
    unit, number, year = match.group(1), int(match.group(2)), _year(match.group(3), year)
    end = number if unit == "tháng" else number * 3
    if not 1 <= end <= 12:
        raise ValueError(text)
    start = end if unit == "tháng" else end - 2
    return month_end(year, end) if last else dt.date(year, start, 1)


def _year(text: str | None, year: int) -> int:
    value = year if text is None else int(text)
    if len(text or "") == 2:
        value += 2000
    if not 2000 <= value <= 2100:
        raise ValueError(text)
    return value


def _date(day: str, month: str, year: str | None, default: int) -> dt.date:
    return dt.date(_year(year, default), int(month), int(day))


def named_days(text: str, year: int) -> Named:
    """Return the days that `text` names in a plan of `year`; an empty `Named` if it names none."""
    nth = nth_weekdays(text, year)
    if nth and len(nth) == 1:
        return Named(days=nth, unit="weekday")
    week = week_match(text) if not nth else None
    if week and week["number"]:
        return Named(days=(end_of_week(week, year),), unit="week")
    if week:
        place = 1 if week["unit"] == "quý" and week["place"] != "cuối" else None
        return Named(month_days=(week_day(week),), month_in_step=place, unit="week")
    part = _PART_OF_STEP.search(text)
    rounds = bool(_ROUND.search(text))
    text = re.sub(rf"{_ROUND.pattern} ?:?", " ", without_nth(text))
    if dates := _dates(text, year):
        yearly = bool(re.search(r"\bnhân\b|\bkỷ niệm\b", text))
        dates += _other_months(text, year, {day.month for day in dates})
        return Named(days=dates, unit="date", yearly=yearly, rounds=rounds)
    if match := list(_HALVES.finditer(text)):
        return Named(days=tuple(_half_end(found, year) for found in match), unit="half")
    if days := [day for found in _MONTHS.finditer(text) for day in _month_list(found, year)]:
        return Named(days=tuple(days), unit="month", rounds=rounds)
    if days := [day for found in _QUARTERS.finditer(text) for day in _quarter_list(found, year)]:
        days = _days_in_quarters(text, days)
        return Named(days=tuple(days), unit="quarter", rounds=rounds)
    step = _STEP_MONTH.search(text)
    month_days, before_first = _month_days(text)
    if part and part.group(2) == "tháng" and not month_days:
        month_days = (_PARTS[part.group(1)],)
    if part and part.group(2) == "quý":
        step = step or part
    return Named(
        month_days=month_days,
        month_in_step=_PLACES[step.group(1)] if step else None,
        nth_weekdays=nth,
        closing=bool(_HALF.search(text) and _YEAR_IN_LIST.search(text)),
        month_end=bool(_ENDS.search(text)) and not names_first_working_day(text),
        before_first=before_first,
    )


def names_first_working_day(text: str) -> bool:
    """Say whether a plain phrase means the first working day of something."""
    return bool(_FIRST_WORKING.search(text))


def names_last_working_day(text: str) -> bool:
    """Say whether a plain phrase means the last working day of something."""
    return bool(_LAST_WORKING.search(text))


def _dates(text: str, year: int) -> tuple[dt.date, ...]:
    """Return the whole dates; "trước" holds for every date of the list behind it."""
    days: list[dt.date] = []
    before, end = False, -1
    for match in _DATE.finditer(text):
        joined = end >= 0 and re.fullmatch(r"\s*(?:,|và|;)\s*", text[end : match.start()])
        before = bool(match.group("before")) or bool(joined and before)
        day = _date(match.group("day"), match.group("month"), match.group("year"), year)
        days.append(day - dt.timedelta(1) if before else day)
        end = match.end()
    return tuple(days)


def _other_months(text: str, year: int, dated: set[int]) -> tuple[dt.date, ...]:
    """Return the ends of months named beside whole dates: "trong tháng 3 và trước ngày 20/9"."""
    if not re.search(r"\bvà\b|;", text):
        return ()  # "tháng 9, trước ngày 20/9" says the same day more exactly
    rest = _DATE.sub(" ", text)
    ends = [day for found in _MONTHS.finditer(rest) for day in _month_list(found, year)]
    return tuple(day for day in ends if day.month not in dated)


def _half_end(match: re.Match[str], year: int) -> dt.date:
    if match.group(2) == "cuối":
        return dt.date(year, 12, 31)
    return month_end(year, int(match.group(1) or match.group(3)))


def _month_list(match: re.Match[str], year: int) -> list[dt.date]:
    ends: list[dt.date] = []
    for item in _ITEM.finditer(match.group(3)):
        number, own_year = int(item.group(1)), _year(item.group(2), year)
        if not 1 <= number <= 12:
            raise ValueError(match.group(0))
        if match.group("before"):
            ends.append(dt.date(own_year, number, 1) - dt.timedelta(1))
            continue
        end = month_end(own_year, number)
        part = (match.group("part") or "").strip()
        ends.append(end.replace(day=_PARTS.get(part, end.day)))
    return ends


def _quarter_list(match: re.Match[str], year: int) -> list[dt.date]:
    ends: list[dt.date] = []
    for item in _ITEM.finditer(match.group(3)):
        number, own_year = int(item.group(1)), _year(item.group(2), year)
        if not 1 <= number <= 4:
            raise ValueError(match.group(0))
        start = dt.date(own_year, number * 3 - 2, 1)
        before = bool(match.group("before"))
        closing = number * 3 - 3 + _PLACES[(match.group("part") or "cuối").strip()]
        ends.append(start - dt.timedelta(1) if before else month_end(own_year, closing))
    return ends


def _days_in_quarters(text: str, ends: list[dt.date]) -> list[dt.date]:
    """Return the day of the month of each quarter that a list of quarters is due on."""
    step = _STEP_MONTH.search(text)
    month_days, _ = _month_days(text)
    if step is None or len(month_days) != 1:
        return ends
    months = [(end.year, end.month - 3 + _PLACES[step.group(1)]) for end in ends]
    return [
        month_end(year, month).replace(day=min(month_days[0], month_end(year, month).day))
        for year, month in months
    ]


def _month_days(text: str) -> tuple[tuple[int, ...], bool]:
    """Return the days of a month ("trước ngày 15" → 14; before the 1st → 31, the month before)."""
    match = re.search(
        r"(?P<before>\btrước )?\b(?:ngày|mùng) "
        r"(?P<days>\d{1,2}(?:\s*(?:,|và)\s*(?:ngày )?\d{1,2})*)(?![\d/])",
        text,
    ) or re.search(
        r"(?P<before>\btrước )?(?<![\d/])\b(?P<days>\d{1,2})(?= (?:hằng|mỗi) tháng)", text
    )
    match = match or re.search(
        r"(?P<before>\btrước )(?P<days>\d{1,2})(?![\d/])(?! (?:tháng|quý|năm))", text
    )
    if match is None:
        return (), False
    days = [int(number) for number in re.findall(r"\d{1,2}", match.group("days"))]
    if any(not 1 <= day <= 31 for day in days):
        raise ValueError(text)
    if not match.group("before"):
        return tuple(sorted(set(days))), False
    return tuple(sorted({day - 1 or 31 for day in days})), 1 in days
