"""Lịch năm: a row a task, a column a month, the days or how much of them is done."""

from __future__ import annotations

from collections.abc import Sequence

from kehoach_desktop.messages import text
from kehoach_desktop.services.ports.sheets import SheetColumn, SheetRow, WorkSheet
from kehoach_desktop.services.ports.year import MonthCount, YearTask

#: So many days of a month are named; more are counted.
_NAMED = 2


def year_sheet(tasks: Sequence[YearTask], year: int, subject: str) -> WorkSheet:
    """Return the month grid of the turns due in `year`."""
    columns = (
        SheetColumn(text("year.column.number"), 8, centred=True),
        SheetColumn(text("year.column.task"), 80),
        SheetColumn(text("year.column.lead"), 34),
        *(SheetColumn(str(month), 9, centred=True) for month in range(1, 13)),
    )
    found = []
    for number, each in enumerate(tasks, start=1):
        cells = [""] * 12
        for month in each.months:
            cells[month.month - 1] = month_cell(month)
        task = each.task
        row = (str(number), task.title, task.lead, *cells)
        found.append(SheetRow(row, task.plan_id, task.task_id))
    heading = text("year.heading", year=year)
    return WorkSheet(heading, subject, (text("year.note"),), columns, tuple(found))


def month_cell(month: MonthCount) -> str:
    """Return the days of a month ("6, 20"), of many or done ones "3/4"; ! says that one is late."""
    if month.closed or month.days > _NAMED:
        words = f"{month.closed}/{month.turns}"
    else:
        words = ", ".join(str(day.day) for day in sorted({month.first, month.last}))
    return f"! {words}" if month.late else words
