"""Binders of evidence in the database (`services.ports.binders.BinderStore`)."""

from __future__ import annotations

import datetime as dt

from kehoach_desktop import codec
from kehoach_desktop.domain.work.binder import Binder
from kehoach_desktop.errors import AppError
from kehoach_desktop.storage.database import Database
from kehoach_desktop.storage.plan_rows import decode


class SqlBinderStore:
    """A row a binder; the history keeps every earlier state."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, binder: Binder, at: dt.datetime) -> None:
        """Store a binder in the place of the one with the same id."""
        with self._database.write() as connection:
            row = connection.execute(
                "SELECT data FROM binder WHERE id = ?", (binder.id,)
            ).fetchone()
            before = decode(Binder, row[0]) if row else None
            connection.execute(
                "INSERT OR REPLACE INTO binder (id, year, title, data) VALUES (?, ?, ?, ?)",
                (binder.id, binder.year, binder.title, codec.dumps(binder)),
            )
            told = codec.dumps({"before": before, "after": binder})
            self._database.remember(connection, "binder-changed", binder.id, told, at)

    def delete(self, binder: Binder, at: dt.datetime) -> None:
        """Delete a binder; the history keeps it as it was."""
        with self._database.write() as connection:
            connection.execute("DELETE FROM binder WHERE id = ?", (binder.id,))
            self._database.remember(
                connection, "binder-deleted", binder.id, codec.dumps(binder), at
            )

    def load(self, binder_id: str) -> Binder:
        """Return a binder; E-NO-BINDER."""
        with self._database.read() as connection:
            row = connection.execute(
                "SELECT data FROM binder WHERE id = ?", (binder_id,)
            ).fetchone()
        if row is None:
            raise AppError("E-NO-BINDER", value=binder_id)
        return decode(Binder, row[0])

    def all(self) -> list[Binder]:
        """Return every binder, the latest year first."""
        with self._database.read() as connection:
            rows = connection.execute("SELECT data FROM binder ORDER BY year DESC, title, id")
            return [decode(Binder, row[0]) for row in rows]
