"""What the review says: which rule, how sure, the exact words, and what a sentence needs to know.

Wording is not ours: `services.reviewing` puts a finding into Vietnamese by its rule and params.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kehoach_desktop.review.reading import Reading
    from kehoach_desktop.review.text import Paragraph

#: A finding shows at most so many words of the document (`contracts.md`, kehoach review).
QUOTE_WORDS = 15
_WORD = re.compile(r"\S+")


class Again(StrEnum):
    """How a rule is told when it fires a second time in one text."""

    TELL = "tell"
    HINT = "hint"  # a habit of the writer: told once, the other places are hints
    WORD = "word"  # the same word again: told once, its other places are hints


class Severity(StrEnum):
    """How sure a rule is: wrong by the decree or by the text itself; likely; worth a look."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Finding:
    """A place that a rule questions.

    `line` is 1-based in the source, 0 where the source has no lines; `page` is 0 without pages;
    `section` the printed number path ("II.1.a"). `params` fill the rule's sentence.
    `paragraph` is the index in the reviewed text (-1: of the text as a whole), where the quote
    reads from `start` to `end`.
    """

    rule: str
    severity: Severity
    quote: str
    line: int
    page: int = 0
    section: str = ""
    params: Mapping[str, str] = field(default_factory=dict)
    source: str = "practice"
    paragraph: int = -1
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: a stable id, how sure it is, where it comes from, and how it looks.

    `source` is a clause ("NĐ 30/2020 PL I mục II.6") or "practice". `look` must be pure and yield
    findings in reading order; several rules may share one look over the text. `local` promises
    that what it finds in a paragraph hangs on that paragraph and on what the reading knows of the
    whole (title, issuer, day, period) alone: it is asked again only where a paragraph changed.

    A rule that is not local may tell what it `reads` in one paragraph: a value that, together
    with the paragraph's zone, number and path, holds all that the rule asks of its words. Where a
    change leaves that value as it was, the rule is not asked again. Without it, it always is.
    """

    id: str
    severity: Severity
    source: str
    look: Callable[[Reading], Iterator[Finding]]
    local: bool = False
    again: Again = Again.TELL
    reads: Callable[[Paragraph, Reading], object] | None = None


def clip(text: str, start: int, end: int, words: int = QUOTE_WORDS) -> tuple[int, int]:
    """Return the span of the first `words` words of `text[start:end]`, blanks at the ends cut."""
    found = list(islice(_WORD.finditer(text, start, end), words))
    return (found[0].start(), found[-1].end()) if found else (start, start)
