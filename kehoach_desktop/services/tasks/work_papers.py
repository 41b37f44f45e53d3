"""What is taken away from the year's work on paper or on a phone, under one name."""

from __future__ import annotations

from dataclasses import dataclass

from kehoach_desktop.services.ports.sheets import SheetTablePrinter
from kehoach_desktop.services.tasks.handouts import Handouts
from kehoach_desktop.services.tasks.views import Views


@dataclass(frozen=True)
class WorkPapers:
    """The services that print the year's work; they store nothing."""

    handouts: Handouts
    sheets: SheetTablePrinter
    views: Views
