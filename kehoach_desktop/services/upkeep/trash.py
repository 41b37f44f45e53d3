"""The trash: a deleted draft, order or meeting can be brought back for thirty days."""

from __future__ import annotations

import datetime as dt

from kehoach_desktop.services.ports.basics import Clock
from kehoach_desktop.services.ports.trash import Deleted, TrashStore

#: How long what was deleted is offered.
KEPT = dt.timedelta(days=30)


class Trash:
    """Drafts of plans and papers, urgent orders, meetings; what is issued is never deleted."""

    def __init__(self, store: TrashStore, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def rows(self) -> list[Deleted]:
        """Return what can be brought back, the last deleted first."""
        return self._store.since(self._clock.now() - KEPT)

    def restore(self, draft_id: str) -> Deleted:
        """Bring a record back as it was when it was deleted. E-NO-TRASH."""
        return self._store.restore(draft_id, self._clock.now())
