"""Where printed numbers repeat, skip or restart: each is judged by its neighbour before it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kehoach_desktop.domain.numbering import point_letter, roman
from kehoach_desktop.domain.vntext import POINT_LETTERS

_LAST = re.compile(r"^(.*?)(\d+|[a-zđ]|[IVXLC]+)([\s.):/-]*)$")
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed number with the level it stands at (0: a section)."""

    key: str
    number: str
    level: int


def breaks(numbers: Iterable[Printed]) -> Iterator[tuple[Printed, str]]:
    """Yield the numbers that do not follow their neighbour, with the number that would.

    The count goes on from what is printed: one repeated number is one break, not many.
    """
    before: dict[int, int] = {}
    for each in numbers:
        for deeper in [level for level in before if level > each.level]:
            del before[deeper]
        match = _LAST.match(each.number)
        value = _value(match[2]) if match else None
        if match is None or value is None:
            continue
        wanted = before.get(each.level, 0) + 1
        before[each.level] = value
        if value != wanted:
            yield each, f"{match[1]}{_like(match[2], wanted)}{match[3]}"


def _value(text: str) -> int | None:
    if text.isdigit():
        return int(text)
    if text in POINT_LETTERS:
        return POINT_LETTERS.index(text) + 1
    if not all(letter in _ROMAN for letter in text):
        return None
    worths = [_ROMAN[letter] for letter in text]
    return sum(
        -worth if any(later > worth for later in worths[at + 1 :]) else worth
        for at, worth in enumerate(worths)
    )


def _like(text: str, value: int) -> str:
    """Return `value` counted as `text` is."""
    if text.isdigit():
        return str(value)
    return point_letter(value - 1) if text in POINT_LETTERS else roman(value)
