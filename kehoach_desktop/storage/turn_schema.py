"""The schema of turns, as SQL: one statement a string, in the order they run.

Why it looks like this:

- `task_line` is a task as it is followed: what lists sort and filter by stands in columns, the
  task itself in `data` (its rule may be chosen anew after issue; the plan never changes). A line
  without a plan is work that arose outside of any (`source` says where it came from).
- `turn` has a row for every turn from the day the plan is issued. `closes` and `outcome` follow
  from the other columns and SQLite refuses a row where they do not; they are no generated columns
  because an index over such never covers a question.
- `turn_board` gives the board in its own order, late ones first, without sorting; `turn_doer`
  covers the count by unit and state.
- `plan.laid` is 0 while the turns of an issued or received plan are still to be laid out: after a
  migration, after an import.
- `turn_figure` holds the figures of a second and further target; the first stands in the turn.
- `plan_link` says which plan a plan replaces or amends.
"""

from __future__ import annotations

TURN_SCHEMA: tuple[str, ...] = (
    "ALTER TABLE plan ADD COLUMN laid INTEGER NOT NULL DEFAULT 0",
    "CREATE INDEX plan_unlaid ON plan (id) WHERE laid = 0",
    """
    CREATE TABLE task_line (
        id INTEGER PRIMARY KEY,
        plan_id TEXT REFERENCES plan (id) ON DELETE RESTRICT,
        task_id TEXT NOT NULL,
        source TEXT NOT NULL DEFAULT 'plan',
        number INTEGER NOT NULL,
        title TEXT NOT NULL,
        lead TEXT NOT NULL,
        helpers TEXT NOT NULL,
        exact TEXT NOT NULL,
        folded TEXT NOT NULL,
        data TEXT NOT NULL,
        UNIQUE (plan_id, task_id)
    ) STRICT
    """,
    """
    CREATE TABLE task_doer (
        line_id INTEGER NOT NULL REFERENCES task_line (id) ON DELETE CASCADE,
        role TEXT NOT NULL CHECK (role IN ('lead', 'helper', 'unit')),
        name TEXT NOT NULL,
        agency_id TEXT NOT NULL,
        PRIMARY KEY (line_id, role, name)
    ) STRICT, WITHOUT ROWID
    """,
    "ALTER TABLE turn RENAME TO turn_before",
    """
    CREATE TABLE turn (
        id TEXT PRIMARY KEY,
        line_id INTEGER NOT NULL REFERENCES task_line (id) ON DELETE RESTRICT,
        unit TEXT NOT NULL,
        due TEXT NOT NULL,
        shifted TEXT NOT NULL,
        doer TEXT NOT NULL,
        done_on TEXT,
        figure INTEGER,
        base INTEGER,
        note TEXT NOT NULL DEFAULT '',
        skipped TEXT NOT NULL DEFAULT '',
        late_entry INTEGER NOT NULL DEFAULT 0,
        act TEXT NOT NULL DEFAULT '',
        closes TEXT NOT NULL CHECK (closes = max(due, shifted)),
        outcome INTEGER NOT NULL DEFAULT 0 CHECK (outcome =
            CASE WHEN done_on IS NOT NULL THEN 2 WHEN skipped <> '' THEN 1 ELSE 0 END),
        UNIQUE (line_id, unit, due)
    ) STRICT
    """,
    "CREATE INDEX turn_board ON turn (outcome, closes, line_id)",
    "CREATE INDEX turn_doer ON turn (doer, outcome, closes, shifted)",
    "CREATE INDEX turn_act ON turn (act) WHERE act <> ''",
    """
    CREATE TABLE turn_figure (
        turn_id TEXT NOT NULL REFERENCES turn (id) ON DELETE CASCADE,
        place INTEGER NOT NULL CHECK (place > 0),
        value INTEGER NOT NULL,
        base INTEGER,
        PRIMARY KEY (turn_id, place)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE plan_link (
        plan_id TEXT PRIMARY KEY REFERENCES plan (id) ON DELETE CASCADE,
        before_id TEXT NOT NULL REFERENCES plan (id) ON DELETE RESTRICT,
        kind TEXT NOT NULL CHECK (kind IN ('replaces', 'amends'))
    ) STRICT
    """,
)

#: What was recorded before turns were laid out, once the lines of its tasks are there.
COPY_RECORDS = """
    INSERT INTO turn (id, line_id, unit, due, shifted, closes, doer, done_on, figure, note, skipped,
        outcome)
    SELECT old.id, line.id, old.unit, old.due, old.due, old.due,
        CASE WHEN old.unit <> '' THEN old.unit ELSE line.lead END,
        old.done_on, old.figure, old.note, old.skipped,
        CASE WHEN old.done_on IS NOT NULL THEN 2 ELSE 1 END
    FROM turn_before AS old
    JOIN task_line AS line ON line.plan_id = old.plan_id AND line.task_id = old.task_id
    WHERE old.done_on IS NOT NULL OR old.skipped <> ''
    """
