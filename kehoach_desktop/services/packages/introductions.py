"""Introducing installations to one another: who we are, whom we trust.

A key belongs to one PC. Another office trusts it after an officer typed the last two groups of its
fingerprint, heard on the phone or read from the stamped sheet: there is no "Yes, trust".
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from pathlib import Path

from kehoach_desktop.domain.exchange import (
    Environment,
    Identity,
    PackageKind,
    Peer,
    Sender,
    Stream,
)
from kehoach_desktop.errors import AppError
from kehoach_desktop.services.packages.covers import introduction_cover
from kehoach_desktop.services.packages.exchange_parts import (
    ExchangePorts,
    environment,
    free_name,
    refuse_other_environment,
    slug,
)
from kehoach_desktop.services.packages.exchange_records import office_record
from kehoach_desktop.services.ports.basics import Reporter
from kehoach_desktop.services.ports.exchange import Outgoing
from kehoach_desktop.services.ports.printing import IntroductionCard


@dataclass(frozen=True, slots=True)
class Introduction:
    """Who somebody says they are. Show `fingerprint` without its last two groups: they are typed.

    `known` is the trusted installation, if it is one already.
    """

    path: Path
    office: str
    office_name: str
    installation: str
    fingerprint: str
    spki: bytes
    env: Environment
    known: Peer | None = None

    @property
    def shown_digits(self) -> str:
        """Return the groups to show; the officer hears or reads the last two elsewhere."""
        return " ".join(self.fingerprint.split()[:4])


class Introductions:
    """The use cases of identity and trust."""

    def __init__(self, ports: ExchangePorts) -> None:
        self._ports = ports

    def identity(self) -> Identity:
        """Return who this installation is; made, with its key, at the first use.

        Raises E-NO-OFFICE before the first start was finished.
        """
        found = self._ports.store.identity()
        return found if found is not None else self.renew_identity()

    def renew_identity(self) -> Identity:
        """Become a new installation with a new key; others must be introduced to it again.

        For a PC whose key is lost (E-NOKEY: the data came from a backup or another PC).
        """
        office = self._ports.office()
        installation = self._ports.new_id()
        spki = self._ports.keys.create(installation).spki
        fingerprint = self._ports.archive.fingerprint(spki)
        identity = Identity(installation, office.id, spki, fingerprint)
        self._ports.store.save_identity(identity)
        return identity

    def card(self) -> IntroductionCard:
        """Return what the printed introduction sheet shows."""
        identity, office = self.identity(), self._ports.office()
        digits = identity.fingerprint.replace(" ", "")
        text = f"KEHOACH1:{identity.installation}:{digits}"
        qr = self._ports.archive.qr(text)
        return IntroductionCard(office.committee, identity.installation, identity.fingerprint, qr)

    def introduce(self, dest: Path, reporter: Reporter | None = None) -> IntroductionCard:
        """Write our introduction into the folder `dest`; the card tells where it lies.

        Raises E-GONE, E-READONLY, E-FULL, E-SPACE, E-REREAD, E-NO-OFFICE, E-NOKEY, E-PASSWORD.
        """
        identity, office = self.identity(), self._ports.office()
        signer = self._ports.signer(identity)
        outgoing = Outgoing(
            kind=PackageKind.INTRODUCTION,
            env=environment(office),
            sender=Sender(office.id, identity.installation, office.committee),
            recipients=(),
            stream=Stream(identity.epoch, 0),
            created=self._ports.clock.now(),
            app=self._ports.app,
            records=(office_record(office, identity.epoch, 0),),
        )
        outgoing = self._ports.with_cover(outgoing, introduction_cover(outgoing, identity))
        sealed = self._ports.archive.seal(outgoing, signer)
        path = free_name(dest, f"gioi-thieu-{slug(office.unit)}")
        self._ports.archive.write(sealed, path, None, reporter)
        self._ports.flush(path)
        return dataclasses.replace(self.card(), path=path)

    def read(self, path: Path, reporter: Reporter | None = None) -> Introduction:
        """Verify an introduction and tell who it is from; nothing is trusted yet.

        Raises the refusals of `verify`, E-NOT-INTRODUCTION, E-OWN, E-ENV, E-KEY, and E-KEY-OTHER
        when the installation is known by another key.
        """
        package = self._ports.archive.verify(path, reporter)
        manifest, sender = package.manifest, package.manifest.sender
        if manifest.kind is not PackageKind.INTRODUCTION:
            raise AppError("E-NOT-INTRODUCTION", path=str(path), name=path.name)
        office = self._ports.office()
        if sender.installation == self.identity().installation:
            raise AppError("E-OWN", seq=0)
        refuse_other_environment(manifest.env, office)
        self._ports.archive.check_key(package.spki)
        known = next(
            (peer for peer in self.trusted() if peer.installation == sender.installation), None
        )
        if known is not None and known.spki != package.spki:
            raise AppError("E-KEY-OTHER", sender=known.office_name)
        return Introduction(
            path=path,
            office=sender.office,
            office_name=sender.name,
            installation=sender.installation,
            fingerprint=package.fingerprint,
            spki=package.spki,
            env=manifest.env,
            known=known,
        )

    def trust(self, path: Path, typed: str) -> Peer:
        """Trust the installation of an introduction whose last two groups of digits were typed.

        `typed` is those 10 digits, or all 30, with or without blanks. Raises E-FINGERPRINT when
        they are others, and as `read`.
        """
        introduction = self.read(path)
        digits = "".join(char for char in typed if not char.isspace() and char not in ".-")
        wanted = introduction.fingerprint.replace(" ", "")
        if digits not in (wanted, wanted[-10:]):
            raise AppError("E-FINGERPRINT", sender=introduction.office_name)
        peer = Peer(
            installation=introduction.installation,
            office=introduction.office,
            office_name=introduction.office_name,
            spki=introduction.spki,
            fingerprint=introduction.fingerprint,
            trusted_at=self._ports.clock.now(),
            env=introduction.env,
        )
        self._ports.store.trust(peer)
        return peer

    def trusted(self) -> list[Peer]:
        """Return the installations that were introduced, the last one first."""
        return self._ports.store.peers()
