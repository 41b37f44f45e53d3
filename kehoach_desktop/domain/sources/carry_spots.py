"""What of last year is in a text: years, days, numbers, citations, people, places, old bodies.

Only finding and offering is done here; nothing is changed (`carry_over.decide` does, when asked).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from kehoach_desktop.domain.office import OfficeProfile, Signatory, UnitKind
from kehoach_desktop.domain.plans.citation import Citation, short_date, spell_date
from kehoach_desktop.domain.plans.citation_words import DAY, cited_texts, subject_end
from kehoach_desktop.domain.schedules.working_days import Calendar
from kehoach_desktop.domain.sources.old_bodies import OldBody, offer_for
from kehoach_desktop.domain.sources.old_issuer import is_issuers_place
from kehoach_desktop.domain.vntext import clean, fold


class SpotKind(StrEnum):
    """What a spot is."""

    YEAR = "year"
    DATE = "date"
    NUMBER = "number"
    CITATION = "citation"
    PERSON = "person"
    PLACE = "place"
    OLD_BODY = "old_body"


@dataclass(frozen=True, slots=True)
class Found:
    """A spot in a text. `offer` is what could stand there now, None where nothing is known.

    `reason` tells why something is offered: a source, or what happened to the body.
    """

    kind: SpotKind
    start: int
    end: int
    text: str
    offer: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Present:
    """What is true this year: where an offer comes from.

    `based_on` is the superior's document of last year, `instead` the one of this year; `issued_by`
    who issued last year's plan, "" where nobody knows.
    """

    old_year: int
    new_year: int
    office: OfficeProfile
    calendar: Calendar
    bodies: Sequence[OldBody] = ()
    signer_was: Signatory | None = None
    based_on: Citation | None = None
    instead: Citation | None = None
    issued_by: str = ""

    @property
    def day(self) -> dt.date:
        """Return the day from which the new plan holds."""
        return dt.date(self.new_year, 1, 1)


_UPPER = "".join(
    char for char in map(chr, [*range(0x41, 0x5B), *range(0xC0, 0x250), *range(0x1EA0, 0x1EFA)])
    if char.isupper()
)  # fmt: skip
_NAME_WORD = rf"[{_UPPER}][^\W\d_]*"
_NAME = rf"{_NAME_WORD}(?:\s+{_NAME_WORD}){{0,4}}"

_SPAN = re.compile(r"\b(?:19|20)\d\d\s*[-–—]\s*(?:19|20)\d\d\b")  # noqa: RUF001
_YEAR = re.compile(r"(?<![\d/.,-])(?:19|20)\d\d(?![\d/]|[.,-]\d|[-–]\w)")  # noqa: RUF001
_FULL_DATE = re.compile(rf"(?<![\d/]){DAY}")
_SHORT_DATE = re.compile(
    r"(?<![\d/.])(?P<day>\d{1,2})(?:/|\s+tháng\s+)(?P<month>\d{1,2})(?![\d/]|\s+năm)"
)
_NUMBER = re.compile(r"(?<![\w/.,-])\d+(?:[.,]\d+)*\s?%?(?![\w/-])")
_LINE_MARK = re.compile(r"\d{1,2}[.)](?=\s)")
_PERSON = re.compile(
    rf"\b(?:[ĐđÐ]ồng chí|[ĐĐđ]/c|[ÔÔô]ng|[Bb]à)\s+(?P<name>{_NAME_WORD}(?:\s+{_NAME_WORD}){{1,4}})"
)
_PLACE = re.compile(
    r"\b(?P<kind>[Xx]ã|[Pp]hường|[Tt]hị trấn|[Hh]uyện|[Qq]uận|[Tt]hị xã|[Tt]hành phố|[Tt]ỉnh"
    r"|[Đđ]ặc khu|[Tt]hôn|[Bb]ản|[Ấấ]p|[Bb]uôn|[Kk]hóm|[Kk]hu phố|[Tt]ổ dân phố)\s+"
    rf"(?P<name>{_NAME}(?:\s+\d{{1,2}})?|\d{{1,2}}\b)"
)
_VILLAGE_WORDS = frozenset({"thon", "ban", "ap", "buon", "khom", "khu pho", "to dan pho"})


def find_spots(text: str, present: Present) -> list[Found]:
    """Return the spots of `text` in order, none over another.

    What stands inside a citation, its subject too, belongs to it: the citation of an older
    document keeps the names and years of its time. A body comes before the place in its name, a
    day before its year. The unit's and the province's names of today are no spots.
    """
    taken: list[Found] = []
    for find in (_citations, _old_bodies, _dates, _people, _places, _years, _numbers):
        for found in find(text, present):
            if all(found.end <= each.start or each.end <= found.start for each in taken):
                taken.append(found)
    return sorted(taken, key=lambda each: each.start)


def _citations(text: str, present: Present) -> Iterator[Found]:
    for cited in cited_texts(text):
        end = subject_end(text, cited)
        found = Found(SpotKind.CITATION, cited.start, end, text[cited.start : end])
        old, new = present.based_on, present.instead
        if old is not None and new is not None and cited.citation.number == old.number:
            words = f"{new.kind} số {new.number} ngày {spell_date(new.date)} của {new.issuer}"
            if end > cited.end and new.subject:
                words = new.full()
            found = replace(found, offer=words, reason="superior")
        yield found


def _old_bodies(text: str, present: Present) -> Iterator[Found]:
    for body in present.bodies:
        if not body.is_over(present.day):
            continue
        for match in body.pattern.finditer(text):
            words = match[0].rstrip()
            name = re.match(rf"\s+{_NAME}", text[match.start() + len(words) :])
            if name is not None and fold(words).endswith(("huyen", "thi tran", "quan")):
                words += name[0]
            if _is_ours(words, present.office, present.day) or re.match(
                r"\s+cũ\b", text[match.start() + len(words) :]
            ):
                continue
            offer = offer_for(words, body, present.office, present.day, present.issued_by)
            end = match.start() + len(words)
            yield Found(SpotKind.OLD_BODY, match.start(), end, words, offer, body.source)


def _is_ours(words: str, office: OfficeProfile, day: dt.date) -> bool:
    """Say whether the office still has a body of that name."""
    folded = fold(words)
    return any(fold(agency.name) == folded for agency in office.agencies_on(day))


def _dates(text: str, present: Present) -> Iterator[Found]:
    for match in _FULL_DATE.finditer(text):
        day = _day(match, int(match["year"]))
        offer = None
        if day is not None and abs(day.year - present.old_year) <= 1:
            moved = _next_year(day, present)
            offer = _written_like(match[0], moved)
        yield Found(SpotKind.DATE, *match.span(), match[0], offer)
    for match in _SHORT_DATE.finditer(text):
        day = _day(match, present.new_year)
        offer = None
        if day is not None:
            moved = present.calendar.on_or_before(day)
            if moved != day and moved.year == day.year:
                offer = _short_like(match[0], moved)
        yield Found(SpotKind.DATE, *match.span(), match[0], offer)


def _day(match: re.Match[str], year: int) -> dt.date | None:
    try:
        return dt.date(year, int(match["month"]), int(match["day"]))
    except ValueError:
        return None


def _next_year(day: dt.date, present: Present) -> dt.date:
    """Return the same day in the new year, on a working day: a deadline moves back."""
    year = day.year + present.new_year - present.old_year
    try:
        same = day.replace(year=year)
    except ValueError:  # 29 February
        same = dt.date(year, 2, 28)
    moved = present.calendar.on_or_before(same)
    return moved if moved.year == same.year else present.calendar.on_or_after(same)


def _written_like(words: str, day: dt.date) -> str:
    if "tháng" in words:
        return spell_date(day)
    for mark in ("/", ".", "-"):
        if mark in words:
            return short_date(day).replace("/", mark)
    return short_date(day)


def _short_like(words: str, day: dt.date) -> str:
    if "tháng" in words:
        return spell_date(day).rpartition(" năm ")[0]
    return short_date(day).rpartition("/")[0]


def _people(text: str, present: Present) -> Iterator[Found]:
    for match in _PERSON.finditer(text):
        name = match["name"]
        yield _person(match.start("name"), name, present)
    known = [person.name for person in present.office.people]
    known += [way.name for way in present.office.signatories]
    if present.signer_was is not None:
        known.append(present.signer_was.name)
    for name in dict.fromkeys(filter(None, map(clean, known))):
        for match in re.finditer(rf"\b{re.escape(name)}\b", text):
            yield _person(match.start(), name, present)


def _person(start: int, name: str, present: Present) -> Found:
    found = Found(SpotKind.PERSON, start, start + len(name), name)
    was = present.signer_was
    if was is not None and clean(was.name) == name:
        now = _signer_now(was, present.office)
        if now and now != name:
            return replace(found, offer=now, reason="signer")
    for person in present.office.people:
        if person.name == name and not person.serves_on(present.day):
            for other in present.office.people:
                if other.position == person.position and other.serves_on(present.day):
                    return replace(found, offer=other.name, reason="position")
    return found


def _signer_now(was: Signatory, office: OfficeProfile) -> str:
    """Return who signs now as `was` signed: in the same capacity and position."""
    for way in office.signatories:
        if (way.capacity, way.position) == (was.capacity, was.position) and way.name:
            return clean(way.name)
    return ""


def _places(text: str, present: Present) -> Iterator[Found]:
    office = present.office
    for match in _PLACE.finditer(text):
        kind, name = fold(match["kind"]), match["name"]
        if _is_of_today(kind, name, present):
            continue
        found = Found(SpotKind.PLACE, *match.span(), match[0])
        offer = None
        if is_issuers_place(kind, name, present.issued_by):
            offer = office.unit
        elif kind == "tinh" or (kind == "thanh pho" and office.province_kind is UnitKind.CITY):
            offer = office.full_province
        elif kind in _VILLAGE_WORDS and kind != fold(office.village_word):
            offer = f"{office.village_word} {name}"
        if offer and match[0][:1].isupper():
            offer = offer[:1].upper() + offer[1:]
        past = re.match(r"\s+cũ\b", text[match.end() :])  # "huyện … cũ" is right as it stands
        yield replace(found, offer=None if past or offer == match[0] else offer)


def _is_of_today(kind: str, name: str, present: Present) -> bool:
    """Say whether a place is our unit, our province or a village of ours, as they are called."""
    office = present.office
    if name == office.unit_name and kind == fold(office.unit_kind):
        return True
    if name == office.province and kind == fold(office.province_kind):
        return True
    return kind in _VILLAGE_WORDS and any(
        fold(agency.name) == f"{kind} {fold(name)}" for agency in office.agencies_on(present.day)
    )


def _years(text: str, present: Present) -> Iterator[Found]:
    for match in _SPAN.finditer(text):
        yield Found(SpotKind.YEAR, *match.span(), match[0])
    step = present.new_year - present.old_year
    for match in _YEAR.finditer(text):
        year = int(match[0])
        near = abs(year - present.old_year) <= 1
        yield Found(SpotKind.YEAR, *match.span(), match[0], str(year + step) if near else None)


def _numbers(text: str, present: Present) -> Iterator[Found]:
    for match in _NUMBER.finditer(text):
        if (
            _LINE_MARK.match(text, match.start())
            and text[: match.start()].rpartition("\n")[2] == ""
        ):
            continue  # "1." before a paragraph counts it
        words = match[0].rstrip()
        yield Found(SpotKind.NUMBER, match.start(), match.start() + len(words), words)
