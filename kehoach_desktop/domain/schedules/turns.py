"""Laying a rule over the working days: the due day of every turn, and the day it moves to.

The rules are those of `../shared/contracts.md`: a deadline or the end of a window moves back to a
working day; a meeting or event moves forward, but never out of its month or its reporting window;
what names a weekday, radio items and ongoing work never move.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from kehoach_desktop.domain.schedules.phrase import plain_phrase
from kehoach_desktop.domain.schedules.schedule import Frequency, ScheduleRule, month_end
from kehoach_desktop.domain.schedules.schedule_reading import Anchor
from kehoach_desktop.domain.schedules.schedule_weeks import names_nth_weekday, weekdays
from kehoach_desktop.domain.schedules.schedule_words import (
    names_first_working_day,
    names_last_working_day,
    rhythm,
)
from kehoach_desktop.domain.schedules.working_days import Calendar
from kehoach_desktop.errors import AppError

#: More turns than this of one task are a slip, not a plan.
MOST_TURNS = 10_000

#: The last days of the reporting windows (Decree 09/2019/NĐ-CP art. 12: figures close on the 14th
#: of a quarter's last month).
_CLOSING_DAY, _CLOSING_MONTHS = 14, (3, 6, 9, 12)

_RADIO = re.compile(
    r"\b(?:phát thanh|truyền thanh|loa|phát sóng|tiếp sóng|bài phát|bản tin phát|đài|phút)\b"
)
_DEADLINE = re.compile(
    r"\b(?:trước|chậm nhất|muộn nhất|không muộn hơn|không quá ngày|đến ngày|đến hết|hết ngày|xong"
    r"|hoàn thành|hoàn thiện|thời hạn|hạn cuối|hạn nộp|hạn|gửi|nộp|trình|báo cáo|sơ kết|tổng kết)\b"
)
_EVENT = re.compile(
    r"\b(?:họp|hội nghị|giao ban|đối thoại|tọa đàm|toạ đàm|tập huấn|bồi dưỡng|hội thảo|hội thi"
    r"|cuộc thi|ra quân|mít tinh|lễ|ngày hội|phát động|tiếp công dân|tiếp dân|sinh hoạt|chào cờ"
    r"|diễn đàn|buổi|cuộc|phiên|kỳ họp|tổ chức|nhân|dịp|chào mừng|kỷ niệm|hưởng ứng|gặp mặt"
    r"|diễu hành|kiểm tra|tuyên truyền lưu động|chiếu phim)\b"
)
#: Back from "ngày đầu tiên của tháng" would be another month.
_FIRST_DAY = re.compile(r"\bngày đầu tiên\b")
_SPAN_END = re.compile(r"\b(?:đến|tới)\b[^,;]*")


class Shift(StrEnum):
    """Where a turn goes whose day is off."""

    BACK = "back"
    FORWARD = "forward"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class LaidTurn:
    """One turn: the day it is due, and the working day it moves to (the same if it need not)."""

    due: dt.date
    shifted: dt.date


def shift_of(rule: ScheduleRule, phrase: str, title: str = "") -> Shift:
    """Say how the turns of a task move off a day that is not worked.

    `phrase` is the wording of its time, `title` what the task is. Words of a deadline win over
    the name of an event ("tổ chức hội nghị trước ngày 30/6" is a deadline); a turn a week without
    a weekday is an act in that week, not its deadline; a bare day is a deadline.
    """
    text = plain_phrase(phrase)
    if rule.frequency is Frequency.ONGOING or (rule.frequency is None and rule.rhythm):
        return Shift.NONE
    if weekdays(text) or names_nth_weekday(text) or rule.minutes:
        return Shift.NONE
    if _RADIO.search(text) or _RADIO.search(plain_phrase(title[:1000])):
        return Shift.NONE
    if rule.ends and rule.frequency is not Frequency.ONCE:
        text = _SPAN_END.sub("", text)  # the end of the span is no deadline of its turns
    if names_first_working_day(text) or _FIRST_DAY.search(text):
        return Shift.FORWARD
    if _DEADLINE.search(text) or names_last_working_day(text):
        return Shift.BACK
    if rule.frequency is Frequency.ONCE and rule.starts:
        return Shift.BACK  # the end of a window
    steps = rhythm(text)
    if _EVENT.search(text) or (steps and steps[3] in {"ngày", "tuần"}):
        return Shift.FORWARD
    if title and _EVENT.search(plain_phrase(title[:1000])):
        return Shift.FORWARD
    return Shift.BACK


def shifted(day: dt.date, shift: Shift, calendar: Calendar) -> dt.date:
    """Return the working day that a turn due on `day` moves to.

    An event that would leave its month or its reporting window goes back instead.
    """
    if shift is Shift.NONE or calendar.is_working(day):
        return day
    if shift is Shift.FORWARD:
        later = calendar.on_or_after(day)
        if (later.year, later.month) == (day.year, day.month) and not _closes(day, later):
            return later
    return calendar.on_or_before(day)


def lay_out(
    rule: ScheduleRule,
    first: dt.date,
    last: dt.date,
    calendar: Calendar,
    shift: Shift,
    anchor: Anchor = Anchor.DAY,
) -> list[LaidTurn]:
    """Return the turns of `rule` from `first` to `last` by due day.

    A weekly rule without a weekday starts on the first Monday that is worked; with
    `Anchor.LAST_WORKING` a date that ends a month means its last working day, with
    `FIRST_WORKING` the first from it on. Raises E-MANY-TURNS beyond `MOST_TURNS`.
    """
    weekly = rule.frequency in {Frequency.WEEKLY, Frequency.FORTNIGHTLY} and not rule.dates
    if weekly and (anchor is Anchor.MONDAY or not rule.weekdays):
        opens = max(first, rule.starts or first)
        rule = replace(rule, starts=_first_working_monday(opens, calendar))
    days = [_anchored(day, anchor, calendar, weekly) for day in rule.due_dates(first, last)]
    return turns_on((day for day in days if first <= day <= last), calendar, shift)


def turns_on(days: Iterable[dt.date], calendar: Calendar, shift: Shift) -> list[LaidTurn]:
    """Return a turn for each of `days`, ascending; E-MANY-TURNS beyond `MOST_TURNS`."""
    found = sorted(set(days))
    if len(found) > MOST_TURNS:
        raise AppError("E-MANY-TURNS", count=len(found), most=MOST_TURNS)
    return [LaidTurn(day, shifted(day, shift, calendar)) for day in found]


def _closes(day: dt.date, later: dt.date) -> bool:
    """Say whether a reporting window closes between the two days of one month."""
    return day.month in _CLOSING_MONTHS and day.day <= _CLOSING_DAY < later.day


def _first_working_monday(day: dt.date, calendar: Calendar) -> dt.date:
    """Return the first Monday from `day` on that is worked; `day` itself if there is none soon."""
    monday = day + dt.timedelta(-day.weekday() % 7)
    for week in range(60):
        candidate = monday + dt.timedelta(weeks=week)
        if calendar.is_working(candidate):
            return candidate
    return day


def _anchored(day: dt.date, anchor: Anchor, calendar: Calendar, weekly: bool) -> dt.date:
    ends = weekly or day == month_end(day.year, day.month)
    if anchor is Anchor.LAST_WORKING and ends:
        return calendar.on_or_before(day)
    if anchor is Anchor.FIRST_WORKING:
        return calendar.on_or_after(day)
    return day
