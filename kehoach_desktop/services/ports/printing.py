"""The ports of paper: a plan printed, a page painted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.domain.plans.task import Task


@dataclass(frozen=True, slots=True)
class TextSpot:
    """A rectangle of a printed page that shows a part of the plan.

    Points from the page's upper left corner; `source` is "block:ID", "section:ID", "task:ID",
    "opening", "closing", "title", "bases", "recipients", "signature", "decision" or "header".
    """

    page: int
    left: float
    top: float
    right: float
    bottom: float
    source: str


@dataclass(frozen=True, slots=True)
class PrintedDocument:
    """A finished PDF, its number of pages, and where each part of the plan stands on it.

    `unprintable` are the characters, once each, for which the face has no letter: they come out
    as empty boxes, and whoever prints is told before. `sizes` are the pages' in points, where they
    may be other than A4.
    """

    pdf: bytes
    pages: int
    spots: tuple[TextSpot, ...] = ()
    unprintable: tuple[str, ...] = ()
    sizes: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class ChecklistLine:
    """A line of the printed checklist: the task and its turns in words; `done` crosses the box."""

    number: str
    task: Task
    due: str
    state: str
    result: str = ""
    done: bool = False


@dataclass(frozen=True, slots=True)
class IntroductionCard:
    """Who we are, for the stamped sheet: `fingerprint` in 6 groups, `qr` as dark modules.

    `office_name` is the name that the other office's program will show.
    """

    office_name: str
    installation: str
    fingerprint: str
    qr: tuple[tuple[bool, ...], ...]
    path: Path | None = None


class PlanPrinter(Protocol):
    """Prints by Decree 30/2020."""

    def plan(
        self, plan: Plan, office: OfficeProfile, *, line_numbers: bool = False
    ) -> PrintedDocument:
        """Print a plan (with its decision and appendix); a draft leaves number and date blank."""

    def checklist(
        self, title: str, lines: Sequence[ChecklistLine], office: OfficeProfile, day: dt.date
    ) -> PrintedDocument:
        """Print the checklist of tasks, one row a task, boxes to tick."""

    def introduction(
        self, card: IntroductionCard, office: OfficeProfile, day: dt.date
    ) -> PrintedDocument:
        """Print the sheet that introduces this PC, one page to be signed and stamped."""

    def unprintable(self, plan: Plan, office: OfficeProfile) -> tuple[str, ...]:
        """Return the characters of the plan's paper that no face can print, once each."""


class PagePainter(Protocol):
    """Turns pages of a PDF into pictures for the preview."""

    def page(self, pdf: bytes, index: int, width: int) -> tuple[int, int, bytes]:
        """Return (width, height, RGB32 rows) of page `index` (0-based), `width` pixels wide."""

    def pages(self, pdf: bytes) -> int:
        """Return the number of pages; AppError E-PDF when `pdf` cannot be read."""

    def size(self, pdf: bytes, index: int) -> tuple[float, float]:
        """Return (width, height) of page `index` (0-based) in points; AppError E-PDF."""

    def strip(self, pdf: bytes, index: int, size: tuple[int, int], top: int, rows: int) -> bytes:
        """Return RGB32 rows from `top` on of page `index` painted `size` pixels large."""
