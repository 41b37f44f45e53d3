"""`kehoach print`: a plan or its checklist as PDF."""

from __future__ import annotations

import hashlib
from pathlib import Path

import click

from kehoach_desktop.cli.frame import Answer, PathType, PlanType, Session, command
from kehoach_desktop.cli.root import kehoach
from kehoach_desktop.errors import AppError
from kehoach_desktop.files import write_file
from kehoach_desktop.messages import text


@command(kehoach, "print")
@click.argument("plan_id", metavar="PLAN", type=PlanType())
@click.option(
    "-o", "--output", required=True, metavar="FILE", type=PathType(), help=text("cli.option.output")
)
@click.option("--checklist", is_flag=True, help=text("cli.option.checklist"))
def print_plan(session: Session, plan_id: str, output: Path, checklist: bool) -> Answer:
    """Write a plan (or the sheet of its tasks) as PDF."""
    app = session.app
    office = app.offices.profile()
    if office is None:
        raise AppError("E-NO-OFFICE")
    if checklist:
        printed = app.printing.checklist(plan_id, office)
    else:
        printed = app.printing.plan(app.plans.load(plan_id), office)
    write_file(output, printed.pdf)
    return Answer(
        {
            "path": str(output),
            "pages": printed.pages,
            "sha256": hashlib.sha256(printed.pdf).hexdigest(),
        },
        [text("cli.print.done", path=output, pages=printed.pages)],
    )
