"""The way back when the data file cannot be opened at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from plan_samples import MORNING, StillClock, small_plan

from kehoach_desktop.errors import AppError
from kehoach_desktop.paths import DataFolder
from kehoach_desktop.services.ports import Backup, BackupKind
from kehoach_desktop.storage.backup_store import SqlBackupStore
from kehoach_desktop.storage.database import Database
from kehoach_desktop.storage.plan_store import SqlPlanStore
from kehoach_desktop.storage.recovery import Recovery

HARM = b"khong con la du lieu" * 500


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "data")


@pytest.fixture
def backup(folder: DataFolder, still: StillClock) -> Backup:
    """A copy of one plan; the data file itself is then destroyed."""
    database = Database.open(folder.database, still, backups=folder.backups)
    SqlPlanStore(database).save(small_plan(), None, MORNING)
    store = SqlBackupStore(database, folder.backups, folder.files)
    made = store.make(BackupKind.DAILY, MORNING)
    database.close()
    folder.database.write_bytes(HARM)
    return made


def test_a_destroyed_file_is_set_aside_and_the_copy_takes_its_place(
    folder: DataFolder, backup: Backup, still: StillClock
) -> None:
    recovery = Recovery(folder, still)
    assert recovery.list() == [backup]
    aside = recovery.restore(backup.path)
    assert aside.read_bytes() == HARM
    database = Database.open(folder.database, still)
    assert SqlPlanStore(database).load("p1") == small_plan()
    database.close()


def test_two_recoveries_in_one_second_keep_both_damaged_files(
    folder: DataFolder, backup: Backup, still: StillClock
) -> None:
    recovery = Recovery(folder, still)
    first = recovery.restore(backup.path)
    folder.database.write_bytes(b"hong lan hai" * 500)
    second = recovery.restore(backup.path)
    assert first != second
    assert first.read_bytes() == HARM


def test_a_damaged_copy_leaves_everything_where_it_is(
    folder: DataFolder, backup: Backup, still: StillClock
) -> None:
    backup.path.write_bytes(b"x" * 5000)
    with pytest.raises(AppError, match="^E-BACKUP-DAMAGED"):
        Recovery(folder, still).restore(backup.path)
    assert folder.database.read_bytes() == HARM


def test_when_the_copy_cannot_be_brought_in_the_damaged_file_is_put_back(
    folder: DataFolder, backup: Backup, still: StillClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(*_: object) -> None:
        raise AppError("E-FULL", path="", name="")

    monkeypatch.setattr(SqlBackupStore, "restore", no_room)
    with pytest.raises(AppError, match="^E-FULL"):
        Recovery(folder, still).restore(backup.path)
    assert folder.database.read_bytes() == HARM
    assert not folder.database.with_name("kehoach.db-wal").exists()
