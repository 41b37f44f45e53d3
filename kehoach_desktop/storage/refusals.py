"""What SQLite says, as a refusal the officer can act upon."""

from __future__ import annotations

import os
import shutil
import sqlite3
from pathlib import Path

from kehoach_desktop.errors import AppError

#: Below this much free room (bytes) a failing write is a full disk, whatever SQLite calls it.
_NO_ROOM = 256 * 1024

_BY_PRIMARY_CODE = {
    sqlite3.SQLITE_BUSY: "E-LOCKED",
    sqlite3.SQLITE_LOCKED: "E-LOCKED",
    sqlite3.SQLITE_FULL: "E-FULL",
    sqlite3.SQLITE_READONLY: "E-READONLY",
    sqlite3.SQLITE_PERM: "E-READONLY",
    sqlite3.SQLITE_CORRUPT: "E-DAMAGED",
    sqlite3.SQLITE_NOTADB: "E-DAMAGED",
}


def refusal(error: sqlite3.Error, path: Path) -> AppError | None:
    """Return the refusal that stands for `error` on the file `path`, None for a fault of ours.

    E-LOCKED another program holds the file, E-FULL no room, E-READONLY, E-DAMAGED not a database
    (any more), E-GONE the file or its drive is not there, E-DISK the drive fails.
    """
    extended = getattr(error, "sqlite_errorcode", None)
    if extended is None:
        return None
    primary = extended & 0xFF
    code = _BY_PRIMARY_CODE.get(primary)
    if extended == sqlite3.SQLITE_READONLY_DBMOVED:
        code = "E-GONE"
    elif primary in {sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN}:
        code = _of_disk(path)
    return AppError(code, path=str(path), name=path.name) if code else None


def _of_disk(path: Path) -> str:
    """Tell why the system would not open, read or write; SQLite's own codes do not say."""
    folder = path.parent
    if not folder.is_dir():
        return "E-GONE"
    try:
        if shutil.disk_usage(folder).free < _NO_ROOM:
            return "E-FULL"
    except OSError:
        return "E-GONE"
    if not os.access(folder, os.W_OK) or (path.exists() and not os.access(path, os.W_OK)):
        return "E-READONLY"
    return "E-DISK"
