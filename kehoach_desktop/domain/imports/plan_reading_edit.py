"""What an officer mends in a plan that was read, before it becomes one: pure, places kept.

Unlike an edit of a draft (`plan_edit`), mending what was *recognised* keeps the printed numbers:
the source did not change, only what it was taken for.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from enum import Enum

from kehoach_desktop.domain.imports.plan_reading import PlanReading
from kehoach_desktop.domain.imports.read_document import ReadLine
from kehoach_desktop.domain.numbering import MAX_LEVEL
from kehoach_desktop.domain.plans.plan import NUMBERED, Block, BlockKind, Plan, Section, SectionRole
from kehoach_desktop.domain.plans.section_roles import roles_of
from kehoach_desktop.domain.plans.task import Task
from kehoach_desktop.domain.vntext import clean

NewId = Callable[[], str]

#: Ranks of what has no number, for taking along what belongs to an item.
_TEXT_RANK, _PLUS_RANK = MAX_LEVEL + 1, MAX_LEVEL + 2
_LADDER = (BlockKind.PARAGRAPH, BlockKind.DASH, BlockKind.PLUS)
_MARKS = {"-": BlockKind.DASH, "+": BlockKind.PLUS}


class Drop(Enum):
    """Where a part that is dragged is let go: above, inside or below another one."""

    BEFORE = "before"
    INSIDE = "inside"
    AFTER = "after"


def find(plan: Plan, key: str) -> tuple[int, int]:
    """Return (section, block) of "block:ID", (section, -1) of "section:ID"; KeyError if neither."""
    kind, _, part = key.partition(":")
    for at, section in enumerate(plan.sections):
        if kind == "section" and section.id == part:
            return at, -1
        for place, block in enumerate(section.blocks):
            if kind == "block" and block.id == part:
                return at, place
    raise KeyError(key)


def set_text(reading: PlanReading, key: str, text: str) -> PlanReading:
    """Return the reading with other words in a section's heading or a block."""
    at, place = find(reading.plan, key)
    section, words = reading.plan.sections[at], clean(text)
    if place < 0:
        return _with(reading, at, replace(section, heading=words, roles=roles_of(words)))
    block = replace(section.blocks[place], text=words)
    changed = _with_blocks(reading, at, place, place + 1, [block])
    if block.task_id is None:
        return changed
    tasks = tuple(
        replace(task, title=words) if task.id == block.task_id else task
        for task in changed.plan.tasks
    )
    return replace(changed, plan=replace(changed.plan, tasks=tasks))


def set_number(reading: PlanReading, key: str, number: str) -> PlanReading:
    """Return the reading with another printed number on a section or a numbered block."""
    at, place = find(reading.plan, key)
    section = reading.plan.sections[at]
    if place < 0:
        return _with(reading, at, replace(section, printed=clean(number)))
    block = section.blocks[place]
    if block.kind not in NUMBERED:
        return reading
    return _with_blocks(reading, at, place, place + 1, [replace(block, printed=clean(number))])


def relevel(reading: PlanReading, key: str, step: int, new_id: NewId) -> PlanReading:
    """Return the reading with a part one level deeper (`step` 1) or higher (-1), its own below it.

    The ladder: section, 1st to 4th level; apart from it paragraph, dash, plus.
    """
    at, place = find(reading.plan, key)
    section = reading.plan.sections[at]
    if place < 0:
        return _into_section_above(reading, at, new_id) if step > 0 else reading
    block = section.blocks[place]
    if block.kind not in NUMBERED:
        rung = _LADDER.index(block.kind) + step
        if not 0 <= rung < len(_LADDER):
            return reading
        return _with_blocks(reading, at, place, place + 1, [replace(block, kind=_LADDER[rung])])
    if step < 0 and block.level == 1:
        return set_kind(reading, key, None, new_id)
    end = _end(section.blocks, place)
    moved = _shifted(section.blocks[place:end], step)
    return _with_blocks(reading, at, place, end, moved)


def set_kind(reading: PlanReading, key: str, kind: BlockKind | None, new_id: NewId) -> PlanReading:
    """Return the reading with a part taken for another kind; None makes a section of it.

    A task that becomes something else gives its lines back to the text; its number goes where the
    new kind has none, and comes back in front of the words so that nothing is lost.
    """
    at, place = find(reading.plan, key)
    if place < 0:
        return reading if kind is None else _into_section_above(reading, at, new_id, kind)
    section = reading.plan.sections[at]
    block = section.blocks[place]
    if block.kind is BlockKind.TASK and kind is not BlockKind.TASK:
        reading = as_text(reading, block.task_id or "", new_id)
        return set_kind(reading, key, kind, new_id)
    if kind is None:
        return _split_section(reading, at, place)
    if kind is block.kind:
        return reading
    if kind is BlockKind.TASK:
        return _as_task(reading, at, place, new_id)
    numbered = kind in NUMBERED
    text = block.text
    if not numbered and block.printed:
        text = f"{block.printed} {text}"
    level = block.level if block.kind in NUMBERED else _level_above(section.blocks, place)
    printed = (block.printed or "") if numbered else None
    made = replace(block, kind=kind, text=text, level=level, printed=printed)
    return _with_blocks(reading, at, place, place + 1, [made])


def as_text(reading: PlanReading, task_id: str, new_id: NewId) -> PlanReading:
    """Return the reading with a task that is none: its title and lines are text again."""
    plan = reading.plan
    task = plan.task(task_id)
    if task is None:
        return reading
    kept = tuple(each for each in plan.tasks if each is not task)
    reading = replace(reading, plan=replace(plan, tasks=kept))
    for at, section in enumerate(plan.sections):
        for place, block in enumerate(section.blocks):
            if block.task_id != task_id:
                continue
            title = replace(block, kind=BlockKind.HEADING, task_id=None)
            lines = [text_block(line, new_id) for line in task.lines or ()]
            return _with_blocks(reading, at, place, place + 1, [title, *lines])
    return reading


def move(reading: PlanReading, key: str, target: str, *, after: bool) -> PlanReading:
    """Return the reading with a block, and what is below it, beside another part.

    `target` is "block:ID", or "section:ID" for the beginning of that section.
    """
    at, place = find(reading.plan, key)
    if place < 0:
        return _move_section(reading, at, find(reading.plan, target)[0], after=after)
    return _put(reading, key, target, lambda _blocks, spot: spot + after, None)


def drop(reading: PlanReading, key: str, target: str, where: Drop) -> PlanReading:
    """Return the reading with a part, and what is below it, dropped on another one.

    Beside a numbered part it takes that part's level, inside it the next deeper one; behind a
    part means behind all that is below it. On a section a block begins it, at the first level.
    """
    at, place = find(reading.plan, key)
    to, spot = find(reading.plan, target)
    if place < 0:
        return _move_section(reading, at, to, after=where is not Drop.BEFORE)
    if spot < 0:
        return _put(reading, key, target, lambda _blocks, _spot: 0, 1)
    block = reading.plan.sections[to].blocks[spot]
    level = block.level + (where is Drop.INSIDE) if block.kind in NUMBERED else None
    index = {
        Drop.BEFORE: lambda _blocks, spot: spot,
        Drop.INSIDE: lambda _blocks, spot: spot + 1,
        Drop.AFTER: _end,
    }[where]
    return _put(reading, key, target, index, level)


def _put(
    reading: PlanReading, key: str, target: str, index: Callable[[Sequence[Block], int], int],
    level: int | None,
) -> PlanReading:  # fmt: skip
    """Put a block with what is below it where `index` says, given the blocks and the target's."""
    at, place = find(reading.plan, key)
    to, spot = find(reading.plan, target)
    blocks = reading.plan.sections[at].blocks
    end = _end(blocks, place)
    moved = blocks[place:end]
    if to == at and place <= spot < end:
        return reading
    if level is not None and moved[0].kind in NUMBERED:
        moved = _shifted(moved, level - moved[0].level)
    anchor = reading.plan.sections[to].blocks[spot].id if spot >= 0 else ""
    taken = _with_blocks(reading, at, place, end, [])
    rest = taken.plan.sections[to].blocks
    found = next((i for i, each in enumerate(rest) if each.id == anchor), -1)
    where = index(rest, found) if found >= 0 else 0
    return _with_blocks(taken, to, where, where, moved)


def _shifted(blocks: Sequence[Block], step: int) -> tuple[Block, ...]:
    """Return blocks, the numbered ones `step` levels deeper."""
    return tuple(
        replace(each, level=max(1, min(each.level + step, MAX_LEVEL)))
        if each.kind in NUMBERED else each
        for each in blocks
    )  # fmt: skip


def step(reading: PlanReading, key: str, by: int) -> PlanReading:
    """Return the reading with a part moved up (-1) or down (1) past its neighbour."""
    at, place = find(reading.plan, key)
    if place < 0:
        to = at + by
        inside = 0 <= to < len(reading.plan.sections)
        return _move_section(reading, at, to, after=by > 0) if inside else reading
    blocks = reading.plan.sections[at].blocks
    end = _end(blocks, place)
    if by < 0:
        if place == 0:
            return reading
        other = place - 1
        while other > 0 and _rank(blocks[other]) > _rank(blocks[place]):
            other -= 1
        return move(reading, key, f"block:{blocks[other].id}", after=False)
    if end == len(blocks):
        return reading
    last = _end(blocks, end) - 1 if _rank(blocks[end]) == _rank(blocks[place]) else end
    return move(reading, key, f"block:{blocks[last].id}", after=True)


def take_remainder(reading: PlanReading, line: ReadLine, behind: str, new_id: NewId) -> PlanReading:
    """Return the reading with a line of the remainder as a paragraph behind the part `behind`."""
    if line not in reading.remainder:
        return reading
    rest = tuple(each for each in reading.remainder if each is not line)
    block = text_block(line.text, new_id)
    key = f"block:{block.id}"
    reading = replace(reading, remainder=rest, places=(*reading.places, (key, line.place)))
    if not reading.plan.sections:
        opening = "\n".join(filter(None, [reading.plan.opening, line.text]))
        return replace(reading, plan=replace(reading.plan, opening=opening))
    try:
        at, place = find(reading.plan, behind)
    except KeyError:
        at = len(reading.plan.sections) - 1
        place = len(reading.plan.sections[at].blocks) - 1
    return _with_blocks(reading, at, place + 1, place + 1, [block])


def _with(reading: PlanReading, at: int, section: Section) -> PlanReading:
    sections = list(reading.plan.sections)
    sections[at] = section
    return replace(reading, plan=replace(reading.plan, sections=tuple(sections)))


def _with_blocks(
    reading: PlanReading, at: int, start: int, stop: int, blocks: Sequence[Block]
) -> PlanReading:
    old = reading.plan.sections[at]
    return _with(
        reading, at, replace(old, blocks=(*old.blocks[:start], *blocks, *old.blocks[stop:]))
    )


def _into_section_above(
    reading: PlanReading, at: int, new_id: NewId, kind: BlockKind = BlockKind.HEADING
) -> PlanReading:
    """Make a section a heading of the one above it; its own items go one level deeper."""
    if at == 0:
        return reading
    sections = list(reading.plan.sections)
    gone = sections.pop(at)
    numbered = kind in NUMBERED
    text = gone.heading if numbered else f"{gone.printed or ''} {gone.heading}".strip()
    head = Block(new_id(), kind, text, 1, printed=(gone.printed or "") if numbered else None)
    below = [
        replace(each, level=min(each.level + 1, MAX_LEVEL)) if each.kind in NUMBERED else each
        for each in gone.blocks
    ]
    above = sections[at - 1]
    sections[at - 1] = replace(above, blocks=(*above.blocks, head, *below))
    old, new = f"section:{gone.id}", f"block:{head.id}"
    reading = replace(reading, plan=replace(reading.plan, sections=tuple(sections)))
    return _renamed(reading, old, new)


def _split_section(reading: PlanReading, at: int, place: int) -> PlanReading:
    """Make a block the heading of a new section; what follows goes with it, one level higher."""
    old = reading.plan.sections[at]
    block = old.blocks[place]
    below = tuple(
        replace(each, level=max(1, each.level - block.level)) if each.kind in NUMBERED else each
        for each in old.blocks[place + 1 :]
    )
    made = Section(block.id, block.text, roles_of(block.text), below, printed=block.printed or "")
    sections = list(reading.plan.sections)
    sections[at : at + 1] = [replace(old, blocks=old.blocks[:place]), made]
    if not sections[at].blocks and not sections[at].heading:
        del sections[at]  # the text before the first heading, which has none of its own
    reading = replace(reading, plan=replace(reading.plan, sections=tuple(sections)))
    return _renamed(reading, f"block:{block.id}", f"section:{block.id}")


def _move_section(reading: PlanReading, at: int, to: int, *, after: bool) -> PlanReading:
    if at == to:
        return reading
    sections = list(reading.plan.sections)
    anchor = sections[to]
    moved = sections.pop(at)
    index = next(i for i, each in enumerate(sections) if each is anchor)
    sections.insert(index + after, moved)
    return replace(reading, plan=replace(reading.plan, sections=tuple(sections)))


def _as_task(reading: PlanReading, at: int, place: int, new_id: NewId) -> PlanReading:
    """Make a numbered block a task: the lines below it, up to the next number, are its lines."""
    blocks = reading.plan.sections[at].blocks
    block = blocks[place]
    end = place + 1
    while end < len(blocks) and blocks[end].kind not in NUMBERED:
        end += 1
    marks = {kind: mark for mark, kind in _MARKS.items()}
    lines = tuple(
        f"{marks.get(each.kind, '')} {each.text}".strip() for each in blocks[place + 1 : end]
    )
    task = Task(new_id(), block.text, lines=lines)
    level = block.level if block.kind in NUMBERED else _level_above(blocks, place)
    made = replace(
        block, kind=BlockKind.TASK, task_id=task.id, level=level, printed=block.printed or ""
    )
    changed = _with_blocks(reading, at, place, end, [made])
    tasks = (*changed.plan.tasks, task)
    section = changed.plan.sections[at]
    if SectionRole.KEY_TASKS not in section.roles:
        changed = _with(
            changed, at, replace(section, roles=(*section.roles, SectionRole.KEY_TASKS))
        )
    return replace(changed, plan=replace(changed.plan, tasks=tasks))


def text_block(line: str, new_id: NewId) -> Block:
    """Return a line of text as a block: a dash, a plus, or a paragraph."""
    mark, _, rest = line.partition(" ")
    if mark in _MARKS and rest:
        return Block(new_id(), _MARKS[mark], rest)
    return Block(new_id(), BlockKind.PARAGRAPH, line)


def _renamed(reading: PlanReading, old: str, new: str) -> PlanReading:
    return replace(
        reading,
        places=tuple((new if key == old else key, place) for key, place in reading.places),
        lines=tuple((new if key == old else key, lines) for key, lines in reading.lines),
        doubts=tuple(
            replace(doubt, key=new) if doubt.key == old else doubt for doubt in reading.doubts
        ),
    )


def _level_above(blocks: Sequence[Block], place: int) -> int:
    return next((each.level for each in reversed(blocks[:place]) if each.kind in NUMBERED), 1)


def _rank(block: Block) -> int:
    if block.kind in NUMBERED:
        return block.level
    return _PLUS_RANK if block.kind is BlockKind.PLUS else _TEXT_RANK


def _end(blocks: Sequence[Block], place: int) -> int:
    """Return where what belongs to a block ends."""
    end = place + 1
    while end < len(blocks) and _rank(blocks[end]) > _rank(blocks[place]):
        end += 1
    return end
