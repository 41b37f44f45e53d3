"""The port of starting with the PC."""

from __future__ import annotations

from typing import Protocol


class Autostart(Protocol):
    """Whether the program starts, minimised, when this user logs on. Off until switched on."""

    def is_on(self) -> bool:
        """Say whether it is switched on."""

    def turn(self, on: bool) -> None:
        """Switch it on or off, for this user alone; E-AUTOSTART where the system refuses."""
