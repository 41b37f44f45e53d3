"""The composition root: nothing is opened before it is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from kehoach_desktop.bootstrap import open_app, random_id
from kehoach_desktop.errors import AppError
from kehoach_desktop.system import drives


def test_opening_makes_nothing_until_a_service_is_asked_for(tmp_path: Path) -> None:
    app = open_app(tmp_path / "data")
    assert not (tmp_path / "data").exists()
    assert app.plans.rows() == []
    assert app.folder.database.is_file()
    app.close()


def test_every_service_can_be_made(tmp_path: Path) -> None:
    app = open_app(tmp_path / "data")
    made = [
        app.plans, app.checklist, app.offices, app.drafting, app.printing, app.exchange,
        app.backups, app.settings, app.opener,
    ]  # fmt: skip
    assert len({id(service) for service in made}) == len(made)
    app.close()


def test_live_data_on_a_stick_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drives.LinuxDrives, "is_removable", lambda *_: True)
    monkeypatch.setattr(drives.WindowsDrives, "is_removable", lambda *_: True)
    with pytest.raises(AppError) as refusal:
        open_app(tmp_path / "data").plans.rows()
    assert refusal.value.code == "E-REMOVABLE"
    assert not (tmp_path / "data").exists()


def test_ids_are_never_met_again() -> None:
    assert len({random_id() for _ in range(1000)}) == 1000
