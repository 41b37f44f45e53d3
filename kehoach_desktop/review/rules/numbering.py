"""Numbering: repeated, skipped, started in the middle, written in two styles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kehoach_desktop.domain.vntext import POINT_LETTERS
from kehoach_desktop.review.finding import Finding, Rule, Severity
from kehoach_desktop.review.plain_text import level_of
from kehoach_desktop.review.reading import Reading
from kehoach_desktop.review.text import Paragraph, ReviewText, Zone

_CLAUSE = "NĐ 30/2020 PL I mục II.6"
_ORDINALS = ("nhất", "hai", "ba", "tư")
_CAPITALS = "ABCDEGH"  # what stands above Roman numbers; I, V and X are Roman
_ROMAN = {"I": 1, "V": 5, "X": 10}


@lru_cache(maxsize=5_000)
def value_of(number: str) -> int:
    """Return where a printed number stands in its row: II. 2, 1.3 3, c) 3, đ) 5; 0 unknown."""
    bare = re.sub(r"^(?:Điều|Phần|PHẦN|Chương|CHƯƠNG|Mục)\s+", "", number).strip(" .):/")
    if bare.lower().startswith("thứ "):
        return _ORDINALS.index(bare.lower().removeprefix("thứ ")) + 1
    if len(bare) == 1 and bare in _CAPITALS:
        return _CAPITALS.index(bare) + 1
    if re.fullmatch(r"[IVX]+", bare):
        total = 0
        for char, following in zip(bare, [*bare[1:], ""], strict=True):
            step = _ROMAN[char]
            total += -step if following and _ROMAN[following] > step else step
        return total
    if bare[:1].isdigit():
        return int(bare.rsplit(".", 1)[-1])
    return POINT_LETTERS.index(bare) + 1 if bare in POINT_LETTERS else 0


def _rows(reading: Reading) -> list[list[Paragraph]]:
    """Return the rows of numbered paragraphs."""
    return reading.shared(_all_rows)


def _all_rows(reading: Reading) -> list[list[Paragraph]]:
    return list(_each_row(reading.text))


def _each_row(text: ReviewText) -> Iterator[list[Paragraph]]:
    """Yield the numbered paragraphs that stand under the same parent at the same depth."""
    rows: dict[int, list[Paragraph]] = {}
    parents: dict[int, str] = {}
    for each in text.paragraphs:
        if each.zone is Zone.HEADER and rows:
            yield from rows.values()
            rows, parents = {}, {}
        if each.zone is not Zone.BODY or not each.is_outline:
            continue
        level = level_of(each.number)
        for deeper in [key for key in rows if key > level]:
            yield rows.pop(deeper)
            parents.pop(deeper, None)
        stem = _stem(each.number)
        if level in rows and parents.get(level) != stem:
            yield rows.pop(level)
        parents[level] = stem
        rows.setdefault(level, []).append(each)
    yield from rows.values()


def _stem(number: str) -> str:
    bare = number.strip(" .")
    return bare.rsplit(".", 1)[0] if bare[:1].isdigit() and "." in bare else ""


def _shown(each: Paragraph) -> tuple[int, int]:
    words = each.text.split()
    return 0, len(" ".join(words[:8]))


def _repeated(reading: Reading) -> Iterator[Finding]:
    for row in _rows(reading):
        seen: set[int] = set()
        ahead = 0  # "1, 3, 3": the first 3 was to be 2, which is told as skipped
        for each in row:
            value = value_of(each.number)
            if value and value in seen and value != ahead:
                yield reading.find("", each, _shown(each), number=each.number)
            ahead = value if seen and value == max(seen) + 2 else 0
            seen.add(value)


def _skipped(reading: Reading) -> Iterator[Finding]:
    for row in _rows(reading):
        values = [value_of(each.number) for each in row]
        twice = False  # "3, 3, 5": the second 3 was to be 4, nothing is skipped
        for before, after, each in zip(values, values[1:], row[1:], strict=False):
            gap = after - before
            twice, counted = gap == 0, twice and gap == 2
            if before and gap > 1 and not counted:
                yield reading.find("", each, _shown(each), number=each.number)


def _no_first(reading: Reading) -> Iterator[Finding]:
    for row in _rows(reading):
        first = row[0]
        if value_of(first.number) > 1:
            yield reading.find("", first, _shown(first), number=first.number)


def _single(reading: Reading) -> Iterator[Finding]:
    for row in _rows(reading):
        first = row[0]
        if len(row) == 1 and value_of(first.number) == 1 and level_of(first.number) > 1:
            yield reading.find("", first, _shown(first), number=first.number)


def _mixed(reading: Reading) -> Iterator[Finding]:
    """1.1 beside 2.1.: the first paragraph of the rarer style is shown."""
    dotted: dict[int, list[Paragraph]] = {}
    bare: dict[int, list[Paragraph]] = {}
    for each in reading.walk(reading.text.body):
        if each.is_outline and "." in each.number.rstrip("."):
            group = dotted if each.number.endswith(".") else bare
            group.setdefault(level_of(each.number), []).append(each)
    for level in dotted.keys() & bare.keys():
        fewer = min(dotted[level], bare[level], key=len)
        yield reading.find("", fewer[0], _shown(fewer[0]), number=fewer[0].number)


def _no_words(each: Paragraph, reading: Reading) -> None:
    """Read nothing but the number."""


RULES = (
    Rule("numbering.repeated", Severity.ERROR, _CLAUSE, _repeated, reads=_no_words),
    Rule("numbering.skipped", Severity.WARNING, _CLAUSE, _skipped, reads=_no_words),
    Rule("numbering.no_first", Severity.ERROR, _CLAUSE, _no_first, reads=_no_words),
    Rule("numbering.mixed", Severity.WARNING, _CLAUSE, _mixed, reads=_no_words),
    Rule("numbering.single", Severity.HINT, "practice", _single, reads=_no_words),
)
