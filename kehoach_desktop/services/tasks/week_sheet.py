"""Lịch công tác tuần for the leaders: filled from turns and meetings, lines to be edited."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from kehoach_desktop.domain.plans.citation import short_date
from kehoach_desktop.domain.work.meeting import Meeting, title_of
from kehoach_desktop.domain.work.week import WeekLine, by_hour
from kehoach_desktop.messages import text
from kehoach_desktop.services.ports.sheets import SheetColumn, SheetRow, WorkSheet
from kehoach_desktop.services.tasks.checklist import ChecklistRow

#: So many units of a group task are named in a line; more are counted.
_NAMED = 3


def week_lines(
    rows: Sequence[ChecklistRow], meetings: Sequence[Meeting], monday: dt.date
) -> list[WeekLine]:
    """Return a line a meeting and a task with turns that close in the week, by day.

    Units of a group task share a line; turns that were done before the week are left out.
    """
    days = {monday + dt.timedelta(n) for n in range(7)}
    lines = [
        WeekLine(each.day, f"{each.begun_at:%H:%M}", title_of(each), each.chair, source=each.id)
        for each in meetings
        if each.day in days
    ]
    groups: dict[tuple[dt.date, str, str], list[ChecklistRow]] = {}
    for row in rows:
        day = row.turn.closes
        if day in days and (row.turn.done_on is None or row.turn.done_on >= monday):
            groups.setdefault((day, row.plan_id, row.task.id), []).append(row)
    for (day, plan_id, task_id), turns in groups.items():
        task = turns[0].task
        lead = ", ".join(doer.name for doer in task.leads)
        units = [row.unit for row in turns if row.unit]
        if len(units) > _NAMED:
            lead = text("week.with_units", lead=lead, units=len(units))
        elif units:
            lead = ", ".join(dict.fromkeys([lead, *units]))
        # The printed day names the turn: a line that was edited keeps it when the turn is moved.
        source = f"{plan_id}/{task_id}/{min(row.due for row in turns).isoformat()}"
        lines.append(WeekLine(day, "", task.title, lead, task.place, source))
    return by_hour(lines)


def week_sheet(lines: Sequence[WeekLine], monday: dt.date) -> WorkSheet:
    """Return the week as a table; a day without a line keeps a row to write in."""
    columns = (
        SheetColumn(text("week.column.day"), 26, centred=True),
        SheetColumn(text("week.column.hour"), 18, centred=True),
        SheetColumn(text("week.column.what"), 66),
        SheetColumn(text("week.column.who"), 42),
        SheetColumn(text("week.column.place"), 28),
    )
    rows = []
    for number in range(7):
        day = monday + dt.timedelta(number)
        name = f"{text(f'common.weekday.{day.isoweekday()}')} {day:%d/%m}"
        own = [line for line in lines if line.day == day]
        if not own and number < 6:
            rows.append(SheetRow((name, "", "", "", "")))
        for place, line in enumerate(own):
            head = name if place == 0 else ""
            rows.append(SheetRow((head, line.hour, line.what, line.who, line.place)))
    last = monday + dt.timedelta(6)
    note = text("week.span", first=short_date(monday), last=short_date(last))
    return WorkSheet(text("week.heading"), "", (note,), columns, tuple(rows), landscape=False)
