"""`kehoach task urgent`: orders that no plan foresaw."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from kehoach_desktop.cli.frame import Answer, DayType, PathType, Session, command
from kehoach_desktop.cli.task import GROUP
from kehoach_desktop.codec import to_plain
from kehoach_desktop.domain.plans.task import Doer
from kehoach_desktop.domain.vntext import fold
from kehoach_desktop.domain.work.urgent import OrderSource, UrgentOrder
from kehoach_desktop.messages import text
from kehoach_desktop.services.tasks.urgents import NewOrder, OrderRow


@command(GROUP, "urgent")
@click.argument("what", metavar="TEXT")
@click.option("--deadline", required=True, metavar="TEXT", help=text("cli.option.deadline"))
@click.option(
    "--source",
    default=OrderSource.LETTER.value,
    type=click.Choice([each.value for each in OrderSource]),
    help=text("cli.option.source"),
)
@click.option("--number", default="", metavar="TEXT", help=text("cli.option.order_number"))
@click.option("--dated", type=DayType(), help=text("cli.option.order_dated"))
@click.option("--by", "ordered_by", default="", metavar="TEXT", help=text("cli.option.ordered_by"))
@click.option("--lead", default="", metavar="TEXT", help=text("cli.option.order_lead"))
@click.option("--paper", type=PathType(), help=text("cli.option.paper"))
def urgent(
    session: Session,
    what: str,
    deadline: str,
    source: str,
    number: str,
    dated: dt.date | None,
    ordered_by: str,
    lead: str,
    paper: Path | None,
) -> Answer:
    """Take down an urgent paper or call as a task outside of any plan."""
    asked = NewOrder(
        what, deadline, OrderSource(source), number, dated, ordered_by, _lead(session, lead), paper
    )
    order = session.app.chain.urgents.add(asked)
    said = text("cli.urgent.added", what=order.what, due=order.due_words)
    return Answer(_order(order), [said])


@command(GROUP, "urgent-list")
def urgent_list(session: Session) -> Answer:
    """Show the orders, open ones first."""
    rows = session.app.chain.urgents.rows()
    return Answer([_row(row) for row in rows], [_line(row) for row in rows] or [_none()])


@command(GROUP, "urgent-answer")
@click.argument("order", metavar="ORDER")
@click.option("--number", required=True, metavar="TEXT", help=text("cli.option.answer_number"))
@click.option("--date", "day", required=True, type=DayType(), help=text("cli.option.answer_date"))
def urgent_answer(session: Session, order: str, number: str, day: dt.date) -> Answer:
    """Record the number of the document that answered an order; its task is done."""
    order_id = order.removeprefix("order:")
    answered = session.app.chain.urgents.answer(order_id, number, day)
    return Answer(_order(answered), [text("urgent.answered", number=number, day=day)])


@command(GROUP, "urgent-delete")
@click.argument("order", metavar="ORDER")
def urgent_delete(session: Session, order: str) -> Answer:
    """Delete an order with what was recorded on it; `plan trash` brings it back."""
    gone = session.app.chain.urgents.delete(order.removeprefix("order:"))
    return Answer(_order(gone), [text("urgent.deleted", what=gone.what)])


def _lead(session: Session, name: str) -> Doer | None:
    """Return the agency of that name, one of the office where it is known."""
    if not name:
        return None
    office = session.app.offices.profile()
    for agency in office.agencies if office else ():
        if fold(name) in {fold(agency.name), fold(agency.short_name)}:
            return Doer(agency.name, agency.id)
    return Doer(name)


def _order(order: UrgentOrder) -> dict[str, object]:
    plain = to_plain(order)
    assert isinstance(plain, dict)
    return plain


def _row(row: OrderRow) -> dict[str, object]:
    state = row.row.state.value
    return {**_order(row.order), "state": state, "turn": row.row.turn.id, "late": row.is_late}


def _line(row: OrderRow) -> str:
    state = text(f"cli.state.{row.row.state.value}")
    return f"order:{row.order.id}  {state:<12}  {row.order.due_words}: {row.order.what}"


def _none() -> str:
    return text("cli.urgent.none")
