"""Opening, refusing and migrating the data file; nothing is lost and nothing passed over."""

from __future__ import annotations

import dataclasses
import functools
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from plan_samples import MORNING, StillClock, issued, sample_office, small_plan

from kehoach_desktop.errors import AppError
from kehoach_desktop.storage import database as database_module
from kehoach_desktop.storage import migrations, snapshots
from kehoach_desktop.storage.backup_store import SqlBackupStore
from kehoach_desktop.storage.database import Database, connect
from kehoach_desktop.storage.exchange_store import SqlExchangeStore
from kehoach_desktop.storage.office_store import SqlOfficeStore
from kehoach_desktop.storage.plan_store import SqlPlanStore
from kehoach_desktop.storage.turn_store import SqlTurnStore

GOLDEN = Path(__file__).parent / "golden"


def refused(code: str) -> pytest.RaisesExc[AppError]:
    return pytest.raises(AppError, match=rf"^{code}\b")


def opened(path: Path) -> Database:
    return Database.open(path, StillClock())


def raw(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, isolation_level=None)


def filled(path: Path) -> Path:
    """A closed data file with one plan."""
    database = opened(path)
    SqlPlanStore(database).save(small_plan(), None, MORNING)
    database.close()
    return path


def test_a_new_file_is_made_with_its_folder(tmp_path: Path) -> None:
    database = opened(tmp_path / "a" / "b" / "kehoach.db")
    with database.read() as connection:
        settings = {
            name: connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout",
                         "application_id", "user_version")
        }  # fmt: skip
    assert settings == {
        "journal_mode": "wal",
        "synchronous": 2,  # FULL
        "foreign_keys": 1,
        "busy_timeout": 5000,
        "application_id": migrations.APPLICATION_ID,
        "user_version": migrations.CURRENT,
    }


def test_the_names_of_the_migrations_are_recorded(tmp_path: Path) -> None:
    path = filled(tmp_path / "k.db")
    names = raw(path).execute("SELECT name FROM _sqlite_migrations ORDER BY id").fetchall()
    assert names == [(step.__name__,) for step in migrations.STEPS]


def test_opening_a_current_file_imports_no_heavy_library(tmp_path: Path) -> None:
    path = filled(tmp_path / "k.db")
    code = (
        "import sys, datetime as dt\n"
        "from pathlib import Path\n"
        "from kehoach_desktop.storage.database import Database\n"
        "from kehoach_desktop.storage.plan_store import SqlPlanStore\n"
        "class Clock:\n"
        "    def now(self): return dt.datetime(2026, 1, 5)\n"
        f"rows = SqlPlanStore(Database.open(Path({str(path)!r}), Clock())).rows()\n"
        "assert len(rows) == 1\n"
        "print({'sqlite_utils', 'cattrs', 'cryptography', 'reportlab'} & set(sys.modules))\n"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert answer.stdout.strip() == "set()", answer.stderr


def test_a_file_of_a_newer_release_is_refused_and_not_touched(tmp_path: Path) -> None:
    path = filled(tmp_path / "k.db")
    connection = raw(path)
    connection.execute("PRAGMA user_version = 99")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    before = path.read_bytes()
    with refused("E-NEWER-DATA"):
        opened(path)
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["k.db"]


def test_a_newer_release_that_is_still_running_is_noticed_in_its_log(tmp_path: Path) -> None:
    path = filled(tmp_path / "k.db")
    running = raw(path)
    running.execute("PRAGMA user_version = 99")  # stands in the write-ahead log only
    with refused("E-NEWER-DATA"):
        opened(path)
    assert running.execute("PRAGMA user_version").fetchone() == (99,)


@pytest.mark.parametrize(
    "content",
    [b"Day la mot tep van ban, khong phai du lieu." * 10, b"SQLite format 3\x00", b"\x00" * 4096],
)
def test_a_file_that_is_no_database_is_refused_and_not_touched(
    tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "k.db"
    path.write_bytes(content)
    with refused("E-DAMAGED"):
        opened(path)
    assert path.read_bytes() == content


def test_the_database_of_another_program_is_refused_and_not_touched(tmp_path: Path) -> None:
    for number, statement in enumerate(("PRAGMA application_id = 7", "CREATE TABLE a (b)")):
        path = tmp_path / f"{number}.db"
        connection = raw(path)
        connection.execute("CREATE TABLE c (d)")
        connection.execute(statement)
        connection.close()
        before = path.read_bytes()
        with refused("E-DAMAGED"):
            opened(path)
        assert path.read_bytes() == before


def test_a_file_with_broken_pages_is_called_damaged(tmp_path: Path) -> None:
    path = filled(tmp_path / "k.db")
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    path.write_bytes(content)
    with refused("E-DAMAGED"):
        SqlPlanStore(opened(path)).load("p1")


def test_an_empty_file_becomes_a_database(tmp_path: Path) -> None:
    path = tmp_path / "k.db"
    path.touch()
    assert SqlPlanStore(opened(path)).rows() == []


def test_a_folder_in_place_of_the_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "k.db").mkdir()
    with refused("E-READ"):
        opened(tmp_path / "k.db")


def test_a_file_that_another_program_holds_is_called_locked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database_module, "PATIENCE", 0.01)
    path = filled(tmp_path / "k.db")
    database = opened(path)
    holder = raw(path)
    holder.execute("BEGIN IMMEDIATE")
    with refused("E-LOCKED"):
        SqlPlanStore(database).save(small_plan("p2"), None, MORNING)
    holder.execute("ROLLBACK")
    SqlPlanStore(database).save(small_plan("p2"), None, MORNING)
    assert len(SqlPlanStore(database).rows()) == 2


def test_a_full_file_refuses_the_save_and_keeps_what_was_there(tmp_path: Path) -> None:
    database = opened(filled(tmp_path / "k.db"))
    store = SqlPlanStore(database)
    with database.read() as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")
    long_title = small_plan(title="Dài " * 20_000)
    with refused("E-FULL"):
        store.save(long_title, small_plan(), MORNING)
    assert store.load("p1") == small_plan()
    with database.read() as connection:
        connection.execute("PRAGMA max_page_count = 1000000")
    store.save(long_title, small_plan(), MORNING)
    assert store.load("p1") == long_title


def test_a_full_disk_refuses_the_save_and_keeps_what_was_there(small_disk: Path) -> None:
    database = opened(small_disk / "k.db")
    store = SqlPlanStore(database)
    plan = small_plan()
    store.save(plan, None, MORNING)
    ballast = small_disk / "ballast"
    with pytest.raises(OSError), ballast.open("wb") as stream:  # noqa: PT011 - ENOSPC
        while True:
            stream.write(b"x" * 4096)
            stream.flush()
    big = small_plan(title="Dài " * 20_000)
    with refused("E-FULL"):
        store.save(big, plan, MORNING)
    assert store.load("p1") == plan
    ballast.unlink()
    store.save(big, plan, MORNING)
    assert store.load("p1") == big
    database.close()


def test_a_write_protected_drive_is_told_apart(small_disk: Path) -> None:
    filled(small_disk / "k.db")
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    try:
        with refused("E-READONLY"):
            SqlPlanStore(opened(small_disk / "k.db")).save(small_plan("p2"), None, MORNING)
        with refused("E-READONLY"):
            opened(small_disk / "new.db")
    finally:
        subprocess.run(["mount", "-o", "remount,rw", str(small_disk)], check=True)


def test_a_connection_that_may_only_read_refuses_the_save(tmp_path: Path) -> None:
    database = opened(filled(tmp_path / "k.db"))
    with database.read() as connection:
        connection.execute("PRAGMA query_only = ON")
    with refused("E-READONLY"):
        SqlPlanStore(database).save(small_plan("p2"), None, MORNING)


def test_a_failing_block_leaves_nothing_behind(tmp_path: Path) -> None:
    database = opened(filled(tmp_path / "k.db"))
    with pytest.raises(ZeroDivisionError), database.write() as connection:
        connection.execute("DELETE FROM plan")
        raise ZeroDivisionError
    assert len(SqlPlanStore(database).rows()) == 1


def golden_files() -> list[Path]:
    return sorted(GOLDEN.glob("schema-*.sql"), key=lambda file: int(file.stem.partition("-")[2]))


def test_there_is_a_golden_file_for_every_schema() -> None:
    assert [file.name for file in golden_files()] == [
        f"schema-{version}.sql" for version in range(1, migrations.CURRENT + 1)
    ]


@pytest.mark.parametrize("golden", golden_files(), ids=lambda path: path.stem)
def test_the_data_of_every_released_schema_is_read_by_this_program(
    golden: Path, tmp_path: Path
) -> None:
    path = tmp_path / "k.db"
    connection = raw(path)
    connection.executescript(golden.read_text(encoding="utf-8"))
    connection.close()
    database = opened(path)
    plans, exchange = SqlPlanStore(database), SqlExchangeStore(database)
    assert plans.load("p1") == issued(dataclasses.replace(small_plan(), draft_no=2))
    assert plans.submitted("p1", 1) == small_plan()
    assert SqlOfficeStore(database).load() == sample_office()
    (turn,) = SqlTurnStore(database).all()
    assert (turn.figure, turn.note) == (1000, "đã phát")
    assert {row.id: row.sender for row in plans.rows()} == {"p1": "", "theirs": "UBND xã Đồi Cao"}
    assert [row.id for row in exchange.ledger()] == ["m1"]
    assert exchange.acks()[0].manifest == "m1"
    assert exchange.identity() is not None
    assert len(exchange.peers()) == 1
    database.close()
    snapshots.verify(path)


def test_todays_schema_is_the_golden_one(tmp_path: Path) -> None:
    made, golden = tmp_path / "made.db", tmp_path / "golden.db"
    filled(made)
    connection = raw(golden)
    connection.executescript(golden_files()[-1].read_text(encoding="utf-8"))
    query = "SELECT type, name, sql FROM sqlite_schema ORDER BY type, name"
    assert raw(made).execute(query).fetchall() == connection.execute(query).fetchall()


@pytest.fixture
def next_release(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program whose schema is one step ahead of ours."""

    def m_next(db: object) -> None:
        db.execute("ALTER TABLE plan ADD COLUMN colour TEXT NOT NULL DEFAULT 'xanh'")

    _with_step(monkeypatch, m_next)


def _with_step(monkeypatch: pytest.MonkeyPatch, step: object) -> None:
    steps = (*migrations.STEPS, step)
    monkeypatch.setattr(migrations, "STEPS", steps)
    for module in (migrations, database_module, snapshots):
        monkeypatch.setattr(module, "CURRENT", len(steps))
    migrate = functools.partial(migrations.migrate, target=len(steps))
    monkeypatch.setattr(database_module, "migrate", migrate)


def test_an_older_file_is_copied_then_migrated(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    path = filled(tmp_path / "k.db")
    request.getfixturevalue("next_release")
    database = opened(path)
    with database.read() as connection:
        assert connection.execute("SELECT colour FROM plan").fetchall() == [("xanh",)]
    (copy,) = (tmp_path / "backups").iterdir()
    assert copy.name.startswith("truoc-nang-cap-")
    assert raw(copy).execute("PRAGMA user_version").fetchone() == (migrations.CURRENT - 1,)
    assert raw(copy).execute("SELECT count(*) FROM plan").fetchone() == (1,)


def test_an_older_copy_is_migrated_after_it_was_brought_back(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    path = filled(tmp_path / "k.db")
    copy = snapshots.snapshot(path, tmp_path / "copies", snapshots.MANUAL, MORNING)
    request.getfixturevalue("next_release")
    database = opened(path)
    SqlPlanStore(database).delete("p1")
    SqlBackupStore(database, tmp_path / "backups", tmp_path / "files").restore(copy)
    with database.read() as connection:
        assert connection.execute("SELECT colour FROM plan").fetchall() == [("xanh",)]
        assert connection.execute("PRAGMA foreign_keys").fetchone() == (1,)
    assert SqlPlanStore(database).load("p1") == small_plan()


def test_a_migration_that_fails_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = filled(tmp_path / "k.db")
    with monkeypatch.context() as patch:

        def m_broken(db: object) -> None:
            db.execute("DELETE FROM plan")
            raise ZeroDivisionError

        _with_step(patch, m_broken)
        with pytest.raises(ZeroDivisionError):
            opened(path)
    assert SqlPlanStore(opened(path)).load("p1") == small_plan()


def test_a_migration_that_breaks_a_reference_is_undone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = filled(tmp_path / "k.db")
    with monkeypatch.context() as patch:
        _with_step(patch, lambda db: db.execute("UPDATE plan_section SET plan_id = 'x'"))
        with pytest.raises(sqlite3.IntegrityError):
            opened(path)
    assert SqlPlanStore(opened(path)).load("p1") == small_plan()


def test_without_a_copy_there_is_no_migration(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    path = filled(tmp_path / "k.db")
    (tmp_path / "backups").write_text("in the way")
    request.getfixturevalue("next_release")
    with pytest.raises(AppError):
        opened(path)
    columns = [row[1] for row in raw(path).execute("PRAGMA table_info(plan)")]
    assert "colour" not in columns


def test_foreign_keys_hold_on_every_connection(tmp_path: Path) -> None:
    path = filled(tmp_path / "k.db")
    for connection in (connect(path), connect(path)):
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute("INSERT INTO plan_header VALUES ('nowhere', '{}')")


def test_a_file_copied_away_while_open_still_holds_everything_by_snapshot(tmp_path: Path) -> None:
    database = opened(tmp_path / "k.db")
    SqlPlanStore(database).save(small_plan(), None, MORNING)
    copy = snapshots.snapshot(database.path, tmp_path / "out", snapshots.MANUAL, MORNING)
    shutil.copy(copy, tmp_path / "again.db")
    assert SqlPlanStore(opened(tmp_path / "again.db")).load("p1") == small_plan()
