"""The port of plans carried over from last year: how far their guide is."""

from __future__ import annotations

from typing import Protocol

from kehoach_desktop.domain.sources.carry_over import CarryOver


class CarryOverStore(Protocol):
    """What was decided of each spot of a draft, so that the guide can be left and resumed."""

    def load(self, plan_id: str) -> CarryOver | None:
        """Return the guide of a draft, None where it was not carried over."""

    def save(self, carried: CarryOver) -> None:
        """Store the guide of a stored draft; E-NO-PLAN."""

    def open_guides(self) -> list[CarryOver]:
        """Return every guide that is there."""
