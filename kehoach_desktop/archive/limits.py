"""What a package may not exceed, as data (`docs/package-format.md`, "Limits"). Sizes in bytes."""

from __future__ import annotations

MIB = 1 << 20
GIB = 1 << 30

PACKAGE = GIB
MANIFEST = 4 * MIB
SIGNATURES = 16 << 10
BLOB = 256 * MIB
LINE = 256 << 10
TEXT = 64 << 10

BLOBS = 5_000
RECORDS = 200_000
ACKS = 500
RECIPIENTS = 200
COUNTS = 64
CRITICAL = 64
DEPTH = 16

#: Largest absolute integer: what every JSON reader holds exactly (RFC 8785, 3.2.2.3).
INTEGER = 2**53 - 1

#: Free disk that an import leaves beside twice the package.
SPARE_DISK = 200 * MIB
