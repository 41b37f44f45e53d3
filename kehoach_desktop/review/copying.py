"""Copied text: how much of a document is taken word for word from another one.

Paragraph by paragraph, by shingles: runs of SHINGLE words that stand in the other document too.
What everybody must write alike is not counted: citations, headings, names of recipients, and the
standard sentences of the trade, which come in as `standard`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from kehoach_desktop.domain.vntext import fold
from kehoach_desktop.review.finding import QUOTE_WORDS, Finding, Severity, clip
from kehoach_desktop.review.letters import regex
from kehoach_desktop.review.text import Paragraph, ReviewText, Zone

#: Words of a run that is no accident; shorter ones are the phrases of the office.
SHINGLE = 7
#: A paragraph of so many counted words, so much of them copied, is named.
FEWEST_WORDS, MUCH = 20, 0.7
#: The whole is named from this share on.
MUCH_IN_ALL = 0.3

#: From the type of a cited document to the end of its clause.
_CITATION = regex(
    r"\b(?:[Nn]ghị quyết|[Qq]uyết định|[Nn]ghị định|[Tt]hông tư|[Cc]hỉ thị|[Kk]ế hoạch|[Cc]ông văn"
    r"|[Cc]hương trình|[Ll]uật)\s+(?:số\s*)?[^;.]{0,12}\d[^;.]*"
)

Words = list[tuple[str, int, int]]
Shingle = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """How much of a paragraph is copied: `copied` of `counted` words, the first run's place."""

    paragraph: Paragraph
    copied: int
    counted: int
    start: int
    end: int

    @property
    def part(self) -> float:
        """Return the copied part, 0 to 1."""
        return self.copied / self.counted if self.counted else 0.0


@dataclass(frozen=True, slots=True)
class Copied:
    """What one document took from another: a share a paragraph, in order."""

    shares: tuple[Share, ...]

    @property
    def part(self) -> float:
        """Return the copied part of all counted words, 0 to 1."""
        counted = sum(each.counted for each in self.shares)
        return sum(each.copied for each in self.shares) / counted if counted else 0.0


@dataclass(frozen=True, eq=False, slots=True)
class Model:
    """A document that others are held against, taken apart once."""

    name: str
    runs: frozenset[Shingle]


def model_of(name: str, sentences: Iterable[str], standard: Iterable[str] = ()) -> Model:
    """Return a document of these sentences; what everybody writes alike (`standard`) is left out.

    `name` is how findings call it.
    """
    runs: set[Shingle] = set()
    for sentence in sentences:
        runs.update(_shingles(_words(sentence)))
    for sentence in standard:
        runs.difference_update(_shingles(_words(sentence)))
    return Model(name, frozenset(runs))


def compare(text: ReviewText, other: ReviewText, standard: Iterable[str] = ()) -> Copied:
    """Return how much of `text` stands word for word in `other`."""
    return held_against(text, model_of("", (each.text for each in other.paragraphs), standard))


def held_against(text: ReviewText, model: Model) -> Copied:
    """Return how much of `text` stands word for word in `model`; each paragraph is asked once."""
    shares = []
    for paragraph in text.within(Zone.BODY, Zone.APPENDIX, Zone.TABLE):
        if paragraph.is_capitals:
            continue
        share = paragraph.memo.get(model)
        if not isinstance(share, Share):
            share = paragraph.memo[model] = _share(paragraph, model.runs)
        if share.counted:
            shares.append(replace(share, paragraph=paragraph))
    return Copied(tuple(shares))


def findings(copied: Copied, other: str, most: int | None = None) -> list[Finding]:
    """Return what is worth telling of it, as findings; `other` names the other document.

    `most` paragraphs are told, the longest copies; all by default.
    """
    told = []
    if copied.part >= MUCH_IN_ALL and copied.shares:
        told.append(_finding("copy.whole", copied.shares[0], copied.part, other))
    much = [e for e in copied.shares if e.counted >= FEWEST_WORDS and e.part >= MUCH]
    longest = sorted(much, key=lambda share: -share.copied)[:most]
    return told + [_finding("copy.paragraph", e, e.part, other) for e in much if e in longest]


def _finding(rule: str, share: Share, part: float, other: str) -> Finding:
    paragraph = share.paragraph
    start, end = clip(paragraph.text, share.start, share.end, QUOTE_WORDS)
    return Finding(
        rule,
        Severity.HINT,
        paragraph.text[start:end],
        paragraph.line_at(start),
        paragraph.page,
        paragraph.path if paragraph.zone is Zone.BODY else "",
        {"percent": str(round(100 * part)), "other": other},
        paragraph=paragraph.index,
        start=start,
        end=end,
    )


def _words(text: str) -> Words:
    return [(fold(word[0]), word.start(), word.end()) for word in _WORD.finditer(text)]


_WORD = regex(r"\w+")


def _shingles(words: Words) -> Iterable[Shingle]:
    plain = [word for word, _, _ in words]
    return zip(*(plain[at:] for at in range(SHINGLE)), strict=False)


def _share(paragraph: Paragraph, theirs: frozenset[Shingle]) -> Share:
    """Return what of a paragraph stands in a run that the other document has."""
    words = _words(paragraph.text)
    cited = [found.span() for found in _CITATION.finditer(paragraph.text)]
    counts = [not any(a <= start < b for a, b in cited) for _, start, _ in words]
    in_run = [False] * len(words)
    for at, shingle in enumerate(_shingles(words)):
        if shingle in theirs:
            in_run[at : at + SHINGLE] = [True] * SHINGLE
    hits = [at for at, (run, count) in enumerate(zip(in_run, counts, strict=True)) if run and count]
    start = words[hits[0]][1] if hits else 0
    end = words[hits[-1]][2] if hits else 0
    return Share(paragraph, len(hits), sum(counts), start, end)
