"""The part of a text that is shown where words were found in it."""

from __future__ import annotations

from collections.abc import Iterable

from kehoach_desktop.domain.vntext import fold

#: Letters before the first word, and in all.
_BEFORE, _LENGTH = 30, 120


def around(text: str, words: Iterable[str]) -> str:
    """Return the part of `text` where the first of the folded words stands, on one line."""
    line = " ".join(text.split())
    folded = fold(line)
    places = [folded.find(word) for word in words]
    first = min((place for place in places if place >= 0), default=0)
    begins = max(0, first - _BEFORE)
    if begins:  # at a whole word
        begins = line.find(" ", begins, first) + 1 or begins
    shown = line[begins : begins + _LENGTH]
    return f"{'…' if begins else ''}{shown}{'…' if begins + _LENGTH < len(line) else ''}"
