"""How a rule is said on paper: the printed words of a schedule (`../shared/guidance.md` 4)."""

from __future__ import annotations

import datetime as dt

from kehoach_desktop.domain.plans.citation import short_date
from kehoach_desktop.domain.schedules.schedule import Frequency, ScheduleRule
from kehoach_desktop.domain.vntext import upper_first

_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_STEP_NAMES = {
    Frequency.QUARTERLY: ("quý", 3),
    Frequency.HALF_YEARLY: ("kỳ 6 tháng", 6),
}


def schedule_phrase(rule: ScheduleRule, year: int) -> str:
    """Return `rule` as it is printed in a plan of `year`: "01 lần/tuần, thứ Sáu".

    `schedule_parse.parse_schedule` understands every phrase and yields the same due dates. A
    stored day of the month is the last good day, so it is said as "chậm nhất ngày N".
    """
    span = _span(rule, year)
    if rule.dates:
        text = _dates(rule, year)
    elif rule.frequency is None and rule.rhythm is Frequency.WEEKLY:
        text = "Hằng ngày"
    elif rule.frequency in {None, Frequency.ONCE}:
        return _single(rule, year, span) + _minutes(rule)
    elif rule.frequency is Frequency.ONGOING:
        text = "Thường xuyên trong năm"
    elif rule.frequency in {Frequency.WEEKLY, Frequency.FORTNIGHTLY}:
        text = _weekly(rule)
    else:
        text = _monthly(rule)
    return text + _minutes(rule) + (f", {span}" if span else "")


def _single(rule: ScheduleRule, year: int, span: str) -> str:
    """Say a single turn: its span, its last day, or the year."""
    if rule.deadline is None or (span and rule.deadline == rule.ends):
        return upper_first(span) or f"Trong năm {year}"
    text = f"Xong trong ngày {_day(rule.deadline)}"
    return f"{text}, {span}" if span else text


def _dates(rule: ScheduleRule, year: int) -> str:
    """Say fixed days; ends of months by the months' names.

    The end of a quarter is said as its month too: whoever wrote "đợt 1: tháng 3; đợt 2: tháng 9"
    did not mean whole quarters, and the day it is due is the same.
    """
    days = sorted(rule.dates)
    if rule.frequency is Frequency.YEARLY:
        return f"Hằng năm, ngày {_and([f'{day.day:02d}/{_month(day.month)}' for day in days])}"
    months = [day.month for day in days if day.year == year and _ends_month(day)]
    if len(months) == len(days):
        return f"{upper_first(_and([f'tháng {_month(month)}' for month in months]))} năm {year}"
    return f"Ngày {_and([_day(day) for day in days])}"


def _weekly(rule: ScheduleRule) -> str:
    days = sorted(set(rule.weekdays))
    names = _and([_WEEKDAYS[day] for day in days])
    every = "tuần" if rule.frequency is Frequency.WEEKLY else "02 tuần"
    text = f"{max(1, len(days)):02d} lần/{every}"
    return f"{text}, {names}" if names else text


def _monthly(rule: ScheduleRule) -> str:
    if rule.frequency is Frequency.MONTHLY:
        if rule.day is None:
            return "Hằng tháng"
        if rule.day >= 31:
            return "Ngày cuối tháng hằng tháng"
        return f"Chậm nhất ngày {rule.day:02d} hằng tháng"
    if rule.frequency is Frequency.YEARLY:
        return _yearly(rule)
    if rule.frequency is Frequency.HALF_YEARLY and rule.month_in_step not in {None, 6}:
        first = rule.month_in_step or 6
        if rule.day is None or rule.day >= 31:
            return f"06 tháng/lần, trong tháng {_month(first)} và tháng {first + 6}"
        day = f"{rule.day:02d}"
        return f"06 tháng/lần, chậm nhất ngày {day}/{_month(first)} và ngày {day}/{first + 6}"
    name, length = _STEP_NAMES[rule.frequency or Frequency.QUARTERLY]
    head = "Hằng quý" if length == 3 else "06 tháng/lần"
    if rule.day is None and rule.month_in_step is None:
        return head
    if rule.month_in_step in {None, length}:
        month = f"tháng cuối {name}"
    elif rule.month_in_step == 1:
        month = f"tháng đầu {name}"
    else:
        month = f"tháng thứ {_ORDINALS[(rule.month_in_step or 1) - 1]} của {name}"
    return f"{head}, {_until(rule.day)}{month}"


_ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu")


def _yearly(rule: ScheduleRule) -> str:
    if rule.day is None and rule.month_in_step is None:
        return "Hằng năm"
    month = rule.month_in_step or 12
    if rule.day is None or rule.day >= 31:
        return f"Hằng năm, trong tháng {_month(month)}"
    return f"Hằng năm, chậm nhất ngày {rule.day:02d}/{_month(month)}"


def _until(day: int | None) -> str:
    if day is None:
        return "trong "
    return "chậm nhất ngày cuối " if day >= 31 else f"chậm nhất ngày {day:02d} của "


def _minutes(rule: ScheduleRule) -> str:
    if rule.minutes is None:
        return ""
    least, most = rule.minutes
    span = f"{least:02d}" if least == most else f"từ {least:02d} đến {most:02d}"
    return f", {span} phút/lần"


def _span(rule: ScheduleRule, year: int) -> str:
    """Say between which days the rule holds; a single deadline already says its end."""
    if rule.starts and rule.ends:
        if rule.starts.day == 1 and _ends_month(rule.ends) and rule.starts.year == rule.ends.year:
            first, last = _month(rule.starts.month), _month(rule.ends.month)
            tail = "" if rule.starts.year == year else f"/{rule.starts.year}"
            return f"từ tháng {first} đến tháng {last}{tail}"
        return f"từ ngày {_day(rule.starts)} đến ngày {_day(rule.ends)}"
    if rule.starts:
        return f"từ ngày {_day(rule.starts)}"
    return f"đến ngày {_day(rule.ends)}" if rule.ends else ""


def _day(day: dt.date) -> str:
    return short_date(day)


def _month(month: int) -> str:
    return f"{month:02d}" if month <= 2 else str(month)


def _ends_month(day: dt.date) -> bool:
    return (day + dt.timedelta(1)).day == 1


def _and(words: list[str]) -> str:
    """Join words: "a", "a và b", "a, b và c"."""
    *heads, last = words or [""]
    return f"{', '.join(heads)} và {last}" if heads else last
