"""The first page: issuer, number, place and date, type, title, plan year."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kehoach_desktop.domain.imports.read_document import Place, ReadHeader
from kehoach_desktop.domain.vntext import clean, fold
from kehoach_desktop.reading import dates_found, issuer_parser
from kehoach_desktop.reading.letters import UPPER
from kehoach_desktop.reading.numbers import number_of
from kehoach_desktop.reading.segments import NUMBER_LINE, Part, Parts, kind_of
from kehoach_desktop.reading.source import SourceLine

#: The two fixed lines over every document.
NATION = re.compile(r"c[ộô]ng h[òo][àa]? ?x[ãa] h[ộô]i ch[ủu] ngh[ĩi]a vi[ệê]t nam", re.I)
MOTTO = re.compile(r"độc lập\s*[-–—]\s*tự do\s*[-–—]\s*hạnh phúc", re.IGNORECASE)  # noqa: RUF001
_NUMBER = re.compile(
    r"(?P<no>\d{1,6})?[\s.…_]*(?P<sign>(?:/\s*(?P<year>\d{4})\s*)?[/-]\s*"
    r"[A-ZĐ][\w&]*(?:\s*[-–/]\s*[A-ZĐ][\w&]*)*)"  # noqa: RUF001 - a dash that is met
)
_PLACE_DATE = re.compile(
    rf"(?P<place>[{UPPER}][^,;:]{{1,60}}),\s*(?i:{dates_found.SPELLED}|ngày\s+{dates_found.SLASHED})"
)
_STOP = re.compile(
    r"^(?:Căn cứ|Theo đề nghị|Xét đề nghị|Kính gửi|Điều \d|QUYẾT ĐỊNH|"
    r"(?:Sáng |Chiều |Trong )?[Nn]gày \d|"
    r"(?:Thực hiện|Triển khai|Để|Nhằm|Tiếp tục|Trên cơ sở|Hưởng ứng)\b.{90,}|"
    r"(?:Thực hiện|Triển khai)\b.*\bsố\s*\d|"
    r"(?:CHỦ TỊCH|GIÁM ĐỐC|ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN|TRƯỞNG|BỘ TRƯỞNG)\b)"
)
_YEAR = re.compile(r"\bnăm\s+(20\d\d)\b", re.IGNORECASE)
_BLANKED = re.compile(r"[\s.…_]{2,}")
MAX_TITLE_LINES = 8


@dataclass
class HeaderLines:
    """What the lines before a type say, and which of them say anything."""

    number: str | None = None
    symbol: str | None = None
    place: str | None = None
    date: dt.date | None = None
    subject: str | None = None
    in_subject: bool = False
    named: bool = False
    names: list[str] = field(default_factory=list)
    used: list[int] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=dict)


def read_header_lines(lines: Sequence[SourceLine], start: int, stop: int) -> HeaderLines:
    """Read the lines of a header; two columns on one line are told apart by their fixed words."""
    found = HeaderLines()
    for at in range(start, stop):
        if _read_line(found, lines[at]):
            found.used.append(at)
    return found


def _read_line(found: HeaderLines, line: SourceLine) -> bool:
    text = line.text
    used = False
    for fixed in (NATION, MOTTO):
        if match := fixed.search(text):
            text, used = (text[: match.start()] + " " + text[match.end() :]).strip(" |"), True
    if match := NUMBER_LINE.search(text):
        found.number, found.symbol, rest = _number(text[match.end() :])
        found.places.setdefault("number", line.place)
        before = text[: match.start()].strip()
        if issuer_parser.is_named(before):
            found.names.append(before)
            found.places["issuer"], before = line.place, ""
        text, used = f"{before} {rest}".strip(), True
    if match := _PLACE_DATE.search(text):
        found.place = clean(match["place"])
        found.date = dates_found.read(match)
        found.places.setdefault("date", line.place)
        found.places.setdefault("place", line.place)
        text, used = text[: match.start("place")], True
    if match := re.match(r"V/v:?\s*(.+)", text.strip(), re.IGNORECASE):
        found.subject, found.in_subject = match[1], True
        return True
    if found.in_subject and text and not used and not line.bars and not _STOP.match(text):
        found.subject = f"{found.subject} {text}"
        return True
    found.in_subject = False
    found.named = issuer_parser.is_issuer_line(text.strip(), continues=found.named)
    if found.named:
        found.names.append(clean(text))
        found.places["issuer"] = line.place
    return used or found.named


def _number(text: str) -> tuple[str | None, str | None, str]:
    """Return (number without blanks, None where it is blank; its symbol then; what is behind)."""
    match = _NUMBER.search(text)
    if match is None or match.start() > 12:
        return None, None, text if _PLACE_DATE.search(text) else ""
    sign = re.sub(r"\s+", "", match["sign"]).replace("–", "-")  # noqa: RUF001 - the dash is meant
    rest = text[match.end() :]
    return (match["no"] + sign, None, rest) if match["no"] else (None, sign, rest)


def read_title(lines: Sequence[SourceLine], part: Part, stop: int) -> tuple[str | None, list[int]]:
    """Return the title below a type, and its lines."""
    kind = kind_of(lines[part.kind_at].text)
    words = [kind[1]] if kind and kind[1] else []
    used: list[int] = []
    for at in range(part.kind_at + 1, min(stop, part.kind_at + 1 + MAX_TITLE_LINES)):
        line = lines[at]
        text = line.text.strip()
        if line.furniture:
            used.append(at)
            continue
        if text.startswith("(") or _STOP.match(text) or number_of(text):
            break
        if words and not _continues(words[-1], line):
            break
        words.append(text)
        used.append(at)
    title = clean(" ".join(words)).rstrip(" .;")
    return title or None, used


def _continues(before: str, line: SourceLine) -> bool:
    """Say whether a line goes on with the title that the line before it began."""
    text = line.text
    if before.rstrip().endswith((".", ";", ":")) or len(text) > 130 or text.endswith((":", ";")):
        return False
    small = text[:1].islower() or text[:1].isdigit() or text.startswith(("Năm", "Giai đoạn"))
    hanging = re.search(
        r"(?:,|\b(?:của|và|về|năm|cho|trên|các|trong|tại|tỉnh|xã|công tác))$", before
    )
    if small or hanging:
        return True
    return before == before.upper() and text == text.upper()


def read_header(lines: Sequence[SourceLine], parts: Parts) -> tuple[ReadHeader, set[int], set[int]]:
    """Return the header, the lines it took, and the lines of titles."""
    main = parts.main
    stop = main.kind_at if main.kind_at >= 0 else _letter_stop(lines, main)
    head = read_header_lines(lines, main.start, stop)
    used = set(head.used)
    titles: set[int] = set()
    kind, title = None, head.subject
    places = dict(head.places)
    if main.kind_at >= 0:
        printed = kind_of(lines[main.kind_at].text)
        kind = printed[0].lower() if printed else None
        title, taken = read_title(lines, main, main.end_at)
        titles |= {main.kind_at, *taken}
        places |= {"kind": lines[main.kind_at].place}
        if title:
            places["title"] = lines[taken[0] if taken else main.kind_at].place
    elif head.subject or any(line.text.startswith("Kính gửi") for line in lines[:40]):
        kind = "công văn"
    attached_kind = attached_title = None
    if parts.attached is not None:
        part = parts.attached
        used |= set(read_header_lines(lines, part.start, part.kind_at).used)
        behind = kind_of(lines[part.kind_at].text)
        attached_kind = behind[0].lower() if behind else None
        attached_title, taken = read_title(lines, part, part.end_at)
        titles |= {part.kind_at, *taken}
        places["attached"] = lines[part.kind_at].place
    issuer, superior, level, province = issuer_parser.read_issuer(lines, main, head, title)
    year = _plan_year(kind, title, attached_title, head.date)
    header = ReadHeader(
        kind, issuer, level, province, head.place, head.number, head.date, title, year,
        attached_kind, attached_title, tuple(places.items()), superior, head.symbol,
    )  # fmt: skip
    return header, used, titles


def _letter_stop(lines: Sequence[SourceLine], main: Part) -> int:
    """Return where the header of a document without a type ends."""
    for at in range(main.start, min(main.end_at, 40)):
        text = lines[at].text
        if text.startswith("Kính gửi") or re.match(r"(?:Căn cứ|Thực hiện|I\.|1\.)", text):
            return at
    return min(main.end_at, 25)


def _plan_year(
    kind: str | None, title: str | None, attached: str | None, date: dt.date | None
) -> int | None:
    for text in (title, attached):
        if text and (match := _YEAR.search(text)):
            return int(match[1])
    if title and re.search(r"giai đoạn|20\d\d\s*[-–]\s*20\d\d", fold(title)):  # noqa: RUF001
        return None
    return date.year if date is not None and kind == "kế hoạch" else None
