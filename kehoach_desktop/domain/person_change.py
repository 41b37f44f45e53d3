"""A person takes another one's place: the profile, a draft, a name among those who do a task.

Issued papers are never asked: they keep the name they were signed with.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace

from kehoach_desktop.domain.office import OfficeProfile, Person, Signatory
from kehoach_desktop.domain.paper import Paper, PaperKind
from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.domain.plans.task import Doer, Task


def person_of(office: OfficeProfile, name: str) -> Person | None:
    """Return the last record of that name: in the list of people, or who signs without being there.

    None where the profile does not know the name.
    """
    records = [each for each in office.people if each.name == name]
    if records:
        return max(records, key=lambda each: (each.until is None, each.until or dt.date.min))
    signer = next((each for each in office.signatories if each.name == name), None)
    return Person("", name, signer.position) if signer else None


def changed_office(
    office: OfficeProfile, old: Person, new: Person, new_id: Callable[[], str]
) -> OfficeProfile:
    """Return the profile from `new.since` on: the old record ends the day before.

    What the newcomer held before ends too; the ways of signing take the new name.
    """
    assert new.since is not None
    last = new.since - dt.timedelta(days=1)
    before = next((each for each in office.people
                   if each.name == new.name and each.serves_on(last)), None)  # fmt: skip
    made = replace(
        new,
        id=new.id or new_id(),
        unit=before.unit if before else old.unit,
        uses_pc=before.uses_pc if before else old.uses_pc,
    )
    people: list[Person] = []
    for each in office.people:
        leaves = each == old or (before is not None and each == before)
        if each == old:
            people.append(made)
        people.append(replace(each, until=last) if leaves and each.serves_on(last) else each)
    if made not in people:
        people.append(made)
    return replace(
        office,
        people=tuple(people),
        signatories=tuple(signs_as(each, old, new) or each for each in office.signatories),
    )


def signs_as(signatory: Signatory | None, old: Person, new: Person) -> Signatory | None:
    """Return the way of signing with the new name, None where the old person does not sign."""
    if signatory is None or signatory.name != old.name:
        return None
    return replace(signatory, name=new.name)


def renamed(name: str, old: str, new: str) -> str:
    """Return who does a task with the new name in the old one's place, as whole words."""
    return re.sub(rf"(?<!\w){re.escape(old)}(?!\w)", lambda _found: new, name)


def changed_plan(plan: Plan, old: Person, new: Person) -> Plan:
    """Return a draft with the new signer, and the new name among those who do its tasks."""

    def doers(found: tuple[Doer, ...]) -> tuple[Doer, ...]:
        return tuple(replace(each, name=renamed(each.name, old.name, new.name)) for each in found)

    def task(each: Task) -> Task:
        return replace(each, leads=doers(each.leads), coordinators=doers(each.coordinators),
                       units=doers(each.units))  # fmt: skip

    signatory = signs_as(plan.signatory, old, new) or plan.signatory
    return replace(plan, signatory=signatory, tasks=tuple(map(task, plan.tasks)))


def changed_paper(paper: Paper, old: Person, new: Person) -> Paper:
    """Return a draft with the new signer; minutes keep who was there."""
    if paper.kind is PaperKind.MINUTES:
        return paper
    return replace(paper, signatory=signs_as(paper.signatory, old, new) or paper.signatory)
