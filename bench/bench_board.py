"""199,260 turns counted by unit and state: our board against the same SQL on a covering index."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

from kehoach_desktop.storage.board_store import BY_DOER, SqlBoardStore
from kehoach_desktop.storage.database import Database

NAME = "199,260 turns by unit and state / the same SQL on a covering index"
AIM = 1.5

UNITS, TASKS = 3_321, 60
TODAY = dt.datetime(2026, 6, 15)
_NOW = dt.datetime(2026, 6, 15, 8, 0)


class Clock:
    """A clock that stands still."""

    def now(self) -> dt.datetime:
        """Return the day of the benches."""
        return _NOW


def fill(database: Database, units: int = UNITS, tasks: int = TASKS) -> None:
    """Put `units` × `tasks` turns of one plan into the database."""
    with database.write() as connection:
        connection.execute(
            "INSERT INTO plan (id, title, year, draft_no, number, issued_on, changed_at, tasks,"
            " stamp, laid) VALUES ('p', 'Kế hoạch', 2026, 1, '1', '2026-01-05', '2026-01-05', ?,"
            " 1, 1)",
            (tasks,),
        )
        connection.executemany(
            "INSERT INTO task_line (id, plan_id, task_id, number, title, lead, helpers, exact,"
            " folded, data) VALUES (?, 'p', ?, ?, ?, 'Sở Nội vụ', '', '', '', ?)",
            [
                (n, f"t{n}", n, f"Nhiệm vụ số {n}", f'{{"id":"t{n}","title":"Nhiệm vụ số {n}"}}')
                for n in range(1, tasks + 1)
            ],
        )
        connection.executemany(
            "INSERT INTO turn (id, line_id, unit, due, shifted, closes, doer, done_on, outcome)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            _turns(units, tasks),
        )
        connection.execute("ANALYZE")


def _turns(units: int, tasks: int) -> Iterator[tuple[object, ...]]:
    first = dt.date(2026, 1, 1)
    for task in range(1, tasks + 1):
        for unit in range(units):
            day = (first + dt.timedelta((task * 6 + unit) % 365)).isoformat()
            done = day if (task + unit) % 3 == 0 else None
            name = f"Xã {unit:04d}"
            yield (f"{task:02d}{unit:06d}", task, name, day, day, day, name, done,
                   2 if done else 0)  # fmt: skip


def setup(tmp: Path) -> tuple[Callable[[], object], Callable[[], object]]:
    """Return (ours, floor)."""
    database = Database.open(tmp / "ours.db", Clock())
    fill(database)
    board = SqlBoardStore(database)
    plain = sqlite3.connect(tmp / "ours.db")
    plain.execute("CREATE TABLE bare AS SELECT doer, outcome, closes, shifted FROM turn")
    plain.execute("CREATE INDEX bare_cover ON bare (doer, outcome, closes, shifted)")
    plain.commit()
    same = BY_DOER.replace("FROM turn", "FROM bare INDEXED BY bare_cover")

    def ours() -> object:
        return board.by_doer(TODAY)

    def floor() -> object:
        return plain.execute(same, {"today": TODAY.date().isoformat()}).fetchall()

    return ours, floor
