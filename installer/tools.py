"""What the build steps share: running tools, hashing, finding what the machine lacks."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from dev import apt_command, apt_install

ROOT = Path(__file__).resolve().parent.parent
HERE = ROOT / "installer"

#: The date of every file we make: ZIP knows none before 1980.
EPOCH = 315_619_200

#: Tools of the build and the Debian package of each.
BUILD_TOOLS = {
    "makensis": "nsis",
    "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64-win32",
    "x86_64-w64-mingw32-windres": "binutils-mingw-w64-x86-64",
}


class BuildError(Exception):
    """The build cannot go on; the message says why and what to do."""


def say(text: str) -> None:
    """Print one line at once."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def call(
    command: Sequence[str | Path],
    *,
    cwd: Path | None = None,
    env: dict[str, str] | None = None,
    timeout: float | None = None,
) -> str:
    """Run a tool and return what it printed; BuildError with its last words when it fails."""
    words = [str(part) for part in command]
    try:
        done = subprocess.run(
            words,
            cwd=cwd,
            env={**os.environ, **(env or {})},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            timeout=timeout,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise BuildError(f"{words[0]}: {error}") from error
    if done.returncode:
        raise BuildError(f"{' '.join(words[:4])} … ended with {done.returncode}:\n"
                         f"{done.stdout[-3000:]}")  # fmt: skip
    return done.stdout


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def need_tools(tools: dict[str, str]) -> None:
    """Install what is missing of `tools` (command → Debian package), or raise BuildError."""
    missing = sorted({package for tool, package in tools.items() if shutil.which(tool) is None})
    if missing and not apt_install(missing):
        raise BuildError(f"Please run: {apt_command(missing)}")


def set_dates(folder: Path) -> None:
    """Give every file and folder below `folder` the same date."""
    for path in sorted(folder.rglob("*")):
        os.utime(path, (EPOCH, EPOCH))
