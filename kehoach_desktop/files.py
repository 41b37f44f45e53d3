"""Files the officer must not lose: written whole or not at all, and read with a limit.

Every file of ours goes through `replacing`: a `.part` beside the target is written, flushed,
fsynced, checked if asked, renamed over the target, and the folder is fsynced. A failure leaves
the old file untouched and no `.part` behind. `OSError` never leaves this module: it becomes an
`AppError` that can be worded.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from kehoach_desktop.errors import AppError

#: Size of the pieces in which files are copied and hashed.
CHUNK = 1 << 20
_MIB = 1 << 20

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_READONLY = {errno.EROFS, errno.EACCES, errno.EPERM}
_GONE = {errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.ENXIO}
#: Windows: write-protected medium; disk full; used by another program; device or path gone.
_WIN_READONLY = {19}
_WIN_FULL = {39, 112}
_WIN_IN_USE = {32, 33}
_WIN_DENIED = 5
_WIN_LONG_NAME = 206
#: Letters of a name that is too long which a message shows.
_SHOWN = 40
_WIN_GONE = {2, 3, 15, 21, 53, 55, 433, 1167}


def refusal(error: OSError, path: Path, *, writing: bool) -> AppError:
    """Return the refusal that stands for `error`, met while reading or writing `path`.

    E-FULL no room left, E-READONLY write-protected or not allowed, E-INUSE open in another
    program, E-GONE file, folder or stick is not there (any more), E-IS-FOLDER a folder stands
    where the file should be written, E-NOT-FOLDER a file where the folder should be, E-LONG-NAME a
    name or path that is longer than the system takes, E-WRITE / E-READ anything else (a stick that
    was pulled out or is failing).
    """
    winerror = getattr(error, "winerror", None)
    if winerror in _WIN_FULL or error.errno in _FULL:
        code = "E-FULL"
    elif winerror == _WIN_LONG_NAME or error.errno == errno.ENAMETOOLONG:
        return AppError("E-LONG-NAME", name=f"{path.name[:_SHOWN]}…")
    elif winerror in _WIN_IN_USE:
        code = "E-INUSE"
    elif winerror in _WIN_READONLY:
        code = "E-READONLY"
    elif winerror in _WIN_GONE or error.errno in _GONE:
        code = "E-GONE"
    elif writing and error.errno == errno.EISDIR:
        code = "E-IS-FOLDER"
    elif writing and error.errno == errno.EEXIST:
        code = "E-NOT-FOLDER"
    elif error.errno in _READONLY:
        code = "E-READONLY" if writing else "E-READ"
    else:
        code = "E-WRITE" if writing else "E-READ"
    return AppError(code, path=str(path), name=path.name)


@contextlib.contextmanager
def reading(path: Path) -> Iterator[None]:
    """Turn an `OSError` of the block, which reads `path`, into E-GONE or E-READ."""
    try:
        yield
    except OSError as error:
        raise refusal(error, path, writing=False) from error


@contextlib.contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turn an `OSError` of the block, which writes `path`, into a refusal (see `refusal`)."""
    try:
        yield
    except OSError as error:
        raise refusal(error, path, writing=True) from error


def sync_folder(folder: Path) -> None:
    """Make a rename in `folder` durable; Windows has no such call and needs none (NTFS log)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        # Some file systems (vfat through FUSE, network shares) cannot fsync a folder.
        if error.errno not in {errno.EINVAL, errno.ENOTSUP, errno.EACCES}:
            raise
    finally:
        os.close(handle)


@contextlib.contextmanager
def replacing(path: Path, check: Callable[[Path], None] | None = None) -> Iterator[BinaryIO]:
    """Give a stream to write; when the block ends well, what was written becomes `path`.

    `check` gets the finished, closed `.part` and may refuse it by raising. Raises AppError by
    `refusal`; then `path` is what it was before and no `.part` stays. Two writers of one path do
    not meet: each has its own `.part`, the last rename wins.
    """
    part = path.parent / f"kehoach-{os.urandom(8).hex()}.part"
    try:
        with writing(path):
            with part.open("xb") as stream:
                yield stream
                stream.flush()
                os.fsync(stream.fileno())
            if check is not None:
                check(part)
            _put(part, path)
            sync_folder(path.parent)
    except BaseException:
        # The first failure is the one to tell; a stick that is gone cannot be tidied either.
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise


def _put(part: Path, path: Path) -> None:
    """Rename `part` over `path`; E-INUSE where a program (Word, a PDF viewer) holds `path` open.

    Windows then says "access denied", as for a file that nobody may write: that one we can tell.
    """
    try:
        part.replace(path)
    except PermissionError as error:
        denied = getattr(error, "winerror", None) == _WIN_DENIED
        if denied and path.is_file() and os.access(path, os.W_OK):
            raise AppError("E-INUSE", path=str(path), name=path.name) from error
        raise


def forget_cached(path: Path) -> None:
    """Let the next read of `path` come from the medium, where the system can be asked for that."""
    if not hasattr(os, "posix_fadvise"):
        return
    with reading(path), path.open("rb") as stream, contextlib.suppress(OSError):
        os.posix_fadvise(stream.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def write_file(path: Path, data: bytes) -> None:
    """Write `data` to `path`, whole and durable, or raise AppError and change nothing."""
    with replacing(path) as stream:
        stream.write(data)


def read_file(path: Path, limit: int | None = None) -> bytes:
    """Return the bytes of `path`; E-LIMIT when there are more than `limit`, E-GONE, E-READ."""
    with reading(path), path.open("rb") as stream:
        if limit is None:
            return stream.read()
        data = stream.read(limit + 1)
    if len(data) > limit:
        raise AppError("E-LIMIT", path=str(path), name=path.name, limit=limit)
    return data


def copy_file(source: Path, target: Path, limit: int | None = None) -> int:
    """Copy `source` over `target`, whole and durable, and return its size in bytes.

    Raises E-LIMIT when more than `limit` bytes come, E-GONE or E-READ for the source, E-FULL,
    E-READONLY and the like for the target; the target is then what it was before.
    """
    size = 0
    with reading(source):
        origin = source.open("rb")
    with origin, replacing(target) as stream:
        while True:
            with reading(source):
                piece = origin.read(CHUNK)
            if not piece:
                return size
            size += len(piece)
            if limit is not None and size > limit:
                raise AppError("E-LIMIT", path=str(source), name=source.name, limit=limit)
            stream.write(piece)


def ensure_folder(folder: Path) -> Path:
    """Return `folder`, made with its parents if it was not there.

    E-NOT-FOLDER, E-READONLY, E-FULL, E-WRITE.
    """
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
    return folder


def require_space(folder: Path, needed: int) -> None:
    """Raise E-SPACE unless the drive of `folder` has `needed` bytes free; E-GONE, E-READ."""
    with reading(folder):
        free = shutil.disk_usage(folder).free
    if free < needed:
        raise AppError(
            "E-SPACE",
            path=str(folder),
            needed=_size_text(-(-needed // _MIB)),
            free=_size_text(free // _MIB),
        )


def _size_text(mib: int) -> str:
    """Return mebibytes as an officer reads them: "350 MB", "1,2 GB"."""
    return f"{mib} MB" if mib < 1000 else f"{mib / 1024:.1f} GB".replace(".", ",")
