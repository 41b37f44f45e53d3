"""Time: stale years, days outside the plan's period, bodies and words that had ended."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from kehoach_desktop.domain.plans.citation import short_date
from kehoach_desktop.review.finding import Finding, Rule, Severity
from kehoach_desktop.review.letters import regex
from kehoach_desktop.review.plain_text import level_of
from kehoach_desktop.review.reading import Reading, widen
from kehoach_desktop.review.text import Zone

_YEAR = regex(r"\b(?:[Nn]ăm|NĂM)\s+(20\d\d)\b(?!\s*[-–—]\s*20)")
#: Words that make another year right: looking back, comparing, a span, a goal, a name.
_BACK = regex(
    r"\b(?:so với|kết quả|tổng kết|từ|đến|đánh giá|xếp hạng|chỉ số|giai đoạn|khắc phục|công bố"
    r"|tầm nhìn|định hướng|tiếp tục|sau|trước|cuối|đầu|tồn tại|tháng|quý|nhiệm kỳ|kỷ niệm|cùng kỳ"
    r"|ngày|hết|thực tế|đã|số liệu|báo cáo|kinh nghiệm|mùa|vụ|thông qua|hiệu lực|ban hành)"
    r"\b[^.;]{0,60}$",
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
    r"\b(?:[Tt]ính|[Rr]à soát|[Tt]hống kê|[Cc]ập nhật|[Ss]ố liệu|[Tt]ổng hợp) (?:đến|tới)\b"
    r"|\b[Tt]ừ (?:năm|tháng|ngày)\b[^.;]{0,30}\bđến\b"
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
            if _SO_FAR.search(clause + found[0]) and not _LABEL.match(each.text):
                continue
            if re.match(r"\s*[-–—]\s*20", each.text[found.end() :]):
                continue
            if reading.date and reading.date.year == year < period[0]:
                continue  # a plan of next year begins when it is issued
            if (
                year < period[0]
                or year > period[1] + 1
                or (year == period[1] + 1 and found[4] is not None)
            ):
                yield reading.find("", each, widen(each.text, *found.span(), 2, 0),
                                   year=str(year), plan=str(period[0]))  # fmt: skip


_TERM = regex(r"\b[Nn]hiệm kỳ (?P<one>20\d\d) ?[-–] ?(?P<two>20\d\d)\b")
_OLD_TERM = regex(
    r"\b(?:cũ|trước|kết quả|tổng kết|đã|đánh giá|so với|khóa)\b[^.;]{0,60}$", re.IGNORECASE
)


def _other_term(reading: Reading) -> Iterator[Finding]:
    """The paper is of the term 2026 - 2031 and speaks once of the one before as if it came."""
    own = {found["one"] for found in _TERM.finditer(f"{reading.title} {reading.opening}")}
    if len(own) != 1:
        return
    for each in reading.walk(reading.text.body):
        for found in _TERM.finditer(each.text) if each.path else ():
            begin = max(each.text.rfind(mark, 0, found.start()) for mark in ";.") + 1
            before = each.text[begin : found.start()]
            past = found["one"] not in own and found["one"] < max(own)
            if past and not _OLD_TERM.search(before) and not _CITED.search(before):
                yield reading.find("", each, widen(each.text, *found.span(), 2, 0),
                                   year=found["one"], plan=max(own))  # fmt: skip


_NEXT = regex(
    r"(?:PHƯƠNG HƯỚNG|NHIỆM VỤ|KẾ HOẠCH|[Pp]hương hướng|[Nn]hiệm vụ)\b.*\b(?:NĂM|năm) (20\d\d)\b"
)
_ANY_DAY = regex(r"\b(\d{1,2})/(\d{1,2})/(20\d\d)\b")


_LOOKS_BACK = regex(
    r"\b(?:so với|kết quả|đánh giá|cùng kỳ|đã|số liệu|báo cáo|thông qua|hiệu lực|ban hành|kể từ)"
    r"\b[^.;]{0,60}$", re.IGNORECASE,
)  # fmt: skip


def _section_year(reading: Reading) -> Iterator[Finding]:
    """A day of the year before among the tasks of the next year, in a report."""
    if "BÁO CÁO" not in reading.title:
        return
    year = 0
    for each in reading.walk(reading.text.body):
        if each.is_outline and level_of(each.number) <= 1:
            found = _NEXT.search(each.text)
            year = int(found[1]) if found else 0
            continue
        for day in _ANY_DAY.finditer(each.text) if year else ():
            begin = max(each.text.rfind(";", 0, day.start()), each.text.rfind(". ", 0, day.start()))
            before = each.text[begin + 1 : day.start()]
            past = int(day[3]) < year and reading.date and _is_over(day, reading.date)
            if past and not _LOOKS_BACK.search(before) and not _CITED.search(before):
                yield reading.find("", each, widen(each.text, *day.span(), 3, 0),
                                   year=day[3], plan=str(year))  # fmt: skip


def _is_over(day: re.Match[str], today: dt.date) -> bool:
    return int(day[3]) == today.year - 1 or (int(day[3]), int(day[2])) <= (today.year, today.month)


_MONTHS_OVER = regex(
    r"\b(?:từ tháng \d{1,2} )?(?:đến|trong|hoàn thành)(?: hết)? tháng (?P<m>\d{1,2})"
    r"(?: năm |/)(?P<y>20\d\d)\b"
)
_DAY_OF_DATA = regex(
    r"\b[Tt]ính đến (?:hết )?(?:ngày )?(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>20\d\d)\b"
    r"(?!\s*,?\s*(?:phải|phấn đấu))"
)


def _month_over(reading: Reading) -> Iterator[Finding]:
    """Work of a plan in months that had passed when it was signed."""
    day = reading.date
    if day is None or "KẾ HOẠCH" not in reading.title:
        return
    for each in reading.walk(reading.text.body):
        for found in _MONTHS_OVER.finditer(each.text) if each.has_digits and each.path else ():
            month = (int(found["y"]), int(found["m"]))
            begin = max(each.text.rfind(mark, 0, found.start()) for mark in ";.") + 1
            before = each.text[begin : found.start()]
            past = (day.year - 1, 0) < month < (day.year, day.month)
            told = _LOOKS_BACK.search(before) or _CITED.search(before)
            if past and not told and not _HAPPENED.search(each.text, begin, found.end() + 40):
                yield reading.find("", each, found.span(), year=found["y"], plan=str(day.year))


def _data_to_come(reading: Reading) -> Iterator[Finding]:
    """ "Tính đến ngày 31/12/2026 … ghi nhận": figures of a day that has not come."""
    today = reading.date
    for each in reading.walk(reading.text.body) if today else ():
        for found in _DAY_OF_DATA.finditer(each.text) if each.has_digits else ():
            try:
                day = dt.date(int(found["y"]), int(found["m"]), int(found["d"]))
            except ValueError:
                continue
            if today and day > today:
                yield reading.find("", each, widen(each.text, *found.span(), 0, 2), day=found[0])


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
                old = old or re.search(r"\btrước đây\b", clause[-40:])
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


_SPAN_OF_BASE = regex(r"\bgiai đoạn (20\d\d) ?[-–] ?(20\d\d)\b")


def _old_base(reading: Reading) -> Iterator[Finding]:
    """A basis of a span of years that was over well before the plan's own."""
    if reading.period is None or "KẾ HOẠCH" not in reading.title:
        return
    for each in reading.walk(reading.text.body):
        if each.is_outline:
            return
        spans = list(_SPAN_OF_BASE.finditer(each.text))
        if spans and each.text.startswith(("Căn cứ", "Thực hiện")):
            last = max(spans, key=lambda found: int(found[2]))
            if int(last[2]) < reading.period[0] - 1:
                yield reading.find("", each, widen(each.text, *last.span(), 4, 0),
                                   year=last[2], plan=str(reading.period[0]))  # fmt: skip


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
    Rule("time.other_term", Severity.WARNING, "practice", _other_term, local=True),
    Rule("time.old_base", Severity.WARNING, "practice", _old_base),
    Rule("time.section_year", Severity.WARNING, "practice", _section_year),
    Rule("time.month_over", Severity.WARNING, "practice", _month_over, local=True),
    Rule("time.data_to_come", Severity.WARNING, "practice", _data_to_come, local=True),
    Rule("time.impossible_day", Severity.ERROR, "practice", _impossible_day, local=True),
    Rule("time.stale_year", Severity.WARNING, "practice", _stale_year, local=True),
    Rule("time.outside_period", Severity.WARNING, "practice", _outside_period, local=True),
    Rule("time.ended", Severity.WARNING, "practice", _ended, local=True),
)
