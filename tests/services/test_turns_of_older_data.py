"""Data of a release that worked turns out anew at every look: each gets its record."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from kehoach_desktop.domain.plans.task import TurnState
from kehoach_desktop.services.tasks.checklist import Checklist
from kehoach_desktop.services.tasks.turn_layout import TurnLayout
from kehoach_desktop.storage.board_store import SqlBoardStore
from kehoach_desktop.storage.database import Database
from kehoach_desktop.storage.plan_store import SqlPlanStore
from kehoach_desktop.storage.turn_store import SqlTurnStore

if TYPE_CHECKING:
    from conftest import StoppedClock

FIRST_SCHEMA = Path(__file__).parent.parent / "storage" / "golden" / "schema-1.sql"


def test_the_turns_of_plans_issued_long_ago_are_laid_out_and_what_was_ticked_stays(
    tmp_path: Path, clock: StoppedClock, new_id: Callable[[], str]
) -> None:
    path = tmp_path / "kehoach.db"
    old = sqlite3.connect(path)
    old.executescript(FIRST_SCHEMA.read_text(encoding="utf-8"))
    old.close()
    database = Database.open(path, clock)
    plans, turns = SqlPlanStore(database), SqlTurnStore(database)
    layout = TurnLayout(plans, turns, None, clock, new_id)
    checklist = Checklist(plans, turns, SqlBoardStore(database), layout, clock, new_id)
    ours = checklist.rows("p1")
    radio = [row for row in ours if row.task.id == "t1"]
    assert [row.due.month for row in radio] == list(range(1, 13))
    assert radio[0].state is TurnState.DONE
    assert (radio[0].turn.id, radio[0].turn.figure) == ("u1", 1000)
    assert sum(row.task.id == "t2" for row in ours) == 4 * 2
    assert checklist.rows("theirs"), "a plan that another office sent is followed as well"
    assert turns.unlaid() == []
    with database.read() as connection:
        stored = connection.execute("SELECT count(*) FROM turn").fetchone()[0]
    assert stored == len(checklist.rows())
    assert radio[0].due == dt.date(2026, 1, 15)
