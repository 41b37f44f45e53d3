"""The archive as the use cases see it: `PackageArchive` of `services/ports/exchange.py`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import segno

from kehoach_desktop import files
from kehoach_desktop.archive import records, sealing, signing, verification
from kehoach_desktop.archive.sealing import Sealed
from kehoach_desktop.domain.exchange import BlobRole, Record, Verified
from kehoach_desktop.errors import AppError
from kehoach_desktop.services.ports.basics import Reporter
from kehoach_desktop.services.ports.exchange import Outgoing, SealedPackage, Signer


class Packages:
    """Seals, writes, verifies and reads packages; holds no state."""

    def seal(self, outgoing: Outgoing, signer: Signer) -> Sealed:
        """Hash and sign what `outgoing` says (see `sealing.seal`)."""
        return sealing.seal(outgoing, signer)

    def write(
        self,
        sealed: SealedPackage,
        path: Path,
        ready: Callable[[], None] | None = None,
        reporter: Reporter | None = None,
    ) -> None:
        """Write to `path`: .part, flush, fsync, re-read and verify, rename, fsync of the folder.

        The drive is asked for room first (E-SPACE). A medium that gives back other bytes than it
        was given is E-REREAD; nothing stays on it. `ready` is called when the .part was found good.
        """
        if not isinstance(sealed, Sealed):
            raise TypeError(type(sealed).__name__)

        def check(part: Path) -> None:
            files.forget_cached(part)
            try:
                found = verification.verify(part, reporter)
            except AppError as error:
                if error.code == "E-CANCELLED":
                    raise
                raise AppError("E-REREAD", path=str(path), name=path.name) from error
            if found.package_id != sealed.package_id:
                raise AppError("E-REREAD", path=str(path), name=path.name)
            if ready is not None:
                ready()

        files.require_space(path.parent, sealed.size)
        with files.replacing(path, check) as stream:
            sealed.write_to(stream, reporter)

    def verify(self, path: Path, reporter: Reporter | None = None) -> Verified:
        """Read the file through and check all, records too (see `verification.verify`)."""
        package = verification.verify(path, reporter)
        self.records(path, package)
        return package

    def records(self, path: Path, package: Verified) -> list[Record]:
        """Return the records of a verified package; their counts must be the signed ones."""
        blob = package.manifest.blob(BlobRole.RECORDS)
        if blob is None:
            found: list[Record] = []
        else:
            lines = b"".join(verification.blob_pieces(path, package, blob.sha256))
            found = list(records.decode(lines, path.name))
        if records.counts(found) != dict(package.manifest.counts):
            raise AppError("E-NOTOURS", name=path.name, detail="counts")
        return found

    def extract(self, path: Path, package: Verified, sha256: str, target: Path) -> None:
        """Write one blob of a verified package to `target`, checked again on the way."""
        with files.replacing(target) as stream:
            for piece in verification.blob_pieces(path, package, sha256):
                stream.write(piece)

    def fingerprint(self, spki: bytes) -> str:
        """Return the 30 digits of a public key, in 6 groups of 5."""
        return signing.fingerprint(spki)

    def check_key(self, spki: bytes) -> None:
        """Raise E-KEY for a key that is not sound (see `signing.is_sound_key`)."""
        signing.check_key(spki)

    def qr(self, text: str) -> tuple[tuple[bool, ...], ...]:
        """Return the dark modules of a QR code (error correction M), without quiet zone."""
        code = segno.make_qr(text, error="m", boost_error=False)
        return tuple(tuple(bool(module) for module in row) for row in code.matrix)
