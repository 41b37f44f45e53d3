"""What helps the person who is rung up: versions, the place of the data, the details of a fault.

Nothing of an officer's text is written down, only what the program was doing.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import sys
from pathlib import Path

from kehoach_desktop import __version__

#: The log starts anew above this size, in bytes; one older log is kept beside it.
MAX_LOG = 1_000_000

_SHIPPED = ("PySide6-Essentials", "sqlite-utils", "reportlab", "pypdfium2", "cryptography")


def versions() -> tuple[tuple[str, str], ...]:
    """Return (name, version) of the program, Python, the system and the main libraries."""
    import platform  # this and the next are asked for only when something went wrong

    return (
        ("kehoach-desktop", __version__),
        ("Python", platform.python_version()),
        ("system", f"{platform.system()} {platform.release()} {platform.machine()}".strip()),
        *((name, _version_of(name)) for name in _SHIPPED),
    )


def describe(error: BaseException) -> str:
    """Return the details of a fault as they are copied for support: versions and where it arose."""
    import traceback

    told = "".join(traceback.format_exception(error))
    return "\n".join(f"{name} {version}" for name, version in versions()) + "\n\n" + told


def write_down(error: BaseException, log: Path, at: dt.datetime) -> bool:
    """Append the details of a fault to `log` and say whether that worked; never raises.

    Without a data folder (a command that needs none) nothing is created and False returned.
    """
    if not log.parent.is_dir():
        return False
    with contextlib.suppress(OSError):
        if log.is_file() and log.stat().st_size > MAX_LOG:
            log.replace(log.with_suffix(".old.log"))
        with log.open("a", encoding="utf-8", errors="backslashreplace") as file:
            arguments = " ".join(Path(part).name for part in sys.argv[:3])
            file.write(f"=== {at:%Y-%m-%d %H:%M:%S} {arguments}\n{describe(error)}\n")
        return True
    return False


def _version_of(name: str) -> str:
    from importlib import metadata

    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "?"
