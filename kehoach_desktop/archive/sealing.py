"""Making a package: hash what goes in, sign the manifest, lay the bytes.

Same input, same bytes: no clock, locale, path, order of a dict or zlib reaches them. Each blob is
read twice (to hash, to copy) and must be the same both times.
"""

from __future__ import annotations

import contextlib
import hashlib
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from kehoach_desktop import files
from kehoach_desktop.archive import container, limits, manifest, records, signing
from kehoach_desktop.archive.container import Member
from kehoach_desktop.domain.exchange import BlobRef, BlobRole, Manifest
from kehoach_desktop.errors import AppError
from kehoach_desktop.services.ports.basics import Reporter, report
from kehoach_desktop.services.ports.exchange import BlobSource, Outgoing, Signer


@dataclass(frozen=True, slots=True)
class Sealed:
    """A package whose bytes are settled: the signed manifest and where its blobs come from."""

    manifest: Manifest
    manifest_bytes: bytes
    signatures: bytes
    members: tuple[Member, ...]
    contents: tuple[bytes | Path, ...]

    @property
    def package_id(self) -> str:
        """Return the SHA-256 of the manifest bytes (hex)."""
        return hashlib.sha256(self.manifest_bytes).hexdigest()

    @property
    def size(self) -> int:
        """Return the size of the finished file in bytes."""
        members = self._all_members()
        names = [member.name for member in members]
        return sum(member.span for member in members) + container.directory_size(names)

    def write_to(self, stream: BinaryIO, reporter: Reporter | None = None) -> None:
        """Write the package; E-CHANGED-FILE if a blob is no longer what was hashed."""
        stream.write(container.PREAMBLE)
        for member, content in zip(self._all_members()[1:], self._all_contents(), strict=True):
            stream.write(container.local_header(member))
            _copy(content, member, stream)
            report(reporter, stream.tell(), self.size)
        stream.write(container.directory(self._all_members()))

    def _all_members(self) -> list[Member]:
        return [
            Member.of(container.MIMETYPE_NAME, container.MIMETYPE),
            Member.of(container.MANIFEST_NAME, self.manifest_bytes),
            Member.of(container.SIGNATURES_NAME, self.signatures),
            *self.members,
        ]

    def _all_contents(self) -> list[bytes | Path]:
        return [self.manifest_bytes, self.signatures, *self.contents]


def seal(outgoing: Outgoing, signer: Signer) -> Sealed:
    """Hash, list and sign; E-LIMIT, E-NAME, E-GONE, E-READ. Nothing is written."""
    sources: list[BlobSource] = list(outgoing.attachments)
    if outgoing.records:
        lines = records.encode(outgoing.records)
        sources.append(BlobSource(BlobRole.RECORDS, records.MEDIA, "", lines))
    hashed = [(source, *_measure(source.content)) for source in sources]
    refs = [
        BlobRef(sha256, member.size, source.role, source.media, source.name)
        for source, sha256, member in hashed
    ]
    unique = {sha256: (member, source.content) for source, sha256, member in hashed}
    ordered = [unique[sha256] for sha256 in sorted(unique)]
    head = Manifest(
        kind=outgoing.kind,
        env=outgoing.env,
        sender=outgoing.sender,
        recipients=outgoing.recipients,
        stream=outgoing.stream,
        created=outgoing.created.replace(microsecond=0),
        app=outgoing.app,
        blobs=tuple(sorted(refs, key=lambda ref: (ref.sha256, ref.role.value, ref.name))),
        basis=outgoing.basis,
        acks=outgoing.acks,
        counts=records.counts(outgoing.records),
    )
    body = manifest.to_bytes(head)
    signature = signer.sign(signing.pae(signing.PAYLOAD_TYPE, body))
    sealed = Sealed(
        manifest=head,
        manifest_bytes=body,
        signatures=signing.envelope(signer.spki, signature),
        members=tuple(member for member, _ in ordered),
        contents=tuple(content for _, content in ordered),
    )
    if sealed.size > limits.PACKAGE:
        raise AppError("E-LIMIT", detail="package")
    return sealed


def _measure(content: bytes | Path) -> tuple[str, Member]:
    digest, crc, size = hashlib.sha256(), 0, 0
    for piece in _pieces(content):
        digest.update(piece)
        crc = zlib.crc32(piece, crc)
        size += len(piece)
        if size > limits.BLOB:
            raise AppError("E-LIMIT", detail="blob")
    sha256 = digest.hexdigest()
    return sha256, Member(container.blob_name(sha256), size, crc)


def _copy(content: bytes | Path, member: Member, stream: BinaryIO) -> None:
    crc, size = 0, 0
    for piece in _pieces(content):
        stream.write(piece)
        crc = zlib.crc32(piece, crc)
        size += len(piece)
    if (crc, size) != (member.crc, member.size):
        name = content.name if isinstance(content, Path) else member.name
        raise AppError("E-CHANGED-FILE", name=name)


def _pieces(content: bytes | Path) -> Iterator[bytes]:
    if isinstance(content, bytes):
        yield content
        return
    with contextlib.ExitStack() as stack:
        with files.reading(content):
            stream = stack.enter_context(content.open("rb"))
        while True:
            with files.reading(content):
                piece = stream.read(files.CHUNK)
            if not piece:
                return
            yield piece
