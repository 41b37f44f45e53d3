"""What the tests of this folder read: the files of the project, parsed once."""

from __future__ import annotations

import ast
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "kehoach_desktop"
SHARED = ROOT.parent / "shared"

IGNORED = {".git", ".venv", "__pycache__", "build", "dist", ".hypothesis", ".artifacts"}


@cache
def tracked_files() -> tuple[Path, ...]:
    """Return every file of the project that is, or would be, in the repository."""
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        return tuple(sorted(_found(ROOT)))
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout
    paths = (ROOT / name for name in listing.decode().split("\0") if name)
    return tuple(sorted(path for path in paths if path.is_file()))


def _found(folder: Path) -> Iterator[Path]:
    """Yield the files below `folder` that git would not ignore; a bare machine has no git."""
    for path in folder.iterdir():
        if path.is_symlink() or path.name.endswith((".pyc", ".egg-info")):
            continue
        if path.is_file():
            yield path
        elif path.name not in IGNORED and not path.name.endswith("_cache"):
            yield from _found(path)


@cache
def text_of(path: Path) -> str | None:
    """Return the text of a file, None if it is not text."""
    content = path.read_bytes()
    if b"\0" in content:
        return None
    try:
        return content.decode()
    except UnicodeDecodeError:
        return None


def text_files() -> list[tuple[Path, str]]:
    """Return every text file of the project but the lock file, with its text."""
    return [
        (path, text)
        for path in tracked_files()
        if (text := text_of(path)) is not None and path.name != "requirements.lock"
    ]


def python_files() -> list[Path]:
    """Return every Python file of the project."""
    return [path for path in tracked_files() if path.suffix == ".py"]


@cache
def tree_of(path: Path) -> ast.Module:
    """Return the parsed file."""
    return ast.parse(path.read_text(encoding="utf-8"))


def shown(path: Path) -> str:
    """Return a path as a failure names it."""
    return path.relative_to(ROOT).as_posix()
