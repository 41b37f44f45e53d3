"""How often and until when, read from the words of a task or duty."""

from __future__ import annotations

import datetime as dt
import re

from kehoach_desktop.domain.schedules.phrase import plain_phrase
from kehoach_desktop.domain.schedules.schedule import Frequency
from kehoach_desktop.domain.schedules.schedule_parse import parse_schedule

#: A rhythm that is spelled out, not the "hằng năm" of another document's name.
_SPELLED = re.compile(
    r"(?:\b(?:\d+|mỗi) ?(?:ngày|tuần|tháng|quý|năm)(?: |/)(?:\d+ )?(?:lần|kỳ|số|buổi|chuyên mục)\b|"
    r"\b\d+ (?:lần|kỳ|số|buổi|bài|tin|tin, bài)(?:/| mỗi | một )(?:\d+ )?(?:ngày|"
    r"tuần|tháng|quý|năm)\b|"
    r"\bđịnh kỳ (?:hằng |vào )?(?:\d+ )?(?:ngày|tuần|tháng|quý|năm)\b|"
    r"\b(?:của )?tháng cuối (?:của )?(?:mỗi )?(?:hằng )?quý\b|"
    r"\b(?:báo cáo|tổng hợp|gửi|họp|giao ban|sơ kết|cập nhật)[^.;,]{0,40} "
    r"hằng (?:tuần|tháng|quý)\b|"
    r"\bhằng (?:tuần|tháng|quý),? (?:tổng hợp|báo cáo|gửi|họp|tổ chức|rà soát|kiểm tra)\b|"
    r"\btrước ngày \d{1,2} (?:hằng tháng|của tháng(?! cuối)|hằng quý)\b|"
    r"\bngày \d{1,2} hằng tháng\b|"
    r"\bthứ (?:\d|hai|ba|tư|năm|sáu|bảy)(?:,? (?:và )?thứ \w+)* hằng tuần\b|"
    r"\bvào (?:thứ \d|sáng thứ \d|chiều thứ \d) hằng tuần\b|\bcuối (?:mỗi )?năm\b)"
)
_RHYTHM = re.compile(r"hằng (?:tuần|tháng|quý)")
_ONGOING = re.compile(
    r"(?:^|[.;:]\s*)thường xuyên\b|\bthường xuyên,? (?:kịp thời|liên tục|cập nhật)"
)
_HALF = re.compile(r"\b6 tháng\b")


def frequency_of(schedule: str, year: int) -> tuple[Frequency | None, dt.date | None]:
    """Return (frequency, deadline) of the words that tell the time of a task."""
    rule, _ = parse_schedule(schedule[:300], year)
    if rule is None or (rule.frequency is None and not rule.fixed_dates):
        spelled = spelled_rhythm(schedule)
        if spelled is not None:
            return spelled[1], None
    if rule is None:
        return None, None
    deadline = rule.deadline if rule.frequency is Frequency.ONCE else None
    return rule.frequency, deadline


def spelled_rhythm(text: str) -> tuple[str, Frequency] | None:
    """Return (the sentence, its frequency) where running text spells out a rhythm."""
    for part in re.split(r"(?<=[.;])\s+", text):
        plain = plain_phrase(part)
        match = _SPELLED.search(plain)
        if match is None:
            continue
        if _HALF.search(plain) and "định kỳ" in plain:
            return part, Frequency.HALF_YEARLY
        if "cuối" in match.group() and "quý" in match.group():
            return part, Frequency.QUARTERLY
        bare = _RHYTHM.search(match.group())
        rule, _ = parse_schedule((bare or match).group(), 2026)
        if "cuối năm" in match.group():
            return part, Frequency.YEARLY
        if rule is not None and rule.frequency is not None:
            return part, rule.frequency
    return None


def is_ongoing(text: str) -> bool:
    """Say whether running text says "thường xuyên" of the work itself."""
    return bool(_ONGOING.search(text.casefold()))
