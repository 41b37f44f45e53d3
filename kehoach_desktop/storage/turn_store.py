"""Turn records, lượt thực hiện (`services.ports_turns.TurnStore`)."""

from __future__ import annotations

import dataclasses
import datetime as dt
import sqlite3
from collections.abc import Sequence

from kehoach_desktop import codec
from kehoach_desktop.domain.task import Turn
from kehoach_desktop.errors import AppError
from kehoach_desktop.services.ports_turns import BoardRow, Laid
from kehoach_desktop.storage.board_store import board_rows
from kehoach_desktop.storage.database import Database
from kehoach_desktop.storage.plan_rows import read_plan, state_of
from kehoach_desktop.storage.task_lines import line_ids, loose_line, put_lines
from kehoach_desktop.storage.turn_rows import (
    COLUMNS,
    JOINED,
    lay_turns,
    turns_of,
    write_outcome,
)


class SqlTurnStore:
    """Turns as rows, one per (line of a task, unit, due); the history keeps what they were."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of_plan(self, plan_id: str) -> list[Turn]:
        """Return the turns of a plan's tasks, by due day."""
        with self._database.read() as connection:
            return turns_of(
                connection,
                connection.execute(
                    f"SELECT {COLUMNS} FROM {JOINED} WHERE line.plan_id = ?"
                    " ORDER BY turn.due, line.number, line.id, turn.rowid",
                    (plan_id,),
                ),
            )

    def all(self) -> list[Turn]:
        """Return the turns of every plan that something was recorded on, by due day."""
        with self._database.read() as connection:
            return turns_of(
                connection,
                connection.execute(
                    f"SELECT {COLUMNS} FROM {JOINED} WHERE turn.outcome > 0"
                    " ORDER BY turn.due, line.task_id, turn.unit"
                ),
            )

    def turn(self, turn_id: str) -> BoardRow:
        """Return one turn; E-NO-TURN."""
        with self._database.read() as connection:
            rows = board_rows(connection, "turn.id = ?", (turn_id,))
        if not rows:
            raise AppError("E-NO-TURN", turn_id=turn_id)
        return next(iter(rows.values()))

    def record(self, plan_id: str, turn: Turn, at: dt.datetime) -> None:
        """Store what happened to the turn with the same (task, unit, due); it keeps its id.

        A day that was not laid out becomes a turn of its own.

        Raises E-NO-PLAN, E-NO-TASK, and E-NOT-ISSUED for a draft: nothing is due under it yet.
        """
        with self._database.write() as connection:
            line = self._line(connection, plan_id, turn.task_id)
            key = (line, turn.unit, turn.due.isoformat())
            before = _recorded(connection, "turn.line_id = ? AND unit = ? AND due = ?", key)
            if before is None:
                lead = connection.execute(
                    "SELECT lead FROM task_line WHERE id = ?", (line,)
                ).fetchone()[0]
                connection.execute(
                    "INSERT INTO turn (id, line_id, unit, due, shifted, closes, doer)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?)",
                    (
                        turn.id,
                        *key,
                        turn.day.isoformat(),
                        turn.closes.isoformat(),
                        turn.unit or lead,
                    ),
                )
            else:
                turn = dataclasses.replace(turn, id=before.id)
            write_outcome(connection, turn)
            data = codec.dumps({"before": [before] if before else [], "after": turn})
            subject = plan_id or turn.task_id
            self._database.remember(connection, "turn-recorded", subject, data, at)

    def remove(self, turn_id: str) -> None:
        """Take a record back: the turn is open again (the history keeps it); E-NO-TURN."""
        with self._database.write() as connection:
            before = _recorded(connection, "turn.id = ?", (turn_id,))
            if before is None or not before.is_recorded:
                raise AppError("E-NO-TURN", turn_id=turn_id)
            plan_id = connection.execute(
                f"SELECT line.plan_id FROM {JOINED} WHERE turn.id = ?", (turn_id,)
            ).fetchone()[0]
            write_outcome(connection, before.reopened())
            data = codec.dumps({"before": [before], "after": None})
            self._database.remember(connection, "turn-removed", plan_id or turn_id, data)

    def link(self, turn_ids: Sequence[str], act: str, at: dt.datetime) -> None:
        """Mark turns as one real act ("" takes them apart); E-NO-TURN."""
        with self._database.write() as connection:
            for turn_id in turn_ids:
                changed = connection.execute(
                    "UPDATE turn SET act = ? WHERE id = ?", (act, turn_id)
                ).rowcount
                if not changed:
                    raise AppError("E-NO-TURN", turn_id=turn_id)
            data = codec.dumps(list(turn_ids))
            self._database.remember(connection, "turns-linked", act, data, at)

    def unlaid(self) -> list[str]:
        """Return the plans, issued or received, whose turns are still to be laid out."""
        with self._database.read() as connection:
            rows = connection.execute(
                "SELECT id FROM plan WHERE laid = 0 AND (issued_on IS NOT NULL OR sender <> '')"
                " ORDER BY id"
            ).fetchall()
        return [row[0] for row in rows]

    def lay(self, plan_id: str, laid: Laid, at: dt.datetime) -> None:
        """Store the turns of a plan in one transaction; E-NO-PLAN."""
        with self._database.write() as connection:
            if state_of(connection, plan_id) is None:
                raise AppError("E-NO-PLAN", plan_id=plan_id)
            added = lay_turns(connection, plan_id, laid)
            self._database.remember(connection, "turns-laid", plan_id, codec.dumps(added), at)

    def _line(self, connection: sqlite3.Connection, plan_id: str, task_id: str) -> int:
        """Return the line of a task that may be ticked; it is made if the plan has none yet.

        Without a plan it is the line of work that arose outside of any.
        """
        if not plan_id:
            loose = loose_line(connection, task_id)
            if loose is None:
                raise AppError("E-NO-TASK", value=task_id)
            return loose
        state = state_of(connection, plan_id)
        if state is None:
            raise AppError("E-NO-PLAN", plan_id=plan_id)
        if not (state.issued or state.sender):
            raise AppError("E-NOT-ISSUED", plan_id=plan_id)
        lines = line_ids(connection, plan_id)
        if task_id not in lines:
            plan = read_plan(connection, plan_id)
            if plan is None or plan.task(task_id) is None:
                raise AppError("E-NO-TASK", value=task_id)
            put_lines(connection, plan_id, enumerate(plan.tasks, start=1))
            lines = line_ids(connection, plan_id)
        return lines[task_id]


def _recorded(connection: sqlite3.Connection, where: str, values: Sequence[object]) -> Turn | None:
    rows = connection.execute(f"SELECT {COLUMNS} FROM {JOINED} WHERE {where}", tuple(values))
    return next(iter(turns_of(connection, rows)), None)
