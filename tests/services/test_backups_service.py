"""The daily copy: once a day, thinned out with care, and the way back."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.errors import AppError
from kehoach_desktop.services.ports.backups import Backup, BackupKind
from kehoach_desktop.services.upkeep.backups import (
    DAYS_KEPT,
    SAFETY_KEPT,
    WEEKS_KEPT,
    Backups,
    unwanted,
)
from kehoach_desktop.storage.backup_store import SqlBackupStore
from kehoach_desktop.storage.database import Database
from kehoach_desktop.storage.plan_store import SqlPlanStore

if TYPE_CHECKING:
    from conftest import StoppedClock


class Office:
    def __init__(self, tmp_path: Path, clock: StoppedClock) -> None:
        self.clock = clock
        self.database = Database.open(tmp_path / "kehoach.db", clock)
        self.plans = SqlPlanStore(self.database)
        store = SqlBackupStore(self.database, tmp_path / "backups", tmp_path / "files")
        self.backups = Backups(store, clock)

    def write(self, plan_id: str) -> None:
        self.plans.save(Plan(plan_id, 2026, "Kế hoạch", "a"), None, self.clock.now())

    def ids(self) -> set[str]:
        return {row.id for row in self.plans.rows()}


@pytest.fixture
def office(tmp_path: Path, clock: StoppedClock) -> Office:
    return Office(tmp_path, clock)


def test_a_copy_is_made_once_a_day(office: Office) -> None:
    first = office.backups.daily()
    assert first is not None
    assert office.backups.daily() is None
    office.clock.advance(hours=9)
    assert office.backups.daily() is None
    office.clock.advance(days=1)
    assert office.backups.daily() is not None
    assert len(office.backups.list()) == 2


def test_a_copy_asked_for_does_not_replace_the_daily_one(office: Office) -> None:
    office.backups.make()
    assert office.backups.daily() is not None


def test_khoi_phuc_brings_a_day_back_and_keeps_the_present_one(office: Office) -> None:
    office.write("p1")
    backup = office.backups.daily()
    assert backup is not None
    office.write("p2")
    office.clock.advance(hours=1)
    safety = office.backups.restore(backup)
    assert office.ids() == {"p1"}
    assert safety.kind is BackupKind.BEFORE_RESTORE
    office.backups.restore(safety.path)
    assert office.ids() == {"p1", "p2"}


def test_a_damaged_copy_changes_nothing(office: Office) -> None:
    office.write("p1")
    backup = office.backups.make()
    backup.path.write_bytes(b"x" * 100)
    with pytest.raises(AppError, match="E-BACKUP-DAMAGED"):
        office.backups.restore(backup)
    assert office.ids() == {"p1"}
    assert [copy.kind for copy in office.backups.list()] == [BackupKind.MANUAL]


def test_damaged_data_give_way_to_a_good_copy_and_are_kept(
    office: Office, tmp_path: Path, clock: StoppedClock
) -> None:
    office.write("p1")
    backup = office.backups.make()
    office.write("p2")
    with office.database.read() as connection:
        (page,) = connection.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'plan_header'"
        ).fetchone()
    office.database.close()
    path = tmp_path / "kehoach.db"
    content = bytearray(path.read_bytes())
    content[(page - 1) * 4096 : page * 4096] = b"\xff" * 4096
    path.write_bytes(content)
    office = Office(tmp_path, clock)
    kept = office.backups.restore(backup)
    assert office.ids() == {"p1"}
    assert kept.path.read_bytes() == content
    office.write("p3")
    office.backups.check(office.backups.make().path)


def test_when_the_present_state_cannot_be_kept_nothing_is_restored(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.write("p1")
    backup = office.backups.make()
    office.write("p2")

    def no_room(*_: object) -> None:
        raise AppError("E-SPACE")

    monkeypatch.setattr(SqlBackupStore, "make", no_room)
    with pytest.raises(AppError, match="^E-SPACE"):
        office.backups.restore(backup)
    assert office.ids() == {"p1", "p2"}


def copies(kind: BackupKind, days: int) -> list[Backup]:
    start = dt.datetime(2026, 3, 9)
    return [
        Backup(Path(f"{kind}-{age}"), kind, start - dt.timedelta(age), 1) for age in range(days)
    ]


def test_two_weeks_of_days_and_two_months_of_weeks_are_kept() -> None:
    everything = copies(BackupKind.DAILY, 365)
    gone = unwanted(everything)
    kept = [copy for copy in everything if copy not in gone]
    assert kept[:DAYS_KEPT] == everything[:DAYS_KEPT]
    weeks = Counter(copy.made_at.isocalendar()[:2] for copy in kept[DAYS_KEPT:])
    assert len(weeks) == WEEKS_KEPT
    assert set(weeks.values()) == {1}


def test_an_office_that_works_once_a_month_keeps_its_copies() -> None:
    everything = copies(BackupKind.DAILY, 600)[::30]
    assert len(everything) <= DAYS_KEPT + WEEKS_KEPT
    assert unwanted(everything) == []


def test_copies_asked_for_are_never_thrown_away() -> None:
    assert unwanted(copies(BackupKind.MANUAL, 500)) == []
    safety = copies(BackupKind.BEFORE_RESTORE, 30)
    assert unwanted(safety) == safety[SAFETY_KEPT:]


def test_thinning_out_follows_a_new_copy(office: Office) -> None:
    for _ in range(DAYS_KEPT + 20):
        office.backups.daily()
        office.clock.advance(days=1)
    assert DAYS_KEPT < len(office.backups.list()) <= DAYS_KEPT + 4
