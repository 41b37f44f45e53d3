"""Turn records, lượt thực hiện (`services.ports.TurnStore`)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from kehoach_desktop import codec
from kehoach_desktop.domain.task import Turn
from kehoach_desktop.errors import AppError
from kehoach_desktop.storage.database import Database
from kehoach_desktop.storage.plan_rows import state_of

_COLUMNS = "id, task_id, due, unit, done_on, figure, note, skipped"


class SqlTurnStore:
    """Turns as rows, one per (plan, task, unit, due); what they were before is in the history."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of_plan(self, plan_id: str) -> list[Turn]:
        """Return the recorded turns of a plan's tasks, by due day."""
        with self._database.read() as connection:
            rows = connection.execute(
                f"SELECT {_COLUMNS} FROM turn WHERE plan_id = ? ORDER BY due, task_id, unit",
                (plan_id,),
            ).fetchall()
        return _turns(rows)

    def all(self) -> list[Turn]:
        """Return the recorded turns of every plan, by due day."""
        with self._database.read() as connection:
            rows = connection.execute(
                f"SELECT {_COLUMNS} FROM turn ORDER BY due, task_id, unit"
            ).fetchall()
        return _turns(rows)

    def record(self, plan_id: str, turn: Turn, at: dt.datetime) -> None:
        """Insert or replace the turn with the same (plan, task, unit, due).

        Raises E-NO-PLAN, and E-NOT-ISSUED for a draft of our own: nothing is due under it yet.
        """
        with self._database.write() as connection:
            state = state_of(connection, plan_id)
            if state is None:
                raise AppError("E-NO-PLAN", plan_id=plan_id)
            if not (state.issued or state.sender):
                raise AppError("E-NOT-ISSUED", plan_id=plan_id)
            before = connection.execute(
                f"DELETE FROM turn WHERE plan_id = ? AND task_id = ? AND unit = ? AND due = ?"
                f" RETURNING {_COLUMNS}",
                (plan_id, turn.task_id, turn.unit, turn.due.isoformat()),
            ).fetchall()
            connection.execute(
                f"INSERT INTO turn ({_COLUMNS}, plan_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    turn.id,
                    turn.task_id,
                    turn.due.isoformat(),
                    turn.unit,
                    turn.done_on.isoformat() if turn.done_on else None,
                    turn.figure,
                    turn.note,
                    turn.skipped,
                    plan_id,
                ),
            )
            data = codec.dumps({"before": _turns(before), "after": turn})
            self._database.remember(connection, "turn-recorded", plan_id, data, at)

    def remove(self, turn_id: str) -> None:
        """Take a record back (the history keeps it); E-NO-TURN if there is none."""
        with self._database.write() as connection:
            rows = connection.execute(
                f"DELETE FROM turn WHERE id = ? RETURNING {_COLUMNS}, plan_id", (turn_id,)
            ).fetchall()
            if not rows:
                raise AppError("E-NO-TURN", turn_id=turn_id)
            data = codec.dumps({"before": _turns(row[:-1] for row in rows), "after": None})
            self._database.remember(connection, "turn-removed", rows[0][-1], data)


def _turns(rows: Iterable[tuple[Any, ...]]) -> list[Turn]:
    day = dt.date.fromisoformat
    return [
        Turn(row[0], row[1], day(row[2]), row[3], day(row[4]) if row[4] else None, *row[5:])
        for row in rows
    ]
