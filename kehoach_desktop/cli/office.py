"""`kehoach office`: the office whose data these are, the list of units, the sample commune."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

import click

from kehoach_desktop.cli.frame import Answer, DayType, Group, PathType, Session, command
from kehoach_desktop.codec import to_plain
from kehoach_desktop.domain.schedules.reporting_windows import WindowRule
from kehoach_desktop.domain.schedules.working_days import read_year_table
from kehoach_desktop.errors import AppError
from kehoach_desktop.files import reading
from kehoach_desktop.messages import text
from kehoach_desktop.services.reports.report_windows import (
    read_rules,
    rules_of,
    to_keep,
    windows_near,
)
from kehoach_desktop.services.upkeep.moves import move_words
from kehoach_desktop.services.upkeep.person_changes import change_lines, change_summary

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


@command(GROUP, "holidays")
@click.argument("year", type=int)
@click.option("--from", "path", type=PathType(), help=text("cli.option.holidays_from"))
@click.option("--reset", is_flag=True, help=text("cli.option.holidays_reset"))
def holidays(session: Session, year: int, path: Path | None, reset: bool) -> Answer:
    """Show the days off of a year, take them from a file, or go back to ours."""
    table_of = session.app.work.holidays
    moved = 0
    if path is not None:
        with reading(path):
            typed = path.read_text(encoding="utf-8-sig")
        moved = table_of.save(year, read_year_table(typed, year).days)
    elif reset:
        moved = table_of.reset(year)
    table = table_of.table(year)
    days = table.days if table is not None else ()
    state = "own" if table_of.is_own(year) else (
        "announced" if table is not None and table.announced else "expected")  # fmt: skip
    head = (
        text("cli.office.holidays", year=year, count=len(days),
             state=text(f"cli.office.holidays.{state}"))
        if table is not None
        else text("cli.office.holidays_none", year=year)
    )  # fmt: skip
    lines = [head, *(f"{each.day:%d/%m/%Y}  {each.kind}  {each.name}" for each in days)]
    lines += [text("cli.office.holidays_moved", count=moved)] if moved else []
    document = {
        "year": year,
        "state": state if table is not None else None,
        "moved": moved,
        "days": [{"day": each.day.isoformat(), "kind": each.kind.value, "name": each.name}
                 for each in days],
    }  # fmt: skip
    return Answer(document, lines)


@command(GROUP, "periods")
@click.option(
    "--from",
    "path",
    metavar="FILE",
    type=PathType(),
    help=text("cli.option.periods_from"),
)
@click.option("--reset", is_flag=True, help=text("cli.option.periods_reset"))
def periods(session: Session, path: Path | None, reset: bool) -> Answer:
    """Show the periodic reports with their days, take them from a file, or go back to ours."""
    offices = session.app.offices
    office = offices.profile()
    if office is None:
        raise AppError("E-NO-OFFICE")
    if path is not None or reset:
        rules: tuple[WindowRule, ...] = ()
        if path is not None:
            with reading(path):
                rules = to_keep(read_rules(path.read_text(encoding="utf-8-sig")))
        office = dataclasses.replace(office, report_windows=rules)
        offices.save(office)
    found = rules_of(office)
    rows = [{"name": each.name, "opens": str(each.opens), "closes": str(each.closes),
             "send_by": str(each.send_by)} for each in found]  # fmt: skip
    state = "own" if office.report_windows else "shipped"
    near = [to_plain(each) for each in windows_near(office, session.app.clock.now().date())]
    lines = [text(f"periods.state.{state}"), *(text("periods.line", **row) for row in rows)]
    return Answer({"state": state, "periods": rows, "windows": near}, lines)


@command(GROUP, "change-person")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option(
    "--from",
    "since",
    metavar="DAY",
    type=DayType(),
    help=text("cli.option.person_since"),
)
@click.option(
    "--position",
    default="",
    metavar="TEXT",
    help=text("cli.option.person_position"),
)
@click.option("--confirm", is_flag=True, help=text("cli.option.person_confirm"))
def change_person(
    session: Session, old: str, new: str, since: dt.date | None, position: str, confirm: bool
) -> Answer:
    """Show what changes when somebody takes another's place; with --confirm change it."""
    persons = session.app.records.persons
    act = persons.make if confirm else persons.preview
    found = act(old, new, since, position)
    document = {
        "changed": confirm,
        "old": to_plain(found.old),
        "new": to_plain(found.new),
        "signers": [list(each.lines) for each in found.signers],
        "plans": [plan.id for plan, _ in found.plans],
        "papers": [paper.id for paper, _ in found.papers],
        "tasks": [to_plain(each) for _old, _new, tasks in found.moves for each in tasks],
        "chairs": found.chairs,
    }
    head = change_summary(found, "persons.done" if confirm else "persons.preview")
    return Answer(document, [head, *(f"- {line}" for line in change_lines(found))])


@command(GROUP, "move-work")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option("--confirm", is_flag=True, help=text("cli.option.move_confirm"))
def move_work(session: Session, old: str, new: str, confirm: bool) -> Answer:
    """Show the open tasks that go from one agency to another; with --confirm move them."""
    office = session.app.offices.profile()
    if office is None:
        raise AppError("E-NO-OFFICE")
    moves = session.app.records.moves
    found = moves.move(old, new, office) if confirm else moves.preview(old, new)
    head = text("moves.done" if confirm else "moves.preview", count=len(found), old=old, new=new)
    document = {"moved": confirm, "tasks": [to_plain(each) for each in found]}
    return Answer(document, [head, *(f"- {move_words(each)}" for each in found)])
