"""Reading a package from the first byte to the last, trusting none of them beforehand.

The rules, in the order in which they are kept:

1. The file must be a regular file of at most 1 GiB (E-READ, E-GONE, E-LIMIT).
2. It must begin with the one possible `mimetype` member (E-NOTOURS).
3. Before the signature holds, nothing is read but the manifest (≤ 4 MiB) and `signatures.json`
   (≤ 16 KiB), and the manifest is not parsed.
4. The signature must hold over the exact manifest bytes, by a sound key (E-ALTERED).
5. The manifest must keep every rule of the format (E-NOTOURS, E-NEWER, E-LIMIT, E-NAME).
6. The file must have the size that follows from the manifest: less is E-CUT, more E-ALTERED.
7. Every blob must have its signed hash; every other byte must be the only possible one
   (E-ALTERED).

Memory: one piece of 1 MiB beside the two small members, whatever the size of the package.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from kehoach_desktop import files
from kehoach_desktop.archive import container, limits, manifest, signing
from kehoach_desktop.archive.container import ContainerReader, CutError, Member, ShapeError
from kehoach_desktop.domain.exchange import Manifest, Verified
from kehoach_desktop.errors import AppError
from kehoach_desktop.services.ports.basics import Reporter, report


@dataclass(frozen=True, slots=True)
class _Head:
    """The three members before the data, read and signed for."""

    members: tuple[Member, ...]
    manifest_bytes: bytes
    spki: bytes

    @property
    def package_id(self) -> str:
        return hashlib.sha256(self.manifest_bytes).hexdigest()

    @property
    def span(self) -> int:
        return sum(member.span for member in self.members)


def looks_like_package(path: Path) -> bool:
    """Say by the content, whatever the name, whether a file wants to be a package."""
    try:
        with path.open("rb") as stream:
            return stream.read(len(container.PREAMBLE)) == container.PREAMBLE
    except OSError:
        return False


def verify(path: Path, reporter: Reporter | None = None) -> Verified:
    """Read the whole file and check every byte; AppError by the rules above if one is wrong."""
    with _opened(path) as (stream, size):
        reader = ContainerReader(stream)
        head = _head(reader)
        about = manifest.from_bytes(head.manifest_bytes)
        sizes = _blob_sizes(about)
        _check_size(head, sizes, size)
        members = list(head.members)
        for sha256, blob_size in sizes.items():
            members.append(_check_blob(reader, sha256, blob_size))
            report(reporter, stream.tell(), size)
        reader.expect(container.directory(members))
        reader.finish()
    return Verified(
        manifest=about,
        package_id=head.package_id,
        spki=head.spki,
        fingerprint=signing.fingerprint(head.spki),
        size=size,
    )


def blob_pieces(path: Path, package: Verified, sha256: str) -> Iterator[bytes]:
    """Yield one blob of a package that was verified before, in pieces.

    Everything on the way to it is compared again; E-ALTERED if the file is another one by now.
    What was yielded before that must not be used.
    """
    sizes = _blob_sizes(package.manifest)
    with _opened(path) as (stream, _):
        reader = ContainerReader(stream)
        head = _head(reader)
        if head.package_id != package.package_id or head.spki != package.spki:
            raise AppError("E-ALTERED", detail="another package")
        before = [
            Member(container.blob_name(name), sizes[name], 0) for name in sizes if name < sha256
        ]
        stream.seek(head.span + sum(member.span for member in before))
        digest = hashlib.sha256()
        for piece in _pieces(reader, reader.header(container.blob_name(sha256)), sizes[sha256]):
            digest.update(piece)
            yield piece
        if digest.hexdigest() != sha256:
            raise ShapeError


def _blob_sizes(about: Manifest) -> dict[str, int]:
    """Return hash → size of the distinct blobs, ascending: their order in the file."""
    return {blob.sha256: blob.size for blob in about.blobs}


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[tuple[BinaryIO, int]]:
    """Open a regular file and turn what is found wrong with it into refusals."""
    with files.reading(path):
        if not stat.S_ISREG(path.stat().st_mode):
            raise AppError("E-READ", path=str(path), name=path.name)
        with path.open("rb") as stream:
            size = os.fstat(stream.fileno()).st_size
            if size > limits.PACKAGE:
                raise AppError("E-LIMIT", detail="package")
            try:
                yield stream, size
            except CutError as error:
                raise AppError("E-CUT", path=str(path), name=path.name) from error
            except (ShapeError, signing.SignatureError) as error:
                raise AppError("E-ALTERED", path=str(path), name=path.name) from error
            except OverflowError as error:
                raise AppError("E-LIMIT", path=str(path), name=path.name) from error
            except AppError as error:
                for key, value in {"path": str(path), "name": path.name}.items():
                    error.params.setdefault(key, value)  # E-NAME has the name of the attachment
                raise


def _head(reader: ContainerReader) -> _Head:
    try:
        reader.expect(container.PREAMBLE)
    except ShapeError as error:
        raise AppError("E-NOTOURS", detail="mimetype") from error
    about, body = reader.capped(container.MANIFEST_NAME, limits.MANIFEST)
    envelope, signatures = reader.capped(container.SIGNATURES_NAME, limits.SIGNATURES)
    spki = signing.verified_key(body, signatures)
    first = Member.of(container.MIMETYPE_NAME, container.MIMETYPE)
    return _Head((first, about, envelope), body, spki)


def _check_size(head: _Head, sizes: dict[str, int], size: int) -> None:
    blobs = [Member(container.blob_name(sha256), sizes[sha256], 0) for sha256 in sizes]
    names = [member.name for member in (*head.members, *blobs)]
    wanted = head.span + sum(member.span for member in blobs) + container.directory_size(names)
    if wanted > limits.PACKAGE:
        raise OverflowError("package")
    if size < wanted:
        raise CutError
    if size > wanted:
        raise ShapeError


def _check_blob(reader: ContainerReader, sha256: str, size: int) -> Member:
    member = reader.header(container.blob_name(sha256))
    digest = hashlib.sha256()
    for piece in _pieces(reader, member, size):
        digest.update(piece)
    if digest.hexdigest() != sha256:
        raise ShapeError
    return member


def _pieces(reader: ContainerReader, member: Member, size: int) -> Iterator[bytes]:
    if member.size != size:
        raise ShapeError
    crc, rest = 0, size
    while rest > 0:
        piece = reader.exactly(min(rest, files.CHUNK))
        crc = zlib.crc32(piece, crc)
        rest -= len(piece)
        yield piece
    if crc != member.crc:
        raise ShapeError
