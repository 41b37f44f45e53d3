"""Deadlines that do not fit each other: a report before its span ends, units after their master."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator

from kehoach_desktop.domain.vntext import fold_words
from kehoach_desktop.review.finding import Finding, Rule, Severity
from kehoach_desktop.review.letters import regex
from kehoach_desktop.review.plain_text import level_of
from kehoach_desktop.review.reading import Reading
from kehoach_desktop.review.text import Paragraph, facts

#: Months in which the report of a span falls due.
_DUE = {"6 tháng": {5, 6, 7}, "sáu tháng": {5, 6, 7}, "quý I": {3, 4}, "quý II": {5, 6, 7},
        "quý III": {8, 9, 10}, "quý IV": {11, 12, 1}, "năm": {10, 11, 12, 1, 2, 3}}  # fmt: skip
_REPORT = regex(
    r"\b[Bb]áo cáo (?:định kỳ |sơ kết |kết quả )?(?P<span>6 tháng|sáu tháng|quý (?:IV|III|II|I)\b"
    r"|(?:hằng |hàng |cả )?năm)(?: đầu năm)?\b(?! \d{4})[^.;,\d]{0,30}?\bngày (?P<d>\d{1,2})"
    r"(?:/| tháng )(?P<m>\d{1,2})\b"
)


def _report_day(reading: Reading) -> Iterator[Finding]:
    """ "báo cáo 6 tháng trước ngày 15/12": the day does not follow the span it reports on."""
    for each in reading.walk(reading.text.body):
        if "áo cáo" not in each.text or not each.has_digits:
            continue
        for found in _REPORT.finditer(each.text):
            span = found["span"].removeprefix("hằng ").removeprefix("hàng ").removeprefix("cả ")
            if int(found["m"]) not in _DUE[span]:
                yield reading.find("", each, found.span(), kind=span)


_SENT = regex(
    r"\b(?:gửi|về|cho) (?:về )?(?P<to>(?:Phòng|Sở|Văn phòng|Ban|Trung tâm|Công chức|Trạm)"
    r"(?:[ ,-]{1,3}(?:và )?[A-ZĐÀ-Ỹ]?[\wÀ-ỹ]+){1,7}?)(?: huyện| tỉnh| xã| phường)?[ ,]{1,2}"
    r"(?:chậm nhất |để tổng hợp )?(?:trước|chậm nhất|muộn nhất|trong)(?: là)? ngày "
    r"(?P<day>\d{1,2}/\d{1,2}/\d{4})"
)
_REPORTS = regex(
    r"\bbáo cáo (?:kết quả )?[^.;]{0,40}?(?:UBND|Ủy ban nhân dân|Sở|Bộ|cấp trên)[^.;]{0,80}?"
    r"\b(?:trước|chậm nhất|muộn nhất)[^.;]{0,12}? ?ngày (?P<day>\d{1,2}/\d{1,2}/\d{4})"
)


def _sent(each: Paragraph) -> list[re.Match[str]]:
    return list(_SENT.finditer(each.text)) if each.has_digits else []


def _too_late(reading: Reading) -> Iterator[Finding]:
    """Units report to a body on a later day than that on which it has to report on itself."""
    sent = facts(_sent, reading.walk(reading.text.body))
    if not sent:
        return
    due: dict[str, list[dt.date]] = defaultdict(list)
    heading = ""
    for each in reading.walk(reading.text.body):
        if each.is_outline and level_of(each.number) < _LETTERED:
            heading = " ".join(fold_words(each.content[:80]))
        for found in _REPORTS.finditer(each.text) if "áo cáo" in each.text else ():
            day = _day(found["day"])
            if day is not None:
                due[heading].append(day)
    for each, rows in sent:
        for found in rows:
            day, to = _day(found["day"]), " ".join(fold_words(found["to"]))
            days = [one for head, some in due.items() if head.startswith(to) for one in some]
            same = [one for one in days if day is not None and one.year == day.year]
            if day is not None and same and max(same) < day:
                yield reading.find("", each, found.span(), day=f"{max(same):%d/%m/%Y}")


_LETTERED = 6


def _day(text: str) -> dt.date | None:
    day, month, year = (int(part) for part in text.split("/"))
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


_TO = regex(
    r"\btừ (?:ngày )?\d{1,2}/\d{1,2}(?:/\d{4})? đến (?:hết )?(?:ngày )?"
    r"(?P<day>\d{1,2}/\d{1,2}/\d{4})\b"
)
_THEN = regex(
    r"\b(?:nộp|gửi|báo cáo|tổng hợp|trình)\b[^.;]{0,60}?\b(?:trước|chậm nhất|muộn nhất)(?: là)?"
    r" ngày (?P<day>\d{1,2}/\d{1,2}/\d{4})\b"
)


def _before_end(reading: Reading) -> Iterator[Finding]:
    """What is done with the results is due before the work itself ends, in one paragraph."""
    for each in reading.walk(reading.text.body):
        found = _TO.search(each.text) if each.has_digits else None
        then = _THEN.search(each.text, found.end()) if found else None
        if found is None or then is None:
            continue
        end, due = _day(found["day"]), _day(then["day"])
        if end and due and due < end:
            yield reading.find("", each, then.span(), day=found["day"])


_FOR_EVENT = regex(
    r"\btrước ngày (?P<day>\d{1,2}/\d{1,2}/\d{4})\b[^.;]{0,40}?\b(?:phục vụ|chuẩn bị cho|đón) "
    r"(?P<what>(?:ngày|lễ|đại hội|hội nghị|cuộc|kỳ|dịp) \w+(?: \w+)?)"
)


def _events(each: Paragraph) -> list[re.Match[str]]:
    return list(_FOR_EVENT.finditer(each.text)) if each.has_digits else []


def _after_event(reading: Reading) -> Iterator[Finding]:
    """What an event needs is due after the event."""
    for each, events in facts(_events, reading.walk(reading.text.body)):
        low = reading.text.low
        for found in events:
            what = re.escape(found["what"].lower())
            days = re.findall(rf"{what}[^.;]{{0,60}}?(?:ngày )?(\d{{1,2}}/\d{{1,2}}/\d{{4}})", low)
            held, due = [_day(one) for one in days], _day(found["day"])
            if due and held and all(one and one < due for one in held):
                yield reading.find("", each, found.span(), day=days[0])


RULES = (
    Rule("agree.report_day", Severity.WARNING, "practice", _report_day, local=True),
    Rule("agree.too_late", Severity.WARNING, "practice", _too_late),
    Rule("agree.before_end", Severity.WARNING, "practice", _before_end, local=True),
    Rule("agree.after_event", Severity.WARNING, "practice", _after_event),
)
