"""The ports of the review: findings told to be silent, and the sheet for the drafter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from kehoach_desktop.services.ports.printing import PrintedDocument


class Scope(StrEnum):
    """How far "Bỏ qua" reaches: this place, this plan, every plan of the office."""

    PLACE = "place"
    PLAN = "plan"
    OFFICE = "office"


@dataclass(frozen=True, slots=True)
class Ignored:
    """A finding that is not told any more.

    `words` are its words, folded to compare; `place` is the hash of the paragraph for
    Scope.PLACE, so that the finding comes back when the paragraph is written anew. `plan_id` is
    empty for Scope.OFFICE.
    """

    scope: Scope
    rule: str
    words: str
    plan_id: str = ""
    place: str = ""


class IgnoredStore(Protocol):
    """Keeps what was told to be silent."""

    def of_plan(self, plan_id: str) -> list[Ignored]:
        """Return what holds for a plan: its own and the office's."""

    def add(self, ignored: Ignored, at: dt.datetime) -> None:
        """Keep it; one that is there already stays."""

    def remove(self, ignored: Ignored) -> None:
        """Tell it again from now on."""


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A finding on the printed sheet: where, the words, why, what to do, by which rule."""

    level: str
    place: str
    quote: str
    why: str
    suggestion: str
    source: str


class ReviewPrinter(Protocol):
    """Prints the sheet that goes back to the drafter."""

    def review_sheet(
        self, name: str, lines: Sequence[SheetLine], summary: str, day: dt.date
    ) -> PrintedDocument:
        """Print the findings of the document `name`, black on A4. E-FONT."""
