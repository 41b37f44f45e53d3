"""Issuing a plan costs what its own turns cost, however many open turns lie in the office."""

from __future__ import annotations

import dataclasses
import datetime as dt
import itertools
from pathlib import Path

from kehoach_desktop.domain.office import Signatory, SigningCapacity
from kehoach_desktop.domain.plans.plan import Issue, Plan
from kehoach_desktop.domain.plans.task import Doer, Task
from kehoach_desktop.domain.schedules.schedule import Frequency, ScheduleRule
from kehoach_desktop.services.ports.basics import Clock
from kehoach_desktop.services.tasks.turn_layout import TurnLayout
from kehoach_desktop.storage.database import Database
from kehoach_desktop.storage.plan_store import SqlPlanStore
from kehoach_desktop.storage.turn_store import SqlTurnStore

SIGNER = Signatory(SigningCapacity.ON_BEHALF, "CHỦ TỊCH", "CHỦ TỊCH", "Lê Văn Mẫu")
DAY = dt.date(2026, 1, 5)


def test_a_tenth_plan_takes_no_more_steps_than_the_second(tmp_path: Path, clock: Clock) -> None:
    database = Database.open(tmp_path / "kehoach.db", clock)
    plans, turns = SqlPlanStore(database), SqlTurnStore(database)
    ids = itertools.count(1)
    layout = TurnLayout(plans, turns, None, clock, lambda: f"{next(ids):032x}")
    weekly = ScheduleRule(Frequency.WEEKLY, weekdays=(4,))
    tasks = tuple(
        Task(f"t{number}", f"Việc {number}", leads=(Doer("Văn phòng"),), schedule=weekly)
        for number in range(8)
    )
    steps: list[int] = []

    def step() -> int:
        steps[-1] += 1
        return 0

    for number in range(1, 11):
        draft = Plan(f"p{number}", 2026, "Kế hoạch", "a", tasks=tasks)
        plans.save(draft, None, clock.now())
        issued = dataclasses.replace(draft, issue=Issue(f"{number}/KH-UBND", DAY, SIGNER))
        laid = layout.laid(issued)
        steps.append(0)
        with database.read() as connection:
            connection.set_progress_handler(step, 100)
        plans.issue(issued, clock.now(), laid)
    assert steps[-1] < steps[1] * 1.5
    database.close()
