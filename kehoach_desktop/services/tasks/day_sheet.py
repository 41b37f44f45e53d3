"""The day on paper: late, today, this week; for the office or for one unit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from kehoach_desktop.messages import text
from kehoach_desktop.services.ports.sheets import DayGroup, DayLine, DaySheet
from kehoach_desktop.services.tasks.checklist import ChecklistRow
from kehoach_desktop.services.tasks.day import Group, of_unit
from kehoach_desktop.services.tasks.handouts import doer, when


def day_sheet(rows: Sequence[ChecklistRow], today: dt.date, unit: str = "") -> DaySheet:
    """Return the open turns of a day, of one unit ("" for all), grouped as Hôm nay shows them."""
    own = of_unit(rows, unit)
    groups = []
    for group in Group:
        taken = [row for row in own if group.takes(row, today)]
        lines = tuple(DayLine(_title(row), doer(row), _until(row, today)) for row in taken)
        name = text(f"today.group.{group.value}")
        none = text(f"today.none.{group.value}")
        groups.append(DayGroup(f"{name} ({len(lines)})", lines, none))
    day = text(f"common.weekday.{today.isoweekday()}")
    return DaySheet(unit, f"{day}, ngày {today:%d/%m/%Y}", tuple(groups))


def _title(row: ChecklistRow) -> str:
    """Return the task and what is asked for in one turn."""
    goal = "; ".join(target.text() for target in row.task.targets) or row.task.output
    return f"{row.task.title} ({goal})" if goal else row.task.title


def _until(row: ChecklistRow, today: dt.date) -> str:
    """Return until when; an order without a plan has its hour."""
    return when(row, today) if row.plan_id else row.task.schedule_text
