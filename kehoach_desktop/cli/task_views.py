"""`kehoach task year`, `assignment`, `week`: the year's work as tables, on the screen or as PDF."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import click

from kehoach_desktop import files
from kehoach_desktop.cli.frame import Answer, DayType, PathType, PlanType, Session, command
from kehoach_desktop.cli.task import GROUP, check_plan
from kehoach_desktop.domain.work.week import monday_of
from kehoach_desktop.errors import AppError
from kehoach_desktop.messages import text
from kehoach_desktop.services.ports.sheets import WorkSheet
from kehoach_desktop.services.tasks.week_sheet import week_sheet

_PLAN = click.option("--plan", "plan_id", default="", metavar="PLAN", type=PlanType(),
                     help=text("cli.option.plan"))  # fmt: skip
_YEAR = click.option("--year", type=int, help=text("cli.option.sheet_year"))
_OUTPUT = click.option("--output", type=PathType(), help=text("cli.option.sheet_output"))


@command(GROUP, "year")
@_PLAN
@_YEAR
@_OUTPUT
def year(session: Session, plan_id: str, year: int | None, output: Path | None) -> Answer:
    """Show the month grid of the turns."""
    check_plan(session, plan_id)
    views = session.app.work_papers.views
    return _answer(session, views.year(plan_id, year or views.checklist.today.year), output)


@command(GROUP, "assignment")
@_PLAN
@_YEAR
@_OUTPUT
def assignment(session: Session, plan_id: str, year: int | None, output: Path | None) -> Answer:
    """Show who has which part in which task."""
    check_plan(session, plan_id)
    views = session.app.work_papers.views
    return _answer(session, views.assignment(plan_id, year or views.checklist.today.year), output)


@command(GROUP, "week")
@click.option("--day", type=DayType(), help=text("cli.option.week_day"))
@_OUTPUT
def week(session: Session, day: dt.date | None, output: Path | None) -> Answer:
    """Show the leaders' week."""
    views = session.app.work_papers.views
    monday = monday_of(day or views.checklist.today)
    return _answer(session, week_sheet(views.week(monday).lines, monday), output)


def _answer(session: Session, sheet: WorkSheet, output: Path | None) -> Answer:
    pages = 0
    if output is not None:
        office = session.app.offices.profile()
        if office is None:
            raise AppError("E-NO-OFFICE")
        printed = session.app.work_papers.sheets.work_sheet(sheet, office)
        files.write_file(output, printed.pdf)
        pages = printed.pages
    document = {
        "heading": sheet.heading,
        "subject": sheet.subject,
        "notes": list(sheet.notes),
        "columns": [column.title for column in sheet.columns],
        "rows": [list(row.cells) for row in sheet.rows],
        "key": [list(pair) for pair in sheet.key],
        "pages": pages,
    }
    return Answer(document, list(_lines(sheet)))


def _lines(sheet: WorkSheet) -> Iterator[str]:
    yield sheet.heading
    yield from sheet.notes
    for row in sheet.rows:
        yield " | ".join(row.cells)
