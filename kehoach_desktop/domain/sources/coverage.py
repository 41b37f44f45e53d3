"""The coverage of a superior's document by our plan: what is answered where, and what is not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kehoach_desktop.domain.plans.plan import Plan, numbered_blocks, numbered_sections
from kehoach_desktop.domain.sources.clause import Clause, ClauseLink, Mark, MarkedDocument, Verdict
from kehoach_desktop.domain.vntext import clean


@dataclass(frozen=True, slots=True)
class Target:
    """A part of our plan that carries a clause out: a task or a section, as it is numbered now.

    `lead` is who leads it, for a task.
    """

    id: str
    number: str
    title: str
    is_task: bool = False
    lead: str = ""


@dataclass(frozen=True, slots=True)
class CoveredClause:
    """A clause with its mark and the parts of our plan that carry it out."""

    document_id: str
    clause: Clause
    verdict: Verdict | None
    targets: tuple[Target, ...]

    @property
    def is_gap(self) -> bool:
        """Say whether nothing answers it: it applies (or nobody decided) and nothing is linked."""
        if not self.clause.kind.can_be_answered or self.targets:
            return False
        return self.verdict is None or self.verdict.mark is Mark.APPLIES


@dataclass(frozen=True, slots=True)
class DocumentCoverage:
    """A document of a superior, clause by clause."""

    marked: MarkedDocument
    clauses: tuple[CoveredClause, ...]

    @property
    def gaps(self) -> tuple[CoveredClause, ...]:
        """Return the clauses that no part of our plan answers."""
        return tuple(each for each in self.clauses if each.is_gap)

    @property
    def excused(self) -> tuple[CoveredClause, ...]:
        """Return the clauses marked as not ours or done elsewhere, with their reasons."""
        return tuple(
            each for each in self.clauses if each.verdict and each.verdict.mark.needs_reason
        )

    @property
    def answered(self) -> tuple[CoveredClause, ...]:
        """Return the clauses that a task or section of ours carries out."""
        return tuple(
            each for each in self.clauses if each.targets and each.clause.kind.can_be_answered
        )


@dataclass(frozen=True, slots=True)
class Coverage:
    """Our plan against the documents it answers. `strays` are tasks that answer no clause."""

    plan_id: str
    title: str
    documents: tuple[DocumentCoverage, ...]
    strays: tuple[Target, ...]


def cover(plan: Plan, documents: Sequence[MarkedDocument], links: Iterable[ClauseLink]) -> Coverage:
    """Return who answers which clause; a link to what is no longer there counts for nothing.

    A task linked to a heading answers every clause below it.
    """
    targets = {target.id: target for target in plan_targets(plan)}
    of_clause: dict[tuple[str, str], list[Target]] = {}
    linked: set[str] = set()
    known = {marked.document.id: marked.document for marked in documents}
    for link in links:
        document, target = known.get(link.document_id), targets.get(link.target)
        if document is None or target is None:
            continue
        below = document.below(link.clause_id)
        if below:
            linked.add(target.id)
        for clause in below:
            found = of_clause.setdefault((document.id, clause.id), [])
            if target not in found:
                found.append(target)
    order = {target_id: place for place, target_id in enumerate(targets)}
    covered = tuple(
        DocumentCoverage(
            marked,
            tuple(
                CoveredClause(
                    marked.document.id,
                    clause,
                    marked.verdicts.get(clause.id),
                    tuple(
                        sorted(
                            of_clause.get((marked.document.id, clause.id), ()),
                            key=lambda target: order[target.id],
                        )
                    ),
                )
                for clause in marked.document.clauses
            ),
        )
        for marked in documents
    )
    strays = tuple(each for each in targets.values() if each.is_task and each.id not in linked)
    return Coverage(plan.id, plan.title, covered, strays)


def plan_targets(plan: Plan) -> Iterator[Target]:
    """Yield every section and task of `plan` with the number it has now, in printed order."""
    placed: set[str] = set()
    for numeral, section in numbered_sections(plan):
        roman = numeral.strip(" .")
        yield Target(section.id, roman, clean(section.heading))
        for each in numbered_blocks(section, plan.numbering):
            task = plan.task(each.block.task_id) if each.block.task_id else None
            if task is not None:
                placed.add(task.id)
                number = f"{roman}.{each.number.strip(' .()')}"
                yield Target(task.id, number, clean(task.title), True, _lead(plan, task.id))
    rows = (task for task in plan.tasks if task.id not in placed)
    for index, task in enumerate(rows, start=1):
        yield Target(task.id, f"PL.{index}", clean(task.title), True, _lead(plan, task.id))


def _lead(plan: Plan, task_id: str) -> str:
    task = plan.task(task_id)
    return ", ".join(clean(doer.name) for doer in task.leads) if task else ""
