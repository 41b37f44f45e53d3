"""Checking the layout of anybody's paper: measured by an adapter, worded here for the officer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from kehoach_desktop import files
from kehoach_desktop.domain.vntext import clean
from kehoach_desktop.messages import text
from kehoach_desktop.services.ports.basics import Reporter, report
from kehoach_desktop.services.ports.check import CheckPrinter, CheckSheet, Measured, Remark
from kehoach_desktop.services.ports.printing import PrintedDocument

#: Measures a file; calls the second argument before each page with (pages read, pages).
Measure = Callable[[Path, Callable[[int, int], None]], Sequence[Measured]]


class LayoutCheck:
    """Says where a PDF or Word file differs from Decree 30/2020 in its layout."""

    def __init__(self, measure: Measure, printer: CheckPrinter) -> None:
        self._measure = measure
        self._printer = printer

    def check(self, path: Path, reporter: Reporter | None = None) -> list[Remark]:
        """Return the remarks on the file at `path`, in the order of its pages.

        Raises AppError E-READ, E-NOT-PDF, E-NOT-WORD, E-NO-TEXT, E-PAPER-LOCKED, E-PAPER-BIG,
        E-CANCELLED.
        """

        def step(done: int, total: int) -> None:
            report(reporter, done, total)

        return [_worded(finding) for finding in self._measure(path, step)]

    def pdf(self, path: Path, remarks: Sequence[Remark]) -> PrintedDocument:
        """Print the remarks on the file at `path`. E-FONT."""
        return self._printer.check(CheckSheet(clean(path.name), tuple(remarks)))

    def pdf_to(self, target: Path, path: Path, remarks: Sequence[Remark]) -> None:
        """Print the remarks into the file `target`, whole or not at all; E-INUSE and the like."""
        files.write_file(target, self.pdf(path, remarks).pdf)


def _worded(finding: Measured) -> Remark:
    facts = {"expected": finding.expected, "measured": finding.measured}
    return Remark(
        finding.rule,
        str(finding.severity),
        finding.quote,
        finding.page or None,
        finding.section or None,
        text(f"check.{finding.rule}.why", **facts),
        text(f"check.{finding.rule}.do", **facts),
        finding.source,
        finding.expected,
        finding.measured,
        finding.box,
    )
