"""Reading the change history (`services.ports.history.HistoryStore`)."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from kehoach_desktop import codec
from kehoach_desktop.domain.plans.task import Turn
from kehoach_desktop.messages import text
from kehoach_desktop.services.ports.history import HistoryEntry, Relaid
from kehoach_desktop.storage.database import Database

#: What a record is called, wherever it stands.
_NAMES = (
    "SELECT title FROM plan WHERE id = ?",
    "SELECT subject FROM paper WHERE id = ?",
    "SELECT line.title FROM turn JOIN task_line AS line ON line.id = turn.line_id"
    " WHERE turn.id = ?",
    "SELECT title FROM task_line WHERE plan_id IS NULL AND task_id = ?",
    "SELECT data ->> '$.title' FROM radio_item WHERE id = ?",
    "SELECT title FROM binder WHERE id = ?",
    "SELECT coalesce(nullif(data ->> '$.citation.number', ''), data ->> '$.citation.subject')"
    " FROM superior_document WHERE id = ?",
)


class SqlHistoryStore:
    """Lines as they were written; the order of writing is the order of ids."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, subject: str) -> list[HistoryEntry]:
        """Return the changes of a record as they were made."""
        with self._database.read() as connection:
            rows = connection.execute(
                "SELECT at, who, what, subject, data FROM history WHERE subject = ? ORDER BY id",
                (subject,),
            ).fetchall()
        return [_entry(*row) for row in rows]

    def entry(self, at: dt.datetime, what: str, subject: str, data: str) -> HistoryEntry:
        """Return a line that was just written as `of` would."""
        return _entry(at.isoformat(), self._database.who, what, subject, data)

    def name(self, subject: str) -> str:
        """Return what a record is called, "" where it is gone."""
        with self._database.read() as connection:
            day = connection.execute("SELECT day FROM meeting WHERE id = ?", (subject,)).fetchone()
            if day is not None:
                return text("history.of_day", day=dt.date.fromisoformat(day[0]))
            for query in _NAMES:
                row = connection.execute(query, (subject,)).fetchone()
                if row is not None and row[0]:
                    return str(row[0])
        return ""

    def task_name(self, subject: str, task_id: str) -> str:
        """Return the title of a task of the plan `subject`, or of the one outside plans."""
        with self._database.read() as connection:
            row = connection.execute(
                "SELECT title FROM task_line WHERE task_id = ? AND coalesce(plan_id, '') IN (?, '')"
                " ORDER BY plan_id IS NULL",
                (task_id, subject),
            ).fetchone()
        return str(row[0]) if row else ""


def _entry(at: str, who: str, what: str, subject: str, data: str) -> HistoryEntry:
    moment = dt.datetime.fromisoformat(at)
    if what in {"turn-recorded", "turn-removed"}:
        kept = json.loads(data)
        before = [_turn(each) for each in kept["before"]]
        after = kept["after"]
        return HistoryEntry(
            moment, who, what, before[0] if before else None,
            _turn(after) if after is not None else None, subject, data,
        )  # fmt: skip
    if what in {"rule-changed", "turns-moved"}:
        kept = json.loads(data)
        relaid = Relaid(_laid(kept["before"]), _laid(kept["after"]))
        return HistoryEntry(moment, who, what, subject=subject, data=data, relaid=relaid)
    return HistoryEntry(moment, who, what, subject=subject, data=data)


def _laid(side: dict[str, Any]) -> tuple[Turn, ...]:
    days = dt.date.fromisoformat
    return tuple(
        Turn("", task_id, days(due), unit, shifted=days(shifted) if shifted != due else None)
        for task_id, unit, due, shifted in side["turns"]
    )


def _turn(plain: object) -> Turn:
    return codec.loads(Turn, json.dumps(plain))
