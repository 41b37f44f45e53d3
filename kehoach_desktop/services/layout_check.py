"""Checking the layout of anybody's paper: measured by an adapter, worded here for the officer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from kehoach_desktop.messages import text


class Measured(Protocol):
    """What the measuring adapter says of one place; `page` is 0 where the file has no pages."""

    @property
    def rule(self) -> str:
        """Return the id of the rule in `nd30.md`."""

    @property
    def severity(self) -> str:
        """Return "error", "warning" or "hint"."""

    @property
    def page(self) -> int:
        """Return the page from 1; 0 for a Word file, whose pages the reader's machine makes."""

    @property
    def quote(self) -> str:
        """Return a passage of at most 15 words; empty where something is missing."""

    @property
    def section(self) -> str:
        """Return the printed number path ("II.1.a"), empty outside the numbered text."""

    @property
    def expected(self) -> str:
        """Return what the decree wants here."""

    @property
    def measured(self) -> str:
        """Return what is there."""

    @property
    def source(self) -> str:
        """Return the clause, or "practice"."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A place that differs from the decree, in words. `page` and `section` may be unknown."""

    rule: str
    severity: str
    quote: str
    page: int | None
    section: str | None
    why: str
    suggestion: str
    source: str
    expected: str
    measured: str


class LayoutCheck:
    """Says where a PDF or Word file differs from Decree 30/2020 in its layout."""

    def __init__(self, measure: Callable[[Path], Sequence[Measured]]) -> None:
        self._measure = measure

    def check(self, path: Path) -> list[Remark]:
        """Return the remarks on the file at `path`, in the order of its pages.

        Raises AppError E-READ, E-NOT-PDF, E-NOT-WORD, E-NO-TEXT, E-PAPER-LOCKED, E-PAPER-BIG.
        """
        return [_worded(finding) for finding in self._measure(path)]


def _worded(finding: Measured) -> Remark:
    facts = {"expected": finding.expected, "measured": finding.measured}
    return Remark(
        finding.rule,
        str(finding.severity),
        finding.quote,
        finding.page or None,
        finding.section or None,
        text(f"check.{finding.rule}.why", **facts),
        text(f"check.{finding.rule}.do", **facts),
        finding.source,
        finding.expected,
        finding.measured,
    )
