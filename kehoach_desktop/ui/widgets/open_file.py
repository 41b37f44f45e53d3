"""Hand a file to the system's own viewer: a finished PDF to be printed, a file that was kept."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths

from kehoach_desktop.domain.display_name import display_name
from kehoach_desktop.errors import AppError
from kehoach_desktop.files import copy_file, ensure_folder
from kehoach_desktop.services.ports.files import Opener
from kehoach_desktop.ui.operations import Lane
from kehoach_desktop.ui.page import Page
from kehoach_desktop.ui.shell import Tone

#: Endings of files that a viewer shows.
_SHOWN = frozenset(
    {".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".gif", ".webp", ".txt"}
    | {".doc", ".docx", ".odt", ".rtf", ".xls", ".xlsx", ".ods"}
)


def print_folder() -> Path:
    """Return the folder for PDFs that are only opened to be printed; the system empties it."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.TempLocation)
    return Path(place) / "kehoach-desktop"


def open_copy(opener: Opener, kept: Path, name: str) -> None:
    """Show a file of the file store under the name it had (any thread but the window's).

    The store names files by their hash; a viewer is chosen by the ending of a name. What is shown
    is a copy: whatever the viewer does to it, the kept file stays. Raises E-GONE, E-NO-VIEWER,
    E-FULL, E-READONLY.
    """
    ending = Path(name).suffix.lower()
    if ending not in _SHOWN:  # never something that would be run
        raise AppError("E-NO-VIEWER", path=str(kept), name=name)
    place = print_folder() / kept.name[:12] / display_name(name, f"van-ban{ending}")
    ensure_folder(place.parent)
    if not place.exists():
        copy_file(kept, place)
    opener.open(place)


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
