"""The ports of a draft's life: two versions compared, comments gathered, both on paper."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.paper import Paper
from kehoach_desktop.domain.plans.comment import Comment
from kehoach_desktop.domain.plans.comparison import Comparison, PaperLine
from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.services.ports.printing import PrintedDocument


@dataclass(frozen=True, slots=True)
class ComparisonSheet:
    """A comparison to be printed: of which text, the names of both versions, who made it.

    `figures` says in words how much changed.
    """

    title: str
    older: str
    newer: str
    author: str
    comparison: Comparison
    figures: str


@dataclass(frozen=True, slots=True)
class CommentSheet:
    """The table of comments on a draft, as of `day`."""

    title: str
    draft_no: int
    comments: tuple[Comment, ...]
    day: dt.date


class DraftPrinter(Protocol):
    """Prints what belongs to a draft."""

    def lines(self, plan: Plan, office: OfficeProfile) -> Sequence[PaperLine]:
        """Return the paragraphs of the plan's paper in reading order, without head of page."""

    def paper_lines(self, paper: Paper, office: OfficeProfile) -> Sequence[PaperLine]:
        """Return the paragraphs of another paper in reading order, without head of page."""

    def comparison(self, sheet: ComparisonSheet) -> PrintedDocument:
        """Print a comparison; E-FONT."""

    def comparison_docx(self, sheet: ComparisonSheet) -> bytes:
        """Return a comparison as a Word file."""

    def comments(self, sheet: CommentSheet, office: OfficeProfile) -> PrintedDocument:
        """Print the table of comments; E-FONT."""

    def comments_docx(self, sheet: CommentSheet, office: OfficeProfile) -> bytes:
        """Return the table of comments as a Word file."""


class CommentStore(Protocol):
    """Comments on drafts. Every write is on disk when the call returns."""

    def of_plan(self, plan_id: str) -> list[Comment]:
        """Return the comments of a plan, by draft, in the order they were written down."""

    def save(self, plan_id: str, comment: Comment, at: dt.datetime) -> None:
        """Insert the comment, or replace the one with its id (the history keeps that one).

        Raises AppError E-NO-PLAN, E-RECEIVED for another office's plan, E-FULL, E-READONLY,
        E-LOCKED.
        """

    def remove(self, comment_id: str, at: dt.datetime) -> None:
        """Delete a comment (the history keeps it); E-NO-COMMENT if there is none."""
