"""An officer leaves: the open tasks of an agency, what is late, where the proof is."""

from __future__ import annotations

from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.plans.citation import short_date
from kehoach_desktop.domain.plans.task import TurnState
from kehoach_desktop.domain.plans.task_words import title_words
from kehoach_desktop.domain.vntext import clean
from kehoach_desktop.errors import AppError
from kehoach_desktop.messages import text
from kehoach_desktop.services.ports.handover import Handover, HandoverLine, HandoverPrinter
from kehoach_desktop.services.ports.printing import PrintedDocument
from kehoach_desktop.services.ports.turns import BoardFilter
from kehoach_desktop.services.tasks.checklist import Checklist, ChecklistRow
from kehoach_desktop.services.tasks.proofs import Proofs

#: Proofs of a task that are named; the others are counted.
_MOST_NAMED = 3


class Handovers:
    """Reads only; the sheet is signed on paper."""

    def __init__(self, checklist: Checklist, proofs: Proofs, printer: HandoverPrinter) -> None:
        self._checklist = checklist
        self._proofs = proofs
        self._printer = printer

    def sheet(self, agency: str) -> Handover:
        """Return what `agency` (id or printed name) hands over; E-NOTHING-MOVES without any."""
        rows = self._checklist.page(self._checklist.ids(BoardFilter(agency=clean(agency))))
        of_task: dict[tuple[str, str], list[ChecklistRow]] = {}
        for row in rows:
            of_task.setdefault((row.plan_id, row.task.id), []).append(row)
        found = [each for each in map(_open, of_task.values()) if each]
        if not found:
            raise AppError("E-NOTHING-MOVES", agency=agency)
        found.sort(key=lambda each: (not _late(each), each[0].due))
        lines = tuple(self._line(each, of_task[each[0].plan_id, each[0].task.id]) for each in found)
        turns = [row for each in found for row in each]
        return Handover(clean(agency), self._checklist.today, lines, len(turns), _late(turns))

    def pdf(self, sheet: Handover, office: OfficeProfile) -> PrintedDocument:
        """Print the sheet. E-FONT."""
        return self._printer.handover(sheet, office)

    def _line(self, turns: list[ChecklistRow], every: list[ChecklistRow]) -> HandoverLine:
        late = _late(turns)
        state = text("handover.open", count=len(turns))
        if late:
            state = text("handover.late", count=len(turns), late=late)
        proofs = self._proofs.of_turns([row.turn.id for row in every])
        names = [clean(proof.name) for kept in proofs.values() for proof in kept]
        shown = "; ".join(names[:_MOST_NAMED])
        left = len(names) - _MOST_NAMED
        if left > 0:
            shown = text("handover.more", shown=shown, count=left)
        return HandoverLine(
            title_words(turns[0].task),
            turns[0].plan_title,
            short_date(turns[0].due),
            state,
            shown or text("handover.no_proof"),
        )


def _open(rows: list[ChecklistRow]) -> list[ChecklistRow]:
    done = {TurnState.DONE, TurnState.SKIPPED}
    return sorted((row for row in rows if row.state not in done), key=lambda row: row.due)


def _late(rows: list[ChecklistRow]) -> int:
    return sum(row.state is TurnState.LATE for row in rows)
