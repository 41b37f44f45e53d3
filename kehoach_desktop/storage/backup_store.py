"""Copies of the data folder and the way back (`services.ports.backups.BackupStore`).

A backup is one database file in the backups folder, together with `files/` beside it, where every
attached file that was ever in a copy lies once under its hash: such files never change, so only
new ones are copied. The signing key lies elsewhere and is never part of a backup.
"""

from __future__ import annotations

import builtins
import contextlib
import datetime as dt
import hashlib
from pathlib import Path

from kehoach_desktop.errors import AppError
from kehoach_desktop.files import copy_file, ensure_folder, reading, require_space, writing
from kehoach_desktop.services.ports.backups import Backup, BackupKind
from kehoach_desktop.storage import snapshots
from kehoach_desktop.storage.database import Database
from kehoach_desktop.storage.file_store import HashFileStore

_NAMES = {
    BackupKind.DAILY: snapshots.DAILY,
    BackupKind.MANUAL: snapshots.MANUAL,
    BackupKind.BEFORE_RESTORE: snapshots.BEFORE_RESTORE,
    BackupKind.BEFORE_MIGRATION: snapshots.BEFORE_MIGRATION,
}

_KINDS = {name: kind for kind, name in _NAMES.items()}

#: Free room (bytes) left on the drive beside a copy.
_RESERVE = 16 * 1024 * 1024


class SqlBackupStore:
    """Backups as files of one folder; their names say kind and time."""

    def __init__(self, database: Database, folder: Path, files: Path) -> None:
        self._database = database
        self._folder = folder
        self._files = HashFileStore(files)
        self._kept_files = HashFileStore(folder / "files")

    def make(self, kind: BackupKind, at: dt.datetime) -> Backup:
        """Copy the live data and check the copy; raises what `BackupStore.make` names."""
        ensure_folder(self._folder)
        with reading(self._database.path):
            size = self._database.path.stat().st_size
        require_space(self._folder, size + _RESERVE)
        # Files first: a copy of the database never names a file that its backup has not.
        _copy_new(self._files, self._kept_files)
        path = snapshots.snapshot(self._database.path, self._folder, _NAMES[kind], at)
        _copy_new(self._files, self._kept_files)
        backup = _backup_at(path)
        if backup is None:
            raise AppError("E-BACKUP-DAMAGED", path=str(path), name=path.name)
        return backup

    def keep_damaged(self, at: dt.datetime) -> Backup:
        """Keep the present database and its log byte by byte; it is not listed as a copy.

        Raises E-FULL, E-READONLY, E-READ (the drive itself fails).
        """
        ensure_folder(self._folder)
        source = self._database.path
        target = self._folder / f"du-lieu-hong-{at:%Y-%m-%dT%H%M%S}{snapshots.SUFFIX}"
        size = copy_file(source, target)
        log = source.with_name(f"{source.name}-wal")
        if log.exists():
            copy_file(log, target.with_name(f"{target.name}-wal"))
        return Backup(target, BackupKind.BEFORE_RESTORE, at, size)

    def list(self) -> builtins.list[Backup]:
        """Return all copies, the latest first; empty where the folder is not there yet."""
        return list_backups(self._folder)

    def check(self, path: Path) -> None:
        """Raise E-BACKUP-DAMAGED unless the copy is whole; E-GONE, E-NEWER-DATA."""
        snapshots.verify(path)

    def restore(self, path: Path) -> None:
        """Put the copy in the place of the present data, all or nothing.

        Attached files that are missing (or damaged) here come back from the backup's `files/`;
        none is removed. Raises as `check` and `Database.take_over`.
        """
        self.check(path)
        _copy_new(HashFileStore(path.parent / "files"), self._files)
        self._database.take_over(path, self._folder)
        with self._database.write() as connection:
            self._database.remember(connection, "backup-restored", path.name)

    def remove(self, backup: Backup) -> None:
        """Delete a copy that is no longer wanted; attached files stay."""
        with writing(backup.path):
            backup.path.unlink(missing_ok=True)


def _copy_new(source: HashFileStore, target: HashFileStore) -> None:
    """Copy the files that `target` does not have yet (same name and size, or copied again)."""
    for name in source.names():
        origin = source.path(name)
        place = target.place(name)
        with reading(origin):
            size = origin.stat().st_size
        with contextlib.suppress(OSError):
            if place.stat().st_size == size:
                continue
        if not _is_whole(origin, name):
            continue  # a damaged file is not spread; whoever opens it is told
        ensure_folder(place.parent)
        require_space(place.parent, size + _RESERVE)
        copy_file(origin, place)


def _is_whole(path: Path, sha256: str) -> bool:
    with reading(path), path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest() == sha256


def _backup_at(path: Path) -> Backup | None:
    """Return what the name of the file says, None if it is not a name of ours."""
    said = snapshots.read_name(path)
    if said is None:
        return None
    with contextlib.suppress(OSError):  # removed by somebody while we looked
        return Backup(path, _KINDS[said[0]], said[1], path.stat().st_size)
    return None


def list_backups(folder: Path) -> builtins.list[Backup]:
    """Return the copies in `folder`, the latest first; empty where it is not there yet."""
    if not folder.is_dir():
        return []
    with reading(folder):
        found = [_backup_at(path) for path in folder.glob(f"*{snapshots.SUFFIX}")]
    backups = [backup for backup in found if backup is not None]
    return sorted(backups, key=lambda backup: (backup.made_at, backup.path.name), reverse=True)
