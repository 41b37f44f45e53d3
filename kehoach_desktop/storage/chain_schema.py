"""The schema of the chain: superior's clauses, last year's plan carried over, work that arises.

- `superior_document` keeps the clauses of a document as they were read; the clauses of a plan of
  the store are taken from the plan itself and stand here for the day it is gone.
- Marks and links name clauses, tasks and sections by id, never by number. A link has no foreign
  key to its task: an undo brings the task back, and its link with it.
- `carry_over` holds, for a draft made from last year's plan, what was decided of each spot.
- `urgent_order` is the paper or call behind a task outside of any plan; the task itself and its
  turn stand among the others (`task_line`, `turn`).
"""

from __future__ import annotations

CHAIN_SCHEMA: tuple[str, ...] = (
    """
    CREATE TABLE superior_document (
        id TEXT PRIMARY KEY,
        plan_id TEXT NOT NULL DEFAULT '',
        sha256 TEXT NOT NULL DEFAULT '',
        read_at TEXT NOT NULL,
        data TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE clause_mark (
        document_id TEXT NOT NULL REFERENCES superior_document (id) ON DELETE CASCADE,
        clause_id TEXT NOT NULL,
        mark TEXT NOT NULL,
        reason TEXT NOT NULL,
        PRIMARY KEY (document_id, clause_id)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE plan_answers (
        plan_id TEXT NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
        document_id TEXT NOT NULL REFERENCES superior_document (id) ON DELETE CASCADE,
        PRIMARY KEY (plan_id, document_id)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE clause_link (
        plan_id TEXT NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
        target TEXT NOT NULL,
        document_id TEXT NOT NULL REFERENCES superior_document (id) ON DELETE CASCADE,
        clause_id TEXT NOT NULL,
        PRIMARY KEY (plan_id, target, document_id, clause_id)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE carry_over (
        plan_id TEXT PRIMARY KEY REFERENCES plan (id) ON DELETE CASCADE,
        data TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE urgent_order (
        id TEXT PRIMARY KEY,
        deadline TEXT NOT NULL,
        data TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX urgent_deadline ON urgent_order (deadline)",
)
