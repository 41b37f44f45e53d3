"""Rows as a write transaction changed them, and how they are put back.

SQLite itself tells: triggers in the `temp` schema of our one connection copy every row before and
after into a temporary table (https://www.sqlite.org/undoredo.html), which is emptied before the
transaction ends. They see what foreign keys and REPLACE delete too. Other processes have no such
triggers; nothing of this is in the file.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from kehoach_desktop.storage.search_rows import spellings

#: Rows that no action is made of: the history itself, migrations, who this installation is.
_LEFT_OUT = ("history", "identity", "sqlite_sequence", "_sqlite_migrations")
#: The full-text table and its shadows follow `search_row`.
_SEARCH = "search_word"


class RowChanged(Exception):
    """A row is not as the change left it: somebody else changed it since."""


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row of `table` before (None: it was not there) and after (None: it is gone)."""

    table: str
    rowid: int | None
    old: tuple[Any, ...] | None
    new: tuple[Any, ...] | None

    def reversed(self) -> RowChange:
        """Return the change that takes this one back."""
        return RowChange(self.table, self.rowid, self.new, self.old)


@dataclass(frozen=True, slots=True)
class Shape:
    """How a table is made: its columns, those of its key, those with bytes, whether it has rowids.

    `parents` are (columns here, table, columns there) of its foreign keys.
    """

    name: str
    columns: tuple[str, ...]
    key: tuple[int, ...]
    blobs: frozenset[int]
    has_rowid: bool
    parents: tuple[tuple[tuple[int, ...], str], ...]


def watch(connection: sqlite3.Connection) -> dict[str, Shape]:
    """Begin to copy what write transactions change, and return the tables that are watched."""
    connection.execute("PRAGMA recursive_triggers = ON")  # a REPLACE tells what it deletes
    connection.execute(
        "CREATE TEMP TABLE IF NOT EXISTS row_change"
        " (id INTEGER PRIMARY KEY, name TEXT, place INTEGER, old TEXT, new TEXT)"
    )
    shapes = {shape.name: shape for shape in _shapes(connection)}
    for shape in shapes.values():
        place = {side: f"{side}.rowid" if shape.has_rowid else "NULL" for side in ("OLD", "NEW")}
        old, new = (_copied(shape, side) for side in ("OLD", "NEW"))
        for event, values in (
            ("INSERT", f"{place['NEW']}, NULL, {new}"),
            ("UPDATE", f"{place['NEW']}, {old}, {new}"),
            ("DELETE", f"{place['OLD']}, {old}, NULL"),
        ):
            connection.execute(
                f"CREATE TEMP TRIGGER IF NOT EXISTS watch_{shape.name}_{event.lower()}"
                f" AFTER {event} ON main.{shape.name} BEGIN INSERT INTO row_change"
                f" (name, place, old, new) VALUES ('{shape.name}', {values}); END"
            )
    connection.execute(
        "CREATE TEMP TRIGGER IF NOT EXISTS watch_history AFTER INSERT ON main.history BEGIN"
        " INSERT INTO row_change (name, place) VALUES ('history', NEW.id); END"
    )
    return shapes


def unwatch(connection: sqlite3.Connection) -> None:
    """Stop copying: the tables are about to be replaced."""
    rows = connection.execute(
        "SELECT name FROM temp.sqlite_schema WHERE type = 'trigger' AND name LIKE 'watch_%'"
    ).fetchall()
    for (name,) in rows:
        connection.execute(f"DROP TRIGGER temp.{name}")


def lines_written(connection: sqlite3.Connection) -> list[int]:
    """Return the history lines that the running transaction wrote."""
    rows = connection.execute("SELECT place FROM row_change WHERE name = 'history' ORDER BY id")
    return [row[0] for row in rows]


def rows_changed(connection: sqlite3.Connection, shapes: dict[str, Shape]) -> list[RowChange]:
    """Return what the running transaction changed, in its order."""
    changes: list[RowChange] = []
    for name, place, old, new in connection.execute(
        "SELECT name, place, old, new FROM row_change WHERE name <> 'history' ORDER BY id"
    ):
        if old != new:
            shape = shapes[name]
            changes.append(RowChange(name, place, _values(shape, old), _values(shape, new)))
    return changes


def forget_changes(connection: sqlite3.Connection) -> None:
    """Empty the copies before the transaction ends."""
    connection.execute("DELETE FROM row_change")


def apply(
    connection: sqlite3.Connection, shapes: dict[str, Shape], changes: Sequence[RowChange]
) -> None:
    """Bring each row from `old` to `new`, with foreign keys off (`Database.rewrite`).

    Raises RowChanged where a row is not as `old` says, or would be left without what it hangs on.
    """
    for change in changes:
        shape = shapes[change.table]
        before = _key(shape, change.old or change.new)
        there = connection.execute(
            f"SELECT {', '.join(shape.columns)} FROM {shape.name} WHERE {_where(shape)}", before
        ).fetchone()
        if there != change.old:
            raise RowChanged(change.table)
        if change.old is not None:
            connection.execute(f"DELETE FROM {shape.name} WHERE {_where(shape)}", before)
            _find(connection, shape, change.old, found=False)
        if change.new is not None:
            _insert(connection, shape, change)
            _find(connection, shape, change.new, found=True)
    _check(connection, shapes, changes)


def _insert(connection: sqlite3.Connection, shape: Shape, change: RowChange) -> None:
    names, values = list(shape.columns), list(change.new or ())
    if shape.has_rowid and change.rowid is not None:
        taken = connection.execute(
            f"SELECT 1 FROM {shape.name} WHERE rowid = ?", (change.rowid,)
        ).fetchone()
        if not taken:  # the order of rows without another order is that of their rowids
            names.append("rowid")
            values.append(change.rowid)
    marks = ", ".join("?" * len(values))
    try:
        connection.execute(
            f"INSERT INTO {shape.name} ({', '.join(names)}) VALUES ({marks})", values
        )
    except sqlite3.IntegrityError as error:
        raise RowChanged(change.table) from error


def _find(connection: sqlite3.Connection, shape: Shape, row: Sequence[Any], *, found: bool) -> None:
    """Let the full-text table follow a row of the search."""
    if shape.name != "search_row":
        return
    known = dict(zip(shape.columns, row, strict=True))
    words = spellings(f"{known['title']}\n{known['text']}")
    command = "(rowid, words) VALUES (?, ?)" if found else (
        f"({_SEARCH}, rowid, words) VALUES ('delete', ?, ?)")  # fmt: skip
    connection.execute(f"INSERT INTO {_SEARCH} {command}", (known["id"], words))


def _check(
    connection: sqlite3.Connection, shapes: dict[str, Shape], changes: Iterable[RowChange]
) -> None:
    """Raise RowChanged if a foreign key points at nothing now."""
    touched: set[str] = set()
    for change in changes:
        shape = shapes[change.table]
        same_key = bool(change.old and change.new) and _key(shape, change.old) == _key(
            shape, change.new
        )
        if not same_key:
            touched.add(change.table)
            touched.update(
                other.name
                for other in shapes.values()
                if any(parent == change.table for _, parent in other.parents)
            )
        elif any(
            (change.old or ())[at] != (change.new or ())[at]
            for columns, _ in shape.parents
            for at in columns
        ):
            touched.add(change.table)
    for table in sorted(touched):
        if connection.execute(f"PRAGMA foreign_key_check({table})").fetchone():
            raise RowChanged(table)


def _shapes(connection: sqlite3.Connection) -> list[Shape]:
    tables = connection.execute("PRAGMA main.table_list").fetchall()
    shapes = []
    for _schema, name, kind, _count, without_rowid, _strict in tables:
        if kind != "table" or name in _LEFT_OUT or name.startswith("sqlite_"):
            continue
        columns = connection.execute(f"PRAGMA main.table_info({name})").fetchall()
        names = tuple(column[1] for column in columns)
        keyed = sorted((column[5], column[0]) for column in columns if column[5])
        parents: dict[int, tuple[list[int], str]] = {}
        for row in connection.execute(f"PRAGMA main.foreign_key_list({name})"):
            parents.setdefault(row[0], ([], row[2]))[0].append(names.index(row[3]))
        shapes.append(
            Shape(
                name,
                names,
                tuple(at for _, at in keyed),
                frozenset(column[0] for column in columns if column[2] == "BLOB"),
                not without_rowid,
                tuple((tuple(columns), parent) for columns, parent in parents.values()),
            )
        )
    return shapes


def _copied(shape: Shape, side: str) -> str:
    parts = (
        f"hex({side}.{name})" if at in shape.blobs else f"{side}.{name}"
        for at, name in enumerate(shape.columns)
    )
    return f"json_array({', '.join(parts)})"


def _values(shape: Shape, text: str | None) -> tuple[Any, ...] | None:
    if text is None:
        return None
    return tuple(
        bytes.fromhex(value) if at in shape.blobs else value
        for at, value in enumerate(json.loads(text))
    )


def _key(shape: Shape, row: Sequence[Any] | None) -> tuple[Any, ...]:
    assert row is not None
    return tuple(row[at] for at in shape.key)


@lru_cache(maxsize=128)
def _where(shape: Shape) -> str:
    return " AND ".join(f"{shape.columns[at]} = ?" for at in shape.key)
