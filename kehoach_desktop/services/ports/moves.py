"""The port of moving open work from one agency to another."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Protocol

from kehoach_desktop.domain.plans.task import Doer


@dataclass(frozen=True, slots=True)
class Moved:
    """A task with open turns that an agency has a part in: as lead, as helper, as a unit.

    `turns` are those still open, `merged` those of them that the new agency has already.
    """

    plan_id: str
    plan_title: str
    number: int
    title: str
    role: str
    turns: int
    merged: int


class MoveStore(Protocol):
    """Changes who a task is followed with; plans and what was recorded are never touched."""

    def preview(self, old: str, new: str) -> list[Moved]:
        """Return what would move from the agency named `old` to the one named `new`."""

    def move(self, old: str, new: Doer, at: dt.datetime) -> list[Moved]:
        """Move it, all or nothing, and return what was moved."""
