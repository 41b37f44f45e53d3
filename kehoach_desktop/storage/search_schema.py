"""The schema of the search, as SQL.

- `search_row` is what can be found: `id` begins with the day, so that the order of ids is the
  order of days and the latest hits are read first, without sorting.
- Two full-text tables over the same ids: words as they are written, and without marks (SQLite's
  own folding leaves đ alone). Apart, so that a word typed without marks that is nobody's spelling
  is answered at once. They hold no text of their own.
"""

from __future__ import annotations

_TABLE = (
    "CREATE VIRTUAL TABLE {} USING fts5(words, content='', detail=none, columnsize=0,"
    " prefix='2 3', tokenize='unicode61 remove_diacritics 0')"
)

SEARCH_SCHEMA: tuple[str, ...] = (
    """
    CREATE TABLE search_row (
        id INTEGER PRIMARY KEY,
        kind TEXT NOT NULL,
        plan_id TEXT NOT NULL,
        subject TEXT NOT NULL,
        title TEXT NOT NULL,
        text TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX search_subject ON search_row (subject)",
    "CREATE INDEX search_plan ON search_row (plan_id)",
    _TABLE.format("search_exact"),
    _TABLE.format("search_folded"),
    # What is there already is found again once its turns are laid out anew.
    "UPDATE plan SET laid = 0",
)
