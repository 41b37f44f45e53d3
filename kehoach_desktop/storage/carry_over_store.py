"""Guides of plans carried over, in the database (`services.ports.carry_over.CarryOverStore`)."""

from __future__ import annotations

from kehoach_desktop import codec
from kehoach_desktop.domain.sources.carry_over import CarryOver
from kehoach_desktop.errors import AppError
from kehoach_desktop.storage.database import Database
from kehoach_desktop.storage.plan_rows import decode, state_of


class SqlCarryOverStore:
    """A row a draft; it goes with its plan."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def load(self, plan_id: str) -> CarryOver | None:
        """Return the guide of a draft, None where it was not carried over; E-DAMAGED."""
        with self._database.read() as connection:
            row = connection.execute(
                "SELECT data FROM carry_over WHERE plan_id = ?", (plan_id,)
            ).fetchone()
        return decode(CarryOver, row[0]) if row else None

    def save(self, carried: CarryOver) -> None:
        """Store the guide of a stored draft; E-NO-PLAN."""
        with self._database.write() as connection:
            if state_of(connection, carried.plan_id) is None:
                raise AppError("E-NO-PLAN", plan_id=carried.plan_id)
            connection.execute(
                "INSERT INTO carry_over VALUES (?, ?) ON CONFLICT (plan_id) DO UPDATE"
                " SET data = excluded.data",
                (carried.plan_id, codec.dumps(carried)),
            )

    def open_guides(self) -> list[CarryOver]:
        """Return every guide that is there."""
        with self._database.read() as connection:
            rows = connection.execute("SELECT data FROM carry_over ORDER BY plan_id").fetchall()
        return [decode(CarryOver, row[0]) for row in rows]
