"""Open work moved from one agency to another (`services.ports.moves.MoveStore`)."""

from __future__ import annotations

import dataclasses
import datetime as dt
import sqlite3
from collections.abc import Sequence

from kehoach_desktop import codec
from kehoach_desktop.domain.plans.task import Doer, Task
from kehoach_desktop.services.ports.moves import Moved
from kehoach_desktop.storage.database import Database
from kehoach_desktop.storage.task_lines import lead_of, put_lines, put_loose_doers, task_of

_LINES = """
    SELECT line.id, coalesce(line.plan_id, ''), coalesce(plan.title, ''), line.number, line.data,
        doer.role
    FROM task_doer AS doer
    JOIN task_line AS line ON line.id = doer.line_id
    LEFT JOIN plan ON plan.id = line.plan_id
    WHERE doer.name = ? AND coalesce(plan.sender, '') = ''
        AND EXISTS (SELECT 1 FROM turn WHERE turn.line_id = line.id AND turn.outcome = 0)
    ORDER BY plan.year, line.plan_id, line.number, line.id, doer.role
    """


class SqlMoveStore:
    """Rewrites the followed task (`task_line`) and its open turns; the printed plan stays."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def preview(self, old: str, new: str) -> list[Moved]:
        """Return what would move from the agency named `old` to the one named `new`."""
        with self._database.read() as connection:
            return [_moved(connection, row, old, new) for row in connection.execute(_LINES, (old,))]

    def move(self, old: str, new: Doer, at: dt.datetime) -> list[Moved]:
        """Move it, all or nothing, and return what was moved."""
        with self._database.write() as connection:
            rows = connection.execute(_LINES, (old,)).fetchall()
            moved = [_moved(connection, row, old, new.name) for row in rows]
            for line in {row[0]: row for row in rows}.values():
                self._move_line(connection, line, old, new, at)
        return moved

    def _move_line(
        self,
        connection: sqlite3.Connection,
        row: Sequence[object],
        old: str,
        new: Doer,
        at: dt.datetime,
    ) -> None:
        line, plan_id, number = row[0], str(row[1]), row[3]
        before = task_of(str(row[4]))
        task = _with(before, old, new)
        if plan_id:
            assert isinstance(number, int)
            put_lines(connection, plan_id, [(number, task)])
        else:
            put_loose_doers(connection, task)
        if any(unit.name == old for unit in before.units):
            connection.execute(
                "DELETE FROM turn WHERE line_id = ? AND unit = ? AND outcome = 0 AND note = ''"
                " AND due IN (SELECT due FROM turn WHERE line_id = ? AND unit = ?)",
                (line, old, line, new.name),
            )
            connection.execute(
                "UPDATE OR IGNORE turn SET unit = ?, doer = ? WHERE line_id = ? AND unit = ?"
                " AND outcome = 0",
                (new.name, new.name, line, old),
            )
        connection.execute(
            "UPDATE turn SET doer = ? WHERE line_id = ? AND unit = '' AND outcome = 0",
            (lead_of(task), line),
        )
        data = codec.dumps([old, f"{before.title}: {old} → {new.name}"])
        self._database.remember(connection, "task-moved", plan_id or task.id, data, at)


def _moved(connection: sqlite3.Connection, row: Sequence[object], old: str, new: str) -> Moved:
    line, plan_id, plan_title, number, data, role = row
    turns = merged = 0
    if role == "unit":
        turns, merged = connection.execute(
            "SELECT count(*), coalesce(sum(EXISTS (SELECT 1 FROM turn AS other WHERE"
            " other.line_id = turn.line_id AND other.unit = ? AND other.due = turn.due)), 0)"
            " FROM turn WHERE line_id = ? AND unit = ? AND outcome = 0",
            (new, line, old),
        ).fetchone()
    else:
        (turns,) = connection.execute(
            "SELECT count(*) FROM turn WHERE line_id = ? AND outcome = 0", (line,)
        ).fetchone()
    assert isinstance(number, int)
    title = task_of(str(data)).title
    return Moved(str(plan_id), str(plan_title), number, title, str(role), turns, merged)


def _with(task: Task, old: str, new: Doer) -> Task:
    """Return the task with the new agency in the old one's place, named once."""

    def renamed(doers: tuple[Doer, ...]) -> tuple[Doer, ...]:
        found = (new if doer.name == old else doer for doer in doers)
        return tuple({doer.name: doer for doer in found}.values())

    return dataclasses.replace(
        task,
        leads=renamed(task.leads),
        coordinators=renamed(task.coordinators),
        units=renamed(task.units),
    )
