"""What is told about the work of the office: progress reports, history."""

from __future__ import annotations

from dataclasses import dataclass

from kehoach_desktop.services.reports.handovers import Handovers
from kehoach_desktop.services.reports.history import History
from kehoach_desktop.services.reports.progress_reports import ProgressReports
from kehoach_desktop.services.upkeep.moves import Moves
from kehoach_desktop.services.upkeep.person_changes import PersonChanges
from kehoach_desktop.services.upkeep.trash import Trash
from kehoach_desktop.services.upkeep.undo import Undo


@dataclass(frozen=True)
class Records:
    """The services that look back on what was done, and move what is left."""

    progress: ProgressReports
    history: History
    moves: Moves
    handovers: Handovers
    trash: Trash
    persons: PersonChanges
    undo: Undo
