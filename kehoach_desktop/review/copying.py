"""Copied text: how much of a document is taken word for word from another one.

Paragraph by paragraph, by shingles: runs of SHINGLE words that stand in the other document too.
What everybody must write alike is not counted: citations, headings, names of recipients, and the
standard sentences of the trade, which come in as `standard`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

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


def compare(text: ReviewText, other: ReviewText, standard: Iterable[str] = ()) -> Copied:
    """Return how much of `text` stands word for word in `other`."""
    theirs: set[Shingle] = set()
    for paragraph in other.paragraphs:
        theirs.update(_shingles(_words(paragraph.text)))
    for sentence in standard:
        theirs.difference_update(_shingles(_words(sentence)))
    shares = []
    for paragraph in text.paragraphs:
        if paragraph.zone in {Zone.BODY, Zone.APPENDIX} and not paragraph.is_capitals:
            share = _share(paragraph, theirs)
            if share.counted:
                shares.append(share)
    return Copied(tuple(shares))


def findings(copied: Copied, other: str) -> list[Finding]:
    """Return what is worth telling of it, as findings; `other` names the other document."""
    told = []
    if copied.part >= MUCH_IN_ALL and copied.shares:
        told.append(_finding("copy.whole", copied.shares[0], copied.part, other))
    for share in copied.shares:
        if share.counted >= FEWEST_WORDS and share.part >= MUCH:
            told.append(_finding("copy.paragraph", share, share.part, other))
    return told


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


def _share(paragraph: Paragraph, theirs: set[Shingle]) -> Share:
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
