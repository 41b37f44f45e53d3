"""The ports of plans: their store and its rows."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Protocol

from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.services.ports.turns import Laid


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A line of the list of plans. `sender` is the office it came from, empty for our own."""

    id: str
    title: str
    year: int
    draft_no: int
    number: str
    issued_on: dt.date | None
    changed_at: dt.datetime
    tasks: int
    sender: str = ""

    @property
    def is_issued(self) -> bool:
        """Say whether the plan has its number and date."""
        return self.issued_on is not None


@dataclass(frozen=True, slots=True)
class Submission:
    """A draft as it was submitted: "Dự thảo lần n", when, with which note."""

    plan_id: str
    draft_no: int
    submitted_at: dt.datetime
    note: str


class PlanStore(Protocol):
    """Plans of this data folder. Every write is on disk when the call returns."""

    def rows(self) -> list[PlanRow]:
        """Return all plans, the last changed first."""

    def load(self, plan_id: str) -> Plan:
        """Return a plan; AppError E-NO-PLAN if there is none."""

    def save(self, plan: Plan, previous: Plan | None, at: dt.datetime) -> None:
        """Store a draft; only what differs from `previous` is written.

        Raises AppError: E-FROZEN when the stored plan is issued, E-RECEIVED when another office
        sent it, E-CHANGED when somebody else
        (the command line, another window) saved since `previous`, E-FULL, E-READONLY, E-LOCKED.
        """

    def submit(self, plan: Plan, note: str, at: dt.datetime) -> Submission:
        """Keep `plan` as submitted and raise its draft number by one."""

    def submissions(self, plan_id: str) -> list[Submission]:
        """Return the submissions of a plan, first one first."""

    def submitted(self, plan_id: str, draft_no: int) -> Plan:
        """Return the plan as it was at that submission."""

    def issue(self, plan: Plan, at: dt.datetime, laid: Laid | None = None) -> None:
        """Freeze `plan` (its `issue` is set) and store its turns; E-FROZEN if it already was.

        E-NUMBER-TAKEN if another plan of our own has its number and symbol in the same calendar
        year: numbers begin again on 1 January (Decree 30/2020, art. 15).
        """

    def attach_original(self, plan_id: str, sha256: str, name: str) -> None:
        """Name the signed copy of an issued plan, once; E-HAS-ORIGINAL if another is there."""

    def delete(self, plan_id: str) -> None:
        """Remove a draft; E-FROZEN for an issued plan."""
