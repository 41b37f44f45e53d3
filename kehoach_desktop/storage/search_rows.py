"""What the search finds: written in the transaction of what it tells about.

Every function works inside a transaction of its caller.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.domain.plans.task import Task, Turn
from kehoach_desktop.domain.vntext import fold, nfc
from kehoach_desktop.storage.task_lines import lead_of

#: Ids of one day lie together: the day takes the upper bits.
_DAY_BITS = 36
_WORD = re.compile(r"[^\W_]+")
#: Begins a word without marks, so that "duong" for đường and dương is not the written "duong".
#: A letter to FTS5, and to no keyboard of ours.
_ANY_SPELLING = "\N{LATIN LETTER BILABIAL CLICK}"


@dataclass(frozen=True, slots=True)
class Entry:
    """Something to be found: `subject` is the id that leads to it, `text` every word of it."""

    kind: str
    plan_id: str
    subject: str
    day: dt.date
    title: str
    text: str = ""


def put_entries(connection: sqlite3.Connection, entries: Iterable[Entry]) -> None:
    """Make these findable; what is known of their subjects gives way."""
    entries = list(entries)
    subjects = sorted({entry.subject for entry in entries})
    known = connection.execute(
        "SELECT DISTINCT subject FROM search_row WHERE subject IN (SELECT value FROM json_each(?))",
        (json.dumps(subjects),),
    ).fetchall()
    remove(connection, "subject = ?", known)
    place: dict[dt.date, int] = {}
    rows: list[tuple[object, ...]] = []
    for entry in entries:
        if entry.day not in place:
            place[entry.day] = _last_of(connection, entry.day)
        place[entry.day] += 1
        rows.append(
            (place[entry.day], entry.kind, entry.plan_id, entry.subject, entry.title, entry.text)
        )
    connection.executemany("INSERT INTO search_row VALUES (?, ?, ?, ?, ?, ?)", rows)
    connection.executemany(
        "INSERT INTO search_word (rowid, words) VALUES (?, ?)",
        [(row[0], spellings(f"{row[4]}\n{row[5]}")) for row in rows],
    )


def remove(
    connection: sqlite3.Connection, where: str, values: Iterable[Sequence[object]] = ((),)
) -> None:
    """Forget what `where` (of our own making) takes."""
    for value in values:
        found = connection.execute(
            f"SELECT id, title, text FROM search_row WHERE {where}", tuple(value)
        ).fetchall()
        connection.executemany(
            "INSERT INTO search_word (search_word, rowid, words) VALUES ('delete', ?, ?)",
            [(row[0], spellings(f"{row[1]}\n{row[2]}")) for row in found],
        )
        connection.executemany("DELETE FROM search_row WHERE id = ?", [row[:1] for row in found])


def plan_entries(plan: Plan) -> list[Entry]:
    """Return what is found of an issued plan: itself, its sections and its tasks."""
    day = plan.issue.date if plan.issue else plan.period[0]
    number = plan.issue.number if plan.issue else ""
    found = [Entry("plan", plan.id, plan.id, day, plan.title, number)]
    for section in plan.sections:
        text = "\n".join(block.text for block in section.blocks)
        if text:
            found.append(Entry("section", plan.id, section.id, day, section.heading, text))
    return found + [task_entry(plan.id, task, day) for task in plan.tasks]


def task_entry(plan_id: str, task: Task, day: dt.date) -> Entry:
    """Return what is found of a task; one without a plan has its day from its order."""
    doers = [doer.name for doer in (*task.coordinators, *task.units)]
    words = (task.content, lead_of(task), *doers, task.place, task.output)
    text = "\n".join(word for word in words if word)
    return Entry("task", plan_id, f"{plan_id}/{task.id}", day, task.title, text)


def put_note(connection: sqlite3.Connection, plan_id: str, title: str, turn: Turn) -> None:
    """Make the note of a turn findable, or forget it where there is none any more."""
    note = "\n".join(word for word in (turn.note, turn.skipped) if word)
    if not note:
        remove(connection, "subject = ?", [(turn.id,)])
        return
    text = f"{turn.unit}\n{note}" if turn.unit else note
    put_entries(
        connection, [Entry("note", plan_id, turn.id, turn.done_on or turn.due, title, text)]
    )


def day_of(place: int) -> dt.date:
    """Return the day that an id begins with."""
    return dt.date.fromordinal(place >> _DAY_BITS)


def words_of(text: str) -> list[str]:
    """Return the words of a text in small letters, with the marks they are written with."""
    return _WORD.findall(nfc(text).casefold())


def unmarked(word: str) -> str:
    """Return what stands in the full-text table for every spelling of a word."""
    return _ANY_SPELLING + fold(word)


def spellings(text: str) -> str:
    """Return every word of a text once as it is written and once for all its spellings."""
    written = " ".join(dict.fromkeys(words_of(text)))
    folded = dict.fromkeys(fold(written).split())
    return " ".join([written, *(_ANY_SPELLING + word for word in folded)])


def _last_of(connection: sqlite3.Connection, day: dt.date) -> int:
    """Return the highest id of a day that is taken, or where the day begins."""
    begins = day.toordinal() << _DAY_BITS
    row = connection.execute(
        "SELECT max(id) FROM search_row WHERE id > ? AND id < ?",
        (begins, (day.toordinal() + 1) << _DAY_BITS),
    ).fetchone()
    return row[0] or begins
