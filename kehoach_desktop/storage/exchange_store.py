"""Identity, trust, streams and the ledger (`services.ports.exchange_store.ExchangeStore`)."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Mapping
from typing import Any

from kehoach_desktop import codec
from kehoach_desktop.domain.exchange import (
    Ack,
    Arrival,
    Direction,
    Environment,
    Identity,
    LedgerRow,
    LedgerState,
    PackageKind,
    Peer,
    ReceivedPlan,
    Stream,
    StreamPoint,
)
from kehoach_desktop.errors import AppError
from kehoach_desktop.storage.database import Database
from kehoach_desktop.storage.plan_rows import insert_plan, read_plan, state_of, update_plan

_LEDGER = (
    "id, direction, state, kind, installation, epoch, seq, offices, subject, file_name, place, at,"
    " plan_id"
)


class SqlExchangeStore:
    """What this installation is, whom it trusts, what it sent and what it took in."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def identity(self) -> Identity | None:
        """Return who this installation is, None before the first use."""
        with self._database.read() as connection:
            return _identity(connection)

    def save_identity(self, identity: Identity) -> None:
        """Store or replace the identity; a new installation id starts a new own stream."""
        with self._database.write() as connection:
            connection.execute("DELETE FROM identity")
            connection.execute(
                "INSERT INTO identity (only, installation, office, spki, fingerprint, epoch)"
                " VALUES (1, ?, ?, ?, ?, ?)",
                (
                    identity.installation,
                    identity.office,
                    identity.spki,
                    identity.fingerprint,
                    identity.epoch,
                ),
            )
            data = codec.dumps([identity.office, identity.fingerprint, identity.epoch])
            self._database.remember(connection, "identity-saved", identity.installation, data)

    def peers(self) -> list[Peer]:
        """Return the trusted installations, the last trusted first."""
        with self._database.read() as connection:
            rows = connection.execute(
                "SELECT installation, office, office_name, spki, fingerprint, trusted_at, env"
                " FROM peer ORDER BY trusted_at DESC, installation"
            ).fetchall()
        return [
            Peer(
                installation=row[0],
                office=row[1],
                office_name=row[2],
                spki=row[3],
                fingerprint=row[4],
                trusted_at=dt.datetime.fromisoformat(row[5]),
                env=Environment(row[6]),
            )
            for row in rows
        ]

    def trust(self, peer: Peer) -> None:
        """Insert a trusted installation, or replace the one with the same installation id."""
        with self._database.write() as connection:
            connection.execute("DELETE FROM peer WHERE installation = ?", (peer.installation,))
            connection.execute(
                "INSERT INTO peer (installation, office, office_name, spki, fingerprint,"
                " trusted_at, env) VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    peer.installation,
                    peer.office,
                    peer.office_name,
                    peer.spki,
                    peer.fingerprint,
                    peer.trusted_at.isoformat(timespec="seconds"),
                    peer.env.value,
                ),
            )
            data = codec.dumps([peer.office_name, peer.fingerprint])
            self._database.remember(
                connection, "peer-trusted", peer.installation, data, peer.trusted_at
            )

    def last_export(self) -> Stream:
        """Return place and package id of our last package: `Stream(epoch, seq, prev=its id)`.

        `Stream(identity.epoch, 0, "")` when this installation has made none in its epoch.
        """
        with self._database.read() as connection:
            return _last_export(connection)

    def begin_export(self, row: LedgerRow, after: Stream) -> None:
        """Take the next place of the own stream and store `row` (state DRAFT), atomically.

        E-CHANGED when `last_export()` is no longer `after`: another window took the place.
        """
        with self._database.write() as connection:
            if _last_export(connection) != after:
                raise AppError("E-CHANGED")
            _insert_ledger(connection, row)
            self._database.remember(connection, "package-drafted", row.id, at=row.at)

    def set_state(self, package_id: str, state: LedgerState, at: dt.datetime) -> None:
        """Move an outgoing row on to `state`; the history of states is kept. KeyError: no row."""
        with self._database.write() as connection:
            row = connection.execute(
                "SELECT state FROM ledger WHERE id = ? AND direction = 'out'", (package_id,)
            ).fetchone()
            if row is None:
                raise KeyError(package_id)
            connection.execute(
                "UPDATE ledger SET state = ?, at = ? WHERE id = ?",
                (state.value, at.isoformat(timespec="seconds"), package_id),
            )
            data = codec.dumps([row[0], state.value])
            self._database.remember(connection, "package-state", package_id, data, at)

    def seen(self, installation: str) -> Mapping[StreamPoint, str]:
        """Return the places of that installation's packages applied here → package id."""
        with self._database.read() as connection:
            rows = connection.execute(
                "SELECT epoch, seq, id FROM ledger WHERE direction = 'in' AND installation = ?",
                (installation,),
            ).fetchall()
        return {StreamPoint(epoch, seq): package_id for epoch, seq, package_id in rows}

    def row(self, package_id: str) -> LedgerRow | None:
        """Return the ledger line of a package, None if it is not in the ledger."""
        with self._database.read() as connection:
            row = connection.execute(
                f"SELECT {_LEDGER} FROM ledger WHERE id = ?", (package_id,)
            ).fetchone()
        return _ledger_row(row) if row else None

    def ledger(self) -> list[LedgerRow]:
        """Return the ledger, the latest line first."""
        with self._database.read() as connection:
            rows = connection.execute(
                f"SELECT {_LEDGER} FROM ledger ORDER BY at DESC, rowid DESC"
            ).fetchall()
        return [_ledger_row(row) for row in rows]

    def received_plan(self, plan_id: str) -> ReceivedPlan | None:
        """Return the received plan with that id, with owner and revision; None if there is none."""
        with self._database.read() as connection:
            row = connection.execute(
                "SELECT owner, owner_name, epoch, rev FROM received WHERE plan_id = ?", (plan_id,)
            ).fetchone()
            plan = read_plan(connection, plan_id) if row else None
        return ReceivedPlan(plan, *row) if plan else None

    def owns_plan(self, plan_id: str) -> bool:
        """Say whether that id is a plan of this office itself."""
        with self._database.read() as connection:
            state = state_of(connection, plan_id)
        return state is not None and not state.sender

    def apply(self, arrival: Arrival) -> None:
        """Store plans, ledger row, stream place, ack and audit row, all or nothing.

        E-AGAIN when the package id is in the ledger already, E-FORK when another package holds
        its place, E-FROZEN when a plan of `arrival` is one of this office's own, E-OWNER when it
        came from a different office before. The plans show in `PlanStore.rows()` with their
        sender.
        """
        row = arrival.row
        with self._database.write() as connection:
            if connection.execute("SELECT 1 FROM ledger WHERE id = ?", (row.id,)).fetchone():
                raise AppError("E-AGAIN", seq=row.seq, package_id=row.id)
            if connection.execute(
                "SELECT 1 FROM ledger WHERE direction = ? AND installation = ? AND epoch = ?"
                " AND seq = ?",
                (row.direction.value, row.installation, row.epoch, row.seq),
            ).fetchone():
                raise AppError("E-FORK", seq=row.seq)
            for received in arrival.plans:
                _store_received(connection, received, row.at)
            _insert_ledger(connection, row)
            ack = arrival.ack
            connection.execute(
                "INSERT INTO ack (installation, epoch, seq, manifest, result)"
                " VALUES (?, ?, ?, ?, ?)",
                (ack.installation, ack.epoch, ack.seq, ack.manifest, ack.result),
            )
            data = codec.dumps([arrival.summary, [item.plan.id for item in arrival.plans]])
            self._database.remember(connection, "package-applied", row.id, data, row.at)

    def acks(self) -> list[Ack]:
        """Return the receipts that wait for our next package, first one first."""
        with self._database.read() as connection:
            rows = connection.execute(
                "SELECT installation, epoch, seq, manifest, result FROM ack ORDER BY id"
            ).fetchall()
        return [Ack(*row) for row in rows]


def _identity(connection: sqlite3.Connection) -> Identity | None:
    row = connection.execute(
        "SELECT installation, office, spki, fingerprint, epoch FROM identity"
    ).fetchone()
    return Identity(*row) if row else None


def _last_export(connection: sqlite3.Connection) -> Stream:
    identity = _identity(connection)
    if identity is None:
        return Stream(1, 0)
    row = connection.execute(
        "SELECT epoch, seq, id FROM ledger WHERE direction = 'out' AND installation = ?"
        " AND epoch = ? ORDER BY seq DESC LIMIT 1",
        (identity.installation, identity.epoch),
    ).fetchone()
    return Stream(*row) if row else Stream(identity.epoch, 0)


def _insert_ledger(connection: sqlite3.Connection, row: LedgerRow) -> None:
    connection.execute(
        f"INSERT INTO ledger ({_LEDGER}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            row.id,
            row.direction.value,
            row.state.value,
            row.kind.value,
            row.installation,
            row.epoch,
            row.seq,
            codec.dumps(row.offices),
            row.subject,
            row.file_name,
            row.place,
            row.at.isoformat(timespec="seconds"),
            row.plan_id,
        ),
    )


def _ledger_row(row: tuple[Any, ...]) -> LedgerRow:
    return LedgerRow(
        id=row[0],
        direction=Direction(row[1]),
        state=LedgerState(row[2]),
        kind=PackageKind(row[3]),
        installation=row[4],
        epoch=row[5],
        seq=row[6],
        offices=tuple(json.loads(row[7])),
        subject=row[8],
        file_name=row[9],
        place=row[10],
        at=dt.datetime.fromisoformat(row[11]),
        plan_id=row[12],
    )


def _store_received(
    connection: sqlite3.Connection, received: ReceivedPlan, at: dt.datetime
) -> None:
    plan = received.plan
    sender = received.owner_name or received.owner
    state = state_of(connection, plan.id)
    if state is not None and not state.sender:
        raise AppError("E-FROZEN", plan_id=plan.id)
    previous = read_plan(connection, plan.id)
    if previous is None:
        insert_plan(connection, plan, at, sender=sender)
    else:
        owner = connection.execute(
            "SELECT owner FROM received WHERE plan_id = ?", (plan.id,)
        ).fetchone()
        if owner is None or owner[0] != received.owner:
            raise AppError("E-OWNER", plan_id=plan.id)
        update_plan(connection, plan, previous, at)
        connection.execute("UPDATE plan SET sender = ?, laid = 0 WHERE id = ?", (sender, plan.id))
    connection.execute(
        "INSERT INTO received (plan_id, owner, owner_name, epoch, rev) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT DO UPDATE SET owner_name = excluded.owner_name, epoch = excluded.epoch,"
        " rev = excluded.rev",
        (plan.id, received.owner, received.owner_name, received.epoch, received.rev),
    )
