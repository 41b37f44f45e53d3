"""Bảng phân công: who leads, helps or does a share of which task; who has much, who has nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from kehoach_desktop.messages import text
from kehoach_desktop.services.ports.sheets import SheetColumn, SheetRow, WorkSheet
from kehoach_desktop.services.ports.year import TaskParts

#: More tasks than this have no column each; their numbers are listed instead.
MOST_COLUMNS = 22
#: How far ahead the load of a unit is counted.
AHEAD = dt.timedelta(days=30)
#: A unit has much to do with at least so many turns, and more than twice the middle one's.
MUCH, TIMES = 5, 2


@dataclass(slots=True)
class _Unit:
    """What is known of a unit: its part in each task by number, its open and late turns."""

    parts: dict[int, str]
    soon: int = 0
    late: int = 0


def assignment_sheet(
    tasks: Sequence[TaskParts], agencies: Sequence[str], subject: str
) -> WorkSheet:
    """Return who has which part in which task; `agencies` are all that could have one."""
    units = {name: _Unit({}) for name in agencies}
    for number, task in enumerate(tasks, start=1):
        _take_task(units, number, task)
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
    key = tuple((str(n), each.task.title) for n, each in enumerate(tasks, start=1))
    return WorkSheet(
        text("assignment.heading"), subject, tuple(notes), _columns(key, in_columns),
        tuple(found), key,
    )  # fmt: skip


def _take_task(units: dict[str, _Unit], number: int, task: TaskParts) -> None:
    for name in task.helpers:
        units.setdefault(name, _Unit({})).parts[number] = text("assignment.helps")
    for name in task.leads:
        units.setdefault(name, _Unit({})).parts[number] = text("assignment.leads")
    for share in task.shares:
        if share.unit:
            own = units.setdefault(share.unit, _Unit({}))
            own.parts[number] = f"{share.done}/{share.turns}"
        unit = units.get(share.unit or task.task.lead)
        if unit is not None:
            unit.soon += share.soon
            unit.late += share.late


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
