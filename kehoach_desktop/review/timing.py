"""Time: stale years, days outside the plan's period, bodies and words that had ended."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from kehoach_desktop.domain.citation import short_date
from kehoach_desktop.review.finding import Finding, Rule, Severity
from kehoach_desktop.review.letters import regex
from kehoach_desktop.review.reading import Reading, widen
from kehoach_desktop.review.text import Zone

_YEAR = regex(r"\b(?:[Nn]ăm|NĂM)\s+(20\d\d)\b(?!\s*[-–—]\s*20)")
#: Words that make another year right: looking back, comparing, a span, a goal, a name.
_BACK = regex(
    r"\b(?:so với|kết quả|tổng kết|từ|đến|đánh giá|xếp hạng|chỉ số|giai đoạn|khắc phục|công bố"
    r"|tầm nhìn|định hướng|tiếp tục|sau|trước|cuối|đầu|tồn tại|tháng|quý|nhiệm kỳ|kỷ niệm|cùng kỳ"
    r"|ngày|hết|thực tế|đã|số liệu|báo cáo|kinh nghiệm)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_CITED = regex(r"\d\s*/\s*[\wĐ/]*\s*[-–]?\s*[A-ZĐ]{2}|\bsố\s+\d|\d-[A-ZĐ]{2}|Luật\b")
#: A sentence that begins with its year, or tells what happened, looks back.
_TELLS = regex(r"\s*(?:[-+]\s*)?(?:(?:Tại|Ở|Trong|Qua|Kết thúc|Bước sang) [^,;]{0,30},?\s*)?$")
_HAPPENED = regex(
    r"\b(?:đã|đạt|tăng|giảm|ghi nhận|xảy ra|bùng phát|còn|chưa|vừa qua|cùng kỳ|tồn tại)\b"
)
_DEADLINE = regex(
    r"\b(?:trước|chậm nhất|hoàn thành|xong|đến|trong|thời hạn|hạn)\b[^.;]{0,25}?"
    r"(?:ngày\s+)?\b(\d{1,2})\s*/\s*(\d{1,2})\s*/\s*(20\d\d)\b|"
    r"\b(?:[Tt]rong|[Hh]oàn thành trong|[Tt]háng \d{1,2} năm|[Qq]uý [IV]{1,3}(?:\s+năm|/))\s*"
    r"(?:năm\s+)?(20\d\d)\b"
)
_SO_FAR = regex(
    r"\b[Tt]ính (?:đến|tới)\b|\b[Tt]ừ (?:năm|tháng|ngày)\b[^.;]{0,30}\bđến\b"
    r"|\b[Đđ]ến (?:hết|cuối)\b[^.;]{0,20}$"
)
_IMPOSSIBLE = regex(r"\b(?:ngày\s+)?(\d{1,2})\s*/\s*(\d{1,2})\s*/\s*(20\d\d)\b")
_NAMED_MONTH = regex(r"(?P<what>\w+ \w+) tháng (?P<month>\d{1,2})[ /](?:năm )?(?P<year>20\d\d)")
_PUT_OFF = regex(r"\b(?:giãn|lùi|chuyển|hoãn|dời|kéo dài)\b[^.;]{0,40}\bsang năm (20\d\d)\b")
_LABEL = regex(r"[-+]?\s*(?:Thời gian|Thời hạn)[^:]{0,25}:")
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _stale_year(reading: Reading) -> Iterator[Finding]:
    """A task of a plan of one year that is set in the year before: last year's file shows."""
    period = reading.period
    if period is None:
        return
    for each in reading.walk(reading.text.body):
        for found in _YEAR.finditer(each.text):
            if period[0] - 3 <= int(found[1]) < period[0]:
                begin = max(each.text.rfind(";", 0, found.start()),
                            each.text.rfind(". ", 0, found.start())) + 1  # fmt: skip
                clause = each.text[begin : found.start()]
                if _BACK.search(clause) or _CITED.search(clause) or _TELLS.match(clause):
                    continue
                if _HAPPENED.search(each.text, begin, found.end() + 60) or re.match(
                    r"\s*(?:,|và)\s*(?:năm\s+)?20\d\d|\s+(?:của|đạt|đã)", each.text[found.end() :]
                ):
                    continue
                yield reading.find(
                    "", each, widen(each.text, *found.span(), 5, 0),
                    year=found[1], plan=str(period[0]),
                )  # fmt: skip


def _outside_period(reading: Reading) -> Iterator[Finding]:
    """A deadline or a labelled time that lies in no year of the plan."""
    period = reading.period
    if period is None:
        return
    for each in reading.walk(reading.text.body):
        for found in _DEADLINE.finditer(each.text):
            year = int(found[3] or found[4])
            begin = max(each.text.rfind(";", 0, found.start()), 0)
            clause = each.text[begin : found.start()]
            if _CITED.search(clause) and not _LABEL.match(each.text):
                continue
            if _SO_FAR.search(clause + found[0]):
                continue
            if re.match(r"\s*[-–—]\s*20", each.text[found.end() :]):
                continue
            if (
                year < period[0]
                or year > period[1] + 1
                or (year == period[1] + 1 and found[4] is not None)
            ):
                yield reading.find("", each, widen(each.text, *found.span(), 2, 0),
                                   year=str(year), plan=str(period[0]))  # fmt: skip


def _impossible_day(reading: Reading) -> Iterator[Finding]:
    for each in reading.walk():
        if not each.has_digits:
            continue
        for found in _IMPOSSIBLE.finditer(each.text):
            day, month = int(found[1]), int(found[2])
            if not (1 <= month <= 12 and 1 <= day <= _DAYS[month - 1]):
                yield reading.find("", each, widen(each.text, *found.span(), 2, 0), day=found[0])
        for found in re.finditer(r"\bngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\b", each.text):
            day, month = int(found[1]), int(found[2])
            if not (1 <= month <= 12 and 1 <= day <= _DAYS[month - 1]):
                yield reading.find("", each, found.span(), day=found[0])


def _ended(reading: Reading) -> Iterator[Finding]:
    """A body or word that had ended by the day on which the text is judged."""
    day = reading.judged_on
    if day is None:
        return
    text = reading.text.words
    for term in reading.vocabulary.ended:
        if term.until > day.isoformat():
            continue
        # without the word boundary a pattern begins with its letters, which Python looks up fast
        if not regex(term.pattern.removeprefix(r"\b")).search(text):
            continue
        pattern = regex(term.pattern)
        zones = (Zone.BODY, Zone.RECIPIENTS, Zone.TITLE, Zone.APPENDIX, Zone.TABLE)
        for each in reading.walk(reading.text.within(*zones)):
            for found in pattern.finditer(each.text):
                clause = each.text[max(each.text.rfind(";", 0, found.start()), 0) : found.start()]
                old = re.match(r"[^.;,]{0,25}\b(?:cũ|trước đây)\b", each.text[found.end() :])
                if not old and not re.search(r"\d\s*/\s*[\wĐ]*-?[A-ZĐ]{2}", clause):
                    until = short_date(dt.date.fromisoformat(term.until))
                    yield reading.find(
                        "", each, widen(each.text, *found.span(), 1, 1),
                        word=found[0], now=term.now, until=until, law=term.source,
                    )  # fmt: skip


def _title_year(reading: Reading) -> Iterator[Finding]:
    """Title and closing sentence must name one year."""
    if reading.plan_year is None:
        return
    for each in reading.walk(reading.text.body):
        if re.match(r"Trên đây là", each.text):
            for found in _YEAR.finditer(each.text):
                if int(found[1]) in reading.title_years and reading.stale_title is None:
                    continue
                if int(found[1]) != reading.plan_year and reading.period == (
                    reading.plan_year, reading.plan_year,
                ):  # fmt: skip
                    yield reading.find("", each, widen(each.text, *found.span(), 4, 0),
                                       year=found[1], plan=str(reading.plan_year))  # fmt: skip


def _stale_title(reading: Reading) -> Iterator[Finding]:
    """The title kept last year's number; date, opening and tasks are of this year."""
    stale = reading.stale_title
    if stale is None:
        return
    for each in reading.walk(reading.text.zone(Zone.TITLE)):
        for found in _YEAR.finditer(each.text):
            if int(found[1]) == stale:
                yield reading.find("", each, widen(each.text, *found.span(), 2, 0),
                                   year=str(stale), plan=str(stale + 1))  # fmt: skip


def _title_month(reading: Reading) -> Iterator[Finding]:
    """The title names another month than the body does behind the same words."""
    for each in reading.walk(reading.text.zone(Zone.TITLE)):
        for found in _NAMED_MONTH.finditer(each.text):
            said = rf"{re.escape(found['what'])} tháng (\d{{1,2}})[ /](?:năm )?{found['year']}"
            months = {int(month) for month in re.findall(said, reading.opening, re.IGNORECASE)}
            if months and int(found["month"]) not in months:
                yield reading.find("", each, widen(each.text, *found.span("month"), 3, 2),
                                   month=found["month"], other=str(min(months)))  # fmt: skip


def _forward(reading: Reading) -> Iterator[Finding]:
    """ "chuyển sang năm 2022" in a paper of 2024: what is put off goes to a later year."""
    period = reading.period
    if period is None:
        return
    for each in reading.walk(reading.text.body):
        for found in _PUT_OFF.finditer(each.text):
            if int(found[1]) < period[0]:
                yield reading.find("", each, widen(each.text, *found.span(), 2, 0),
                                   year=found[1], plan=str(period[0]))  # fmt: skip


RULES = (
    Rule("time.stale_title", Severity.ERROR, "practice", _stale_title),
    Rule("time.title_month", Severity.ERROR, "practice", _title_month),
    Rule("time.forward", Severity.WARNING, "practice", _forward, local=True),
    Rule("time.title_year", Severity.ERROR, "practice", _title_year, local=True),
    Rule("time.impossible_day", Severity.ERROR, "practice", _impossible_day, local=True),
    Rule("time.stale_year", Severity.WARNING, "practice", _stale_year, local=True),
    Rule("time.outside_period", Severity.WARNING, "practice", _outside_period, local=True),
    Rule("time.ended", Severity.WARNING, "practice", _ended, local=True),
)
