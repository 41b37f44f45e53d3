"""Undo and redo of ticks: what each action changed on one row of the checklist."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kehoach_desktop.domain.task import Turn
    from kehoach_desktop.services.checklist import Checklist, ChecklistRow


@dataclass(frozen=True, slots=True)
class Change:
    """One row's record before and after an action; None stands for "no record"."""

    row: ChecklistRow
    before: Turn | None
    after: Turn | None

    def reversed(self) -> Change:
        """Return the change that takes this one back."""
        return Change(self.row, self.after, self.before)


class TickHistory:
    """The changes of this visit, newest last, and those that were taken back."""

    def __init__(self) -> None:
        self._done: list[Change] = []
        self._undone: list[Change] = []

    def did(self, change: Change) -> None:
        """Remember a change made by the officer; what was taken back before is forgotten."""
        self._done.append(change)
        self._undone.clear()

    def undo(self) -> Change | None:
        """Return the change that takes the last one back, None if there is none."""
        if not self._done:
            return None
        change = self._done.pop()
        self._undone.append(change)
        return change.reversed()

    def redo(self) -> Change | None:
        """Return the change to make again, None if there is none."""
        if not self._undone:
            return None
        change = self._undone.pop()
        self._done.append(change)
        return change

    def clear(self) -> None:
        """Forget everything (the rows were loaded again from the store)."""
        self._done.clear()
        self._undone.clear()


def apply(checklist: Checklist, row: ChecklistRow, wanted: Turn | None) -> Turn | None:
    """Bring the record of `row` to `wanted` and return what is stored now."""
    if wanted is None:
        if row.turn.is_recorded:
            checklist.untick(row.turn.id)
        return None
    if wanted.done_on is None:
        return checklist.skip(row, wanted.skipped)
    return checklist.tick(row, wanted.done_on, wanted.figure, wanted.note)
