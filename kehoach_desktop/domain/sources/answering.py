"""Drafting from the clauses that apply: each becomes a task, or a paragraph, on request."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum

from kehoach_desktop.domain.plans.plan import Block, BlockKind, Plan, Section, SectionRole
from kehoach_desktop.domain.plans.plan_edit import context_level, insert_block
from kehoach_desktop.domain.plans.task import Task
from kehoach_desktop.domain.plans.task_edit import add_task, home_section
from kehoach_desktop.domain.schedules.schedule_parse import parse_schedule
from kehoach_desktop.domain.sources.clause import Clause, ClauseLink
from kehoach_desktop.domain.vntext import clean, fold, upper_first

NewId = Callable[[], str]

#: A title longer than this is cut at the end of its first sentence, the rest becomes the content.
_LONG_TITLE = 160
_SENTENCE = re.compile(r"(?<=[^\s.]{3})[.;]\s+(?=[A-ZĐÀ-Ỹ])")


class Answer(StrEnum):
    """What a clause becomes in our plan."""

    TASK = "task"
    TEXT = "text"


def task_of(clause: Clause, year: int, task_id: str) -> Task:
    """Return the task that carries `clause` out; nobody leads it yet.

    Labelled lines of the clause tell its time and content; who did the superior's share of the
    work is theirs, not ours.
    """
    first, *lines = clause.text.split("\n")
    title, content = _title(first)
    labelled = dict(_labelled(lines))
    said = next((labelled[key] for key in labelled if key.startswith(("thoi", "tien"))), "")
    rule = parse_schedule(said, year)[0] if said else None
    more = next((labelled[key] for key in labelled if key.startswith(("noi dung", "nhiem"))), "")
    return Task(
        task_id,
        title,
        content=" ".join(part for part in (content, more) if part),
        schedule=rule,
        schedule_text=said.rstrip(" .;"),
    )


def with_answers(
    plan: Plan,
    document_id: str,
    clauses: Iterable[Clause],
    wanted: Mapping[str, Answer],
    new_id: NewId,
) -> tuple[Plan, tuple[ClauseLink, ...]]:
    """Return `plan` with a task or a paragraph for each wanted clause, and their links.

    A clause that is not in `wanted` is left out; a paragraph is linked through its section.
    """
    links: list[ClauseLink] = []
    for clause in clauses:
        answer = wanted.get(clause.id)
        if answer is Answer.TASK:
            task = task_of(clause, plan.year, new_id())
            home = home_section(plan)
            plan = add_task(plan, task, home.id if home else None, new_id)
            links.append(ClauseLink(task.id, document_id, clause.id))
        elif answer is Answer.TEXT:
            section = _text_section(plan)
            if section is None:
                continue
            place = len(section.blocks)
            level = context_level(plan, section.id, place, BlockKind.ITEM)
            words = upper_first(clean(clause.text))
            block = Block(new_id(), BlockKind.ITEM, words, level)
            plan = insert_block(plan, section.id, place, block)
            links.append(ClauseLink(section.id, document_id, clause.id))
    return plan, tuple(links)


def _text_section(plan: Plan) -> Section | None:
    """Return where a paragraph goes: the content's section, else the tasks', else the first."""
    for section in plan.sections:
        if SectionRole.CONTENT in section.roles:
            return section
    return home_section(plan) or next(iter(plan.sections), None)


def _title(words: str) -> tuple[str, str]:
    words = upper_first(clean(words).rstrip(" .;:"))
    if len(words) <= _LONG_TITLE:
        return words, ""
    cut = _SENTENCE.search(words)
    if cut is None:
        return words, ""
    return words[: cut.start()], words[cut.end() :]


def _labelled(lines: Iterable[str]) -> Iterable[tuple[str, str]]:
    for line in lines:
        label, colon, words = line.partition(":")
        if colon:
            yield fold(clean(label)), clean(words)
