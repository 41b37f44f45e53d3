"""Undo of every action of this session outside the texts, and the list of what was done.

An editor takes its own typing back (ADR 0001); everything else that was done in the window is taken
back here, the last action first. What was issued, submitted or received stands: it is in other
people's hands.
"""

from __future__ import annotations

import datetime as dt
from contextlib import AbstractContextManager
from dataclasses import dataclass

from kehoach_desktop.errors import AppError
from kehoach_desktop.messages import text
from kehoach_desktop.services.ports.basics import Clock
from kehoach_desktop.services.ports.undo import FINAL, TYPED, UNDOABLE, DoneAction, UndoStore
from kehoach_desktop.services.reports.change_words import ChangeWords

_BY_THE_WAY = frozenset({"turn-recorded", "turn-removed", "proof-added"})


@dataclass(frozen=True, slots=True)
class Done:
    """An action in words: its number, when, what; `is_final` cannot be taken back.

    `is_back` says that it was taken back and can be done again.
    """

    number: int
    at: dt.datetime
    words: str
    is_final: bool = False
    is_back: bool = False


class Undo:
    """The actions of one window, newest last."""

    def __init__(self, store: UndoStore, words: ChangeWords, clock: Clock) -> None:
        self._store = store
        self._words = words
        self._clock = clock
        self._said: dict[tuple[int, int], str] = {}

    def group(self) -> AbstractContextManager[None]:
        """Make everything that is written inside the block, in this thread, one action."""
        return self._store.group()

    def recent(self) -> list[Done]:
        """Return the actions, the last one first; those taken back stand above them."""
        back = [self._done(each, is_back=True) for each in reversed(self._store.undone())]
        return back + [self._done(each) for each in self._store.done()]

    def undo(self) -> Done:
        """Take the last action back, and return it.

        Raises E-UNDO-NOTHING, E-UNDO-FINAL, E-UNDO-CHANGED; then nothing was changed.
        """
        last = next(iter(self._store.done()), None)
        words = self._say(last) if last else ""  # before what it speaks of is gone
        try:
            return self._done(self._store.undo(self._clock.now()))
        except AppError as error:
            raise AppError(error.code, what=words) from error

    def redo(self) -> Done:
        """Do again what was taken back last; E-REDO-NOTHING, E-UNDO-CHANGED."""
        last = next(iter(self._store.undone()), None)
        words = self._say(last) if last else ""
        try:
            return self._done(self._store.redo(self._clock.now()))
        except AppError as error:
            raise AppError(error.code, what=words) from error

    def undo_to(self, number: int) -> list[Done]:
        """Take back the action with that number and every later one, and return them.

        Stops, without taking more back, where one cannot be: as `undo`.
        """
        taken: list[Done] = []
        while any(each.number == number for each in self._store.done()):
            taken.append(self.undo())
        return taken

    def _done(self, action: DoneAction, *, is_back: bool = False) -> Done:
        return Done(action.number, action.at, self._say(action), action.is_final, is_back)

    def _say(self, action: DoneAction) -> str:
        """Return an action in words; kept, since what it speaks of may be gone later."""
        key = action.number, len(action.lines)  # typing that goes on adds lines
        if key not in self._said:
            self._said[key] = self._words_of(action)
        return self._said[key]

    def _words_of(self, action: DoneAction) -> str:
        wanted = FINAL if action.is_final else UNDOABLE
        lines = [line for line in action.lines if line.what in wanted]
        # What was answered, aired or concluded says more than the turn that was ticked by it.
        head = next((line for line in reversed(lines) if line.what not in _BY_THE_WAY), lines[-1])
        said = self._words.line(action.at, head.what, head.subject, head.data)
        alike = {(line.subject, line.data) for line in lines if line.what == head.what}
        more = 0 if head.what in TYPED else len(alike) - 1
        return text("undo.more", said=said, more=more) if more else said
