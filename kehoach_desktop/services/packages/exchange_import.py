"""Importing a package is one motion: copy in, verify, decide, preview; then one transaction.

Order of the refusals (`docs/package-format.md`, "Import"): the file itself → what needs no import
(E-OWN, E-INTRODUCTION) → trust (E-UNKNOWN) → kind (E-NEWER) → addressee (E-ADDRESSEE) →
environment (E-ENV, E-ENV-REAL) → place in the stream (I-AGAIN, E-FORK, E-OLD, E-GAP, E-JUMP) →
ownership (E-OWNER) → references (E-REF) → revisions (E-OLD).
"""

from __future__ import annotations

import contextlib
import dataclasses
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kehoach_desktop import files
from kehoach_desktop.domain.exchange import (
    Ack,
    Arrival,
    BlobRole,
    Direction,
    Identity,
    LedgerRow,
    LedgerState,
    PackageKind,
    Peer,
    ReceivedPlan,
    Record,
    StreamVerdict,
    Verified,
    judge_stream,
)
from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.errors import AppError
from kehoach_desktop.services.packages.exchange_parts import refuse_other_environment
from kehoach_desktop.services.packages.exchange_records import SECTIONS, plans_of
from kehoach_desktop.services.ports.basics import Clock, NewId, Reporter
from kehoach_desktop.services.ports.exchange import PackageArchive
from kehoach_desktop.services.ports.exchange_store import ExchangeStore
from kehoach_desktop.services.ports.files import FileStore

#: Most bytes that are copied into the inbox: the largest package (`archive/limits.py`).
MOST = 1 << 30

#: Free room that is left beside twice the package.
SPARE = 200 << 20


@dataclass(frozen=True, slots=True)
class PlanArrival:
    """A plan of an arriving package; `replaces` is the stored one that it would take over."""

    received: ReceivedPlan
    has_original: bool
    replaces: Plan | None

    @property
    def plan(self) -> Plan:
        """Return the plan as it would be stored."""
        return self.received.plan


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """What an import would change; nothing has been changed yet.

    `copy` is our own copy of the file, verified; `source` where it came from. `warnings` are
    codes to show beside it (W-CLOCK).
    """

    source: Path
    copy: Path
    package: Verified
    peer: Peer
    plans: tuple[PlanArrival, ...]
    records: int
    warnings: tuple[str, ...] = ()

    @property
    def tasks(self) -> int:
        """Return how many tasks come in."""
        return sum(len(item.plan.tasks) for item in self.plans)


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """What an import did."""

    package_id: str
    sender: str
    seq: int
    new_plans: tuple[str, ...]
    changed_plans: tuple[str, ...]
    tasks: int
    records: int


@dataclass(frozen=True)
class Importer:
    """Previews and applies packages for one data folder."""

    store: ExchangeStore
    archive: PackageArchive
    files: FileStore
    inbox: Path
    clock: Clock
    new_id: NewId

    def preview(
        self,
        path: Path,
        identity: Identity,
        office: OfficeProfile,
        reporter: Reporter | None = None,
    ) -> ImportPreview:
        """Copy the file in, check everything, and tell what it would change.

        `identity` and `office` are our own. A refusal removes the copy.
        """
        with files.reading(path):
            size = path.stat().st_size
        files.ensure_folder(self.inbox)
        if size <= MOST:
            files.require_space(self.inbox, 2 * size + SPARE)
        copy = self.inbox / f"incoming-{self.new_id()}.kehoach"
        try:
            files.copy_file(path, copy, MOST)
            self._sweep(copy)
            return self._preview(path, copy, identity, office, reporter)
        except BaseException as error:
            self.discard(copy)
            if isinstance(error, AppError):
                _name_source(error, path, copy)
            raise

    def _preview(
        self,
        source: Path,
        copy: Path,
        identity: Identity,
        office: OfficeProfile,
        reporter: Reporter | None,
    ) -> ImportPreview:
        package = self.archive.verify(copy, reporter)
        peer = self._admit(package, identity, office)
        self._judge(package)
        records = self.archive.records(copy, package)
        _check_owner(records, peer)
        plans = tuple(self._plan(plan, head, package, peer) for plan, head in plans_of(records))
        warnings = ("W-CLOCK",) if self._is_ahead(package.manifest.created) else ()
        package = dataclasses.replace(package, trusted=True)
        return ImportPreview(source, copy, package, peer, plans, len(records), warnings)

    def _admit(self, package: Verified, identity: Identity, office: OfficeProfile) -> Peer:
        """Return the trusted sender of a package that is meant for us."""
        manifest = package.manifest
        if manifest.sender.installation == identity.installation:
            raise AppError("E-OWN", seq=manifest.stream.seq)
        if manifest.kind is PackageKind.INTRODUCTION:
            raise AppError("E-INTRODUCTION", sender=manifest.sender.name)
        peer = find_peer(self.store, package)
        if peer is None:
            raise AppError("E-UNKNOWN", sender=manifest.sender.name)
        if manifest.kind not in {PackageKind.SNAPSHOT, PackageKind.DELTA}:
            raise AppError("E-NEWER", version=manifest.kind.value)
        if office.id not in {to.office for to in manifest.recipients}:
            names = ", ".join(to.name for to in manifest.recipients)
            raise AppError("E-ADDRESSEE", recipients=names)
        refuse_other_environment(manifest.env, office)
        return peer

    def _judge(self, package: Verified) -> None:
        """Raise unless the place in the sender's stream lets the package be applied."""
        stream = package.manifest.stream
        seen = self.store.seen(package.manifest.sender.installation)
        verdict = judge_stream(package.manifest, seen, package.package_id)
        if verdict is StreamVerdict.AGAIN:
            row = self.store.row(package.package_id)
            raise AppError("I-AGAIN", seq=stream.seq, date=row.at.date() if row else "")
        if verdict is not StreamVerdict.APPLY:
            raise AppError(f"E-{verdict.value.upper()}", seq=stream.seq)

    def _plan(self, plan: Plan, head: Record, package: Verified, peer: Peer) -> PlanArrival:
        """Compare an arriving plan with what is stored and return what would become of it."""
        if self.store.owns_plan(plan.id):
            raise AppError("E-OWNER")
        known = self.store.received_plan(plan.id)
        if known is not None:
            if known.owner != head.owner:
                raise AppError("E-OWNER")
            if (head.epoch, head.rev) <= (known.epoch, known.rev):
                raise AppError("E-OLD", seq=package.manifest.stream.seq)
        packed = {blob.sha256 for blob in package.manifest.blobs if blob.role is BlobRole.ORIGINAL}
        issue = plan.issue
        has_original = issue is not None and issue.original_sha256 in packed
        if issue is not None and not has_original:
            plan = dataclasses.replace(
                plan, issue=dataclasses.replace(issue, original_sha256="", original_name="")
            )
        received = ReceivedPlan(plan, head.owner, peer.office_name, head.epoch, head.rev)
        return PlanArrival(received, has_original, known.plan if known else None)

    def _is_ahead(self, created: dt.datetime) -> bool:
        """Say whether one of the two clocks must be wrong: made tomorrow, or later."""
        return created > self.clock.now() + dt.timedelta(days=1)

    def apply(self, preview: ImportPreview, reporter: Reporter | None = None) -> ImportSummary:
        """Store the blobs, then everything else in one transaction; nothing if that fails.

        Raises E-ALTERED when our copy is not what was previewed, I-AGAIN when it was imported in
        the meantime, E-FULL, E-SPACE, E-LOCKED.
        """
        package, stream = preview.package, preview.package.manifest.stream
        again = self.archive.verify(preview.copy, reporter)
        if again.package_id != package.package_id:
            raise AppError("E-ALTERED", path=str(preview.copy), name=preview.source.name)
        self._judge(package)
        for item in preview.plans:
            if item.has_original and item.plan.issue is not None:
                self._keep(preview, item.plan.issue.original_sha256)
        titles = [item.plan.title for item in preview.plans]
        row = LedgerRow(
            id=package.package_id,
            direction=Direction.IN,
            state=LedgerState.APPLIED,
            kind=package.manifest.kind,
            installation=preview.peer.installation,
            epoch=stream.epoch,
            seq=stream.seq,
            offices=(preview.peer.office_name,),
            subject="; ".join(titles),
            file_name=preview.source.name,
            place=str(preview.source.parent),
            at=self.clock.now(),
            plan_id=preview.plans[0].plan.id if preview.plans else "",
        )
        ack = Ack(row.installation, stream.epoch, stream.seq, package.package_id, "applied")
        plans = tuple(item.received for item in preview.plans)
        self.store.apply(Arrival(row, plans, ack, row.subject))
        with contextlib.suppress(OSError):  # it is imported; the name of the copy matters less
            preview.copy.replace(self.inbox / f"{package.package_id}.kehoach")
        return ImportSummary(
            package_id=package.package_id,
            sender=preview.peer.office_name,
            seq=stream.seq,
            new_plans=tuple(p.plan.title for p in preview.plans if p.replaces is None),
            changed_plans=tuple(p.plan.title for p in preview.plans if p.replaces is not None),
            tasks=preview.tasks,
            records=preview.records,
        )

    def _keep(self, preview: ImportPreview, sha256: str) -> None:
        """Put the signed copy of a plan into the file store."""
        with self._scratch() as scratch:
            self.archive.extract(preview.copy, preview.package, sha256, scratch)
            self.files.add(scratch)

    @contextlib.contextmanager
    def _scratch(self) -> Iterator[Path]:
        path = self.inbox / f"blob-{self.new_id()}"
        try:
            yield path
        finally:
            self.discard(path)

    def _sweep(self, fresh: Path) -> None:
        """Remove what a crash left behind more than a day before `fresh` was written.

        Both times are the file system's own; another window's import of today is not touched.
        """
        with contextlib.suppress(OSError):
            limit = fresh.stat().st_mtime - 86_400
            for left in (*self.inbox.glob("incoming-*"), *self.inbox.glob("blob-*")):
                if left.stat().st_mtime < limit:
                    self.discard(left)

    def discard(self, copy: Path) -> None:
        """Remove a copy of the inbox that is not wanted any more."""
        with contextlib.suppress(OSError):
            copy.unlink(missing_ok=True)


def find_peer(store: ExchangeStore, package: Verified) -> Peer | None:
    """Return the trusted installation that made a package: same id, same office, same key."""
    sender = package.manifest.sender
    for peer in store.peers():
        if (peer.installation, peer.office) == (sender.installation, sender.office):
            return peer if peer.spki == package.spki else None
    return None


def _name_source(error: AppError, source: Path, copy: Path) -> None:
    """Let a refusal name the officer's file, not our copy of it."""
    error.params.setdefault("name", source.name)
    if error.params["name"] == copy.name:
        error.params.update(name=source.name, path=str(source))


def _check_owner(records: list[Record], peer: Peer) -> None:
    """Refuse a package that touches what its sender does not own."""
    for record in records:
        if record.owner != peer.office:
            raise AppError("E-OWNER")
        wanted = SECTIONS.get(record.type)
        if wanted is not None and record.section != wanted:
            raise AppError("E-NOTOURS", detail=record.id)
