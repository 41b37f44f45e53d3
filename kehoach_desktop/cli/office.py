"""`kehoach office`: the office whose data these are, the list of units, the sample commune."""

from __future__ import annotations

import click

from kehoach_desktop.cli.frame import Answer, Group, Session, command
from kehoach_desktop.codec import to_plain
from kehoach_desktop.errors import AppError
from kehoach_desktop.messages import text

GROUP = Group("office")


@command(GROUP, "show")
def show(session: Session) -> Answer:
    """Show the office profile."""
    office = session.app.offices.profile()
    if office is None:
        raise AppError("E-NO-OFFICE")
    lines = [
        f"{office.committee}, {office.full_province}",
        *(f"- {agency.name}" for agency in office.agencies),
        *(f"✎ {' / '.join(each.lines)} / {each.name}" for each in office.signatories),
    ]
    return Answer(to_plain(office), lines)


@command(GROUP, "units")
@click.argument("query", metavar="TEXT")
def units(session: Session, query: str) -> Answer:
    """Find a commune, ward or special zone by name, with or without marks."""
    found = session.app.offices.search_units(query)
    lines = [f"{unit.full_name}, {unit.full_province}" for unit in found]
    return Answer([to_plain(unit) for unit in found], lines or [text("cli.office.no_unit")])


@command(GROUP, "sample")
def sample(session: Session) -> Answer:
    """Load the sample commune with its plan."""
    present = session.app.offices.profile()
    if present is not None:
        raise AppError("E-HAS-OFFICE", office=present.unit)
    sample = session.app.offices.load_sample(session.app.new_id)
    name = sample.office.committee
    return Answer(
        {"office": name, "plans": [plan.id for plan in sample.plans]},
        [text("cli.office.sample", name=name)],
    )


@command(GROUP, "wipe-sample")
def wipe_sample(session: Session) -> Answer:
    """Remove the sample commune with its plans and turns."""
    session.app.offices.wipe_sample()
    return Answer({"wiped": True}, [text("cli.office.wiped")])
