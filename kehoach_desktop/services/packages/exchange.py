"""Sending and receiving between offices: introduce, trust, export, inspect, preview, import.

"Đã gửi" is never said of a file that was only written: an export ends as "đã lưu ra USB hoặc thư
mục (đã đọc lại)" (`LedgerState.SAVED`).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kehoach_desktop.domain.display_name import MEDIA_TYPES, display_name
from kehoach_desktop.domain.exchange import (
    BlobRole,
    Direction,
    Identity,
    LedgerRow,
    LedgerState,
    PackageKind,
    Peer,
    Recipient,
    Sender,
    Stream,
    Verified,
)
from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.errors import AppError
from kehoach_desktop.services.packages.covers import plan_cover
from kehoach_desktop.services.packages.exchange_import import (
    Importer,
    ImportPreview,
    ImportSummary,
    find_peer,
)
from kehoach_desktop.services.packages.exchange_parts import (
    ExchangePorts,
    environment,
    free_name,
    slug,
)
from kehoach_desktop.services.packages.exchange_records import office_record, plan_records
from kehoach_desktop.services.packages.introductions import Introduction, Introductions
from kehoach_desktop.services.packages.package_reader import Inspection, PackageReader
from kehoach_desktop.services.ports.basics import Reporter
from kehoach_desktop.services.ports.exchange import (
    BlobSource,
    Outgoing,
    SealedPackage,
    Signer,
)
from kehoach_desktop.services.ports.files import Drive
from kehoach_desktop.services.ports.printing import IntroductionCard

#: How often an export tries again when another window takes its place in the stream.
_ATTEMPTS = 5


@dataclass(frozen=True, slots=True)
class Export:
    """A package that was written and read back. `removable`: say that the stick can go now."""

    path: Path
    row: LedgerRow
    size: int
    records: int
    removable: bool


class Exchange:
    """The use cases of the place "Gửi - Nhận"; long ones take a reporter."""

    def __init__(self, ports: ExchangePorts) -> None:
        self._ports = ports
        self._introductions = Introductions(ports)
        self._reader = PackageReader(ports.archive)
        self._importer = Importer(
            store=ports.store,
            archive=ports.archive,
            files=ports.files,
            inbox=ports.inbox,
            clock=ports.clock,
            new_id=ports.new_id,
        )

    # -- who we are, whom we trust (see `introductions`) -------------------------------------

    def identity(self) -> Identity:
        """Return who this installation is; made, with its key, at the first use."""
        return self._introductions.identity()

    def renew_identity(self) -> Identity:
        """Become a new installation with a new key, for a PC whose key is lost (E-NOKEY)."""
        return self._introductions.renew_identity()

    def card(self) -> IntroductionCard:
        """Return what the printed introduction sheet shows."""
        return self._introductions.card()

    def introduce(self, dest: Path, reporter: Reporter | None = None) -> IntroductionCard:
        """Write our introduction into the folder `dest`; the card tells where it lies."""
        return self._introductions.introduce(dest, reporter)

    def read_introduction(self, path: Path, reporter: Reporter | None = None) -> Introduction:
        """Verify an introduction and tell who it is from; nothing is trusted yet."""
        return self._introductions.read(path, reporter)

    def trust(self, path: Path, typed: str) -> Peer:
        """Trust an introduction whose last two groups of digits (or all six) were typed."""
        return self._introductions.trust(path, typed)

    def trusted(self) -> list[Peer]:
        """Return the installations that were introduced, the last one first."""
        return self._ports.store.peers()

    # -- out ----------------------------------------------------------------------------------

    def drives(self) -> list[Drive]:
        """Return the removable drives that are plugged in, with label and free space."""
        return self._ports.drives.removable() if self._ports.drives else []

    def export_plan(
        self,
        plan_id: str,
        offices: Sequence[str],
        dest: Path,
        reporter: Reporter | None = None,
    ) -> Export:
        """Write an issued plan for `offices` (ids of trusted offices) into the folder `dest`.

        The file is written, read back from the medium and verified before it gets its name.
        Raises E-NO-PLAN, E-RECEIVED, E-EXPORT-DRAFT, E-NO-RECIPIENT, E-GONE, E-READONLY, E-FULL,
        E-SPACE, E-REREAD, E-NOKEY, E-PASSWORD, E-CANCELLED.
        """
        plan = self._ports.plans.load(plan_id)
        received = self._ports.store.received_plan(plan_id)
        if received is not None:
            raise AppError("E-RECEIVED", sender=received.owner_name)
        if plan.issue is None:
            raise AppError("E-EXPORT-DRAFT", title=plan.title)
        recipients = self._recipients(offices)
        identity = self.identity()
        signer = self._ports.signer(identity)
        for attempt in range(_ATTEMPTS):
            try:
                return self._export(plan, recipients, identity, signer, dest, reporter)
            except AppError as error:
                if error.code != "E-CHANGED" or attempt == _ATTEMPTS - 1:
                    raise
        raise AssertionError("unreachable")

    def _export(
        self,
        plan: Plan,
        recipients: tuple[Recipient, ...],
        identity: Identity,
        signer: Signer,
        dest: Path,
        reporter: Reporter | None,
    ) -> Export:
        last = self._ports.store.last_export()
        stream = Stream(last.epoch, last.seq + 1, last.prev)
        outgoing = self._plan_package(plan, recipients, identity, stream)
        sealed = self._ports.archive.seal(outgoing, signer)
        number = plan.issue.number if plan.issue else ""
        path = free_name(dest, f"{slug(number)}-{plan.year}-goi-{stream.seq:04d}")
        row = self._row(plan, outgoing, sealed, path)

        def ready() -> None:
            """Take the place in the stream once the file is known to be good."""
            self._ports.store.begin_export(row, last)

        self._ports.archive.write(sealed, path, ready, reporter)
        self._ports.flush(path)
        now = self._ports.clock.now()
        self._ports.store.set_state(row.id, LedgerState.SAVED, now)
        saved = dataclasses.replace(row, state=LedgerState.SAVED, at=now)
        return Export(
            path, saved, sealed.size, len(outgoing.records), self._ports.is_removable(path)
        )

    def _plan_package(
        self, plan: Plan, recipients: tuple[Recipient, ...], identity: Identity, stream: Stream
    ) -> Outgoing:
        office = self._ports.office()
        records = (
            office_record(office, stream.epoch, stream.seq),
            *plan_records(plan, office.id, stream.epoch, stream.seq),
        )
        attachments: tuple[BlobSource, ...] = ()
        if plan.issue is not None and plan.issue.original_sha256:
            extension = plan.issue.original_name.rpartition(".")[2].casefold()
            if extension not in MEDIA_TYPES:
                raise AppError("E-NAME", name=plan.issue.original_name)
            name = display_name(plan.issue.original_name, f"ban-chinh.{extension}")
            media = MEDIA_TYPES[extension]
            source = self._ports.files.path(plan.issue.original_sha256)
            attachments = (BlobSource(BlobRole.ORIGINAL, media, name, source),)
        outgoing = Outgoing(
            kind=PackageKind.SNAPSHOT,
            env=environment(office),
            sender=Sender(office.id, identity.installation, office.committee),
            recipients=recipients,
            stream=stream,
            created=self._ports.clock.now(),
            app=self._ports.app,
            records=records,
            attachments=attachments,
        )
        return self._ports.with_cover(outgoing, plan_cover(outgoing, plan, identity))

    def _row(self, plan: Plan, outgoing: Outgoing, sealed: SealedPackage, path: Path) -> LedgerRow:
        return LedgerRow(
            id=sealed.package_id,
            direction=Direction.OUT,
            state=LedgerState.DRAFT,
            kind=outgoing.kind,
            installation=outgoing.sender.installation,
            epoch=outgoing.stream.epoch,
            seq=outgoing.stream.seq,
            offices=tuple(to.name for to in outgoing.recipients),
            subject=plan.title,
            file_name=path.name,
            place=str(path.parent),
            at=self._ports.clock.now(),
            plan_id=plan.id,
        )

    # -- in -----------------------------------------------------------------------------------

    def inspect(self, path: Path, reporter: Reporter | None = None) -> Inspection:
        """Verify a package and tell what is in it, whoever made it."""
        found = self._reader.inspect(path, reporter)
        return dataclasses.replace(found, package=self._with_trust(found.package))

    def verify(self, path: Path, reporter: Reporter | None = None) -> Verified:
        """Verify a package; `trusted` says whether its key is one of ours or of a trusted PC."""
        return self._with_trust(self._reader.verify(path, reporter))

    def preview(self, path: Path, reporter: Reporter | None = None) -> ImportPreview:
        """Tell what importing a package would change (refusals: `exchange_import`).

        Trust comes first: an office that is not set up knows nobody, so a sound package of
        anybody's is E-UNKNOWN there (`contracts.md`).
        """
        if self._ports.offices.load() is None:
            package = self._reader.verify(path, reporter)
            raise AppError("E-UNKNOWN", sender=package.manifest.sender.name)
        office = self._ports.office()
        return self._importer.preview(path, self.identity(), office, reporter)

    def apply(self, preview: ImportPreview, reporter: Reporter | None = None) -> ImportSummary:
        """Import what was previewed, in one transaction."""
        return self._importer.apply(preview, reporter)

    def discard(self, preview: ImportPreview) -> None:
        """Forget a preview that is not wanted; our copy of the file goes."""
        self._importer.discard(preview.copy)

    def ledger(self) -> list[LedgerRow]:
        """Return the sổ gửi - nhận, the latest line first."""
        return self._ports.store.ledger()

    def _recipients(self, offices: Sequence[str]) -> tuple[Recipient, ...]:
        names = {peer.office: peer.office_name for peer in reversed(self.trusted())}
        unknown = [office for office in offices if office not in names]
        if unknown or not offices:
            raise AppError("E-NO-RECIPIENT", value=", ".join(unknown))
        return tuple(Recipient(office, names[office]) for office in dict.fromkeys(offices))

    def _with_trust(self, package: Verified) -> Verified:
        own = self._ports.store.identity()
        ours = own is not None and own.spki == package.spki
        known = ours or find_peer(self._ports.store, package) is not None
        return dataclasses.replace(package, trusted=known)
