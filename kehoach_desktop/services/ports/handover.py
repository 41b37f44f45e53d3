"""The port of the printed hand-over sheet (phiếu bàn giao công việc)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Protocol

from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.services.ports.printing import PrintedDocument


@dataclass(frozen=True, slots=True)
class HandoverLine:
    """A task with open turns in words: what, when next, how late, where its proof is."""

    task: str
    plan: str
    due: str
    state: str
    proof: str


@dataclass(frozen=True, slots=True)
class Handover:
    """What an agency or officer hands over, as of `day`: late tasks first."""

    agency: str
    day: dt.date
    lines: tuple[HandoverLine, ...]
    open: int
    late: int


class HandoverPrinter(Protocol):
    """Prints the sheet: same input, same bytes."""

    def handover(self, sheet: Handover, office: OfficeProfile) -> PrintedDocument:
        """Print it, landscape, with room for both signatures. E-FONT."""
