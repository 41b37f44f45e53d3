"""`kehoach paper`: báo cáo, thông báo, biên bản, công văn, tờ trình, phiếu trình."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

import click

from kehoach_desktop.cli.frame import Answer, DayType, Group, PathType, PlanType, Session, command
from kehoach_desktop.cli.marks import mark_options, marks_answer, with_marks
from kehoach_desktop.codec import to_plain
from kehoach_desktop.domain.office import OfficeProfile, Signatory
from kehoach_desktop.domain.paper import Paper, PaperKind, numbered_paper_sections
from kehoach_desktop.domain.paper_rules import offered_signatories
from kehoach_desktop.domain.plans.plan import numbered_blocks
from kehoach_desktop.domain.validation import check_title
from kehoach_desktop.domain.vntext import clean
from kehoach_desktop.errors import AppError
from kehoach_desktop.messages import text
from kehoach_desktop.services.plans.paper_starts import Correction
from kehoach_desktop.services.ports.papers import PaperRow

GROUP = Group("paper")


class PaperType(click.ParamType[str]):
    """A paper of the store: `paper:ID`, or the bare ID."""

    name = "paper"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """Return the bare id."""
        return str(value).removeprefix("paper:")


@command(GROUP, "list")
def list_papers(session: Session) -> Answer:
    """Show every paper of the data folder, the last changed first."""
    rows = session.app.papers.rows()
    lines = [_line(row) for row in rows] or [text("cli.paper.none")]
    return Answer([to_plain(row) for row in rows], lines)


@command(GROUP, "show")
@click.argument("paper_id", metavar="PAPER", type=PaperType())
def show(session: Session, paper_id: str) -> Answer:
    """Show a paper: its text with the printed numbers, or the whole record as JSON."""
    paper = session.app.papers.load(paper_id)
    return Answer(to_plain(paper), _readable(paper))


@command(GROUP, "new")
@click.option(
    "--kind",
    required=True,
    type=click.Choice([kind.value for kind in PaperKind]),
    help=text("cli.option.paper_kind"),
)
@click.option("--plan", "plan_id", metavar="PLAN", type=PlanType(), help=text("cli.option.about"))
@click.option("--subject", default=None, help=text("cli.option.subject"))
@click.option("--to", "addressees", multiple=True, metavar="TEXT", help=text("cli.option.to"))
@mark_options
def new(
    session: Session,
    kind: str,
    plan_id: str | None,
    subject: str | None,
    addressees: tuple[str, ...],
    urgency: str | None,
    scope: str | None,
) -> Answer:
    """Start a draft of a type of paper."""
    paper = session.app.papers.start(PaperKind(kind), _office(session), plan_id or "")
    if subject is not None:
        paper = dataclasses.replace(paper, subject=check_title(subject))
    if addressees:
        paper = dataclasses.replace(paper, addressees=tuple(map(clean, addressees)))
    return _created(session, with_marks(paper, urgency, scope))


@command(GROUP, "mark")
@click.argument("paper_id", metavar="PAPER", type=PaperType())
@mark_options
def mark(session: Session, paper_id: str, urgency: str | None, scope: str | None) -> Answer:
    """Put marks of urgency and scope on a draft, or take them off."""
    papers = session.app.papers
    stored = papers.load(paper_id)
    marked = with_marks(stored, urgency, scope)
    papers.save(marked, stored)
    return marks_answer(marked)


@command(GROUP, "remind")
@click.argument("plan_id", metavar="PLAN", type=PlanType())
def remind(session: Session, plan_id: str) -> Answer:
    """Draft a công văn đôn đốc to the units whose turns are late."""
    return _created(session, session.app.papers.remind(plan_id, _office(session)))


@command(GROUP, "correct")
@click.argument("plan_id", metavar="PLAN", type=PlanType())
@click.option("--wrong", required=True, multiple=True, help=text("cli.option.wrong"))
@click.option("--right", required=True, multiple=True, help=text("cli.option.right"))
@click.option("--place", multiple=True, metavar="TEXT", help=text("cli.option.wrong_place"))
def correct(
    session: Session,
    plan_id: str,
    wrong: tuple[str, ...],
    right: tuple[str, ...],
    place: tuple[str, ...],
) -> Answer:
    """Draft a công văn đính chính of an issued plan; the options go in pairs."""
    if len(wrong) != len(right) or len(place) > len(wrong):
        raise click.BadOptionUsage("--right", "as many right words as wrong ones")
    places = [*place, *[""] * (len(wrong) - len(place))]
    corrections = tuple(map(Correction, wrong, right, places))
    return _created(session, session.app.papers.correct(plan_id, corrections, _office(session)))


@command(GROUP, "issue")
@click.argument("paper_id", metavar="PAPER", type=PaperType())
@click.option("--number", required=True, metavar="NN", help=text("cli.option.number"))
@click.option("--date", "day", required=True, type=DayType(), help=text("cli.option.date"))
@click.option("--signer", default="", metavar="TEXT", help=text("cli.option.signer"))
@click.option("--original", type=PathType(), help=text("cli.option.original"))
def issue(
    session: Session, paper_id: str, number: str, day: dt.date, signer: str, original: Path | None
) -> Answer:
    """Enter number, date and signer, and freeze the paper."""
    papers = session.app.papers
    paper = papers.load(paper_id)
    signatory = _signatory(paper, _office(session), clean(signer))
    issued = papers.issue(paper, number, day, signatory, original)
    assert issued.issue is not None
    return Answer(
        {"id": issued.id, "number": issued.issue.number, "date_iso": day.isoformat()},
        [text("cli.paper.issued", number=issued.issue.number, day=day)],
    )


@command(GROUP, "attach")
@click.argument("paper_id", metavar="PAPER", type=PaperType())
@click.argument("file", metavar="FILE", type=PathType())
def attach(session: Session, paper_id: str, file: Path) -> Answer:
    """Attach the signed copy to an issued paper."""
    session.app.papers.attach_original(paper_id, file)
    return Answer({"id": paper_id, "original": file.name}, [text("cli.paper.attached")])


@command(GROUP, "delete")
@click.argument("paper_id", metavar="PAPER", type=PaperType())
def delete(session: Session, paper_id: str) -> Answer:
    """Remove a draft."""
    session.app.papers.delete(paper_id)
    return Answer({"id": paper_id, "deleted": True}, [text("cli.paper.deleted")])


def _created(session: Session, paper: Paper) -> Answer:
    made = session.app.papers.create(paper)
    return Answer(
        {"id": made.id, "kind": made.kind.value, "subject": made.subject, "year": made.year},
        [
            text(
                "cli.paper.created",
                kind=made.rule.name,
                subject=made.subject,
                paper=f"paper:{made.id}",
            )
        ],
    )


def _office(session: Session) -> OfficeProfile:
    office = session.app.offices.profile()
    if office is None:
        raise AppError("E-NO-OFFICE")
    return office


def _signatory(paper: Paper, office: OfficeProfile, name: str) -> Signatory | None:
    """Return who signs: the one named, else the paper's own choice.

    A name that the office does not list fills the paper's own choice where that has none yet.
    """
    if not name:
        return paper.signatory
    offered = (*([paper.signatory] if paper.signatory else []), *office.signatories)
    for signatory in offered:
        if signatory.name.casefold() == name.casefold():
            return signatory
    own = paper.signatory or next(iter(offered_signatories(paper.kind, office)), None)
    if own is None or own.name:
        raise AppError("E-NO-SIGNER", name=name)
    return dataclasses.replace(own, name=name)


def _line(row: PaperRow) -> str:
    if row.issued_on is not None:
        state = text("cli.plan.state_issued", number=row.number, day=row.issued_on)
    else:
        state = text("cli.paper.state_draft")
    return f"paper:{row.id}  {row.year}  {row.kind.value}  {state}  {row.subject}"


def _readable(paper: Paper) -> list[str]:
    lines = [f"{paper.rule.name.upper()}  {paper.subject}"]
    if paper.issue is not None:
        lines.append(text("cli.paper.issued", number=paper.issue.number, day=paper.issue.date))
    lines += [*(f"- {name}" for name in paper.addressees), paper.opening]
    for number, section in numbered_paper_sections(paper):
        if number:
            lines += ["", f"{number} {section.heading}"]
        lines += [
            f"{each.number} {each.block.text}".strip()
            for each in numbered_blocks(section, paper.numbering)
        ]
    return [*lines, "", paper.closing]
