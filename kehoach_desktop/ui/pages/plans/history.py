"""Undo and redo of a whole paper: a list of snapshots that share what did not change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

#: What is edited: a plan, or another paper.
T = TypeVar("T")

#: A pause (seconds) after which typing starts a new step of undo.
PAUSE = 2.0

#: The longest stretch of typing (seconds) that one undo takes back.
STRETCH = 15.0


@dataclass(frozen=True, slots=True)
class Caret:
    """Where the officer was: a page of the editor and, in a text, the block and the offset."""

    page: str = ""
    block: str = ""
    offset: int = 0


@dataclass(slots=True)
class _Step(Generic[T]):
    value: T
    before: Caret
    after: Caret
    key: str
    began: float
    touched: float


class History(Generic[T]):
    """Snapshots of one paper. Typing under the same `key` without a pause is one step."""

    def __init__(self, value: T, *, limit: int = 500) -> None:
        self._steps = [_Step(value, Caret(), Caret(), "", 0.0, 0.0)]
        self._now = 0
        self._limit = limit

    @property
    def present(self) -> T:
        """Return the paper as it stands."""
        return self._steps[self._now].value

    @property
    def can_undo(self) -> bool:
        """Say whether there is a step to take back."""
        return self._now > 0

    @property
    def can_redo(self) -> bool:
        """Say whether a step was taken back that can be made again."""
        return self._now < len(self._steps) - 1

    def push(self, value: T, *, key: str = "", before: Caret, after: Caret, at: float) -> None:
        """Add `value` as the newest state; `at` is any clock in seconds that only goes forward.

        An empty `key` always makes a step of its own. What was undone is forgotten.
        """
        if value is self.present:
            return
        last = self._steps[self._now]
        del self._steps[self._now + 1 :]
        joins = key and key == last.key and self._now > 0
        if joins and at - last.touched < PAUSE and at - last.began < STRETCH:
            last.value, last.after, last.touched = value, after, at
            return
        self._steps.append(_Step(value, before, after, key, at, at))
        if len(self._steps) > self._limit:
            del self._steps[0]
        self._now = len(self._steps) - 1

    def close_step(self) -> None:
        """Make the next push a step of its own, whatever its key."""
        self._steps[self._now].key = ""

    def undo(self) -> tuple[T, Caret] | None:
        """Go one step back; return the paper and where the officer was, None at the beginning."""
        if not self.can_undo:
            return None
        caret = self._steps[self._now].before
        self._now -= 1
        self.close_step()
        return self.present, caret

    def redo(self) -> tuple[T, Caret] | None:
        """Go one step forward again; None if nothing was undone."""
        if not self.can_redo:
            return None
        self._now += 1
        self.close_step()
        return self.present, self._steps[self._now].after
