"""The way back for a database that cannot be opened: it is set aside, a checked copy comes in.

What is damaged is never deleted: `kehoach.db` with its write-ahead log is renamed to
`kehoach.db.hong-<time>`, for whoever can still read something out of it.
"""

from __future__ import annotations

import builtins
import datetime as dt
from pathlib import Path

from kehoach_desktop.files import sync_folder, writing
from kehoach_desktop.paths import DataFolder
from kehoach_desktop.services.ports.backups import Backup
from kehoach_desktop.services.ports.basics import Clock
from kehoach_desktop.storage import snapshots
from kehoach_desktop.storage.backup_store import SqlBackupStore, list_backups
from kehoach_desktop.storage.database import Database

#: SQLite's companions of a database file.
_COMPANIONS = ("", "-wal", "-shm")


class Recovery:
    """Lists the copies and brings one back without opening the present database."""

    def __init__(self, folder: DataFolder, clock: Clock) -> None:
        self._folder = folder
        self._clock = clock

    def list(self) -> builtins.list[Backup]:
        """Return all copies, the latest first; E-READ, E-GONE."""
        return list_backups(self._folder.backups)

    def restore(self, copy: Path) -> Path:
        """Put `copy` in the place of the database and return where the damaged one now lies.

        Nothing is changed when the copy does not verify (E-BACKUP-DAMAGED, E-NEWER-DATA,
        E-GONE) or the folder cannot be written (E-READONLY, E-INUSE). When bringing the copy in
        fails (E-FULL), the damaged file is put back.
        """
        snapshots.verify(copy)
        aside = self._set_aside(self._clock.now())
        try:
            database = Database.open(
                self._folder.database, self._clock, backups=self._folder.backups, anew=True
            )
            try:
                store = SqlBackupStore(database, self._folder.backups, self._folder.files)
                store.restore(copy)
            finally:
                database.close()
        except BaseException:
            self._put_back(aside)
            raise
        return aside

    def _set_aside(self, at: dt.datetime) -> Path:
        present = self._folder.database
        name = f"{present.name}.hong-{at:%Y-%m-%dT%H%M%S}"
        aside, number = present.with_name(name), 2
        while aside.exists():  # what was set aside before is never written over
            aside, number = present.with_name(f"{name}-{number}"), number + 1
        with writing(present):
            for end in _COMPANIONS:
                part = present.with_name(present.name + end)
                if part.exists():
                    part.replace(aside.with_name(aside.name + end))
            sync_folder(present.parent)
        return aside

    def _put_back(self, aside: Path) -> None:
        present = self._folder.database
        with writing(present):
            for end in _COMPANIONS:
                part = aside.with_name(aside.name + end)
                target = present.with_name(present.name + end)
                if part.exists():
                    part.replace(target)
                else:
                    target.unlink(missing_ok=True)
