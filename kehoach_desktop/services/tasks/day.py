"""The turns to look at today: late, due today, due until Sunday."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from enum import Enum

from kehoach_desktop.domain.office import Person
from kehoach_desktop.domain.plans.task import TurnState
from kehoach_desktop.services.tasks.checklist import ChecklistRow

_OPEN = frozenset({TurnState.LATE, TurnState.DUE, TurnState.AHEAD})


class Group(Enum):
    """A column of the day; the value is the key of its heading (`today.group.<value>`)."""

    LATE = "late"
    TODAY = "today"
    WEEK = "week"

    def takes(self, row: ChecklistRow, today: dt.date) -> bool:
        """Say whether an open turn belongs here; the week ends on Sunday."""
        if row.state not in _OPEN:
            return False
        # The day it closes: moved off a day not worked, or put off with a reason.
        closes = row.turn.closes
        if row.state is TurnState.LATE:  # of an order the hour counts too
            return self is Group.LATE
        if self is Group.LATE:
            return closes < today
        if self is Group.TODAY:
            return closes == today
        return today < closes <= today + dt.timedelta(6 - today.weekday())


def of_unit(rows: Iterable[ChecklistRow], unit: str) -> list[ChecklistRow]:
    """Return the turns that a unit leads, helps with, or does its share of ("" for all)."""
    return [row for row in rows if not unit or row.concerns(unit)]


def of_person(rows: Iterable[ChecklistRow], person: Person) -> list[ChecklistRow]:
    """Return the turns of a person's unit, and those that name the person or the position."""
    names = [name for name in (person.unit, person.name, person.position) if name]
    return [row for row in rows if any(row.concerns(name) for name in names)]
