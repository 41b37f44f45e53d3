"""Plans in the database (`services.ports.plans.PlanStore`)."""

from __future__ import annotations

import dataclasses
import datetime as dt
import sqlite3
from collections import deque

from kehoach_desktop import codec
from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.errors import AppError
from kehoach_desktop.services.ports.plans import PlanRow, Submission
from kehoach_desktop.services.ports.turns import Laid
from kehoach_desktop.storage import kept_rows
from kehoach_desktop.storage.database import Database
from kehoach_desktop.storage.plan_rows import (
    StoredState,
    decode,
    header_differs,
    insert_plan,
    read_plan,
    state_of,
    update_plan,
)
from kehoach_desktop.storage.succession import lay_issued
from kehoach_desktop.storage.taken_numbers import refuse_taken

#: How many plans, as they were loaded or saved here, are known by their stamp.
_REMEMBERED = 32


class SqlPlanStore:
    """Plans as rows; one edit writes one small row, and nobody's save is written over.

    Who saves must have seen what is stored. The store remembers which stamp the plans had that
    went through its hands; for any other `previous` the stored plan is read and compared.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._seen: deque[tuple[Plan, int]] = deque(maxlen=_REMEMBERED)

    def rows(self) -> list[PlanRow]:
        """Return all plans, the last changed first."""
        with self._database.read() as connection:
            rows = connection.execute(
                "SELECT id, title, year, draft_no, number, issued_on, changed_at, tasks, sender"
                " FROM plan ORDER BY changed_at DESC, id"
            ).fetchall()
        day, time = dt.date.fromisoformat, dt.datetime.fromisoformat
        return [
            PlanRow(
                id=row[0],
                title=row[1],
                year=row[2],
                draft_no=row[3],
                number=row[4],
                issued_on=day(row[5]) if row[5] else None,
                changed_at=time(row[6]),
                tasks=row[7],
                sender=row[8],
            )
            for row in rows
        ]

    def load(self, plan_id: str) -> Plan:
        """Return a plan; AppError E-NO-PLAN if there is none, E-DAMAGED if it cannot be read."""
        with self._database.read() as connection:
            state = state_of(connection, plan_id)
            plan = read_plan(connection, plan_id)
        if plan is None or state is None:
            raise AppError("E-NO-PLAN", plan_id=plan_id)
        self._seen.append((plan, state.stamp))
        return plan

    def save(self, plan: Plan, previous: Plan | None, at: dt.datetime) -> None:
        """Store a draft; only what differs from `previous` is written.

        Raises AppError: E-FROZEN when the stored plan is issued, E-RECEIVED when it came from
        another office, E-CHANGED when somebody else saved (or deleted) since `previous`, E-FULL,
        E-READONLY, E-LOCKED.
        """
        if plan.is_issued:
            raise AppError("E-FROZEN", plan_id=plan.id)
        with self._database.write() as connection:
            if previous is None:
                stamp = self._insert(connection, plan, at)
            else:
                state = self._expect(connection, previous)
                stamp = update_plan(connection, plan, previous, at)
                # The history holds the text of every day's beginning, not of every keystroke.
                if state.changed_at[:10] != at.date().isoformat():
                    before = codec.dumps(previous)
                    self._database.remember(connection, "plan-edited", plan.id, before, at)
        self._seen.append((plan, stamp))

    def submit(self, plan: Plan, note: str, at: dt.datetime) -> Submission:
        """Keep `plan` as submitted and raise its draft number by one; raises as `save` does."""
        following = dataclasses.replace(plan, draft_no=plan.draft_no + 1)
        with self._database.write() as connection:
            self._expect(connection, plan)
            connection.execute(
                "INSERT INTO submission VALUES (?, ?, ?, ?, ?)",
                (plan.id, plan.draft_no, _time(at), note, codec.dumps(plan)),
            )
            stamp = update_plan(connection, following, plan, at)
            self._database.remember(
                connection, "plan-submitted", plan.id, codec.dumps([plan.draft_no, note]), at
            )
        self._seen.append((following, stamp))
        return Submission(plan.id, plan.draft_no, at, note)

    def submissions(self, plan_id: str) -> list[Submission]:
        """Return the submissions of a plan, first one first."""
        with self._database.read() as connection:
            rows = connection.execute(
                "SELECT plan_id, draft_no, submitted_at, note FROM submission WHERE plan_id = ?"
                " ORDER BY draft_no",
                (plan_id,),
            ).fetchall()
        return [
            Submission(row[0], row[1], dt.datetime.fromisoformat(row[2]), row[3]) for row in rows
        ]

    def submitted(self, plan_id: str, draft_no: int) -> Plan:
        """Return the plan as it was at that submission; E-NO-PLAN if there was none."""
        with self._database.read() as connection:
            row = connection.execute(
                "SELECT data FROM submission WHERE plan_id = ? AND draft_no = ?",
                (plan_id, draft_no),
            ).fetchone()
        if row is None:
            raise AppError("E-NO-PLAN", plan_id=f"{plan_id}/{draft_no}")
        return decode(Plan, row[0])

    def issue(self, plan: Plan, at: dt.datetime, laid: Laid | None = None) -> None:
        """Freeze `plan` (its `issue` is set); E-FROZEN if it already was, E-CHANGED as `save`.

        The turns of `laid` are stored in the same transaction; without them they are laid out
        when the checklist is first looked at.

        E-NUMBER-TAKEN, asked inside the transaction: two windows cannot both get the number.
        """
        if plan.issue is None:
            raise ValueError(plan.id)
        draft = dataclasses.replace(plan, issue=None)
        with self._database.write() as connection:
            self._expect(connection, draft)
            refuse_taken(connection, plan.issue)
            stamp = update_plan(connection, plan, draft, at)
            self._database.remember(connection, "plan-issued", plan.id, codec.dumps(plan.issue), at)
            if laid is not None:
                lay_issued(connection, plan, laid)
        self._seen.append((plan, stamp))

    def attach_original(self, plan_id: str, sha256: str, name: str) -> None:
        """Name the signed copy of an issued plan, once.

        Raises E-NO-PLAN, E-NOT-ISSUED for a draft, E-HAS-ORIGINAL if another is there,
        E-RECEIVED.
        """
        now = self._database.clock.now()
        with self._database.write() as connection:
            state = state_of(connection, plan_id)
            plan = read_plan(connection, plan_id)
            if state is None or plan is None:
                raise AppError("E-NO-PLAN", plan_id=plan_id)
            if state.sender:
                raise AppError("E-RECEIVED", plan_id=plan_id, sender=state.sender)
            if plan.issue is None:
                raise AppError("E-NOT-ISSUED", plan_id=plan_id)
            if plan.issue.original_sha256:
                raise AppError("E-HAS-ORIGINAL", plan_id=plan_id, name=plan.issue.original_name)
            issue = dataclasses.replace(plan.issue, original_sha256=sha256, original_name=name)
            stamp = update_plan(connection, dataclasses.replace(plan, issue=issue), plan, now)
            self._database.remember(
                connection, "original-attached", plan_id, codec.dumps([sha256, name]), now
            )
        self._seen.append((dataclasses.replace(plan, issue=issue), stamp))

    def delete(self, plan_id: str) -> None:
        """Remove a draft; the history keeps it with all that goes with it.

        Raises E-FROZEN, E-RECEIVED, E-NO-PLAN.
        """
        with self._database.write() as connection:
            state = state_of(connection, plan_id)
            plan = read_plan(connection, plan_id)
            if state is None or plan is None:
                raise AppError("E-NO-PLAN", plan_id=plan_id)
            _refuse_finished(state, plan_id)
            data = kept_rows.kept(plan, kept_rows.of_plan(connection, plan_id))
            self._database.remember(connection, "plan-deleted", plan_id, data)
            connection.execute("DELETE FROM plan WHERE id = ?", (plan_id,))

    def _insert(self, connection: sqlite3.Connection, plan: Plan, at: dt.datetime) -> int:
        state = state_of(connection, plan.id)
        if state is not None:
            _refuse_finished(state, plan.id)
            raise AppError("E-CHANGED", plan_id=plan.id)
        self._database.remember(connection, "plan-created", plan.id, at=at)
        return insert_plan(connection, plan, at)

    def _expect(self, connection: sqlite3.Connection, previous: Plan) -> StoredState:
        """Return the stored state; refuse unless the stored plan is `previous` and a draft."""
        state = state_of(connection, previous.id)
        if state is None:
            raise AppError("E-CHANGED", plan_id=previous.id)
        _refuse_finished(state, previous.id)
        known = any(
            stamp == state.stamp and _is_same(plan, previous)
            for plan, stamp in reversed(self._seen)
        )
        if not known and read_plan(connection, previous.id) != previous:
            raise AppError("E-CHANGED", plan_id=previous.id)
        return state


def _is_same(plan: Plan, other: Plan) -> bool:
    """Say whether both are one plan, by what they share; what is equal only is not looked into."""
    return plan is other or (
        plan.sections is other.sections
        and plan.tasks is other.tasks
        and not header_differs(plan, other)
    )


def _refuse_finished(state: StoredState, plan_id: str) -> None:
    if state.sender:
        raise AppError("E-RECEIVED", plan_id=plan_id, sender=state.sender)
    if state.issued:
        raise AppError("E-FROZEN", plan_id=plan_id)


def _time(at: dt.datetime) -> str:
    return at.isoformat(timespec="seconds")
