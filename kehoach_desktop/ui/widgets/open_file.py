"""Hand a finished file to the system: its own viewer prints it, its file manager shows it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices


def open_in_viewer(path: Path) -> bool:
    """Open `path` with the program the system has for it; False if there is none."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def print_folder() -> Path:
    """Return the folder for PDFs that are only opened to be printed; the system empties it."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.TempLocation)
    return Path(place) / "kehoach-desktop"
