"""What turns came to: the one home of the figures' queries (`services.ports.progress`)."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence

from kehoach_desktop.services.ports.progress import FigureRow, NoteRow, TaskCount
from kehoach_desktop.storage.database import Database
from kehoach_desktop.storage.task_lines import task_of

_OF_PLAN = "(:plan = '' OR line.plan_id = :plan)"
_OF_TASKS = (
    "line.id IN (SELECT id FROM task_line WHERE plan_id IS nullif(:plan, '')"
    " AND task_id IN (SELECT value FROM json_each(:tasks)))"
)

_TASKS = f"""
    SELECT line.id, coalesce(line.plan_id, ''), coalesce(plan.title, ''), line.number, line.data,
        total(turn.closes BETWEEN :first AND :last),
        total(turn.closes BETWEEN :first AND :last AND turn.outcome = 2),
        total(turn.closes BETWEEN :first AND :last AND turn.outcome = 1),
        total(turn.closes BETWEEN :first AND :last AND (
            turn.outcome = 0 AND turn.closes < :today
            OR turn.outcome = 2 AND turn.late_entry = 0 AND turn.done_on > turn.closes)),
        total(turn.done_on BETWEEN :first AND :last)
    FROM task_line AS line
    LEFT JOIN plan ON plan.id = line.plan_id
    LEFT JOIN turn ON turn.line_id = line.id
    WHERE {_OF_PLAN}
    GROUP BY line.id
    ORDER BY plan.year, plan.issued_on, line.plan_id, line.number, line.id
    """

_FIGURES = f"""
    SELECT turn.line_id, turn.id, turn.unit, turn.done_on, 0, turn.figure, turn.base, turn.act
    FROM turn JOIN task_line AS line ON line.id = turn.line_id
    WHERE turn.outcome = 2 AND turn.done_on BETWEEN :first AND :last AND {_OF_PLAN}
    UNION ALL
    SELECT turn.line_id, turn.id, turn.unit, turn.done_on, more.place, more.value, more.base,
        turn.act
    FROM turn_figure AS more
    JOIN turn ON turn.id = more.turn_id
    JOIN task_line AS line ON line.id = turn.line_id
    WHERE turn.outcome = 2 AND turn.done_on BETWEEN :first AND :last AND {_OF_PLAN}
    ORDER BY 4, 1, 2, 5
    """

_NOTES = f"""
    SELECT turn.line_id, turn.unit, coalesce(turn.done_on, turn.due),
        CASE WHEN turn.skipped <> '' THEN turn.skipped ELSE turn.note END, turn.skipped <> ''
    FROM turn JOIN task_line AS line ON line.id = turn.line_id
    WHERE (turn.note <> '' OR turn.skipped <> '') AND {_OF_PLAN}
        AND (turn.closes BETWEEN :first AND :last OR turn.done_on BETWEEN :first AND :last)
    ORDER BY 3, turn.rowid
    """


class SqlProgressStore:
    """Counts by SQL, so that a year of a hundred communes is summed where it lies."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def tasks(
        self,
        first: dt.date,
        last: dt.date,
        today: dt.date,
        plan_id: str = "",
        task_ids: Sequence[str] | None = None,
    ) -> list[TaskCount]:
        """Return every task with its counts, in the order of plans and tasks."""
        with self._database.read() as connection:
            rows = connection.execute(
                _narrowed(_TASKS, task_ids),
                {
                    "first": first.isoformat(),
                    "last": last.isoformat(),
                    "today": today.isoformat(),
                    "plan": plan_id,
                    "tasks": json.dumps(task_ids),
                },
            ).fetchall()
        return [
            TaskCount(
                line_id=row[0],
                plan_id=row[1],
                plan_title=row[2],
                number=row[3],
                task=task_of(row[4]).as_listed,
                due=int(row[5]),
                done=int(row[6]),
                skipped=int(row[7]),
                late=int(row[8]),
                done_in=int(row[9]),
            )
            for row in rows
        ]

    def figures(
        self,
        first: dt.date,
        last: dt.date,
        plan_id: str = "",
        task_ids: Sequence[str] | None = None,
    ) -> Sequence[FigureRow]:
        """Return the figures of turns done in the span, by day."""
        with self._database.read() as connection:
            rows = connection.execute(
                _narrowed(_FIGURES, task_ids),
                {
                    "first": first.isoformat(),
                    "last": last.isoformat(),
                    "plan": plan_id,
                    "tasks": json.dumps(task_ids),
                },
            ).fetchall()
        day = dt.date.fromisoformat
        return [
            FigureRow(row[0], row[1], row[2], day(row[3]), row[4], row[5], row[6], row[7])
            for row in rows
        ]

    def notes(self, first: dt.date, last: dt.date, plan_id: str = "") -> Sequence[NoteRow]:
        """Return the notes of turns that closed or were done in the span, by day."""
        with self._database.read() as connection:
            rows = connection.execute(
                _NOTES, {"first": first.isoformat(), "last": last.isoformat(), "plan": plan_id}
            ).fetchall()
        return [
            NoteRow(row[0], row[1], dt.date.fromisoformat(row[2]), row[3], bool(row[4]))
            for row in rows
        ]

    def units(self, line_id: int) -> list[str]:
        """Return the units that a group task has turns for, in order."""
        with self._database.read() as connection:
            rows = connection.execute(
                "SELECT unit FROM turn WHERE line_id = ? AND unit <> '' GROUP BY unit"
                " ORDER BY min(rowid)",
                (line_id,),
            ).fetchall()
        return [row[0] for row in rows]


def _narrowed(query: str, task_ids: Sequence[str] | None) -> str:
    """Return the query for some tasks alone; it goes by them (+), not by all that was done."""
    if task_ids is None:
        return query
    return query.replace(_OF_PLAN, _OF_TASKS).replace(
        "turn.outcome = 2 AND", "+turn.outcome = 2 AND"
    )
