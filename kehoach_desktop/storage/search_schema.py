"""The schema of the search, as SQL.

- `search_row` is what can be found: `id` begins with the day, so that the order of ids is the
  order of days and the latest hits are read first, without sorting.
- `search_word` is a full-text table over the same ids: each word as it is written and, behind a
  sign, without marks (`search_rows.spellings`). In one table, so that FTS5 itself meets words typed
  with marks and without, place by place from the latest, and stops at the fiftieth. A prefix of
  every length a Vietnamese word has is kept: FTS5 reads all of another before it gives the first.
  It holds no text of its own.
"""

from __future__ import annotations

SEARCH_WORD = (
    "CREATE VIRTUAL TABLE search_word USING fts5(words, content='', detail=none, columnsize=0,"
    " prefix='2 3 4 5 6 7 8', tokenize='unicode61 remove_diacritics 0')"
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
    SEARCH_WORD,
    # What is there already is found again once its turns are laid out anew.
    "UPDATE plan SET laid = 0",
)
