"""What the layout checker says: which rule, where, what was expected and what was measured."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """E, W and P of `nd30.md`, by the words of the command line."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Finding:
    """A place that differs from the decree. `quote` is a passage of at most 15 words.

    `page` is 0 for a Word file. `section` is the printed number path ("II.1.a") of the quote. `box`
    is where it stands on the page of a PDF: left, top, right, bottom in points from the upper left
    corner; None where something is missing.
    """

    rule: str
    severity: Severity
    page: int
    quote: str
    expected: str
    measured: str
    source: str
    section: str = ""
    box: tuple[float, float, float, float] | None = None


#: Told how far measuring is: (pages read, pages).
Step = Callable[[int, int], None]


def quote(text: str) -> str:
    """Return the first 15 words of `text`."""
    words = text.split()
    return " ".join(words[:15])
