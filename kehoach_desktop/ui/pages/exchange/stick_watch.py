"""Sticks as they are put in: polled beside the GUI thread, never from the queue of the data.

A hanging stick can make a look at it take minutes; it holds up nothing but the next look.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from kehoach_desktop.services.ports.files import Drive

#: How often the drives are looked at (milliseconds).
INTERVAL_MS = 4000
#: How often the answer of a look under way is asked for (milliseconds).
FETCH_MS = 150
#: Packages beyond this number on one stick are not counted.
_MOST = 500


@dataclass(frozen=True, slots=True)
class Stick:
    """A removable drive and the packages that lie on its top level or one folder down."""

    drive: Drive
    packages: tuple[Path, ...]


def looks_like_package(path: Path) -> bool:
    """Say whether the name is one a package has; "….kehoach.zip" and "… (1).kehoach" too."""
    return ".kehoach" in path.name.casefold() and not path.name.endswith(".part")


def look(drives: list[Drive]) -> list[Stick]:
    """Return the sticks with the packages on them; what cannot be read is passed over."""
    return [Stick(drive, tuple(sorted(_packages(drive.root)))) for drive in drives]


def _packages(root: Path) -> list[Path]:
    found: list[Path] = []
    for folder in [root, *_folders(root)]:
        try:
            found += [p for p in folder.iterdir() if looks_like_package(p) and p.is_file()]
        except OSError:
            continue
        if len(found) >= _MOST:
            break
    return found[:_MOST]


def _folders(root: Path) -> list[Path]:
    try:
        return [p for p in root.iterdir() if p.is_dir() and not p.name.startswith((".", "$"))]
    except OSError:
        return []


def _look_into(answers: SimpleQueue[list[Stick]], list_drives: Callable[[], list[Drive]]) -> None:
    """Look (in a thread of its own); a drive that vanished meanwhile is an empty answer."""
    sticks: list[Stick] = []
    with contextlib.suppress(Exception):  # a poll must never end the program
        sticks = look(list_drives())
    answers.put(sticks)


class StickWatch(QObject):
    """Calls `list_drives` every few seconds in a thread of its own; tells what changed.

    The thread knows no Qt object: it may come back after the page is gone.
    """

    changed = Signal(object)  # list[Stick], all that are there

    def __init__(self, list_drives: Callable[[], list[Drive]], parent: QObject) -> None:
        super().__init__(parent)
        self._list_drives = list_drives
        self._busy = False
        self._answers: SimpleQueue[list[Stick]] = SimpleQueue()
        self.sticks: list[Stick] = []
        self._timer = QTimer(self)
        self._timer.setInterval(INTERVAL_MS)
        self._timer.timeout.connect(self.look_now)
        self._fetch = QTimer(self)
        self._fetch.setInterval(FETCH_MS)
        self._fetch.timeout.connect(self._take)

    def start(self) -> None:
        """Look now and from now on."""
        if not self._timer.isActive():
            self._timer.start()
            self.look_now()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def look_now(self) -> None:
        """Look once, unless the last look has not come back."""
        if not self._busy:
            self._busy = True
            self._fetch.start()
            # A daemon: a stick that hangs must not keep the window from closing.
            work = (self._answers, self._list_drives)
            threading.Thread(target=_look_into, args=work, name="sticks", daemon=True).start()

    def _take(self) -> None:
        try:
            sticks = self._answers.get_nowait()
        except Empty:
            return
        self._busy = False
        self._fetch.stop()
        if sticks != self.sticks:
            self.sticks = sticks
            self.changed.emit(sticks)
