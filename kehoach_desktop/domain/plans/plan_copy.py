"""A plan made from another one: the same words under ids of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kehoach_desktop.domain.plans.plan import Block, Plan


def copy_plan(plan: Plan, new_id: Callable[[], str], title: str | None = None) -> Plan:
    """Return a first draft with the text and tasks of `plan`, not issued, every id new.

    `title` None keeps the title.
    """
    tasks = {task.id: new_id() for task in plan.tasks}
    blocks = {block.id: new_id() for section in plan.sections for block in section.blocks}

    def renewed(block: Block) -> Block:
        return replace(
            block,
            id=blocks[block.id],
            task_id=tasks.get(block.task_id) if block.task_id is not None else None,
        )

    return replace(
        plan,
        id=new_id(),
        title=plan.title if title is None else title,
        sections=tuple(
            replace(section, id=new_id(), blocks=tuple(map(renewed, section.blocks)))
            for section in plan.sections
        ),
        tasks=tuple(
            replace(task, id=tasks[task.id], said_in=blocks.get(task.said_in, ""))
            for task in plan.tasks
        ),
        draft_no=1,
        issue=None,
    )


def same_parts(plan: Plan, copy: Plan) -> dict[str, str]:
    """Return for every section, block and task of `plan` the id of its copy."""
    pairs = list(zip(plan.sections, copy.sections, strict=True))
    ids = {old.id: new.id for old, new in pairs}
    for section, copied in pairs:
        ids |= {old.id: new.id for old, new in zip(section.blocks, copied.blocks, strict=True)}
    return ids | {old.id: new.id for old, new in zip(plan.tasks, copy.tasks, strict=True)}
