"""Small settings of this PC and user, in `settings.json` of the data folder.

Text size, place of the window, the last open page, the folder last read from: things whose loss
costs a click. They are no part of the database, so the window can be drawn before it is opened,
and a backup that is restored does not move the window. A file that cannot be read counts as
empty; a value of another type than the default counts as absent.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from kehoach_desktop.files import ensure_folder, write_file

Value = bool | int | str | list[str] | list[int]
V = TypeVar("V", bool, int, str, list[str], list[int])


class Settings:
    """Key and value; `put` is on disk when it returns, and unchanged values write nothing."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._values: dict[str, Value] | None = None

    def get(self, key: str, default: V) -> V:
        """Return the value stored under `key` if it is of the type of `default`, else `default`."""
        value = self._read().get(key)
        if type(value) is not type(default):
            return default
        if isinstance(value, list) and isinstance(default, list):
            kinds: set[type] = {type(item) for item in default or value}
            if any(type(item) not in kinds for item in value):
                return default
        return value  # type: ignore[return-value]  # its type was just compared

    def put(self, key: str, value: Value) -> None:
        """Store `value`; E-FULL, E-READONLY and the like when the file cannot be written."""
        self.put_all({key: value})

    def put_all(self, values: Mapping[str, Value]) -> None:
        """Store several values with one write; raises as `put`."""
        self._values = None  # another process may have put something meanwhile
        old = self._read()
        new = {**old, **values}
        if new == old and all(type(new[key]) is type(old[key]) for key in values):
            return
        ensure_folder(self._path.parent)
        text = json.dumps(new, ensure_ascii=False, indent=1, sort_keys=True)
        write_file(self._path, text.encode("utf-8"))
        self._values = new

    def _read(self) -> dict[str, Value]:
        if self._values is None:
            try:
                content = json.loads(self._path.read_text(encoding="utf-8"))
            except (OSError, ValueError, RecursionError):
                content = {}
            self._values = content if isinstance(content, dict) else {}
        return self._values
