"""A conclusion typed in one line: "Trạm y tế: phun hóa chất, trước 15/12" → who, what, until when.

What is not said is not made up: without a unit nobody leads, without a day the next meeting asks.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from kehoach_desktop.domain.office import Agency
from kehoach_desktop.domain.plans.task import Doer
from kehoach_desktop.domain.schedules.schedule import Frequency, month_end
from kehoach_desktop.domain.schedules.schedule_parse import read_schedule
from kehoach_desktop.domain.vntext import clean, fold

#: Days until the next meeting, where a conclusion names no day.
DAYS_TO_NEXT = 7
#: Longest wording of what is to be done, and of a unit's name (letters).
_LONGEST, _LONGEST_NAME = 500, 80

#: A day at the end of the line, with the word before it.
_DAY = (
    r"(?:trước|trc|chậm nhất|muộn nhất|hạn|đến|tới|hết|vào|trong|xong)"
    r"(?: (?:ngày|hết|vào|đến|tới|trước|là))*"
)
_NAMED = r"(?:hôm nay|ngày mai|tuần này|tuần sau|tuần tới|tháng này|tháng sau|tháng tới"
_NAMED += r"|thứ (?:hai|ba|tư|năm|sáu|bảy)(?: (?:này|tuần này|tuần sau|tuần tới))?|chủ nhật)"
_NUMBERED = r"\d{1,2}\s*[/.-]\s*\d{1,2}(?:\s*[/.-]\s*\d{4})?"
_SPAN = r"(?:tháng \d{1,2}(?:/\d{4})?|quý (?:[1-4]|i{1,3}|iv)(?:/\d{4})?|năm)"
_TAIL = re.compile(
    rf"[\s,;.(-]*\b(?P<words>(?:(?:hoàn thành|xong) )?{_DAY}"
    rf" (?:cuối |hết )?(?:{_NUMBERED}|{_NAMED}|{_SPAN})"
    rf"|(?:ngày |cuối )?(?:{_NUMBERED}|{_NAMED}))\)?\s*[.;]*$",
    re.IGNORECASE,
)
#: The words before a day at the end of the line, typed without marks.
_UNMARKED = re.compile(
    r"(?<=[\s,;(])(?P<words>(?:(?:truoc|cham nhat|muon nhat|han|den|toi|trong|xong)\s+)?"
    r"(?:(?:ngay|het|thang|quy)\s+)*(?:\d{1,2}\s*[/.-]\s*\d{1,2}(?:\s*[/.-]\s*\d{4})?"
    r"|(?<=thang )\d{1,2}|(?<=quy )(?:[1-4]|i{1,3}|iv)|(?:tuan|thang) (?:nay|sau|toi)))\)?[.;\s]*$",
    re.IGNORECASE,
)
_MARKS = {
    "truoc": "trước", "cham nhat": "chậm nhất", "muon nhat": "muộn nhất", "han": "hạn",
    "den": "đến", "toi": "tới", "ngay": "ngày", "het": "hết", "thang": "tháng", "quy": "quý",
    "tuan": "tuần", "nay": "này",
}  # fmt: skip
_WEEKDAYS = {"hai": 0, "ba": 1, "tư": 2, "năm": 3, "sáu": 4, "bảy": 5}


@dataclass(frozen=True, slots=True)
class ReadConclusion:
    """What a line was understood as; `lead` None: nobody named, `deadline` None: no day."""

    what: str
    lead: Doer | None = None
    helpers: tuple[Doer, ...] = ()
    deadline: dt.date | None = None

    def due(self, day: dt.date) -> dt.date:
        """Return the day it is due: the one named, else the next meeting after that of `day`."""
        return self.deadline or day + dt.timedelta(days=DAYS_TO_NEXT)


def read_conclusion(typed: str, agencies: Sequence[Agency], day: dt.date) -> ReadConclusion:
    """Understand a conclusion said on `day`; `agencies` are those of the office.

    "trước 15/12" ends on the 14th, "chậm nhất 15/12" on the 15th, as in plans. A day without a
    year that is behind us is next year's.
    """
    line = clean(typed)
    doers, rest = _doers(line, agencies)
    what, deadline = _deadline(rest, day)
    lead, *helpers = doers or (None,)
    return ReadConclusion(
        what[:_LONGEST].strip(" ,;.-"), lead, tuple(h for h in helpers if h is not None), deadline
    )


def _doers(line: str, agencies: Sequence[Agency]) -> tuple[tuple[Doer, ...], str]:
    """Return who is named at the head of the line (the lead first), and the rest of it."""
    head, colon, rest = line.partition(":")
    names = [name.strip() for name in re.split(r"[,;+]", head) if name.strip()]
    is_hour = head[-1:].isdigit() and rest[:1].isdigit()  # "lúc 8:30"
    if colon and names and rest.strip() and len(head) <= 2 * _LONGEST_NAME and not is_hour:
        return tuple(_doer(name, agencies) for name in names), rest.strip()
    folded = fold(line)
    spelled = sorted(
        ((name, agency) for agency in agencies for name in _spellings(agency)),
        key=lambda each: -len(each[0]),
    )
    for name, agency in spelled:
        if folded.startswith(fold(name)) and not folded[len(fold(name)) :][:1].isalnum():
            rest = line[len(name) :].strip(" ,:-")
            if rest:
                return (Doer(agency.name, agency.id),), rest
    return (), line


def _doer(name: str, agencies: Sequence[Agency]) -> Doer:
    known = _known(name, agencies)
    return Doer(known.name, known.id) if known else Doer(clean(name)[:_LONGEST_NAME])


def _known(name: str, agencies: Sequence[Agency]) -> Agency | None:
    """Return the agency that is called so, or the only one whose name begins so."""
    wanted = fold(clean(name))
    for agency in agencies:
        if wanted in map(fold, _spellings(agency)):
            return agency
    begun = [each for each in agencies if wanted and fold(each.name).startswith(wanted + " ")]
    return begun[0] if len(begun) == 1 else None


def _spellings(agency: Agency) -> tuple[str, ...]:
    return tuple(name for name in (agency.name, agency.short_name) if name)


def _deadline(rest: str, day: dt.date) -> tuple[str, dt.date | None]:
    """Take the day off the end of the line; (line, None) where there is none to understand."""
    marked = _UNMARKED.sub(_marked, rest)
    found = _TAIL.search(marked)
    if found is None or not marked[: found.start()].strip():
        return rest, None
    words = clean(found["words"]).casefold()
    until = _near_day(words, day) or _dated(words, day)
    return (marked[: found.start()], until) if until is not None else (rest, None)


def _marked(match: re.Match[str]) -> str:
    """Return "trước ngày 15/12" for "truoc ngay 15/12"."""
    words = match[0]
    for plain, marked in _MARKS.items():
        words = re.sub(rf"\b{plain}\b", marked, words, flags=re.IGNORECASE)
    return words


def _near_day(words: str, day: dt.date) -> dt.date | None:
    """Understand a day that is named from today: "tuần này", "thứ sáu tuần sau", "ngày mai"."""
    friday = day + dt.timedelta(days=(4 - day.weekday()) % 7)
    later = 7 if re.search(r"tuần (?:sau|tới)", words) else 0
    if named := re.search(r"thứ (hai|ba|tư|năm|sáu|bảy)", words):
        monday = day - dt.timedelta(days=day.weekday())
        found = monday + dt.timedelta(days=_WEEKDAYS[named[1]] + later)
        found += dt.timedelta(days=0 if found >= day else 7)
    elif "chủ nhật" in words:
        found = day + dt.timedelta(days=6 - day.weekday())
    elif "hôm nay" in words:
        found = day
    elif "ngày mai" in words:
        found = day + dt.timedelta(days=1)
    elif "tuần" in words:
        found = friday + dt.timedelta(days=later)
    elif "tháng này" in words:
        found = month_end(day.year, day.month)
    elif re.search(r"tháng (?:sau|tới)", words):
        after = month_end(day.year, day.month) + dt.timedelta(days=1)
        found = month_end(after.year, after.month)
    else:
        return None
    return found


def _dated(words: str, day: dt.date) -> dt.date | None:
    """Understand a day of the calendar by the grammar of plans."""
    words = re.sub(r"^(?:hoàn thành|xong) ", "", words)
    words = re.sub(r"\btrc\b", "trước", words)
    words = re.sub(r"(\d)\s*[/.-]\s*(?=\d)", r"\1/", words)
    for year in (day.year, day.year + 1):
        rule = read_schedule(words, year).rule
        if rule is None or rule.frequency is not Frequency.ONCE:
            return None
        days = rule.due_dates(day, dt.date(year, 12, 31))
        if days:
            return days[-1]
    return None
