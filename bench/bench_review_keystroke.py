"""Review of an eleven-page plan after one keystroke, against reading that plan from Word."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from bench.bench_review import TODAY, reading, sample
from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.services.checks.plan_reviewing import PlanReview

NAME = "Rà soát lại sau một phím / đọc kế hoạch 11 trang từ Word"
AIM = 0.3


def setup(tmp: Path) -> tuple[Callable[[], object], Callable[[], object]]:
    """Return the review that goes on after a letter was typed, each time at another place."""
    made, review = sample(), PlanReview()
    plan = made.plans[0]
    review.look(plan, made.office, TODAY)
    places = itertools.count()

    def ours() -> object:
        return review.look(typed(plan, next(places)), made.office, TODAY)

    return ours, reading(tmp)


def typed(plan: Plan, at: int) -> Plan:
    """Return `plan` with one letter more in one of its blocks."""
    section = plan.sections[at % len(plan.sections)]
    blocks = list(section.blocks)
    place = at % len(blocks)
    blocks[place] = replace(blocks[place], text=f"{blocks[place].text}{'abcdeghiklm'[at % 11]}")
    changed = replace(section, blocks=tuple(blocks))
    sections = tuple(changed if each is section else each for each in plan.sections)
    return replace(plan, sections=sections)
