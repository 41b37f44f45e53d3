"""A plan as records of a package and back (`docs/package-format.md`, "Records").

A plan travels in pieces, none of them large: the plan itself, a record per section, a record per
task, in the sections that `exchange` merges by owner. What is private to the sender's PC (answers
of the drafting questions, ids of its agencies and superiors) stays at home.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from kehoach_desktop import codec
from kehoach_desktop.domain.exchange import Record
from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.plans.plan import Plan, Section
from kehoach_desktop.domain.plans.task import Doer, Task
from kehoach_desktop.errors import AppError

T = TypeVar("T")

OFFICE, PLAN, PLAN_SECTION, TASK = "office", "plan", "plan.section", "task"

#: Record type → the section whose owner alone may send it.
SECTIONS = {OFFICE: "office", PLAN: "plan", PLAN_SECTION: "plan", TASK: "task.assignment"}


def office_record(office: OfficeProfile, epoch: int, rev: int) -> Record:
    """Return who the sender says it is: the unit, no people."""
    data = {
        "name": office.committee,
        "province": office.province,
        "province_kind": office.province_kind.value,
        "unit_code": office.unit_code,
        "unit_kind": office.unit_kind.value,
        "unit_name": office.unit_name,
    }
    return Record(OFFICE, office.id, SECTIONS[OFFICE], office.id, epoch, rev, data)


def plan_records(plan: Plan, owner: str, epoch: int, rev: int) -> list[Record]:
    """Return the records of `plan`; `owner` is the office id, (epoch, rev) the revision."""
    bare = dataclasses.replace(plan, sections=(), tasks=(), superior_id=None)
    head = {
        key: value
        for key, value in codec.to_plain(bare).items()
        if key not in {"sections", "tasks"}
    }
    found = [Record(PLAN, plan.id, SECTIONS[PLAN], owner, epoch, rev, head)]
    pieces: list[tuple[str, str, Section | Task]] = [
        (PLAN_SECTION, section.id, dataclasses.replace(section, answers=(), later=False))
        for section in plan.sections
    ]
    pieces += [(TASK, task.id, _without_agencies(task)) for task in plan.tasks]
    places = {PLAN_SECTION: 0, TASK: 0}
    for kind, piece_id, piece in pieces:
        places[kind] += 1
        data = {"plan": plan.id, "position": places[kind], "value": codec.to_plain(piece)}
        name = f"{plan.id}/{piece_id}"
        found.append(Record(kind, name, SECTIONS[kind], owner, epoch, rev, data))
    return found


def plans_of(records: Iterable[Record]) -> list[tuple[Plan, Record]]:
    """Put the plans of a package together; each with its head record.

    Raises E-REF where a piece or a task is named that is not there, E-NOTOURS for data that is
    no plan. Record types that are not known are passed over.
    """
    heads: dict[str, Record] = {}
    sections: dict[str, list[tuple[int, Section]]] = {}
    tasks: dict[str, list[tuple[int, Task]]] = {}
    for record in records:
        if record.type == PLAN and record.data is not None:
            heads[record.id] = record
        elif record.type == PLAN_SECTION and record.data is not None:
            _collect(sections, record, record.data, Section)
        elif record.type == TASK and record.data is not None:
            _collect(tasks, record, record.data, Task)
    if not set(sections) | set(tasks) <= set(heads):
        raise AppError("E-REF")
    return [
        (_plan(head, sections.get(plan_id, []), tasks.get(plan_id, [])), head)
        for plan_id, head in heads.items()
    ]


def _collect(
    into: dict[str, list[tuple[int, T]]], record: Record, data: Mapping[str, Any], kind: type[T]
) -> None:
    plan_id, position = data.get("plan"), data.get("position")
    if set(data) != {"plan", "position", "value"} or type(position) is not int:
        raise AppError("E-NOTOURS", detail=record.id)
    piece = _read(kind, data["value"], record)
    if record.id != f"{plan_id}/{getattr(piece, 'id', '')}":
        raise AppError("E-NOTOURS", detail=record.id)
    into.setdefault(str(plan_id), []).append((position, piece))


def _plan(head: Record, sections: list[tuple[int, Section]], tasks: list[tuple[int, Task]]) -> Plan:
    if head.data is None or {"sections", "tasks"} & set(head.data):
        raise AppError("E-NOTOURS", detail=head.id)
    named = {
        block.task_id
        for _, section in sections
        for block in section.blocks
        if block.task_id is not None
    }
    if not named <= {task.id for _, task in tasks}:
        raise AppError("E-REF")
    plan = dataclasses.replace(
        _read(Plan, dict(head.data), head),
        sections=_in_order(sections, head),
        tasks=_in_order(tasks, head),
        superior_id=None,
    )
    if plan.id != head.id:
        raise AppError("E-NOTOURS", detail=head.id)
    return plan


def _in_order(pieces: list[tuple[int, T]], head: Record) -> tuple[T, ...]:
    if sorted(position for position, _ in pieces) != list(range(1, len(pieces) + 1)):
        raise AppError("E-NOTOURS", detail=head.id)
    return tuple(piece for _, piece in sorted(pieces, key=lambda item: item[0]))


def _read(kind: type[T], data: object, record: Record) -> T:
    try:
        return codec.from_plain(kind, data)
    except codec.CodecError as error:
        raise AppError("E-NOTOURS", detail=record.id) from error


def _without_agencies(task: Task) -> Task:
    def bare(doers: tuple[Doer, ...]) -> tuple[Doer, ...]:
        return tuple(Doer(doer.name) for doer in doers)

    return dataclasses.replace(
        task,
        leads=bare(task.leads),
        coordinators=bare(task.coordinators),
        units=bare(task.units),
    )
