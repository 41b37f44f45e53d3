"""The port of undo: what was done since the window was opened, and how it is taken back.

Which history lines make an action is said here, in one table: a line that stands in none of the
three sets tells of something that belongs to the action beside it and is none by itself (a draft
that a closed meeting leaves, the day's first edit of a text, which the editor takes back).
"""

from __future__ import annotations

import datetime as dt
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

#: What is taken back by Ctrl+Z.
UNDOABLE = frozenset({
    "binder-changed", "binder-deleted", "clauses-marked", "comment-removed", "comment-saved",
    "holidays-changed",
    "meeting-begun", "meeting-changed", "meeting-closed", "meeting-deleted", "meeting-restored",
    "office-saved", "order-answered", "order-deleted", "order-paper-attached", "order-restored",
    "order-taken", "original-attached", "paper-deleted", "paper-restored", "peer-trusted",
    "plan-deleted", "plan-restored", "proof-added", "proof-needed", "proof-not-needed",
    "proof-removed", "radio-item-changed", "radio-item-deleted", "rule-changed", "task-moved",
    "turn-recorded", "turn-removed", "turns-linked",
})  # fmt: skip

#: What was handed to others or took everything's place: it stands, and so does what was before it.
FINAL = frozenset({
    "backup-restored", "package-applied", "paper-issued", "paper-submitted", "plan-issued",
    "plan-submitted", "sample-loaded", "sample-wiped",
})  # fmt: skip

#: What is saved as it is typed: saves without a pause between them are one action.
TYPED = frozenset({"comment-saved", "holidays-changed", "office-saved", "radio-item-changed"})

#: What the program does by itself whenever it is due; it is no part of any action.
HOUSEKEEPING = frozenset({"turns-laid"})


@dataclass(frozen=True, slots=True)
class DoneLine:
    """A line of the history that an action wrote: what, which record, its data as JSON text."""

    what: str
    subject: str
    data: str


@dataclass(frozen=True, slots=True)
class DoneAction:
    """An action of this session; `is_final` says that it cannot be taken back.

    `number` is its place in the order of the actions, from 1; never used twice.
    """

    number: int
    at: dt.datetime
    lines: tuple[DoneLine, ...]
    is_final: bool = False


class FileLog(Protocol):
    """Keeps what a file beside the database was, as part of the action that is being done."""

    def wrote_file(
        self, path: Path, before: bytes | None, what: str, subject: str, at: dt.datetime
    ) -> None:
        """Tell that the file at `path` was written (`before`: None where there was none)."""


class UndoStore(Protocol):
    """The actions of this session, the last one last; nothing of it outlives the program."""

    def group(self) -> AbstractContextManager[None]:
        """Make everything that is written inside the block, in this thread, one action."""

    def done(self) -> list[DoneAction]:
        """Return what can be taken back, and what cannot, the last one first."""

    def undone(self) -> list[DoneAction]:
        """Return what was taken back and can be done again, the next one first."""

    def undo(self, at: dt.datetime) -> DoneAction:
        """Take the last action back, all of it or nothing, and return it.

        Raises E-UNDO-NOTHING, E-UNDO-FINAL, and E-UNDO-CHANGED where what it wrote is no longer as
        it left it; such an action is forgotten, so that the one before it is next.
        """

    def redo(self, at: dt.datetime) -> DoneAction:
        """Do again what was taken back last; E-REDO-NOTHING, E-UNDO-CHANGED."""
