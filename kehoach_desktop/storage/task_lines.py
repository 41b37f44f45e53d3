"""Tasks as they are followed: a line each, and who has a part in it.

Every function works inside a transaction of its caller.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from functools import lru_cache

from kehoach_desktop import codec
from kehoach_desktop.domain.plans.task import Task
from kehoach_desktop.domain.vntext import fold, nfc
from kehoach_desktop.storage.plan_rows import decode


def put_lines(
    connection: sqlite3.Connection, plan_id: str, numbered: Iterable[tuple[int, Task]]
) -> None:
    """Insert the lines of a plan's tasks, or bring those that are there up to date."""
    numbered = list(numbered)
    connection.executemany(
        "INSERT INTO task_line (plan_id, task_id, number, title, lead, helpers, exact, folded,"
        " data) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (plan_id, task_id) DO UPDATE SET"
        " number = excluded.number, title = excluded.title, lead = excluded.lead,"
        " helpers = excluded.helpers, exact = excluded.exact, folded = excluded.folded,"
        " data = excluded.data",
        [(plan_id, task.id, number, *_shown(task)) for number, task in numbered],
    )
    lines = line_ids(connection, plan_id)
    written = [(lines[task.id],) for _, task in numbered]
    connection.executemany("DELETE FROM task_doer WHERE line_id = ?", written)
    connection.executemany(
        "INSERT OR IGNORE INTO task_doer (line_id, role, name, agency_id) VALUES (?, ?, ?, ?)",
        [(lines[task.id], *doer) for _, task in numbered for doer in _doers(task)],
    )


def put_loose_line(connection: sqlite3.Connection, task: Task, source: str) -> int:
    """Insert the line of a task that belongs to no plan and return its id."""
    line = connection.execute(
        "INSERT INTO task_line (plan_id, task_id, source, number, title, lead, helpers, exact,"
        " folded, data) VALUES (NULL, ?, ?, 0, ?, ?, ?, ?, ?, ?) RETURNING id",
        (task.id, source, *_shown(task)),
    ).fetchone()[0]
    connection.executemany(
        "INSERT OR IGNORE INTO task_doer (line_id, role, name, agency_id) VALUES (?, ?, ?, ?)",
        [(line, *doer) for doer in _doers(task)],
    )
    return int(line)


def put_loose_doers(connection: sqlite3.Connection, task: Task) -> None:
    """Bring the line of a task outside plans up to date, with who has a part in it."""
    connection.execute(
        "UPDATE task_line SET title = ?, lead = ?, helpers = ?, exact = ?, folded = ?, data = ?"
        " WHERE plan_id IS NULL AND task_id = ?",
        (*_shown(task), task.id),
    )
    (line,) = connection.execute(
        "SELECT id FROM task_line WHERE plan_id IS NULL AND task_id = ?", (task.id,)
    ).fetchone()
    connection.execute("DELETE FROM task_doer WHERE line_id = ?", (line,))
    connection.executemany(
        "INSERT OR IGNORE INTO task_doer (line_id, role, name, agency_id) VALUES (?, ?, ?, ?)",
        [(line, *doer) for doer in _doers(task)],
    )


def line_ids(connection: sqlite3.Connection, plan_id: str) -> dict[str, int]:
    """Return task id → line of a plan."""
    rows = connection.execute("SELECT task_id, id FROM task_line WHERE plan_id = ?", (plan_id,))
    return dict(rows.fetchall())


def lead_of(task: Task) -> str:
    """Return the lead agency or agencies in words."""
    return ", ".join(doer.name for doer in task.leads)


@lru_cache(maxsize=4096)
def task_of(data: str) -> Task:
    """Return the task that a line keeps; the same text is read once. E-DAMAGED."""
    return decode(Task, data)


def _shown(task: Task) -> tuple[str, str, str, str, str, str]:
    helpers = ", ".join(doer.name for doer in task.coordinators)
    words = "\n".join((task.title, task.content, lead_of(task), helpers))
    return (
        task.as_listed.title,
        lead_of(task),
        helpers,
        nfc(words).casefold(),
        fold(words),
        codec.dumps(task),
    )


def _doers(task: Task) -> list[tuple[str, str, str]]:
    roles = (("lead", task.leads), ("helper", task.coordinators), ("unit", task.units))
    return [(role, doer.name, doer.agency_id or "") for role, doers in roles for doer in doers]
