"""From the words of a plan to a schedule rule: "trước ngày 15 hằng tháng" → the 14th, monthly.

A grammar, not a list of phrases (`../shared/guidance.md` section 4): the minutes are taken off,
then a span, a rhythm, named days, months and quarters are looked for in what is left. A clause
that hangs on an event ("khi có …", "theo hướng dẫn …") gives no date; it is asked for instead.
"trước ngày N" ends on N-1, "chậm nhất ngày N" and "đến ngày N" on N.
"""

from __future__ import annotations

import datetime as dt
import re
from calendar import isleap
from dataclasses import replace
from functools import lru_cache

from kehoach_desktop.domain.schedules.lunar_feasts import name_feasts
from kehoach_desktop.domain.schedules.phrase import plain_phrase
from kehoach_desktop.domain.schedules.schedule import STEP_MONTHS, Frequency, ScheduleRule
from kehoach_desktop.domain.schedules.schedule_exceptions import months_left_out, without_months
from kehoach_desktop.domain.schedules.schedule_reading import Anchor, Ask, Reading
from kehoach_desktop.domain.schedules.schedule_rhythm import (
    CLOSING_DAY,
    single_turns,
    with_rhythm,
    within,
)
from kehoach_desktop.domain.schedules.schedule_weeks import weekdays
from kehoach_desktop.domain.schedules.schedule_words import (
    named_days,
    names_first_working_day,
    names_last_working_day,
    point_end,
    point_start,
    rhythm,
)

#: Characters; what is longer is no schedule, and would only keep the grammar busy.
_LONGEST = 1000
_MINUTES = re.compile(r"(?:từ )?(\d{1,3})(?:-| đến | - )(\d{1,3}) phút|(\d{1,3}) phút")
_EVERY_YEAR = re.compile(r"\b(?:hằng|mỗi) năm\b|/năm\b")
#: "trước ngày 29/2" ends on 28/2, as the day itself does where February has no 29th.
_LEAP_DAY = re.compile(r"(\btrước )?(?:\bngày )?(?<![\d/])29/0?2(?![\d/])")
_PAPER = re.compile(r"\bsố \d+[\w/-]*(?: ngày \d{1,2}/\d{1,2}/\d{4})?")
_EVENT = re.compile(
    r"\b(?:ngay )?(?:sau )?khi (?:có|cấp trên|cần|phát sinh|nhận|được|kế hoạch|kết thúc"
    r"|ban hành|hoàn thành)[^;,]*|\bkể từ (?:ngày|khi)[^;,]*"
    r"|\btrong (?:vòng |thời hạn )?\d+ ngày\b(?! (?:đầu|cuối|của|tháng|\d))[^;,]*"
    r"|\bngay sau [^;,]*|\bđột xuất\b"
    r"|\btrước (?:các |mỗi )?(?:kỳ họp|phiên họp|cuộc họp|ngày họp|đại hội)[^;,\d]*(?=$|[;,])"
)
_WAITING = re.compile(
    r"\btheo (?:lịch|tiến độ|tình hình|hướng dẫn|yêu cầu|chỉ đạo|kế hoạch|quy định|thông báo)[^;,]*"
)
#: What the grammar has no rule for; better asked than answered wrongly.
_BEYOND = re.compile(
    r"\b(?:trừ|ngoại trừ|riêng (?:tháng|quý)|âm lịch|ngày làm việc thứ \d+)\b"
    r"|\b(?:lần|cuộc|buổi|đợt|hội nghị)\b.*\b(?:tháng|quý) \d+ hoặc\b"
    r"|\b(?:các|những) (?:ngày|dịp) lễ\b(?!.*\d)"
    r"|\b(?:\d+|một|hai|ba|bốn)(?: lần)? (?:hoặc|hay) \d+ \w+|\btuần (?:lẻ|chẵn)\b"
    r"|(?<!thứ \d )\btuần (?:thứ )?(?:\d|đầu|nhất|cuối)\b"
    r".*\bvà tuần (?:thứ )?(?:\d|đầu|nhất|cuối)\b"
)
#: "Thường xuyên; cao điểm tháng 10": the emphasis is no schedule of its own.
_EMPHASIS = re.compile(
    r"[,;(-]\s*(?:trong đó )?(?:trọng tâm|cao điểm|tập trung|nhất là|đặc biệt)\b.*"
)
_ONGOING = re.compile(r"\b(?:thường xuyên|liên tục|quanh năm|suốt năm)\b")
_BARE_YEAR = re.compile(r"^20\d\d$|\b(?:trong|cả|năm|trong cả)\b.*\bnăm\b|\bnăm \d{4}\b|\bcả năm\b")
_REPORTS = re.compile(r"\bbáo cáo\b.*\bđịnh kỳ\b")
_SPAN_POINT = (
    r"(?:đầu |cuối |hết )?(?:(?:ngày )?\d{1,2}/\d{1,2}(?:/\d{4})?|(?:tháng|quý) \d{1,2}(?:/\d{4})?"
    r"|(?:ngày )?\d{1,2})"
)
_SPAN = re.compile(
    rf"\btừ ({_SPAN_POINT})(?: đến| tới|-)(?: hết)? ?({_SPAN_POINT})\b"
    rf"|\b((?:tháng|quý) \d{{1,2}}(?:/\d{{4}})?)(?:-| đến )({_SPAN_POINT})\b"
    r"|\b(\d{1,2}/\d{1,2}(?:/\d{4})?)-(\d{1,2}/\d{1,2}(?:/\d{4})?)"
    r"|(?<![\d/])(\d{1,2})-(\d{1,2}/\d{1,2}(?:/\d{4})?)(?![\d/-])"
)
#: A span of bare numbers that are days: "từ ngày 10 đến 15", "từ 20 đến 25 hằng tháng".
_DAYS_OF_MONTH = re.compile(r".*\bngày\b|.*\d (?:của |hằng |mỗi )(?:mỗi |hằng )?(?:tháng|quý)\b")
_OPEN_SPAN = re.compile(r"\b(?:đến|tới) (?:hết|cuối) (?:tháng|quý|năm)\b")
_ENDING = re.compile(r"\b(?:hoàn thành|hoàn tất|xong|kết thúc|trước|chậm nhất|muộn nhất)\b")
_BEFORE_MONTH = re.compile(r"\btrước (?:tháng|quý)\b")
_FROM = re.compile(rf"\btừ (?:sau )?({_SPAN_POINT})(?: trở đi)?(?![\d/])(?! ?(?:đến|tới|-))")
_UNTIL = re.compile(rf"\b(?:đến|tới)(?: hết)? ({_SPAN_POINT})(?![\d/])")
_YEAR_SPAN = re.compile(r"\b(20\d\d)(?:-| đến (?:năm )?)(20\d\d)\b")


def parse_schedule(phrase: str, year: int) -> tuple[ScheduleRule | None, str | None]:
    """Understand `phrase` in a plan of `year`: (rule, what to ask or None).

    (None, question) where the phrase gives no date by itself, or a date that no calendar has.
    """
    reading = read_schedule(phrase, year)
    return reading.rule, reading.ask


@lru_cache(maxsize=1024)
def read_schedule(phrase: str, year: int) -> Reading:
    """Understand `phrase` in a plan of `year`, with what laying it over a calendar needs."""
    if len(phrase) > _LONGEST:
        return Reading(None, Ask.UNKNOWN)
    plain = plain_phrase(phrase)
    text = _leap_day(name_feasts(plain, year), year)
    if not text:
        return Reading(None, Ask.UNKNOWN, text=plain)
    minutes: tuple[int, int] | None = None
    if match := _MINUTES.search(text):
        low, high, only = match.groups()
        minutes = (int(low or only), int(high or only))
        minutes = (min(minutes), max(minutes))
        text = text[: match.start()] + text[match.end() :]
    text, left_out = months_left_out(_PAPER.sub("", text))
    event, waiting = _EVENT.search(text), _WAITING.search(text)
    text = _WAITING.sub("", _EVENT.sub("", text)).strip(" ,;")
    try:
        rule, ask = _understand(text, year)
        if rule is not None:
            rule = without_months(_on_first_working_day(text, year, rule), year, left_out)
            ask = ask if rule else Ask.UNKNOWN
        if rule is not None:
            anchor = _anchor(text, year, rule)
            if names_first_working_day(text) or names_last_working_day(text):
                ask = None
    except ValueError:
        return Reading(None, Ask.IMPOSSIBLE, text=plain)
    if rule is None:
        if event or waiting:
            return Reading(None, Ask.EVENT if event else Ask.WAIT, text=plain)
        return Reading(None, ask or Ask.UNKNOWN, text=plain)
    if minutes:
        rule = replace(rule, minutes=minutes)
    repeats = rule.frequency is not Frequency.ONCE and rhythm(text) is not None
    yearly = rule.frequency is Frequency.YEARLY
    return Reading(rule, ask, anchor, repeats or yearly, plain)


def _leap_day(text: str, year: int) -> str:
    """Return "28/2" for 29 February of every year in a year that has none: its last day."""
    if _EVERY_YEAR.search(text) and not isleap(year):
        return _LEAP_DAY.sub(lambda match: "chậm nhất ngày 28/2" if match[1] else "ngày 28/2", text)
    return text


def _anchor(text: str, year: int, rule: ScheduleRule) -> Anchor:
    """Say which day of the month the dates of `rule` mean where they end one."""
    if names_first_working_day(text):
        return Anchor.FIRST_WORKING
    if names_last_working_day(text):
        return Anchor.LAST_WORKING
    if rule.frequency in {Frequency.WEEKLY, Frequency.FORTNIGHTLY} and not weekdays(text):
        return Anchor.MONDAY
    if _SPAN.search(text) or _OPEN_SPAN.search(text) or _BEFORE_MONTH.search(text):
        # A window ends on a day of its own; a rhythm inside it may still name none.
        rhythmic = rule.frequency in STEP_MONTHS or rule.frequency is Frequency.ONGOING
        steps = (rhythmic and rule.day is None and not rule.dates) or bool(rule.dates)
        return Anchor.LAST_WORKING if steps else Anchor.DAY
    if named_days(text, year).unit in {"month", "quarter", "half"}:
        return Anchor.LAST_WORKING
    if rule.dates:
        named = named_days(text, year)
        said = named.days or named.month_days or named.nth_weekdays
        step = rhythm(text)
        spread = not said and step is not None and step[3] not in {"ngày", "tuần"}
        return Anchor.LAST_WORKING if spread else Anchor.DAY
    steps = rule.frequency is Frequency.ONGOING or rule.frequency in STEP_MONTHS
    return Anchor.LAST_WORKING if steps and rule.day is None else Anchor.DAY


def _on_first_working_day(text: str, year: int, rule: ScheduleRule) -> ScheduleRule:
    """Move "ngày làm việc đầu tiên của …" from the end of what it belongs to, to its first day."""
    if not names_first_working_day(text):
        return rule
    if rule.frequency in STEP_MONTHS and not rule.dates:
        return replace(rule, day=1, month_in_step=1)
    if rule.deadline and (match := re.search(r"\b(?:tháng|quý) \d+(?:/\d{4})?", text)):
        return replace(rule, deadline=point_start(match.group(0), year))
    return rule


def _understand(text: str, year: int) -> tuple[ScheduleRule | None, Ask | None]:
    """Return the rule of `text`; ValueError for an impossible date."""
    if _BEYOND.search(text):
        return None, None
    head = _EMPHASIS.sub("", text).strip()
    if head != text and (_ONGOING.search(head) or _BARE_YEAR.search(head)):
        text = head
    if match := _YEAR_SPAN.search(text):
        first, last = int(match.group(1)), int(match.group(2))
        if last < first:
            raise ValueError(text)
        span = ScheduleRule(None, starts=dt.date(first, 1, 1), ends=dt.date(last, 12, 31))
        inner, ask = _understand(_YEAR_SPAN.sub("", text), year)
        if inner and inner.frequency and not inner.fixed_dates:
            return replace(inner, starts=span.starts, ends=span.ends), ask
        return span, Ask.MONTH
    if found := _span(text, year):
        return found
    if found := _open_span(text, year):
        return found
    steps = rhythm(text)
    if steps is not None:
        return with_rhythm(text, year, steps)
    named = named_days(text, year)
    if named.days:
        rule, ask = single_turns(named)
        # "trong tháng 3 và thường xuyên trong năm" leaves open how often after that day.
        return rule, ask or (Ask.RHYTHM if _ONGOING.search(text) else None)
    if days := weekdays(text):
        return ScheduleRule(Frequency.WEEKLY, weekdays=days), None
    if re.search(r"\b(?:cuối|hết) năm\b(?! \d)|\bcuối năm\b", text):
        return ScheduleRule(Frequency.ONCE, deadline=dt.date(year, 12, 31)), None
    if _ONGOING.search(text):
        return ScheduleRule(Frequency.ONGOING), Ask.RHYTHM
    if _REPORTS.search(text):
        return ScheduleRule(Frequency.QUARTERLY, day=CLOSING_DAY), Ask.DAY
    if _BARE_YEAR.search(text):
        own = re.search(r"\bnăm (\d{4})\b", text)
        other = dt.date(int(own.group(1)), 12, 31) if own and int(own.group(1)) != year else None
        return ScheduleRule(None, ends=other), Ask.MONTH
    return None, None


def _span(text: str, year: int) -> tuple[ScheduleRule | None, Ask | None] | None:
    """Understand "từ tháng 3 đến tháng 6": one turn at its end unless it says how often."""
    match = _SPAN.search(text)
    if match is None:
        return None
    start, end = (part for part in match.groups() if part is not None)
    rest_after = text[match.end() :]
    rest = text[: match.start()] + rest_after
    steps = rhythm(rest)
    start, end = start.removeprefix("ngày "), end.removeprefix("ngày ")
    if end.isdigit() and start.isdigit() and not _DAYS_OF_MONTH.match(match.group(0) + rest_after):
        return None  # "từ 2 đến 3 tin, bài" counts, it names no days
    if end.isdigit() and start.isdigit():
        # "từ ngày 10 đến 15 hằng tháng": the window closes on the last day named.
        return with_rhythm(f"ngày {end} {rest}", year, steps) if steps else None
    if start.isdigit():
        start = f"{start}/{end.split('/', 1)[1]}" if "/" in end else start
    if end.isdigit():
        end = f"{start.split(' ')[0]} {end}"
    ends = point_end(end, year)
    starts = point_start(start, ends.year)
    if starts > ends:
        starts = starts.replace(year=starts.year - 1)
    if steps is not None:
        rule, ask = with_rhythm(rest, year, steps)
        return (within(rule, starts, ends), ask) if rule else None
    if days := weekdays(rest):
        return ScheduleRule(Frequency.WEEKLY, weekdays=days, starts=starts, ends=ends), None
    if _ONGOING.search(rest):
        return ScheduleRule(Frequency.ONGOING, starts=starts, ends=ends), Ask.RHYTHM
    return ScheduleRule(Frequency.ONCE, starts=starts, ends=ends), Ask.SPLIT


def _open_span(text: str, year: int) -> tuple[ScheduleRule | None, Ask | None] | None:
    """Understand a span with one end: "từ tháng 3", "hằng tháng đến hết tháng 10"."""
    opens, closes = _FROM.search(text), _UNTIL.search(text)
    match = opens or closes
    if match is None or match.group(1).removeprefix("ngày ").isdigit():
        return None
    rest = text[: match.start()] + text[match.end() :]
    starts = point_start(match.group(1), year) if opens else None
    ends = None if opens else point_end(match.group(1), year)
    steps, days = rhythm(rest), weekdays(rest)
    if steps is not None:
        rule, ask = with_rhythm(rest, year, steps)
        return (within(rule, starts, ends), ask) if rule else None
    if days:
        return ScheduleRule(Frequency.WEEKLY, weekdays=days, starts=starts, ends=ends), None
    if _ONGOING.search(rest):
        return ScheduleRule(Frequency.ONGOING, starts=starts, ends=ends), Ask.RHYTHM
    named = named_days(rest, year).days
    if starts is not None and len(named) == 1 and named[0] > starts and _ENDING.search(rest):
        return ScheduleRule(Frequency.ONCE, starts=starts, ends=named[0]), None
    if starts is None or named:
        return None
    return ScheduleRule(Frequency.ONCE, starts=starts, ends=dt.date(starts.year, 12, 31)), Ask.SPLIT
