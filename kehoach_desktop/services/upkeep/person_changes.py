"""A new chair in mid-year: shown first, then done in one step; what was issued stays."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from kehoach_desktop.domain.office import OfficeProfile, Person, Signatory
from kehoach_desktop.domain.paper import Paper
from kehoach_desktop.domain.person_change import (
    changed_office,
    changed_paper,
    changed_plan,
    person_of,
    renamed,
)
from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.domain.vntext import clean
from kehoach_desktop.errors import AppError
from kehoach_desktop.messages import text
from kehoach_desktop.services.plans.papers import Papers
from kehoach_desktop.services.plans.plans import Plans
from kehoach_desktop.services.ports.basics import Clock, NewId
from kehoach_desktop.services.ports.moves import Moved
from kehoach_desktop.services.tasks.briefing import Briefing
from kehoach_desktop.services.upkeep.moves import Moves, move_words
from kehoach_desktop.services.upkeep.offices import Offices


@dataclass(frozen=True)
class PersonPorts:
    """The services whose drafts and lists name people; the heavy ones are made when asked for."""

    offices: Offices
    plans: Plans
    moves: Moves
    papers: Callable[[], Papers]
    briefing: Callable[[], Briefing]
    doers: Callable[[], list[str]]
    clock: Clock
    new_id: NewId


@dataclass(frozen=True, slots=True)
class PersonChange:
    """What a change of person comes to: (before, after) of everything that would be stored.

    `moves` are (old name, new name, tasks) of those who do a task; `chairs` says that the next
    meeting would begin with the old person; `still` are the ways in which the newcomer signs too.
    """

    old: Person
    new: Person
    office: OfficeProfile
    signers: tuple[Signatory, ...]
    plans: tuple[tuple[Plan, Plan], ...]
    papers: tuple[tuple[Paper, Paper], ...]
    moves: tuple[tuple[str, str, tuple[Moved, ...]], ...]
    chairs: bool
    still: tuple[Signatory, ...]


class PersonChanges:
    """Previews and makes the change; made again after a refusal, it goes on where it stopped."""

    def __init__(self, ports: PersonPorts) -> None:
        self._ports = ports

    def names(self) -> list[str]:
        """Return who can be followed by somebody: the people who serve, and who signs."""
        office = self._office()
        today = self._ports.clock.now().date()
        serving = [each.name for each in office.people if each.serves_on(today)]
        signing = [each.name for each in office.signatories]
        return [name for name in dict.fromkeys([*signing, *serving]) if name]

    def preview(
        self, old: str, new: str, since: dt.date | None = None, position: str = ""
    ) -> PersonChange:
        """Return what would change from `since` (today) on; nothing is stored.

        `position` is the old person's unless it is given. Raises E-NO-OFFICE, E-PERSON-SAME where
        a name is missing or both are one, E-PERSON-UNKNOWN for an old name the profile does not
        know, E-PERSON-LATER for a day to come: until then the old person signs.
        """
        ports, today = self._ports, self._ports.clock.now().date()
        office = self._office()
        old, new = clean(old), clean(new)
        since = since or today
        if not old or not new or old == new:
            raise AppError("E-PERSON-SAME")
        leaves = person_of(office, old)
        if leaves is None:
            raise AppError("E-PERSON-UNKNOWN", name=old)
        if since > today:
            raise AppError("E-PERSON-LATER", day=since)
        comes = Person("", new, clean(position) or leaves.position, since)
        after = changed_office(office, leaves, comes, ports.new_id)
        changed = zip(office.signatories, after.signatories, strict=True)
        return PersonChange(
            leaves,
            comes,
            after,
            tuple(now for was, now in changed if was != now),
            tuple(self._plans(leaves, comes)),
            tuple(self._papers(leaves, comes)),
            tuple(self._moves(old, new)),
            ports.briefing().suggest(office).chair == old,
            tuple(each for each in office.signatories if each.name == new),
        )

    def make(
        self, old: str, new: str, since: dt.date | None = None, position: str = ""
    ) -> PersonChange:
        """Make the change and return what it was; raises as `preview`, and as the saves do."""
        found = self.preview(old, new, since, position)
        ports = self._ports
        for before, plan in found.plans:
            ports.plans.save(plan, before)
        for draft, paper in found.papers:
            ports.papers().save(paper, draft)
        for old_name, new_name, _tasks in found.moves:
            ports.moves.move(old_name, new_name, found.office)
        ports.offices.save(found.office)
        return found

    def _office(self) -> OfficeProfile:
        office = self._ports.offices.profile()
        if office is None:
            raise AppError("E-NO-OFFICE")
        return office

    def _plans(self, old: Person, new: Person) -> list[tuple[Plan, Plan]]:
        plans = self._ports.plans
        drafts = [plans.load(row.id) for row in plans.rows() if not (row.is_issued or row.sender)]
        pairs = [(plan, changed_plan(plan, old, new)) for plan in drafts]
        return [(before, after) for before, after in pairs if before != after]

    def _papers(self, old: Person, new: Person) -> list[tuple[Paper, Paper]]:
        papers = self._ports.papers()
        drafts = [papers.load(row.id) for row in papers.rows() if not row.is_issued]
        pairs = [(paper, changed_paper(paper, old, new)) for paper in drafts]
        return [(before, after) for before, after in pairs if before != after]

    def _moves(self, old: str, new: str) -> list[tuple[str, str, tuple[Moved, ...]]]:
        found = []
        for name in self._ports.doers():
            other = renamed(name, old, new)
            if other == name:
                continue
            try:
                tasks = self._ports.moves.preview(name, other)
            except AppError as error:
                if error.code != "E-NOTHING-MOVES":
                    raise
                continue
            found.append((name, other, tuple(tasks)))
        return found


def change_lines(change: PersonChange) -> list[str]:
    """Return a line for everything that changes, what to look at again last."""
    old, new = change.old, change.new
    assert new.since is not None
    lines = [
        text("persons.line.person", old=old.name, new=new.name, position=new.position,
             since=new.since, last=new.since - dt.timedelta(days=1))
    ]  # fmt: skip
    lines += [text("persons.line.signer", lines=_printed(each)) for each in change.signers]
    lines += [text("persons.line.plan", title=plan.title) for plan, _ in change.plans]
    lines += [text("persons.line.paper", kind=paper.rule.name, subject=paper.subject)
              for paper, _ in change.papers]  # fmt: skip
    lines += [text("persons.line.chair", new=new.name)] if change.chairs else []
    lines += [text("persons.line.task", line=move_words(each))
              for _old, _new, tasks in change.moves for each in tasks]  # fmt: skip
    lines += [text("persons.line.still", new=new.name, lines=_printed(each))
              for each in change.still]  # fmt: skip
    return lines


def change_summary(change: PersonChange, key: str = "persons.preview") -> str:
    """Return what changes, counted."""
    return text(
        key,
        old=change.old.name,
        new=change.new.name,
        signers=len(change.signers),
        drafts=len(change.plans) + len(change.papers),
        tasks=sum(len(tasks) for _old, _new, tasks in change.moves),
    )


def _printed(signatory: Signatory) -> str:
    return " / ".join((*signatory.lines, signatory.name))
