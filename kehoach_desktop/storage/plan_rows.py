"""A plan as rows and back; used by the plan store and by the import of packages.

Every function works inside a transaction of its caller.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import operator
import secrets
import sqlite3
from collections.abc import Sequence
from typing import TypeVar

from kehoach_desktop import codec
from kehoach_desktop.domain.plans.plan import Plan, Section
from kehoach_desktop.domain.plans.task import Task
from kehoach_desktop.errors import AppError

T = TypeVar("T")

#: Gives the header's values as a tuple; tuples compare what they share by identity.
_header_of = operator.attrgetter(
    *(field.name for field in dataclasses.fields(Plan) if field.name not in {"sections", "tasks"})
)


@dataclasses.dataclass(frozen=True, slots=True)
class StoredState:
    """What the small row says about a stored plan."""

    stamp: int
    sender: str
    issued: bool
    changed_at: str


def new_stamp() -> int:
    """Return a number that no earlier save of the plan had (63 random bits)."""
    return secrets.randbits(63)


def state_of(connection: sqlite3.Connection, plan_id: str) -> StoredState | None:
    """Return the state of a stored plan, None if there is no such plan."""
    row = connection.execute(
        "SELECT stamp, sender, issued_on IS NOT NULL, changed_at FROM plan WHERE id = ?", (plan_id,)
    ).fetchone()
    return StoredState(row[0], row[1], bool(row[2]), row[3]) if row else None


def read_plan(connection: sqlite3.Connection, plan_id: str) -> Plan | None:
    """Return the stored plan, None if there is none; E-DAMAGED where its data fits no plan."""
    header = connection.execute(
        "SELECT data FROM plan_header WHERE plan_id = ?", (plan_id,)
    ).fetchone()
    if header is None:
        return None
    sections = _data(connection, "plan_section", plan_id)
    tasks = _data(connection, "plan_task", plan_id)
    return dataclasses.replace(
        decode(Plan, header[0]),
        sections=tuple([decode(Section, data) for data in sections]),
        tasks=tuple([decode(Task, data) for data in tasks]),
    )


def decode(kind: type[T], text: str) -> T:
    """Build a stored object; E-DAMAGED where the text is not one of `kind`."""
    try:
        return codec.loads(kind, text)
    except codec.CodecError as error:
        raise AppError("E-DAMAGED", path="", name=kind.__name__, detail=str(error)) from error


def insert_plan(
    connection: sqlite3.Connection, plan: Plan, at: dt.datetime, sender: str = ""
) -> int:
    """Insert a plan that is not there yet and return its stamp."""
    stamp = new_stamp()
    connection.execute(
        "INSERT INTO plan (id, sender, title, year, draft_no, number, issued_on, changed_at, tasks,"
        " stamp) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (plan.id, sender, *_shown(plan), _time(at), len(plan.tasks), stamp),
    )
    connection.execute("INSERT INTO plan_header VALUES (?, ?)", (plan.id, _header(plan)))
    _write_parts(connection, "plan_section", plan.id, plan.sections, ())
    _write_parts(connection, "plan_task", plan.id, plan.tasks, ())
    return stamp


def update_plan(connection: sqlite3.Connection, plan: Plan, previous: Plan, at: dt.datetime) -> int:
    """Write what differs from `previous`, which is what is stored, and return the new stamp."""
    stamp = new_stamp()
    if header_differs(plan, previous):
        connection.execute(
            "UPDATE plan_header SET data = ? WHERE plan_id = ?", (_header(plan), plan.id)
        )
        connection.execute(
            "UPDATE plan SET title = ?, year = ?, draft_no = ?, number = ?, issued_on = ?,"
            " changed_at = ?, tasks = ?, stamp = ? WHERE id = ?",
            (*_shown(plan), _time(at), len(plan.tasks), stamp, plan.id),
        )
    else:
        connection.execute(
            "UPDATE plan SET changed_at = ?, tasks = ?, stamp = ? WHERE id = ?",
            (_time(at), len(plan.tasks), stamp, plan.id),
        )
    _write_parts(connection, "plan_section", plan.id, plan.sections, previous.sections)
    _write_parts(connection, "plan_task", plan.id, plan.tasks, previous.tasks)
    return stamp


def header_differs(plan: Plan, other: Plan) -> bool:
    """Say whether anything but sections and tasks differs; what is shared is not compared."""
    return bool(_header_of(plan) != _header_of(other))


def _write_parts(
    connection: sqlite3.Connection,
    table: str,
    plan_id: str,
    parts: Sequence[Section | Task],
    before: Sequence[Section | Task],
) -> None:
    if parts is before:
        return
    old = {part.id: (position, part) for position, part in enumerate(before)}
    if len(old) != len(before) or len({part.id for part in parts}) != len(parts):
        raise ValueError(f"two parts of plan {plan_id} share an id")
    for gone in old.keys() - {part.id for part in parts}:
        connection.execute(f"DELETE FROM {table} WHERE plan_id = ? AND id = ?", (plan_id, gone))
    for position, part in enumerate(parts):
        was_at, was = old.get(part.id, (-1, None))
        if was is part or was == part:
            if was_at != position:
                connection.execute(
                    f"UPDATE {table} SET position = ? WHERE plan_id = ? AND id = ?",
                    (position, plan_id, part.id),
                )
            continue
        connection.execute(
            f"INSERT INTO {table} (plan_id, id, position, data) VALUES (?, ?, ?, ?)"
            " ON CONFLICT DO UPDATE SET position = excluded.position, data = excluded.data",
            (plan_id, part.id, position, codec.dumps(part)),
        )


def _data(connection: sqlite3.Connection, table: str, plan_id: str) -> list[str]:
    rows = connection.execute(
        f"SELECT data FROM {table} WHERE plan_id = ? ORDER BY position", (plan_id,)
    )
    return [row[0] for row in rows]


def _shown(plan: Plan) -> tuple[str, int, int, str, str | None]:
    number = plan.issue.number if plan.issue else ""
    date = plan.issue.date.isoformat() if plan.issue else None
    return plan.title, plan.year, plan.draft_no, number, date


def _header(plan: Plan) -> str:
    return codec.dumps(dataclasses.replace(plan, sections=(), tasks=()))


def _time(at: dt.datetime) -> str:
    return at.isoformat(timespec="seconds")
