"""Every text of a plan under a name of its own, in the order of the paper, and back again.

Names: "title", "opening", "basis:0", "section:ID", "block:ID", "task:ID/content",
"task:ID/schedule", "task:ID/leads/0", "recipients:0", "signatory", …
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from kehoach_desktop.domain.plans.citation_words import read_citation
from kehoach_desktop.domain.plans.plan import BlockKind, Decision, Plan
from kehoach_desktop.domain.plans.plan_edit import set_heading, with_section
from kehoach_desktop.domain.plans.task import Doer, Task
from kehoach_desktop.domain.plans.task_edit import update_task
from kehoach_desktop.domain.schedules.schedule_parse import parse_schedule
from kehoach_desktop.domain.schedules.target_parse import parse_targets
from kehoach_desktop.domain.schedules.wording import schedule_phrase

T = TypeVar("T", Plan, Task, Decision)

#: Texts of a task below its title, in the order of the paper.
_DETAILS = ("content", "schedule", "place", "output", "funding")
_DOERS = ("leads", "coordinators", "units")
#: A year that no plan has: every date of a rule is then written with its own.
_NO_YEAR = 0


@dataclass(frozen=True, slots=True)
class PlanText:
    """A text of a plan; `context` is what stands before it on the paper, to know it by."""

    key: str
    text: str
    context: str = ""


def plan_texts(plan: Plan) -> Iterator[PlanText]:
    """Yield every text of `plan` that is not empty, in the order of the paper."""
    yield from (each for each in _all(plan) if each.text.strip())


def text_of(plan: Plan, key: str) -> str:
    """Return a text by its name, "" where the plan has none of it (any more)."""
    return next((each.text for each in plan_texts(plan) if each.key == key), "")


def with_text(plan: Plan, key: str, text: str) -> Plan:
    """Return `plan` with that text replaced; KeyError for an unknown name.

    A time that is understood becomes the rule of its task; a basis is read as a citation.
    """
    what, _, rest = key.partition(":")
    if not rest:
        return _with_plain(plan, what, text)
    if what == "section":
        return set_heading(plan, rest, text)
    if what == "block":
        return _with_block(plan, rest, text)
    if what == "task":
        task_id, _, field = rest.partition("/")
        return _with_task(plan, task_id, field, text)
    place = int(rest)
    if what == "basis":
        bases = list(plan.legal_bases)
        bases[place] = read_citation(text)
        return replace(plan, legal_bases=tuple(bases))
    if what == "recipients":
        lines = list(plan.recipients)
        lines[place] = text
        return replace(plan, recipients=tuple(lines))
    if what == "article" and plan.decision is not None:
        articles = list(plan.decision.articles)
        articles[place] = text
        return replace(plan, decision=replace(plan.decision, articles=tuple(articles)))
    raise KeyError(key)


def _all(plan: Plan) -> Iterator[PlanText]:
    yield PlanText("place", plan.place)
    if plan.decision is not None:
        yield PlanText("decision.subject", plan.decision.subject)
        for place, basis in enumerate(plan.legal_bases):
            yield PlanText(f"basis:{place}", basis.full())
        yield PlanText("decision.proposer", plan.decision.proposer)
        for place, article in enumerate(plan.decision.articles):
            yield PlanText(f"article:{place}", article)
        yield PlanText("title", plan.title)
    else:
        yield PlanText("title", plan.title)
        for place, basis in enumerate(plan.legal_bases):
            yield PlanText(f"basis:{place}", basis.full())
    yield PlanText("opening", plan.opening)
    placed: set[str] = set()
    for section in plan.sections:
        yield PlanText(f"section:{section.id}", section.heading)
        for block in section.blocks:
            yield PlanText(f"block:{block.id}", block.text, section.heading)
            task = plan.task(block.task_id) if block.kind is BlockKind.TASK else None
            if task is not None:
                placed.add(task.id)
                yield from _details(task)
    yield PlanText("closing", plan.closing)
    yield PlanText("appendix_title", plan.appendix_title)
    for task in plan.tasks:
        if task.id not in placed:
            yield PlanText(f"task:{task.id}/title", task.title, plan.appendix_title)
            yield from _details(task)
    for place, line in enumerate(plan.recipients):
        yield PlanText(f"recipients:{place}", line)
    if plan.signatory is not None:
        yield PlanText("signatory", plan.signatory.name, plan.signatory.position)


def _details(task: Task) -> Iterator[PlanText]:
    for place, line in enumerate(task.lines or ()):
        yield PlanText(f"task:{task.id}/lines/{place}", line, task.title)
    for field in _DETAILS[:1]:
        yield PlanText(f"task:{task.id}/{field}", getattr(task, field), task.title)
    yield PlanText(f"task:{task.id}/schedule", _time(task), task.title)
    for role in _DOERS:
        for place, doer in enumerate(getattr(task, role)):
            yield PlanText(f"task:{task.id}/{role}/{place}", doer.name, task.title)
    for field in _DETAILS[2:]:
        yield PlanText(f"task:{task.id}/{field}", getattr(task, field), task.title)
    targets = ", ".join(target.text() for target in task.targets)
    yield PlanText(f"task:{task.id}/targets", targets, task.title)


def _time(task: Task) -> str:
    if task.schedule_text:
        return task.schedule_text
    if task.schedule is None:
        return ""
    # "Trong năm" has no date of its own: the year of the plan goes without saying.
    return schedule_phrase(task.schedule, _NO_YEAR).replace(f" năm {_NO_YEAR}", " năm")


def _with_plain(plan: Plan, what: str, text: str) -> Plan:
    if what == "signatory" and plan.signatory is not None:
        return replace(plan, signatory=replace(plan.signatory, name=text))
    if what.startswith("decision.") and plan.decision is not None:
        field = what.removeprefix("decision.")
        return replace(plan, decision=_changed(plan.decision, field, text))
    if what in {"place", "title", "opening", "closing", "appendix_title"}:
        return _changed(plan, what, text)
    raise KeyError(what)


def _changed(value: T, field: str, content: object) -> T:
    changes: dict[str, Any] = {field: content}
    return replace(value, **changes)


def _with_block(plan: Plan, block_id: str, text: str) -> Plan:
    for section in plan.sections:
        for block in section.blocks:
            if block.id != block_id:
                continue
            task = plan.task(block.task_id)
            if task is not None:
                return update_task(plan, replace(task, title=text))
            blocks = tuple(
                replace(each, text=text) if each is block else each for each in section.blocks
            )
            return with_section(plan, replace(section, blocks=blocks))
    raise KeyError(block_id)


def _with_task(plan: Plan, task_id: str, field: str, text: str) -> Plan:
    task = plan.task(task_id)
    if task is None:
        raise KeyError(task_id)
    role, _, place = field.partition("/")
    if role in _DOERS:
        doers = list(getattr(task, role))
        doers[int(place)] = Doer(text)
        return update_task(plan, _changed(task, role, tuple(doers)))
    if role == "lines":
        lines = list(task.lines or ())
        lines[int(place)] = text
        return update_task(plan, replace(task, lines=tuple(lines)))
    if field == "targets":
        return update_task(plan, replace(task, targets=parse_targets(text)))
    if field != "schedule":
        return update_task(plan, _changed(task, field, text))
    rule, _ask = parse_schedule(text, plan.year)
    said = "" if rule is not None and schedule_phrase(rule, plan.year) == text else text
    return update_task(plan, replace(task, schedule=rule, schedule_text=said))
