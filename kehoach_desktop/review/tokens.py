"""The words of a paragraph, cut once and shared by every rule that asks."""

from __future__ import annotations

import re
from itertools import zip_longest
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
    words = list(_WORD.finditer(text))
    found = []
    for word, following in zip_longest(words, words[1:]):
        end = word.end()
        joined = following is not None and not text[end : following.start()].strip()
        found.append(Token(standard(word[0]), word[0], word.start(), end, joined))
    return found


def words_of(text: str) -> list[tuple[str, int, int]]:
    """Return (word, start, end) of every run of letters."""
    return [(found[0], found.start(), found.end()) for found in _WORD.finditer(text)]
