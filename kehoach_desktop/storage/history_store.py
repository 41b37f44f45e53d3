"""The change history read back (`services.ports_history.HistoryStore`)."""

from __future__ import annotations

import contextlib
import datetime as dt
import json

from kehoach_desktop import codec
from kehoach_desktop.domain.task import Turn
from kehoach_desktop.services.ports_history import HistoryEntry
from kehoach_desktop.storage.database import Database


class SqlHistoryStore:
    """Reads what `Database.remember` wrote; the index on the subject answers."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, subject: str) -> list[HistoryEntry]:
        """Return the changes of a plan (or of a task outside plans) as they were made."""
        with self._database.read() as connection:
            rows = connection.execute(
                "SELECT at, who, what, data FROM history WHERE subject = ? ORDER BY id", (subject,)
            ).fetchall()
        return [_entry(*row) for row in rows]


def _entry(at: str, who: str, what: str, data: str) -> HistoryEntry:
    moment = dt.datetime.fromisoformat(at)
    if what in {"turn-recorded", "turn-removed"}:
        kept = json.loads(data)
        before = [_turn(each) for each in kept["before"]]
        after = kept["after"]
        return HistoryEntry(
            moment,
            who,
            what,
            before[0] if before else None,
            _turn(after) if after is not None else None,
        )
    return HistoryEntry(moment, who, what, note=_note(data))


def _turn(plain: object) -> Turn:
    return codec.loads(Turn, json.dumps(plain))


def _note(data: str) -> str:
    """Return the words of a change that is no turn's: the last text of a short list."""
    with contextlib.suppress(ValueError):
        kept = json.loads(data)
        if isinstance(kept, list) and kept and isinstance(kept[-1], str):
            return kept[-1]
    return ""
