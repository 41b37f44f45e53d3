"""The ports of what is sent to people who have a phone and no PC: a short text, a picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from kehoach_desktop.services.ports.printing import PrintedDocument


@dataclass(frozen=True, slots=True)
class HandoutItem:
    """One thing to do: what, by whom, until when ("06/3/2026, quá hạn 3 ngày")."""

    what: str
    who: str
    when: str


@dataclass(frozen=True, slots=True)
class Handout:
    """What is sent: a list (`items`), or one thing with all that is known of it (`facts`).

    `reader` is the unit it is meant for, "" for all; `heading` names it in the middle of a
    sentence ("việc quá hạn"); `note` says as of which day.
    """

    office: str
    reader: str
    heading: str
    note: str
    items: tuple[HandoutItem, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()


class HandoutPrinter(Protocol):
    """Prints handouts for phones."""

    def handout(self, handout: Handout) -> PrintedDocument:
        """Print a handout on A5, black on white. E-FONT."""


class PictureMaker(Protocol):
    """Makes picture files of pages."""

    def png(self, pdf: bytes, index: int, width: int) -> bytes:
        """Return page `index` (0-based), `width` pixels wide, as a PNG file. E-PDF."""
