"""Copies of a live database: made by `VACUUM INTO`, checked, and only then given their name.

The name tells kind and time, so the folder itself is the register: `hang-ngay-2026-03-09.db`
(daily), `thu-cong-…` (asked for), `truoc-khoi-phuc-…` (before a restore), `truoc-nang-cap-…`
(before a migration). A plain copy of a WAL database loses what is still in its log.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import re
import secrets
import sqlite3
from pathlib import Path
from urllib.parse import quote

from kehoach_desktop.errors import AppError
from kehoach_desktop.files import ensure_folder, sync_folder, writing
from kehoach_desktop.storage.migrations import APPLICATION_ID, CURRENT, schema_version
from kehoach_desktop.storage.refusals import refusal

DAILY = "hang-ngay"
MANUAL = "thu-cong"
BEFORE_RESTORE = "truoc-khoi-phuc"
BEFORE_MIGRATION = "truoc-nang-cap"

SUFFIX = ".db"

#: What a copy is called until it is checked.
_PART = ".db.part"

_NAME = re.compile(
    rf"({DAILY}|{MANUAL}|{BEFORE_RESTORE}|{BEFORE_MIGRATION})-"
    rf"(\d{{4}}-\d\d-\d\d(?:T\d{{6}})?)(?:-\d+)?{re.escape(SUFFIX)}"
)

#: Another process may write while we copy and count; then the copy is made again.
_ATTEMPTS = 5


def snapshot_name(kind: str, at: dt.datetime) -> str:
    """Return the file name of a copy: daily ones by day, all others by second."""
    stamp = f"{at:%Y-%m-%d}" if kind == DAILY else f"{at:%Y-%m-%dT%H%M%S}"
    return f"{kind}-{stamp}{SUFFIX}"


def read_name(path: Path) -> tuple[str, dt.datetime] | None:
    """Return kind and time that the name of a copy tells, None if it is no name of ours."""
    match = _NAME.fullmatch(path.name)
    if match is None:
        return None
    try:
        return match[1], dt.datetime.fromisoformat(match[2])
    except ValueError:
        return None


def _free_name(folder: Path, kind: str, at: dt.datetime) -> Path:
    """Return the path of a new copy; only the copy of a day takes the place of an older one."""
    target = folder / snapshot_name(kind, at)
    number = 2
    while kind != DAILY and target.exists():
        target = folder / f"{Path(snapshot_name(kind, at)).stem}-{number}{SUFFIX}"
        number += 1
    return target


def snapshot(database: Path, folder: Path, kind: str, at: dt.datetime) -> Path:
    """Copy the live database into `folder`, check the copy, and return its path.

    A connection of its own is used, so that saving goes on meanwhile. Raises AppError:
    E-BACKUP-DAMAGED when the copy does not verify (it is removed), E-FULL, E-READONLY, E-LOCKED,
    E-DAMAGED.
    """
    ensure_folder(folder)
    target = _free_name(folder, kind, at)
    # A name of its own: window and command line may copy at the same moment.
    part = folder / f"{target.stem}-{secrets.token_hex(4)}{_PART}"
    try:
        with writing(target):
            counts = _vacuum(database, part)
            verify(part, counts, name=target.name)
            with part.open("rb+") as stream:
                os.fsync(stream.fileno())
            part.replace(target)
            sync_folder(folder)
        _tidy(folder, target)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise
    return target


def _tidy(folder: Path, newest: Path) -> None:
    """Remove what a killed process left half-made more than a day before the newest copy."""
    with contextlib.suppress(OSError):
        limit = newest.stat().st_mtime - 24 * 3600
        for part in folder.glob(f"*{_PART}"):
            if part.stat().st_mtime < limit:
                part.unlink()


def has_copies(folder: Path) -> bool:
    """Say whether `folder` holds a copy, by the names alone; it need not be there."""
    return any(read_name(path) is not None for path in folder.glob(f"*{SUFFIX}"))


def file_uri(path: Path, options: str) -> str:
    """Return the SQLite URI of a file, also of one on a Windows share (no authority part).

    https://www.sqlite.org/uri.html; `options` is the query, "mode=ro".
    """
    place = path.absolute().as_posix()
    # As bytes: a folder on Linux may have a name that is no UTF-8.
    address = quote(os.fsencode(place), safe="/:")
    return f"file://{'' if place.startswith('/') else '/'}{address}?{options}"


def verify(path: Path, counts: dict[str, int] | None = None, *, name: str = "") -> None:
    """Raise E-BACKUP-DAMAGED unless `path` is a whole database of ours (with these row counts).

    E-GONE where there is no such file, E-NEWER-DATA where a newer release made it.
    """
    name = name or path.name
    if not path.is_file():
        raise AppError("E-GONE", path=str(path), name=name)
    damaged = AppError("E-BACKUP-DAMAGED", path=str(path), name=name)
    try:
        connection = sqlite3.connect(file_uri(path, "mode=ro&immutable=1"), uri=True)
        try:
            application = connection.execute("PRAGMA application_id").fetchone()[0]
            version = schema_version(connection)
            if application != APPLICATION_ID or version == 0:
                raise damaged
            if version > CURRENT:
                raise AppError("E-NEWER-DATA", path=str(path), name=name)
            if connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
                raise damaged
            if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
                raise damaged
            if counts is not None and row_counts(connection) != counts:
                raise damaged
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise damaged from error


def row_counts(connection: sqlite3.Connection) -> dict[str, int]:
    """Return the number of rows of every table but full texts: theirs lie in tables beside them."""
    tables = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        " AND sql NOT LIKE 'CREATE VIRTUAL%'"
    ).fetchall()
    return {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
        for (name,) in tables
    }


def _vacuum(database: Path, part: Path) -> dict[str, int]:
    """Copy `database` to `part` and return the row counts of the very state that was copied."""
    try:
        connection = sqlite3.connect(
            file_uri(database, "mode=rw"), uri=True, isolation_level=None, timeout=5
        )
        try:
            for _ in range(_ATTEMPTS):
                part.unlink(missing_ok=True)
                before = connection.execute("PRAGMA data_version").fetchone()
                connection.execute("VACUUM INTO CAST(? AS TEXT)", (os.fsencode(part),))
                counts = row_counts(connection)
                if connection.execute("PRAGMA data_version").fetchone() == before:
                    return counts
            raise AppError("E-LOCKED", path=str(database), name=database.name)
        finally:
            connection.close()
    except sqlite3.Error as error:
        refused = refusal(error, part)
        if refused is None:
            raise
        if refused.code == "E-DAMAGED":  # it is what we read that is damaged
            refused = AppError("E-DAMAGED", path=str(database), name=database.name)
        raise refused from error
