"""From a spot of the printed page, or a finding, to the place in the editor where it is written."""

from __future__ import annotations

from kehoach_desktop.domain.plans import task_edit
from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.ui.pages.plans.history import Caret

_FIXED = {
    "title": ("header", ""),
    "header": ("header", ""),
    "decision": ("header", "decision"),
    "bases": ("bases", ""),
    "opening": ("bases", "opening"),
    "closing": ("recipients", "closing"),
    "recipients": ("recipients", "recipients"),
    "signature": ("recipients", "signature"),
    "tasks": ("tasks", ""),
}


def caret_of(plan: Plan, source: str) -> Caret | None:
    """Return where in the editor a spot of the printed page (`TextSpot.source`) is written."""
    if source in _FIXED:
        return Caret(*_FIXED[source])
    what, _, found = source.partition(":")
    if what == "section":
        return Caret(source, "head")
    if what == "table":
        section_id, _, cell = found.rpartition(":")
        return Caret(f"section:{section_id}", f"table:{cell}")
    if what == "task":
        place = task_edit.block_of(plan, found)
        return Caret(f"section:{place[0].id}" if place else "tasks", source)
    for section in plan.sections:
        if any(block.id == found for block in section.blocks):
            return Caret(f"section:{section.id}", found)
    return None
