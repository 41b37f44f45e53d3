"""Files that a cold start opens: our packed program against a bare window packed the same way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from bench.packed_start import starts

NAME = "files opened up to the first paint / bare packed PySide6 window"
AIM = 1.2
UNIT = ("files", 1)


def setup(tmp: Path) -> tuple[Callable[[], float], Callable[[], float]]:
    """Return (ours, floor): each counts the files of one start, told as so many seconds."""
    ours, bare = starts(tmp)
    return lambda: float(ours().files), lambda: float(bare().files)
