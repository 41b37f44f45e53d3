"""Issuing a plan of 60 tasks with every turn of its year against a raw executemany of its rows."""

from __future__ import annotations

import dataclasses
import datetime as dt
import itertools
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

from kehoach_desktop.domain.office import Signatory, SigningCapacity
from kehoach_desktop.domain.plans.plan import Issue, Plan
from kehoach_desktop.domain.plans.task import Doer, Task
from kehoach_desktop.domain.schedules.schedule import Frequency, ScheduleRule
from kehoach_desktop.services.tasks.turn_layout import TurnLayout
from kehoach_desktop.storage.database import Database, connect
from kehoach_desktop.storage.plan_store import SqlPlanStore
from kehoach_desktop.storage.turn_store import SqlTurnStore

NAME = "issue 60 tasks with all turns of a year / executemany of the same rows"
AIM = 2.0

_NOW = dt.datetime(2026, 1, 5, 8, 0)
_SIGNER = Signatory(SigningCapacity.ON_BEHALF, "Chủ tịch", "Chủ tịch", "Trần Văn Mẫu", "UBND")
_RULES = (
    ScheduleRule(Frequency.WEEKLY, weekdays=(4,)),
    ScheduleRule(Frequency.MONTHLY, day=15),
    ScheduleRule(Frequency.QUARTERLY),
    ScheduleRule(Frequency.WEEKLY, weekdays=(0, 2)),
    ScheduleRule(Frequency.ONGOING),
    ScheduleRule(Frequency.ONCE, deadline=dt.date(2026, 6, 30)),
)
_VILLAGES = tuple(Doer(f"Thôn {number}") for number in range(1, 13))


class _Clock:
    def now(self) -> dt.datetime:
        return _NOW


def _plan(plan_id: str) -> Plan:
    tasks = tuple(
        Task(
            f"t{number}",
            f"Nhiệm vụ số {number} của kế hoạch",
            leads=(Doer("Phòng Văn hóa - Xã hội"),),
            units=_VILLAGES if number % 6 == 2 else (),
            schedule=_RULES[number % 6],
        )
        for number in range(60)
    )
    return Plan(plan_id, 2026, "Tuyên truyền năm 2026", "a", tasks=tasks)


def setup(tmp: Path) -> tuple[Callable[[], float], Callable[[], float]]:
    """Return (ours, floor): each puts the turns of one more plan on disk and says how long."""
    database = Database.open(tmp / "ours.db", _Clock())
    numbers = itertools.count(1)
    plans, turns = SqlPlanStore(database), SqlTurnStore(database)
    ids = itertools.count(1)
    layout = TurnLayout(plans, turns, None, _Clock(), lambda: f"{next(ids):032x}")

    def ours() -> float:
        number = next(numbers)
        draft = _plan(f"p{number}")
        plans.save(draft, None, _NOW)
        issue = Issue(f"{number}/KH-UBND", dt.date(2026, 1, 5), _SIGNER)
        issued = dataclasses.replace(draft, issue=issue)
        started = time.perf_counter()
        plans.issue(issued, _NOW, layout.laid(issued))
        return time.perf_counter() - started

    ours()
    with database.read() as connection:
        rows = connection.execute("SELECT * FROM turn").fetchall()
        columns = len(connection.execute("PRAGMA table_info(turn)").fetchall())
    Database.open(tmp / "floor.db", _Clock()).close()
    floor_db: sqlite3.Connection = connect(tmp / "floor.db")
    floor_db.execute("PRAGMA foreign_keys = OFF")
    lines = itertools.count(1000, 1000)

    def floor() -> float:
        moved = next(lines)
        same = [(f"{moved}-{row[0]}", row[1] + moved, *row[2:]) for row in rows]
        marks = ", ".join("?" * columns)
        started = time.perf_counter()
        floor_db.execute("BEGIN IMMEDIATE")
        floor_db.executemany(f"INSERT INTO turn VALUES ({marks})", same)
        floor_db.execute("COMMIT")
        return time.perf_counter() - started

    return ours, floor
