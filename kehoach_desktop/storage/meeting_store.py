"""Meetings in the database (`services.ports.meetings.MeetingStore`)."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import sqlite3
from collections.abc import Collection, Mapping

from kehoach_desktop import codec
from kehoach_desktop.domain.work.meeting import (
    Conclusion,
    Meeting,
    Verdict,
    task_of,
    title_of,
    words_of,
)
from kehoach_desktop.errors import AppError
from kehoach_desktop.services.ports.meetings import Change
from kehoach_desktop.storage import kept_rows
from kehoach_desktop.storage.database import Database
from kehoach_desktop.storage.plan_rows import decode
from kehoach_desktop.storage.search_rows import Entry, put_entries, remove, task_entry
from kehoach_desktop.storage.task_lines import lead_of, put_loose_line
from kehoach_desktop.storage.turn_store import record_turns

_UNTOLD = frozenset({"acts", "at", "conclusions", "items"})


class SqlMeetingStore:
    """A meeting is a row with its whole record as JSON; beside it, a row a turn it spoke of."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> list[Meeting]:
        """Return every meeting, the latest first."""
        with self._database.read() as connection:
            rows = connection.execute(
                "SELECT data FROM meeting ORDER BY day DESC, begun_at DESC, id"
            ).fetchall()
        return [decode(Meeting, row[0]) for row in rows]

    def load(self, meeting_id: str) -> Meeting:
        """Return a meeting; E-NO-MEETING."""
        with self._database.read() as connection:
            found = _stored(connection, meeting_id)
        if found is None:
            raise AppError("E-NO-MEETING", value=meeting_id)
        return found

    def save(
        self, meeting: Meeting, previous: Meeting | None, at: dt.datetime, change: Change
    ) -> None:
        """Store a meeting and what it does to the checklist, all of it or nothing.

        E-MEETING-CHANGED, E-MEETING-CLOSED, E-CONCLUSION-DONE, and as a record of turns.
        """
        with self._database.write() as connection:
            stored = _stored(connection, meeting.id)
            if stored is not None and not stored.is_open:
                raise AppError("E-MEETING-CLOSED")
            if stored != previous:
                raise AppError("E-MEETING-CHANGED")
            record_turns(connection, self._database, change.turns, at)
            if change.gone is not None:
                _remove_task(connection, change.gone)
            if change.new is not None:
                _add_task(connection, change.new, meeting)
            _write(connection, meeting)
            put_entries(connection, [meeting_entry(meeting)])
            if previous is None:
                begun = codec.dumps(meeting)
                self._database.remember(connection, "meeting-begun", meeting.id, begun, at)
            elif told := told_of(previous, meeting):
                what = "meeting-changed" if meeting.is_open else "meeting-closed"
                self._database.remember(connection, what, meeting.id, codec.dumps(told), at)

    def delete(self, meeting_id: str, at: dt.datetime) -> None:
        """Delete a meeting with the tasks of its conclusions; the history keeps them.

        Verdicts stay with their turns. Raises E-NO-MEETING, E-CONCLUSION-DONE, E-MEETING-ISSUED.
        """
        with self._database.write() as connection:
            meeting = _stored(connection, meeting_id)
            if meeting is None:
                raise AppError("E-NO-MEETING", value=meeting_id)
            _refuse_used(connection, meeting)
            rows = kept_rows.of_record(connection, "meeting", meeting_id)
            rows |= kept_rows.take_tasks(connection, [each.id for each in meeting.conclusions])
            kept_rows.forget(connection, [meeting_id])
            connection.execute("DELETE FROM meeting WHERE id = ?", (meeting_id,))
            data = kept_rows.kept(meeting, rows)
            self._database.remember(connection, "meeting-deleted", meeting_id, data, at)

    def raised(self, turn_ids: Collection[str]) -> Mapping[str, int]:
        """Return how many closed meetings left each of these turns undone."""
        with self._database.read() as connection:
            rows = connection.execute(
                "SELECT item.turn_id, count(*) FROM meeting_item AS item"
                " JOIN meeting ON meeting.id = item.meeting_id"
                " WHERE meeting.closed_at IS NOT NULL AND item.verdict <> ?"
                " AND item.turn_id IN (SELECT value FROM json_each(?)) GROUP BY item.turn_id",
                (Verdict.DONE.value, json.dumps(list(turn_ids))),
            ).fetchall()
        return dict(rows)


def meeting_entry(meeting: Meeting) -> Entry:
    """Return what is found of a meeting: its day and what was said."""
    return Entry("meeting", "", meeting.id, meeting.day, title_of(meeting), words_of(meeting))


def told_of(before: Meeting, after: Meeting) -> dict[str, object] | None:
    """Return what an act changed, before and after, without what it left; None for a mere step.

    `at`, the item in sight, and the list of acts, which repeats what was done, are not told.
    """
    sides = [
        {
            field.name: getattr(meeting, field.name)
            for field in dataclasses.fields(Meeting)
            if field.name not in _UNTOLD
            and getattr(meeting, field.name) != getattr(other, field.name)
        }
        for meeting, other in ((before, after), (after, before))
    ]
    for side, meeting, other in ((sides[0], before, after), (sides[1], after, before)):
        side["items"] = [each for each in meeting.items if each not in other.items]
        said = [each for each in meeting.conclusions if each not in other.conclusions]
        side["conclusions"] = said
    told = any(value not in ([], ()) for side in sides for value in side.values())
    return {"before": sides[0], "after": sides[1]} if told else None


def _stored(connection: sqlite3.Connection, meeting_id: str) -> Meeting | None:
    row = connection.execute("SELECT data FROM meeting WHERE id = ?", (meeting_id,)).fetchone()
    return decode(Meeting, row[0]) if row else None


def _write(connection: sqlite3.Connection, meeting: Meeting) -> None:
    connection.execute(
        "INSERT INTO meeting (id, day, begun_at, closed_at, data) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET day = excluded.day, closed_at = excluded.closed_at,"
        " data = excluded.data",
        (
            meeting.id,
            meeting.day.isoformat(),
            meeting.begun_at.isoformat(),
            meeting.closed_at.isoformat() if meeting.closed_at else None,
            codec.dumps(meeting),
        ),
    )
    connection.execute("DELETE FROM meeting_item WHERE meeting_id = ?", (meeting.id,))
    spoken = [
        (meeting.id, turn_id, item.verdict.value)
        for item in meeting.items
        if item.verdict
        for turn_id in item.turn_ids
    ]
    spoken += [(meeting.id, each.turn_id, "conclusion") for each in meeting.conclusions]
    connection.executemany("INSERT INTO meeting_item VALUES (?, ?, ?)", spoken)


def _add_task(connection: sqlite3.Connection, conclusion: Conclusion, meeting: Meeting) -> None:
    """Put the task of a conclusion and its one turn among all others, without a plan."""
    task, due = task_of(conclusion, meeting.day), conclusion.deadline.isoformat()
    line = put_loose_line(connection, task, "meeting")
    # What the chair says is meant for that very day: it never moves.
    connection.execute(
        "INSERT INTO turn (id, line_id, unit, due, shifted, closes, doer)"
        " VALUES (?, ?, '', ?, ?, ?, ?)",
        (conclusion.turn_id, line, due, due, due, lead_of(task)),
    )
    put_entries(connection, [task_entry("", task, conclusion.deadline)])


def _refuse_used(connection: sqlite3.Connection, meeting: Meeting) -> None:
    """Refuse to delete a meeting that something outside of it rests on."""
    for conclusion in meeting.conclusions:
        row = connection.execute(
            "SELECT outcome FROM turn WHERE id = ?", (conclusion.turn_id,)
        ).fetchone()
        if row is not None and row[0]:
            raise AppError("E-CONCLUSION-DONE", what=conclusion.what)
    issued = connection.execute(
        "SELECT number FROM paper WHERE issued_on IS NOT NULL AND id IN (?, ?)",
        (meeting.notice_id, meeting.minutes_id),
    ).fetchone()
    if issued is not None:
        raise AppError("E-MEETING-ISSUED", number=issued[0])


def _remove_task(connection: sqlite3.Connection, conclusion: Conclusion) -> None:
    row = connection.execute(
        "SELECT line_id, outcome FROM turn WHERE id = ?", (conclusion.turn_id,)
    ).fetchone()
    if row is None:
        return
    if row[1]:
        raise AppError("E-CONCLUSION-DONE", what=conclusion.what)
    remove(connection, "subject = ?", [(f"/{conclusion.id}",), (conclusion.turn_id,)])
    connection.execute("DELETE FROM turn WHERE line_id = ?", row[:1])
    connection.execute("DELETE FROM task_line WHERE id = ?", row[:1])
