"""The year's work in numbers (`services.ports.year.YearStore`): grouped by SQLite, not by us."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Mapping

from kehoach_desktop.services.ports.year import (
    MonthCount,
    TaskName,
    TaskParts,
    UnitShare,
    YearTask,
)
from kehoach_desktop.storage.board_store import late_by_hours
from kehoach_desktop.storage.database import Database

_LATE = (
    "turn.outcome = 0 AND (turn.closes < :today"
    " OR turn.rowid IN (SELECT value FROM json_each(:hours)))"
)
_OF_YEAR = (
    "turn.due BETWEEN :first AND :last AND (:plan = '' OR turn.line_id IN"
    " (SELECT id FROM task_line WHERE plan_id = :plan))"
)
_MONTHS = (
    "SELECT line_id, CAST(substr(due, 6, 2) AS INTEGER), count(*), sum(outcome <> 0),"
    f" sum({_LATE}), count(DISTINCT due), min(due), max(due)"
    f" FROM turn WHERE {_OF_YEAR} GROUP BY 1, 2"
)
_SHARES = (
    "SELECT line_id, unit, count(*), sum(outcome = 2), sum(outcome = 0 AND closes <= :until),"
    f" sum({_LATE}) FROM turn WHERE {_OF_YEAR} GROUP BY 1, 2"
)


class SqlYearStore:
    """Counts the turns of a year inside one snapshot."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def months(self, plan_id: str, year: int, now: dt.datetime) -> list[YearTask]:
        """Return the tasks of a plan ("" for all) with turns due in `year`, month by month."""
        found: dict[int, list[MonthCount]] = {}
        with self._database.read() as connection:
            values = _values(connection, plan_id, year, now)
            for line, month, turns, closed, late, days, first, last in connection.execute(
                _MONTHS, values
            ):
                ends = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
                found.setdefault(line, []).append(
                    MonthCount(month, turns, closed, late, days, *ends)
                )
            names = _names(connection, plan_id)
        return [YearTask(name, tuple(found[line])) for line, name in names.items() if line in found]

    def parts(self, plan_id: str, year: int, until: dt.date, now: dt.datetime) -> list[TaskParts]:
        """Return who does what in `year`; `until` is the last day of what is due soon."""
        shares: dict[int, list[UnitShare]] = {}
        doers: dict[tuple[int, str], list[str]] = {}
        with self._database.read() as connection:
            values = {**_values(connection, plan_id, year, now), "until": until.isoformat()}
            for line, *share in connection.execute(_SHARES, values):
                shares.setdefault(line, []).append(UnitShare(*share))
            for line, role, name in connection.execute(
                "SELECT line_id, role, name FROM task_doer WHERE role <> 'unit'"
            ):
                doers.setdefault((line, role), []).append(name)
            names = _names(connection, plan_id)
        return [
            TaskParts(
                name,
                tuple(doers.get((line, "lead"), ())),
                tuple(doers.get((line, "helper"), ())),
                tuple(shares[line]),
            )
            for line, name in names.items()
            if line in shares
        ]


def _values(
    connection: sqlite3.Connection, plan_id: str, year: int, now: dt.datetime
) -> dict[str, object]:
    return {
        "plan": plan_id,
        "first": f"{year}-01-01",
        "last": f"{year}-12-31",
        "today": now.date().isoformat(),
        "hours": json.dumps(late_by_hours(connection, now)),
    }


def _names(connection: sqlite3.Connection, plan_id: str) -> Mapping[int, TaskName]:
    """Return line → task, in the order of plans and numbers; no plan comes last."""
    rows = connection.execute(
        "SELECT line.id, coalesce(line.plan_id, ''), line.task_id, line.title, line.lead"
        " FROM task_line AS line LEFT JOIN plan ON plan.id = line.plan_id"
        " WHERE :plan = '' OR line.plan_id = :plan"
        " ORDER BY line.plan_id IS NULL, plan.title, line.plan_id, line.number, line.id",
        {"plan": plan_id},
    )
    return {line: TaskName(*name) for line, *name in rows}
