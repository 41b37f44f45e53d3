"""Days that cannot be meant: over already, spans turned round, months, quarters, odd years."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from kehoach_desktop.review.finding import Finding, Rule, Severity
from kehoach_desktop.review.letters import regex
from kehoach_desktop.review.reading import Reading, widen
from kehoach_desktop.review.text import Paragraph, Zone

_FULL = (r"(?:ngày\s+)?(\d{1,2})\s*/\s*(\d{1,2})\s*/\s*(20\d\d)"
         r"|ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(20\d\d)")  # fmt: skip
_LIMIT = regex(
    r"\b(?:trước|chậm nhất|muộn nhất|xong trong|hoàn thành(?: xong)?|hạn chót|thời hạn)\b"
    rf"[^.;()]{{0,25}}?(?P<day>{_FULL})", re.IGNORECASE,
)  # fmt: skip
_CITED = regex(r"\d\s*/\s*[\wĐ/]*\s*[-–]?\s*[A-ZĐ]{2}|\bsố\s+\d|\d-[A-ZĐ]{2}|[Ll]uật\b")
_PAST = regex(r"\b(?:đã|kết quả|trước đây|báo cáo tình hình)\b", re.IGNORECASE)
_SPAN = regex(rf"\btừ\s+(?P<one>{_FULL})\s+đến\s+(?:hết\s+)?(?P<two>{_FULL})", re.IGNORECASE)
_MONTHS = regex(
    r"\btừ tháng (?P<one>\d{1,2}) (?:đến|tới) (?:hết )?tháng (?P<two>\d{1,2})(?P<y>[/ ])"
)
_YEARS = regex(r"(?<![\d/])(?P<one>20\d\d)\s*[-–]\s*(?P<two>20\d\d)(?![\d/])")
_NO_MONTH = regex(r"\b[Tt]háng\s+(?:1[3-9]|[2-9]\d)\b(?!\s*(?:tuổi|tháng))")
_NO_DAY = regex(r"\b[Tt]háng\s+\d{1,2}\s*/\s*\d{1,2}\s*/\s*20\d\d\b")
_NO_QUARTER = regex(r"\b[Qq]uý\s+(?:V|VI|VII|5|6|7|8|9)\b")
_ODD_YEAR = regex(r"\b(?:[Nn]ăm|NĂM)\s+(?:\d{5,6}|[03-9]\d{3}|2[1-9]\d\d|20[6-9]\d|1[0-7]\d\d)\b")
_LACKS_DAY = regex(r"\b(?:trước|chậm nhất|hạn)\s+ngày\s+(?:tháng|[.…_]{2,}|[,;.])")


def _lines(reading: Reading) -> Iterator[Paragraph]:
    yield from reading.walk(reading.text.within(Zone.BODY, Zone.APPENDIX, Zone.TABLE))


def _figures(reading: Reading) -> Iterator[Paragraph]:
    return (each for each in _lines(reading) if each.has_digits)


def _day(found: re.Match[str] | None) -> dt.date | None:
    if found is None:
        return None
    parts = [int(part) for part in found.groups() if part is not None]
    try:
        return dt.date(parts[2], parts[1], parts[0])
    except ValueError:
        return None


_ALONE = regex(_FULL)


def _over(reading: Reading) -> Iterator[Finding]:
    """A deadline that had passed on the day of the paper (today, for a plan of the store)."""
    judged = reading.today or reading.date
    if judged is None or any(word in reading.title for word in ("BÁO CÁO", "BIÊN BẢN")):
        return
    for each in _figures(reading):
        for found in _LIMIT.finditer(each.text):
            day = _day(_ALONE.search(found["day"]))
            begin = max(each.text.rfind(mark, 0, found.start()) for mark in ";.") + 1
            clause = each.text[begin : found.end()]
            if day is None or day >= judged or day.year < judged.year - 1:
                continue
            if not _CITED.search(clause) and not _PAST.search(clause):
                yield reading.find("", each, widen(each.text, *found.span("day"), 2, 0),
                                   day=found["day"])  # fmt: skip


def _turned(reading: Reading) -> Iterator[Finding]:
    """A span that ends before it begins."""
    for each in _figures(reading):
        for found in _SPAN.finditer(each.text):
            one = _day(_ALONE.search(found["one"]))
            two = _day(_ALONE.search(found["two"]))
            if one and two and two < one:
                yield reading.find("", each, found.span())
        for found in _YEARS.finditer(each.text):
            if int(found["two"]) < int(found["one"]):
                yield reading.find("", each, widen(each.text, *found.span(), 1, 0))
        for found in _MONTHS.finditer(each.text):
            backwards = int(found["two"]) < int(found["one"])
            tail = each.text[found.end() : found.end() + 12]
            if backwards and not re.search(r"sau|20\d\d", tail):
                yield reading.find("", each, found.span())


def _no_such(reading: Reading) -> Iterator[Finding]:
    """Month 13, quarter V, the year 20206."""
    for each in _lines(reading):
        patterns = (_NO_DAY, _NO_MONTH, _NO_QUARTER, _ODD_YEAR)
        for pattern in patterns if each.has_digits else (_NO_QUARTER,):
            for found in pattern.finditer(each.text):
                yield reading.find("", each, widen(each.text, *found.span(), 1, 0), day=found[0])


def _lacks_day(reading: Reading) -> Iterator[Finding]:
    """ "trước ngày tháng 6": the day was never filled in."""
    for each in _lines(reading):
        for found in _LACKS_DAY.finditer(each.text):
            yield reading.find("", each, widen(each.text, *found.span(), 0, 2))


RULES = (
    Rule("date.over", Severity.WARNING, "practice", _over, local=True),
    Rule("date.turned", Severity.ERROR, "practice", _turned, local=True),
    Rule("date.no_such", Severity.ERROR, "practice", _no_such, local=True),
    Rule("date.lacks_day", Severity.WARNING, "practice", _lacks_day, local=True),
)
