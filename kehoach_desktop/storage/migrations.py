"""The steps from an empty file to today's schema; a released step is never edited again.

Each step is a named function in `STEPS`; `PRAGMA user_version` counts the steps a file has seen,
and sqlite-utils' `Migrations` records their names. All pending steps run in one transaction:
either the file arrives at today's schema or it stays what it was. `sqlite_utils` is imported only
when there is something to do.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from typing import TYPE_CHECKING

from kehoach_desktop.storage.schema import FIRST_SCHEMA

if TYPE_CHECKING:
    from sqlite_utils import Database

#: "KHD1": tells our files from every other SQLite file.
APPLICATION_ID = 0x4B484431


def m001_first_schema(db: Database) -> None:
    """Plans, turns, office, exchange and history, as the first release had them."""
    for statement in FIRST_SCHEMA:
        db.execute(statement)


def m_plan_comment(db: Database) -> None:
    """Comments on drafts (ý kiến góp ý), each a record with what became of it."""
    db.execute(
        """
        CREATE TABLE plan_comment (
            id TEXT PRIMARY KEY,
            plan_id TEXT NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            draft_no INTEGER NOT NULL,
            author TEXT NOT NULL,
            place TEXT NOT NULL,
            said TEXT NOT NULL,
            verdict TEXT NOT NULL,
            reason TEXT NOT NULL,
            received_on TEXT
        ) STRICT
        """
    )
    db.execute("CREATE INDEX plan_comment_plan ON plan_comment (plan_id)")


def m_chain(db: Database) -> None:
    """Clauses of superiors' plans, plans carried over from last year, work outside of any plan."""
    from kehoach_desktop.storage.chain_schema import CHAIN_SCHEMA

    for statement in CHAIN_SCHEMA:
        db.execute(statement)


def m_turns_as_records(db: Database) -> None:
    """Every turn is a row: lines of tasks, turns with their moved day, figures of each target.

    What was recorded is carried over; the turns that nobody ticked yet are laid out from the
    rules when the data are first used (`plan.laid`).
    """
    from kehoach_desktop.storage.turn_schema import COPY_RECORDS, TURN_SCHEMA

    for statement in TURN_SCHEMA:
        db.execute(statement)
    lines = db.execute(
        "SELECT task.plan_id, task.id, task.position + 1, task.data FROM plan_task AS task"
        " JOIN plan ON plan.id = task.plan_id"
        " WHERE plan.issued_on IS NOT NULL OR plan.sender <> ''"
        " UNION ALL SELECT DISTINCT turn.plan_id, turn.task_id, 0, '' FROM turn_before AS turn"
        " LEFT JOIN plan_task AS task ON task.plan_id = turn.plan_id AND task.id = turn.task_id"
        " WHERE task.id IS NULL"
    ).fetchall()
    db.conn.executemany(
        "INSERT INTO task_line (plan_id, task_id, number, title, lead, helpers, exact, folded,"
        " data) VALUES (?, ?, ?, ?, ?, '', '', '', ?)",
        [(*line[:3], *_title_and_lead(line[1], line[3])) for line in lines],
    )
    db.execute(COPY_RECORDS)
    db.execute("DROP TABLE turn_before")


def _title_and_lead(task_id: str, data: str) -> tuple[str, str, str]:
    """Return title, lead and data of a stored task; a task that is gone keeps its id as title."""
    if not data:
        return task_id, "", json.dumps({"id": task_id, "title": task_id})
    task = json.loads(data)
    return task["title"], ", ".join(doer["name"] for doer in task.get("leads", ())), data


def m_ignored_finding(db: Database) -> None:
    """Findings of the review that an officer told to be silent, by place, plan or office."""
    db.execute(
        """
        CREATE TABLE ignored_finding (
            id INTEGER PRIMARY KEY,
            scope TEXT NOT NULL CHECK (scope IN ('place', 'plan', 'office')),
            plan_id TEXT REFERENCES plan (id) ON DELETE CASCADE,
            rule TEXT NOT NULL,
            words TEXT NOT NULL,
            place TEXT NOT NULL,
            at TEXT NOT NULL,
            UNIQUE (scope, plan_id, rule, words, place)
        ) STRICT
        """
    )


def m_search(db: Database) -> None:
    """The search over everything: what can be found, and a full-text table over it."""
    from kehoach_desktop.storage.search_schema import SEARCH_SCHEMA

    for statement in SEARCH_SCHEMA:
        db.execute(statement)


def m_paper(db: Database) -> None:
    """Papers beside the plans (báo cáo, thông báo, biên bản, công văn, tờ trình), a row each."""
    db.execute(
        """
        CREATE TABLE paper (
            id TEXT PRIMARY KEY,
            kind TEXT NOT NULL,
            subject TEXT NOT NULL,
            year INTEGER NOT NULL,
            number TEXT NOT NULL,
            issued_on TEXT,
            changed_at TEXT NOT NULL,
            about_plan TEXT NOT NULL,
            data TEXT NOT NULL
        ) STRICT
        """
    )


def m_meeting(db: Database) -> None:
    """Meetings (giao ban): the whole record of each, and which turns it spoke of."""
    db.execute(
        """
        CREATE TABLE meeting (
            id TEXT PRIMARY KEY,
            day TEXT NOT NULL,
            begun_at TEXT NOT NULL,
            closed_at TEXT,
            data TEXT NOT NULL
        ) STRICT
        """
    )
    db.execute(
        """
        CREATE TABLE meeting_item (
            meeting_id TEXT NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
            turn_id TEXT NOT NULL,
            verdict TEXT NOT NULL,
            PRIMARY KEY (turn_id, meeting_id)
        ) STRICT, WITHOUT ROWID
        """
    )


def m_plan_attachment(db: Database) -> None:
    """Files that a draft was begun from (a scan without letters): kept beside the plan."""
    db.execute(
        """
        CREATE TABLE plan_attachment (
            plan_id TEXT NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
            sha256 TEXT NOT NULL,
            name TEXT NOT NULL,
            PRIMARY KEY (plan_id, sha256)
        ) STRICT, WITHOUT ROWID
        """
    )


def m_meeting_search(db: Database) -> None:
    """What was said at meetings is found by the search."""
    from kehoach_desktop.domain.work.meeting import Meeting
    from kehoach_desktop.storage.meeting_store import meeting_entry
    from kehoach_desktop.storage.plan_rows import decode
    from kehoach_desktop.storage.search_rows import put_entries

    m_search_together(db)  # a file of before has two tables that nothing writes to any more
    rows = db.execute("SELECT data FROM meeting ORDER BY day, id").fetchall()
    put_entries(db.conn, [meeting_entry(decode(Meeting, row[0])) for row in rows])


def m_proof(db: Database) -> None:
    """Evidence of turns, binders made of it, and the items of the radio desk."""
    from kehoach_desktop.storage.proof_schema import PROOF_SCHEMA

    for statement in PROOF_SCHEMA:
        db.execute(statement)


def m_paper_drafts(db: Database) -> None:
    """Submitted drafts of a paper are kept; its tables lie in their sections, as a plan's do."""
    db.execute(
        """
        CREATE TABLE paper_submission (
            paper_id TEXT NOT NULL REFERENCES paper (id) ON DELETE CASCADE,
            draft_no INTEGER NOT NULL,
            submitted_at TEXT NOT NULL,
            note TEXT NOT NULL,
            data TEXT NOT NULL,
            PRIMARY KEY (paper_id, draft_no)
        ) STRICT, WITHOUT ROWID
        """
    )
    for paper_id, text in db.execute("SELECT id, data FROM paper").fetchall():
        data = json.loads(text)
        sections = {section["id"]: section for section in data.get("sections", ())}
        for table in data.pop("tables", ()):
            if table["section_id"] in sections:
                sections[table["section_id"]].setdefault("tables", []).append(table["table"])
        compact = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        db.execute("UPDATE paper SET data = ? WHERE id = ?", (compact, paper_id))


def m_search_together(db: Database) -> None:
    """One full-text table for words with marks and without, in the place of two."""
    from kehoach_desktop.storage.search_rows import spellings
    from kehoach_desktop.storage.search_schema import SEARCH_WORD

    if db["search_word"].exists():
        return
    db.execute(SEARCH_WORD)
    known = db.execute("SELECT id, title, text FROM search_row")
    db.conn.executemany(
        "INSERT INTO search_word (rowid, words) VALUES (?, ?)",
        ((place, spellings(f"{title}\n{text}")) for place, title, text in known),
    )
    db.execute("DROP TABLE search_exact")
    db.execute("DROP TABLE search_folded")


def m_work_week(db: Database) -> None:
    """What the leaders changed in a week of the work calendar, beside what fills it."""
    db.execute(
        """
        CREATE TABLE work_week (
            monday TEXT PRIMARY KEY,
            edits TEXT NOT NULL,
            changed_at TEXT NOT NULL
        ) STRICT, WITHOUT ROWID
        """
    )


#: In order; the position (from 1) is the schema version after the step.
STEPS: tuple[Callable[[Database], None], ...] = (
    m001_first_schema,
    m_plan_comment,
    m_chain,
    m_turns_as_records,
    m_ignored_finding,
    m_search,
    m_paper,
    m_meeting,
    m_plan_attachment,
    m_meeting_search,
    m_proof,
    m_paper_drafts,
    m_search_together,
    m_work_week,
)

#: Version of the schema that this program reads and writes.
CURRENT = len(STEPS)


def migrate(connection: sqlite3.Connection, *, target: int = CURRENT) -> None:
    """Bring the file of `connection` (in autocommit mode) up to schema `target`, or not at all.

    Two processes may come here at once: the second waits for the first and finds nothing to do.
    `target` below `CURRENT` is for tests that need a file of an older release.
    """
    from sqlite_utils import Database
    from sqlite_utils.migrations import Migrations

    steps = Migrations("kehoach")
    for step in STEPS[:target]:
        steps()(step)
    # Rebuilding a table drops its rows' children where foreign keys are on; they are checked below.
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        connection.execute("BEGIN IMMEDIATE")
        try:
            if schema_version(connection) < target:
                steps.apply(Database(connection))
                broken = connection.execute("PRAGMA foreign_key_check").fetchone()
                if broken is not None:
                    raise sqlite3.IntegrityError(f"foreign key of {broken[0]}")
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                connection.execute(f"PRAGMA user_version = {target}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
    finally:
        connection.execute("PRAGMA foreign_keys = ON")


def schema_version(connection: sqlite3.Connection) -> int:
    """Return the schema version of the file, 0 for a new one."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
