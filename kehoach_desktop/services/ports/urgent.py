"""The port of urgent orders: work that arises outside of any plan."""

from __future__ import annotations

import datetime as dt
from typing import Protocol

from kehoach_desktop.domain.work.urgent import UrgentOrder


class UrgentStore(Protocol):
    """Orders with their task and its one turn; every write is one transaction."""

    def add(self, order: UrgentOrder, turn_id: str, at: dt.datetime) -> None:
        """Store an order, its task (without a plan) and its turn."""

    def orders(self) -> list[UrgentOrder]:
        """Return every order, the latest deadline first."""

    def order(self, order_id: str) -> UrgentOrder:
        """Return an order; E-NO-ORDER."""

    def turn_id(self, order_id: str) -> str:
        """Return the id of an order's turn; E-NO-ORDER."""

    def delete(self, order_id: str, at: dt.datetime) -> None:
        """Delete an order with its task, its turn and their proofs; E-NO-ORDER."""

    def change(self, order: UrgentOrder, what: str, at: dt.datetime) -> None:
        """Replace what is known of a stored order (`what` stands in the history); E-NO-ORDER."""
