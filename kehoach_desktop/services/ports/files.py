"""The ports of files: kept by hash, drives, the system's viewer."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from kehoach_desktop.services.ports.basics import Reporter


class FileStore(Protocol):
    """Files kept by their SHA-256, copied in, never changed."""

    def add(self, source: Path, reporter: Reporter | None = None) -> str:
        """Copy a file in and return its SHA-256 hex; E-READ, E-GONE, E-FULL, E-SPACE."""

    def path(self, sha256: str) -> Path:
        """Return where the file lies; E-GONE if it does not."""


@dataclass(frozen=True, slots=True)
class Drive:
    """A drive one can save to; sizes in bytes. `label` is its name, empty where it has none."""

    root: Path
    label: str
    free: int
    total: int
    writable: bool


class Drives(Protocol):
    """The removable drives of this PC."""

    def removable(self) -> list[Drive]:
        """Return the removable drives that are plugged in and readable."""

    def is_removable(self, path: Path) -> bool:
        """Say whether `path` lies on a removable drive."""

    def flush(self, path: Path) -> None:
        """Push everything written to the drive of `path` out to it; E-GONE, E-WRITE."""


class Opener(Protocol):
    """Shows a file or folder in the program that the system has for it."""

    def open(self, path: Path) -> None:
        """Show `path`; E-GONE, E-NO-VIEWER. May wait two seconds: not for the GUI thread."""
