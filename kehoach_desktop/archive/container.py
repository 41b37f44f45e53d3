"""The ZIP with one possible shape (`docs/package-format.md`, "Container").

Members in this order: `mimetype`, `manifest.json`, `signatures.json`, `data/<sha256>` ascending.
Stored, 1980-01-01, flags 0, no extra fields, no comments, no ZIP64. The reader does not open a
ZIP: it computes each header from what it knows and compares, so that names, offsets, sizes and
order that a hostile file might claim are never even looked at (APPNOTE 6.3.10, 4.3.7–4.3.16).
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import BinaryIO

MIMETYPE = b"application/vnd.kehoach.package+zip"
MIMETYPE_NAME = "mimetype"
MANIFEST_NAME = "manifest.json"
SIGNATURES_NAME = "signatures.json"

_NEEDED, _MADE_BY, _DOS_DATE = 10, 20, (1 << 5) | 1
_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")


@dataclass(frozen=True, slots=True)
class Member:
    """A member as its headers tell of it: name, size in bytes, CRC-32."""

    name: str
    size: int
    crc: int

    @classmethod
    def of(cls, name: str, content: bytes) -> Member:
        """Return the member that holds `content`."""
        return cls(name, len(content), zlib.crc32(content))

    @property
    def span(self) -> int:
        """Return how many bytes the member takes, local header included."""
        return _LOCAL.size + len(self.name) + self.size


def blob_name(sha256: str) -> str:
    """Return the member name of a blob."""
    return f"data/{sha256}"


def local_header(member: Member) -> bytes:
    """Return the local file header, the only one possible."""
    name = member.name.encode("ascii")
    fixed = (_NEEDED, 0, 0, 0, _DOS_DATE, member.crc, member.size, member.size, len(name), 0)
    return _LOCAL.pack(b"PK\x03\x04", *fixed) + name


def directory(members: Iterable[Member]) -> bytes:
    """Return the central directory and the end record for `members`, laid without a gap."""
    entries, offset, count = bytearray(), 0, 0
    for member in members:
        name = member.name.encode("ascii")
        entries += _CENTRAL.pack(
            *(b"PK\x01\x02", _MADE_BY, _NEEDED, 0, 0, 0, _DOS_DATE, member.crc, member.size),
            *(member.size, len(name), 0, 0, 0, 0, 0, offset),
        )
        entries += name
        offset += member.span
        count += 1
    end = _END.pack(b"PK\x05\x06", 0, 0, count, count, len(entries), offset, 0)
    return bytes(entries) + end


def directory_size(names: Iterable[str]) -> int:
    """Return the size of what `directory` gives for members with these names."""
    return _END.size + sum(_CENTRAL.size + len(name) for name in names)


#: The first bytes of every package: the whole `mimetype` member.
PREAMBLE = local_header(Member.of(MIMETYPE_NAME, MIMETYPE)) + MIMETYPE


class CutError(ValueError):
    """The file ends before its shape does; up to there it is right."""


class ShapeError(ValueError):
    """A byte is not the one it must be."""


class ContainerReader:
    """Reads a stream from the start, forward only, comparing with what must stand there."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def exactly(self, size: int) -> bytes:
        """Return the next `size` bytes; CutError if the file ends within them."""
        whole = self._stream.read(size)
        if len(whole) == size:
            return whole
        parts, size = [whole], size - len(whole)
        while size > 0:
            part = self._stream.read(size)
            if not part:
                raise CutError
            parts.append(part)
            size -= len(part)
        return b"".join(parts)

    def expect(self, wanted: bytes) -> None:
        """Read what must be `wanted`; CutError if it ends early, ShapeError if it differs."""
        found = self._stream.read(len(wanted))
        while len(found) < len(wanted):
            more = self._stream.read(len(wanted) - len(found))
            if not more:
                raise CutError if wanted.startswith(found) else ShapeError
            found += more
        if found != wanted:
            raise ShapeError

    def header(self, name: str) -> Member:
        """Read the local header of `name`: size and CRC are taken, the rest is compared."""
        raw = self.exactly(_LOCAL.size + len(name))
        crc, size = struct.unpack_from("<II", raw, 14)
        member = Member(name, size, crc)
        if local_header(member) != raw:
            raise ShapeError
        return member

    def capped(self, name: str, most: int) -> tuple[Member, bytes]:
        """Read a whole member of at most `most` bytes; OverflowError if it claims more."""
        member = self.header(name)
        if member.size > most:
            raise OverflowError(name)
        content = self.exactly(member.size)
        if zlib.crc32(content) != member.crc:
            raise ShapeError
        return member, content

    def finish(self) -> None:
        """Check that the file ends here."""
        if self._stream.read(1):
            raise ShapeError
