"""The port of the printed coverage sheet (bảng đối chiếu)."""

from __future__ import annotations

import datetime as dt
from typing import Protocol

from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.sources.coverage import Coverage
from kehoach_desktop.services.ports.printing import PrintedDocument


class CoveragePrinter(Protocol):
    """Prints a coverage as of a day: same input, same bytes."""

    def pdf(self, coverage: Coverage, office: OfficeProfile, day: dt.date) -> PrintedDocument:
        """Return the sheet, landscape, as PDF."""

    def docx(self, coverage: Coverage, office: OfficeProfile, day: dt.date) -> bytes:
        """Return the same sheet as a Word file."""
