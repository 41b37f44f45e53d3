"""The use cases that join a plan to what it comes from, and to work that no plan foresaw."""

from __future__ import annotations

from dataclasses import dataclass

from kehoach_desktop.services.carry_overs import CarryOvers
from kehoach_desktop.services.coverage_sheets import CoverageSheets
from kehoach_desktop.services.plan_import import PlanImport
from kehoach_desktop.services.superiors import Superiors
from kehoach_desktop.services.urgents import Urgents


@dataclass(frozen=True, slots=True)
class Chain:
    """Superior's clause → our clause → task; last year's → this year's; what arises; papers."""

    superiors: Superiors
    carry_overs: CarryOvers
    urgents: Urgents
    coverage_sheets: CoverageSheets
    imports: PlanImport
