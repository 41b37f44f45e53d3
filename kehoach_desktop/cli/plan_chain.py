"""`kehoach plan coverage`: our plan against the superior's documents."""

from __future__ import annotations

from collections.abc import Iterator

import click

from kehoach_desktop.cli.frame import Answer, PlanType, Session, command
from kehoach_desktop.cli.plan import GROUP
from kehoach_desktop.domain.coverage import Coverage, CoveredClause
from kehoach_desktop.messages import text
from kehoach_desktop.services.coverage_answer import as_answer


@command(GROUP, "coverage")
@click.argument("plan_id", metavar="PLAN", type=PlanType())
def coverage(session: Session, plan_id: str) -> Answer:
    """Show which clauses of the superior's documents the plan answers, and which it does not."""
    plan = session.app.plans.load(plan_id)
    found = session.app.chain.superiors.coverage(plan)
    return Answer(as_answer(found), _coverage_lines(found))


def _coverage_lines(found: Coverage) -> Iterator[str]:
    yield found.title
    if not found.documents:
        yield text("cli.coverage.none")
    for document in found.documents:
        yield ""
        yield text(
            "cli.coverage.document",
            name=document.marked.document.name,
            answered=len(document.answered),
            gaps=len(document.gaps),
            excused=len(document.excused),
        )
        for gap in document.gaps:
            yield text("cli.coverage.gap", clause=_words(gap))
        for excused in document.excused:
            if excused.verdict is not None:
                mark = text(f"cli.mark.{excused.verdict.mark.value}")
                reason = excused.verdict.reason or text("cli.coverage.no_reason")
                yield text("cli.coverage.excused", clause=_words(excused), mark=mark, reason=reason)
    for stray in found.strays:
        yield text("cli.coverage.stray", task=f"{stray.number} {stray.title}".strip())


def _words(covered: CoveredClause) -> str:
    first = covered.clause.text.split("\n", 1)[0]
    return f"{covered.clause.number} {first}".strip()
