"""The life of a window: data opened after the paint, refusals as one page, a way back."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from desk import Desk, MakeDesk
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.storage.migrations import CURRENT
from kehoach_desktop.ui.pages.first_start.guide import FirstStartGuide
from kehoach_desktop.ui.pages.front.data_error import DataErrorPage


def error_page(desk: Desk) -> DataErrorPage:
    page = desk.window.page
    assert isinstance(page, DataErrorPage)
    return page


def test_nothing_is_opened_before_the_first_paint(make_desk: MakeDesk, qtbot: QtBot) -> None:
    desk = make_desk(opened=False)
    assert not desk.app.folder.database.exists()
    desk.window.show()
    qtbot.waitUntil(lambda: desk.shell.is_open)
    assert desk.app.folder.database.exists()


def test_the_rail_waits_for_the_data(make_desk: MakeDesk) -> None:
    desk = make_desk(opened=False)
    assert not desk.window.rail.isEnabled()
    desk.session.open()
    assert desk.window.rail.isEnabled()


def test_the_daily_copy_is_made_after_the_start(desk: Desk, office: OfficeProfile) -> None:
    assert [backup.kind.value for backup in desk.app.backups.list()] == ["daily"]


def test_a_damaged_file_is_told_with_a_way_back(make_desk: MakeDesk, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "kehoach.db").write_bytes(b"not a database" * 100)
    desk = make_desk()
    page = error_page(desk)
    assert "hỏng" in page.message.text()
    assert not page.restore_button.isHidden()
    assert not desk.window.rail.isEnabled()


def test_data_of_a_newer_release_are_left_alone(make_desk: MakeDesk, tmp_path: Path) -> None:
    make_desk().app.close()
    path = tmp_path / "data" / "kehoach.db"
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {CURRENT + 1}")
    connection.close()
    before = path.read_bytes()
    page = error_page(make_desk())
    assert "mới hơn" in page.message.text()
    assert page.restore_button.isHidden()
    assert path.read_bytes() == before


def test_the_way_back_brings_the_office_home(
    desk: Desk,
    office: OfficeProfile,
    make_desk: MakeDesk,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk.app.backups.make()
    desk.app.close()
    path = tmp_path / "data" / "kehoach.db"
    path.write_bytes(b"x" * 5000)
    again = make_desk()
    monkeypatch.setattr(
        "kehoach_desktop.ui.dialogs.restore.choose_backup", lambda _shell, found, _parent: found[0]
    )
    error_page(again).restore_button.click()
    assert again.shell.office == office
    assert list((tmp_path / "data").glob("kehoach.db.hong-*"))


def test_trying_again_opens_what_can_be_opened_now(make_desk: MakeDesk, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    path = tmp_path / "data" / "kehoach.db"
    path.write_bytes(b"not a database" * 100)
    desk = make_desk()
    path.unlink()
    error_page(desk).retry_button.click()
    assert isinstance(desk.window.page, FirstStartGuide)


def test_a_package_waits_until_the_data_are_open(make_desk: MakeDesk, tmp_path: Path) -> None:
    desk = make_desk(opened=False)
    wanted: list[Path] = []
    desk.shell.package_requested.connect(wanted.append)
    desk.session.called([tmp_path / "a.kehoach"])
    assert wanted == []
    desk.session.open()
    assert wanted == [tmp_path / "a.kehoach"]
    desk.session.called([tmp_path / "b.kehoach"])
    assert wanted == [tmp_path / "a.kehoach", tmp_path / "b.kehoach"]


def test_a_fault_of_ours_at_the_start_leaves_a_page_and_not_an_empty_window(
    make_desk: MakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = make_desk(opened=False)
    with monkeypatch.context() as broken:
        broken.setattr(desk.app.offices, "profile", lambda: 1 / 0)
        desk.session.open()
    error_page(desk).retry_button.click()
    assert isinstance(desk.window.page, FirstStartGuide)
