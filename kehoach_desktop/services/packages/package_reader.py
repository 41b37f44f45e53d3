"""Looking at packages without a data folder: what is in one, and is it whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kehoach_desktop.domain.exchange import BlobRef, BlobRole, Verified
from kehoach_desktop.errors import AppError
from kehoach_desktop.services.packages.exchange_records import plans_of
from kehoach_desktop.services.ports.basics import Reporter
from kehoach_desktop.services.ports.exchange import PackageArchive


@dataclass(frozen=True, slots=True)
class PackagePlan:
    """A plan of a package in one line: title, number ("" for none), how many tasks."""

    id: str
    title: str
    number: str
    tasks: int


@dataclass(frozen=True, slots=True)
class Inspection:
    """What a package holds. `counts` is records by type, `attachments` what can be opened."""

    package: Verified
    counts: Mapping[str, int]
    plans: tuple[PackagePlan, ...]
    attachments: tuple[BlobRef, ...]


class PackageReader:
    """Verifies and shows packages by the key they carry; trust is not asked for."""

    def __init__(self, archive: PackageArchive) -> None:
        self._archive = archive

    def verify(self, path: Path, reporter: Reporter | None = None) -> Verified:
        """Check every byte; AppError with a code of the format if one is wrong."""
        return self._archive.verify(path, reporter)

    def inspect(self, path: Path, reporter: Reporter | None = None) -> Inspection:
        """Return what is in a package; refusals as `verify`."""
        package = self.verify(path, reporter)
        records = self._archive.records(path, package)
        try:
            plans = plans_of(records)
        except AppError as error:
            error.params.setdefault("name", path.name)
            raise
        return Inspection(
            package=package,
            counts=dict(Counter(record.type for record in records)),
            plans=tuple(
                PackagePlan(
                    id=plan.id,
                    title=plan.title,
                    number=plan.issue.number if plan.issue else "",
                    tasks=len(plan.tasks),
                )
                for plan, _ in plans
            ),
            attachments=tuple(
                blob for blob in package.manifest.blobs if blob.role is not BlobRole.RECORDS
            ),
        )


def as_answer(package: Verified) -> dict[str, object]:
    """Return the answer of `kehoach package verify --json` (`contracts.md`)."""
    sender = package.manifest.sender
    return {
        "intact": package.intact,
        "valid": package.valid,
        "trusted": package.trusted,
        "fingerprint": package.fingerprint,
        "package_id": package.package_id,
        "sender": {
            "office": sender.office,
            "installation": sender.installation,
            "name": sender.name,
        },
        "kind": package.manifest.kind.value,
        "seq": package.manifest.stream.seq,
    }
