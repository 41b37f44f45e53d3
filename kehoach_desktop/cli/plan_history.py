"""`kehoach plan history`: who changed what and when, and how a plan stood on any day."""

from __future__ import annotations

import datetime as dt

import click

from kehoach_desktop.cli.frame import Answer, DayType, PlanType, Session, command
from kehoach_desktop.cli.plan import GROUP
from kehoach_desktop.codec import to_plain
from kehoach_desktop.domain.plans.citation import short_date
from kehoach_desktop.domain.plans.task import TurnState
from kehoach_desktop.domain.validation import check_done_on
from kehoach_desktop.errors import AppError
from kehoach_desktop.messages import text
from kehoach_desktop.services.reports.history import PlanStood


@command(GROUP, "history")
@click.argument("plan_id", metavar="PLAN", type=PlanType())
@click.option("--task", metavar="TASK", help=text("cli.option.history_task"))
@click.option("--on", "day", type=DayType(), help=text("cli.option.history_on"))
def history(session: Session, plan_id: str, task: str | None, day: dt.date | None) -> Answer:
    """Show the changes of a plan, the last one first; with --on how it stood on a day."""
    found = session.app.records.history
    if day is not None:
        stood = found.as_of(plan_id, check_done_on(day, session.app.clock.now().date()))
        return Answer(_stood(stood), _stood_lines(stood))
    task_id = ""
    if task is not None:
        tasks = session.app.plans.load(plan_id).tasks
        named = [each.id for n, each in enumerate(tasks, 1) if task in {str(n), each.id}]
        if not named:
            raise AppError("E-NO-TASK", value=task)
        task_id = named[0]
    lines = found.of_plan(plan_id, task_id)
    document = [
        {"at": line.at.isoformat(), "who": line.who, "words": line.words, "task": line.task_id}
        for line in lines
    ]
    shown = [
        f"{short_date(line.at.date())} {line.at:%H:%M}  {line.who}  {line.words}" for line in lines
    ]
    return Answer(document, shown or [text("history.none")])


def _stood(stood: PlanStood) -> dict[str, object]:
    return {
        "plan": stood.plan.id,
        "day": stood.day.isoformat(),
        "issued": stood.issued,
        "draft_no": stood.draft_no,
        "tasks": [
            {
                "number": each.number,
                "task": each.task.id,
                "title": each.task.title,
                **{state.value: each.count(state) for state in TurnState},
            }
            for each in stood.tasks
        ],
    }


def _stood_lines(stood: PlanStood) -> list[str]:
    return [stood.words] + [
        text(
            "cli.task.progress",
            number=each.number,
            title=each.task.title,
            done=each.count(TurnState.DONE),
            due=len(each.turns),
            late=each.count(TurnState.LATE),
        )
        for each in stood.tasks
    ]


@command(GROUP, "trash")
@click.option("--restore", metavar="ID", type=PlanType(), help=text("cli.option.trash_restore"))
def trash(session: Session, restore: str | None) -> Answer:
    """Show what was deleted in the last thirty days, or bring it back."""
    found = session.app.records.trash
    if restore is not None:
        back = found.restore(restore.rpartition(":")[2])
        return Answer(to_plain(back), [text("trash.restored", title=back.title)])
    rows = found.rows()
    lines = [f"{row.kind}:{row.id}  {short_date(row.at.date())}  {row.title}" for row in rows]
    return Answer([to_plain(row) for row in rows], lines or [text("trash.none")])
