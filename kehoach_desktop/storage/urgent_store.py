"""Urgent orders in the database (`services.ports.urgent.UrgentStore`)."""

from __future__ import annotations

import datetime as dt

from kehoach_desktop import codec
from kehoach_desktop.domain.work.urgent import UrgentOrder, task_of_order
from kehoach_desktop.errors import AppError
from kehoach_desktop.storage import kept_rows
from kehoach_desktop.storage.database import Database
from kehoach_desktop.storage.plan_rows import decode
from kehoach_desktop.storage.search_rows import put_entries, task_entry
from kehoach_desktop.storage.task_lines import lead_of, put_loose_line


class SqlUrgentStore:
    """The order is a row of its own; its task and turn stand among all others, without a plan."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, order: UrgentOrder, turn_id: str, at: dt.datetime) -> None:
        """Store an order, its task (without a plan) and its turn, all or nothing."""
        task, day = task_of_order(order), order.deadline.date().isoformat()
        with self._database.write() as connection:
            connection.execute(
                "INSERT INTO urgent_order VALUES (?, ?, ?)",
                (order.id, order.deadline.isoformat(), codec.dumps(order)),
            )
            line = put_loose_line(connection, task, "urgent")
            # The printed hour stands on that very day: an urgent deadline never moves.
            connection.execute(
                "INSERT INTO turn (id, line_id, unit, due, shifted, closes, doer)"
                " VALUES (?, ?, '', ?, ?, ?, ?)",
                (turn_id, line, day, day, day, lead_of(task)),
            )
            put_entries(connection, [task_entry("", task, order.deadline.date())])
            self._database.remember(connection, "order-taken", order.id, codec.dumps(order), at)

    def orders(self) -> list[UrgentOrder]:
        """Return every order, the latest deadline first."""
        with self._database.read() as connection:
            rows = connection.execute(
                "SELECT data FROM urgent_order ORDER BY deadline DESC, id"
            ).fetchall()
        return [decode(UrgentOrder, row[0]) for row in rows]

    def order(self, order_id: str) -> UrgentOrder:
        """Return an order; E-NO-ORDER."""
        with self._database.read() as connection:
            row = connection.execute(
                "SELECT data FROM urgent_order WHERE id = ?", (order_id,)
            ).fetchone()
        if row is None:
            raise AppError("E-NO-ORDER", value=order_id)
        return decode(UrgentOrder, row[0])

    def turn_id(self, order_id: str) -> str:
        """Return the id of an order's turn; E-NO-ORDER."""
        with self._database.read() as connection:
            row = connection.execute(
                "SELECT turn.id FROM turn JOIN task_line AS line ON line.id = turn.line_id"
                " WHERE line.plan_id IS NULL AND line.task_id = ?",
                (order_id,),
            ).fetchone()
        if row is None:
            raise AppError("E-NO-ORDER", value=order_id)
        return str(row[0])

    def delete(self, order_id: str, at: dt.datetime) -> None:
        """Delete an order with its task, its turn and their proofs; the history keeps them."""
        order = self.order(order_id)
        with self._database.write() as connection:
            rows = kept_rows.of_record(connection, "urgent_order", order_id)
            rows |= kept_rows.take_tasks(connection, [order_id])
            connection.execute("DELETE FROM urgent_order WHERE id = ?", (order_id,))
            data = kept_rows.kept(order, rows)
            self._database.remember(connection, "order-deleted", order_id, data, at)

    def change(self, order: UrgentOrder, what: str, at: dt.datetime) -> None:
        """Replace what is known of a stored order (`what` stands in the history); E-NO-ORDER."""
        with self._database.write() as connection:
            row = connection.execute(
                "SELECT data FROM urgent_order WHERE id = ?", (order.id,)
            ).fetchone()
            if row is None:
                raise AppError("E-NO-ORDER", value=order.id)
            connection.execute(
                "UPDATE urgent_order SET data = ? WHERE id = ?", (codec.dumps(order), order.id)
            )
            told = codec.dumps({"before": decode(UrgentOrder, row[0]), "after": order})
            self._database.remember(connection, what, order.id, told, at)
