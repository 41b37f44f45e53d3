"""Deleted drafts, brought back from the history (`services.ports_trash.TrashStore`)."""

from __future__ import annotations

import datetime as dt
import sqlite3

from kehoach_desktop.domain.paper import Paper
from kehoach_desktop.domain.plan import Plan
from kehoach_desktop.errors import AppError
from kehoach_desktop.services.ports_trash import Deleted
from kehoach_desktop.storage.database import Database
from kehoach_desktop.storage.paper_store import write_paper
from kehoach_desktop.storage.plan_rows import decode, insert_plan

_DELETED = """
    SELECT what, subject, data, at, who FROM history
    WHERE what IN ('plan-deleted', 'paper-deleted')
        AND id IN (SELECT max(id) FROM history WHERE what IN ('plan-deleted', 'paper-deleted')
            GROUP BY subject)
        AND subject NOT IN (SELECT id FROM plan) AND subject NOT IN (SELECT id FROM paper)
    """


class SqlTrashStore:
    """Nothing is kept twice: a deletion writes the draft into its history line."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def since(self, at: dt.datetime) -> list[Deleted]:
        """Return what was deleted since `at` and is not there again, the last one first."""
        with self._database.read() as connection:
            rows = connection.execute(
                f"{_DELETED} AND at >= ? ORDER BY id DESC", (at.isoformat(timespec="seconds"),)
            ).fetchall()
        return [_deleted(row)[0] for row in rows]

    def restore(self, draft_id: str, at: dt.datetime) -> Deleted:
        """Put a draft back as it was; E-NO-TRASH if it is not in the trash."""
        with self._database.write() as connection:
            row = connection.execute(f"{_DELETED} AND subject = ?", (draft_id,)).fetchone()
            if row is None:
                raise AppError("E-NO-TRASH", draft_id=draft_id)
            deleted, draft = _deleted(row)
            self._put(connection, draft, at)
            self._database.remember(connection, f"{deleted.kind}-restored", draft_id, at=at)
        return deleted

    def _put(self, connection: sqlite3.Connection, draft: Plan | Paper, at: dt.datetime) -> None:
        if isinstance(draft, Plan):
            insert_plan(connection, draft, at)
        else:
            write_paper(connection, draft, at)


def _deleted(row: tuple[str, str, str, str, str]) -> tuple[Deleted, Plan | Paper]:
    what, subject, data, at, who = row
    draft: Plan | Paper
    if what == "plan-deleted":
        draft = decode(Plan, data)
        title = draft.title
    else:
        draft = decode(Paper, data)
        title = draft.subject
    kind = what.removesuffix("-deleted")
    return Deleted(kind, subject, title, dt.datetime.fromisoformat(at), who), draft
