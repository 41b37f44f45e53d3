"""The checked daily copy, and the way back."""

from __future__ import annotations

import builtins
from collections.abc import Sequence
from pathlib import Path

from kehoach_desktop.errors import AppError
from kehoach_desktop.services.ports.backups import Backup, BackupKind, BackupStore
from kehoach_desktop.services.ports.basics import Clock

#: So many of the last days each keep their copy, …
DAYS_KEPT = 14
#: … so many weeks before them keep the week's last one, …
WEEKS_KEPT = 8
#: … and so many copies are kept that were made before a restore, and before an update.
SAFETY_KEPT = 10


class Backups:
    """Copies of the data folder; copies that were asked for are never thrown away by us."""

    def __init__(self, store: BackupStore, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def daily(self) -> Backup | None:
        """Make today's copy if there is none yet, thin out old ones; None if there was one.

        Raises AppError as `BackupStore.make`; old copies are touched only after a new one
        was verified.
        """
        now = self._clock.now()
        for backup in self._store.list():
            if backup.kind is BackupKind.DAILY and backup.made_at.date() == now.date():
                return None
        made = self._store.make(BackupKind.DAILY, now)
        for backup in unwanted(self._store.list()):
            if backup.path != made.path:  # a clock set back must not take away what it just kept
                self._store.remove(backup)
        return made

    def make(self) -> Backup:
        """Make a copy now; raises AppError as `BackupStore.make`."""
        return self._store.make(BackupKind.MANUAL, self._clock.now())

    def list(self) -> builtins.list[Backup]:
        """Return all copies, the latest first."""
        return [*self._store.list()]

    def check(self, path: Path) -> None:
        """Raise E-BACKUP-DAMAGED unless the copy is whole; E-GONE, E-NEWER-DATA."""
        self._store.check(path)

    def restore(self, backup: Backup | Path) -> Backup:
        """Bring a copy back and return the copy of the present state that was made before.

        Everything loaded before is out of date afterwards: load again. Present data that are
        themselves damaged are kept as they are, for whoever can read them. Nothing is changed when
        the copy does not verify (E-BACKUP-DAMAGED), comes from a newer release (E-NEWER-DATA),
        or the present state could not be kept (E-FULL, E-READONLY, E-LOCKED).
        """
        path = backup if isinstance(backup, Path) else backup.path
        self._store.check(path)
        safety = self._keep_present()
        self._store.restore(path)
        return safety

    def _keep_present(self) -> Backup:
        now = self._clock.now()
        try:
            return self._store.make(BackupKind.BEFORE_RESTORE, now)
        except AppError as error:
            if error.code not in {"E-DAMAGED", "E-BACKUP-DAMAGED"}:
                raise
        return self._store.keep_damaged(now)


def unwanted(backups: Sequence[Backup]) -> builtins.list[Backup]:
    """Return the copies that may go, given all of them with the latest first."""
    daily = [backup for backup in backups if backup.kind is BackupKind.DAILY]
    weeks: dict[tuple[int, int], Backup] = {}
    for backup in daily[DAYS_KEPT:]:
        calendar = backup.made_at.isocalendar()
        weeks.setdefault((calendar.year, calendar.week), backup)
    kept = {*daily[:DAYS_KEPT], *builtins.list(weeks.values())[:WEEKS_KEPT]}
    for kind in (BackupKind.BEFORE_RESTORE, BackupKind.BEFORE_MIGRATION):
        kept.update([backup for backup in backups if backup.kind is kind][:SAFETY_KEPT])
    return [
        backup for backup in backups if backup not in kept and backup.kind is not BackupKind.MANUAL
    ]
