"""Patterns that look for a few letters first, and search only a text in which these stand.

Most patterns of the review find nothing in most paragraphs, and a search is dear: Python tries a
pattern at every letter. Whether "trách nhiệm" stands in a paragraph is told fifty times sooner.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from typing import Any, cast

#: More strings are no quicker to look for than the pattern itself; a single letter tells little.
_MOST, _SHORTEST = 12, 2

Strings = frozenset[str]
#: A pattern as Python's own parser takes it apart: (operation, argument) in a row.
_Parsed = Iterable[tuple[object, Any]]
_Argument = Any


class Sieve:
    """A compiled pattern that is asked only where one of the strings that it needs stands."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self._pattern = pattern
        self._folds = bool(pattern.flags & re.IGNORECASE)
        self.pattern = pattern.pattern
        self.flags = pattern.flags
        self.sub = pattern.sub
        self.split = pattern.split
        self.match = pattern.match
        self.fullmatch = pattern.fullmatch

    @cached_property
    def _strings(self) -> tuple[str, ...]:
        """Return strings of which every match holds one; what every text holds where unknown."""
        strings, pattern = needed(self._pattern), self._pattern
        if strings is None:  # from now on the pattern answers by itself
            own = {"search": pattern.search, "finditer": pattern.finditer}
            self.__dict__.update(own, findall=pattern.findall)
            return ("",)
        return tuple(sorted(strings, key=len))

    def _may_find(self, text: str) -> bool:
        if self._folds:
            text = folded(text)
        for string in self._strings:  # noqa: SIM110 - `any` costs more than the look itself
            if string in text:
                return True
        return False

    def search(self, text: str, *span: int) -> re.Match[str] | None:
        """Return the first match, as `re.Pattern.search`."""
        return self._pattern.search(text, *span) if self._may_find(text) else None

    def finditer(self, text: str, *span: int) -> Iterator[re.Match[str]]:
        """Return the matches, as `re.Pattern.finditer`."""
        return self._pattern.finditer(text, *span) if self._may_find(text) else iter(())

    def findall(self, text: str, *span: int) -> list[Any]:
        """Return what matches, as `re.Pattern.findall`."""
        return self._pattern.findall(text, *span) if self._may_find(text) else []


@lru_cache(maxsize=16)
def folded(text: str) -> str:
    """Return `text` without the difference of capitals; the last few texts are remembered."""
    return text.casefold()


def sieved(pattern: re.Pattern[str]) -> re.Pattern[str]:
    """Return `pattern` behind its sieve."""
    # A sieve answers what a pattern does; `re.Pattern` cannot be derived from.
    return cast("re.Pattern[str]", Sieve(pattern))


def needed(pattern: re.Pattern[str]) -> Strings | None:
    """Return strings of which every match of `pattern` holds at least one, None where unknown.

    In small letters where the pattern does not mind them.
    """
    parsed = importlib.import_module("re._parser").parse(pattern.pattern, pattern.flags)
    best = _best(_sequence(parsed))
    if best is None:
        return None
    return frozenset(map(str.casefold, best)) if pattern.flags & re.IGNORECASE else best


def _sequence(parsed: _Parsed) -> list[Strings]:
    """Return sets of strings; from each set every match of the sequence holds one."""
    sets: list[Strings] = []
    run: Strings = frozenset(
        ("",)
    )  # what stands side by side, as far as it is known letter by letter
    for operation, argument in parsed:
        exact = _exact(operation, argument)
        if exact is not None and len(run) * len(exact) <= _MOST:
            run = frozenset(one + other for one in run for other in exact)
            continue
        if exact is not None:
            sets.append(run)
            run = exact
            continue
        sets.append(run)
        run = frozenset(("",))
        sets += _inner(str(operation), argument)
    sets.append(run)
    return sets


def _exact(operation: object, argument: _Argument) -> Strings | None:
    """Return all strings that a part can match, None where they are too many or unknown."""
    name = str(operation)
    if name == "LITERAL":
        return frozenset((chr(argument),))
    if name == "IN":
        letters = [chr(value) for kind, value in argument if str(kind) == "LITERAL"]
        return frozenset(letters) if len(letters) == len(argument) <= _MOST else None
    if name == "SUBPATTERN":
        return _exact_row(argument[3]) if not argument[1] and not argument[2] else None
    if name == "BRANCH":
        rows = [_exact_row(row) for row in argument[1]]
        if any(row is None for row in rows):
            return None
        found = frozenset(string for row in rows if row for string in row)
        return found if len(found) <= 4 * _MOST else None
    return frozenset(("",)) if name == "AT" else None


def _exact_row(parsed: _Parsed) -> Strings | None:
    found: Strings = frozenset(("",))
    for operation, argument in parsed:
        exact = _exact(operation, argument)
        if exact is None or len(found) * len(exact) > 4 * _MOST:
            return None
        found = frozenset(one + other for one in found for other in exact)
    return found


def _inner(name: str, argument: _Argument) -> list[Strings]:
    """Return what a part that is not known letter by letter needs all the same."""
    if name == "SUBPATTERN":
        return _sequence(argument[3]) if not argument[1] and not argument[2] else []
    if name == "BRANCH":
        rows = [_best(_sequence(row)) for row in argument[1]]
        if any(row is None for row in rows):
            return []
        return [frozenset(string for row in rows if row for string in row)]
    if name in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"} and argument[0] > 0:
        return _sequence(argument[2])
    if name == "ASSERT":
        return _sequence(argument[1])
    return []


def _best(sets: Iterable[Strings]) -> Strings | None:
    """Return the set that tells most: few strings, all of them long; None where none tells."""
    good = [each for each in sets if len(each) <= 4 * _MOST and min(map(len, each)) >= _SHORTEST]
    return min(good, key=lambda each: (len(each) / min(map(len, each)), sorted(each)), default=None)
