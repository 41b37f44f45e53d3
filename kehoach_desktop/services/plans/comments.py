"""Comments on a draft: written down, answered, printed as one table."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from kehoach_desktop import files
from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.plans.comment import Comment
from kehoach_desktop.domain.vntext import clean
from kehoach_desktop.errors import AppError
from kehoach_desktop.services.ports.basics import Clock, NewId
from kehoach_desktop.services.ports.drafts import CommentSheet, CommentStore, DraftPrinter
from kehoach_desktop.services.ports.plans import PlanStore
from kehoach_desktop.services.ports.printing import PrintedDocument


class Comments:
    """The use cases of comments; every change is on disk when the call returns."""

    def __init__(
        self,
        store: CommentStore,
        plans: PlanStore,
        printer: DraftPrinter,
        clock: Clock,
        new_id: NewId,
    ) -> None:
        self._store = store
        self._plans = plans
        self._printer = printer
        self._clock = clock
        self._new_id = new_id

    def of_plan(self, plan_id: str) -> list[Comment]:
        """Return the comments of a plan, by draft, in the order they were written down."""
        return self._store.of_plan(plan_id)

    def save(self, plan_id: str, comment: Comment) -> Comment:
        """Store a comment and return it, tidied, with an id if it had none.

        Raises E-COMMENT-AUTHOR where nobody is named, E-NO-PLAN, E-RECEIVED and the like.
        """
        author = clean(comment.author)
        if not author:
            raise AppError("E-COMMENT-AUTHOR")
        kept = dataclasses.replace(
            comment,
            id=comment.id or self._new_id(),
            author=author,
            place=clean(comment.place),
            said=clean(comment.said),
            reason=clean(comment.reason),
        )
        self._store.save(plan_id, kept, self._clock.now())
        return kept

    def remove(self, comment_id: str) -> None:
        """Delete a comment; E-NO-COMMENT."""
        self._store.remove(comment_id, self._clock.now())

    def sheet(self, plan_id: str, draft_no: int | None = None) -> CommentSheet:
        """Return the table of comments, of one draft or (None) of all. E-NO-PLAN.

        Raises E-NO-COMMENTS where there is nothing to print.
        """
        plan = self._plans.load(plan_id)
        comments = [each for each in self.of_plan(plan_id) if draft_no in {None, each.draft_no}]
        if not comments:
            raise AppError("E-NO-COMMENTS")
        latest = max(each.draft_no for each in comments)
        return CommentSheet(plan.title, latest, tuple(comments), self._clock.now().date())

    def pdf(self, sheet: CommentSheet, office: OfficeProfile) -> PrintedDocument:
        """Print the table. E-FONT."""
        return self._printer.comments(sheet, office)

    def docx(self, sheet: CommentSheet, office: OfficeProfile) -> bytes:
        """Return the table as a Word file."""
        return self._printer.comments_docx(sheet, office)

    def docx_to(self, path: Path, sheet: CommentSheet, office: OfficeProfile) -> None:
        """Write the table as a Word file, whole or not at all; E-INUSE, E-FULL and the like."""
        files.write_file(path, self.docx(sheet, office))
