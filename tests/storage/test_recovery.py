"""The way back for a database that cannot be opened."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest

from kehoach_desktop.bootstrap import App, open_app
from kehoach_desktop.domain.office import OfficeProfile, UnitKind
from kehoach_desktop.errors import AppError
from kehoach_desktop.services.ports.basics import Clock
from kehoach_desktop.storage.backup_store import SqlBackupStore

OFFICE = OfficeProfile("o", UnitKind.COMMUNE, "Tân Mẫu", "Mẫu Sơn", UnitKind.PROVINCE)


@pytest.fixture
def app(tmp_path: Path, clock: Clock, new_id: Callable[[], str]) -> App:
    """Return a folder with one copy, whose database was then ruined."""
    app = open_app(tmp_path, clock, new_id)
    app.offices.save(OFFICE)
    app.backups.make()
    app.offices.save(dataclasses.replace(OFFICE, unit_name="Sau Đó"))
    app.close()
    app.folder.database.write_bytes(b"ruined" * 1000)
    return open_app(tmp_path, clock, new_id)


def test_the_copies_are_listed_without_opening_the_database(app: App) -> None:
    assert [copy.kind.value for copy in app.recovery.list()] == ["manual"]


def test_a_copy_takes_the_place_of_the_ruined_file_which_is_kept(app: App) -> None:
    aside = app.recovery.restore(app.recovery.list()[0].path)
    assert app.offices.profile() == OFFICE
    assert aside.read_bytes() == b"ruined" * 1000


def test_a_copy_that_is_ruined_itself_changes_nothing(app: App) -> None:
    copy = app.recovery.list()[0].path
    copy.write_bytes(copy.read_bytes()[:2000])
    with pytest.raises(AppError) as refused:
        app.recovery.restore(copy)
    assert refused.value.code == "E-BACKUP-DAMAGED"
    assert app.folder.database.read_bytes() == b"ruined" * 1000


def test_a_copy_that_cannot_be_brought_in_leaves_the_folder_as_it_was(
    app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_self: SqlBackupStore, _path: Path) -> None:
        raise AppError("E-FULL", path="D:")

    monkeypatch.setattr(SqlBackupStore, "restore", full)
    before = sorted(path.name for path in app.folder.root.iterdir())
    with pytest.raises(AppError):
        app.recovery.restore(app.recovery.list()[0].path)
    assert sorted(path.name for path in app.folder.root.iterdir()) == before
    assert app.folder.database.read_bytes() == b"ruined" * 1000


@pytest.mark.parametrize("loss", [Path.unlink, lambda path: path.write_bytes(b"")])
def test_a_file_that_was_lost_is_not_begun_again_while_copies_are_there(
    app: App, loss: Callable[[Path], object]
) -> None:
    for companion in app.folder.root.glob("kehoach.db-*"):
        companion.unlink()
    loss(app.folder.database)
    with pytest.raises(AppError, match="E-LOST"):
        app.offices.profile()
    app.recovery.restore(app.recovery.list()[0].path)
    assert app.offices.profile() == OFFICE
