"""Two texts side by side: which paragraphs, and which words in them, differ.

What is compared is what is printed: the lines of two papers. Numbers of clauses are no words: a
clause put in front moves every number behind it, and that is not a change anybody made. Nothing is
lost: words kept and removed are the older text, words kept and added the newer one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum


class Change(StrEnum):
    """What happened to a paragraph, or to words in it."""

    SAME = "same"
    CHANGED = "changed"  # a paragraph of which some words differ
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A paragraph of a paper: its printed number (may be empty), its words, what it is.

    `style` is the name of its looks and is handed on untouched.
    """

    label: str
    text: str
    style: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """Words of one fate; spans of a line are joined by a blank."""

    change: Change
    text: str


@dataclass(frozen=True, slots=True)
class ComparedLine:
    """A paragraph of the comparison; a removed one has the number it had."""

    change: Change
    label: str
    style: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Both texts as one: every paragraph of either, in reading order."""

    lines: tuple[ComparedLine, ...]

    def paragraphs(self, change: Change) -> int:
        """Return how many paragraphs have that fate."""
        return sum(line.change is change for line in self.lines)

    def words(self, change: Change) -> int:
        """Return how many words (syllables, as they are written) have that fate."""
        spans = (span for line in self.lines for span in line.spans)
        return sum(len(span.text.split()) for span in spans if span.change is change)

    @property
    def is_same(self) -> bool:
        """Say whether not one word differs."""
        return all(line.change is Change.SAME for line in self.lines)


#: Share of words that two paragraphs have in common at least, to be one paragraph that changed.
_ALIKE = 0.4
#: How far apart two such paragraphs are looked for: keeps long texts quick, loses no word.
_REACH = 60
#: Fewer equal words than this between two changes are changed with them: salad cannot be read.
_ISLAND = 2


def compare(older: Sequence[PaperLine], newer: Sequence[PaperLine]) -> Comparison:
    """Return what became of `older` in `newer`."""
    matcher = SequenceMatcher(
        None, [line.text for line in older], [line.text for line in newer], autojunk=False
    )
    lines: list[ComparedLine] = []
    for tag, start, end, begin, stop in matcher.get_opcodes():
        if tag == "equal":
            lines += [_whole(Change.SAME, line) for line in newer[begin:stop]]
        else:
            lines += _between(older[start:end], newer[begin:stop])
    return Comparison(tuple(lines))


def _between(older: Sequence[PaperLine], newer: Sequence[PaperLine]) -> Iterator[ComparedLine]:
    """Yield two stretches without an equal paragraph: like ones paired, the others as they are."""
    before = after = 0
    for place, other in [*_pairs(older, newer), (len(older), len(newer))]:
        yield from (_whole(Change.REMOVED, line) for line in older[before:place])
        yield from (_whole(Change.ADDED, line) for line in newer[after:other])
        if place < len(older):
            spans = tuple(compare_words(older[place].text, newer[other].text))
            line = newer[other]
            yield ComparedLine(Change.CHANGED, line.label, line.style, spans)
        before, after = place + 1, other + 1


def _whole(change: Change, line: PaperLine) -> ComparedLine:
    return ComparedLine(change, line.label, line.style, (Span(change, line.text),))


def _pairs(older: Sequence[PaperLine], newer: Sequence[PaperLine]) -> list[tuple[int, int]]:
    """Return the pairs of like paragraphs, in order, that have most words in common."""
    if not older or not newer:
        return []
    bags = [Counter(line.text.split()) for line in older]
    others = [Counter(line.text.split()) for line in newer]
    slope = len(newer) / len(older)
    #: The best score of the first i and j paragraphs; what is out of reach counts as nothing.
    best: list[dict[int, float]] = [{}]
    for i, bag in enumerate(bags):
        above, row = best[-1], dict[int, float]()
        middle = round(i * slope)
        for j in range(max(0, middle - _REACH), min(len(others), middle + _REACH + 1)):
            alike = _likeness(bag, others[j])
            paired = above.get(j, _upto(above, j)) + alike if alike >= _ALIKE else 0.0
            row[j + 1] = max(paired, _upto(above, j + 1), _upto(row, j))
        best.append(row)
    return _traced(best, bags, others)


def _upto(row: dict[int, float], place: int) -> float:
    """Return the score at `place`, or at the nearest place in reach below it."""
    if place in row:
        return row[place]
    below = [key for key in row if key < place]
    return row[max(below)] if below else 0.0


def _traced(
    best: list[dict[int, float]], bags: list[Counter[str]], others: list[Counter[str]]
) -> list[tuple[int, int]]:
    pairs = []
    i, j = len(bags), len(others)
    while i and j:
        here = _upto(best[i], j)
        alike = _likeness(bags[i - 1], others[j - 1]) if j in best[i] else 0.0
        if alike >= _ALIKE and abs(_upto(best[i - 1], j - 1) + alike - here) < 1e-9:
            pairs.append((i - 1, j - 1))
            i, j = i - 1, j - 1
        elif abs(_upto(best[i - 1], j) - here) < 1e-9:
            i -= 1
        else:
            j -= 1
    return pairs[::-1]


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    """Return the share of words that two paragraphs have in common, 0 to 1."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0


def compare_words(older: str, newer: str) -> Iterator[Span]:
    """Yield what became of the words of a paragraph."""
    before, after = older.split(), newer.split()
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    removed: list[str] = []
    added: list[str] = []
    codes = matcher.get_opcodes()
    for index, (tag, start, end, begin, stop) in enumerate(codes):
        inside = 0 < index < len(codes) - 1
        if tag != "equal" or (inside and end - start < _ISLAND):
            removed += before[start:end]
            added += after[begin:stop]
            continue
        yield from _changed(removed, added)
        removed, added = [], []
        yield Span(Change.SAME, " ".join(before[start:end]))
    yield from _changed(removed, added)


def _changed(removed: list[str], added: list[str]) -> Iterable[Span]:
    if removed:
        yield Span(Change.REMOVED, " ".join(removed))
    if added:
        yield Span(Change.ADDED, " ".join(added))
