"""Lịch năm: a row a task, a column a month, the days or how much of them is done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from kehoach_desktop.domain.task import TurnState
from kehoach_desktop.messages import text
from kehoach_desktop.services.checklist import ChecklistRow
from kehoach_desktop.services.ports_sheets import SheetColumn, SheetRow, WorkSheet

#: So many days of a month are named; more are counted.
_NAMED = 2


def tasks_of(rows: Sequence[ChecklistRow]) -> list[list[ChecklistRow]]:
    """Return the turns of each task, in the order of plans and numbers; no plan comes last."""
    of_task: dict[tuple[str, str], list[ChecklistRow]] = {}
    for row in rows:
        of_task.setdefault((row.plan_id, row.task.id), []).append(row)
    return sorted(
        of_task.values(),
        key=lambda turns: (
            not turns[0].plan_id, turns[0].plan_title, turns[0].plan_id, turns[0].number,
        ),
    )  # fmt: skip


def year_sheet(rows: Sequence[ChecklistRow], year: int, subject: str) -> WorkSheet:
    """Return the month grid of the turns due in `year`."""
    rows = [row for row in rows if row.due.year == year]
    columns = (
        SheetColumn(text("year.column.number"), 8, centred=True),
        SheetColumn(text("year.column.task"), 80),
        SheetColumn(text("year.column.lead"), 34),
        *(SheetColumn(str(month), 9, centred=True) for month in range(1, 13)),
    )
    found = []
    for number, turns in enumerate(tasks_of(rows), start=1):
        first = turns[0]
        lead = ", ".join(doer.name for doer in first.task.leads)
        months: list[list[ChecklistRow]] = [[] for _ in range(12)]
        for row in turns:
            months[row.due.month - 1].append(row)
        cells = (str(number), first.task.title, lead, *map(month_cell, months))
        found.append(SheetRow(cells, first.plan_id, first.task.id))
    heading = text("year.heading", year=year)
    return WorkSheet(heading, subject, (text("year.note"),), columns, tuple(found))


def month_cell(rows: Sequence[ChecklistRow]) -> str:
    """Return the days of a month ("6, 20"), of many or done ones "3/4"; ! says that one is late."""
    if not rows:
        return ""
    closed = sum(row.state in {TurnState.DONE, TurnState.SKIPPED} for row in rows)
    days: list[dt.date] = sorted({row.due for row in rows})
    if closed or len(days) > _NAMED:
        words = f"{closed}/{len(rows)}"
    else:
        words = ", ".join(str(day.day) for day in days)
    late = any(row.state is TurnState.LATE for row in rows)
    return f"! {words}" if late else words
