"""Our first painted window against a bare PySide6 window, each in a fresh process."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

NAME = "start to first painted window / bare PySide6 window"
AIM = 1.5

#: Prints the moment of the first paint, on the clock that the parent reads too.
_STAMP = "print(time.monotonic(), flush=True)"

#: A window with a word in it, and nothing else.
BARE = f"""
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, painted)

def painted():
    {_STAMP}
    app.quit()

app = QApplication(sys.argv)
window = Window()
window.setCentralWidget(QLabel("x"))
window.resize(1366, 728)
window.show()
app.exec()
"""

#: Our window, up to its first paint.
OURS = f"""
import sys, time
from pathlib import Path
import kehoach_desktop.__main__
from kehoach_desktop.ui import application, main_window

class Window(main_window.MainWindow):
    def __init__(self, *args, **more):
        super().__init__(*args, **more)
        self.first_painted.connect(painted)

def painted():
    {_STAMP}
    import os
    os._exit(0)

application.MainWindow = Window
application.run(Path(sys.argv[1]), None, [])
"""


def setup(tmp: Path) -> tuple[Callable[[], float], Callable[[], float]]:
    """Return (ours, floor): each starts a process and returns the seconds to its first paint."""
    environment = {**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}

    def start(program: str, *arguments: str) -> float:
        began = time.monotonic()
        finished = subprocess.run(
            [sys.executable, "-c", program, *arguments],
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        return float(finished.stdout.split()[-1]) - began

    return lambda: start(OURS, str(tmp / "data")), lambda: start(BARE)
