"""What the exchange of packages needs: an archive that seals and reads them, and private keys."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from kehoach_desktop.domain.exchange import (
    Ack,
    BlobRole,
    Environment,
    PackageKind,
    Recipient,
    Record,
    Sender,
    Stream,
    StreamPoint,
    Verified,
)
from kehoach_desktop.services.ports.basics import Reporter


@dataclass(frozen=True, slots=True)
class CoverSheet:
    """What the readable first page of a package says.

    `facts` are (label, value) pairs about the content, `fingerprint` the groups of digits, `note`
    what they are good for, `lines` what to do with the file, `warning` (training) in capitals.
    """

    title: str
    sender: str
    recipients: tuple[str, ...]
    subject: str
    created: dt.datetime
    fingerprint: str
    facts: tuple[tuple[str, str], ...] = ()
    note: str = ""
    lines: tuple[str, ...] = ()
    warning: str = ""


class CoverPrinter(Protocol):
    """Prints the cover page of a package (role `cover`): same input, same bytes, PDF."""

    def cover(self, sheet: CoverSheet) -> bytes:
        """Return a one-page A4 PDF."""


@dataclass(frozen=True, slots=True)
class BlobSource:
    """A blob to be packed: bytes, or a file of the store that is copied in piece by piece."""

    role: BlobRole
    media: str
    name: str
    content: bytes | Path


@dataclass(frozen=True, slots=True)
class Outgoing:
    """Everything that a new package says; the archive adds hashes, sizes and the signature."""

    kind: PackageKind
    env: Environment
    sender: Sender
    recipients: tuple[Recipient, ...]
    stream: Stream
    created: dt.datetime
    app: str
    records: tuple[Record, ...] = ()
    attachments: tuple[BlobSource, ...] = ()
    basis: StreamPoint = StreamPoint()
    acks: tuple[Ack, ...] = ()


class Signer(Protocol):
    """A private key that can be used and never be read."""

    @property
    def spki(self) -> bytes:
        """Return the public key as SubjectPublicKeyInfo (DER, RFC 8410)."""

    def sign(self, message: bytes) -> bytes:
        """Return the 64-byte Ed25519 signature of `message`."""


class KeyStore(Protocol):
    """Private keys of this PC, outside the database and its backups."""

    def create(self, installation: str) -> Signer:
        """Make and keep a new key for `installation`; E-FULL, E-READONLY, E-KEY-EXISTS."""

    def signer(self, installation: str) -> Signer:
        """Return the key; E-NOKEY if there is none here, E-PASSWORD if it cannot be opened."""


class Protector(Protocol):
    """The system's own lock for secrets of this user on this PC (DPAPI on Windows)."""

    def protect(self, secret: bytes) -> bytes:
        """Return `secret` locked for this user; E-KEY-LOCK if the system refuses."""

    def unprotect(self, locked: bytes) -> bytes:
        """Return what was locked; E-KEY-LOCK for another user, PC or damaged bytes."""


class PackageArchive(Protocol):
    """Writes and reads packages (`docs/package-format.md`); refusals by its codes."""

    def seal(self, outgoing: Outgoing, signer: Signer) -> SealedPackage:
        """Hash and sign what `outgoing` says, without writing anything; E-LIMIT, E-NAME, E-GONE."""

    def write(
        self,
        sealed: SealedPackage,
        path: Path,
        ready: Callable[[], None] | None = None,
        reporter: Reporter | None = None,
    ) -> None:
        """Write to `path`: .part, flush, fsync, re-read and verify, rename, fsync of the folder.

        `ready` is called when the .part was found good; if it raises, nothing is renamed.
        """

    def verify(self, path: Path, reporter: Reporter | None = None) -> Verified:
        """Read the file through and check all; E-READ, E-GONE, E-NOTOURS, E-CUT, E-ALTERED, …"""

    def records(self, path: Path, package: Verified) -> list[Record]:
        """Return the records of a verified package; E-ALTERED if the file changed since."""

    def extract(self, path: Path, package: Verified, sha256: str, target: Path) -> None:
        """Write one blob of a verified package to `target`, checked again on the way."""

    def fingerprint(self, spki: bytes) -> str:
        """Return the 30 digits of a public key, in 6 groups of 5 with blanks between."""

    def check_key(self, spki: bytes) -> None:
        """Raise E-KEY unless `spki` is an Ed25519 key that may be trusted (no low order)."""

    def qr(self, text: str) -> tuple[tuple[bool, ...], ...]:
        """Return the dark modules of a QR code for `text`, row by row, without quiet zone."""


class SealedPackage(Protocol):
    """A package whose bytes are settled but not written yet."""

    @property
    def package_id(self) -> str:
        """Return the SHA-256 of the manifest bytes (hex)."""

    @property
    def size(self) -> int:
        """Return the size of the finished file in bytes."""
