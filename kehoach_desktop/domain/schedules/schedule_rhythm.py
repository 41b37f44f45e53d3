"""From a rhythm and the days that a phrase names to the rule: "2 lần/tháng, ngày 10 và 25".

Everything here reads the one spelling of `phrase.plain_phrase`.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from kehoach_desktop.domain.schedules.schedule import Frequency, ScheduleRule, month_end
from kehoach_desktop.domain.schedules.schedule_reading import Ask
from kehoach_desktop.domain.schedules.schedule_weeks import week_alone, week_day, weekdays
from kehoach_desktop.domain.schedules.schedule_words import (
    SIZES,
    Named,
    named_days,
    names_first_working_day,
    names_last_working_day,
    spread_dates,
)

#: The day figures close in the reporting windows (Decree 09/2019/NĐ-CP art. 12).
CLOSING_DAY = 14
_SEVERAL_A_YEAR = {Frequency.MONTHLY, Frequency.QUARTERLY}
_WHOLE_DATE = re.compile(r"(?:\btrước )?(?:\bngày )?(?<![\d/])\d{1,2}/\d{1,2}(?:/\d{4})?(?![\d/])")
_LAST_DAY = re.compile(r"\bngày cuối\b")
_FIRST_DAY = re.compile(r"\bngày đầu\b")


def within(rule: ScheduleRule, starts: dt.date | None, ends: dt.date | None) -> ScheduleRule:
    """Hold a rhythm inside a span, the days that it names too."""
    first, last = starts or dt.date.min, ends or dt.date.max
    days = tuple(day for day in rule.dates if first <= day <= last)
    return replace(rule, dates=days, starts=starts, ends=ends)


def single_turns(named: Named) -> tuple[ScheduleRule, Ask | None]:
    """Return one turn, or a list of turns without a rhythm."""
    days = tuple(sorted(set(named.days)))
    if named.yearly:
        return ScheduleRule(Frequency.YEARLY, dates=days), None
    if len(days) == 1:
        return ScheduleRule(Frequency.ONCE, deadline=days[0]), None
    ask = {"month": Ask.DAY, "quarter": Ask.MONTH}.get(named.unit)
    return ScheduleRule(None, dates=days), None if named.rounds else ask


def with_rhythm(
    text: str, year: int, steps: tuple[Frequency | None, int, int, str]
) -> tuple[ScheduleRule | None, Ask | None]:
    """Return the rule of a rhythm: (frequency, turns a step, length of an odd step, its unit)."""
    frequency, times, length, unit = steps
    if frequency is None and length * SIZES[unit] > SIZES["năm"]:
        return None, Ask.LONG
    if frequency is None and unit == "ngày" and length == 1:
        return ScheduleRule(None, rhythm=Frequency.WEEKLY), Ask.LOG
    if frequency in {Frequency.WEEKLY, Frequency.FORTNIGHTLY}:
        if names_last_working_day(text) or names_first_working_day(text):
            edge = 4 if names_last_working_day(text) else 0
            return ScheduleRule(frequency, weekdays=(edge,)), None
        days = weekdays(text) or _spread_weekdays(times)
        known = bool(weekdays(text))
        ask = Ask.FORTNIGHT if frequency is Frequency.FORTNIGHTLY else Ask.WEEKDAY
        return ScheduleRule(frequency, weekdays=days), None if known else ask
    named = named_days(text, year)
    if frequency is None and unit == "tháng" and named.unit == "month" and len(named.days) > 1:
        return ScheduleRule(None, dates=tuple(sorted(set(named.days)))), None
    said = len(named.month_days) == times or (length == 1 and len(named.days) >= times)
    said = said or bool(named.nth_weekdays)
    if frequency is None or (times > 1 and not said):
        return (
            ScheduleRule(frequency, dates=spread_dates(year, frequency, times, length, unit)),
            {"tháng": Ask.DAY, "tuần": Ask.FORTNIGHT, "ngày": Ask.DAY}.get(unit, Ask.MONTH),
        )
    if named.nth_weekdays:
        return ScheduleRule(frequency, dates=named.nth_weekdays), None
    if named.days and frequency is Frequency.YEARLY and len(named.days) == 1:
        day = named.days[0]
        plain = day.day if day != month_end(day.year, day.month) else 31
        return ScheduleRule(frequency, day=plain, month_in_step=day.month), None
    if named.days and frequency in _SEVERAL_A_YEAR and (beside := _steps_beside_dates(text, year)):
        return ScheduleRule(frequency, dates=tuple(sorted({*beside, *named.days}))), None
    if named.days:
        return ScheduleRule(frequency, dates=tuple(sorted(set(named.days)))), None
    return _on_days_of_month(text, year, frequency, named)


def _steps_beside_dates(text: str, year: int) -> tuple[dt.date, ...]:
    """Return the days of "trước ngày 15 tháng cuối quý" that stands beside a whole date."""
    named = named_days(_WHOLE_DATE.sub(" ", text), year)
    if len(named.month_days) != 1 or named.days:
        return ()
    months = range(named.month_in_step, 13, 3) if named.month_in_step else range(1, 13)
    ends = [month_end(year, month) for month in months]
    return tuple(end.replace(day=min(named.month_days[0], end.day)) for end in ends)


def _on_days_of_month(
    text: str, year: int, frequency: Frequency, named: Named
) -> tuple[ScheduleRule | None, Ask | None]:
    """Return a rule in months by the days and months of a step that were named."""
    if named.month_days and _LAST_DAY.search(text):
        named = replace(named, month_days=(*named.month_days, 31))
    if len(named.month_days) > 1:
        dates = (
            month_end(year, month).replace(day=min(day, month_end(year, month).day))
            for month in range(1, 13)
            for day in named.month_days
        )
        return ScheduleRule(frequency, dates=tuple(sorted(set(dates)))), None
    day_of_month = named.month_days[0] if named.month_days else None
    if day_of_month is None and _LAST_DAY.search(text):
        day_of_month = 31
    if day_of_month is None and frequency is Frequency.MONTHLY and (week := week_alone(text)):
        day_of_month = week_day(week)
    if day_of_month is None and _FIRST_DAY.search(text):
        return ScheduleRule(frequency, day=1, month_in_step=1), None
    if named.closing and day_of_month is None:
        return ScheduleRule(frequency, day=CLOSING_DAY), None
    month = named.month_in_step
    if named.before_first and day_of_month == 31 and frequency is not Frequency.MONTHLY:
        # "trước ngày 01 của tháng cuối quý" is the last day of the month before.
        size = {Frequency.QUARTERLY: 3, Frequency.HALF_YEARLY: 6}.get(frequency, 12)
        month = ((month or size) - 2) % size + 1
    rule = ScheduleRule(frequency, day=day_of_month, month_in_step=month)
    if day_of_month or named.month_end or month:
        return rule, None
    return rule, {
        Frequency.MONTHLY: Ask.DAY,
        Frequency.QUARTERLY: Ask.START_MONTH,
        Frequency.HALF_YEARLY: Ask.MONTH,
        Frequency.YEARLY: Ask.MONTH,
    }.get(frequency)


def _spread_weekdays(times: int) -> tuple[int, ...]:
    """Return days to propose for several turns a week, from Monday on; () for one."""
    if times <= 1:
        return ()
    times = min(times, 7)
    return tuple(index * (5 if times <= 5 else 7) // times for index in range(times))
