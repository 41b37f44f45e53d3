"""Bảng phân công: who leads, helps or does a share of which task; who has much, who has nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from kehoach_desktop.domain.task import TurnState
from kehoach_desktop.messages import text
from kehoach_desktop.services.checklist import ChecklistRow
from kehoach_desktop.services.handouts import doer
from kehoach_desktop.services.ports_sheets import SheetColumn, SheetRow, WorkSheet
from kehoach_desktop.services.year_sheet import tasks_of

#: More tasks than this have no column each; their numbers are listed instead.
MOST_COLUMNS = 22
#: How far ahead the load of a unit is counted.
AHEAD = dt.timedelta(days=30)
#: A unit has much to do with at least so many turns, and more than twice the middle one's.
MUCH, TIMES = 5, 2

_OPEN = frozenset({TurnState.LATE, TurnState.DUE, TurnState.AHEAD})


@dataclass(slots=True)
class _Unit:
    """What is known of a unit: its part in each task by number, its open and late turns."""

    parts: dict[int, str]
    soon: int = 0
    late: int = 0


def assignment_sheet(
    rows: Sequence[ChecklistRow], agencies: Sequence[str], today: dt.date, subject: str
) -> WorkSheet:
    """Return who has which part in which task; `agencies` are all that could have one."""
    tasks = tasks_of(rows)
    units = {name: _Unit({}) for name in agencies}
    for number, turns in enumerate(tasks, start=1):
        _take_task(units, number, turns, today)
    much = _overloaded(units)
    idle = [name for name, unit in units.items() if not unit.parts]
    notes = [text("assignment.note")]
    if much:
        told = (text("assignment.load", unit=name, turns=units[name].soon) for name in much)
        notes.append(text("assignment.much", units="; ".join(told)))
    if idle:
        notes.append(text("assignment.idle", units=", ".join(idle)))
    in_columns = len(tasks) <= MOST_COLUMNS
    found = [
        SheetRow(_cells(name, unit, len(tasks), in_columns, name in much), agency=name)
        for name, unit in units.items()
    ]
    key = tuple((str(n), turns[0].task.title) for n, turns in enumerate(tasks, start=1))
    return WorkSheet(
        text("assignment.heading"), subject, tuple(notes), _columns(key, in_columns),
        tuple(found), key,
    )  # fmt: skip


def _take_task(
    units: dict[str, _Unit], number: int, turns: Sequence[ChecklistRow], today: dt.date
) -> None:
    task = turns[0].task
    for each in task.coordinators:
        units.setdefault(each.name, _Unit({})).parts[number] = text("assignment.helps")
    for each in task.leads:
        units.setdefault(each.name, _Unit({})).parts[number] = text("assignment.leads")
    for name in dict.fromkeys(row.unit for row in turns if row.unit):
        own = [row for row in turns if row.unit == name]
        done = sum(row.state is TurnState.DONE for row in own)
        units.setdefault(name, _Unit({})).parts[number] = f"{done}/{len(own)}"
    for row in turns:
        unit = units.get(doer(row))
        if unit is not None and row.state in _OPEN:
            unit.soon += row.turn.closes <= today + AHEAD
            unit.late += row.state is TurnState.LATE


def _overloaded(units: dict[str, _Unit]) -> list[str]:
    loads = [unit.soon for unit in units.values() if unit.soon]
    if not loads:
        return []
    middle = median(loads)
    return [name for name, unit in units.items() if unit.soon >= max(MUCH, TIMES * middle + 1)]


def _columns(key: Sequence[tuple[str, str]], in_columns: bool) -> tuple[SheetColumn, ...]:
    if in_columns:
        tasks = [SheetColumn(number, 9, centred=True, told=title) for number, title in key]
    else:
        tasks = [
            SheetColumn(text("assignment.column.leads"), 60),
            SheetColumn(text("assignment.column.helps"), 60),
            SheetColumn(text("assignment.column.does"), 40),
        ]
    return (
        SheetColumn(text("assignment.column.unit"), 52),
        *tasks,
        SheetColumn(text("assignment.column.soon"), 17, centred=True),
        SheetColumn(text("assignment.column.late"), 15, centred=True),
        SheetColumn(text("assignment.column.note"), 22),
    )


def _cells(name: str, unit: _Unit, tasks: int, in_columns: bool, much: bool) -> tuple[str, ...]:
    parts = unit.parts
    if in_columns:
        middle = [parts.get(number, "") for number in range(1, tasks + 1)]
    else:
        leads, helps = text("assignment.leads"), text("assignment.helps")
        middle = [
            ", ".join(str(n) for n, part in parts.items() if part == leads),
            ", ".join(str(n) for n, part in parts.items() if part == helps),
            ", ".join(f"{n} ({part})" for n, part in parts.items() if part not in {leads, helps}),
        ]
    mark = text("assignment.mark.much") if much else ""
    if not parts:
        mark = text("assignment.mark.idle")
    return (name, *middle, str(unit.soon or ""), str(unit.late or ""), mark)
