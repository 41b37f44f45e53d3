"""The text that is reviewed: numbered paragraphs with their place in the document.

The one seam of the review: a plain text file, a read-in document and a plan of the store all
become a `ReviewText`; no rule knows where it came from.
"""

from __future__ import annotations

import bisect
import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import TypeVar, cast

from kehoach_desktop.review.letters import regex
from kehoach_desktop.review.tokens import Token, tokens

T = TypeVar("T")
H = TypeVar("H", bound=Hashable)

_DIGIT = re.compile(r"\d")


class Zone(StrEnum):
    """The part of a paper that a paragraph belongs to."""

    HEADER = "header"
    TITLE = "title"
    BODY = "body"
    RECIPIENTS = "recipients"
    SIGNATURE = "signature"
    APPENDIX = "appendix"
    TABLE = "table"  # a cell of a table inside the body; prose beside it reads on over it
    OUTSIDE = "outside"  # furniture of a web page around the document


@dataclass(frozen=True)
class Paragraph:
    """One paragraph as it reads, page breaks healed.

    `breaks` are the offsets in `text` where a new source line begins, with the line's number;
    the first is (0, first line). `number` is printed ("II.", "1.1", "a)"), "-" or "+" for a
    bullet, "" else; `text` keeps it. `path` is the number path without marks ("II.1.a").
    `memo` keeps what was worked out of the words alone; a paragraph that stays as it was hands
    it on from one review to the next (`engine.Reviewer`).
    """

    index: int
    text: str
    breaks: tuple[tuple[int, int], ...]
    zone: Zone = Zone.BODY
    number: str = ""
    path: str = ""
    page: int = 0
    memo: dict[object, object] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )  # fmt: skip

    def once(self, look: Callable[[Paragraph], T]) -> T:
        """Return `look(self)`, worked out the first time only.

        `look` is a plain function of the words, zone, number and path.
        """
        try:
            return self.memo[look]  # type: ignore[return-value]
        except KeyError:
            found = self.memo[look] = look(self)
            return found

    def knowing(self, before: Paragraph) -> Paragraph:
        """Return this paragraph with what was worked out of the same words before."""
        object.__setattr__(self, "memo", before.memo)
        self.__dict__.update(
            (name, before.__dict__[name]) for name in _KEPT if name in before.__dict__
        )
        return self

    @cached_property
    def tokens(self) -> list[Token]:
        """Return the words of the paragraph with their places."""
        return tokens(self.text)

    @cached_property
    def pairs(self) -> list[tuple[str, str]]:
        """Return every two words that follow one another, whatever stands between them."""
        return list(pairwise([token.word for token in self.tokens]))

    @cached_property
    def low(self) -> str:
        """Return the text in small letters."""
        return self.text.lower()

    @cached_property
    def has_digits(self) -> bool:
        """Say whether a figure stands in the text: dates and symbols need one."""
        return _DIGIT.search(self.text) is not None

    @property
    def line(self) -> int:
        """Return the source line on which the paragraph begins."""
        return self.breaks[0][1] if self.breaks else 0

    def line_at(self, offset: int) -> int:
        """Return the source line of the character at `offset`."""
        at = bisect.bisect_right([start for start, _ in self.breaks], offset) - 1
        return self.breaks[max(at, 0)][1] if self.breaks else 0

    @property
    def content(self) -> str:
        """Return the text behind its number or bullet."""
        return self.text[len(self.number) :].lstrip() if self.number else self.text

    @property
    def is_bullet(self) -> bool:
        """Say whether the paragraph hangs on a dash or a plus."""
        return self.number in {"-", "+"}

    @property
    def is_outline(self) -> bool:
        """Say whether the paragraph carries a printed number or letter."""
        return self.number not in {"", "-", "+"}

    @cached_property
    def is_capitals(self) -> bool:
        """Say whether the paragraph is printed in capitals, as section titles are."""
        letters = "".join(filter(str.isalpha, self.content))
        return len(letters) >= 4 and sum(map(str.isupper, letters)) >= 0.8 * len(letters)


#: What a paragraph knows of its own words at every turn: a plain attribute is the quickest.
_KEPT = ("tokens", "pairs", "low", "has_digits", "is_capitals")


@dataclass(frozen=True)
class ReviewText:
    """A whole document for the rules."""

    paragraphs: tuple[Paragraph, ...] = field(default=())

    @cached_property
    def body(self) -> tuple[Paragraph, ...]:
        """Return the paragraphs of the running text."""
        return self.zone(Zone.BODY)

    @cached_property
    def inside(self) -> tuple[Paragraph, ...]:
        """Return every paragraph of the document itself, without a web page's furniture."""
        return tuple(each for each in self.paragraphs if each.zone is not Zone.OUTSIDE)

    def zone(self, zone: Zone) -> tuple[Paragraph, ...]:
        """Return the paragraphs of one zone in order."""
        return self._zones.get(zone, ())

    def within(self, *zones: Zone) -> tuple[Paragraph, ...]:
        """Return the paragraphs of some zones in reading order."""
        known = self._within.get(zones)
        if known is None:
            known = self._within[zones] = tuple(e for e in self.paragraphs if e.zone in zones)
        return known

    @cached_property
    def _within(self) -> dict[tuple[Zone, ...], tuple[Paragraph, ...]]:
        return {}

    @cached_property
    def _zones(self) -> dict[Zone, tuple[Paragraph, ...]]:
        zones: dict[Zone, list[Paragraph]] = {}
        for each in self.paragraphs:
            zones.setdefault(each.zone, []).append(each)
        return {zone: tuple(some) for zone, some in zones.items()}

    @cached_property
    def words(self) -> str:
        """Return the text of the document in one piece, a paragraph a line."""
        return "\n".join(each.text for each in self.inside)

    @cached_property
    def low(self) -> str:
        """Return `words` in small letters."""
        return self.words.lower()

    def count(self, phrase: str) -> int:
        """Return how often `phrase` stands in `words`; it has no line break."""
        key = (_COUNTED, phrase)
        if key not in self._kept.sums and key not in self._sums:
            self._sums[key] = self.words.count(phrase)
        return self.sum(key, lambda each: each.text.count(phrase))

    def low_count(self, phrase: str) -> int:
        """Return how often `phrase`, in small letters, stands in `low`; it has no line break."""
        key = (_LOW_COUNTED, phrase)
        if key not in self._kept.sums and key not in self._sums:
            self._sums[key] = self.low.count(phrase)
        return self.sum(key, lambda each: each.low.count(phrase))

    def sum(self, key: object, look: Callable[[Paragraph], int]) -> int:
        """Return the sum of `look` over the document, known by `key`.

        After a small change only that is counted.
        """
        total = self._sums.get(key)
        if total is None:
            total = self._kept.sums.get(key)
            if total is None:
                total = sum(map(look, self.inside))
            else:
                for before, now in self._kept.pairs:
                    if now.zone is not Zone.OUTSIDE:
                        total += look(now) - look(before)
            self._sums[key] = total
        return total

    def tally(
        self,
        look: Callable[[Paragraph], Iterable[H]],
        *zones: Zone,
        key: object = None,
    ) -> Counter[H]:
        """Return how often each thing that `look` finds in a paragraph is found in some zones.

        It is known by `key`, by default `look`. After a small change only that is counted anew,
        in the very same counter.
        """
        key = (key or look, zones)
        counted = self._tallies.get(key)
        if counted is None:
            counted = self._kept.tallies.pop(key, None)
            if counted is None:
                counted = Counter(found for each in self.within(*zones) for found in look(each))
            else:
                for before, now in self._kept.pairs:
                    if now.zone in zones:
                        _recount(counted, look(before), look(now))
            self._tallies[key] = counted
        return cast("Counter[H]", counted)

    @cached_property
    def _sums(self) -> dict[object, int]:
        return {}

    @cached_property
    def _tallies(self) -> dict[object, Counter[Hashable]]:
        return {}

    @cached_property
    def _kept(self) -> _Kept:
        return _Kept()

    def going_on(self, before: ReviewText, pairs: Pairs) -> None:
        """Keep what was counted in `before`, from which only the words of `pairs` differ.

        `before` is not to be asked any more.
        """
        self.__dict__["_kept"] = _Kept(before._sums, before._tallies, pairs)  # noqa: SLF001


#: Paragraphs as they were and as they are now, where only their words differ.
Pairs = tuple[tuple[Paragraph, Paragraph], ...]

_COUNTED, _LOW_COUNTED = "count", "low count"


@dataclass(frozen=True)
class _Kept:
    """What was counted in the text before, and what differs from it."""

    sums: dict[object, int] = field(default_factory=dict)
    tallies: dict[object, Counter[Hashable]] = field(default_factory=dict)
    pairs: Pairs = ()


def _recount(
    counted: Counter[Hashable], before: Iterable[Hashable], now: Iterable[Hashable]
) -> None:
    for found in before:
        counted[found] -= 1
        if not counted[found]:
            del counted[found]
    for found in now:
        counted[found] += 1


def facts(
    look: Callable[[Paragraph], T | None], paragraphs: Iterable[Paragraph]
) -> list[tuple[Paragraph, T]]:
    """Return what `look` finds in each paragraph (`Paragraph.once`), where it finds anything."""
    rows = []
    for each in paragraphs:
        try:
            found = each.memo[look]
        except KeyError:
            found = each.once(look)
        if found:
            rows.append((each, found))
    return rows  # type: ignore[return-value]


def text_with(look: Callable[[Paragraph], object]) -> Callable[[Paragraph, object], str]:
    """Return what a rule reads that minds only paragraphs in which `look` finds something."""

    def reads(each: Paragraph, reading: object) -> str:
        return each.text if each.once(look) else ""

    return reads


#: What may number a paragraph, most specific first (Decree 30/2020, Appendix I, II.5).
NUMBER = regex(
    r"(?P<number>Điều\s+\d{1,3}\s*[.:]|(?:Phần|PHẦN|Chương|CHƯƠNG|Mục)\s+(?:[IVX]{1,6}|\d{1,2})"
    r"\b[.:]?|(?:Phần|PHẦN)\s+(?:[Tt]hứ|THỨ)\s+(?:[Nn]hất|NHẤT|[Hh]ai|HAI|[Bb]a|BA|[Tt]ư|TƯ)\b"
    r"[.:]?|[A-HKLM]\s*\.(?=\s+[A-ZĐÀ-Ỹ]{2})"
    r"|[IVX]{1,6}\s*[.:](?=\s|[A-ZĐÀ-Ỹ])|\d{1,2}(?:\.\d{1,2}){1,3}\.?(?=\s)"
    r"|\d{1,2}\s*(?:[.)](?=\s|[A-ZĐÀ-Ỹ])|/(?=\s|[A-ZĐÀ-Ỹ])(?![A-ZĐ]{2}))|[a-zđ]\s*\)|[a-zđ]\.(?=\s)|[-–—•](?=\s|[A-ZĐÀ-Ỹ])"
    r"|\+(?=\s|[A-ZĐÀ-Ỹ]))"
)


@lru_cache(maxsize=5_000)
def printed_number(text: str) -> str:
    """Return the number, letter or bullet that `text` begins with, "" if none; – and • are "-"."""
    found = NUMBER.match(text)
    if found is None:
        return ""
    number = found["number"]
    return "-" if number in {"-", "–", "—", "•"} else number
