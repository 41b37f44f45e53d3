"""What the review says: which rule, how sure, the exact words, and what a sentence needs to know.

Wording is not ours: `services.reviewing` puts a finding into Vietnamese by its rule and params.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kehoach_desktop.review.reading import Reading

#: A finding shows at most so many words of the document (`contracts.md`, kehoach review).
QUOTE_WORDS = 15


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
    """

    rule: str
    severity: Severity
    quote: str
    line: int
    page: int = 0
    section: str = ""
    params: Mapping[str, str] = field(default_factory=dict)
    source: str = "practice"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: a stable id, how sure it is, where it comes from, and how it looks.

    `source` is a clause ("NĐ 30/2020 PL I mục II.6") or "practice". `look` must be pure and yield
    findings in reading order; several rules may share one look over the text.
    """

    id: str
    severity: Severity
    source: str
    look: Callable[[Reading], Iterator[Finding]]


def clip(text: str, words: int = QUOTE_WORDS) -> str:
    """Return the first `words` words of `text`, as they are printed."""
    parts = text.split()
    return " ".join(parts[:words]) if len(parts) > words else text.strip()
