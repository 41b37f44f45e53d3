"""Sentences the office has signed before, offered again for this year's plan (`guidance.md` 1)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kehoach_desktop.domain.plans.guidance import OfferedSentence
from kehoach_desktop.domain.plans.plan import Block, BlockKind, Plan, Section
from kehoach_desktop.domain.vntext import UNKNOWN, fold_words

#: More would bury the common sentences; longer ones are paragraphs of that year, not sentences.
MOST_OFFERED, LONGEST = 8, 400

_KINDS = frozenset({BlockKind.DASH, BlockKind.PLUS, BlockKind.PARAGRAPH, BlockKind.ITEM})


def offer(issued: Iterable[Plan], plan: Plan, section: Section) -> list[OfferedSentence]:
    """Return sentences of the `issued` plans' sections of the same role that `section` lacks.

    The plan of the latest year speaks first. "năm 2025" of last year's plan becomes the new
    plan's year, the year before that the year before; a date or a span of years stays.
    """
    known = {_key(block.text) for block in section.blocks}
    offered: list[OfferedSentence] = []
    for old in sorted(issued, key=lambda item: item.year, reverse=True):
        for block in _blocks(old, section):
            text = _in_year(block.text, old.year, plan.year)
            if _key(text) in known or UNKNOWN in text or not 0 < len(text) <= LONGEST:
                continue
            known.add(_key(text))
            offered.append(OfferedSentence(f"own:{old.id}:{block.id}", text, block.kind))
            if len(offered) == MOST_OFFERED:
                return offered
    return offered


def _blocks(old: Plan, section: Section) -> Iterator[Block]:
    roles = set(section.roles)
    for candidate in old.sections:
        if roles & set(candidate.roles):
            yield from (block for block in candidate.blocks if block.kind in _KINDS)


def _in_year(text: str, old: int, new: int) -> str:
    shift = new - old

    def move(match: re.Match[str]) -> str:
        return f"{match[1]} {int(match[2]) + shift}"

    # "tháng 12 năm 2025" is a date, not the plan's year.
    return re.sub(rf"(?<!\d )\b(năm) ({old}|{old - 1})\b", move, text)


def _key(text: str) -> str:
    return " ".join(fold_words(text))
