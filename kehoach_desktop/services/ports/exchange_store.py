"""The port of what the exchange keeps: partners, keys, the ledger."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Protocol

from kehoach_desktop.domain.exchange import (
    Ack,
    Arrival,
    Identity,
    LedgerRow,
    LedgerState,
    Peer,
    ReceivedPlan,
    Stream,
    StreamPoint,
)


class ExchangeStore(Protocol):
    """Identity, trust, streams and the ledger (sổ gửi - nhận) of this data folder.

    Every write is one transaction, on disk when the call returns; E-FULL, E-READONLY, E-LOCKED.
    """

    def identity(self) -> Identity | None:
        """Return who this installation is, None before the first use."""

    def save_identity(self, identity: Identity) -> None:
        """Store or replace the identity; a new installation id starts a new own stream."""

    def peers(self) -> list[Peer]:
        """Return the trusted installations, the last trusted first."""

    def trust(self, peer: Peer) -> None:
        """Insert a trusted installation, or replace the one with the same installation id."""

    def last_export(self) -> Stream:
        """Return place and package id of our last package: `Stream(epoch, seq, prev=its id)`.

        `Stream(identity.epoch, 0, "")` when this installation has made none in its epoch.
        """

    def begin_export(self, row: LedgerRow, after: Stream) -> None:
        """Take the next place of the own stream and store `row` (state DRAFT), atomically.

        E-CHANGED when `last_export()` is no longer `after`: another window took the place.
        """

    def set_state(self, package_id: str, state: LedgerState, at: dt.datetime) -> None:
        """Move an outgoing row on to `state`; the history of states is kept."""

    def seen(self, installation: str) -> Mapping[StreamPoint, str]:
        """Return the places of that installation's packages applied here → package id."""

    def row(self, package_id: str) -> LedgerRow | None:
        """Return the ledger line of a package, None if it is not in the ledger."""

    def ledger(self) -> list[LedgerRow]:
        """Return the ledger, the latest line first."""

    def received_plan(self, plan_id: str) -> ReceivedPlan | None:
        """Return the received plan with that id, with owner and revision; None if there is none."""

    def owns_plan(self, plan_id: str) -> bool:
        """Say whether that id is a plan of this office itself."""

    def apply(self, arrival: Arrival) -> None:
        """Store plans, ledger row, stream place, ack and audit row, all or nothing.

        E-AGAIN when the package id is in the ledger already; E-FROZEN when a plan of `arrival`
        is one of this office's own. The plans show in `PlanStore.rows()` with their sender.
        """

    def acks(self) -> list[Ack]:
        """Return the receipts that wait for our next package, first one first."""
