"""`kehoach task ics`: the turns as a calendar file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from kehoach_desktop import files
from kehoach_desktop.cli.frame import Answer, DayType, PathType, PlanType, Session, command
from kehoach_desktop.cli.task import GROUP, check_plan
from kehoach_desktop.domain.plans.task import TurnState
from kehoach_desktop.errors import AppError
from kehoach_desktop.messages import text
from kehoach_desktop.services.ports.turns import BoardFilter


@command(GROUP, "ics")
@click.option("-o", "--output", required=True, type=PathType(), help=text("cli.option.output"))
@click.option("--plan", "plan_id", metavar="PLAN", type=PlanType(), help=text("cli.option.plan"))
@click.option("--agency", metavar="TEXT", help=text("cli.option.agency"))
@click.option(
    "--state",
    "states",
    multiple=True,
    type=click.Choice([state.value for state in TurnState]),
    help=text("cli.option.state"),
)
@click.option("--from", "first", type=DayType(), help=text("cli.option.from"))
@click.option("--to", "last", type=DayType(), help=text("cli.option.until"))
def ics(
    session: Session,
    output: Path,
    plan_id: str | None,
    agency: str | None,
    states: tuple[str, ...],
    first: dt.date | None,
    last: dt.date | None,
) -> Answer:
    """Write the turns as a calendar file for phones, Outlook, Google Calendar."""
    office = session.app.offices.profile()
    if office is None:
        raise AppError("E-NO-OFFICE")
    check_plan(session, plan_id)
    wanted = BoardFilter(
        plan_id or "", agency or "", states=frozenset(map(TurnState, states)),
        since=first, until=last,
    )  # fmt: skip
    content, count = session.app.work.calendar_export.turns(wanted, office)
    files.write_file(output, content)
    return Answer(
        {"file": str(output), "turns": count}, [text("cli.task.ics", file=output, count=count)]
    )
