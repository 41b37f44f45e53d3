"""Can SQLite do what we ask of it on this machine? For the self-test of an installed program."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from kehoach_desktop.errors import AppError


def check_engine(folder: Path) -> str:
    """Return the version of SQLite after a database in `folder` used WAL, FTS5 and foreign keys.

    Raises AppError E-SELF-TEST where one of them is missing.
    """
    with closing(sqlite3.connect(folder / "engine.db", isolation_level=None)) as connection:
        mode = connection.execute("PRAGMA journal_mode = WAL").fetchone()[0]
        if mode != "wal":
            raise AppError("E-SELF-TEST", what=f"WAL: {mode}")
        connection.execute("PRAGMA foreign_keys = ON")
        if connection.execute("PRAGMA foreign_keys").fetchone()[0] != 1:
            raise AppError("E-SELF-TEST", what="foreign_keys")
        connection.execute("CREATE VIRTUAL TABLE words USING fts5 (text)")
        connection.execute("INSERT INTO words VALUES ('đường làng ngõ xóm')")
        hits = connection.execute("SELECT count(*) FROM words ('đường')").fetchone()[0]
        if hits != 1:
            raise AppError("E-SELF-TEST", what=f"FTS5: {hits}")
    return sqlite3.sqlite_version
