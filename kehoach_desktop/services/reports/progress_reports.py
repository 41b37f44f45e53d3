"""The progress report of a plan: on screen, as text, as appendix of a report, for Excel."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from kehoach_desktop import files
from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.paper import Paper
from kehoach_desktop.services.ports.basics import Clock, NewId
from kehoach_desktop.services.ports.plans import PlanStore
from kehoach_desktop.services.ports.printing import PrintedDocument
from kehoach_desktop.services.ports.progress import ProgressPrinter, ProgressReport
from kehoach_desktop.services.reports.progress import Progress
from kehoach_desktop.services.reports.progress_papers import progress_paper


class ProgressReports:
    """Makes it; nothing is stored. What prints raises AppError E-FONT."""

    def __init__(
        self,
        progress: Progress,
        plans: PlanStore,
        printer: ProgressPrinter,
        clock: Clock,
        new_id: NewId,
    ) -> None:
        self._progress = progress
        self._plans = plans
        self._printer = printer
        self._clock = clock
        self._new_id = new_id

    def make(
        self,
        plan_id: str,
        office: OfficeProfile,
        first: dt.date | None = None,
        last: dt.date | None = None,
    ) -> ProgressReport:
        """Return the progress of a plan in a span, its period up to today unless days are given.

        Raises E-NO-PLAN, E-NOT-ISSUED for a draft, E-PERIOD.
        """
        author = office.own_body or office.committee
        return self._progress.report(plan_id, author, first, last)

    def paper(self, report: ProgressReport, office: OfficeProfile) -> Paper:
        """Return a draft report (báo cáo) with the table as its appendix; not stored yet."""
        plan = self._plans.load(report.plan_id)
        return progress_paper(report, plan, office, self._clock.now().date(), self._new_id)

    def pdf(self, report: ProgressReport, office: OfficeProfile) -> PrintedDocument:
        """Print the appendix by itself; number and day of its report are left blank."""
        return self._printer.appendix(self.paper(report, office), office)

    def xlsx(self, report: ProgressReport) -> bytes:
        """Return the same table as an Excel file."""
        return self._printer.xlsx(report)

    def write(self, path: Path, report: ProgressReport, office: OfficeProfile) -> None:
        """Write the report to `path`, for Excel where it ends in .xlsx, else as PDF.

        Raises AppError E-FULL, E-READONLY, E-INUSE, E-GONE, E-WRITE; an older file then stays.
        """
        sheet = path.suffix.casefold() == ".xlsx"
        files.write_file(path, self.xlsx(report) if sheet else self.pdf(report, office).pdf)
