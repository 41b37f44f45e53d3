"""Hand a finished PDF to the system's own viewer, which prints it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths

from kehoach_desktop.errors import AppError
from kehoach_desktop.ui.operations import Lane
from kehoach_desktop.ui.page import Page
from kehoach_desktop.ui.shell import Tone


def print_folder() -> Path:
    """Return the folder for PDFs that are only opened to be printed; the system empties it."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.TempLocation)
    return Path(place) / "kehoach-desktop"


def open_in_viewer(page: Page, path: Path, said: str, not_opened: str) -> None:
    """Open `path` beside the GUI thread; say `said`, or `not_opened` where there is no viewer."""
    shell = page.shell

    def refused(error: AppError) -> None:
        if error.code == "E-NO-VIEWER":
            shell.say(not_opened, Tone.WARNING)
        else:
            shell.refuse(error)

    # The opener may wait for the system: it must not hold up saving.
    page.run(
        lambda: shell.app.opener.open(path),
        lambda _nothing: shell.say(said, Tone.DONE),
        refused,
        lane=Lane.PRINT,
    )
