"""A whole program in a temporary folder: real services, everything done at once in one thread."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from desk import OFFICE_ONLY, Desk, MakeDesk
from pytestqt.qtbot import QtBot

from kehoach_desktop.bootstrap import App, open_app
from kehoach_desktop.domain.office import OfficeProfile, Unit, UnitKind
from kehoach_desktop.services.ports.basics import Clock
from kehoach_desktop.ui.main_window import MainWindow
from kehoach_desktop.ui.operations import Operations
from kehoach_desktop.ui.places import Place
from kehoach_desktop.ui.preferences import Preferences
from kehoach_desktop.ui.session import Session
from kehoach_desktop.ui.shell import Shell


@pytest.fixture
def make_desk(
    qtbot: QtBot, tmp_path: Path, clock: Clock, new_id: Callable[[], str]
) -> Iterator[Callable[..., Desk]]:
    """Return a maker of desks over `tmp_path / "data"`, opened as after the first paint."""
    apps: list[App] = []

    def make(places: tuple[Place, ...] = OFFICE_ONLY, *, opened: bool = True) -> Desk:
        app = open_app(tmp_path / "data", clock, new_id, who="cửa sổ")
        apps.append(app)
        preferences = Preferences(app.settings)
        shell = Shell(Operations(inline=True), app.clock, text_size=preferences.text_size)
        window = MainWindow(shell, places)
        qtbot.addWidget(window, before_close_func=lambda w: setattr(w, "_closing", True))
        desk = Desk(app, shell, window, Session(shell, window, preferences, app), preferences)
        shell.notice.connect(desk.notices.append)
        if opened:
            desk.session.open()
        return desk

    yield make
    for app in apps:
        app.close()


@pytest.fixture
def desk(make_desk: MakeDesk) -> Desk:
    """Return the program at its first start."""
    return make_desk()


@pytest.fixture
def unit() -> Unit:
    """Return an invented commune."""
    day = dt.date(2025, 7, 1)
    return Unit("", UnitKind.COMMUNE, "Tân Mẫu", "Mẫu Sơn", UnitKind.PROVINCE, day)


@pytest.fixture
def office(desk: Desk, unit: Unit, new_id: Callable[[], str]) -> OfficeProfile:
    """Declare the invented commune at the desk."""
    profile = desk.app.offices.suggest(unit, new_id)
    desk.app.offices.save(profile)
    desk.preferences.keep("guide_step", 0)
    desk.session.reopen()
    return profile
