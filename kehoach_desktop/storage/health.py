"""Is the open database whole, and the clock right? For `kehoach doctor` and the reminder."""

from __future__ import annotations

import datetime as dt

from kehoach_desktop.errors import AppError
from kehoach_desktop.storage.database import Database

#: Changes looked at: a clock that once ran ahead is forgotten after as many.
_LAST = 50


def check(database: Database) -> None:
    """Raise E-DAMAGED unless every page and every reference of the database is sound."""
    with database.read() as connection:
        pages = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        lost = connection.execute("PRAGMA foreign_key_check").fetchone()
    if pages != "ok" or lost is not None:
        raise AppError("E-DAMAGED", path=str(database.path), name=database.path.name)


def latest_change(database: Database) -> dt.datetime | None:
    """Return when the latest of the last changes was made, by the clock of then; None for none."""
    with database.read() as connection:
        latest = connection.execute(
            "SELECT max(at) FROM (SELECT at FROM history ORDER BY id DESC LIMIT ?)", (_LAST,)
        ).fetchone()[0]
    return dt.datetime.fromisoformat(latest) if latest else None
