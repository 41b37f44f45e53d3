"""One line of what presses when the program opens; the tray only where it is wanted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from plan_desk import Desk
from PySide6.QtWidgets import QSystemTrayIcon
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.office import Signatory, SigningCapacity
from kehoach_desktop.errors import AppError
from kehoach_desktop.services.tasks.reminder import Reminding
from kehoach_desktop.ui.main_window import MainWindow
from kehoach_desktop.ui.pages.office.reminders import RemindersSection
from kehoach_desktop.ui.preferences import Preferences
from kehoach_desktop.ui.tray import Reminder


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    app = desk.app
    # The sample was stored by the clock of this PC: what lies behind it is no matter here.
    monkeypatch.setattr(Reminding, "clock_behind", lambda _self: None)
    app.clock.now = lambda: dt.datetime(2026, 3, 9, 7, 30)  # type: ignore[method-assign]
    plan = app.plans.load(app.plans.rows()[0].id)
    signer = Signatory(SigningCapacity.ON_BEHALF, "Chủ tịch", "Chủ tịch", "Trần Văn Mẫu", "UBND")
    app.plans.issue(plan, "2", dt.date(2026, 1, 5), signer)
    yield desk
    app.close()


def reminder_of(desk: Desk, qtbot: QtBot) -> tuple[Reminder, list[str]]:
    window = MainWindow(desk.shell, ())
    qtbot.addWidget(window)
    said: list[str] = []
    desk.shell.notice.connect(lambda notice: said.append(notice.text) if notice else None)
    return Reminder(desk.shell, window, Preferences(desk.app.settings)), said


def test_what_is_late_is_said_once_a_day(desk: Desk, qtbot: QtBot) -> None:
    reminder, said = reminder_of(desk, qtbot)
    reminder.begin()
    assert len(said) == 1 and "lượt quá hạn" in said[0]
    reminder._look()
    assert len(said) == 1
    desk.app.clock.now = lambda: dt.datetime(2026, 3, 10, 7, 30)  # type: ignore[method-assign]
    reminder._look()
    assert len(said) == 2


def test_data_opened_anew_leave_what_was_just_told_in_sight(desk: Desk, qtbot: QtBot) -> None:
    reminder, said = reminder_of(desk, qtbot)
    desk.shell.say("Đã khôi phục dữ liệu.")
    reminder.begin()
    assert said == ["Đã khôi phục dữ liệu."]


def test_a_clock_that_lags_behind_is_said_first(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Reminding, "clock_behind", lambda _self: dt.datetime(2027, 3, 9, 8))
    reminder, said = reminder_of(desk, qtbot)
    reminder.begin()
    assert len(said) == 1 and "09/03/2027" in said[0] and "Dữ liệu vẫn nguyên" in said[0]


def test_nothing_is_said_where_nothing_presses(desk: Desk, qtbot: QtBot) -> None:
    desk.app.clock.now = lambda: dt.datetime(2026, 1, 1, 7, 30)  # type: ignore[method-assign]
    reminder, said = reminder_of(desk, qtbot)
    reminder.begin()
    assert said == []


def test_the_icon_is_there_only_while_it_is_wanted(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", staticmethod(lambda: True))
    reminder, _said = reminder_of(desk, qtbot)
    reminder.begin()
    assert reminder.icon is None  # off until the officer switches it on
    Preferences(desk.app.settings).keep("tray", True)
    desk.shell.reminder_wanted.emit()
    assert reminder.icon is not None
    Preferences(desk.app.settings).keep("tray", False)
    desk.shell.reminder_wanted.emit()
    assert reminder.icon is None


class Refusing:
    """A PC that does not let programs start with it."""

    def is_on(self) -> bool:
        return False

    def turn(self, on: bool) -> None:
        raise AppError("E-AUTOSTART")


def test_a_refused_box_is_empty_again_and_says_why(desk: Desk, qtbot: QtBot) -> None:
    _reminder, said = reminder_of(desk, qtbot)
    section = RemindersSection(desk.shell, Refusing())
    qtbot.addWidget(section)
    section.start.setChecked(True)
    assert not section.start.isChecked() and "cùng máy" in said[-1]
