"""Edits of a plan's tasks: pure functions from a plan to a plan.

A task stands either in the text (a TASK block names it) or in the appendix (`in_appendix`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kehoach_desktop.domain.plans.plan import Block, BlockKind, Plan, Section, SectionRole
from kehoach_desktop.domain.plans.plan_edit import (
    context_level,
    insert_block,
    order_tasks,
    remove_block,
    with_section,
)
from kehoach_desktop.domain.plans.task import Task
from kehoach_desktop.domain.plans.task_lines_edit import as_fields, reworded

NewId = Callable[[], str]


def block_of(plan: Plan, task_id: str) -> tuple[Section, Block] | None:
    """Return the section and block in which a task stands, None for one of the appendix."""
    for section in plan.sections:
        for block in section.blocks:
            if block.task_id == task_id:
                return section, block
    return None


def tasks_of(plan: Plan, section_id: str) -> tuple[Task, ...]:
    """Return the tasks that stand in the text of a section, in its order."""
    found = (plan.task(block.task_id) for block in plan.section(section_id).blocks)
    return tuple(task for task in found if task is not None)


def home_section(plan: Plan) -> Section | None:
    """Return the section where a task goes by default: the key tasks', else before arrangements."""
    for role in (SectionRole.KEY_TASKS, SectionRole.CONTENT, SectionRole.FORMS):
        for section in plan.sections:
            if role in section.roles:
                return section
    others = [each for each in plan.sections if SectionRole.ARRANGEMENTS not in each.roles]
    return others[-1] if others else None


def add_task(
    plan: Plan, task: Task, section_id: str | None, new_id: NewId, index: int | None = None
) -> Plan:
    """Return `plan` with a new task: in the text of `section_id` at `index`, or in the appendix.

    `index` None puts it at the end of the section's text.
    """
    if section_id is None:
        return replace(plan, tasks=(*plan.tasks, replace(task, in_appendix=True)))
    plan = replace(plan, tasks=(*plan.tasks, replace(task, in_appendix=False)))
    place = len(plan.section(section_id).blocks) if index is None else index
    level = context_level(plan, section_id, place, BlockKind.TASK)
    block = Block(new_id(), BlockKind.TASK, task.title, level, task.id)
    return insert_block(plan, section_id, place, block)


def update_task(plan: Plan, task: Task) -> Plan:
    """Return `plan` with the task of the same id replaced, its title in the text with it.

    Where it prints (`in_appendix`) is left as it is: that is what `place_task` is for. Lines as
    they were printed keep every word but those of the facts that changed.
    """
    old = plan.task(task.id)
    if old is None:
        raise KeyError(task.id)
    task = replace(task, in_appendix=old.in_appendix)
    if task == old:
        return plan
    if old.lines is not None and task.lines == old.lines:
        task = replace(task, lines=reworded(old, task, plan.year))
    plan = replace(plan, tasks=tuple(task if each is old else each for each in plan.tasks))
    place = block_of(plan, task.id)
    if place is None or place[1].text == task.title:
        return plan
    section, block = place
    renamed = replace(block, text=task.title)
    blocks = tuple(renamed if each is block else each for each in section.blocks)
    return with_section(plan, replace(section, blocks=blocks))


def remove_task(plan: Plan, task_id: str) -> Plan:
    """Return `plan` without that task, wherever it stands."""
    place = block_of(plan, task_id)
    if place is not None:
        plan = remove_block(plan, place[0].id, place[1].id)
    tasks = tuple(task for task in plan.tasks if task.id != task_id)
    return plan if tasks == plan.tasks else replace(plan, tasks=tasks)


def place_task(plan: Plan, task_id: str, in_appendix: bool, new_id: NewId) -> Plan:
    """Return `plan` with a task printed as a row of the appendix, or as a block of its section.

    Coming back from the appendix it goes to the end of `home_section`; without any section it
    stays where it is.
    """
    task = plan.task(task_id)
    if task is None:
        raise KeyError(task_id)
    place = block_of(plan, task_id)
    if in_appendix == task.in_appendix and (place is None) == in_appendix:
        return plan
    moved = replace(as_fields(task, plan.year) if in_appendix else task, in_appendix=in_appendix)
    rest = tuple(each for each in plan.tasks if each.id != task_id)
    if in_appendix:
        if place is not None:
            plan = remove_block(plan, place[0].id, place[1].id)
            rest = tuple(each for each in plan.tasks if each.id != task_id)
        return order_tasks(replace(plan, tasks=(*rest, moved)))
    section = home_section(plan)
    if section is None:
        return plan
    return add_task(replace(plan, tasks=rest), moved, section.id, new_id)


def move_task(plan: Plan, task_id: str, step: int) -> Plan:
    """Return `plan` with a row of the appendix moved up (`step` -1) or down (1) among the rows."""
    rows = list(plan.appendix_tasks)
    index = next((i for i, task in enumerate(rows) if task.id == task_id), None)
    if index is None:
        return plan
    target = max(0, min(index + step, len(rows) - 1))
    if target == index:
        return plan
    rows.insert(target, rows.pop(index))
    others = tuple(task for task in plan.tasks if not task.in_appendix)
    return replace(plan, tasks=(*others, *rows))
