"""Turn records, lượt thực hiện (`services.ports.turns.TurnStore`)."""

from __future__ import annotations

import dataclasses
import datetime as dt
import sqlite3
from collections.abc import Sequence

from kehoach_desktop import codec
from kehoach_desktop.domain.plans.task import Task, Turn
from kehoach_desktop.errors import AppError
from kehoach_desktop.services.ports.turns import BoardRow, Laid, Succession
from kehoach_desktop.storage.board_store import board_rows
from kehoach_desktop.storage.database import Database
from kehoach_desktop.storage.plan_rows import read_plan, state_of
from kehoach_desktop.storage.proof_store import refuse_without_proof
from kehoach_desktop.storage.search_rows import put_note
from kehoach_desktop.storage.succession import plan_before
from kehoach_desktop.storage.task_lines import put_lines, task_of
from kehoach_desktop.storage.turn_rows import (
    COLUMNS,
    JOINED,
    UNTOUCHED,
    lay_turns,
    relaid,
    rules_of,
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

    def untouched(self, plan_id: str, task_id: str, since: dt.date) -> list[Turn]:
        """Return a task's turns from `since` on with nothing recorded, noted or shown, by day."""
        with self._database.read() as connection:
            return turns_of(
                connection,
                connection.execute(
                    f"SELECT {COLUMNS} FROM {JOINED} WHERE line.plan_id = ? AND line.task_id = ?"
                    f" AND turn.due >= ? AND {UNTOUCHED} ORDER BY turn.due, turn.rowid",
                    (plan_id, task_id, since.isoformat()),
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

        A day that was not laid out becomes a turn of its own. `plan_id` is "" for work outside of
        any plan. Raises E-NO-PLAN, E-NO-TASK, and E-NOT-ISSUED for a draft: nothing is due yet.
        """
        self.record_all([(plan_id, turn)], at)

    def record_all(self, turns: Sequence[tuple[str, Turn]], at: dt.datetime) -> None:
        """Store what happened to several turns (plan id, turn), all of them or none."""
        with self._database.write() as connection:
            record_turns(connection, self._database, turns, at)

    def task(self, plan_id: str, task_id: str) -> tuple[int, Task]:
        """Return number and task as it is followed (its rule may be newer); E-NO-TASK."""
        with self._database.read() as connection:
            row = connection.execute(
                "SELECT number, data FROM task_line WHERE plan_id IS ? AND task_id = ?",
                (plan_id or None, task_id),
            ).fetchone()
        if row is None:
            raise AppError("E-NO-TASK", value=task_id)
        return row[0], task_of(row[1])

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
            put_note(connection, plan_id or "", "", before.reopened())
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

    def lay(self, plan_id: str, laid: Laid, at: dt.datetime, what: str = "turns-laid") -> None:
        """Store the turns of a plan in one transaction; `what` stands in the history. E-NO-PLAN.

        Of "rule-changed" and "turns-moved" the history also tells which open turns went and came.
        """
        with self._database.write() as connection:
            if state_of(connection, plan_id) is None:
                raise AppError("E-NO-PLAN", plan_id=plan_id)
            if what == "turns-laid":
                data = codec.dumps([lay_turns(connection, plan_id, laid)])
            else:
                before = rules_of(connection, plan_id, laid)
                lay_turns(connection, plan_id, laid)
                data = relaid(before, rules_of(connection, plan_id, laid))
            self._database.remember(connection, what, plan_id, data, at)

    def follow(self, plan_id: str, before_id: str, kind: Succession) -> None:
        """Note that a draft is to replace or amend an issued plan."""
        with self._database.write() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO plan_link (plan_id, before_id, kind) VALUES (?, ?, ?)",
                (plan_id, before_id, kind.value),
            )

    def before(self, plan_id: str) -> tuple[str, Succession] | None:
        """Return the plan that this one replaces or amends, and which of the two; None alone."""
        with self._database.read() as connection:
            return plan_before(connection, plan_id)


def record_turns(
    connection: sqlite3.Connection,
    database: Database,
    turns: Sequence[tuple[str, Turn]],
    at: dt.datetime,
) -> None:
    """Store what happened to turns (plan id, turn) inside a transaction, and remember it."""
    for plan_id, turn in turns:
        before, after = _write(connection, plan_id, turn)
        data = codec.dumps({"before": [before] if before else [], "after": after})
        database.remember(connection, "turn-recorded", plan_id or turn.task_id, data, at)


def _write(connection: sqlite3.Connection, plan_id: str, turn: Turn) -> tuple[Turn | None, Turn]:
    """Store a turn and return what it was and what it is."""
    line, lead, title = _line(connection, plan_id, turn.task_id)
    key = (line, turn.unit, turn.due.isoformat())
    before = _recorded(connection, "turn.line_id = ? AND unit = ? AND due = ?", key)
    if before is None:
        days = turn.day.isoformat(), turn.closes.isoformat()
        connection.execute(
            "INSERT INTO turn (id, line_id, unit, due, shifted, closes, doer)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (turn.id, *key, *days, turn.unit or lead),
        )
    else:
        turn = dataclasses.replace(turn, id=before.id)
    if turn.done_on is not None and not turn.late_entry and not (before and before.done_on):
        refuse_without_proof(connection, line, turn.id)
    write_outcome(connection, turn)
    if turn.note or turn.skipped or (before and (before.note or before.skipped)):
        put_note(connection, plan_id, title, turn)
    return before, turn


def _line(connection: sqlite3.Connection, plan_id: str, task_id: str) -> tuple[int, str, str]:
    """Return line, lead and title of a task that may be ticked; made if there is none yet."""
    query = "SELECT id, lead, title FROM task_line WHERE plan_id IS ? AND task_id = ?"
    if plan_id:
        state = state_of(connection, plan_id)
        if state is None:
            raise AppError("E-NO-PLAN", plan_id=plan_id)
        if not (state.issued or state.sender):
            raise AppError("E-NOT-ISSUED", plan_id=plan_id)
    row = connection.execute(query, (plan_id or None, task_id)).fetchone()
    if row is None and plan_id:
        plan = read_plan(connection, plan_id)
        if plan is not None and plan.task(task_id) is not None:
            put_lines(connection, plan_id, enumerate(plan.tasks, start=1))
            row = connection.execute(query, (plan_id, task_id)).fetchone()
    if row is None:
        raise AppError("E-NO-TASK", value=task_id)
    return row[0], row[1], row[2]


def _recorded(connection: sqlite3.Connection, where: str, values: Sequence[object]) -> Turn | None:
    rows = connection.execute(f"SELECT {COLUMNS} FROM {JOINED} WHERE {where}", tuple(values))
    return next(iter(turns_of(connection, rows)), None)
