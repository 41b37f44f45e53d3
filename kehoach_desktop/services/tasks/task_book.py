"""From the rows of the checklist to the workbook of tasks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.plans.task import TurnState
from kehoach_desktop.domain.schedules.wording import schedule_phrase
from kehoach_desktop.domain.vntext import clean
from kehoach_desktop.services.ports.export import TaskBook, TaskLine, TurnLine
from kehoach_desktop.services.tasks.checklist import ChecklistRow


def task_book(
    title: str, rows: Sequence[ChecklistRow], office: OfficeProfile, day: dt.date
) -> TaskBook:
    """Return the book of `rows`: tasks in the order of their plans, turns by due day."""
    of_task: dict[tuple[str, int], list[ChecklistRow]] = {}
    for row in rows:
        of_task.setdefault((row.plan_id, row.number), []).append(row)
    order = {plan_id: place for place, plan_id in enumerate(dict.fromkeys(r.plan_id for r in rows))}
    keys = sorted(of_task, key=lambda key: (order[key[0]], key[1]))
    turns = tuple(
        TurnLine(
            row.plan_id, row.plan_title, row.number, row.task, row.unit, row.due,
            row.turn if row.turn.is_recorded else None, row.state,
        )
        for row in rows
    )  # fmt: skip
    author = clean(office.own_body) or office.committee
    return TaskBook(clean(title), author, day, tuple(_line(of_task[key]) for key in keys), turns)


def _line(rows: Sequence[ChecklistRow]) -> TaskLine:
    """Return the line of one task from all its turns."""
    rows = sorted(rows, key=lambda row: row.due)
    first = rows[0]
    states = [row.state for row in rows]
    return TaskLine(
        first.plan_id,
        first.plan_title,
        first.number,
        first.task,
        _time(first),
        first.due,
        rows[-1].due,
        len(rows),
        states.count(TurnState.DONE),
        states.count(TurnState.SKIPPED),
        states.count(TurnState.LATE),
        _figure(rows),
    )


def _time(row: ChecklistRow) -> str:
    task = row.task
    if clean(task.schedule_text) or task.schedule is None:
        return clean(task.schedule_text)
    return schedule_phrase(task.schedule, row.due.year)


def _figure(rows: Sequence[ChecklistRow]) -> int | None:
    figures = [row.turn.figure for row in rows if row.turn.figure is not None]
    if not figures:
        return None
    targets = rows[0].task.targets
    # Shares do not add up: the latest one stands.
    return figures[-1] if targets and targets[0].unit == "%" else sum(figures)
