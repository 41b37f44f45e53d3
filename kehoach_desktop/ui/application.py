"""The program with its window: Qt, one window per data folder, the net under everything."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication, QMessageBox

from kehoach_desktop.bootstrap import open_app
from kehoach_desktop.errors import AppError
from kehoach_desktop.messages import explain
from kehoach_desktop.ui import theme, vietnamese
from kehoach_desktop.ui.crash import CrashNet
from kehoach_desktop.ui.main_window import MainWindow
from kehoach_desktop.ui.operations import Operations
from kehoach_desktop.ui.preferences import Preferences
from kehoach_desktop.ui.session import Session
from kehoach_desktop.ui.shell import Shell
from kehoach_desktop.ui.single_instance import SingleInstance
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.tray import Reminder


def run(
    data: Path | None = None,
    package: Path | None = None,
    options: Sequence[str] = (),
    *,
    minimized: bool = False,
) -> int:
    """Show the window of data folder `data` (default: the user's) until it is closed.

    `package` is opened for preview; `options` are Qt's own. A second start hands its package to
    the window that is there and returns 0; 1 when that window does not answer.
    """
    app = open_app(data, who=tr("shell.who"))  # opens nothing yet
    root = app.folder.root
    qt = QApplication([sys.argv[0], *theme.STYLE_ARGUMENTS, *options])
    qt.setApplicationName("kehoach")
    qt.setApplicationDisplayName(tr("shell.name"))
    words = vietnamese.install(qt)
    instance = SingleInstance(root)
    packages = [package] if package is not None else []
    if not instance.is_first():
        return _hand_over(instance, packages)
    preferences = Preferences(app.settings)
    theme.apply(qt, preferences.text_size)
    shell = Shell(Operations(), app.clock, text_size=preferences.text_size)
    window = MainWindow(shell)
    session = Session(shell, window, preferences, app)
    net = CrashNet(app.folder.log, app.clock, lambda text: _tell(text, window), shell.refuse)
    net.install()
    shell.operations.crashed.connect(net.caught)
    instance.called.connect(session.called)
    instance.close_asked.connect(window.close)
    window.first_painted.connect(instance.listen)
    for path in packages:
        session.want_package(path)
    reminder = Reminder(shell, window, preferences)
    session.data_opened.connect(reminder.begin)
    if minimized:
        window.showMinimized()  # never painted: the data are opened for the reminder alone
        instance.listen()
        session.open()
    else:
        window.show()
    window.closed.connect(qt.quit)
    qt.commitDataRequest.connect(lambda _manager: _flush(window, shell))
    code = qt.exec()
    shell.operations.wait()
    app.close()
    instance.release()
    del words
    return code


def close_window(data: Path | None = None) -> int:
    """Ask the window over `data`, if there is one, to save and close; 1 when it does not."""
    instance = SingleInstance(open_app(data).folder.root)
    try:
        if not instance.is_first():
            instance.ask_to_close()
    except AppError:
        return 1
    finally:
        instance.release()
    return 0


def _hand_over(instance: SingleInstance, packages: list[Path]) -> int:
    try:
        instance.hand_over(packages)
    except AppError as error:
        told = explain(error)
        QMessageBox.warning(None, tr("shell.name"), told.sentence)
        return 1
    return 0


def _flush(window: MainWindow, shell: Shell) -> None:
    """Bring everything to the disk when the system is shutting down or the user logs off."""
    window.leave_page()
    shell.operations.wait()


def _tell(details: str, window: MainWindow) -> None:
    from kehoach_desktop.ui.dialogs.error_dialog import CrashDialog

    CrashDialog(details, window).exec()
