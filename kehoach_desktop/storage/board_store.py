"""The board: turns of all plans as one list (`services.ports.turns.BoardStore`).

Filtering, sorting and counting are SQL's work. Ids come first, rows a page at a time, so that a
list of a hundred thousand turns opens as fast as one of a hundred.
"""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from kehoach_desktop.domain.plans.task import TurnState
from kehoach_desktop.domain.vntext import fold
from kehoach_desktop.domain.work.urgent import state_at
from kehoach_desktop.services.ports.turns import BoardFilter, BoardOrder, BoardRow
from kehoach_desktop.storage.board_filter import board_filter
from kehoach_desktop.storage.database import Database
from kehoach_desktop.storage.task_lines import task_of
from kehoach_desktop.storage.turn_rows import COLUMNS, JOINED, WIDTH, turn_of, turns_of

#: Most values that one statement may carry on every SQLite.
_MOST_VALUES = 500

#: Late ones first, then by day: the order of the index `turn_board`.
_URGENCY = "turn.outcome {0}, turn.closes {0}, turn.line_id {0}, turn.rowid {0}"
_ORDERS = {
    BoardOrder.STATE: _URGENCY,
    BoardOrder.DUE: "turn.due {0}, turn.line_id {0}, turn.rowid {0}",
    BoardOrder.TITLE: "plan.title {0}, line.plan_id {0}, line.number {0}, turn.due, turn.rowid",
    BoardOrder.UNIT: "folded(turn.unit) {0}, turn.due, turn.line_id",
    BoardOrder.LEAD: "folded(line.lead) {0}, turn.due, turn.line_id",
    BoardOrder.WITH: "folded(line.helpers) {0}, turn.due, turn.line_id",
    BoardOrder.RESULT: "coalesce(turn.figure, -1) {0}, turn.due, turn.line_id",
    BoardOrder.NOTE: "folded(turn.skipped || turn.note) {0}, turn.due, turn.line_id",
}
_JOINED = {
    BoardOrder.TITLE: f"{JOINED} LEFT JOIN plan ON plan.id = line.plan_id",
    BoardOrder.LEAD: JOINED,
    BoardOrder.WITH: JOINED,
}


_COUNTED = (TurnState.DONE, TurnState.SKIPPED, TurnState.LATE, TurnState.DUE, TurnState.AHEAD)

#: A column a state and not a row: one pass over an index, and nothing is sorted.
_SUMS = (
    "sum(outcome = 2), sum(outcome = 1), sum(outcome = 0 AND closes < :today),"
    " sum(outcome = 0 AND closes >= :today AND shifted <= :today),"
    " sum(outcome = 0 AND closes >= :today AND shifted > :today)"
)
BY_DOER = f"SELECT doer, {_SUMS} FROM turn GROUP BY doer"


class SqlBoardStore:
    """Every question is one statement, answered inside one snapshot."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def ids(
        self,
        wanted: BoardFilter,
        now: dt.datetime,
        order: BoardOrder,
        descending: bool = False,
        most: int = -1,
    ) -> Sequence[int]:
        """Return the places of the turns asked for, in order; `most` of them unless it is -1."""
        by = _ORDERS[order].format("DESC" if descending else "ASC")
        with self._database.read() as connection:
            hours = late_by_hours(connection, now)
            where, values = board_filter(wanted, now.date(), hours=hours)
            rows = connection.execute(
                f"SELECT turn.rowid FROM {_JOINED.get(order, 'turn')} WHERE {where} ORDER BY {by}"
                " LIMIT :most",
                {**values, "most": most},
            ).fetchall()
        return array("q", [row[0] for row in rows])

    def page(self, ids: Sequence[int]) -> list[BoardRow]:
        """Return the turns at these places, in their order; what is gone is left out."""
        found: dict[int, BoardRow] = {}
        with self._database.read() as connection:
            for start in range(0, len(ids), _MOST_VALUES):
                some = tuple(ids[start : start + _MOST_VALUES])
                marks = ", ".join("?" * len(some))
                found |= board_rows(connection, f"turn.rowid IN ({marks})", some)
        return [found[place] for place in ids if place in found]

    def place(self, turn_id: str) -> int:
        """Return the place of a turn, 0 if there is none."""
        with self._database.read() as connection:
            row = connection.execute("SELECT rowid FROM turn WHERE id = ?", (turn_id,)).fetchone()
        return int(row[0]) if row else 0

    def count(self, wanted: BoardFilter, now: dt.datetime) -> int:
        """Return how many turns are asked for."""
        with self._database.read() as connection:
            hours = late_by_hours(connection, now)
            where, values = board_filter(wanted, now.date(), hours=hours)
            row = connection.execute(f"SELECT count(*) FROM turn WHERE {where}", values).fetchone()
        return int(row[0])

    def counts(self, wanted: BoardFilter, now: dt.datetime) -> Mapping[TurnState, int]:
        """Return how many turns are in which state, whatever state is asked for."""
        today = now.date().isoformat()
        where, values = board_filter(wanted, now.date(), with_states=False)
        with self._database.read() as connection:
            numbers = connection.execute(
                f"SELECT {_SUMS} FROM turn WHERE {where}", {**values, "today": today}
            ).fetchone()
            found = Counter(dict(zip(_COUNTED, map(int, (n or 0 for n in numbers)), strict=True)))
            if hours := late_by_hours(connection, now):
                moved = connection.execute(
                    "SELECT turn.shifted <= :today FROM turn WHERE turn.rowid IN"
                    f" (SELECT value FROM json_each(:hours)) AND {where}",
                    {**values, "today": today, "hours": json.dumps(hours)},
                )
                found.update(_moved(bool(due) for (due,) in moved))
        return {state: number for state, number in found.items() if number}

    def by_doer(self, now: dt.datetime) -> Mapping[str, Mapping[TurnState, int]]:
        """Return how many turns each unit has in which state; read off one index alone."""
        today = now.date().isoformat()
        with self._database.read() as connection:
            rows = connection.execute(BY_DOER, {"today": today}).fetchall()
            hours = late_by_hours(connection, now)
            moved = (
                connection.execute(
                    "SELECT doer, shifted <= ? FROM turn WHERE rowid IN"
                    " (SELECT value FROM json_each(?))",
                    (today, json.dumps(hours)),
                ).fetchall()
                if hours
                else []
            )
        counts = {
            doer: {state: number for state, number in zip(_COUNTED, numbers, strict=True) if number}
            for doer, *numbers in rows
        }
        for doer, due in moved:
            found = Counter(counts[doer])
            found.update(_moved([bool(due)]))
            counts[doer] = {state: number for state, number in found.items() if number}
        return counts

    def plans(self) -> list[tuple[str, str]]:
        """Return (id, title) of the plans that have turns, the latest issued first."""
        with self._database.read() as connection:
            return connection.execute(
                "SELECT plan.id, plan.title FROM plan WHERE EXISTS"
                " (SELECT 1 FROM task_line AS line WHERE line.plan_id = plan.id)"
                " ORDER BY plan.year DESC, plan.issued_on DESC, plan.id"
            ).fetchall()

    def agencies(self) -> list[str]:
        """Return the names of everybody who has a part in a task, in alphabetical order."""
        with self._database.read() as connection:
            rows = connection.execute("SELECT DISTINCT name FROM task_doer").fetchall()
        return sorted((row[0] for row in rows), key=fold)


def late_by_hours(connection: sqlite3.Connection, now: dt.datetime) -> list[int]:
    """Return the places of the urgent orders that close today and whose hour is past.

    The hour stands in the task alone (`domain.urgent`); the orders of one day are few.
    """
    today = now.date()
    rows = connection.execute(
        f"SELECT turn.rowid, line.data, {COLUMNS} FROM {JOINED}"
        " WHERE turn.outcome = 0 AND turn.closes = ? AND line.plan_id IS NULL",
        (today.isoformat(),),
    ).fetchall()
    return [
        place
        for place, data, *columns in rows
        if state_at(task_of(data), turn_of(columns), now) is TurnState.LATE
    ]


def _moved(due: Iterable[bool]) -> Counter[TurnState]:
    """Return the change of the counts for orders late by hours that were due, or ahead."""
    change: Counter[TurnState] = Counter()
    for was_due in due:
        change[TurnState.DUE if was_due else TurnState.AHEAD] -= 1
        change[TurnState.LATE] += 1
    return change


def board_rows(
    connection: sqlite3.Connection, where: str, values: Sequence[object]
) -> dict[int, BoardRow]:
    """Return place → row of the turns that `where` (of our own making) takes."""
    rows = connection.execute(
        f"SELECT {COLUMNS}, turn.rowid, line.plan_id, plan.title, line.number, line.data"
        f" FROM {JOINED} LEFT JOIN plan ON plan.id = line.plan_id WHERE {where}",
        tuple(values),
    ).fetchall()
    turns = turns_of(connection, rows)
    return {
        row[WIDTH]: BoardRow(row[-4] or "", row[-3] or "", row[-2], task_of(row[-1]), turn)
        for row, turn in zip(rows, turns, strict=True)
    }
