"""Documents named in the text: number and symbol, date, issuer, subject at first mention."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from kehoach_desktop.review.finding import Again, Finding, Rule, Severity
from kehoach_desktop.review.letters import regex
from kehoach_desktop.review.reading import Reading, widen
from kehoach_desktop.review.text import Paragraph, Zone, text_with

_CLAUSE = "NĐ 30/2020 PL I mục II.5.a"
_SYMBOL_CLAUSE = "NĐ 30/2020 PL I mục II.3"
_KIND = (
    r"(?P<kind>[Nn]ghị quyết(?: liên tịch)?|[Qq]uyết định|[Nn]ghị định|[Tt]hông tư(?: liên tịch)?"
    r"|[Cc]hỉ thị|[Kk]ế hoạch|[Cc]ông văn|[Cc]hương trình|[Tt]hông báo|[Tt]ờ trình|[Hh]ướng dẫn"
    r"|[Kk]ết luận|[Cc]ông điện|[Bb]áo cáo|[Ll]uật)"
)
_DASH = r"\s*[-–—]\s*"
_SYMBOL = (
    rf"(?P<number>\d{{1,5}}[a-z]?\s*(?:/\s*(?:20\d\d|19\d\d)\s*)?(?:/\s*|{_DASH})"
    rf"[A-ZĐ][A-Za-zĐđ]{{0,9}}\d{{0,2}}(?:(?:{_DASH}|\s?&\s?|/)[A-ZĐ][A-Za-zĐđ&.]{{0,14}}\d{{0,2}})*)"
)
_CITED = regex(rf"{_KIND}\s+(?P<so>[Ss]ố\s*:?\s*)?{_SYMBOL}")
_DATED = regex(
    r"\s*,?\s*(?:ban hành\s+)?ngày\s+(?P<day>\d{1,2})(?:\s*[/.-]\s*|\s+tháng\s+)(?P<month>\d{1,2})"
    r"(?:(?:\s*[/.-]\s*|\s+năm\s+)(?P<year>\d{4}|\d{2})(?!\d))?"
)
_ISSUER = regex(
    r"\s*,?\s*(?:của|do)\s+(?:[A-ZĐÀ-Ỹ]|các|liên|chủ tịch|bộ|sở|tỉnh|thủ tướng|ủy ban|UBND)|\s*\("
)
#: "… và Nghị định số … của Chính phủ": two papers of one issuer.
_SHARED_ISSUER = regex(
    r"\s*(?:,|và|;)\s*(?:[Nn]ghị định|[Nn]ghị quyết|[Qq]uyết định|[Tt]hông tư|[Kk]ế hoạch"
    r"|[Cc]hỉ thị|[Cc]ông văn) số[^;]{5,90}\bcủa [A-ZĐÀ-Ỹ]"
)
_MADE = regex(
    r"\b(?:ban hành|ký|trình|xây dựng|tham mưu|gửi|có)(?: các)?\s*$"
    r"|\bban hành\b[^.]*;\s*$"
)
_ENDS = regex(r"\s*(?:[;.,)]|và\b|$)")
#: Symbols whose issuer is told by the letters themselves, kinds with a year in the number.
_NORMATIVE = {"nghị định": "NĐ", "thông tư": "TT", "thông tư liên tịch": "TTLT"}
_KIND_LETTERS = {
    "quyết định": ("QĐ",), "nghị quyết": ("NQ",), "nghị định": ("NĐ",), "chỉ thị": ("CT",),
    "kế hoạch": ("KH",), "thông báo": ("TB",), "tờ trình": ("TTr",), "hướng dẫn": ("HD",),
    "kết luận": ("KL",), "chương trình": ("CTr", "CTR"), "báo cáo": ("BC",),
    "thông tư": ("TT",), "công điện": ("CĐ",),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cited:
    """One mention of a numbered document: where it stands and its parts, as printed."""

    paragraph: Paragraph
    start: int
    end: int
    kind: str
    number: str
    numbered: bool
    day: re.Match[str] | None
    tail: str

    @property
    def symbol(self) -> str:
        """Return number and symbol without blanks, dashes plain."""
        return re.sub(r"[–—]", "-", re.sub(r"\s+", "", self.number))

    @property
    def date(self) -> dt.date | None:
        """Return the printed day, None where it is missing, partial or impossible."""
        if self.day is None or not self.day["year"]:
            return None
        year = int(self.day["year"])
        try:
            return dt.date(
                year if year > 99 else 2000 + year, int(self.day["month"]), int(self.day["day"])
            )
        except ValueError:
            return None


def mentions(reading: Reading) -> list[Cited]:
    """Return every numbered document named in body and title lines, in reading order."""
    return reading.shared(_all_mentions)


def _all_mentions(reading: Reading) -> list[Cited]:
    return [
        Cited(each, *parts)
        for each in reading.walk(
            reading.text.within(Zone.BODY, Zone.TITLE, Zone.APPENDIX, Zone.TABLE)
        )
        for parts in each.once(_cited)
    ]


def _cited(each: Paragraph) -> list[tuple[int, int, str, str, bool, re.Match[str] | None, str]]:
    rows = []
    for found in _CITED.finditer(each.text) if each.has_digits else ():
        day = _DATED.match(each.text, found.end())
        end = day.end() if day else found.end()
        rows.append((found.start(), end, found["kind"], found["number"].strip(), bool(found["so"]),
                     day, each.text[end : end + 160]))  # fmt: skip
    return rows


def first_mentions(reading: Reading) -> list[Cited]:
    """Return the first mention of every document."""
    return reading.shared(_all_first_mentions)


def _all_first_mentions(reading: Reading) -> list[Cited]:
    first: dict[str, Cited] = {}
    for each in mentions(reading):
        first.setdefault(each.symbol, each)
    return list(first.values())


def _short(cited: Cited, words: int = 0) -> tuple[int, int]:
    return widen(cited.paragraph.text, cited.start, cited.end, 0, words)


#: What a basis or the opening names: a type of document, and of what.
_BASIS = regex(
    r"(?:[-–]\s*)?(?:Căn cứ|Thực hiện|Triển khai|Theo|Để thực hiện)\s+(?P<kind>Nghị định"
    r"|Thông tư(?: liên tịch)?|Quyết định|Nghị quyết|Kế hoạch|Chỉ thị|Công văn|Thông báo"
    r"|Kết luận|Hướng dẫn|Chương trình|Luật|Pháp lệnh|Bộ luật)\s(?!này|trên|công tác|hành động\b)"
)
#: A congress resolves without a number.
_UNNUMBERED = regex(r"Đại hội|Hiến pháp|Hội nghị|\bmục tiêu quốc gia\b")
_ANY_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def _no_number(reading: Reading) -> Iterator[Finding]:
    """A basis that names a document without number and symbol (nd30 B02)."""
    for each in _bases(reading):
        found = _BASIS.match(each.text)
        if found is None or found["kind"].endswith(("uật", "lệnh")):
            continue
        clause = re.split(r";|\.\s", each.text[:300])[0]
        if not _ANY_SYMBOL.search(clause) and not _UNNUMBERED.search(clause):
            yield reading.find("", each, widen(each.text, *found.span("kind"), 1, 6),
                               kind=found["kind"])  # fmt: skip


_ANY_SYMBOL = regex(r"\d\s*[/-]\s*[A-ZĐ\d]|\b[Ss]ố\s*:?\s*(?:\d|/|…|\.)|…|\.{3}")


def _law_undated(reading: Reading) -> Iterator[Finding]:
    """A law named as basis without its day, not even its year."""
    for each in _bases(reading):
        found = _BASIS.match(each.text)
        if found and found["kind"].endswith(("uật", "lệnh")):
            clause = re.split(r";", each.text)[0]
            if not _ANY_YEAR.search(clause):
                yield reading.find("", each, widen(each.text, *found.span("kind"), 1, 6),
                                   kind=found["kind"])  # fmt: skip


def _bases(reading: Reading) -> Iterator[Paragraph]:
    """Yield what stands between the title and the first number."""
    for each in reading.walk(reading.text.body):
        if each.is_outline:
            return
        yield each


def _no_so(reading: Reading) -> Iterator[Finding]:
    for each in mentions(reading):
        plain = re.match(r"\d+[a-z]?-", each.symbol)  # "02-NQ/TU": parties often leave "số" out
        if not each.numbered and not plain and each.kind.lower() != "luật":
            end = each.start + len(each.kind) + 1 + len(each.number)
            yield reading.find("", each.paragraph, (each.start, end), number=each.number)


def _spaced(reading: Reading) -> Iterator[Finding]:
    for each in mentions(reading):
        if re.search(r"\s|[–—]", each.number):
            at = each.paragraph.text.index(each.number, each.start)
            yield reading.find("", each.paragraph, (at, at + len(each.number)), number=each.symbol)


def _own_spaced(reading: Reading) -> Iterator[Finding]:
    """The paper's own number in its header."""
    for head in reading.walk(reading.text.zone(Zone.HEADER)):
        found = re.match(r"Số\s*:\s*(\d*\s*/\s*[A-ZĐ][\w\s–-]*)$", head.text)
        if found and re.search(r"\d\s+/|/\s|\s[-–]|[-–]\s|–", found[1]):
            symbol = re.sub(r"\s", "", found[1]).replace("–", "-")
            yield reading.find("", head, (0, len(head.text)), number=symbol)


def _wrong_symbol(reading: Reading) -> Iterator[Finding]:
    """The letters of the kind must stand first: 12/QĐ-UBND, never 12/UBND-QĐ."""
    for each in mentions(reading):
        letters = _KIND_LETTERS.get(each.kind.lower())
        tail = re.sub(r"^\d+[a-z]?(?:/(?:19|20)\d\d)?[/-]", "", each.symbol)
        if letters is None or not tail or re.match(r"(?:QH|UBTVQH)\d", tail):
            continue  # the National Assembly's papers carry its term: 131/2020/QH14
        first, *rest = re.split(r"[-/]", tail)
        # The Prime Minister decides and directs; resolutions and decrees are the Government's.
        not_his = first in {"NQ", "NĐ"} and rest == ["TTg"]
        if not_his or (first not in letters and re.sub(r"\d+$", "", first) not in letters):
            at = each.paragraph.text.index(each.number, each.start)
            yield reading.find("", each.paragraph, (at, at + len(each.number)), number=each.symbol)


def _no_year_in_number(reading: Reading) -> Iterator[Finding]:
    for each in mentions(reading):
        if each.kind.lower() in _NORMATIVE and not re.search(r"/(?:19|20)\d\d/", each.symbol):
            yield reading.find(
                "", each.paragraph, (each.start, each.start + len(each.kind) + 5 + len(each.number))
            )


def _year_differs(reading: Reading) -> Iterator[Finding]:
    """ "08/2022/NĐ-CP ngày … năm 2020": the number carries the year of the day."""
    for each in mentions(reading):
        found = re.search(r"/((?:19|20)\d\d)/", each.symbol)
        if found and each.date and each.date.year != int(found[1]):
            yield reading.find("", each.paragraph, tail_of(each), number=each.symbol)


#: A resolution of a congress or a plenum is known by it; a paper that another one amends, by that.
_KNOWN_BY = regex(r"[^;]{0,40}\bHội nghị (?:lần thứ|Trung ương)")
_AMENDED = regex(r"\b(?:sửa đổi|bổ sung|thay thế|bãi bỏ|thi hành)\b[^;]{0,60}\bcủa $")


def _no_date(reading: Reading) -> Iterator[Finding]:
    for each in first_mentions(reading):
        if _KNOWN_BY.match(each.tail) or _AMENDED.search(each.paragraph.text[: each.start]):
            continue
        if each.day is None and "(" not in each.tail[:2]:
            yield reading.find("", each.paragraph, _short(each), number=each.symbol)


def _no_year(reading: Reading) -> Iterator[Finding]:
    for each in mentions(reading):
        if each.day is not None and not each.day["year"]:
            yield reading.find("", each.paragraph, tail_of(each), number=each.symbol)


def _impossible(reading: Reading) -> Iterator[Finding]:
    for each in mentions(reading):
        if each.day is not None and each.day["year"] and each.date is None:
            yield reading.find("", each.paragraph, tail_of(each), number=each.symbol)


def tail_of(cited: Cited, behind: int = 2) -> tuple[int, int]:
    """Return the span of the date with the number in front and some words behind."""
    at = cited.paragraph.text.index(cited.number, cited.start)
    return widen(cited.paragraph.text, at, cited.end, 0, behind)


def _later(reading: Reading) -> Iterator[Finding]:
    """A document cited in a paper cannot be younger than the paper."""
    limit = reading.date
    if limit is None and reading.plan_year:
        limit = dt.date(reading.plan_year, 12, 31)
    for each in mentions(reading):
        if limit and each.date and each.date > limit:
            yield reading.find("", each.paragraph, tail_of(each), number=each.symbol)


def _no_issuer(reading: Reading) -> Iterator[Finding]:
    for each in first_mentions(reading):
        if each.day is None or each.kind.lower() in {"luật", "tờ trình"}:
            continue  # a tờ trình is named behind its sender ("Theo đề nghị của …")
        if each.paragraph.zone is Zone.TITLE and not each.tail.strip():
            continue  # the title goes on in its next line
        if _SHARED_ISSUER.match(each.tail):
            continue
        if not _ISSUER.match(each.tail) and not _made_by_subject(each):
            yield reading.find("", each.paragraph, _short(each, 2), number=each.symbol)


def _made_by_subject(cited: Cited) -> bool:
    """Say whether the sentence tells who made the document: "Sở đã ban hành Kế hoạch số …"."""
    before = cited.paragraph.text[max(cited.start - 300, 0) : cited.start]
    return bool(_MADE.search(before))


def _no_subject(reading: Reading) -> Iterator[Finding]:
    """Issuer, then at once a mark: nothing tells what the document is about."""
    for each in first_mentions(reading):
        if each.day is None or not each.tail or each.paragraph.zone is not Zone.BODY:
            continue
        issuer = _ISSUER_ALONE.match(each.tail)
        if issuer is None:
            continue
        words = issuer[1].split()
        telling = re.search(
            r"\b(?:về|ban hành|quy định|phê duyệt|thực hiện|sửa đổi|hướng dẫn|triển khai|tăng cường"
            r"|đẩy mạnh|công bố|giao|bãi bỏ|thông qua|tổ chức|kiểm tra|kiện toàn|thành lập)\b",
            issuer[1],
        )
        before = each.paragraph.text[max(each.start - 60, 0) : each.start]
        if telling or len(words) > 14 or re.search(r"\b(?:tại|theo|và|định)\s*$", before):
            continue
        if issuer[2] == "," and not _opens_next(each.tail[issuer.end() :]):
            continue
        if issuer[2] == "và " and each.paragraph.path:
            continue  # deep in the text two papers of one kind are named in short
        yield reading.find("", each.paragraph, _short(each, 1), number=each.symbol)


#: An issuer with nothing behind it: a mark, or the next document of a list.
_ISSUER_ALONE = regex(
    r"\s*,?\s*của\s+([^;.,()]{2,70}?)\s*(;|\.(?=\s|$)|,|$"
    r"|và (?=(?:Kế hoạch|Quyết định|Nghị quyết|Nghị định|Chỉ thị|Công văn|Thông tư) số))"
)


def _opens_next(rest: str) -> bool:
    return bool(re.match(r"\s*(?:Ủy ban|UBND|[Nn]ghị|[Qq]uyết|[Cc]hỉ thị|[Kk]ế hoạch số)", rest))


def _two_dates(reading: Reading) -> Iterator[Finding]:
    """One number, two days: one of the two mentions is wrong."""
    days: dict[str, set[dt.date]] = defaultdict(set)
    for each in mentions(reading):
        if each.date is None:
            continue
        known = days[f"{each.kind.lower()} {each.symbol}"]
        if known and each.date not in known and "UBND" not in each.symbol:
            yield reading.find("", each.paragraph, tail_of(each), number=each.symbol)
        known.add(each.date)


def _two_years(reading: Reading) -> Iterator[Finding]:
    """One paper under one number and day, its subject of two different years."""
    years: dict[str, str] = {}
    for each in mentions(reading):
        if each.date is None:
            continue
        subject = re.split(r"[;.]|\d\s*/\s*[A-ZĐ]", each.tail)[0]
        found = re.search(r"\bnăm (20\d\d)\b(?!\s*[-–])", subject)
        key = f"{each.symbol} {each.date}"
        if found is None:
            continue
        before = years.setdefault(key, found[1])
        if before != found[1]:
            start = each.end + found.start()
            span = widen(each.paragraph.text, start, start + 8, 4, 0)
            yield reading.find("", each.paragraph, span, number=each.symbol)


def _named_twice(reading: Reading) -> Iterator[Finding]:
    """One number, symbol and day, two types: "Kế hoạch số 5/…" and "Quyết định số 5/…"."""
    kinds: dict[str, str] = {}
    for each in mentions(reading):
        if each.date is not None:
            kind = kinds.setdefault(f"{each.symbol} {each.date}", each.kind.lower())
            if kind != each.kind.lower():
                yield reading.find("", each.paragraph, _short(each), number=each.symbol)


def _of_opening(each: Paragraph, reading: Reading) -> None:
    """Read nothing more: what stands before the first number is known of the whole."""


RULES = (
    Rule("citation.later", Severity.ERROR, "practice", _later, local=True),
    Rule("citation.impossible_date", Severity.ERROR, _CLAUSE, _impossible, local=True),
    Rule("citation.wrong_symbol", Severity.ERROR, _SYMBOL_CLAUSE, _wrong_symbol, local=True),
    Rule(
        "citation.spaced", Severity.WARNING, _SYMBOL_CLAUSE, _spaced, local=True, again=Again.HINT
    ),
    Rule("citation.own_spaced", Severity.WARNING, _SYMBOL_CLAUSE, _own_spaced, local=True),
    Rule("citation.no_so", Severity.WARNING, _CLAUSE, _no_so, local=True, again=Again.HINT),
    Rule(
        "citation.no_year_in_number", Severity.ERROR, _SYMBOL_CLAUSE, _no_year_in_number, local=True
    ),
    Rule("citation.year_differs", Severity.ERROR, _SYMBOL_CLAUSE, _year_differs, local=True),
    Rule("citation.no_year", Severity.ERROR, _CLAUSE, _no_year, local=True),
    Rule("citation.no_number", Severity.WARNING, _CLAUSE, _no_number, reads=_of_opening),
    Rule("citation.law_undated", Severity.WARNING, _CLAUSE, _law_undated, reads=_of_opening),
    Rule("citation.no_date", Severity.WARNING, _CLAUSE, _no_date, reads=text_with(_cited)),
    Rule("citation.no_issuer", Severity.WARNING, _CLAUSE, _no_issuer, reads=text_with(_cited)),
    Rule("citation.no_subject", Severity.WARNING, _CLAUSE, _no_subject, reads=text_with(_cited)),
    Rule("citation.two_dates", Severity.WARNING, "practice", _two_dates, reads=text_with(_cited)),
    Rule("citation.two_years", Severity.WARNING, "practice", _two_years, reads=text_with(_cited)),
    Rule("citation.named_twice", Severity.WARNING, "practice", _named_twice,
         reads=text_with(_cited)),
)  # fmt: skip
