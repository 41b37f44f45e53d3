"""`kehoach task`: the turns of every plan's tasks, and ticking them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import click

from kehoach_desktop.bootstrap.free import calendars
from kehoach_desktop.cli.frame import Answer, DayType, Group, PlanType, Session, command
from kehoach_desktop.domain.plans.citation import short_date
from kehoach_desktop.domain.plans.task import Figure, TurnState
from kehoach_desktop.domain.schedules.expansion import Expansion, expand
from kehoach_desktop.domain.schedules.target import read_thousandths
from kehoach_desktop.domain.schedules.working_days import spell_years
from kehoach_desktop.errors import AppError
from kehoach_desktop.messages import text
from kehoach_desktop.services.ports.turns import BoardFilter
from kehoach_desktop.services.tasks.checklist import ChecklistRow

GROUP = Group("task")

#: Stands before the id of an urgent order.
_ORDER = "order:"


@command(GROUP, "list")
@click.option("--plan", "plan_id", metavar="PLAN", type=PlanType(), help=text("cli.option.plan"))
@click.option("--agency", metavar="TEXT", help=text("cli.option.agency"))
@click.option(
    "--state",
    "states",
    multiple=True,
    type=click.Choice([state.value for state in TurnState]),
    help=text("cli.option.state"),
)
@click.option("--words", default="", metavar="TEXT", help=text("cli.option.words"))
@click.option("--from", "first", type=DayType(), help=text("cli.option.from"))
@click.option("--to", "last", type=DayType(), help=text("cli.option.until"))
def list_turns(
    session: Session,
    plan_id: str | None,
    agency: str | None,
    states: tuple[str, ...],
    words: str,
    first: dt.date | None,
    last: dt.date | None,
) -> Answer:
    """Show the turns of issued plans by due day."""
    check_plan(session, plan_id)
    wanted = BoardFilter(
        plan_id or "", agency or "", words, frozenset(map(TurnState, states)), first, last
    )
    checklist = session.app.checklist
    rows = checklist.page(checklist.ids(wanted))
    lines = [_line(row) for row in rows] or [text("cli.task.none")]
    return Answer([turn_document(row) for row in rows], lines)


@command(GROUP, "tick")
@click.argument("plan_id", metavar="PLAN", type=PlanType())
@click.argument("task", metavar="TASK", default="")
@click.option("--due", type=DayType(), help=text("cli.option.due"))
@click.option("--unit", default="", metavar="TEXT", help=text("cli.option.unit"))
@click.option("--done-on", type=DayType(), help=text("cli.option.done_on"))
@click.option("--figure", metavar="N", help=text("cli.option.figure"))
@click.option("--base", metavar="N", help=text("cli.option.base"))
@click.option("--more", multiple=True, metavar="N", help=text("cli.option.more"))
@click.option("--note", default="", metavar="TEXT", help=text("cli.option.note"))
@click.option("--late-entry", is_flag=True, help=text("cli.option.late_entry"))
def tick(
    session: Session,
    plan_id: str,
    task: str,
    due: dt.date | None,
    unit: str,
    done_on: dt.date | None,
    figure: str | None,
    base: str | None,
    more: tuple[str, ...],
    note: str,
    late_entry: bool,
) -> Answer:
    """Record that a turn was done."""
    row = find_turn(session, plan_id, task, due, unit)
    day = done_on or session.app.clock.now().date()
    turn = session.app.checklist.tick(
        row,
        day,
        read_figure(figure),
        note,
        base=read_figure(base),
        more=[
            Figure(place, value)
            for place, typed in enumerate(more, start=1)
            if (value := read_figure(typed)) is not None
        ],
        late_entry=late_entry or None,
    )
    return Answer(
        {**turn_document(row), "turn": turn.id, "state": "done", "done_on": day.isoformat()},
        [text("cli.task.ticked", task=row.task.title, due=row.due)],
    )


@command(GROUP, "skip")
@click.argument("plan_id", metavar="PLAN", type=PlanType())
@click.argument("task", metavar="TASK", default="")
@click.option("--due", type=DayType(), help=text("cli.option.due"))
@click.option("--unit", default="", metavar="TEXT", help=text("cli.option.unit"))
@click.option("--reason", required=True, metavar="TEXT", help=text("cli.option.reason"))
def skip(
    session: Session, plan_id: str, task: str, due: dt.date | None, unit: str, reason: str
) -> Answer:
    """Record that a turn is left out, and why."""
    row = find_turn(session, plan_id, task, due, unit)
    turn = session.app.checklist.skip(row, reason)
    return Answer(
        {**turn_document(row), "turn": turn.id, "state": "skipped"},
        [text("cli.task.skipped", task=row.task.title, due=row.due)],
    )


@command(GROUP, "untick")
@click.argument("turn", metavar="TURN")
def untick(session: Session, turn: str) -> Answer:
    """Take a record back; the history keeps it."""
    session.app.checklist.untick(turn)
    return Answer({"turn": turn, "removed": True}, [text("cli.task.unticked")])


@command(GROUP, "expand")
@click.argument("phrase", metavar="TEXT")
@click.option("--from", "first", type=DayType(), required=True, help=text("cli.option.from"))
@click.option("--to", "last", type=DayType(), required=True, help=text("cli.option.until"))
@click.option("--title", default="", metavar="TEXT", help=text("cli.option.task_title"))
def expand_phrase(
    session: Session, phrase: str, first: dt.date, last: dt.date, title: str
) -> Answer:
    """Lay the words of a schedule out over a period; needs no data folder."""
    calendar = calendars(session.data).calendar(first.year, last.year)
    found = expand(phrase, first, last, calendar, title)
    years = [year for year in range(first.year, last.year + 1) if not calendar.covers(year)]
    notes = [text("cli.task.no_calendar", years=spell_years(years))] if years else []
    return Answer(_expansion(found), _expansion_lines(found), notes)


def _expansion(found: Expansion) -> dict[str, object]:
    """Return the document that the contract fixes; `rule` says how the turns move besides."""
    from kehoach_desktop.codec import to_plain

    frequency, rule = found.frequency, None
    if found.rule is not None:
        plain = to_plain(found.rule)
        assert isinstance(plain, dict)
        rule = {**plain, "shift": found.shift.value}
    return {
        "phrase": found.phrase,
        "frequency": frequency.value if frequency else None,
        "rule": rule,
        "dates": [turn.due.isoformat() for turn in found.turns],
        "shifted": [turn.shifted.isoformat() for turn in found.turns],
        "understood": found.understood,
        "ask": found.ask,
    }


def _expansion_lines(found: Expansion) -> Iterator[str]:
    for turn in found.turns:
        moved = turn.shifted != turn.due
        due = short_date(turn.due)
        yield text("cli.task.moved", due=due, day=short_date(turn.shifted)) if moved else due
    if found.ask:
        yield str(found.ask)


def check_plan(session: Session, plan_id: str | None) -> None:
    """Refuse a plan that is not there (E-NO-PLAN): an empty answer would say it has no work."""
    if plan_id:
        session.app.plans.load(plan_id)


def find_turn(
    session: Session, plan_id: str, task: str, due: dt.date | None, unit: str
) -> ChecklistRow:
    """Return the one turn that is meant: TASK is its number in the plan, or its id.

    "order:ID" in the place of the plan is an urgent order, which has one turn and no plan.
    """
    if plan_id.startswith(_ORDER):
        return session.app.chain.urgents.order(plan_id.removeprefix(_ORDER)).row
    if not task:
        raise AppError("E-NO-TASK", value=task)
    rows = [
        row
        for row in session.app.checklist.rows(plan_id)
        if task in {str(row.number), row.task.id}
        and (due is None or row.due == due)
        and (not unit or row.unit.casefold() == unit.casefold())
    ]
    if len(rows) != 1:
        said = " ".join(filter(None, [task, unit, short_date(due) if due else ""]))
        raise AppError("E-WHICH-TURN" if rows else "E-NO-TASK", value=said, count=len(rows))
    return rows[0]


def read_figure(typed: str | None) -> int | None:
    """Return a typed figure in thousandths; E-FIGURE."""
    if typed is None:
        return None
    try:
        return read_thousandths(typed)
    except ValueError as error:
        raise AppError("E-FIGURE") from error


def turn_document(row: ChecklistRow) -> dict[str, object]:
    """Return a turn as JSON shows it."""
    turn = row.turn
    return {
        "plan": row.plan_id,
        "task": row.task.id,
        "number": row.number,
        "title": row.task.title,
        "lead": [doer.name for doer in row.task.leads],
        "unit": row.unit,
        "due": row.due.isoformat(),
        "state": row.state.value,
        "turn": turn.id,
        "shifted": turn.day.isoformat(),
        "done_on": turn.done_on.isoformat() if turn.done_on else None,
        "figure_thousandths": turn.figure,
        "base_thousandths": turn.base,
        "note": turn.note,
        "skipped": turn.skipped,
        "late_entry": turn.late_entry,
    }


def _line(row: ChecklistRow) -> str:
    lead = ", ".join(doer.name for doer in row.task.leads)
    who = f"{lead} ({row.unit})" if row.unit else lead
    state = text(f"cli.state.{row.state.value}")
    return f"{short_date(row.due)}  {state:<12}  {row.number}. {row.task.title}  [{who}]"
