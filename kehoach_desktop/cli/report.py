"""`kehoach report`: what was done under a plan in a span of days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import click

from kehoach_desktop.cli.frame import Answer, DayType, Group, PathType, PlanType, Session, command
from kehoach_desktop.cli.task_year import progress_document
from kehoach_desktop.codec import to_plain
from kehoach_desktop.errors import AppError
from kehoach_desktop.files import write_file
from kehoach_desktop.messages import text
from kehoach_desktop.services.ports.progress import ProgressReport
from kehoach_desktop.services.reports.progress_words import short_text
from kehoach_desktop.services.reports.report_windows import window_named

GROUP = Group("report")


@command(GROUP, "progress")
@click.argument("plan_id", metavar="PLAN", type=PlanType())
@click.option("--from", "first", type=DayType(), help=text("cli.option.from"))
@click.option("--to", "last", type=DayType(), help=text("cli.option.until"))
@click.option("--period", default="", metavar="TEXT", help=text("cli.option.period"))
@click.option("-o", "--output", metavar="FILE", type=PathType(), help=text("cli.option.progress"))
@click.option("--draft", is_flag=True, help=text("cli.option.progress_draft"))
def progress(
    session: Session,
    plan_id: str,
    first: dt.date | None,
    last: dt.date | None,
    period: str,
    output: Path | None,
    draft: bool,
) -> Answer:
    """Show the progress of a plan; write it as PDF or Excel file, or begin a report with it."""
    app = session.app
    office = app.offices.profile()
    if office is None:
        raise AppError("E-NO-OFFICE")
    if period:
        year = app.plans.load(plan_id).year
        first, last = window_named(office, period, app.clock.now().date(), year).span
    report = app.records.progress.make(plan_id, office, first, last)
    notes: list[str] = []
    paper_id = None
    if output is not None:
        app.records.progress.write(output, report, office)
        notes.append(text("printing.file_done", path=output))
    if draft:
        paper_id = app.papers.create(app.records.progress.paper(report, office)).id
        notes.append(text("cli.report.drafted", id=paper_id))
    document = {
        "plan": report.plan_id,
        "from": report.first.isoformat(),
        "to": report.last.isoformat(),
        "day": report.day.isoformat(),
        "counts": {
            what: report.total(what) for what in ("due", "done", "skipped", "late", "done_in")
        },
        "tasks": [{**progress_document(each), "notes": list(each.notes)} for each in report.tasks],
        "text": short_text(report),
        "path": str(output) if output else None,
        "paper": paper_id,
    }
    return Answer(document, _lines(report), notes)


@command(GROUP, "handover")
@click.argument("agency", metavar="AGENCY")
@click.option("-o", "--output", metavar="FILE", type=PathType(), help=text("cli.option.handover"))
def handover(session: Session, agency: str, output: Path | None) -> Answer:
    """Show what an agency hands over when its officer leaves; write the sheet as PDF."""
    app = session.app
    office = app.offices.profile()
    if office is None:
        raise AppError("E-NO-OFFICE")
    sheet = app.records.handovers.sheet(agency)
    notes = []
    if output is not None:
        write_file(output, app.records.handovers.pdf(sheet, office).pdf)
        notes.append(text("printing.file_done", path=output))
    head = text("handover.head", agency=sheet.agency, open=sheet.open, late=sheet.late)
    lines = [f"- {each.task}: {each.state} ({each.due}); {each.proof}" for each in sheet.lines]
    return Answer(to_plain(sheet), [head, *lines], notes)


def _lines(report: ProgressReport) -> Iterator[str]:
    yield short_text(report)
    for each in report.tasks:
        counts = each.counts
        yield text(
            "cli.task.progress",
            number=counts.number,
            title=counts.task.title,
            done=counts.done,
            due=counts.due,
            late=counts.late,
        )
        for words in (*each.targets, *each.notes):
            yield f"    {words}"
