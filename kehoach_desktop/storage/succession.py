"""A plan that replaces or amends another one: what was done goes with the task.

Every function works inside a transaction of its caller.
"""

from __future__ import annotations

import sqlite3

from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.services.ports.turns import Laid, Succession
from kehoach_desktop.storage.task_lines import line_ids, put_lines
from kehoach_desktop.storage.turn_rows import UNTOUCHED, lay_turns


def plan_before(connection: sqlite3.Connection, plan_id: str) -> tuple[str, Succession] | None:
    """Return the plan that this one replaces or amends, and which of the two; None alone."""
    row = connection.execute(
        "SELECT before_id, kind FROM plan_link WHERE plan_id = ?", (plan_id,)
    ).fetchone()
    return (row[0], Succession(row[1])) if row else None


def lay_issued(connection: sqlite3.Connection, plan: Plan, laid: Laid) -> None:
    """Store the turns of a plan that is just being issued.

    A task with the id of a task of the plan before it takes over that task's turns: all that were
    recorded, and the open ones due before `laid.since` (what was late stays late). What was still
    to come under the plan before is withdrawn: for every task where the plan is replaced, for the
    tasks that come again where it is amended.
    """
    plan_id = plan.id
    found = plan_before(connection, plan_id)
    if found is not None and laid.since is not None:
        before_id, kind = found
        put_lines(connection, plan_id, laid.tasks)
        new, old = line_ids(connection, plan_id), line_ids(connection, before_id)
        since = laid.since.isoformat()
        for task_id in old.keys() & new.keys():
            connection.execute(
                f"UPDATE turn SET line_id = ? WHERE line_id = ? AND (NOT ({UNTOUCHED}) OR due < ?)",
                (new[task_id], old[task_id], since),
            )
            connection.execute(
                "INSERT OR IGNORE INTO proof_needed SELECT ? FROM proof_needed WHERE line_id = ?",
                (new[task_id], old[task_id]),
            )
        again = old.keys() if kind is Succession.REPLACES else old.keys() & new.keys()
        connection.executemany(
            f"DELETE FROM turn WHERE line_id = ? AND {UNTOUCHED} AND due >= ?",
            [(old[task_id], since) for task_id in again],
        )
    lay_turns(connection, plan_id, laid, plan)
