"""What was deleted, brought back from the history (`services.ports.trash.TrashStore`)."""

from __future__ import annotations

import datetime as dt
import sqlite3
from typing import Any

from kehoach_desktop.domain.paper import Paper
from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.domain.work.meeting import Meeting, title_of
from kehoach_desktop.domain.work.urgent import UrgentOrder
from kehoach_desktop.errors import AppError
from kehoach_desktop.services.ports.trash import Deleted
from kehoach_desktop.storage.database import Database
from kehoach_desktop.storage.kept_rows import put_back, record_and_rows
from kehoach_desktop.storage.meeting_store import meeting_entry
from kehoach_desktop.storage.paper_store import write_paper
from kehoach_desktop.storage.plan_rows import decode, insert_plan
from kehoach_desktop.storage.search_rows import put_entries

#: What can be deleted → the table where it is, if it is there again.
_TABLES = {"plan": "plan", "paper": "paper", "order": "urgent_order", "meeting": "meeting"}
_WHATS = ", ".join(f"'{kind}-deleted'" for kind in _TABLES)
_GONE = " AND ".join(f"subject NOT IN (SELECT id FROM {table})" for table in _TABLES.values())
_DELETED = f"""
    SELECT what, subject, data, at, who FROM history
    WHERE what IN ({_WHATS})
        AND id IN (SELECT max(id) FROM history WHERE what IN ({_WHATS}) GROUP BY subject)
        AND {_GONE}
    """


class SqlTrashStore:
    """Nothing is kept twice: a deletion writes the record into its history line."""

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
        """Put a record back as it was, with all that went with it; E-NO-TRASH."""
        with self._database.write() as connection:
            row = connection.execute(f"{_DELETED} AND subject = ?", (draft_id,)).fetchone()
            if row is None:
                raise AppError("E-NO-TRASH", draft_id=draft_id)
            deleted, record = _deleted(row)
            _put(connection, record, at)
            put_back(connection, record_and_rows(row[2])[1])
            self._database.remember(connection, f"{deleted.kind}-restored", draft_id, at=at)
        return deleted


def _put(connection: sqlite3.Connection, record: object, at: dt.datetime) -> None:
    """Put a draft back; an order and a meeting are among the rows that were kept."""
    if isinstance(record, Plan):
        insert_plan(connection, record, at)
    elif isinstance(record, Paper):
        write_paper(connection, record, at)
    elif isinstance(record, Meeting):
        put_entries(connection, [meeting_entry(record)])


def _deleted(row: tuple[str, str, str, str, str]) -> tuple[Deleted, Any]:
    what, subject, data, at, who = row
    data, _rows = record_and_rows(data)
    kind = what.removesuffix("-deleted")
    record: Plan | Paper | UrgentOrder | Meeting
    match kind:
        case "plan":
            record = decode(Plan, data)
            title = record.title
        case "paper":
            record = decode(Paper, data)
            title = record.subject
        case "order":
            record = decode(UrgentOrder, data)
            title = record.what
        case _:
            record = decode(Meeting, data)
            title = title_of(record)
    return Deleted(kind, subject, title, dt.datetime.fromisoformat(at), who), record
