"""The coverage sheet of a plan on paper and in Word."""

from __future__ import annotations

from pathlib import Path

from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.errors import AppError
from kehoach_desktop.files import write_file
from kehoach_desktop.services.plans.superiors import Superiors
from kehoach_desktop.services.ports.basics import Clock
from kehoach_desktop.services.ports.coverage import CoveragePrinter
from kehoach_desktop.services.ports.printing import PrintedDocument


class CoverageSheets:
    """Prints `plan`, as it is given, against the superiors' documents it answers, as of today.

    Every method raises AppError E-NO-COVERAGE where the plan answers no document, E-FONT.
    """

    def __init__(self, superiors: Superiors, printer: CoveragePrinter, clock: Clock) -> None:
        self._superiors = superiors
        self._printer = printer
        self._clock = clock

    def pdf(self, plan: Plan, office: OfficeProfile) -> PrintedDocument:
        """Return the sheet as PDF."""
        coverage = self._superiors.coverage(plan)
        if not coverage.documents:
            raise AppError("E-NO-COVERAGE", title=plan.title)
        return self._printer.pdf(coverage, office, self._clock.now().date())

    def docx(self, plan: Plan, office: OfficeProfile) -> bytes:
        """Return the sheet as a Word file."""
        coverage = self._superiors.coverage(plan)
        if not coverage.documents:
            raise AppError("E-NO-COVERAGE", title=plan.title)
        return self._printer.docx(coverage, office, self._clock.now().date())

    def write(self, path: Path, plan: Plan, office: OfficeProfile) -> None:
        """Write the sheet to `path`, as Word where it ends in .docx, else as PDF."""
        word = path.suffix.casefold() == ".docx"
        write_file(path, self.docx(plan, office) if word else self.pdf(plan, office).pdf)
