"""A text under review together with what every rule asks: issuer, year, day, vocabulary, time."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from kehoach_desktop.review.finding import Finding, Severity, clip
from kehoach_desktop.review.letters import regex
from kehoach_desktop.review.text import Paragraph, ReviewText, Zone
from kehoach_desktop.review.vocabulary import Vocabulary

T = TypeVar("T")
H = TypeVar("H", bound=Hashable)

#: A rule looks at its watch every so many paragraphs.
_LOOKS = 8

#: Administrative levels from the commune up; a sở stands at the province's.
COMMUNE, DISTRICT, PROVINCE = "xã", "huyện", "tỉnh"
_LEVELS = {
    "xã": COMMUNE, "phường": COMMUNE, "đặc khu": COMMUNE, "thị trấn": COMMUNE,
    "huyện": DISTRICT, "quận": DISTRICT, "thị xã": DISTRICT, "thành phố": DISTRICT,
    "tỉnh": PROVINCE,
}  # fmt: skip
_UNIT = regex(
    r"(?:Ủy ban nhân dân|Uỷ ban nhân dân|UBND|Hội đồng nhân dân|HĐND)\s+"
    r"(xã|phường|đặc khu|thị trấn|huyện|quận|thị xã|thành phố|tỉnh)\b", re.IGNORECASE,
)  # fmt: skip
_HEADED = regex(
    r"(?m)(?:(?:ỦY|UỶ) BAN NHÂN DÂN|UBND)\s+"
    r"(XÃ|PHƯỜNG|ĐẶC KHU|THỊ TRẤN|HUYỆN|QUẬN|THỊ XÃ|THÀNH PHỐ|TỈNH)"
    r" ([A-ZĐÀ-Ỹ][A-ZĐÀ-Ỹ\d’' -]{1,30})$"
)
#: What stands in the right-hand column, between the lines of the left one.
_NATION = regex(r"(?m)^(?:CỘNG H|Độc lập|VIỆT NAM|[-–—_*]+$).*\n?")
_YEAR = regex(r"\b(20\d\d)\b")
_SPAN = regex(r"\b(20\d\d)\s*[-–—]\s*(20\d\d)\b")
_DATE = regex(r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(20\d\d)")


#: What a reading knows of the whole document.
_WHOLE = ("title", "head", "opening", "is_decision", "date", "plan_year", "period", "judged_on",
          "office", "headed", "title_years", "stale_title")  # fmt: skip


class RuleStopped(Exception):
    """A rule took longer than it may; the engine names it and goes on with the next."""


@dataclass(frozen=True)
class Office:
    """By whose measure the text is judged: a unit word ("xã") and its name, or nothing known."""

    unit: str = ""
    name: str = ""
    village: str = ""
    under_city: bool = False

    @property
    def level(self) -> str:
        """Return the administrative level, "" if it is not known."""
        return _LEVELS.get(self.unit, "")


@dataclass
class Reading:
    """One review of one text. Office, day and year are given for a plan of the store only."""

    text: ReviewText
    vocabulary: Vocabulary
    given_office: Office | None = None
    today: dt.date | None = None
    given_year: int | None = None
    expired: Callable[[], bool] = field(default=lambda: False)

    def walk(self, paragraphs: tuple[Paragraph, ...] | None = None) -> Iterator[Paragraph]:
        """Yield paragraphs (the whole document's by default); stops a rule that takes too long."""
        walked = self.text.inside if paragraphs is None else paragraphs
        for at in range(0, len(walked), _LOOKS):
            if self.expired():
                raise RuleStopped
            yield from walked[at : at + _LOOKS]

    @property
    def context(self) -> tuple[object, ...]:
        """Return what a local rule may know of the whole document."""
        return (self.head, self.opening, self.title, self.office, self.judged_on, self.period)

    @property
    def whole(self) -> tuple[object, ...]:
        """Return what the reading itself knows of the whole document."""
        return (*self.context, self.date, self.plan_year, self.stale_title, self.title_years)

    def part(self, paragraphs: list[Paragraph]) -> Reading:
        """Return a reading of some paragraphs that knows what this one knows of the whole."""
        part = Reading(
            ReviewText(tuple(paragraphs)), self.vocabulary, self.given_office, self.today
        )
        for name in _WHOLE:
            part.__dict__[name] = getattr(self, name)
        return part

    def shared(self, look: Callable[[Reading], T]) -> T:
        """Return `look(self)`, worked out once for all rules of this review."""
        try:
            return self._shared[look]  # type: ignore[return-value]
        except KeyError:
            found = self._shared[look] = look(self)
            return found

    @cached_property
    def _shared(self) -> dict[object, object]:
        return {}

    def once(self, look: Callable[[Paragraph, Vocabulary], T], paragraph: Paragraph) -> T:
        """Return `look(paragraph, vocabulary)`, worked out the first time only.

        `look` is a plain function of the paragraph's words, zone, number and path.
        """
        key = (look, id(self.vocabulary))
        try:
            return paragraph.memo[key]  # type: ignore[return-value]
        except KeyError:
            found = paragraph.memo[key] = look(paragraph, self.vocabulary)
            return found

    def facts(
        self, look: Callable[[Paragraph, Vocabulary], T], paragraphs: Iterable[Paragraph]
    ) -> list[tuple[Paragraph, T]]:
        """Return what `look` finds in each paragraph (`once`), where it finds anything."""
        key = (look, id(self.vocabulary))
        rows = []
        for each in paragraphs:
            try:
                found = each.memo[key]
            except KeyError:
                found = self.once(look, each)
            if found:
                rows.append((each, found))
        return rows  # type: ignore[return-value]

    def tally(
        self, look: Callable[[Paragraph, Vocabulary], Iterable[H]], *zones: Zone
    ) -> Mapping[H, int]:
        """Return how often each thing that `look` finds in a paragraph is found in some zones."""
        key = (look, id(self.vocabulary))
        return self.text.tally(lambda each: self.once(look, each), *zones, key=key)

    @cached_property
    def title(self) -> str:
        """Return the words of the title: type and subject."""
        return " ".join(each.text for each in self.text.zone(Zone.TITLE))

    @cached_property
    def head(self) -> str:
        """Return the words above the body."""
        return "\n".join(
            each.text for each in self.text.paragraphs if each.zone in {Zone.HEADER, Zone.TITLE}
        )

    @cached_property
    def opening(self) -> str:
        """Return the body before its first number."""
        parts = []
        for each in self.text.body:
            if each.is_outline:
                break
            parts.append(each.text)
        return "\n".join(parts)

    @cached_property
    def is_decision(self) -> bool:
        """Say whether a decision carries the plan."""
        return any(each.text.startswith("QUYẾT ĐỊNH") for each in self.text.zone(Zone.TITLE))

    @cached_property
    def date(self) -> dt.date | None:
        """Return the day of the document, where its header gives a real one."""
        for found in _DATE.finditer(self.head):
            try:
                return dt.date(int(found[3]), int(found[2]), int(found[1]))
            except ValueError:
                return None
        return None

    @cached_property
    def title_years(self) -> tuple[int, ...]:
        """Return the years that the title names, spans and brackets left out."""
        subject = re.sub(r"\(.*?\)", "", self.title)
        return tuple(int(year) for year in _YEAR.findall(_SPAN.sub("", subject)))

    @cached_property
    def stale_title(self) -> int | None:
        """Return the title's year where the paper is of the next one: last year's file shows.

        The paper is dated a year later and speaks of that year more often than of the title's.
        """
        if len(set(self.title_years)) != 1 or self.date is None:
            return None
        year, said = self.title_years[0], self.text.low
        own = said.count(f"năm {year}") - self.title.lower().count(f"năm {year}")
        later = said.count(f"năm {year + 1}")
        return year if self.date.year == year + 1 and later > max(3, 2 * own) else None

    @cached_property
    def plan_year(self) -> int | None:
        """Return the year that the title names, else that of the date, else of the closing."""
        if self.stale_title is not None:
            return self.stale_title + 1
        if self.title_years:
            return self.title_years[-1]
        if self.given_year is not None:
            return self.given_year
        return self.date.year if self.date else None

    @cached_property
    def period(self) -> tuple[int, int] | None:
        """Return the first and last year that the title spans, one year being a span of itself."""
        found = _SPAN.search(self.title)
        if found:
            return int(found[1]), int(found[2])
        if len(set(self.title_years)) > 1:
            return min(self.title_years), max(self.title_years)
        return (self.plan_year, self.plan_year) if self.plan_year else None

    @cached_property
    def judged_on(self) -> dt.date | None:
        """Return the day by which words are current: today, the document's, its year's first."""
        if self.today or self.date:
            return self.today or self.date
        return dt.date(self.plan_year, 1, 1) if self.plan_year else None

    @property
    def two_levels(self) -> bool:
        """Say whether the paper is of the time without districts (Luật 72/2025/QH15)."""
        return self.judged_on is not None and self.judged_on >= dt.date(2025, 7, 1)

    @cached_property
    def office(self) -> Office:
        """Return the issuer: the given one, else as header, title and opening tell it."""
        if self.given_office is not None:
            return self.given_office
        if re.search(r"(?m)^Số\s*:.*/\w+\s*-\s*S[A-ZĐ]{1,8}\s*$", self.head):
            return Office(PROVINCE)
        if (headed := self.headed) is not None:
            return headed
        name = re.search(
            r"(?:XÃ(?! HỘI)|PHƯỜNG|ĐẶC KHU|THỊ TRẤN|HUYỆN|QUẬN|THỊ XÃ|THÀNH PHỐ|TỈNH)\s+\S.*",
            self.head,
        )
        issuing = re.findall(
            _UNIT.pattern + r"\s*([^,;.:\n]{0,40}?)\s*(?:xây dựng|ban hành|triển khai|đề ra)",
            self.opening, re.IGNORECASE,
        )  # fmt: skip
        if issuing:
            return Office(issuing[-1][0].lower(), issuing[-1][1].strip())
        if re.search(r"(?m)^(?:SỞ|Sở)\s", self.head):
            return Office(PROVINCE)
        named = _UNIT.search(self.head)
        if named:
            unit = named[1].lower()
            return Office(unit, self._own_name(unit))
        if name and re.search(r"(?:ỦY|UỶ) BAN NHÂN DÂN", self.head):
            unit = next((u for u in _LEVELS if name[0].lower().startswith(u)), "")
            return Office(unit, name[0][len(unit) :].strip().title())
        return Office()

    @cached_property
    def headed(self) -> Office | None:
        """Return the committee in capitals above the number: the last one, where two stand."""
        header = "\n".join(each.text for each in self.text.zone(Zone.HEADER))
        if re.search(r"(?m)^(?:SỞ|PHÒNG|CHI CỤC|TRUNG TÂM|BAN|TRƯỜNG)\s", header):
            return None
        committees = _HEADED.findall(_NATION.sub("", header))
        if not committees or len(committees[-1][1].split()) > 5:
            return None
        unit, name = committees[-1]
        return Office(unit.lower(), name.strip().title())

    def _own_name(self, unit: str) -> str:
        """Return the name that stands in capitals behind the unit word of the header."""
        header = "\n".join(each.text for each in self.text.zone(Zone.HEADER))
        found = re.findall(rf"\b{unit.upper()} ([^\n|,;]{{2,30}})$", header, re.MULTILINE)
        return found[-1].strip().title() if found and len(found[-1].split()) <= 4 else ""

    def find(
        self,
        rule: str,
        paragraph: Paragraph,
        span: tuple[int, int],
        *,
        severity: Severity = Severity.WARNING,
        **params: str,
    ) -> Finding:
        """Return a finding on `span` of `paragraph`; the engine sets severity and source."""
        first, last = whole_words(paragraph.text, max(span[0], 0), span[1])
        start, end = clip(paragraph.text, first, last)
        return Finding(
            rule=rule,
            severity=severity,
            quote=paragraph.text[start:end],
            line=paragraph.line_at(start),
            page=paragraph.page,
            section=paragraph.path if paragraph.zone in {Zone.BODY, Zone.TABLE} else "",
            params=params,
            paragraph=paragraph.index,
            start=start,
            end=end,
        )


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Return (start, end) so that no word is cut at either side."""
    end = min(end, len(text))
    while 0 < start < len(text) and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while 0 < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end


def widen(text: str, start: int, end: int, before: int = 1, after: int = 1) -> tuple[int, int]:
    """Return (start, end) with so many whole words more on each side."""
    for _ in range(before):
        cut = text.rfind(" ", 0, max(start - 1, 0))
        start = cut + 1 if start > 0 else 0
    for _ in range(after):
        cut = text.find(" ", end + 1)
        end = cut if cut >= 0 else len(text)
    return start, end
