"""Packages that offices exchange: manifest, records, streams, trust, and the ledger.

Public specification: `docs/package-format.md`. Everything here is plain data and the one decision
that needs no disk: what to do with a package by its place in the sender's stream.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from kehoach_desktop.domain.plans.plan import Plan

#: Highest manifest version that this program reads and the one it writes.
FORMAT_VERSION = 1

#: A package may not run further than this ahead of what was seen of its stream.
MAX_JUMP = 1_000


class PackageKind(StrEnum):
    """What a package is for; `SNAPSHOT` stands alone, `DELTA` builds on its `basis`."""

    INTRODUCTION = "introduction"
    DELTA = "delta"
    SNAPSHOT = "snapshot"
    RECEIPT = "receipt"
    DIRECTORY = "directory"
    REQUEST = "request"
    TEMPLATE = "template"


class Environment(StrEnum):
    """Real work, or the sample office (tập huấn): the two never mix."""

    PROD = "prod"
    TRAINING = "training"


class BlobRole(StrEnum):
    """What a blob of a package is."""

    RECORDS = "records"  # JSON Lines, exactly one where there are records
    COVER = "cover"  # a PDF that tells a person what the package is
    ORIGINAL = "original"  # the signed copy (bản chính) of an issued plan
    EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True)
class Sender:
    """Which office and which PC of it (installation) made a package; `name` is its own claim."""

    office: str
    installation: str
    name: str


@dataclass(frozen=True, slots=True)
class Recipient:
    """An office that a package is for."""

    office: str
    name: str


@dataclass(frozen=True, slots=True, order=True)
class StreamPoint:
    """A place in the stream of an installation. (0, 0) is before everything."""

    epoch: int = 0
    seq: int = 0


@dataclass(frozen=True, slots=True)
class Stream:
    """A package's place in its stream; `prev` is the package id before it, "" for the first."""

    epoch: int
    seq: int
    prev: str = ""

    @property
    def point(self) -> StreamPoint:
        """Return the place without the chain."""
        return StreamPoint(self.epoch, self.seq)


@dataclass(frozen=True, slots=True)
class DirectoryRef:
    """The version of the sender's danh bạ; version 0 and an empty hash: it has none."""

    version: int = 0
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Ack:
    """A receipt: what became of a package of `installation` (`manifest` = its package id)."""

    installation: str
    epoch: int
    seq: int
    manifest: str
    result: str


@dataclass(frozen=True, slots=True)
class BlobRef:
    """A blob as the manifest binds it. `name` is for display only, never a path."""

    sha256: str
    size: int
    role: BlobRole
    media: str
    name: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What is signed. `created` is local time to the second, told, never relied upon."""

    kind: PackageKind
    env: Environment
    sender: Sender
    recipients: tuple[Recipient, ...]
    stream: Stream
    created: dt.datetime
    app: str
    blobs: tuple[BlobRef, ...] = ()
    basis: StreamPoint = StreamPoint()
    directory: DirectoryRef = DirectoryRef()
    acks: tuple[Ack, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    crit: tuple[str, ...] = ()
    ext: Mapping[str, Any] = field(default_factory=dict)
    v: int = FORMAT_VERSION

    def blob(self, role: BlobRole) -> BlobRef | None:
        """Return the first blob with that role, or None."""
        return next((blob for blob in self.blobs if blob.role is role), None)


@dataclass(frozen=True, slots=True)
class Record:
    """One line of the records: an object, or its tombstone, with its owner and revision.

    `data` is plain JSON data without floats; types that this version does not know stay opaque.
    `owner` is an office id. (type, id) is unique in a package; a higher (epoch, rev) replaces.
    """

    type: str
    id: str
    section: str
    owner: str
    epoch: int
    rev: int
    data: Mapping[str, Any] | None = None

    @property
    def is_tombstone(self) -> bool:
        """Say whether the record tells of a deletion."""
        return self.data is None


@dataclass(frozen=True, slots=True)
class Verified:
    """A package that was read through and checked; integrity and trust are told apart.

    `intact`: every byte is the one that the signer's key signed. `valid`: the manifest keeps
    every rule and limit of the format. `trusted`: the key is the one of an introduced
    installation, None when nobody was asked. `spki` is the key that the package carries (DER);
    `fingerprint` its 30 digits in 6 groups.
    """

    manifest: Manifest
    package_id: str
    spki: bytes
    fingerprint: str
    size: int
    intact: bool = True
    valid: bool = True
    trusted: bool | None = None


@dataclass(frozen=True, slots=True)
class Identity:
    """This installation: its id, the office it was set up for, its public key, stream epoch."""

    installation: str
    office: str
    spki: bytes
    fingerprint: str
    epoch: int = 1


@dataclass(frozen=True, slots=True)
class Peer:
    """An installation that was introduced and whose fingerprint was typed by an officer here."""

    installation: str
    office: str
    office_name: str
    spki: bytes
    fingerprint: str
    trusted_at: dt.datetime
    env: Environment = Environment.PROD


class Direction(StrEnum):
    """Which way a package of the ledger went."""

    OUT = "out"
    IN = "in"


class LedgerState(StrEnum):
    """Where a package stands; "đã gửi" does not exist: a written file is not a delivery.

    OUT: DRAFT (soạn) → SAVED (đã lưu ra USB hoặc thư mục, đã đọc lại) → PHONED (đã báo nhận qua
    điện thoại) → ACKED or RETURNED; the last three are reserved for receipts. IN: APPLIED.
    """

    DRAFT = "draft"
    SAVED = "saved"
    PHONED = "phoned"
    ACKED = "acked"
    RETURNED = "returned"
    APPLIED = "applied"


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A line of the sổ gửi - nhận. `id` is the package id; `offices` the other side's names.

    `subject` says what is in it (the plan's title), `file_name` and `place` where it was written
    to or came from; `at` is when the row came into its state.
    """

    id: str
    direction: Direction
    state: LedgerState
    kind: PackageKind
    installation: str
    epoch: int
    seq: int
    offices: tuple[str, ...]
    subject: str
    file_name: str
    place: str
    at: dt.datetime
    plan_id: str = ""


def is_waiting(row: LedgerRow) -> bool:
    """Say whether a package of ours was written and nobody acknowledged it."""
    waits = {LedgerState.DRAFT, LedgerState.SAVED}
    return row.direction is Direction.OUT and row.state in waits


@dataclass(frozen=True, slots=True)
class ReceivedPlan:
    """A plan of another office, with the revision by which a later package replaces it."""

    plan: Plan
    owner: str
    owner_name: str
    epoch: int
    rev: int


@dataclass(frozen=True, slots=True)
class Arrival:
    """All that one import changes; the store writes it in one transaction or not at all.

    `row` is the ledger line (its id is the package id), `plans` replace the stored ones,
    `ack` waits for our next package, `summary` goes to the audit trail.
    """

    row: LedgerRow
    plans: tuple[ReceivedPlan, ...]
    ack: Ack
    summary: str


class StreamVerdict(StrEnum):
    """What an arriving package is by its place in the sender's stream."""

    APPLY = "apply"
    AGAIN = "again"
    OLD = "old"
    GAP = "gap"
    FORK = "fork"
    JUMP = "jump"


def judge_stream(
    manifest: Manifest, seen: Mapping[StreamPoint, str], package_id: str
) -> StreamVerdict:
    """Decide by place whether a package may be applied (`docs/package-format.md`, "Streams").

    `seen` maps the places of this installation's packages that were applied here to their
    package ids. A snapshot stands alone: one that was overtaken by a later package is still
    applied (its records are compared by revision); a delta that was overtaken is old.
    """
    place = manifest.stream.point
    if place in seen:
        return StreamVerdict.AGAIN if seen[place] == package_id else StreamVerdict.FORK
    last = max(seen, default=StreamPoint())
    if place < last:
        alone = manifest.kind is PackageKind.SNAPSHOT and place.epoch == last.epoch
        return StreamVerdict.APPLY if alone else StreamVerdict.OLD
    if seen and place.epoch == last.epoch and place.seq - last.seq > MAX_JUMP:
        return StreamVerdict.JUMP
    if manifest.kind is PackageKind.DELTA:
        if place.epoch != last.epoch:
            return StreamVerdict.GAP
        if manifest.basis > last:
            return StreamVerdict.GAP
    return StreamVerdict.APPLY
