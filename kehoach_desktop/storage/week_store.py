"""What was changed in the weeks of the work calendar (`services.ports.sheets.WeekStore`)."""

from __future__ import annotations

import datetime as dt

from kehoach_desktop import codec
from kehoach_desktop.domain.work.week import WeekEdits
from kehoach_desktop.storage.database import Database
from kehoach_desktop.storage.plan_rows import decode


class SqlWeekStore:
    """A row a week that was changed."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def edits(self, monday: dt.date) -> WeekEdits:
        """Return the edits of the week that begins on `monday`; empty where nothing was changed."""
        with self._database.read() as connection:
            row = connection.execute(
                "SELECT edits FROM work_week WHERE monday = ?", (monday.isoformat(),)
            ).fetchone()
        return decode(WeekEdits, row[0]) if row else WeekEdits()

    def keep(self, monday: dt.date, edits: WeekEdits, at: dt.datetime) -> None:
        """Store the edits of a week in the place of those before."""
        with self._database.write() as connection:
            connection.execute("DELETE FROM work_week WHERE monday = ?", (monday.isoformat(),))
            if edits != WeekEdits():
                connection.execute(
                    "INSERT INTO work_week (monday, edits, changed_at) VALUES (?, ?, ?)",
                    (monday.isoformat(), codec.dumps(edits), at.isoformat()),
                )
