"""One passage of a plan's own words: read it, replace it. What a finding of the review points at.

A place is (source, field) as `review.plan_text.Anchor` names it: ("block:ID", "text"),
("task:ID", "content"), ("task:ID", "leads:0"), ("title", "title"), ("recipients", "recipients:2"),
("bases", "subject:0"), ("signature", "position"), a cell of a table
("table:SECTION:table/row/column", "cell") …
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kehoach_desktop.domain.plans.citation import Citation
from kehoach_desktop.domain.plans.plan import Block, Plan, Section
from kehoach_desktop.domain.plans.plan_edit import replace_blocks, set_heading, set_tables
from kehoach_desktop.domain.plans.task import Task
from kehoach_desktop.domain.plans.task_edit import update_task
from kehoach_desktop.domain.table import PaperTable, with_cell

#: Fields of a task that list doers.
_DOERS = frozenset(("leads", "coordinators", "units"))


def own_texts(plan: Plan) -> Iterator[str]:
    """Yield every text that an officer wrote into `plan`."""
    yield from (plan.title, plan.opening, plan.closing, plan.appendix_title, *plan.recipients)
    if plan.decision is not None:
        yield from (plan.decision.subject, *plan.decision.articles)
    for section in plan.sections:
        yield section.heading.upper()  # as it prints
        yield from (block.text for block in section.blocks)
        yield from (cell for table in section.tables for row in table.grid for cell in row)
    for task in plan.tasks:
        yield from (task.title, task.content, task.place, task.output, task.funding)
        yield from task.lines or ()


def words_at(plan: Plan, source: str, field: str) -> str | None:
    """Return the text of that place, None where the plan has no such place (any more)."""
    what, _, found = source.partition(":")
    name, _, index = field.partition(":")
    match what:
        case "section":
            section = next((each for each in plan.sections if each.id == found), None)
            return section.heading if section else None
        case "block":
            place = _block(plan, found)
            return place[1].text if place else None
        case "task":
            task = plan.task(found)
            return _task_words(task, name, index) if task is not None and name else None
        case "decision":
            if plan.decision is None:
                return None
            return _item(plan.decision.articles, index) if index else plan.decision.subject
        case "recipients":
            return _item(plan.recipients, index)
        case "bases":
            basis = _basis(plan, index)
            return str(getattr(basis, name)) if basis is not None else None
        case "signature":
            return str(getattr(plan.signatory, name)) if plan.signatory and name else None
        case "table":
            cell = _cell(plan, found)
            return cell[1].grid[cell[2]][cell[3]] if cell else None
        case "header" | "tasks":
            return str(getattr(plan, name)) if name in {"place", "appendix_title"} else None
        case "title" | "opening" | "closing":
            return str(getattr(plan, what)) if name else None
    return None


def replace_words(plan: Plan, source: str, field: str, old: tuple[int, int], new: str) -> Plan:
    """Return `plan` with the characters from `old[0]` to `old[1]` of that place replaced by `new`.

    A task's title and its line in the text stay one. KeyError where there is no such place.
    """
    words = words_at(plan, source, field)
    if words is None:
        raise KeyError(source)
    text = words[: old[0]] + new + words[old[1] :]
    what, _, found = source.partition(":")
    name, _, index = field.partition(":")
    match what:
        case "section":
            return set_heading(plan, found, text)
        case "block":
            return _with_block(plan, found, text)
        case "task":
            task = plan.task(found)
            assert task is not None
            return update_task(plan, _with_task_words(task, name, index, text))
        case "decision":
            assert plan.decision is not None
            if not index:
                return replace(plan, decision=replace(plan.decision, subject=text))
            articles = _with_item(plan.decision.articles, index, text)
            return replace(plan, decision=replace(plan.decision, articles=articles))
        case "recipients":
            return replace(plan, recipients=_with_item(plan.recipients, index, text))
        case "bases":
            return _with_basis(plan, index, name, text)
        case "signature":
            assert plan.signatory is not None
            signatory = replace(plan.signatory, **{name: text})  # type: ignore[arg-type]
            return replace(plan, signatory=signatory)
        case "table":
            return _with_cell(plan, found, text)
        case "header" | "tasks":
            return replace(plan, **{name: text})  # type: ignore[arg-type]
    return replace(plan, **{what: text})  # type: ignore[arg-type]


def _task_words(task: Task, name: str, index: str) -> str | None:
    if name == "lines":
        return _item(task.lines or (), index)
    if name in _DOERS:
        return _item(tuple(doer.name for doer in getattr(task, name)), index)
    return str(getattr(task, name))


def _with_task_words(task: Task, name: str, index: str, text: str) -> Task:
    changed: object = text
    if name == "lines":
        changed = _with_item(task.lines or (), index, text)
    elif name in _DOERS:
        doers = getattr(task, name)
        changed = tuple(
            replace(doer, name=text) if place == int(index) else doer
            for place, doer in enumerate(doers)
        )
    return replace(task, **{name: changed})  # type: ignore[arg-type]


def _basis(plan: Plan, index: str) -> Citation | None:
    known = index.isdigit() and int(index) < len(plan.legal_bases)
    return plan.legal_bases[int(index)] if known else None


def _with_basis(plan: Plan, index: str, name: str, text: str) -> Plan:
    """Return `plan` with words of a basis changed, in the wording it was read in with as well."""
    basis = _basis(plan, index)
    assert basis is not None
    changed = replace(basis, **{name: text})  # type: ignore[arg-type]
    before = str(getattr(basis, name))
    if name != "printed" and before in basis.printed:
        changed = replace(changed, printed=basis.printed.replace(before, text, 1))
    bases = tuple(changed if each is basis else each for each in plan.legal_bases)
    return replace(plan, legal_bases=bases)


def _block(plan: Plan, block_id: str) -> tuple[Section, Block] | None:
    for section in plan.sections:
        for block in section.blocks:
            if block.id == block_id:
                return section, block
    return None


def _with_block(plan: Plan, block_id: str, text: str) -> Plan:
    place = _block(plan, block_id)
    assert place is not None
    section, block = place
    changed = replace(block, text=text)
    blocks = tuple(changed if each is block else each for each in section.blocks)
    return replace_blocks(plan, section.id, blocks)


def _cell(plan: Plan, name: str) -> tuple[Section, PaperTable, int, int] | None:
    """Return the section, table, row and column of "SECTION:table/row/column"."""
    section_id, _, where = name.rpartition(":")
    section = next((each for each in plan.sections if each.id == section_id), None)
    numbers = [int(each) for each in where.split("/") if each.isdigit()]
    if section is None or len(numbers) != 3 or numbers[0] >= len(section.tables):
        return None
    table = section.tables[numbers[0]]
    row, column = numbers[1:]
    inside = row < len(table.grid) and column < len(table.columns)
    return (section, table, row, column) if inside else None


def _with_cell(plan: Plan, name: str, text: str) -> Plan:
    place = _cell(plan, name)
    assert place is not None
    section, table, row, column = place
    changed = with_cell(table, row, column, text)
    tables = tuple(changed if each is table else each for each in section.tables)
    return set_tables(plan, section.id, tables)


def _item(items: tuple[str, ...], index: str) -> str | None:
    return items[int(index)] if index.isdigit() and int(index) < len(items) else None


def _with_item(items: tuple[str, ...], index: str, text: str) -> tuple[str, ...]:
    return tuple(text if place == int(index) else item for place, item in enumerate(items))
