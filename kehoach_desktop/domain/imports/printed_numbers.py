"""Numbers as a document that was read in prints them, beside those that we count.

They hold as long as the order they number stays; with the first change of it we count.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kehoach_desktop.domain.numbering import Counter, NumberingStyle, roman
from kehoach_desktop.domain.plans.plan import NUMBERED, Block, Plan, Section


def carried(old: Sequence[Block], new: Sequence[Block]) -> list[Block]:
    """Return `new` with the numbers that were read in, where the order they number is the same.

    Once a numbered block is added, moved, removed or re-levelled, the section is counted again.
    """
    same = _order(old) == _order(new)
    printed = {block.id: block.printed for block in old} if same else {}
    return [
        block if block.printed == number else replace(block, printed=number)
        for block in new
        for number in (printed.get(block.id),)
    ]


def counted(sections: Iterable[Section]) -> tuple[Section, ...]:
    """Return sections whose order changed: counted, no longer as the read-in paper had them."""
    return tuple(
        section if section.printed is None else replace(section, printed=None)
        for section in sections
    )


def settled(plan: Plan) -> Plan:
    """Return `plan` without the printed numbers that are those we count anyway."""
    return replace(
        plan,
        sections=tuple(
            replace(
                section,
                printed=None if section.printed == f"{roman(place)}." else section.printed,
                blocks=_settled(section.blocks, plan.numbering),
            )
            for place, section in enumerate(plan.sections, start=1)
        ),
    )


def _counted_numbers(blocks: Sequence[Block], style: NumberingStyle) -> list[str]:
    """Return the number that we would count for each block ("" for one without a number)."""
    counter = Counter(style)
    return [counter.next(block.level)[0] if block.kind in NUMBERED else "" for block in blocks]


def _settled(blocks: Sequence[Block], style: NumberingStyle) -> tuple[Block, ...]:
    return tuple(
        replace(block, printed=None) if block.printed == number else block
        for block, number in zip(blocks, _counted_numbers(blocks, style), strict=True)
    )


def _order(blocks: Sequence[Block]) -> list[tuple[str, int]]:
    return [(block.id, block.level) for block in blocks if block.kind in NUMBERED]
