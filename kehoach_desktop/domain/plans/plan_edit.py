"""Edits of a plan's text: pure functions from a plan to a plan.

Every function returns the very same object when nothing changes, and leaves untouched sections
the same objects, so that undo is cheap and saving writes only what differs. A TASK block and its
task are kept in step here: the title lives in both, a task stands in the text at most once, and
the order of `Plan.tasks` follows the text (tasks of the appendix after them).

Numbers are never edited: they follow from the order (`plan.numbered_blocks`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from kehoach_desktop.domain.imports.printed_numbers import carried, counted
from kehoach_desktop.domain.numbering import MAX_LEVEL, NumberingStyle
from kehoach_desktop.domain.plans.citation import Citation
from kehoach_desktop.domain.plans.plan import (
    NUMBERED,
    Block,
    BlockKind,
    Plan,
    Section,
    numbered_blocks,
)
from kehoach_desktop.domain.plans.task import Task
from kehoach_desktop.domain.table import PaperTable
from kehoach_desktop.domain.vntext import UNKNOWN

NewId = Callable[[], str]

#: Ranks below every numbered level, for moving an item with what belongs to it.
_TEXT_RANK = MAX_LEVEL + 1
_PLUS_RANK = MAX_LEVEL + 2


def with_section(plan: Plan, section: Section) -> Plan:
    """Return `plan` with the section of the same id replaced; KeyError if there is none."""
    old = plan.section(section.id)
    if old == section:
        return plan
    sections = tuple(section if each is old else each for each in plan.sections)
    return replace(plan, sections=sections)


def set_heading(plan: Plan, section_id: str, heading: str) -> Plan:
    """Return `plan` with another heading (without its numeral) over that section."""
    return with_section(plan, replace(plan.section(section_id), heading=heading))


def set_tables(plan: Plan, section_id: str, tables: tuple[PaperTable, ...]) -> Plan:
    """Return `plan` with other tables below the text of that section."""
    return with_section(plan, replace(plan.section(section_id), tables=tables))


def set_later(plan: Plan, section_id: str, later: bool) -> Plan:
    """Return `plan` with "Để sau" set or taken off that section."""
    return with_section(plan, replace(plan.section(section_id), later=later))


def set_answer(plan: Plan, section_id: str, question: str, answer: str) -> Plan:
    """Return `plan` with the answer to a question of that section; an empty one removes it."""
    section = plan.section(section_id)
    answers = dict(section.answers)
    if answer:
        answers[question] = answer
    else:
        answers.pop(question, None)
    return with_section(plan, replace(section, answers=tuple(answers.items())))


def set_based_on(plan: Plan, citation: Citation | None, *, without: bool = False) -> Plan:
    """Return `plan` with another superior's document, its opening following where it names it.

    The opening is free text: only the citation as the program wrote it, or the dots that stand for
    an unknown one, are replaced. `without` marks that there is no such document.
    """
    opening = plan.opening
    if citation is not None:
        old = plan.based_on.full() if plan.based_on is not None else UNKNOWN
        if old in opening:
            opening = opening.replace(old, citation.full(), 1)
        elif f"Thực hiện {UNKNOWN}," in opening:
            opening = opening.replace(UNKNOWN, citation.full(), 1)
    return replace(plan, based_on=citation, without_superior_document=without, opening=opening)


def move_section(plan: Plan, section_id: str, step: int) -> Plan:
    """Return `plan` with that section moved `step` places (stopping at either end)."""
    sections = list(plan.sections)
    index = sections.index(plan.section(section_id))
    target = max(0, min(index + step, len(sections) - 1))
    if target == index:
        return plan
    sections.insert(target, sections.pop(index))
    return order_tasks(replace(plan, sections=counted(sections)))


def add_section(plan: Plan, section: Section, index: int | None = None) -> Plan:
    """Return `plan` with a new section at `index` (None: at the end)."""
    sections = list(plan.sections)
    sections.insert(len(sections) if index is None else index, section)
    return order_tasks(replace(plan, sections=counted(sections)))


def remove_section(plan: Plan, section_id: str) -> Plan:
    """Return `plan` without that section and the tasks that stand in its text."""
    gone = plan.section(section_id)
    sections = counted(section for section in plan.sections if section is not gone)
    return _without_stray_tasks(plan, replace(plan, sections=sections))


def replace_blocks(plan: Plan, section_id: str, blocks: Sequence[Block]) -> Plan:
    """Return `plan` with the text of a section replaced, tasks following their blocks.

    A title changed in the text changes the task; a task whose block is gone goes too; a second
    block naming the same task, or one naming none that exists, becomes an ordinary item.
    """
    section = plan.section(section_id)
    known = {task.id for task in plan.tasks}
    seen = {
        block.task_id
        for other in plan.sections
        if other is not section
        for block in other.blocks
        if block.task_id
    }
    kept: list[Block] = []
    for block in blocks:
        if block.kind is BlockKind.TASK and (block.task_id not in known or block.task_id in seen):
            block = replace(block, kind=BlockKind.ITEM, task_id=None)
        elif block.kind is not BlockKind.TASK and block.task_id is not None:
            block = replace(block, task_id=None)
        if block.task_id:
            seen.add(block.task_id)
        kept.append(block)
    kept = carried(section.blocks, kept)
    if tuple(kept) == section.blocks:
        return plan
    edited = with_section(plan, replace(section, blocks=_same_objects(section.blocks, kept)))
    return _without_stray_tasks(plan, edited)


def type_blocks(plan: Plan, section_id: str, blocks: Sequence[Block]) -> Plan:
    """Return `plan` with the text of a section as it was typed: a new TASK line makes a task."""
    known = {task.id for task in plan.tasks}
    fresh = tuple(
        Task(block.task_id, block.text)
        for block in blocks
        if block.kind is BlockKind.TASK and block.task_id and block.task_id not in known
    )
    if fresh:
        plan = replace(plan, tasks=plan.tasks + fresh)
    return replace_blocks(plan, section_id, blocks)


def insert_block(plan: Plan, section_id: str, index: int, block: Block) -> Plan:
    """Return `plan` with `block` inserted at `index` of that section's text."""
    blocks = list(plan.section(section_id).blocks)
    blocks.insert(index, block)
    return replace_blocks(plan, section_id, blocks)


def remove_block(plan: Plan, section_id: str, block_id: str) -> Plan:
    """Return `plan` without that block (and without its task, for a TASK block)."""
    blocks = [block for block in plan.section(section_id).blocks if block.id != block_id]
    return replace_blocks(plan, section_id, blocks)


def split_block(plan: Plan, section_id: str, block_id: str, offset: int, new_id: NewId) -> Plan:
    """Return `plan` with a block cut at `offset`: the rest becomes a block of the same kind.

    The rest of a task's title becomes an ordinary item, for the task exists once.
    """
    blocks = list(plan.section(section_id).blocks)
    index = index_of(blocks, block_id)
    block = blocks[index]
    kind = BlockKind.ITEM if block.kind is BlockKind.TASK else block.kind
    rest = Block(new_id(), kind, block.text[offset:], block.level)
    blocks[index : index + 1] = [replace(block, text=block.text[:offset]), rest]
    return replace_blocks(plan, section_id, blocks)


def merge_with_previous(plan: Plan, section_id: str, block_id: str) -> Plan:
    """Return `plan` with a block's text put at the end of the block before it.

    Nothing happens at the first block, or where a task with details would be lost.
    """
    blocks = list(plan.section(section_id).blocks)
    index = index_of(blocks, block_id)
    if index == 0 or not can_dissolve(plan, blocks[index]):
        return plan
    before, block = blocks[index - 1], blocks[index]
    blocks[index - 1 : index + 1] = [replace(before, text=before.text + block.text)]
    return replace_blocks(plan, section_id, blocks)


def can_dissolve(plan: Plan, block: Block) -> bool:
    """Say whether a block may become mere text: not a task that says more than its title."""
    if block.kind is not BlockKind.TASK:
        return True
    task = plan.task(block.task_id)
    return task is None or is_bare(task)


def is_bare(task: Task) -> bool:
    """Say whether a task holds nothing but its title."""
    return task == Task(task.id, task.title)


def set_kind(plan: Plan, section_id: str, block_id: str, kind: BlockKind, new_id: NewId) -> Plan:
    """Return `plan` with a block of another kind; TASK makes a task of it.

    A task with details stays a task: its details would be lost.
    """
    blocks = list(plan.section(section_id).blocks)
    index = index_of(blocks, block_id)
    block = blocks[index]
    if block.kind is kind or not can_dissolve(plan, block):
        return plan
    level = block.level if block.kind in NUMBERED else context_level(plan, section_id, index, kind)
    if kind is BlockKind.TASK:
        task = Task(new_id(), block.text)
        plan = replace(plan, tasks=(*plan.tasks, task))
        blocks[index] = Block(block.id, kind, block.text, level, task.id)
    else:
        blocks[index] = Block(block.id, kind, block.text, level)
    return replace_blocks(plan, section_id, blocks)


def context_level(plan: Plan, section_id: str, index: int, kind: BlockKind) -> int:
    """Return the level a new numbered block would best get at `index` of a section.

    Below a heading one deeper (for an item or a task), beside an item or a task its own level.
    """
    numbered = list(numbered_blocks(plan.section(section_id), plan.numbering))
    for each in reversed(numbered[:index]):
        if each.block.kind is BlockKind.HEADING and kind is not BlockKind.HEADING:
            return min(each.level + 1, max_level(plan.numbering))
        if each.block.kind in NUMBERED:
            return each.level
    return 1


def max_level(style: NumberingStyle) -> int:
    """Return the deepest numbered level of a style; below it stand dashes."""
    return 2 if style is NumberingStyle.LETTERS else MAX_LEVEL


def relevel(plan: Plan, section_id: str, block_id: str, step: int) -> Plan:
    """Return `plan` with an item one level deeper (`step` 1) or higher (-1), with what is below it.

    The ladder goes 1. → 1.1. → … → dash → plus for running items; headings and tasks stay
    numbered. Where a level would be skipped nothing happens.
    """
    section = plan.section(section_id)
    numbered = list(numbered_blocks(section, plan.numbering))
    index = index_of(section.blocks, block_id)
    block, level = section.blocks[index], numbered[index].level
    blocks = list(section.blocks)
    if block.kind not in NUMBERED:
        changed = _step_text(plan, section_id, index, block, step)
        if changed is block:
            return plan
        blocks[index] = changed
        return replace_blocks(plan, section_id, blocks)
    if step > 0 and level == max_level(plan.numbering):
        if block.kind is not BlockKind.ITEM:
            return plan
        blocks[index] = replace(block, kind=BlockKind.DASH, level=1)
        return replace_blocks(plan, section_id, blocks)
    before = next((each.level for each in reversed(numbered[:index]) if each.level), 0)
    target = max(1, min(level + step, before + 1))
    if target == level:
        return plan
    for place in range(index, _end_of_item(plan, section, index)):
        if blocks[place].kind in NUMBERED:
            deeper = numbered[place].level + target - level
            blocks[place] = replace(blocks[place], level=max(1, min(deeper, MAX_LEVEL)))
    return replace_blocks(plan, section_id, blocks)


def _step_text(plan: Plan, section_id: str, index: int, block: Block, step: int) -> Block:
    ladder = [BlockKind.PARAGRAPH, BlockKind.DASH, BlockKind.PLUS]
    place = ladder.index(block.kind)
    if step > 0:
        return replace(block, kind=ladder[place + 1]) if place < 2 else block
    if block.kind is BlockKind.PLUS:
        return replace(block, kind=BlockKind.DASH)
    if block.kind is BlockKind.DASH:
        level = context_level(plan, section_id, index, BlockKind.ITEM)
        return replace(block, kind=BlockKind.ITEM, level=level)
    return block


def move_block(plan: Plan, section_id: str, block_id: str, step: int) -> Plan:
    """Return `plan` with an item and what is below it moved past its neighbour (`step` -1 or 1).

    At the edge of its parent it goes over to the parent's neighbour. Up and down undo each other
    where no level had to give way.
    """
    section = plan.section(section_id)
    ranks = _ranks(plan, section)
    start = index_of(section.blocks, block_id)
    end = _end_of_item(plan, section, start)
    blocks = list(section.blocks)
    if step < 0:
        if start == 0:
            return plan
        other = start - 1
        while other > 0 and ranks[other] > ranks[start]:
            other -= 1
        blocks[other:end] = blocks[start:end] + blocks[other:start]
    else:
        if end == len(blocks):
            return plan
        other = end + 1
        if ranks[end] == ranks[start]:
            other = _end_of_item(plan, section, end)
        blocks[start:other] = blocks[end:other] + blocks[start:end]
    return replace_blocks(plan, section_id, blocks)


def order_tasks(plan: Plan) -> Plan:
    """Return `plan` with its tasks in the order of the text, those of the appendix after them."""
    place = {
        block.task_id: index
        for index, block in enumerate(
            block for section in plan.sections for block in section.blocks if block.task_id
        )
    }
    tasks = tuple(sorted(plan.tasks, key=lambda task: place.get(task.id, len(place))))
    return plan if tasks == plan.tasks else replace(plan, tasks=tasks)


def index_of(blocks: Sequence[Block], block_id: str) -> int:
    """Return where a block stands in `blocks`; KeyError if it does not."""
    for index, block in enumerate(blocks):
        if block.id == block_id:
            return index
    raise KeyError(block_id)


def _ranks(plan: Plan, section: Section) -> list[int]:
    ranks = []
    for each in numbered_blocks(section, plan.numbering):
        if each.block.kind in NUMBERED:
            ranks.append(each.level)
        else:
            ranks.append(_PLUS_RANK if each.block.kind is BlockKind.PLUS else _TEXT_RANK)
    return ranks


def _end_of_item(plan: Plan, section: Section, start: int) -> int:
    ranks = _ranks(plan, section)
    end = start + 1
    while end < len(ranks) and ranks[end] > ranks[start]:
        end += 1
    return end


def _same_objects(old: Iterable[Block], new: Iterable[Block]) -> tuple[Block, ...]:
    known = {block.id: block for block in old}
    return tuple(known[block.id] if known.get(block.id) == block else block for block in new)


def _without_stray_tasks(before: Plan, after: Plan) -> Plan:
    """Bring the tasks of `after` into step with its text; `before` tells which were in the text."""
    titles = {b.task_id: b.text for s in after.sections for b in s.blocks if b.task_id}
    placed = {b.task_id for s in before.sections for b in s.blocks if b.task_id}
    tasks = []
    for task in after.tasks:
        if task.id in titles:
            title = titles[task.id]
            tasks.append(task if task.title == title else replace(task, title=title))
        elif task.id not in placed:
            tasks.append(task)
    if len(tasks) != len(after.tasks) or any(
        new is not old for new, old in zip(tasks, after.tasks, strict=True)
    ):
        after = replace(after, tasks=tuple(tasks))
    return order_tasks(after)
