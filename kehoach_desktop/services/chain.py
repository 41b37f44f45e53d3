"""The use cases that join a plan to what it comes from, and to work that no plan foresaw."""

from __future__ import annotations

from dataclasses import dataclass

from kehoach_desktop.domain.sources.clauses_found import clauses_of_plan
from kehoach_desktop.services.plans.carry_overs import CarryOvers
from kehoach_desktop.services.plans.coverage_sheets import CoverageSheets
from kehoach_desktop.services.plans.plan_attachments import PlanAttachments
from kehoach_desktop.services.plans.plan_import import PlanImport
from kehoach_desktop.services.plans.superiors import Superiors
from kehoach_desktop.services.tasks.urgents import Urgents


@dataclass(frozen=True, slots=True)
class Chain:
    """Superior's clause → our clause → task; last year's → this year's; what arises; papers."""

    superiors: Superiors
    carry_overs: CarryOvers
    urgents: Urgents
    coverage_sheets: CoverageSheets
    imports: PlanImport
    attachments: PlanAttachments

    def models(self, plan_id: str) -> list[tuple[str, tuple[str, ...]]]:
        """Return (name, sentences) of what a draft comes from: superiors' documents, last year's.

        Copied wording is looked for there.
        """
        documents = [each.document for each in self.superiors.documents_of(plan_id)]
        old = self.carry_overs.taken_from(plan_id)
        if old is not None:
            documents.append(clauses_of_plan(old, old.id, ""))
        return [(each.name, tuple(clause.text for clause in each.clauses)) for each in documents]
