"""`kehoach task`, the rest: rhythms, deadlines, the year so far, figures and targets, search."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import click

from kehoach_desktop.cli.frame import Answer, DayType, PathType, PlanType, Session, command
from kehoach_desktop.cli.task import GROUP, find_turn, read_figure, turn_document
from kehoach_desktop.domain.dates import read_date
from kehoach_desktop.domain.plans.citation import short_date
from kehoach_desktop.domain.schedules.tally import Tally
from kehoach_desktop.domain.schedules.turn_layout import TaskTurns
from kehoach_desktop.domain.schedules.working_days import spell_years
from kehoach_desktop.errors import AppError
from kehoach_desktop.files import reading
from kehoach_desktop.messages import text
from kehoach_desktop.services.ports.progress import TaskProgress
from kehoach_desktop.services.reports.report_windows import window_named
from kehoach_desktop.services.reports.rule_words import rule_lines, rule_summary
from kehoach_desktop.services.tasks.checklist import ChecklistRow, checklist_row
from kehoach_desktop.services.tasks.turn_changes import PastTurn


@command(GROUP, "layout")
@click.argument("plan_id", metavar="PLAN", type=PlanType())
def layout(session: Session, plan_id: str) -> Answer:
    """Show how many turns each task of a plan gets, also of a draft; nothing is stored."""
    app = session.app
    plan = app.plans.load(plan_id)
    turns = app.work.layout.preview(plan)
    years = app.work.layout.uncovered(plan)
    notes = [text("cli.task.no_calendar", years=spell_years(years))] if years else []
    return Answer([_layout(each) for each in turns], map(_layout_line, turns), notes)


@command(GROUP, "rule")
@click.argument("plan_id", metavar="PLAN", type=PlanType())
@click.argument("task", metavar="TASK")
@click.argument("phrase", metavar="TEXT")
@click.option("--since", type=DayType(), help=text("cli.option.since"))
@click.option("--preview", is_flag=True, help=text("cli.option.rule_preview"))
def rule(
    session: Session, plan_id: str, task: str, phrase: str, since: dt.date | None, preview: bool
) -> Answer:
    """Follow a task by another rhythm from a day on; what was recorded stays."""
    changes, task_id = session.app.work.changes, _task_id(session, plan_id, task)
    found = changes.preview_rule(plan_id, task_id, phrase, since)
    number = len(found.laid.turns)
    if not preview:
        number = changes.change_rule(plan_id, task_id, phrase, since)
    told = [rule_summary(found), *rule_lines(found)] if preview else [
        text("cli.task.ruled", turns=number)]  # fmt: skip
    document = {
        "plan": plan_id, "task": task, "phrase": phrase, "turns": number, "changed": not preview,
        "since": found.since.isoformat(),
        **{name: [turn.due.isoformat() for turn in getattr(found, name)]
           for name in ("removed", "added", "same", "kept")},
    }  # fmt: skip
    return Answer(document, told)


@command(GROUP, "put-off")
@click.argument("plan_id", metavar="PLAN", type=PlanType())
@click.argument("task", metavar="TASK")
@click.option("--due", type=DayType(), help=text("cli.option.due"))
@click.option("--unit", default="", metavar="TEXT", help=text("cli.option.unit"))
@click.option("--until", type=DayType(), required=True, help=text("cli.option.put_off"))
@click.option("--reason", required=True, metavar="TEXT", help=text("cli.option.reason"))
def put_off(
    session: Session,
    plan_id: str,
    task: str,
    due: dt.date | None,
    unit: str,
    until: dt.date,
    reason: str,
) -> Answer:
    """Move a turn to a later day, and say why; the printed day stays."""
    row = find_turn(session, plan_id, task, due, unit)
    turn = session.app.checklist.put_off(row, until, reason)
    return Answer(
        {**turn_document(row), "shifted": turn.day.isoformat(), "note": turn.note},
        [text("cli.task.put_off", task=row.task.title, day=short_date(until))],
    )


@command(GROUP, "past")
@click.argument("plan_id", metavar="PLAN", type=PlanType())
@click.argument("path", metavar="FILE", type=PathType())
def past(session: Session, plan_id: str, path: Path) -> Answer:
    """Enter turns of this year that are done already, a line each; none is counted late.

    A line: TASK, due, done on, figure, note, unit, parted by tabs. All lines or none.
    """
    with reading(path):
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    rows = session.app.checklist.rows(plan_id)
    done = [_past(rows, line) for line in lines if line.strip() and not line.startswith("#")]
    number = session.app.work.changes.enter_past(done)
    return Answer({"plan": plan_id, "entered": number}, [text("cli.task.entered", turns=number)])


@command(GROUP, "same")
@click.argument("turns", metavar="TURN", nargs=-1, required=True)
def same(session: Session, turns: tuple[str, ...]) -> Answer:
    """Say that turns of several plans are one real act: it counts once in a report."""
    act = session.app.work.changes.same_act(_rows(session, turns))
    return Answer({"act": act, "turns": list(turns)}, [text("cli.task.same", turns=len(turns))])


@command(GROUP, "apart")
@click.argument("turns", metavar="TURN", nargs=-1, required=True)
def apart(session: Session, turns: tuple[str, ...]) -> Answer:
    """Take turns of one act apart again."""
    session.app.work.changes.apart(_rows(session, turns))
    return Answer({"turns": list(turns)}, [text("cli.task.apart", turns=len(turns))])


@command(GROUP, "progress")
@click.option("--plan", "plan_id", metavar="PLAN", type=PlanType(), help=text("cli.option.plan"))
@click.option("--from", "first", type=DayType(), help=text("cli.option.from"))
@click.option("--to", "last", type=DayType(), help=text("cli.option.until"))
@click.option("--period", default="", metavar="TEXT", help=text("cli.option.period"))
def progress(
    session: Session, plan_id: str | None, first: dt.date | None, last: dt.date | None, period: str
) -> Answer:
    """Show per task what was due, done and late, and the figures against the targets."""
    found, today = session.app.work.progress, session.app.clock.now().date()
    if period:
        first, last = window_named(session.app.offices.profile(), period, today).span
    if plan_id is not None:
        tasks = found.of_plan(plan_id, first, last)
    else:
        tasks = found.of_all(first or today.replace(month=1, day=1), last or today)
    return Answer([progress_document(each) for each in tasks], _progress_lines(tasks))


@command(GROUP, "search")
@click.argument("words", metavar="TEXT")
def search(session: Session, words: str) -> Answer:
    """Search plans, tasks and notes; typed marks must match, the latest come first."""
    session.app.work.layout.catch_up()
    hits = session.app.work.search.find(words)
    document = [
        {"kind": hit.kind, "plan": hit.plan_id, "subject": hit.subject, "day": hit.day.isoformat(),
         "title": hit.title, "text": hit.text, "exact": hit.exact}
        for hit in hits
    ]  # fmt: skip
    lines = [f"{short_date(hit.day)}  {hit.title}  {hit.text}".rstrip() for hit in hits]
    return Answer(document, lines or [text("cli.task.not_found")])


def _task_id(session: Session, plan_id: str, task: str) -> str:
    """Return the id of a task that is named by its number or id; E-NO-TASK."""
    tasks = session.app.plans.load(plan_id).tasks
    for number, each in enumerate(tasks, start=1):
        if task in {str(number), each.id}:
            return each.id
    raise AppError("E-NO-TASK", value=task)


def _rows(session: Session, turns: tuple[str, ...]) -> list[ChecklistRow]:
    now = session.app.clock.now()
    return [checklist_row(session.app.work.turns.turn(turn), now) for turn in turns]


def _past(rows: list[ChecklistRow], line: str) -> PastTurn:
    task, due, done, figure, note, unit = (line.split("\t") + [""] * 6)[:6]
    day = read_date(due)
    found = [
        row
        for row in rows
        if task.strip() in {str(row.number), row.task.id}
        and row.due == day
        and (not unit or row.unit.casefold() == unit.strip().casefold())
    ]
    if len(found) != 1:
        raise AppError("E-WHICH-TURN" if found else "E-NO-TASK", value=line, count=len(found))
    number = read_figure(figure) if figure.strip() else None
    return PastTurn(found[0], read_date(done) if done.strip() else day, number, note)


def _layout(each: TaskTurns) -> dict[str, object]:
    return {
        "number": each.number,
        "task": each.task.id,
        "title": each.task.title,
        "turns": each.count,
        "units": [unit for unit in each.units if unit],
        "dates": [day.due.isoformat() for day in each.days],
        "shifted": [day.shifted.isoformat() for day in each.days],
        "undated": each.undated,
    }


def _layout_line(each: TaskTurns) -> str:
    first, last = each.days[0].due, each.days[-1].due
    key = "cli.task.undated" if each.undated else "cli.task.laid"
    return text(
        key,
        number=each.number,
        title=each.task.title,
        turns=each.count,
        first=short_date(first),
        last=short_date(last),
    )


def progress_document(each: TaskProgress) -> dict[str, object]:
    """Return the progress of a task as a JSON-able document."""
    counts = each.counts
    return {
        "plan": counts.plan_id,
        "number": counts.number,
        "task": counts.task.id,
        "title": counts.task.title,
        "due": counts.due,
        "done": counts.done,
        "skipped": counts.skipped,
        "late": counts.late,
        "done_in": counts.done_in,
        "targets": [_tally(tally) for tally in each.tallies],
    }


def _tally(tally: Tally) -> dict[str, object]:
    return {
        "target": tally.target.text(),
        "done_thousandths": tally.done,
        "base_thousandths": tally.base,
        "goal_thousandths": tally.goal,
        "verdict": tally.verdict.value,
        "outside": tally.outside,
        "missing": list(tally.missing),
        "text": tally.text(),
    }


def _progress_lines(tasks: list[TaskProgress]) -> Iterator[str]:
    if not tasks:
        yield text("cli.task.none")
    for each in tasks:
        counts = each.counts
        yield text(
            "cli.task.progress",
            number=counts.number,
            title=counts.task.title,
            done=counts.done,
            due=counts.due,
            late=counts.late,
        )
        for tally in each.tallies:
            verdict = text(f"cli.verdict.{tally.verdict.value}")
            yield f"    {tally.target.text()}: {tally.text() or '-'} ({verdict})"
            if tally.missing:
                yield "    " + text("cli.task.missing", units=", ".join(tally.missing))
