"""A real program that saves and says so; the tests start it, kill it, and look at what is left.

`saving_child.py loop DATABASE` saves edits of one plan for ever; a line on stdout is printed after
each save returned. `saving_child.py count DATABASE NAME TIMES` records turns and plans of its own
and is run twice at once.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import sys
from pathlib import Path

from kehoach_desktop.domain.office import Signatory, SigningCapacity
from kehoach_desktop.domain.plans.plan import Block, BlockKind, Issue, Plan, Section
from kehoach_desktop.domain.plans.task import Task, Turn
from kehoach_desktop.storage.database import Database
from kehoach_desktop.storage.plan_store import SqlPlanStore
from kehoach_desktop.storage.turn_store import SqlTurnStore

NOW = dt.datetime(2026, 1, 5, 8, 0)
SIGNER = Signatory(SigningCapacity.HEAD, "Chủ tịch", "Chủ tịch", "Trần Văn Mẫu")


class Clock:
    def now(self) -> dt.datetime:
        return NOW


def plan_with(text: str, plan_id: str = "p1") -> Plan:
    block = Block("b1", BlockKind.PARAGRAPH, text)
    sections = tuple(Section(f"s{number}", "PHẦN", blocks=(block,)) for number in range(5))
    return Plan(plan_id, 2026, "Kế hoạch", "a", sections=sections, tasks=(Task("t1", "Việc"),))


def loop(path: Path) -> None:
    store = SqlPlanStore(Database.open(path, Clock()))
    known = {row.id for row in store.rows()}
    plan: Plan | None = store.load("p1") if "p1" in known else None
    number = int(plan.sections[0].blocks[0].text) if plan else 0
    while True:
        number += 1
        following = plan_with(str(number))
        if plan is not None:
            following = dataclasses.replace(following, title=f"Kế hoạch {number}")
        store.save(following, plan, NOW)
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()
        plan = following


def count(path: Path, name: str, times: int) -> None:
    database = Database.open(path, Clock())
    plans, turns = SqlPlanStore(database), SqlTurnStore(database)
    for number in range(times):
        plan = plan_with(name, f"{name}-{number}")
        plans.save(plan, None, NOW)
        issue = Issue(f"{number + 1:02d}/KH-{name}", NOW.date(), SIGNER)
        plans.issue(dataclasses.replace(plan, issue=issue), NOW)
        due = dt.date(2026, 1, 1) + dt.timedelta(number)
        turns.record(plan.id, Turn(f"{name}-{number}", "t1", due, done_on=due), NOW)
    database.close()
    sys.stdout.write("done\n")


if __name__ == "__main__":
    verb, database_path, *rest = sys.argv[1:]
    if verb == "loop":
        loop(Path(database_path))
    else:
        count(Path(database_path), rest[0], int(rest[1]))
