"""A plan made from a template, an office and five answers (`screens.md` section 3)."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from kehoach_desktop.domain.office import OfficeProfile, Signatory, SigningCapacity
from kehoach_desktop.domain.plans import arrangements, recipients
from kehoach_desktop.domain.plans.citation import Citation
from kehoach_desktop.domain.plans.guidance import Template, TemplateTask
from kehoach_desktop.domain.plans.plan import (
    Block,
    BlockKind,
    Decision,
    IssueForm,
    Plan,
    Section,
)
from kehoach_desktop.domain.plans.task import Doer, Task
from kehoach_desktop.domain.two_tier import AgencyRole, find_agency, villages
from kehoach_desktop.domain.variables import fill, spell_out, values_for

NewId = Callable[[], str]

_DIRECTOR = "Giám đốc"


@dataclass(frozen=True, slots=True)
class StartAnswers:
    """What is asked before drafting; everything but the year has a default.

    `title` empty: the template's. `based_on` None with `without_superior_document` leaves the
    superior's document out of the opening; otherwise it prints as dots until it is known.
    """

    year: int
    title: str = ""
    based_on: Citation | None = None
    without_superior_document: bool = False
    superior_id: str | None = None
    form: IssueForm | None = None
    signatory: Signatory | None = None
    starts: dt.date | None = None
    ends: dt.date | None = None


def draft(template: Template, answers: StartAnswers, office: OfficeProfile, new_id: NewId) -> Plan:
    """Return the plan; raises ValueError for a year that no calendar has."""
    plan = _frame(template, answers, office, new_id)
    tasks = {item.key: _task(item, plan, office, new_id) for item in template.tasks}
    plan = dataclasses.replace(plan, tasks=tuple(tasks.values()))
    values = values_for(plan, office)
    texts = _spelled(template, plan)
    opening = fill(next(texts), values)[0]
    sections: list[Section] = []
    filled: dict[str, Task] = {}
    for section in template.sections:
        blocks: list[Block] = []
        for item in section.blocks:
            text = fill(next(texts), values)[0]
            task_id = None
            if item.kind is BlockKind.TASK:
                content = next(texts)
                task = dataclasses.replace(tasks[item.task], title=text, content=content)
                filled[item.task] = task
                task_id = task.id
            blocks.append(Block(new_id(), item.kind, text, item.level, task_id))
        sections.append(Section(new_id(), section.heading, section.roles, tuple(blocks)))
    closing = fill(next(texts), values)[0]
    plan = dataclasses.replace(
        plan,
        opening=opening,
        closing=closing,
        sections=tuple(sections),
        tasks=tuple(_fill_task(filled.get(key, task), values) for key, task in tasks.items()),
    )
    plan = _build_arrangements(template, plan, office, values, new_id)
    return dataclasses.replace(plan, recipients=recipients.propose(plan, office))


def _frame(template: Template, answers: StartAnswers, office: OfficeProfile, new_id: NewId) -> Plan:
    form = answers.form or template.form
    superior = answers.superior_id
    if superior is None and office.superiors and not template.own_body:
        superior = office.superiors[0].id
    bases = template.legal_bases if form.is_decision else ()
    if form.is_decision and answers.based_on is not None:
        bases = (*bases, answers.based_on)
    plan = Plan(
        id=new_id(),
        year=answers.year,
        title=answers.title,
        shape=template.id,
        form=form,
        numbering=template.numbering,
        place=office.unit_name,
        symbol=template.symbol,
        superior_id=superior,
        based_on=answers.based_on,
        without_superior_document=answers.without_superior_document,
        legal_bases=bases,
        decision=_decision(template) if form.is_decision else None,
        archive=template.archive,
        signatory=answers.signatory or _signatory(template, form, office),
        starts=answers.starts,
        ends=answers.ends,
    )
    values = values_for(plan, office)
    decision = plan.decision
    if decision is not None:
        decision = Decision(
            fill(decision.subject, values)[0],
            fill(decision.proposer, values)[0],
            tuple(fill(article, values)[0] for article in decision.articles),
        )
    return dataclasses.replace(
        plan,
        title=answers.title or fill(template.title, values)[0],
        appendix_title=fill(template.appendix_title, values)[0],
        decision=decision,
    )


def _decision(template: Template) -> Decision | None:
    asked = template.decision
    return Decision(asked.subject, asked.proposer, asked.articles) if asked else None


def _signatory(template: Template, form: IssueForm, office: OfficeProfile) -> Signatory | None:
    """Return the office's first way of signing that agrees with the form, a named one first."""
    if template.own_body:
        return Signatory(SigningCapacity.HEAD, _DIRECTOR, _DIRECTOR, "")
    by_head = form is IssueForm.DECISION_BY_HEAD
    fitting = [way for way in office.signatories if bool(way.body) is not by_head]
    return next((way for way in fitting if way.name), fitting[0] if fitting else None)


def _spelled(template: Template, plan: Plan) -> Iterator[str]:
    """Yield opening, every block (a task's title, then its content), closing: short forms once."""
    opening = template.opening
    if plan.without_superior_document and plan.based_on is None:
        opening = template.opening_alone
    by_key = {item.key: item for item in template.tasks}
    texts = [opening]
    for section in template.sections:
        for block in section.blocks:
            if block.kind is BlockKind.TASK:
                texts += [by_key[block.task].title, by_key[block.task].content]
            else:
                texts.append(block.text)
    return iter(spell_out([*texts, template.closing]))


def _task(item: TemplateTask, plan: Plan, office: OfficeProfile, new_id: NewId) -> Task:
    day = plan.period[0]

    def doer(role: str) -> tuple[Doer, ...]:
        agency = find_agency(office, AgencyRole(role), day) if role else None
        return (Doer(agency.name, agency.id),) if agency else ()

    lead = doer(item.lead)
    coordinators = tuple(found for role in item.coordinators for found in doer(role))
    rows = villages(office, day) if item.units == "villages" else ()
    return Task(
        id=new_id(),
        title=item.title,
        content=item.content,
        leads=lead,
        coordinators=tuple(found for found in coordinators if found not in lead),
        units=tuple(Doer(village.name, village.id) for village in rows),
        schedule=item.schedule.rule(plan.year) if item.schedule else None,
        schedule_text=item.schedule_text,
        targets=item.targets,
        place=item.place,
        output=item.output,
        funding=item.funding,
        funding_vnd=item.funding_vnd,
        in_appendix=item.in_appendix,
    )


def _fill_task(task: Task, values: Mapping[str, str]) -> Task:
    return dataclasses.replace(
        task,
        title=fill(task.title, values)[0],
        content=fill(task.content, values)[0],
        schedule_text=fill(task.schedule_text, values)[0],
        place=fill(task.place, values)[0],
        output=fill(task.output, values)[0],
        funding=fill(task.funding, values)[0],
    )


def _build_arrangements(
    template: Template,
    plan: Plan,
    office: OfficeProfile,
    values: Mapping[str, str],
    new_id: NewId,
) -> Plan:
    sections: list[Section] = []
    for pattern, section in zip(template.sections, plan.sections, strict=True):
        if pattern.build_arrangements:
            level = 2 if section.blocks else 1
            built = arrangements.build(plan, office, values, new_id, level)
            section = dataclasses.replace(section, blocks=section.blocks + built)
        sections.append(section)
    return dataclasses.replace(plan, sections=tuple(sections))
