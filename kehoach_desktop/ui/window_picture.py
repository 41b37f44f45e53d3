"""A picture of the main window over a data folder: the last step of the self-test."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QApplication

from kehoach_desktop.bootstrap import open_app
from kehoach_desktop.errors import AppError
from kehoach_desktop.ui import theme, vietnamese
from kehoach_desktop.ui.main_window import MainWindow
from kehoach_desktop.ui.operations import Operations
from kehoach_desktop.ui.preferences import Preferences
from kehoach_desktop.ui.session import Session
from kehoach_desktop.ui.shell import Shell

#: How long the window may take to show the first place (milliseconds): an old PC is slow.
PATIENCE_MS = 120_000
#: How often it is looked at, and how long the page may go on loading once it stands there.
LOOK_MS, SETTLE_MS = 100, 1_500
#: Fewer colours than this (of every 97th point) is an empty window.
LEAST_COLOURS = 8


def picture_window(data: Path, target: Path, options: Sequence[str] = ()) -> str:
    """Open the window over `data`, save what it shows as PNG `target`, and return its size.

    `options` are Qt's own ("-platform", "offscreen"). Raises AppError E-SELF-TEST when the window
    does not show a place in time, or shows nothing.
    """
    app = open_app(data, who="self-test")
    qt = QApplication([sys.argv[0], *theme.STYLE_ARGUMENTS, *options])
    words = vietnamese.install(qt)
    preferences = Preferences(app.settings)
    theme.apply(qt, preferences.text_size)
    shell = Shell(Operations(), app.clock, text_size=preferences.text_size)
    window = MainWindow(shell)
    session = Session(shell, window, preferences, app)
    grabbed: list[QPixmap] = []

    def look() -> None:
        if window.current_place and not shell.operations.busy:
            watch.stop()
            QTimer.singleShot(SETTLE_MS, grab)

    def grab() -> None:
        grabbed.append(window.grab())
        window.close()

    watch = QTimer()
    watch.setInterval(LOOK_MS)
    watch.timeout.connect(look)
    watch.start()
    window.closed.connect(qt.quit)
    QTimer.singleShot(PATIENCE_MS, qt.quit)
    window.show()
    qt.exec()
    shell.operations.wait()
    app.close()
    del words, session
    if not grabbed:
        raise AppError("E-SELF-TEST", what="window: nothing shown")
    return _kept(grabbed[0].toImage(), target, qt.platformName())


def _kept(image: QImage, target: Path, platform: str) -> str:
    colours = {
        image.pixel(x, y) for y in range(0, image.height(), 97) for x in range(image.width())
    }
    if not image.save(str(target)) or len(colours) < LEAST_COLOURS:
        raise AppError("E-SELF-TEST", what=f"window: {len(colours)} colours")
    return f"{platform} {image.width()}x{image.height()}"
