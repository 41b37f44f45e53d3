"""Syllables by themselves: where the tone stands, what no word has, a small word before a name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from kehoach_desktop.review.finding import Again, Finding, Rule, Severity
from kehoach_desktop.review.letters import words
from kehoach_desktop.review.reading import Reading, widen
from kehoach_desktop.review.rules.spelling import (
    FREE,
    LONGEST_SYLLABLE,
    around,
    is_foreign,
    mark_forms,
    prose,
)
from kehoach_desktop.review.tokens import Token
from kehoach_desktop.review.vocabulary import Vocabulary, is_syllable, split_tone, with_tone


def _tone_place(reading: Reading) -> Iterator[Finding]:
    """The tone mark stands on a vowel that cannot carry it: "tóan", "thọai"."""
    for each in prose(reading):
        for token in each.tokens:
            right = _well_toned(token.word)
            if right != token.word:
                yield reading.find("", each, widen(each.text, token.start, token.end, 1, 1),
                                   word=token.printed, right=right)  # fmt: skip


@lru_cache(maxsize=20_000)
def _well_toned(word: str) -> str:
    """Return a syllable with its tone on the vowel that carries it; other words as they are."""
    if word.isascii() or len(word) < 3:
        return word
    bare, tone = split_tone(word)
    return with_tone(bare, tone) if tone and is_syllable(word) else word


def _rare(reading: Reading) -> Iterator[Finding]:
    """A syllable of no word we know, one mark off a small word: "cũa", "đển", "trến"."""
    vocabulary = reading.vocabulary
    for each in prose(reading):
        if each.is_capitals:
            continue
        row = each.tokens
        for at, token in enumerate(row):
            if not token.printed.islower() or token.word in vocabulary.syllables:
                continue
            if token.word in FREE or token.word in vocabulary.loanwords:
                continue
            if not 2 <= len(token.word) <= LONGEST_SYLLABLE:
                continue
            small = sorted(mark_forms(token.word) & FREE)
            if small and is_syllable(token.word) and not is_foreign(row, at + 1):
                yield reading.find("", each, around(each.text, row, at), word=token.printed,
                                   right=small[0])  # fmt: skip


#: Small words before a name, one mark off which nothing else stands there.
_BEFORE_NAMES = words("của và với về tại trên trong các theo")


def _known_here(vocabulary: Vocabulary, row: list[Token], at: int) -> bool:
    """Say whether the token forms a known pair with a neighbour."""
    left = at > 0 and row[at - 1].joined and (row[at - 1].word, row[at].word) in vocabulary.pairs
    right = row[at].joined and (row[at].word, row[at + 1].word) in vocabulary.pairs
    return left or right


def _before_name(reading: Reading) -> Iterator[Finding]:
    """ "cửa Chính phủ", "vả Xã hội": a small word before a name has the wrong mark."""
    vocabulary = reading.vocabulary
    for each in prose(reading):
        if each.is_capitals:
            continue
        row = each.tokens
        for at in range(1, len(row) - 1):
            token = row[at]
            if not (token.joined and row[at - 1].joined and token.printed.islower()):
                continue
            if token.word in FREE or not row[at + 1].printed[:1].isupper():
                continue
            if _known_here(vocabulary, row, at) or row[at + 1].printed.isupper() and at < 1:
                continue
            if len(token.word) > LONGEST_SYLLABLE:
                continue
            small = sorted(mark_forms(token.word) & _BEFORE_NAMES)
            if small and row[at - 1].word not in FREE:
                yield reading.find("", each, around(each.text, row, at), word=token.printed,
                                   right=small[0])  # fmt: skip


RULES = (
    Rule(
        "spelling.tone_place", Severity.WARNING, "practice", _tone_place, local=True,
        again=Again.WORD,
    ),
    Rule("spelling.rare", Severity.WARNING, "practice", _rare, local=True, again=Again.WORD),
    Rule("spelling.before_name", Severity.WARNING, "practice", _before_name, local=True),
)  # fmt: skip
