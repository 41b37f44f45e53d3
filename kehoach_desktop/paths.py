"""Where things lie: the resources shipped with the program, and the data folder of an office.

The only module that asks the system where an office's data belongs (platformdirs).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

#: The folder of the package in the source tree; in the installed program, the archive it is in.
_HOME = Path(__file__).resolve().parent.parent
#: Folder of the shipped resources: beside the package, or beside the archive.
_RESOURCES = (_HOME.parent if _HOME.is_file() else _HOME) / "resources"


def resource(*parts: str) -> Path:
    """Return the path of a shipped file or folder: `resource("fonts", "LiberationSerif-Bold.ttf")`.

    Whether it exists is the caller's to find out: a missing resource is a broken installation.
    """
    return _RESOURCES.joinpath(*parts)


def licence_folder() -> Path:
    """Return where an installed program keeps the licences of its parts; a source tree has none."""
    return _RESOURCES.parent / "LICENSES"


@dataclass(frozen=True, slots=True)
class DataFolder:
    """The names inside a data folder. Nothing is created by asking for a name."""

    root: Path

    @property
    def database(self) -> Path:
        """Return the one SQLite file."""
        return self.root / "kehoach.db"

    @property
    def files(self) -> Path:
        """Return the folder of attached files, named by their SHA-256."""
        return self.root / "files"

    @property
    def backups(self) -> Path:
        """Return the folder of the checked daily copies."""
        return self.root / "backups"

    @property
    def keys(self) -> Path:
        """Return the folder of the signing key: outside the database and its backups."""
        return self.root / "keys"

    @property
    def templates(self) -> Path:
        """Return the folder of the office's own copies of templates."""
        return self.root / "templates"

    @property
    def calendar(self) -> Path:
        """Return the folder of the office's own tables of days off, `YEAR.tsv`."""
        return self.root / "calendar"

    @property
    def inbox(self) -> Path:
        """Return the folder where arriving packages are copied before they are read."""
        return self.root / "inbox"

    @property
    def log(self) -> Path:
        """Return the log file, where the unexpected is written down."""
        return self.root / "kehoach.log"


def default_data_root() -> Path:
    """Return the data folder of this user on this machine, without creating it.

    `%LOCALAPPDATA%\\KehoachDesktop` on Windows (never the roaming profile: a live database must
    not be copied at log-off), `$XDG_DATA_HOME/KehoachDesktop` on Linux.
    """
    import platformdirs

    return platformdirs.user_data_path("KehoachDesktop", appauthor=False, roaming=False)
