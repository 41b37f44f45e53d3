"""Completeness: sections that a plan of this kind needs; titles with nothing under them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from kehoach_desktop.review.finding import Finding, Rule, Severity
from kehoach_desktop.review.plain_text import level_of
from kehoach_desktop.review.reading import Reading
from kehoach_desktop.review.text import Zone

_NEEDED = (
    ("purpose", r"MỤC ĐÍCH|[Mm]ục đích"),
    ("content", r"NỘI DUNG|NHIỆM VỤ|[Nn]ội dung|[Nn]hiệm vụ"),
    ("arrangements", r"TỔ CHỨC THỰC HIỆN|[Tt]ổ chức thực hiện"),
    ("funding", r"KINH PHÍ|[Kk]inh phí"),
)


def _missing(key: str, reading: Reading) -> Iterator[Finding]:
    heads = [each for each in reading.text.body if each.is_outline]
    pattern = next(text for name, text in _NEEDED if name == key)
    if len(heads) < 4 or "KẾ HOẠCH" not in reading.head or not heads:
        return
    if not any(re.search(pattern, each.text[:120]) for each in heads):
        yield reading.find("", heads[0], (0, len(heads[0].text)))


def _no_arrangements(reading: Reading) -> Iterator[Finding]:
    yield from _missing("arrangements", reading)


def _no_funding(reading: Reading) -> Iterator[Finding]:
    yield from _missing("funding", reading)


def _no_purpose(reading: Reading) -> Iterator[Finding]:
    yield from _missing("purpose", reading)


def _empty(reading: Reading) -> Iterator[Finding]:
    """A title with nothing under it, before the next title of its own or a higher level."""
    inside = [each for each in reading.text.paragraphs if each.zone is not Zone.OUTSIDE]
    for each, following in zip_longest(inside, inside[1:]):
        if each.zone is not Zone.BODY or not each.is_capitals or not each.is_outline:
            continue
        over = (
            following is None
            or following.zone is not Zone.BODY
            or (following.is_outline and level_of(following.number) <= level_of(each.number))
        )
        if over and not re.search(r"phụ lục|PHỤ LỤC", each.text, re.IGNORECASE):
            yield reading.find("", each, (0, len(each.text)))


def _no_report_day(reading: Reading) -> Iterator[Finding]:
    """Reports are asked for and no day is given."""
    for each in reading.walk(reading.text.body):
        found = re.search(r"\b[Đđ]ịnh kỳ\b(?! \d| hằng| hàng)[^.;]{0,80}\bbáo cáo\b", each.text)
        if found and not re.search(r"ngày|tháng|quý|năm|tuần", found[0]):
            yield reading.find("", each, found.span())


RULES = (
    Rule("complete.empty", Severity.WARNING, "practice", _empty),
    Rule("complete.no_purpose", Severity.HINT, "practice", _no_purpose),
    Rule("complete.no_arrangements", Severity.HINT, "practice", _no_arrangements),
    Rule("complete.no_funding", Severity.HINT, "practice", _no_funding),
    Rule("complete.no_report_day", Severity.HINT, "practice", _no_report_day, local=True),
)
