"""What hangs on a record that is being deleted, kept in the history line that tells of it.

A draft itself is kept as the domain knows it; the rows beside it (comments, submissions, links) and
those of a task outside plans (its turns, figures, proofs) as they lie in their tables, by the name
of the column, so that a column added since takes its default when they come back.

Every function works inside a transaction of its caller.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kehoach_desktop import codec
from kehoach_desktop.storage.search_rows import Entry, day_of, put_entries, remove

#: Table → its rows, each a column → its value.
Rows = dict[str, list[dict[str, Any]]]

#: What goes with a draft by its foreign key.
_OF_PLAN = (
    "submission", "plan_comment", "plan_attachment", "plan_link", "carry_over", "plan_answers",
    "clause_link", "ignored_finding",
)  # fmt: skip
#: Tables whose rows name the line of a task.
_OF_LINE = ("task_doer", "proof_needed", "turn")
_OF_TURN = ("turn_figure", "proof")


def kept(record: object, rows: Rows) -> str:
    """Return the text of a history line: the record, and what hung on it."""
    plain = codec.to_plain(record)
    return json.dumps({"record": plain, "rows": rows}, ensure_ascii=False, separators=(",", ":"))


def record_and_rows(data: str) -> tuple[str, Rows]:
    """Return record (JSON) and rows of a history line, as `kept` wrote them.

    Lines of before hold the record alone.
    """
    found = json.loads(data)
    if isinstance(found, dict) and found.keys() == {"record", "rows"}:
        return json.dumps(found["record"], ensure_ascii=False), found["rows"]
    return data, {}


def of_plan(connection: sqlite3.Connection, plan_id: str) -> Rows:
    """Return what goes with a draft plan."""
    return {table: _rows(connection, table, "plan_id", [plan_id]) for table in _OF_PLAN}


def of_paper(connection: sqlite3.Connection, paper_id: str) -> Rows:
    """Return what goes with a draft of another paper."""
    return {"paper_submission": _rows(connection, "paper_submission", "paper_id", [paper_id])}


def of_record(connection: sqlite3.Connection, table: str, record_id: str) -> Rows:
    """Return the row of an order or a meeting; of a meeting, the turns it spoke of too."""
    rows = {table: _rows(connection, table, "id", [record_id])}
    if table == "meeting":
        rows["meeting_item"] = _rows(connection, "meeting_item", "meeting_id", [record_id])
    return rows


def take_tasks(connection: sqlite3.Connection, task_ids: Sequence[str]) -> Rows:
    """Take tasks outside plans away, with all that hangs on them, and return it."""
    lines = [
        row for row in _rows(connection, "task_line", "task_id", task_ids) if row["plan_id"] is None
    ]
    line_ids = [row["id"] for row in lines]
    rows: Rows = {"task_line": lines}
    rows |= {table: _rows(connection, table, "line_id", line_ids) for table in _OF_LINE}
    turn_ids = [turn["id"] for turn in rows["turn"]]
    rows |= {table: _rows(connection, table, "turn_id", turn_ids) for table in _OF_TURN}
    subjects = [f"/{row['task_id']}" for row in lines] + turn_ids
    subjects += [f"{proof['turn_id']}/{proof['id']}" for proof in rows["proof"]]
    rows["search_row"] = _rows(connection, "search_row", "subject", subjects)
    forget(connection, subjects)
    connection.executemany("DELETE FROM turn WHERE line_id = ?", [(each,) for each in line_ids])
    connection.executemany("DELETE FROM task_line WHERE id = ?", [(each,) for each in line_ids])
    return rows


def put_back(connection: sqlite3.Connection, rows: Mapping[str, Iterable[dict[str, Any]]]) -> None:
    """Put rows back; what hung on something that is gone by now stays away."""
    lines: dict[int, int] = {}
    for table, found in rows.items():
        if table == "search_row":
            put_entries(connection, [_entry(row) for row in found])
            continue
        for row in found:
            if table in {"task_line", "ignored_finding"}:  # a number that may be taken by now
                values = {name: value for name, value in row.items() if name != "id"}
            else:
                values = {**row, "line_id": lines[row["line_id"]]} if "line_id" in row else row
            new = _insert(connection, table, values)
            if table == "task_line" and new is not None:
                lines[row["id"]] = new


def forget(connection: sqlite3.Connection, subjects: Sequence[str]) -> None:
    """Let the search forget these."""
    remove(connection, "subject = ?", [(subject,) for subject in subjects])


def _insert(connection: sqlite3.Connection, table: str, values: Mapping[str, Any]) -> int | None:
    names, marks = ", ".join(values), ", ".join("?" * len(values))
    try:
        return connection.execute(
            f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(values.values())
        ).lastrowid
    except sqlite3.IntegrityError:
        return None


def _entry(row: Mapping[str, Any]) -> Entry:
    return Entry(
        row["kind"], row["plan_id"], row["subject"], day_of(row["id"]), row["title"], row["text"]
    )


def _rows(
    connection: sqlite3.Connection, table: str, column: str, values: Sequence[object]
) -> list[dict[str, Any]]:
    found = connection.execute(
        f"SELECT * FROM {table} WHERE {column} IN (SELECT value FROM json_each(?))",
        (json.dumps(list(values)),),
    )
    names = [each[0] for each in found.description]
    return [dict(zip(names, row, strict=True)) for row in found]
