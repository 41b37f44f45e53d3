"""A turn as a row and back; used by everything that reads or writes turns.

Every function works inside a transaction of its caller.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kehoach_desktop import codec
from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.domain.plans.task import Figure, Turn
from kehoach_desktop.services.ports.turns import Laid
from kehoach_desktop.storage.plan_rows import read_plan
from kehoach_desktop.storage.search_rows import plan_entries, put_entries, remove
from kehoach_desktop.storage.task_lines import lead_of, line_ids, put_lines, task_of

#: Of a turn joined with its line, in the order that `turn_of` reads.
COLUMNS = (
    "turn.id, line.task_id, turn.due, turn.unit, turn.done_on, turn.figure, turn.note,"
    " turn.skipped, turn.shifted, turn.base, turn.late_entry, turn.act"
)
#: How many values COLUMNS gives.
WIDTH = 12

JOINED = "turn JOIN task_line AS line ON line.id = turn.line_id"

#: Of a turn on which nothing was recorded, noted or shown: a new rhythm may withdraw it.
#: Without the plus SQLite would look through every open turn of the office for each line.
UNTOUCHED = (
    "+outcome = 0 AND note = '' AND NOT EXISTS (SELECT 1 FROM proof WHERE proof.turn_id = turn.id)"
)

#: Task id → the words of its rhythm; then its open turns (task id, unit, due, shifted).
Rules = tuple[dict[str, str], list[list[str]]]

_day = dt.date.fromisoformat


def turn_of(row: Sequence[Any], more: tuple[Figure, ...] = ()) -> Turn:
    """Build a turn from the values of `COLUMNS`."""
    return Turn(
        row[0],
        row[1],
        _day(row[2]),
        row[3],
        _day(row[4]) if row[4] else None,
        row[5],
        row[6],
        row[7],
        _day(row[8]) if row[8] != row[2] else None,
        row[9],
        more,
        bool(row[10]),
        row[11],
    )


def turns_of(connection: sqlite3.Connection, rows: Iterable[Sequence[Any]]) -> list[Turn]:
    """Build turns from rows of `COLUMNS`, each with its further figures."""
    rows = list(rows)
    more = further_figures(connection, [row[0] for row in rows])
    return [turn_of(row, more.get(row[0], ())) for row in rows]


def further_figures(
    connection: sqlite3.Connection, turn_ids: Sequence[str]
) -> Mapping[str, tuple[Figure, ...]]:
    """Return the figures for second and further targets of these turns; most have none."""
    found: dict[str, tuple[Figure, ...]] = {}
    for start in range(0, len(turn_ids), 500):
        some = turn_ids[start : start + 500]
        marks = ", ".join("?" * len(some))
        for turn_id, *figure in connection.execute(
            f"SELECT turn_id, place, value, base FROM turn_figure WHERE turn_id IN ({marks})"
            " ORDER BY turn_id, place",
            some,
        ):
            found[turn_id] = (*found.get(turn_id, ()), Figure(*figure))
    return found


def write_outcome(connection: sqlite3.Connection, turn: Turn) -> None:
    """Store what happened to the turn with that id."""
    connection.execute(
        "UPDATE turn SET shifted = ?, closes = ?, outcome = ?, done_on = ?, figure = ?, base = ?,"
        " note = ?, skipped = ?, late_entry = ?, act = ? WHERE id = ?",
        (
            turn.day.isoformat(),
            turn.closes.isoformat(),
            2 if turn.done_on else 1 if turn.skipped else 0,
            turn.done_on.isoformat() if turn.done_on else None,
            turn.figure,
            turn.base,
            turn.note,
            turn.skipped,
            int(turn.late_entry),
            turn.act,
            turn.id,
        ),
    )
    connection.execute("DELETE FROM turn_figure WHERE turn_id = ?", (turn.id,))
    connection.executemany(
        "INSERT INTO turn_figure VALUES (?, ?, ?, ?)",
        [(turn.id, figure.place, figure.value, figure.base) for figure in turn.more],
    )


def lay_turns(
    connection: sqlite3.Connection, plan_id: str, laid: Laid, plan: Plan | None = None
) -> int:
    """Store the turns of a plan beside what was recorded, and return how many were added.

    `plan` is what is stored, where the caller has it at hand.
    """
    put_lines(connection, plan_id, laid.tasks)
    if laid.whole:
        _make_findable(connection, plan_id, plan)
    lines = line_ids(connection, plan_id)
    since = laid.since.isoformat() if laid.since else ""
    connection.executemany(
        f"DELETE FROM turn WHERE line_id = ? AND due >= ? AND {UNTOUCHED}",
        [(lines[task.id], since) for _, task in laid.tasks],
    )
    if laid.whole:
        kept = {lines[task.id] for _, task in laid.tasks}
        connection.executemany(
            f"DELETE FROM turn WHERE line_id = ? AND {UNTOUCHED}",
            [(line,) for line in lines.values() if line not in kept],
        )
    leads = {task.id: lead_of(task) for _, task in laid.tasks}
    before = connection.total_changes
    days = {day: day.isoformat() for turn in laid.turns for day in (turn.due, turn.shifted)}
    connection.executemany(
        "INSERT OR IGNORE INTO turn (id, line_id, unit, due, shifted, closes, doer)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (
                turn.id,
                lines[turn.task_id],
                turn.unit,
                due := days[turn.due],
                shifted := days[turn.shifted],
                max(due, shifted),
                turn.unit or leads[turn.task_id],
            )
            for turn in laid.turns
        ],
    )
    added = connection.total_changes - before
    connection.execute("UPDATE plan SET laid = 1 WHERE id = ?", (plan_id,))
    return added


def rules_of(connection: sqlite3.Connection, plan_id: str, laid: Laid) -> Rules:
    """Return by which words the tasks of `laid` are followed, and their open turns."""
    lines = line_ids(connection, plan_id)
    phrases: dict[str, str] = {}
    turns: list[list[str]] = []
    for _, task in laid.tasks:
        line = lines.get(task.id)
        if line is None:
            continue
        (data,) = connection.execute("SELECT data FROM task_line WHERE id = ?", (line,)).fetchone()
        phrases[task.id] = task_of(data).schedule_text
        found = connection.execute(
            f"SELECT unit, due, shifted FROM turn WHERE line_id = ? AND {UNTOUCHED}", (line,)
        )
        turns += [[task.id, *row] for row in found]
    return phrases, turns


def relaid(before: Rules, after: Rules) -> str:
    """Return as JSON what is no longer as it was, before and after."""
    sides = []
    for (phrases, turns), (other_phrases, other_turns) in ((before, after), (after, before)):
        others = {tuple(turn) for turn in other_turns}
        sides.append(
            {
                "phrases": {k: v for k, v in phrases.items() if other_phrases.get(k) != v},
                "turns": [turn for turn in turns if tuple(turn) not in others],
            }
        )
    return codec.dumps({"before": sides[0], "after": sides[1]})


def _make_findable(connection: sqlite3.Connection, plan_id: str, plan: Plan | None) -> None:
    plan = plan or read_plan(connection, plan_id)
    if plan is not None:
        remove(connection, "plan_id = ? AND kind IN ('plan', 'section', 'task')", [(plan_id,)])
        put_entries(connection, plan_entries(plan))
