"""Is the open database whole? For `kehoach doctor`."""

from __future__ import annotations

from kehoach_desktop.errors import AppError
from kehoach_desktop.storage.database import Database


def check(database: Database) -> None:
    """Raise E-DAMAGED unless every page and every reference of the database is sound."""
    with database.read() as connection:
        pages = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        lost = connection.execute("PRAGMA foreign_key_check").fetchone()
    if pages != "ok" or lost is not None:
        raise AppError("E-DAMAGED", path=str(database.path), name=database.path.name)
