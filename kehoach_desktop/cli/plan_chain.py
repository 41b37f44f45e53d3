"""`kehoach plan coverage` and `carry-over`: what a plan comes from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from kehoach_desktop.cli.frame import Answer, PathType, PlanType, Session, command
from kehoach_desktop.cli.plan import GROUP
from kehoach_desktop.domain.sources.carry_over import Spot
from kehoach_desktop.domain.sources.coverage import Coverage, CoveredClause
from kehoach_desktop.domain.validation import check_year
from kehoach_desktop.errors import AppError
from kehoach_desktop.messages import text
from kehoach_desktop.services.plans.carry_overs import Guide, LastYear
from kehoach_desktop.services.plans.coverage_answer import as_answer


@command(GROUP, "coverage")
@click.argument("plan_id", metavar="PLAN", type=PlanType())
@click.option(
    "-o", "--output", metavar="FILE", type=PathType(), help=text("cli.option.coverage_output")
)
def coverage(session: Session, plan_id: str, output: Path | None) -> Answer:
    """Show which clauses of the superior's documents the plan answers, and which it does not.

    With a file, the sheet is written there: .docx for Word, anything else as PDF.
    """
    plan = session.app.plans.load(plan_id)
    found = session.app.chain.superiors.coverage(plan)
    lines = list(_coverage_lines(found))
    if output is not None:
        office = session.app.offices.profile()
        if office is None:
            raise AppError("E-NO-OFFICE")
        session.app.chain.coverage_sheets.write(output, plan, office)
        lines = [text("printing.file_done", path=output)]
    return Answer(as_answer(found), lines)


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


@command(GROUP, "carry-over")
@click.argument("plan", metavar="PLAN|FILE", type=PathType())
@click.option("--year", default=None, metavar="NNNN", help=text("cli.option.carry_year"))
@click.option("--start", is_flag=True, help=text("cli.option.carry_start"))
def carry_over(session: Session, plan: Path, year: str | None, start: bool) -> Answer:
    """Show what of last year stands in a plan: years, days, numbers, names, spot by spot.

    The plan of last year may be a file: Word, PDF, OpenDocument or text.
    """
    if not str(plan).startswith("plan:"):
        return _of_file(session, plan, check_year(year) if year else None, start=start)
    plan_id = str(plan).removeprefix("plan:")
    guides = session.app.chain.carry_overs
    guide = guides.guide(plan_id)
    if guide is None:
        new_year = check_year(year) if year else session.app.plans.load(plan_id).year + 1
        guide = guides.begin(plan_id, new_year) if start else guides.preview(plan_id, new_year)
        stored = start
    else:
        stored = True
    last_year = guides.last_year(guide)
    return Answer(_guide(guide, last_year, stored=stored), _guide_lines(guide, last_year))


def _of_file(session: Session, file: Path, year: int | None, *, start: bool) -> Answer:
    chain = session.app.chain
    reading = chain.imports.read(file, session.app.offices.profile())
    make = chain.carry_overs.begin_reading if start else chain.carry_overs.preview_reading
    guide = make(reading, file.name, year)
    last_year = chain.carry_overs.last_year(guide)
    return Answer(_guide(guide, last_year, stored=start), _guide_lines(guide, last_year))


def _guide(guide: Guide, last_year: list[LastYear], *, stored: bool) -> dict[str, object]:
    return {
        "plan": guide.plan.id if stored else None,
        "from": guide.carried.from_id,
        "year": guide.carried.new_year,
        "open": guide.open_count,
        "spots": [_spot(each) for each in guide.spots],
        "tasks": [
            {
                "task": each.task.id if each.task and stored else None,
                "title": each.was.title,
                "turns": each.turns,
                "done": each.done,
                "skipped": each.skipped,
                "late": each.late,
                "figure_thousandths": each.figure,
                "finished": each.is_finished,
            }
            for each in last_year
        ],
    }


def _spot(spot: Spot) -> dict[str, object]:
    found = spot.found
    return {
        "where": spot.key,
        "kind": found.kind.value,
        "text": found.text,
        "before": spot.before,
        "after": spot.after,
        "offer": found.offer,
        "reason": found.reason,
        "decision": spot.decision.choice.value if spot.decision else None,
    }


def _guide_lines(guide: Guide, last_year: list[LastYear]) -> Iterator[str]:
    yield guide.plan.title
    for spot in guide.spots:
        found = spot.found
        decided = f" [{text(f'cli.choice.{spot.decision.choice.value}')}]" if spot.decision else ""
        offer = f" → {found.offer}" if found.offer else ""
        kind = text(f"cli.spot.{found.kind.value}")
        yield f"{kind:<14} {spot.before[-30:]}«{found.text}»{offer}{decided}"
    for each in last_year:
        yield text(
            "cli.carry.task", task=each.was.title, done=each.done, turns=each.turns, late=each.late
        )
    yield text("cli.carry.open", count=guide.open_count, all=len(guide.spots))
