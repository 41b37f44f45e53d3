"""Months that a rhythm leaves out: "hằng tháng, trừ tháng 6 và tháng 12"."""

from __future__ import annotations

import re
from dataclasses import replace

from kehoach_desktop.domain.schedules.schedule import Frequency, ScheduleRule, month_end

_LEFT_OUT = re.compile(
    r"[,;]?\s*\(?\s*\b(?:ngoại trừ|không kể|trừ)(?: các)? "
    r"(tháng \d{1,2}(?:(?:\s*,\s*|\s+và\s+)(?:tháng )?\d{1,2})*)(?![\d/])\s*\)?"
)


def months_left_out(text: str) -> tuple[str, frozenset[int]]:
    """Return a plain phrase without the months that it leaves out, and those months."""
    match = _LEFT_OUT.search(text)
    if match is None:
        return text, frozenset()
    months = frozenset(int(number) for number in re.findall(r"\d{1,2}", match[1]))
    return text[: match.start()] + text[match.end() :], months


def without_months(rule: ScheduleRule, year: int, left_out: frozenset[int]) -> ScheduleRule | None:
    """Return a monthly rule of `year` on the days of its other months.

    None for a rhythm that months cannot be left out of. Raises ValueError for a month that is none.
    """
    if not left_out:
        return rule
    if rule.frequency is not Frequency.MONTHLY or rule.starts or rule.ends:
        return None
    if max(left_out) > 12 or min(left_out) < 1:
        raise ValueError(left_out)
    ends = [month_end(year, month) for month in range(1, 13)]
    days = rule.dates or tuple(end.replace(day=min(rule.day or 31, end.day)) for end in ends)
    return replace(rule, day=None, dates=tuple(day for day in days if day.month not in left_out))
