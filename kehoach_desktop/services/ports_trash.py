"""The port of the trash: drafts that were deleted, as the history kept them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Deleted:
    """A deleted draft: `kind` is "plan" or "paper", `at` when, `who` where it was deleted."""

    kind: str
    id: str
    title: str
    at: dt.datetime
    who: str


class TrashStore(Protocol):
    """Deleted drafts; the history line that tells of it holds the whole draft."""

    def since(self, at: dt.datetime) -> list[Deleted]:
        """Return what was deleted since `at` and is not there again, the last one first."""

    def restore(self, draft_id: str, at: dt.datetime) -> Deleted:
        """Put a draft back as it was; E-NO-TRASH if it is not in the trash."""
