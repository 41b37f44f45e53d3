"""Files kept by their SHA-256 (`services.ports.files.FileStore`): copied in, never changed."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import secrets
from pathlib import Path
from typing import BinaryIO

from kehoach_desktop.errors import AppError
from kehoach_desktop.files import (
    CHUNK,
    ensure_folder,
    reading,
    require_space,
    sync_folder,
    writing,
)
from kehoach_desktop.services.ports.basics import Reporter, report

#: Largest file taken in (bytes), the limit of an attachment of a package (`exchange.md` 7).
MAX_SIZE = 256 * 1024 * 1024

#: Free room (bytes) that must be left on the drive beside the file.
_RESERVE = 16 * 1024 * 1024

_HASH = re.compile(r"[0-9a-f]{64}")


class HashFileStore:
    """A folder of files, `ab/ab12…`, each named by the hash of what is in it.

    A file is there whole or not at all: it is copied beside its place, fsynced, then renamed.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def add(self, source: Path, reporter: Reporter | None = None) -> str:
        """Copy a file in and return its SHA-256 (64 hex digits); the source stays as it is.

        Raises AppError: E-GONE when the source is not there or goes while it is read, E-READ,
        E-TOO-BIG, E-EMPTY-FILE, E-SPACE, E-FULL, E-READONLY, E-CANCELLED.
        """
        with reading(source):
            size = source.stat().st_size
            origin = source.open("rb")
        with origin:
            if size > MAX_SIZE:
                raise AppError("E-TOO-BIG", path=str(source), name=source.name)
            ensure_folder(self._folder)
            require_space(self._folder, size + _RESERVE)
            part = self._folder / f"{secrets.token_hex(8)}.part"
            try:
                digest = self._copy(origin, source, part, size, reporter)
                self._put(part, digest)
            finally:
                with contextlib.suppress(OSError):
                    part.unlink(missing_ok=True)
        return digest

    def path(self, sha256: str) -> Path:
        """Return where the file lies; E-GONE if it does not."""
        place = self.place(sha256)
        if not place.is_file():
            raise AppError("E-GONE", path=str(place), name=place.name)
        return place

    def place(self, sha256: str) -> Path:
        """Return where the file with that hash belongs, whether it is there or not."""
        if not _HASH.fullmatch(sha256):
            raise ValueError(sha256)
        return self._folder / sha256[:2] / sha256

    def names(self) -> list[str]:
        """Return the hashes of all files, sorted."""
        return sorted(path.name for path in self._folder.glob("??/*") if _HASH.fullmatch(path.name))

    def _copy(
        self, origin: BinaryIO, source: Path, part: Path, size: int, reporter: Reporter | None
    ) -> str:
        digest, done = hashlib.sha256(), 0
        with writing(self._folder), part.open("xb") as target:
            while True:
                with reading(source):
                    piece = origin.read(CHUNK)
                if not piece:
                    break
                done += len(piece)
                if done > MAX_SIZE:  # it grew while we read
                    raise AppError("E-TOO-BIG", path=str(source), name=source.name)
                digest.update(piece)
                target.write(piece)
                report(reporter, done, max(size, done))
            target.flush()
            os.fsync(target.fileno())
        if not done:
            raise AppError("E-EMPTY-FILE", path=str(source), name=source.name)
        if done < size:  # a stick that was pulled out can end a file early without an error
            raise AppError("E-GONE", path=str(source), name=source.name)
        return digest.hexdigest()

    def _put(self, part: Path, digest: str) -> None:
        place = self.place(digest)
        if _holds(place, digest):
            return
        if not _holds(part, digest):  # the drive keeps something else than was written
            raise AppError("E-WRITE", path=str(place), name=place.name)
        ensure_folder(place.parent)
        with writing(place):
            part.replace(place)
            sync_folder(place.parent)
            sync_folder(self._folder)


def _holds(place: Path, digest: str) -> bool:
    """Say whether `place` is there and whole; a damaged copy is to be replaced by a good one."""
    try:
        with place.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest() == digest
    except OSError:
        return False
