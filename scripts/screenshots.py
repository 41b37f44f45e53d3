"""Take a picture of every page and dialog: `python scripts/screenshots.py [NAME …]`.

Writes `docs/screenshots/<scene>-<text size>.png` at 1366×728 (1366×768 less the taskbar), at 100 %
and at 150 % text. With names, only scenes whose name begins with one of them are written.

A scene lives in `scripts/scenes/<area>.py`, a module with one function:

    def play(stage: Stage) -> None:
        stage.open("plans")                  # a place, as the officer opens it
        stage.shoot("plans-list")            # the window
        stage.shoot_dialog("plans-issue", IssueDialog(...))   # a dialog, shown but not run

Every area starts from a data folder with the sample commune loaded. `FOLDER = "fresh"` in the
module asks for an empty one, `FOLDER = "demo"` for office A after the demo: a plan issued, turns
ticked, a package sent. All work is done inline, the clock stands still: same input, same picture.
"""

from __future__ import annotations

import datetime as dt
import importlib
import itertools
import os
import pkgutil
import sys
import tempfile
from collections import Counter
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, Qt, QTimer  # noqa: E402
from PySide6.QtGui import QImage  # noqa: E402
from PySide6.QtWidgets import QApplication, QDialog, QWidget  # noqa: E402

from kehoach_desktop.bootstrap import open_app  # noqa: E402
from kehoach_desktop.cli.demo import FOLLOWED_UP, run_demo  # noqa: E402
from kehoach_desktop.ui import theme, vietnamese  # noqa: E402
from kehoach_desktop.ui.main_window import MainWindow  # noqa: E402
from kehoach_desktop.ui.operations import Operations  # noqa: E402
from kehoach_desktop.ui.preferences import Preferences  # noqa: E402
from kehoach_desktop.ui.session import FIRST_SIZE, Session  # noqa: E402
from kehoach_desktop.ui.shell import Shell  # noqa: E402

OUT = ROOT / "docs" / "screenshots"
SIZES = (100, 150)
#: Monday 9 March 2026, two minutes to eight; after the demo it is the demo's own last day.
MOMENT = dt.datetime(2026, 3, 9, 7, 58)
#: How long timers of a page (search, preview) may take before the picture is taken (ms).
SETTLE_MS = 700


class PictureClock:
    """Stands still."""

    def __init__(self, moment: dt.datetime) -> None:
        self._moment = moment

    def now(self) -> dt.datetime:
        """Return the moment of the picture."""
        return self._moment


class Stage:
    """The running program as a scene sees it."""

    def __init__(self, root: Path, size: int, wanted: list[str], folder: str) -> None:
        numbers = itertools.count(1)
        moment = FOLLOWED_UP if folder == "demo" else MOMENT
        if folder == "demo":
            run_demo(root)
            root /= "office-a"
        self.root = root
        self.size = size
        self.app = open_app(
            root,
            PictureClock(moment),
            lambda: f"{next(numbers):032x}",
            fonts=ROOT / "resources" / "fonts",
            random=lambda size: bytes(size),
        )
        self.shell = Shell(Operations(inline=True), self.app.clock, text_size=size)
        self.window = MainWindow(self.shell)
        preferences = Preferences(self.app.settings)
        preferences.keep("text_size", size)  # the window takes its own when the data are open
        self.session = Session(self.shell, self.window, preferences, self.app)
        self._wanted = wanted
        if folder != "fresh":
            preferences.keep("guide_step", 0)
        if folder == "sample":
            self.app.offices.load_sample(self.app.new_id)
        self.window.resize(*FIRST_SIZE)
        self.window.show()
        self.settle()

    def open(self, place: str, argument: object = None) -> QWidget:
        """Open a place and return its page."""
        self.window.open_place(place, argument)
        self.settle()
        page = self.window.page
        assert page is not None
        return page

    def settle(self, milliseconds: int = SETTLE_MS) -> None:
        """Let timers and paints happen."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def shoot(self, name: str, widget: QWidget | None = None) -> None:
        """Save a picture of `widget` (default: the window)."""
        if self._wanted and not any(name.startswith(start) for start in self._wanted):
            return
        self.settle(60)
        OUT.mkdir(parents=True, exist_ok=True)
        path = OUT / f"{name}-{self.size}.png"
        if not _slim((widget or self.window).grab().toImage()).save(str(path), "PNG", 0):
            raise OSError(path)
        print(path.relative_to(ROOT))

    def shoot_dialog(self, name: str, dialog: QDialog) -> None:
        """Show a dialog without running it, save its picture, close it."""
        dialog.setModal(False)
        dialog.show()
        self.settle(60)
        self.shoot(name, dialog)
        dialog.close()
        dialog.deleteLater()

    def end(self) -> None:
        """Close the program."""
        self.shell.clear_notice()
        self.window.hide()
        self.window.deleteLater()
        self.app.close()


def _slim(picture: QImage) -> QImage:
    """Return `picture` in its 256 commonest colours: a third of the bytes, no difference seen."""
    plain = picture.convertToFormat(QImage.Format.Format_RGB32)
    counts = Counter(memoryview(plain.constBits()).cast("I"))
    table = [colour | 0xFF000000 for colour, _ in counts.most_common(256)]
    flat = Qt.ImageConversionFlag.AvoidDither
    return plain.convertToFormat(QImage.Format.Format_Indexed8, table, flat)


def scenes() -> list[ModuleType]:
    """Return the modules of `scripts/scenes`, by name."""
    folder = ROOT / "scripts" / "scenes"
    names = sorted(module.name for module in pkgutil.iter_modules([str(folder)]))
    return [importlib.import_module(f"scenes.{name}") for name in names]


def main(wanted: list[str]) -> int:
    """Play every scene at every text size."""
    qt = QApplication(sys.argv[:1])
    words = vietnamese.install(qt)
    for size in SIZES:
        theme.apply(qt, size)
        for scene in scenes():
            with tempfile.TemporaryDirectory() as folder:
                start = getattr(scene, "FOLDER", "sample")
                stage = Stage(Path(folder) / "data", size, wanted, start)
                scene.play(stage)
                stage.end()
    del words
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
