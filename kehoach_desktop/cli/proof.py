"""`kehoach task proof…`: evidence of turns, and what misses it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from kehoach_desktop.cli.frame import Answer, DayType, PathType, PlanType, Session, command
from kehoach_desktop.cli.task import GROUP, check_plan, find_turn, turn_document
from kehoach_desktop.domain.plans.citation import short_date
from kehoach_desktop.domain.work.evidence import Proof
from kehoach_desktop.messages import text
from kehoach_desktop.services.tasks.checklist import ChecklistRow, checklist_row


@command(GROUP, "proof")
@click.argument("plan_id", metavar="PLAN", type=PlanType())
@click.argument("task", metavar="TASK")
@click.option("--due", type=DayType(), help=text("cli.option.due"))
@click.option("--unit", default="", metavar="TEXT", help=text("cli.option.unit"))
@click.option("--turn", default="", metavar="TURN", help=text("cli.option.turn"))
@click.option("--file", "paths", multiple=True, type=PathType(), help=text("cli.option.proof_file"))
@click.option("--place", is_flag=True, help=text("cli.option.proof_place"))
@click.option("--text", "words", default="", metavar="TEXT", help=text("cli.option.proof_text"))
@click.option("--link", default="", metavar="URL", help=text("cli.option.proof_link"))
@click.option("--none", "reason", default="", metavar="TEXT", help=text("cli.option.proof_none"))
@click.option("--note", "said", default="", metavar="TEXT", help=text("cli.option.proof_note"))
def proof(
    session: Session,
    plan_id: str,
    task: str,
    due: dt.date | None,
    unit: str,
    turn: str,
    paths: tuple[Path, ...],
    place: bool,
    words: str,
    link: str,
    reason: str,
    said: str,
) -> Answer:
    """Add evidence to a turn: files, photos, a text, a link, or why there is none; then list it."""
    row = _row(session, turn) if turn else find_turn(session, plan_id, task, due, unit)
    proofs = session.app.evidence.proofs
    for path in paths:
        if place:
            proofs.keep_place(row.turn.id, path, said)
        else:
            proofs.add_file(row.turn.id, path, said)
    if words:
        proofs.add_text(row.turn.id, words, said)
    if link:
        proofs.add_link(row.turn.id, link, said)
    if reason:
        proofs.say_none(row.turn.id, reason)
    found = proofs.of_turn(row.turn.id)
    unread = [text("cli.proof.unread", name=each.name) for each in found if each.is_unread_photo]
    lines = [_line(each) for each in found] or [text("cli.proof.none")]
    document = {**turn_document(row), "proofs": [proof_document(each) for each in found]}
    return Answer(document, lines, unread)


@command(GROUP, "proof-remove")
@click.argument("proof_id", metavar="PROOF")
def proof_remove(session: Session, proof_id: str) -> Answer:
    """Take evidence away from its turn; the history keeps it."""
    gone = session.app.evidence.proofs.remove(proof_id)
    return Answer(proof_document(gone), [text("cli.proof.removed", name=gone.name)])


@command(GROUP, "proof-save")
@click.argument("proof_id", metavar="PROOF")
@click.argument("folder", metavar="FOLDER", type=PathType())
def proof_save(session: Session, proof_id: str, folder: Path) -> Answer:
    """Copy kept evidence out to a folder under its own name."""
    path = session.app.evidence.proofs.copy_out(session.app.evidence.proofs.proof(proof_id), folder)
    return Answer({"path": str(path)}, [str(path)])


@command(GROUP, "proof-missing")
@click.option("--plan", "plan_id", metavar="PLAN", type=PlanType(), help=text("cli.option.plan"))
@click.option("--from", "first", type=DayType(), help=text("cli.option.from"))
@click.option("--to", "last", type=DayType(), help=text("cli.option.until"))
@click.option("--week", is_flag=True, help=text("cli.option.proof_week"))
def proof_missing(
    session: Session,
    plan_id: str | None,
    first: dt.date | None,
    last: dt.date | None,
    week: bool,
) -> Answer:
    """Show the turns that are done but have no evidence, and how many have."""
    check_plan(session, plan_id)
    proofs = session.app.evidence.proofs
    if week:
        first, last = proofs.week
    rows = proofs.missing(first, last, plan_id or "")
    count = proofs.count(first, last, plan_id or "")
    said = text(
        "cli.proof.count",
        done=count.done,
        shown=count.shown,
        excused=count.excused,
        missing=count.missing,
    )
    document = {
        "done": count.done,
        "shown": count.shown,
        "excused": count.excused,
        "missing": count.missing,
        "turns": [turn_document(row) for row in rows],
    }
    return Answer(document, [*map(_turn_line, rows), said])


@command(GROUP, "proof-need")
@click.argument("plan_id", metavar="PLAN", type=PlanType())
@click.argument("task", metavar="TASK", default="")
@click.option("--off", is_flag=True, help=text("cli.option.proof_off"))
def proof_need(session: Session, plan_id: str, task: str, off: bool) -> Answer:
    """Let a task's turns, or all of a plan, be closed only with evidence."""
    session.app.work.layout.catch_up()
    tasks = session.app.plans.load(plan_id).tasks
    named = [each.id for number, each in enumerate(tasks, 1) if task in {str(number), each.id}]
    session.app.evidence.proofs.need(plan_id, named[0] if named else task, not off)
    needed = sorted(session.app.evidence.proofs.needed(plan_id))
    return Answer({"plan": plan_id, "needed": needed}, [text("cli.proof.need", tasks=len(needed))])


def proof_document(proof: Proof) -> dict[str, object]:
    """Return a proof as JSON shows it."""
    return {
        "id": proof.id,
        "turn": proof.turn_id,
        "kind": proof.kind.value,
        "name": proof.name,
        "words": proof.words,
        "sha256": proof.sha256,
        "size": proof.size,
        "added_at": proof.added_at.isoformat(),
    }


def _row(session: Session, turn_id: str) -> ChecklistRow:
    return checklist_row(session.app.work.turns.turn(turn_id), session.app.clock.now())


def _line(proof: Proof) -> str:
    kind = text(f"proofs.kind.{proof.kind.value}")
    name = "" if proof.name == proof.words else proof.name
    return "  ".join(part for part in (proof.id, kind, name, proof.words[:80]) if part)


def _turn_line(row: ChecklistRow) -> str:
    done = short_date(row.turn.done_on) if row.turn.done_on else ""
    unit = f" · {row.unit}" if row.unit else ""
    return f"{done}  {row.number}. {row.task.title}{unit}"
