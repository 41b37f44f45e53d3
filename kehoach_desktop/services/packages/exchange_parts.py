"""What the use cases of the exchange share: their ports, and small steps that several take."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from pathlib import Path

from kehoach_desktop.domain.exchange import BlobRole, Environment, Identity
from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.vntext import fold_words
from kehoach_desktop.errors import AppError
from kehoach_desktop.services.ports.basics import Clock, NewId
from kehoach_desktop.services.ports.exchange import (
    BlobSource,
    CoverPrinter,
    CoverSheet,
    KeyStore,
    Outgoing,
    PackageArchive,
    Signer,
)
from kehoach_desktop.services.ports.exchange_store import ExchangeStore
from kehoach_desktop.services.ports.files import Drives, FileStore
from kehoach_desktop.services.ports.office import OfficeStore
from kehoach_desktop.services.ports.plans import PlanStore

SUFFIX = ".kehoach"


@dataclass(frozen=True)
class ExchangePorts:
    """What `Exchange` works with; `app` is the program's name and version, as packages tell it."""

    store: ExchangeStore
    plans: PlanStore
    offices: OfficeStore
    files: FileStore
    archive: PackageArchive
    keys: KeyStore
    inbox: Path
    clock: Clock
    new_id: NewId
    app: str
    drives: Drives | None = None
    cover: CoverPrinter | None = None

    def office(self) -> OfficeProfile:
        """Return our profile; E-NO-OFFICE before the first start was finished."""
        office = self.offices.load()
        if office is None:
            raise AppError("E-NO-OFFICE")
        return office

    def signer(self, identity: Identity) -> Signer:
        """Return our key; E-NOKEY if it is not here or not the one we are known by."""
        signer = self.keys.signer(identity.installation)
        if signer.spki != identity.spki:
            raise AppError("E-NOKEY", installation=identity.installation)
        return signer

    def with_cover(self, outgoing: Outgoing, sheet: CoverSheet) -> Outgoing:
        """Return `outgoing` with its readable first page, where there is a printer for it."""
        if self.cover is None:
            return outgoing
        pdf = self.cover.cover(sheet)
        cover = BlobSource(BlobRole.COVER, "application/pdf", "to-bia.pdf", pdf)
        return dataclasses.replace(outgoing, attachments=(*outgoing.attachments, cover))

    def flush(self, path: Path) -> None:
        """Push the drive of `path`, so that a stick may be pulled out."""
        if self.drives is not None:
            self.drives.flush(path)

    def is_removable(self, path: Path) -> bool:
        """Say whether `path` lies on a removable drive."""
        return self.drives is not None and self.drives.is_removable(path)


def environment(office: OfficeProfile) -> Environment:
    """Return what the packages of an office are: the sample office only trains."""
    return Environment.TRAINING if office.is_sample else Environment.PROD


def refuse_other_environment(found: Environment, office: OfficeProfile) -> None:
    """Raise E-ENV (theirs is training) or E-ENV-REAL (ours is) where the two would mix."""
    if found is not environment(office):
        raise AppError("E-ENV" if found is Environment.TRAINING else "E-ENV-REAL")


def slug(text: str) -> str:
    """Return words for a file name that every system and mail gateway takes."""
    return "-".join(fold_words(text))[:60] or "goi"


def free_name(folder: Path, stem: str) -> Path:
    """Return a name in `folder` that is not taken, so that no older file is written over."""
    path, count = folder / f"{stem}{SUFFIX}", 1
    while path.exists():
        count += 1
        path = folder / f"{stem}-{count}{SUFFIX}"
    return path
