"""The words of a paragraph, cut once and shared by every rule that asks."""

from __future__ import annotations

import re
from typing import NamedTuple

from kehoach_desktop.review.vocabulary import standard

_WORD = re.compile(r"[^\W\d_]+")


class Token(NamedTuple):
    """A word of a paragraph: as compared, as printed, where, and whether it touches the next."""

    word: str
    printed: str
    start: int
    end: int
    joined: bool


def tokens(text: str) -> list[Token]:
    """Return the words of `text`; `joined` where only blanks stand between a word and the next."""
    found = []
    parts = _WORDS.split(text)  # what is no word, a word, what is no word, …
    start, last = len(parts[0]), len(parts) - 2
    for at in range(1, len(parts), 2):
        printed, gap = parts[at], parts[at + 1]
        end = start + len(printed)
        joined = at < last and (gap == " " or not gap.strip())
        found.append(_token(Token, (standard(printed), printed, start, end, joined)))
        start = end + len(gap)
    return found


#: Makes a token sooner than its class does.
_token = tuple.__new__
_WORDS = re.compile(r"([^\W\d_]+)")


def words_of(text: str) -> list[tuple[str, int, int]]:
    """Return (word, start, end) of every run of letters."""
    return [(found[0], found.start(), found.end()) for found in _WORD.finditer(text)]
