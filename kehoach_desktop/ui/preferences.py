"""What the window remembers of this office's PC: text size, size of the window, last place.

A small JSON file beside the database, read before the first paint (the database is opened after
it). Losing it loses nothing of the office's work, so what cannot be read or written is passed over.
"""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

from kehoach_desktop.errors import AppError
from kehoach_desktop.files import read_file, write_file
from kehoach_desktop.ui import theme

#: Longest file that is believed to be ours, bytes.
LIMIT = 64 * 1024


class Preferences:
    """Plain strings and numbers by key; every change is written at once."""

    def __init__(self, root: Path) -> None:
        self._path = root / "window.json"
        self._values: dict[str, str | int] = {}
        with contextlib.suppress(AppError, ValueError):
            values = json.loads(read_file(self._path, LIMIT))
            if isinstance(values, dict):
                self._values = {
                    str(key): value for key, value in values.items() if isinstance(value, str | int)
                }

    def text(self, key: str, default: str = "") -> str:
        """Return the text kept under `key`."""
        value = self._values.get(key, default)
        return value if isinstance(value, str) else default

    def keep(self, key: str, value: str | int) -> None:
        """Remember `value`; a folder that cannot be written is passed over."""
        if self._values.get(key) == value:
            return
        self._values[key] = value
        if not self._path.parent.is_dir():
            return
        with contextlib.suppress(AppError):
            write_file(self._path, json.dumps(self._values, indent=1).encode())

    @property
    def text_size(self) -> int:
        """Return the remembered text size in per cent, one of `theme.TEXT_SIZES`."""
        value = self._values.get("text_size", 100)
        return value if isinstance(value, int) and value in theme.TEXT_SIZES else 100
