"""The ports of the radio desk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.work.radio import Airing, RadioItem
from kehoach_desktop.services.ports.printing import PrintedDocument


class RadioStore(Protocol):
    """Items of the radio desk."""

    def save(self, item: RadioItem, at: dt.datetime) -> None:
        """Store an item in the place of the one with the same id."""

    def delete(self, item: RadioItem, at: dt.datetime) -> None:
        """Delete an item; the history keeps it as it was."""

    def load(self, item_id: str) -> RadioItem:
        """Return an item; E-NO-RADIO."""

    def all(self) -> list[RadioItem]:
        """Return every item by slot, the latest first."""

    def of_turn(self, turn_id: str) -> list[RadioItem]:
        """Return the items that count for a turn."""


@dataclass(frozen=True, slots=True)
class AiringLine:
    """A line of the log: an airing, its item, how long it took (seconds), whether it repeats."""

    airing: Airing
    item: RadioItem
    seconds: int
    repeat: bool


class RadioPrinter(Protocol):
    """Prints the sheets of the desk."""

    def approval_sheet(
        self, item: RadioItem, seconds: int, office: OfficeProfile
    ) -> PrintedDocument:
        """Print the sheet on which an item is approved (phiếu duyệt tin, bài). E-FONT."""

    def log(
        self,
        lines: Sequence[AiringLine],
        first: dt.date,
        last: dt.date,
        desk: str,
        office: OfficeProfile,
    ) -> PrintedDocument:
        """Print the airing log of a span, of one desk or of all (""). E-FONT."""
