"""The first schema, as SQL: one statement a string, in the order they run.

Why it looks like this:

- A plan is a small row (what the list shows), a header, a row per section and a row per task, so
  that saving an edit rewrites one section and never the whole plan. The list is sorted when it is
  read: an index on the time of change would cost every save a page.
- `stamp` is a new random number at every save: whoever saves over a stamp he has not seen is
  refused (E-CHANGED). A counter would repeat itself after a restore.
- Turns are records of their own, not bound to the row of their task: history stays when a later
  plan drops the task.
- `history` is written in the same transaction as what it tells about, and never changed.

Days are ISO texts, times local ISO texts to the second, JSON columns are `codec` texts.
"""

from __future__ import annotations

FIRST_SCHEMA: tuple[str, ...] = (
    """
    CREATE TABLE plan (
        id TEXT PRIMARY KEY,
        sender TEXT NOT NULL DEFAULT '',
        title TEXT NOT NULL,
        year INTEGER NOT NULL,
        draft_no INTEGER NOT NULL,
        number TEXT NOT NULL DEFAULT '',
        issued_on TEXT,
        changed_at TEXT NOT NULL,
        tasks INTEGER NOT NULL,
        stamp INTEGER NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE plan_header (
        plan_id TEXT PRIMARY KEY REFERENCES plan (id) ON DELETE CASCADE,
        data TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE plan_section (
        plan_id TEXT NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
        id TEXT NOT NULL,
        position INTEGER NOT NULL,
        data TEXT NOT NULL,
        PRIMARY KEY (plan_id, id)
    ) STRICT
    """,
    """
    CREATE TABLE plan_task (
        plan_id TEXT NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
        id TEXT NOT NULL,
        position INTEGER NOT NULL,
        data TEXT NOT NULL,
        PRIMARY KEY (plan_id, id)
    ) STRICT
    """,
    """
    CREATE TABLE submission (
        plan_id TEXT NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
        draft_no INTEGER NOT NULL,
        submitted_at TEXT NOT NULL,
        note TEXT NOT NULL,
        data TEXT NOT NULL,
        PRIMARY KEY (plan_id, draft_no)
    ) STRICT
    """,
    """
    CREATE TABLE turn (
        id TEXT PRIMARY KEY,
        plan_id TEXT NOT NULL REFERENCES plan (id) ON DELETE RESTRICT,
        task_id TEXT NOT NULL,
        unit TEXT NOT NULL,
        due TEXT NOT NULL,
        done_on TEXT,
        figure INTEGER,
        note TEXT NOT NULL,
        skipped TEXT NOT NULL,
        UNIQUE (plan_id, task_id, unit, due)
    ) STRICT
    """,
    """
    CREATE TABLE office (
        only INTEGER PRIMARY KEY CHECK (only = 1),
        data TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE identity (
        only INTEGER PRIMARY KEY CHECK (only = 1),
        installation TEXT NOT NULL,
        office TEXT NOT NULL,
        spki BLOB NOT NULL,
        fingerprint TEXT NOT NULL,
        epoch INTEGER NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE peer (
        installation TEXT PRIMARY KEY,
        office TEXT NOT NULL,
        office_name TEXT NOT NULL,
        spki BLOB NOT NULL,
        fingerprint TEXT NOT NULL,
        trusted_at TEXT NOT NULL,
        env TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE ledger (
        id TEXT PRIMARY KEY,
        direction TEXT NOT NULL CHECK (direction IN ('in', 'out')),
        state TEXT NOT NULL,
        kind TEXT NOT NULL,
        installation TEXT NOT NULL,
        epoch INTEGER NOT NULL,
        seq INTEGER NOT NULL,
        offices TEXT NOT NULL,
        subject TEXT NOT NULL,
        file_name TEXT NOT NULL,
        place TEXT NOT NULL,
        at TEXT NOT NULL,
        plan_id TEXT NOT NULL,
        UNIQUE (direction, installation, epoch, seq)
    ) STRICT
    """,
    "CREATE INDEX ledger_at ON ledger (at DESC)",
    """
    CREATE TABLE received (
        plan_id TEXT PRIMARY KEY REFERENCES plan (id) ON DELETE CASCADE,
        owner TEXT NOT NULL,
        owner_name TEXT NOT NULL,
        epoch INTEGER NOT NULL,
        rev INTEGER NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE ack (
        id INTEGER PRIMARY KEY,
        installation TEXT NOT NULL,
        epoch INTEGER NOT NULL,
        seq INTEGER NOT NULL,
        manifest TEXT NOT NULL,
        result TEXT NOT NULL,
        UNIQUE (manifest)
    ) STRICT
    """,
    """
    CREATE TABLE history (
        id INTEGER PRIMARY KEY,
        at TEXT NOT NULL,
        who TEXT NOT NULL,
        what TEXT NOT NULL,
        subject TEXT NOT NULL,
        data TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX history_subject ON history (subject, id)",
)
