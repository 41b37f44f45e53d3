"""The port of the search over everything."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Protocol

from kehoach_desktop.domain.excerpt import around

#: How many hits are shown; nobody reads more, and nothing counts the rest.
MOST_HITS = 50


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that was found: `kind` is "plan", "section", "task", "note", "meeting" or "draft".

    `subject` leads to it: the id of a plan, section, task or meeting, of the turn for a note.
    `content` is all that it says, `words` are those looked for, folded. `exact`: found as typed.
    """

    kind: str
    plan_id: str
    subject: str
    day: dt.date
    title: str
    content: str
    exact: bool
    words: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """Return the place in it where the words stand; only what is shown is looked through."""
        return around(self.content, self.words)


class SearchStore(Protocol):
    """Plans, their sections and tasks, notes of turns."""

    def find(self, words: str, most: int = MOST_HITS) -> list[Hit]:
        """Return what holds every word: as typed first, then without marks, the latest first.

        A word typed with marks is found with these marks only. The last word may be unfinished.
        """
