"""Measure a paper by every rule: the one entry of the layout checker."""

from __future__ import annotations

from pathlib import Path

from kehoach_desktop.measure import rules_body, rules_end, rules_header, rules_page, rules_title
from kehoach_desktop.measure.anatomy import dissect
from kehoach_desktop.measure.finding import Finding
from kehoach_desktop.measure.pdf_eye import read_sheets

_FAMILIES = (rules_page, rules_header, rules_title, rules_body, rules_end)


def check_pdf(path: Path) -> list[Finding]:
    """Return what differs from Decree 30/2020 in the PDF at `path`, in page order.

    Raises AppError E-READ, E-NOT-PDF, E-NO-TEXT.
    """
    parts = dissect(read_sheets(path))
    findings = [finding for family in _FAMILIES for finding in family.check(parts)]
    return sorted(findings, key=lambda finding: (finding.page, finding.rule))
