"""The list of papers beside the plans as a table model."""

from __future__ import annotations

from kehoach_desktop.domain.paper import KIND_RULES
from kehoach_desktop.domain.vntext import upper_first
from kehoach_desktop.services.ports.papers import PaperRow
from kehoach_desktop.ui.models.document_rows import DocumentRows
from kehoach_desktop.ui.texts import screen_date, tr


def kind_words(row: PaperRow) -> str:
    """Return "Công văn"."""
    return upper_first(KIND_RULES[row.kind].name)


def paper_state_words(row: PaperRow) -> str:
    """Return the sign and the state of a paper in words."""
    if row.issued_on is not None:
        return tr("plans.state.issued", day=screen_date(row.issued_on))
    return f"○ {tr('papers.state.draft')}"


class PaperRows(DocumentRows[PaperRow]):
    """One row a paper."""

    columns = ("kind", "subject", "state", "number", "changed")
    words = "papers"
    long = frozenset({"subject"})

    def cells(self, row: PaperRow) -> dict[str, str]:
        """Return what each column shows."""
        return {
            "kind": kind_words(row),
            "subject": row.subject or tr("plans.untitled"),
            "state": paper_state_words(row),
            "number": row.number,
            "changed": f"{row.changed_at:%d/%m/%Y %H:%M}",
        }

    def sort_keys(self, row: PaperRow) -> dict[str, int | str]:
        """Times sort by what they are."""
        return {"changed": row.changed_at.isoformat()}

    def searched(self, row: PaperRow) -> str:
        """Kind, subject, year, number and state are looked in."""
        state = paper_state_words(row)
        return f"{kind_words(row)} {row.subject} {row.year} {row.number} {state}"
