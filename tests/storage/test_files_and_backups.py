"""Attached files by their hash; checked copies and the way back."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from pathlib import Path, PureWindowsPath

import pytest
from plan_samples import MORNING, StillClock, small_plan

from kehoach_desktop.errors import AppError
from kehoach_desktop.services.ports.backups import Backup, BackupKind
from kehoach_desktop.storage import database as database_module
from kehoach_desktop.storage import file_store as file_store_module
from kehoach_desktop.storage import snapshots
from kehoach_desktop.storage.backup_store import SqlBackupStore
from kehoach_desktop.storage.database import Database
from kehoach_desktop.storage.file_store import HashFileStore
from kehoach_desktop.storage.plan_store import SqlPlanStore

CONTENT = b"%PDF-1.7 ban chinh" * 1000
DIGEST = hashlib.sha256(CONTENT).hexdigest()


def refused(code: str) -> pytest.RaisesExc[AppError]:
    return pytest.raises(AppError, match=rf"^{code}\b")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "Bản chính.pdf"
    path.write_bytes(CONTENT)
    return path


@pytest.fixture
def files(tmp_path: Path) -> HashFileStore:
    return HashFileStore(tmp_path / "files")


def leftovers(tmp_path: Path) -> list[Path]:
    return list(tmp_path.rglob("*.part"))


def test_a_file_is_kept_under_its_hash_and_the_source_stays(
    files: HashFileStore, source: Path, tmp_path: Path
) -> None:
    assert files.add(source) == DIGEST
    assert files.add(source) == DIGEST
    assert files.path(DIGEST).read_bytes() == source.read_bytes() == CONTENT
    assert files.names() == [DIGEST]
    assert not leftovers(tmp_path)


def test_a_damaged_copy_is_replaced_when_the_file_comes_again(
    files: HashFileStore, source: Path
) -> None:
    files.add(source)
    files.path(DIGEST).write_bytes(b"damaged")
    files.add(source)
    assert files.path(DIGEST).read_bytes() == CONTENT


def test_a_file_that_is_not_there_is_refused(files: HashFileStore, tmp_path: Path) -> None:
    with refused("E-GONE"):
        files.add(tmp_path / "nowhere.pdf")
    with refused("E-GONE"):
        files.path("0" * 64)
    with refused("E-READ"):
        files.add(tmp_path)


def test_a_source_that_ends_early_leaves_nothing(
    files: HashFileStore, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_store_module, "CHUNK", 4096)

    class PullsTheStick:
        def progress(self, done: int, total: int) -> None:
            with source.open("r+b") as stream:
                stream.truncate(5000)

        def cancelled(self) -> bool:
            return False

    with refused("E-GONE"):
        files.add(source, PullsTheStick())
    assert files.names() == []
    assert not leftovers(tmp_path)


def test_a_copy_can_be_stopped(files: HashFileStore, source: Path, tmp_path: Path) -> None:
    class GivesUp:
        def progress(self, done: int, total: int) -> None:
            assert 0 < done <= total

        def cancelled(self) -> bool:
            return True

    with refused("E-CANCELLED"):
        files.add(source, GivesUp())
    assert files.names() == []
    assert not leftovers(tmp_path)


def test_an_empty_or_huge_file_is_refused(
    files: HashFileStore, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = tmp_path / "empty.pdf"
    empty.touch()
    with refused("E-EMPTY-FILE"):
        files.add(empty)
    monkeypatch.setattr(file_store_module, "MAX_SIZE", 10)
    with refused("E-TOO-BIG"):
        files.add(source)
    assert files.names() == []


def test_room_is_asked_for_before_copying(
    files: HashFileStore, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_store_module, "_RESERVE", 1 << 60)
    with refused("E-SPACE"):
        files.add(source)


def test_a_full_disk_is_told_and_nothing_stays(
    small_disk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_store_module, "_RESERVE", -(1 << 30))  # room that vanishes later
    source = tmp_path / "lon.pdf"
    source.write_bytes(CONTENT * 100)
    store = HashFileStore(small_disk / "files")
    with refused("E-FULL"):
        store.add(source)
    assert store.names() == []
    assert not leftovers(small_disk)


def test_a_copy_for_which_there_is_no_room_is_not_begun(
    small_disk: Path, database: Database
) -> None:
    backups = SqlBackupStore(database, small_disk / "backups", small_disk / "files")
    with refused("E-SPACE"):
        backups.make(BackupKind.DAILY, MORNING)
    assert backups.list() == []


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "A" * 64, "a" * 63])
def test_a_name_that_is_no_hash_is_a_fault(files: HashFileStore, name: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the name itself is the message
        files.path(name)


# Backups


@pytest.fixture
def backups(database: Database, tmp_path: Path) -> SqlBackupStore:
    return SqlBackupStore(database, tmp_path / "backups", tmp_path / "files")


def test_a_copy_holds_the_data_and_the_files_and_its_name_tells_the_day(
    backups: SqlBackupStore, database: Database, files: HashFileStore, source: Path, tmp_path: Path
) -> None:
    SqlPlanStore(database).save(small_plan(), None, MORNING)
    files.add(source)
    backup = backups.make(BackupKind.DAILY, MORNING)
    assert backup.path == tmp_path / "backups" / "hang-ngay-2026-01-05.db"
    assert sqlite3.connect(backup.path).execute("SELECT id FROM plan").fetchall() == [("p1",)]
    assert HashFileStore(tmp_path / "backups" / "files").path(DIGEST).read_bytes() == CONTENT
    assert backups.list() == [backup]
    assert not leftovers(tmp_path)
    backups.check(backup.path)


def test_other_files_in_the_folder_are_left_alone(backups: SqlBackupStore, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    (folder / "của tôi.db").write_bytes(b"x")
    (folder / "hang-ngay-hom-nay.db").write_bytes(b"x")
    assert backups.list() == []


def test_two_copies_of_one_second_stand_side_by_side(backups: SqlBackupStore) -> None:
    made = [backups.make(BackupKind.MANUAL, MORNING) for _ in range(3)]
    assert len({copy.path for copy in made}) == 3
    assert {copy.path for copy in backups.list()} == {copy.path for copy in made}
    assert {copy.made_at for copy in backups.list()} == {MORNING}


def test_names_with_blanks_marks_and_signs_are_no_hindrance(
    tmp_path: Path, still: StillClock
) -> None:
    folder = tmp_path / "Dữ liệu 100% của xã #1? & tổ"
    database = Database.open(folder / "kế hoạch.db", still)
    SqlPlanStore(database).save(small_plan(), None, MORNING)
    backups = SqlBackupStore(database, folder / "bản sao", folder / "tệp")
    backup = backups.make(BackupKind.MANUAL, MORNING)
    SqlPlanStore(database).delete("p1")
    backups.restore(backup.path)
    assert SqlPlanStore(database).load("p1") == small_plan()


def test_a_file_on_a_windows_share_is_named_without_an_authority() -> None:
    class Share:
        """A path as Windows has it."""

        def __init__(self, text: str) -> None:
            self.text = text

        def absolute(self) -> PureWindowsPath:
            return PureWindowsPath(self.text)

    uri = snapshots.file_uri(Share(r"\\may-chu\ke hoach\a.db"), "mode=ro")  # type: ignore[arg-type]
    assert uri == "file:////may-chu/ke%20hoach/a.db?mode=ro"
    uri = snapshots.file_uri(Share(r"C:\Du lieu\a.db"), "mode=ro")  # type: ignore[arg-type]
    assert uri == "file:///C:/Du%20lieu/a.db?mode=ro"


def test_what_a_killed_program_left_half_made_goes_after_a_day(
    backups: SqlBackupStore, tmp_path: Path
) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    old, young = folder / "thu-cong-a.db.part", folder / "thu-cong-b.db.part"
    for part in (old, young):
        part.write_bytes(b"half")
    os.utime(old, (1_000_000, 1_000_000))
    backups.make(BackupKind.DAILY, MORNING)
    assert (old.exists(), young.exists()) == (False, True)


def test_bringing_a_copy_back_brings_back_everything_of_that_day(
    backups: SqlBackupStore, database: Database, files: HashFileStore, source: Path
) -> None:
    store = SqlPlanStore(database)
    store.save(small_plan(), None, MORNING)
    files.add(source)
    backup = backups.make(BackupKind.MANUAL, MORNING)
    screen = store.load("p1")
    store.save(small_plan(title="Sau đó"), screen, MORNING)
    store.save(small_plan("p2"), None, MORNING)
    files.path(DIGEST).unlink()
    backups.restore(backup.path)
    assert [row.id for row in store.rows()] == ["p1"]
    assert store.load("p1") == small_plan()
    assert files.path(DIGEST).read_bytes() == CONTENT
    with database.read() as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    store.save(small_plan(title="Sửa tiếp"), store.load("p1"), MORNING)
    assert store.load("p1").title == "Sửa tiếp"


def test_a_screen_from_before_the_restore_cannot_save_over_it(
    backups: SqlBackupStore, database: Database
) -> None:
    store = SqlPlanStore(database)
    store.save(small_plan(), None, MORNING)
    backup = backups.make(BackupKind.MANUAL, MORNING)
    newer = small_plan(title="Sau đó")
    store.save(newer, small_plan(), MORNING)
    backups.restore(backup.path)
    with refused("E-CHANGED"):
        store.save(small_plan(title="Từ màn hình cũ"), newer, MORNING)


def test_a_restore_survives_closing_and_opening(
    backups: SqlBackupStore, database: Database, still: StillClock
) -> None:
    SqlPlanStore(database).save(small_plan(), None, MORNING)
    backup = backups.make(BackupKind.MANUAL, MORNING)
    SqlPlanStore(database).delete("p1")
    backups.restore(backup.path)
    other = Database.open(database.path, still)  # as the command line would
    assert SqlPlanStore(other).load("p1") == small_plan()
    other.close()


def damaged(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096 * 3 : 4096 * 6] = b"\x5a" * 4096 * 3
    path.write_bytes(content)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-4096])


def out_of_order(path: Path) -> None:
    """Change a text in an index only: every page is well-formed, but it tells another plan."""
    connection = sqlite3.connect(path)
    page, size = (
        connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'history_subject'"),
        connection.execute("PRAGMA page_size"),
    )
    start, length = (page.fetchone()[0] - 1), size.fetchone()[0]
    connection.close()
    content = bytearray(path.read_bytes())
    index = content[start * length : (start + 1) * length]
    changed = index.replace(b"p1", b"p2")
    assert changed != index
    content[start * length : (start + 1) * length] = changed
    path.write_bytes(content)


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def foreign(path: Path) -> None:
    path.write_bytes(b"%PDF-1.7 khong phai du lieu" * 1000)


@pytest.mark.parametrize("harm", [damaged, cut, out_of_order, emptied, foreign])
def test_a_copy_that_does_not_verify_is_refused_and_nothing_is_touched(
    backups: SqlBackupStore, database: Database, harm: object
) -> None:
    store = SqlPlanStore(database)
    store.save(small_plan(), None, MORNING)
    backup = backups.make(BackupKind.MANUAL, MORNING)
    harm(backup.path)  # type: ignore[operator]
    newer = small_plan(title="Hôm nay")
    store.save(newer, small_plan(), MORNING)
    for attempt in (backups.check, backups.restore):
        with refused("E-BACKUP-DAMAGED"):
            attempt(backup.path)
    assert store.load("p1") == newer


def test_a_copy_of_a_newer_release_is_refused(backups: SqlBackupStore) -> None:
    backup = backups.make(BackupKind.MANUAL, MORNING)
    connection = sqlite3.connect(backup.path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with refused("E-NEWER-DATA"):
        backups.restore(backup.path)


def test_a_copy_that_is_gone_is_told_apart(backups: SqlBackupStore, tmp_path: Path) -> None:
    with refused("E-GONE"):
        backups.restore(tmp_path / "nowhere.db")


def test_a_restore_waits_for_other_programs_only_so_long(
    backups: SqlBackupStore, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup = backups.make(BackupKind.MANUAL, MORNING)
    SqlPlanStore(database).save(small_plan(), None, MORNING)
    monkeypatch.setattr(database_module, "PATIENCE", 0.01)
    with database.read() as connection:
        connection.execute("PRAGMA busy_timeout = 1")
    holder = sqlite3.connect(database.path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with refused("E-LOCKED"):
        backups.restore(backup.path)
    holder.execute("ROLLBACK")
    assert SqlPlanStore(database).load("p1") == small_plan()


def test_a_copy_that_cannot_be_checked_is_not_kept(
    backups: SqlBackupStore, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    counts = iter([{"plan": 1}, {"plan": 0}])  # of the live data, then of the copy
    monkeypatch.setattr(snapshots, "row_counts", lambda _connection: next(counts))
    with refused("E-BACKUP-DAMAGED"):
        backups.make(BackupKind.DAILY, MORNING)
    assert backups.list() == []
    assert not leftovers(tmp_path)


def test_the_key_of_the_office_is_not_in_a_backup(backups: SqlBackupStore, tmp_path: Path) -> None:
    (tmp_path / "keys").mkdir()
    (tmp_path / "keys" / "inst-a.pem").write_bytes(b"-----BEGIN ENCRYPTED PRIVATE KEY-----")
    backups.make(BackupKind.DAILY, MORNING)
    for path in (tmp_path / "backups").rglob("*"):
        assert path.is_dir() or b"PRIVATE KEY" not in path.read_bytes()


def test_a_copy_that_is_removed_is_gone(backups: SqlBackupStore) -> None:
    backup: Backup = backups.make(BackupKind.DAILY, MORNING)
    backups.remove(backup)
    assert backups.list() == []
