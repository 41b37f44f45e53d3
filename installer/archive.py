"""Compiled Python in archives: the same bytes at every build, few files to open at a start."""

from __future__ import annotations

import importlib.util
import marshal
import struct
import zipfile
from collections.abc import Iterable
from pathlib import Path

#: Flags of a .pyc that is found by hash and never checked (PEP 552).
_UNCHECKED_HASH = 0b01
_FIXED_DATE = (1980, 1, 1, 0, 0, 0)


def compiled(source: Path, name: str) -> bytes:
    """Return the .pyc of `source`; `name` is the path that a traceback shows.

    The bytes depend on the text, the name and the version of Python alone.
    """
    text = source.read_bytes()
    code = compile(text, name, "exec", dont_inherit=True, optimize=0)
    header = importlib.util.MAGIC_NUMBER + struct.pack("<I", _UNCHECKED_HASH)
    return header + importlib.util.source_hash(text) + marshal.dumps(code)


class Archive:
    """A ZIP that Python imports from: entries sorted, dates fixed.

    Deflated: a hard disk gives fewer bytes than an old processor inflates in the same time.
    """

    def __init__(self) -> None:
        self._entries: dict[str, bytes] = {}

    def add(self, name: str, data: bytes) -> None:
        """Add a file; a name stands once."""
        if name in self._entries:
            raise ValueError(f"{name} is in the archive already")
        self._entries[name] = data

    def add_tree(self, folder: Path, prefix: str, files: Iterable[Path]) -> None:
        """Add `files` below `folder` under `prefix`; sources are compiled, the rest stays."""
        for path in files:
            name = f"{prefix}{path.relative_to(folder).as_posix()}"
            if path.suffix == ".py":
                self.add(f"{name}c", compiled(path, name))
            else:
                self.add(name, path.read_bytes())

    def write(self, target: Path) -> None:
        """Write the archive."""
        with zipfile.ZipFile(target, "w") as archive:
            for name in sorted(self._entries):
                entry = zipfile.ZipInfo(name, _FIXED_DATE)
                entry.create_system = 0
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, self._entries[name], compresslevel=9)
