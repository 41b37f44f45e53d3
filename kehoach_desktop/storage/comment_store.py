"""Comments on drafts (`services.ports.drafts.CommentStore`)."""

from __future__ import annotations

import datetime as dt
import sqlite3

from kehoach_desktop import codec
from kehoach_desktop.domain.plans.comment import Comment, Verdict
from kehoach_desktop.errors import AppError
from kehoach_desktop.storage.database import Database
from kehoach_desktop.storage.plan_rows import state_of

_COLUMNS = "id, draft_no, author, place, said, verdict, reason, received_on"


class SqlCommentStore:
    """Comments as rows; what a comment was before is in the history."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of_plan(self, plan_id: str) -> list[Comment]:
        """Return the comments of a plan, by draft, in the order they were written down."""
        with self._database.read() as connection:
            rows = connection.execute(
                f"SELECT {_COLUMNS} FROM plan_comment WHERE plan_id = ?"
                " ORDER BY draft_no, position",
                (plan_id,),
            ).fetchall()
        return [_comment(row) for row in rows]

    def save(self, plan_id: str, comment: Comment, at: dt.datetime) -> None:
        """Insert the comment, or replace the one with its id.

        Raises AppError E-NO-PLAN, E-RECEIVED for another office's plan.
        """
        with self._database.write() as connection:
            state = state_of(connection, plan_id)
            if state is None:
                raise AppError("E-NO-PLAN", plan_id=plan_id)
            if state.sender:
                raise AppError("E-RECEIVED", plan_id=plan_id, sender=state.sender)
            before = _stored(connection, comment.id)
            day = comment.received_on
            connection.execute(
                f"INSERT INTO plan_comment ({_COLUMNS}, plan_id, position)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?,"
                " (SELECT coalesce(max(position), 0) + 1 FROM plan_comment))"
                " ON CONFLICT (id) DO UPDATE SET draft_no = excluded.draft_no,"
                " author = excluded.author, place = excluded.place, said = excluded.said,"
                " verdict = excluded.verdict, reason = excluded.reason,"
                " received_on = excluded.received_on",
                (
                    comment.id,
                    comment.draft_no,
                    comment.author,
                    comment.place,
                    comment.said,
                    comment.verdict.value,
                    comment.reason,
                    day.isoformat() if day else None,
                    plan_id,
                ),
            )
            data = codec.dumps({"before": before, "after": comment})
            self._database.remember(connection, "comment-saved", plan_id, data, at)

    def remove(self, comment_id: str, at: dt.datetime) -> None:
        """Delete a comment (the history keeps it); E-NO-COMMENT if there is none."""
        with self._database.write() as connection:
            before = _stored(connection, comment_id)
            row = connection.execute(
                "DELETE FROM plan_comment WHERE id = ? RETURNING plan_id", (comment_id,)
            ).fetchone()
            if row is None:
                raise AppError("E-NO-COMMENT", comment_id=comment_id)
            data = codec.dumps({"before": before, "after": None})
            self._database.remember(connection, "comment-removed", row[0], data, at)


def _stored(connection: sqlite3.Connection, comment_id: str) -> Comment | None:
    row = connection.execute(
        f"SELECT {_COLUMNS} FROM plan_comment WHERE id = ?", (comment_id,)
    ).fetchone()
    return _comment(row) if row else None


def _comment(row: tuple[str, int, str, str, str, str, str, str | None]) -> Comment:
    received = dt.date.fromisoformat(row[7]) if row[7] else None
    return Comment(*row[:5], Verdict(row[5]), row[6], received)
