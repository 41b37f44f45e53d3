"""Blanks that are missing or too many: glued words, numbers glued to their text, dashes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kehoach_desktop.review.finding import Again, Finding, Rule, Severity
from kehoach_desktop.review.letters import regex
from kehoach_desktop.review.reading import Reading, widen
from kehoach_desktop.review.text import Paragraph, Zone, facts
from kehoach_desktop.review.vocabulary import Vocabulary, is_syllable, standard

_CLAUSE = "NĐ 30/2020 PL II"
_WORD = re.compile(r"[^\W\d_]{4,14}")
_GLUED_CAPITAL = regex(r"\b(?P<one>[A-ZĐÀ-Ỹ]?[a-zà-ỹđ]+)(?P<two>[A-ZĐÀ-Ỹ][a-zà-ỹđ]+)\b")
_MARK_GLUED = regex(
    r"\)[,;:](?=[^\W\d_])|[A-ZĐÀ-Ỹ]{2,}(?:[,;:](?=[^\W\d_])|\.(?=[A-ZĐÀ-Ỹ][a-zà-ỹđ]))"
)
_NUMBER_GLUED = regex(
    r"(?:[IVX]{1,5}|\d{1,2}(?:\.\d{1,2}){0,3})[.)](?=[A-ZĐÀ-Ỹ][a-zà-ỹđ])|[a-eđ]\)(?=[^\W\d_])"
)
_DASH_GLUED = regex(r"[-–+](?=[A-ZĐÀ-Ỹ][a-zà-ỹđ])")
_YEARS = re.compile(r"\b(?:20\d\d\s+[-–](?=20\d\d)|20\d\d[-–]\s+(?=20\d\d))20\d\d\b")
_HYPHENATED = regex(r"\b(?P<one>[a-zà-ỹđ]{2,7})-(?P<two>[a-zà-ỹđ]{2,7})\b")
_URL = regex(r"https?:|www\.|@|\.vn\b|\.com\b")
#: So many words glued in one paper come from how it was copied, not from who wrote it.
_COPIED = 12


def _lines(reading: Reading) -> Iterator[Paragraph]:
    yield from reading.walk(
        reading.text.within(Zone.BODY, Zone.TITLE, Zone.RECIPIENTS, Zone.APPENDIX, Zone.TABLE)
    )


@lru_cache(maxsize=4096)
def split_word(word: str) -> tuple[str, str] | None:
    """Return the two syllables that were written as one word, None if it is no such word."""
    low = word.lower()
    if is_syllable(low):
        return None
    cuts = [at for at in range(2, len(low) - 1) if is_syllable(low[:at]) and is_syllable(low[at:])]
    marked = [at for at in cuts if not (low[:at] + low[at:]).isascii()]
    best = marked or (cuts if not low.isascii() else [])
    return (word[: best[0]], word[best[0] :]) if best else None


def _glued(reading: Reading) -> Iterator[Finding]:
    """Two words without a blank: "đếnnăm", "ViệtNam"."""
    found_at: list[Finding] = []
    for each, rows in reading.facts(_glued_in, _lines(reading)):
        for start, end, right in rows:
            word = each.text[start:end]
            span = widen(each.text, start, end, 1, 1)
            found_at.append(reading.find("", each, span, word=word, right=right))
    if len(found_at) <= _COPIED:
        yield from found_at


def _glued_in(each: Paragraph, vocabulary: Vocabulary) -> list[tuple[int, int, str]]:
    """Return where two words are written as one, and how they are written apart."""
    rows = []
    for found in _WORD.finditer(each.text):
        parts = split_word(found[0])
        if parts is None or found[0].isupper() or standard(found[0]) in vocabulary.loanwords:
            continue
        if _URL.search(each.text[max(found.start() - 20, 0) : found.end() + 9]):
            continue
        known = (standard(parts[0]), standard(parts[1]))
        if found[0].isascii() or (
            found[0][:1].isupper()
            and known[1] == parts[1]
            and known not in vocabulary.pairs
            and len(parts[1]) < 2
        ):
            continue
        rows.append((*found.span(), " ".join(parts)))
    return rows


def _mark_glued(reading: Reading) -> Iterator[Finding]:
    for each in _lines(reading):
        for found in _MARK_GLUED.finditer(each.text):
            if not _URL.search(each.text[max(found.start() - 25, 0) : found.end() + 15]):
                yield reading.find("", each, widen(each.text, *found.span(), 1, 1))


def _number_glued(reading: Reading) -> Iterator[Finding]:
    """A number or letter without a blank behind it; told once, the rest of the habit as hints."""
    for each in reading.walk(reading.text.body):
        found = _NUMBER_GLUED.match(each.text)
        if found:
            yield reading.find("", each, widen(each.text, *found.span(), 0, 3),
                               number=found[0])  # fmt: skip


def _dash_glued(reading: Reading) -> Iterator[Finding]:
    """Dashes with and without a blank behind them in one paper: the rarer kind is shown once."""
    glued: list[Paragraph] = []
    spaced = 0
    for each in reading.walk(reading.text.body):
        if _DASH_GLUED.match(each.text):
            glued.append(each)
        elif each.text[:2] in {"- ", "+ ", "– "}:
            spaced += 1
    if glued and spaced > 2 * len(glued):
        yield reading.find("", glued[0], widen(glued[0].text, 0, 1, 0, 4))


def _years(reading: Reading) -> Iterator[Finding]:
    """ "2021- 2026": a blank on one side of the dash only."""
    for each in _lines(reading):
        for found in _YEARS.finditer(each.text):
            yield reading.find("", each, widen(each.text, *found.span(), 1, 0))


def _hyphenated(reading: Reading) -> Iterator[Finding]:
    """ "kinh tế-xã hội" where another place has "kinh tế - xã hội"."""
    text = reading.text.words
    for each, rows in facts(_hyphens, _lines(reading)):
        for start, end, apart in rows:
            if apart in text:
                yield reading.find("", each, widen(each.text, start, end, 1, 1))


def _hyphens(each: Paragraph) -> list[tuple[int, int, str]]:
    """Return where two syllables are tied by a bare dash, and how they look with blanks."""
    return [
        (*found.span(), f"{found['one']} - {found['two']}")
        for found in (_HYPHENATED.finditer(each.text) if "-" in each.text else ())
        if is_syllable(found["one"]) and is_syllable(found["two"])
    ]


def _glued_of(each: Paragraph, reading: Reading) -> object:
    return reading.once(_glued_in, each)


def _dashes_of(each: Paragraph, reading: Reading) -> object:
    return each.text[:2], _DASH_GLUED.match(each.text) is None


def _hyphens_of(each: Paragraph, reading: Reading) -> object:
    return each.once(_hyphens), each.text if " - " in each.text else ""


RULES = (
    Rule("spacing.glued", Severity.WARNING, _CLAUSE, _glued, reads=_glued_of),
    Rule("spacing.mark_glued", Severity.WARNING, _CLAUSE, _mark_glued, local=True),
    Rule(
        "spacing.number_glued",
        Severity.WARNING,
        "practice",
        _number_glued,
        local=True,
        again=Again.HINT,
    ),
    Rule("spacing.dash_glued", Severity.HINT, "practice", _dash_glued, reads=_dashes_of),
    Rule("spacing.years", Severity.WARNING, "practice", _years, local=True, again=Again.HINT),
    Rule("spacing.hyphenated", Severity.WARNING, "practice", _hyphenated, reads=_hyphens_of),
)
