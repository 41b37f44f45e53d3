"""`kehoach plan`: plans from a template to their issue."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

import click

from kehoach_desktop.cli.frame import Answer, DayType, Group, PathType, PlanType, Session, command
from kehoach_desktop.cli.marks import mark_options, marks_answer, with_marks
from kehoach_desktop.codec import to_plain
from kehoach_desktop.domain.office import OfficeProfile, Signatory
from kehoach_desktop.domain.plans.citation import short_date
from kehoach_desktop.domain.plans.plan import Plan, numbered_blocks, numbered_sections
from kehoach_desktop.domain.validation import check_title, check_year
from kehoach_desktop.domain.vntext import clean
from kehoach_desktop.errors import AppError
from kehoach_desktop.messages import text
from kehoach_desktop.services.plans.drafting import StartAnswers
from kehoach_desktop.services.ports.plans import PlanRow

GROUP = Group("plan")


@command(GROUP, "list")
def list_plans(session: Session) -> Answer:
    """Show every plan of the data folder, the last changed first."""
    rows = session.app.plans.rows()
    lines = [_line(row) for row in rows] or [text("cli.plan.none")]
    return Answer([to_plain(row) for row in rows], lines)


@command(GROUP, "show")
@click.argument("plan_id", metavar="PLAN", type=PlanType())
def show(session: Session, plan_id: str) -> Answer:
    """Show a plan: its text with the printed numbers, or the whole record as JSON."""
    plan = session.app.plans.load(plan_id)
    return Answer(to_plain(plan), _readable(plan))


@command(GROUP, "templates")
def templates(session: Session) -> Answer:
    """Show the templates a plan can start from, the office's own included."""
    found = session.app.drafting.templates()
    return Answer(
        [{"id": each.id, "name": each.name, "summary": each.summary} for each in found],
        [f"{each.id}  {each.name}: {each.summary}" for each in found],
    )


@command(GROUP, "new")
@click.option("--template", required=True, metavar="ID", help=text("cli.option.template"))
@click.option("--year", required=True, metavar="NNNN", help=text("cli.option.year"))
@click.option("--title", default=None, help=text("cli.option.title"))
@mark_options
def new(
    session: Session,
    template: str,
    year: str,
    title: str | None,
    urgency: str | None,
    scope: str | None,
) -> Answer:
    """Start a draft from a template."""
    drafting = session.app.drafting
    # No title at all takes the template's; an empty one is a mistake of whoever calls.
    answers = StartAnswers(check_year(year), title="" if title is None else check_title(title))
    started = drafting.start(
        drafting.template(template), answers, _office(session), session.app.new_id
    )
    plan = session.app.plans.create(with_marks(started, urgency, scope))
    return Answer(
        {"id": plan.id, "title": plan.title, "year": plan.year},
        [text("cli.plan.created", title=plan.title, plan=f"plan:{plan.id}")],
    )


@command(GROUP, "mark")
@click.argument("plan_id", metavar="PLAN", type=PlanType())
@mark_options
def mark(session: Session, plan_id: str, urgency: str | None, scope: str | None) -> Answer:
    """Put marks of urgency and scope on a draft, or take them off."""
    plans = session.app.plans
    stored = plans.load(plan_id)
    marked = with_marks(stored, urgency, scope)
    plans.save(marked, stored)
    return marks_answer(marked)


@command(GROUP, "submit")
@click.argument("plan_id", metavar="PLAN", type=PlanType())
@click.option("--note", default="", help=text("cli.option.note"))
def submit(session: Session, plan_id: str, note: str) -> Answer:
    """Keep the draft as submitted and go on with the next one."""
    plans = session.app.plans
    kept = plans.submit(plans.load(plan_id), note)
    return Answer(to_plain(kept), [text("cli.plan.submitted", no=kept.draft_no)])


@command(GROUP, "submissions")
@click.argument("plan_id", metavar="PLAN", type=PlanType())
def submissions(session: Session, plan_id: str) -> Answer:
    """Show what was submitted, when, and with which note."""
    kept = session.app.plans.submissions(plan_id)
    return Answer(
        [to_plain(each) for each in kept],
        [
            text("cli.plan.submission", no=each.draft_no, at=each.submitted_at, note=each.note)
            for each in kept
        ]
        or [text("cli.plan.no_submission")],
    )


@command(GROUP, "issue")
@click.argument("plan_id", metavar="PLAN", type=PlanType())
@click.option("--number", required=True, metavar="NN", help=text("cli.option.number"))
@click.option("--date", "day", required=True, type=DayType(), help=text("cli.option.date"))
@click.option("--signer", default="", metavar="TEXT", help=text("cli.option.signer"))
@click.option("--original", type=PathType(), help=text("cli.option.original"))
def issue(
    session: Session, plan_id: str, number: str, day: dt.date, signer: str, original: Path | None
) -> Answer:
    """Enter number, date and signer, and freeze the plan."""
    plans = session.app.plans
    plan = plans.load(plan_id)
    signatory = _signatory(plan, _office(session), signer)
    issued = plans.issue(plan, number, day, signatory, original)
    assert issued.issue is not None
    return Answer(
        {"id": issued.id, "number": issued.issue.number, "date_iso": day.isoformat()},
        [text("cli.plan.issued", number=issued.issue.number, day=day)],
    )


@command(GROUP, "attach")
@click.argument("plan_id", metavar="PLAN", type=PlanType())
@click.argument("file", metavar="FILE", type=PathType())
def attach(session: Session, plan_id: str, file: Path) -> Answer:
    """Attach the signed copy to an issued plan."""
    session.app.plans.attach_original(plan_id, file)
    return Answer({"id": plan_id, "original": file.name}, [text("cli.plan.attached")])


@command(GROUP, "delete")
@click.argument("plan_id", metavar="PLAN", type=PlanType())
def delete(session: Session, plan_id: str) -> Answer:
    """Remove a draft."""
    session.app.plans.delete(plan_id)
    return Answer({"id": plan_id, "deleted": True}, [text("cli.plan.deleted")])


def _office(session: Session) -> OfficeProfile:
    office = session.app.offices.profile()
    if office is None:
        raise AppError("E-NO-OFFICE")
    return office


def _signatory(plan: Plan, office: OfficeProfile, name: str) -> Signatory:
    """Return who signs: the one named, else the plan's own choice, else the office's first.

    A name that the office does not list fills the plan's own choice where that has none yet.
    """
    if not name:
        found = plan.signatory or next(iter(office.signatories), None)
        if found is None:
            raise AppError("E-SIGNER")
        return found
    for signatory in (*([plan.signatory] if plan.signatory else []), *office.signatories):
        if signatory.name.casefold() == name.casefold():
            return signatory
    if plan.signatory is None or plan.signatory.name:
        raise AppError("E-NO-SIGNER", name=name)
    return dataclasses.replace(plan.signatory, name=clean(name))


def _line(row: PlanRow) -> str:
    if row.issued_on is not None:
        state = text("cli.plan.state_issued", number=row.number, day=row.issued_on)
    else:
        state = text("cli.plan.state_draft", no=row.draft_no)
    sender = f" ← {row.sender}" if row.sender else ""
    return f"plan:{row.id}  {row.year}  {state}  {row.title}{sender}"


def _readable(plan: Plan) -> list[str]:
    lines = [plan.title]
    if plan.issue is not None:
        lines.append(f"{plan.issue.number}, {short_date(plan.issue.date)}")
    lines.append(plan.opening)
    for number, section in numbered_sections(plan):
        lines += ["", f"{number} {section.heading}"]
        lines += [
            f"{each.number} {each.block.text}".strip()
            for each in numbered_blocks(section, plan.numbering)
        ]
    return [line for line in [*lines, "", plan.closing] if line is not None]
