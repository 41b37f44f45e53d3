"""The unexpected: logged, told once, never a traceback in front of a clerk."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kehoach_desktop.errors import AppError
from kehoach_desktop.services.ports.basics import Clock
from kehoach_desktop.ui.crash import CrashNet
from kehoach_desktop.ui.dialogs.error_dialog import CrashDialog


def test_a_fault_is_logged_and_shown_with_its_details(tmp_path: Path, clock: Clock) -> None:
    shown: list[str] = []
    net = CrashNet(tmp_path / "kehoach.log", clock, shown.append, lambda _error: None)
    net.caught(ZeroDivisionError("division"))
    assert "ZeroDivisionError" in shown[0]
    assert "ZeroDivisionError" in (tmp_path / "kehoach.log").read_text(encoding="utf-8")


def test_a_fault_while_the_dialog_is_open_opens_no_second_one(tmp_path: Path, clock: Clock) -> None:
    shown: list[str] = []

    def show(details: str) -> None:
        shown.append(details)
        net.caught(KeyError("again"))

    net = CrashNet(tmp_path / "kehoach.log", clock, show, lambda _error: None)
    net.caught(ZeroDivisionError())
    assert len(shown) == 1
    assert "KeyError" in (tmp_path / "kehoach.log").read_text(encoding="utf-8")


def test_a_refusal_that_slipped_through_is_only_worded(tmp_path: Path, clock: Clock) -> None:
    refused: list[AppError] = []
    net = CrashNet(tmp_path / "kehoach.log", clock, lambda _details: 1 / 0, refused.append)
    net.caught(AppError("E-FULL"))
    assert [error.code for error in refused] == ["E-FULL"]
    assert not (tmp_path / "kehoach.log").exists()


def test_a_folder_that_is_gone_does_not_stop_the_dialog(tmp_path: Path, clock: Clock) -> None:
    shown: list[str] = []
    CrashNet(tmp_path / "gone" / "x.log", clock, shown.append, print).caught(KeyError("x"))
    assert shown


def test_the_details_can_be_copied(qtbot: QtBot, qapp: QApplication) -> None:
    dialog = CrashDialog("ZeroDivisionError: 1/0")
    qtbot.addWidget(dialog)
    dialog.copy()
    assert qapp.clipboard().text() == "ZeroDivisionError: 1/0"
