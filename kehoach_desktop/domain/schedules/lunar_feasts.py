"""Tết and Giỗ Tổ in a schedule phrase, as days of our calendar: the moon moves them every year.

The days are those of the tables of days off (`scripts/make_calendar.py`; a test compares them).
"""

from __future__ import annotations

import datetime as dt
import re

_FIRST_YEAR = 2020
#: Mùng 1 Tết and 10/3 of the lunar calendar, a year each from 2020 on.
_TET = (
    "25/1 12/2 1/2 22/1 10/2 29/1 17/2 6/2 26/1 13/2 2/2 23/1 11/2 31/1 19/2 8/2 28/1"
    " 15/2 4/2 24/1 12/2"
)
_GIO_TO = (
    "2/4 21/4 10/4 29/4 18/4 7/4 26/4 16/4 4/4 23/4 12/4 1/4 19/4 9/4 28/4 17/4 6/4 24/4"
    " 13/4 3/4 20/4"
)

_YEAR = (
    r"(?: (?:giáp|ất|bính|đinh|mậu|kỷ|canh|tân|nhâm|quý)"
    r" (?:tý|sửu|dần|mão|thìn|tỵ|tị|ngọ|mùi|thân|dậu|tuất|hợi))?(?: (?:năm )?(?P<{0}>20\d\d))?"
)
_FEAST = (
    r"(?:dịp )?(?:(?P<tet>tết (?:nguyên đán|cổ truyền|âm lịch))" + _YEAR.format("tet_year")
    + r"|(?P<gio>(?:ngày )?giỗ tổ(?: hùng vương)?(?: \(?(?:10/3|ngày 10/3)(?: âm lịch)?\)?)?)"
    + _YEAR.format("gio_year") + ")"
)  # fmt: skip
_DAYS = r"(?:ít nhất |tối thiểu )?(?P<days>\d{1,2}) ngày"
_AHEAD = re.compile(rf"\btrước {_FEAST},? {_DAYS}(?! làm việc)\b")
_AHEAD_TOO = re.compile(rf"\b{_DAYS} trước {_FEAST}")
_NAMED = re.compile(rf"(?<!sau )\b{_FEAST}")


def name_feasts(text: str, year: int) -> str:
    """Return a plain phrase with Tết and Giỗ Tổ as dates of `year`, where they are known.

    "trước tết nguyên đán 10 ngày" becomes "ngày 7/2/2026". What follows a feast ("sau tết") names
    no day and stays as it is.
    """
    if "tết" not in text and "giỗ tổ" not in text:
        return text

    def ahead(match: re.Match[str]) -> str:
        day = _day_of(match, year)
        if day is None:
            return match[0]
        return _spelled(day - dt.timedelta(int(match["days"])))

    def named(match: re.Match[str]) -> str:
        day = _day_of(match, year)
        return _spelled(day) if day else match[0]

    text = _AHEAD_TOO.sub(ahead, _AHEAD.sub(ahead, text))
    return _NAMED.sub(named, text)


def _day_of(match: re.Match[str], year: int) -> dt.date | None:
    days, said = (_TET, "tet_year") if match["tet"] else (_GIO_TO, "gio_year")
    year = int(match[said] or year)
    if not 0 <= year - _FIRST_YEAR < len(days.split()):
        return None
    day, month = map(int, days.split()[year - _FIRST_YEAR].split("/"))
    return dt.date(year, month, day)


def _spelled(day: dt.date) -> str:
    return f"ngày {day.day}/{day.month}/{day.year}"
