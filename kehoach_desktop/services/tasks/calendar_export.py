"""Turns for the calendar of a phone: what is to be done on which day, with nothing to install."""

from __future__ import annotations

from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.plans.citation import short_date
from kehoach_desktop.domain.plans.task import TurnState
from kehoach_desktop.errors import AppError
from kehoach_desktop.messages import text
from kehoach_desktop.services.ports.basics import Clock
from kehoach_desktop.services.ports.calendar import CalendarEntry, CalendarWriter
from kehoach_desktop.services.ports.turns import BoardFilter
from kehoach_desktop.services.tasks.checklist import Checklist, ChecklistRow


class CalendarExport:
    """Writes the turns that a list asks for; what was left out is not on the calendar."""

    def __init__(self, checklist: Checklist, writer: CalendarWriter, clock: Clock) -> None:
        self._checklist = checklist
        self._writer = writer
        self._clock = clock

    def turns(self, wanted: BoardFilter, office: OfficeProfile) -> tuple[bytes, int]:
        """Return the calendar file and how many turns are in it; E-NOTHING-TO-EXPORT."""
        rows = self._checklist.page(self._checklist.ids(wanted))
        entries = [_entry(row) for row in rows if row.state is not TurnState.SKIPPED]
        if not entries:
            raise AppError("E-NOTHING-TO-EXPORT")
        name = text("ics.name", office=office.committee)
        return self._writer.calendar(name, entries, self._clock.now()), len(entries)


def _entry(row: ChecklistRow) -> CalendarEntry:
    done = row.state is TurnState.DONE
    unit = f" ({row.unit})" if row.unit else ""
    key = "ics.done" if done else "ics.title"
    leads = ", ".join(doer.name for doer in row.task.leads)
    helpers = ", ".join(doer.name for doer in row.task.coordinators)
    lines = [
        text("ics.lead", names=leads) if leads else "",
        text("ics.helpers", names=helpers) if helpers else "",
        text("ics.due", day=short_date(row.due)) if row.turn.day != row.due else "",
        text("ics.plan", title=row.plan_title) if row.plan_title else "",
        row.turn.note,
    ]
    return CalendarEntry(
        row.turn.id,
        row.turn.day,
        text(key, title=row.task.title, unit=unit),
        "\n".join(line for line in lines if line),
        done,
    )
