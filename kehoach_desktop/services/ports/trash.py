"""The port of the trash: what was deleted, as the history kept it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Deleted:
    """A deleted draft, order or meeting: `at` when, `who` where it was deleted.

    `kind` is "plan", "paper", "order" or "meeting".
    """

    kind: str
    id: str
    title: str
    at: dt.datetime
    who: str


class TrashStore(Protocol):
    """The history line that tells of a deletion holds the whole record."""

    def since(self, at: dt.datetime) -> list[Deleted]:
        """Return what was deleted since `at` and is not there again, the last one first."""

    def restore(self, draft_id: str, at: dt.datetime) -> Deleted:
        """Put a record back as it was, with what went with it; E-NO-TRASH if it is not there."""
