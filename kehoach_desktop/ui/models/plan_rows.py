"""The list of plans as a table model."""

from __future__ import annotations

from kehoach_desktop.services.ports.plans import PlanRow
from kehoach_desktop.ui.models.document_rows import DocumentRows
from kehoach_desktop.ui.texts import screen_date, tr


def state_words(row: PlanRow) -> str:
    """Return the sign and the state of a plan in words."""
    if row.sender:
        return tr("plans.state.received", sender=row.sender)
    if row.issued_on is not None:
        return tr("plans.state.issued", day=screen_date(row.issued_on))
    return "○ " + tr("plans.state.draft", n=row.draft_no)


class PlanRows(DocumentRows[PlanRow]):
    """One row a plan."""

    columns = ("title", "year", "state", "number", "tasks", "changed")
    words = "plans"
    long = frozenset({"title", "state"})

    def cells(self, row: PlanRow) -> dict[str, str]:
        """Return what each column shows."""
        return {
            "title": row.title or tr("plans.untitled"),
            "year": str(row.year),
            "state": state_words(row),
            "number": row.number,
            "tasks": str(row.tasks),
            "changed": f"{row.changed_at:%d/%m/%Y %H:%M}",
        }

    def sort_keys(self, row: PlanRow) -> dict[str, int | str]:
        """Figures and times sort by what they are."""
        return {"year": row.year, "tasks": row.tasks, "changed": row.changed_at.isoformat()}

    def searched(self, row: PlanRow) -> str:
        """Title, year, number and state are looked in."""
        return f"{row.title} {row.year} {row.number} {state_words(row)}"
