"""Files that plans were begun from (`services.plan_attachments.AttachmentStore`)."""

from __future__ import annotations

import datetime as dt

from kehoach_desktop import codec
from kehoach_desktop.storage.database import Database


class SqlAttachmentStore:
    """Attachments as rows; the files lie in the file store."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, plan_id: str, sha256: str, name: str, at: dt.datetime) -> None:
        """Attach a file of the file store to a plan; twice is once."""
        with self._database.write() as connection:
            connection.execute(
                "INSERT OR IGNORE INTO plan_attachment (plan_id, sha256, name) VALUES (?, ?, ?)",
                (plan_id, sha256, name),
            )
            data = codec.dumps([sha256, name])
            self._database.remember(connection, "file-attached", plan_id, data, at)

    def of_plan(self, plan_id: str) -> list[tuple[str, str]]:
        """Return (SHA-256, name) of the files of a plan, by name."""
        with self._database.read() as connection:
            rows = connection.execute(
                "SELECT sha256, name FROM plan_attachment WHERE plan_id = ? ORDER BY name, sha256",
                (plan_id,),
            ).fetchall()
        return [(str(row[0]), str(row[1])) for row in rows]
