"""The port of backups."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol


class BackupKind(StrEnum):
    """Why a copy of the data was made."""

    DAILY = "daily"
    MANUAL = "manual"
    BEFORE_RESTORE = "before_restore"
    BEFORE_MIGRATION = "before_migration"


@dataclass(frozen=True, slots=True)
class Backup:
    """A checked copy of the database; `made_at` is midnight for a daily one, `size` in bytes."""

    path: Path
    kind: BackupKind
    made_at: dt.datetime
    size: int


class BackupStore(Protocol):
    """Checked copies of database and attached files; private keys are never in them."""

    def make(self, kind: BackupKind, at: dt.datetime) -> Backup:
        """Copy the live data and check the copy.

        Raises AppError: E-BACKUP-DAMAGED when the copy does not verify (it is not kept), E-FULL,
        E-SPACE, E-READONLY, E-LOCKED, E-DAMAGED.
        """

    def keep_damaged(self, at: dt.datetime) -> Backup:
        """Keep the present data byte by byte where it is too damaged for `make`."""

    def list(self) -> Sequence[Backup]:
        """Return all copies, the latest first."""

    def check(self, path: Path) -> None:
        """Raise E-BACKUP-DAMAGED unless the copy is whole; E-GONE, E-NEWER-DATA."""

    def restore(self, path: Path) -> None:
        """Put the copy in the place of the present data, all or nothing; checks it first."""

    def remove(self, backup: Backup) -> None:
        """Delete a copy that is no longer wanted."""
