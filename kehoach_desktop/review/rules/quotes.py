"""What stands in quotes in two places with one word of another: a motto, the name of a contest."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach_desktop.domain.vntext import fold_words
from kehoach_desktop.review.finding import Finding, Rule, Severity
from kehoach_desktop.review.reading import Reading
from kehoach_desktop.review.text import Paragraph, Zone, facts

_QUOTED = re.compile(r"“([^“”]{12,90})”")
#: Fewer words differ by one by chance.
_FEWEST = 5


def _quoted(each: Paragraph) -> list[tuple[int, int, str]]:
    if "“" not in each.text:
        return []
    return [(*found.span(), found[1]) for found in _QUOTED.finditer(each.text)
            if len(found[1].split()) >= _FEWEST]  # fmt: skip


def _two_wordings(reading: Reading) -> Iterator[Finding]:
    seen: list[tuple[list[str], str]] = []
    for each, rows in facts(_quoted, reading.walk(reading.text.within(Zone.TITLE, Zone.BODY))):
        for start, end, said in rows:
            words = fold_words(said)
            other = next((text for row, text in seen if _one_apart(row, words)), None)
            if other is not None and not any(row == words for row, _ in seen):
                yield reading.find("", each, (start, end), name=said, other=other)
            seen.append((words, said))


def _one_apart(one: list[str], other: list[str]) -> bool:
    """Say whether two rows of words differ in exactly one, and no figure."""
    if len(one) != len(other):
        return False
    apart = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return len(apart) == 1 and not any(map(str.isdigit, "".join(apart[0])))


RULES = (Rule("name.quoted", Severity.WARNING, "practice", _two_wordings),)
