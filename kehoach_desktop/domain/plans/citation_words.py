"""Numbered documents in running text: where one is cited, and what the words say of it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from kehoach_desktop.domain.plans.citation import LAWS, Citation
from kehoach_desktop.domain.vntext import clean, upper_first

KINDS = (
    r"(?:[Nn]ghị quyết(?: liên tịch)?|[Qq]uyết định|[Nn]ghị định|[Tt]hông tư(?: liên tịch)?"
    r"|[Cc]hỉ thị|[Kk]ế hoạch|[Cc]ông văn|[Cc]hương trình(?: hành động)?|[Tt]hông báo|[Tt]ờ trình"
    r"|[Hh]ướng dẫn|[Kk]ết luận|[Cc]ông điện|[Bb]áo cáo|[Ll]uật|[Ss]ao lục)"
)
_DASH = r"\s*[-–—]\s*"  # noqa: RUF001 - the dashes of real papers
_SYMBOL = (
    rf"\d{{1,5}}[a-z]?\s*(?:/\s*(?:20\d\d|19\d\d)\s*)?(?:/\s*|{_DASH})"
    rf"[A-ZĐ][A-Za-zĐđ]{{0,9}}\d{{0,2}}(?:(?:{_DASH}|\s?&\s?|/)[A-ZĐ][A-Za-zĐđ&.]{{0,14}}\d{{0,2}})*"
)
DAY = (
    r"(?P<day>\d{1,2})(?:\s*[/.-]\s*|\s+tháng\s+)(?P<month>\d{1,2})"
    r"(?:\s*[/.-]\s*|\s+năm\s+)(?P<year>\d{4})(?!\d)"
)
_CITED = re.compile(
    rf"(?P<kind>{KINDS})\s+(?:[Ss]ố\s*:?\s*)?(?P<number>{_SYMBOL})"
    rf"(?:\s*,?\s*(?:ban hành\s+)?ngày\s+{DAY})?"
    r"(?:\s*,?\s*của\s+(?P<issuer>[^;,.()“”\"\n]{2,120}))?"
)
_LAW = re.compile(
    r"(?P<kind>Bộ luật|Luật|Pháp lệnh)\s+(?P<subject>[A-ZĐÀ-Ỹ][^;,.()\n]{2,100}?)"
    rf"(?:\s+số\s+\S+)?\s+(?:ngày\s+{DAY}|năm\s+\d{{4}})"
)
#: Words with which the trích yếu begins: the name of the issuer ends before them.
_TELLS = re.compile(
    r"\s+(?:về|ban hành|quy định|phê duyệt|thực hiện|sửa đổi|hướng dẫn|triển khai|tăng cường"
    r"|đẩy mạnh|công bố|giao|bãi bỏ|thông qua|tổ chức|kiểm tra|kiện toàn|thành lập|tuyên truyền"
    r"|cải cách|xây dựng|và\s+(?:Kế hoạch|Quyết định|Nghị quyết|Chỉ thị|các))\b"
)
#: What ends a trích yếu that stands in a sentence.
_SUBJECT_ENDS = re.compile(r"[;,:()\n“”\"]|\.(?=\s|/|$)")


@dataclass(frozen=True, slots=True)
class CitedText:
    """A citation in a text: from its type to the end of its issuer's name."""

    start: int
    end: int
    citation: Citation


def cited_texts(text: str) -> Iterator[CitedText]:
    """Yield every document that `text` cites by number, and every dated law."""
    found = [*_CITED.finditer(text), *_LAW.finditer(text)]
    end = -1
    for match in sorted(found, key=lambda each: each.start()):
        if match.start() < end:
            continue
        made = _of(match)
        end = made.end
        yield made


def subject_end(text: str, cited: CitedText) -> int:
    """Return where the trích yếu behind a citation ends: at the first mark or the next citation."""
    tells = _TELLS.match(text, cited.end)
    if tells is None:
        return cited.end
    end = _SUBJECT_ENDS.search(text, tells.end())
    stop = end.start() if end else len(text)
    following = next((each.start() for each in _CITED.finditer(text, tells.end(), stop)), stop)
    return cited.end + len(text[cited.end : following].rstrip())


def read_citation(text: str) -> Citation:
    """Return the citation that `text` is; words that are none become the subject of one."""
    text = clean(text).rstrip(" ;.")
    first = next(cited_texts(text), None)
    if first is None or first.start > 0:
        kind, _, subject = text.partition(" ")
        return Citation(kind, subject=subject)
    rest = clean(text[first.end :]).lstrip(" ,")
    cited = first.citation
    if cited.kind in LAWS or not rest:
        return cited
    return Citation(cited.kind, cited.number, cited.date, cited.issuer, rest)


def _of(match: re.Match[str]) -> CitedText:
    named = match.groupdict()
    date = None
    if named["day"]:
        try:
            date = dt.date(int(named["year"]), int(named["month"]), int(named["day"]))
        except ValueError:
            date = None
    if "number" not in named:
        subject = clean(named["subject"])
        return CitedText(match.start(), match.end(), Citation(named["kind"], "", date, "", subject))
    issuer, end = named["issuer"] or "", match.end()
    if issuer:
        tells = _TELLS.search(issuer)
        issuer = issuer[: tells.start()] if tells else issuer.rstrip()
        end = match.start("issuer") + len(issuer)
    number = re.sub(r"\s*([-–—/])\s*", r"\1", named["number"]).strip()  # noqa: RUF001
    kind = upper_first(named["kind"])
    return CitedText(match.start(), end, Citation(kind, number, date, clean(issuer)))
