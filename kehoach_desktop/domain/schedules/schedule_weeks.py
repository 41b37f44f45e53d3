"""Weeks and weekdays in a schedule phrase: "thứ 2, 4", "thứ Sáu tuần cuối của tháng", "tuần đầu".

Everything here reads the one spelling of `phrase.plain_phrase`.
"""

from __future__ import annotations

import datetime as dt
import re

from kehoach_desktop.domain.schedules.schedule import month_end

_WEEKDAY = re.compile(
    r"\bthứ ([2-8])((?:\s*(?:,|và|;|-)\s*(?:thứ )?[2-8]\b"
    r"(?! (?:ngày|tuần|tháng|quý|năm|lần|kỳ|buổi)\b))*)"
)
#: "tuần thứ 2 của tháng", "tháng thứ 3": an ordinal, not a Monday; "hằng tuần thứ 2" is one.
_ORDINAL = re.compile(
    r"(?<!hằng )(?<!mỗi )(?<!/)\b(?:tuần|tuần lễ|tháng|quý|lần|kỳ|đợt|việc) thứ \d+"
)
_PLACE = r"(?P<place>đầu|nhất|cuối|[1-5])(?: tiên)?(?: cùng)?"
_PLACE_NAME = r"(?:đầu|nhất|cuối|[1-5])(?: tiên)?(?: cùng)?"
#: "tuần 1 và tuần 3", "tuần thứ 2, thứ 4": the other weeks of a list.
_MORE = rf"(?P<more>(?:(?:\s*,\s*| và )(?:tuần )?(?:thứ )?{_PLACE_NAME})*)"
_OF = (
    r"(?: của| trong)? ?(?:mỗi |hằng )?(?P<unit>tháng|quý)"
    r"(?: (?P<number>\d{1,2})(?:/(?P<year>\d{4}))?)?(?![\d/])"
)
_NTH = re.compile(
    r"\bthứ (?P<day>[2-8])"
    r"(?:(?:,? (?:của |vào )?(?:các )?tuần(?: lễ)?)(?: thứ)?| thứ|(?= đầu| cuối))"
    rf" {_PLACE}{_MORE}{_OF}"
)
#: The same the other way round: "tuần đầu của tháng, vào thứ 2".
_NTH_WEEK = re.compile(
    rf"\btuần(?: lễ)?(?: thứ)? {_PLACE}{_MORE}{_OF}\b[^;]*?\bthứ (?P<day>[2-8])\b"
)
_WEEK = re.compile(rf"\btuần(?: lễ)?(?: thứ)? {_PLACE}{_OF}")
_WEEK_ALONE = re.compile(rf"\btuần(?: lễ)?(?: thứ)? {_PLACE}\b(?! \w*(?:lần|kỳ))")
_PLACE_WORD = re.compile(r"\b(đầu|nhất|cuối|[1-5])\b")
_PLACES = {"đầu": 1, "nhất": 1, "1": 1, "2": 2, "3": 3, "4": 4, "5": 5}


def weekdays(text: str) -> tuple[int, ...]:
    """Return the weekdays named (0 = Monday); "thứ 2, 4, 6" names three."""
    days: set[int] = set()
    for match in _WEEKDAY.finditer(_ORDINAL.sub("", without_nth(text))):
        days |= {int(digit) - 2 for digit in re.findall(r"[2-8]", match.group(0))}
    return tuple(sorted(days))


def nth_match(text: str) -> re.Match[str] | None:
    """Find "thứ 2 đầu tháng": groups day, place, unit (tháng, quý), number and year or None."""
    return _NTH.search(text) or _NTH_WEEK.search(text)


def without_nth(text: str) -> str:
    """Return `text` without the weekdays of a month that it names."""
    return _NTH_WEEK.sub("", _NTH.sub("", text))


def names_nth_weekday(text: str) -> bool:
    """Say whether a plain phrase names a weekday of the month ("thứ Hai đầu tháng")."""
    return nth_match(text) is not None


def nth_weekdays(text: str, year: int) -> tuple[dt.date, ...]:
    """Return "thứ Hai đầu tháng" in every month of `year`, or in the one month or quarter named.

    A fifth weekday that a month does not have is its last. ValueError for a month that is none.
    """
    match = nth_match(text)
    if match is None:
        return ()
    months = 1 if match["unit"] == "tháng" else 3
    year = int(match["year"] or year)
    dates: list[dt.date] = []
    for number in range(1, 12 // months + 1):
        if match["number"] and int(match["number"]) != number:
            continue
        first = dt.date(year, (number - 1) * months + 1, 1)
        span = (month_end(year, number * months) - first).days + 1
        days = [first + dt.timedelta(offset) for offset in range(span)]
        named = [day for day in days if day.weekday() == int(match["day"]) - 2]
        for name in (match["place"], *_PLACE_WORD.findall(match["more"])):
            place = _PLACES.get(name, len(named))
            dates.append(named[min(place, len(named)) - 1])
    if not dates:
        raise ValueError(text)
    return tuple(sorted(set(dates)))


def week_match(text: str) -> re.Match[str] | None:
    """Find "tuần đầu của tháng": groups place, unit (tháng, quý), number and year or None."""
    return _WEEK.search(text)


def week_alone(text: str) -> re.Match[str] | None:
    """Find "tuần thứ 3" of a month that is said elsewhere ("hằng tháng, tuần thứ 3")."""
    return _WEEK_ALONE.search(text)


def week_day(match: re.Match[str]) -> int:
    """Return the day of the month on which that week ends: weeks are sevens from the 1st."""
    return min(7 * _PLACES.get(match["place"], 5), 31)


def end_of_week(match: re.Match[str], year: int) -> dt.date:
    """Return the last day of "tuần đầu tháng 3"; ValueError for a month that is none."""
    year, number = int(match["year"] or year), int(match["number"])
    if match["unit"] == "quý":
        number = number * 3 if match["place"] == "cuối" else number * 3 - 2
    if not 1 <= number <= 12:
        raise ValueError(match.group(0))
    end = month_end(year, number)
    return end.replace(day=min(week_day(match), end.day))
