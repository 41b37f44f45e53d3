"""The schema of evidence, of the binders made of it, and of the radio desk, as SQL.

- A proof goes with its turn only where the turn itself is removed on purpose (the sample office, a
  conclusion taken back); whatever withdraws open turns leaves those with a proof alone
  (`turn_rows.UNTOUCHED`).
- `proof_needed` marks tasks whose turns are only closed with a proof.
- A binder and a radio item are small and always read whole: their parts stand in `data`.
"""

from __future__ import annotations

PROOF_SCHEMA: tuple[str, ...] = (
    """
    CREATE TABLE proof (
        id TEXT PRIMARY KEY,
        turn_id TEXT NOT NULL REFERENCES turn (id) ON DELETE CASCADE,
        kind TEXT NOT NULL CHECK (kind IN ('file', 'photo', 'text', 'link', 'place', 'none')),
        name TEXT NOT NULL,
        words TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        size INTEGER NOT NULL,
        added_at TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX proof_turn ON proof (turn_id, added_at)",
    """
    CREATE TABLE proof_needed (
        line_id INTEGER PRIMARY KEY REFERENCES task_line (id) ON DELETE CASCADE
    ) STRICT
    """,
    """
    CREATE TABLE binder (
        id TEXT PRIMARY KEY,
        year INTEGER NOT NULL,
        title TEXT NOT NULL,
        data TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE radio_item (
        id TEXT PRIMARY KEY,
        slot TEXT NOT NULL,
        data TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX radio_slot ON radio_item (slot)",
)
