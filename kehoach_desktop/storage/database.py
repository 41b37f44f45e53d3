"""The one SQLite file of a data folder: opened with care, written so that what was saved is there.

- WAL with `synchronous = FULL`: when `write()` is left, the change is on disk.
- One connection, guarded by a lock, so that worker threads may use it; other processes (the
  command line beside the window) are waited for, five seconds at most, then E-LOCKED.
- A file of a newer release is refused before anything touches it; an older one is migrated after
  a verified copy was made.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import sqlite3
import struct
import threading
import time
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from kehoach_desktop.domain.vntext import fold
from kehoach_desktop.errors import AppError
from kehoach_desktop.files import ensure_folder, reading
from kehoach_desktop.services.ports.basics import Clock
from kehoach_desktop.storage.migrations import APPLICATION_ID, CURRENT, migrate, schema_version
from kehoach_desktop.storage.refusals import refusal
from kehoach_desktop.storage.snapshots import BEFORE_MIGRATION, file_uri, has_copies, snapshot

#: How long (seconds) another process is waited for.
PATIENCE = 5.0

_MAGIC = b"SQLite format 3\x00"


class Watcher(Protocol):
    """Looks at every write transaction (`storage.change_log`)."""

    def collect(self, connection: sqlite3.Connection) -> object | None:
        """Return what the transaction that is about to end did, None for nothing."""

    def keep(self, found: object) -> None:
        """Take what `collect` returned, now that it is on disk."""

    def pause(self, connection: sqlite3.Connection) -> None:
        """Forget everything: the tables are about to be replaced."""

    def go_on(self, connection: sqlite3.Connection) -> None:
        """Look again, at the tables that are there now."""


class Database:
    """The open database. Stores share it; nobody else sees SQL."""

    def __init__(self, connection: sqlite3.Connection, path: Path, clock: Clock, who: str) -> None:
        self.path = path
        self.clock = clock
        self.who = who
        self._watcher: Watcher | None = None
        self._connection = connection
        self._lock = threading.RLock()

    @classmethod
    def open(
        cls,
        path: Path,
        clock: Clock,
        *,
        who: str = "",
        backups: Path | None = None,
        anew: bool = False,
    ) -> Database:
        """Open the file at `path`, made with its folder where there is none.

        `who` stands in the change history. `backups` is where the copy goes that is made before
        a migration (default: "backups" beside the file). A file that is gone or empty although
        copies of it are there is refused, unless it is made `anew` to bring one of them back.
        Raises AppError: E-NEWER-DATA (file untouched), E-DAMAGED, E-LOST, E-LOCKED, E-FULL,
        E-READONLY, E-GONE, E-DISK.
        """
        ensure_folder(path.parent)
        backups = backups or path.parent / "backups"
        if not anew:
            _refuse_lost(path, backups)
        _look_before_opening(path)
        connection: sqlite3.Connection | None = None
        try:
            with refusing(path):
                connection = connect(path)
                _bring_up_to_date(connection, path, clock, backups)
        except BaseException:
            if connection is not None:
                connection.close()
            raise
        return cls(connection, path, clock, who)

    def close(self) -> None:
        """Close the file; SQLite then folds its write-ahead log into it."""
        with self._lock, refusing(self.path):
            self._connection.close()

    @contextlib.contextmanager
    def read(self) -> Iterator[sqlite3.Connection]:
        """Give the connection inside one snapshot: several queries see one state."""
        with self._transaction("BEGIN") as connection:
            yield connection

    @contextlib.contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """Give the connection inside a write transaction; on disk when the block is left well.

        When the block raises, or the disk refuses, nothing of it is kept.
        """
        with self._lock:
            found = None
            with self._transaction("BEGIN IMMEDIATE") as connection:
                yield connection
                if self._watcher is not None:
                    found = self._watcher.collect(connection)
            if self._watcher is not None and found is not None:
                self._watcher.keep(found)

    @contextlib.contextmanager
    def rewrite(self) -> Iterator[sqlite3.Connection]:
        """As `write`, for rows that are put back one by one: no foreign key acts or refuses.

        The caller checks them before the block ends.
        """
        with self._lock:
            self._connection.execute("PRAGMA foreign_keys = OFF")
            try:
                with self.write() as connection:
                    yield connection
            finally:
                self._connection.execute("PRAGMA foreign_keys = ON")

    def watch(self, watcher: Watcher) -> None:
        """Let `watcher` look at every write from now on."""
        with self._lock, refusing(self.path):
            watcher.go_on(self._connection)
            self._watcher = watcher

    @contextlib.contextmanager
    def _transaction(self, begin: str) -> Iterator[sqlite3.Connection]:
        with self._lock, refusing(self.path):
            connection = self._connection
            connection.execute(begin)
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    def remember(
        self,
        connection: sqlite3.Connection,
        what: str,
        subject: str,
        data: str = "null",
        at: dt.datetime | None = None,
    ) -> None:
        """Write a line of the change history, inside the transaction it tells about.

        `what` is a verb ("plan-issued"), `subject` an id, `data` JSON text.
        """
        moment = at or self.clock.now()
        connection.execute(
            "INSERT INTO history (at, who, what, subject, data) VALUES (?, ?, ?, ?, ?)",
            (moment.isoformat(timespec="seconds"), self.who, what, subject, data),
        )

    def take_over(self, source: Path, backups: Path) -> None:
        """Replace everything by the database at `source`, in one transaction, then migrate it.

        SQLite's backup API writes into the open file: readers beside us see the old state or the
        new one, a power cut leaves one of them. Raises as `open` does.
        """
        _look_before_opening(source)
        deadline = time.monotonic() + PATIENCE

        def watch(status: int, _remaining: int, _total: int) -> None:
            waiting = status in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
            if waiting and time.monotonic() > deadline:
                raise AppError("E-LOCKED", path=str(self.path), name=self.path.name)

        with self._lock, refusing(self.path):
            if self._watcher is not None:
                self._watcher.pause(self._connection)
            origin = sqlite3.connect(file_uri(source, "mode=ro"), uri=True)
            try:
                origin.backup(self._connection, progress=watch, sleep=0.05)
                _bring_up_to_date(self._connection, self.path, self.clock, backups)
            finally:
                origin.close()
                if self._watcher is not None:
                    self._watcher.go_on(self._connection)


@contextlib.contextmanager
def refusing(path: Path) -> Iterator[None]:
    """Turn what SQLite says inside the block into an `AppError` an officer can act upon."""
    try:
        yield
    except sqlite3.Error as error:
        refused = refusal(error, path)
        if refused is None:
            raise
        raise refused from error


@lru_cache(maxsize=8192)
def _folded(text: str | None) -> str:
    """SQL's `folded(text)`: for searching and sorting without marks."""
    return fold(text or "")


def _small(text: str | None) -> str:
    """SQL's `small(text)`: lower case of every letter, not of ASCII alone."""
    return (text or "").casefold()


def connect(path: Path) -> sqlite3.Connection:
    """Return a connection with every setting that does not live in the file itself."""
    connection = sqlite3.connect(
        path, timeout=PATIENCE, isolation_level=None, check_same_thread=False
    )
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.create_function("folded", 1, _folded, deterministic=True)
        connection.create_function("small", 1, _small, deterministic=True)
    except BaseException:
        connection.close()
        raise
    return connection


def _refuse_lost(path: Path, backups: Path) -> None:
    """Refuse to begin again, in silence, where there were data: E-LOST.

    A power cut, a virus scanner or a careless tidying can take the file or leave it empty.
    """
    with reading(path):
        there = path.exists() and path.stat().st_size > 0
    if not there and has_copies(backups):
        raise AppError("E-LOST", path=str(path), name=path.name)


def _look_before_opening(path: Path) -> None:
    """Refuse what is not ours, or newer than us, by its first 100 bytes and without opening it."""
    if not path.exists():
        return
    with reading(path), path.open("rb") as stream:
        head = stream.read(100)
    if not head:
        return
    if len(head) < 100 or not head.startswith(_MAGIC):
        raise AppError("E-DAMAGED", path=str(path), name=path.name)
    # The file header (https://www.sqlite.org/fileformat2.html): user version at 60, id at 68.
    version, application = struct.unpack_from(">I4xI", head, 60)
    if application not in {0, APPLICATION_ID}:
        raise AppError("E-DAMAGED", path=str(path), name=path.name)
    if version > CURRENT:
        raise AppError("E-NEWER-DATA", path=str(path), name=path.name)


def _bring_up_to_date(
    connection: sqlite3.Connection, path: Path, clock: Clock, backups: Path
) -> None:
    version = schema_version(connection)
    if version > CURRENT:  # known only to the write-ahead log until now
        raise AppError("E-NEWER-DATA", path=str(path), name=path.name)
    if version == CURRENT:
        _use_wal(connection)
        return
    if version == 0:
        if connection.execute("SELECT 1 FROM sqlite_schema").fetchone() and not schema_version(
            connection
        ):
            raise AppError("E-DAMAGED", path=str(path), name=path.name)
    else:
        snapshot(path, backups, BEFORE_MIGRATION, clock.now())
    _use_wal(connection)
    migrate(connection)


def _use_wal(connection: sqlite3.Connection) -> None:
    """Switch to WAL; SQLite does not wait by itself when another process is just doing the same."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(0.02)
