"""`kehoach plan replace` and `amend`: a draft in the place of an issued plan."""

from __future__ import annotations

import click

from kehoach_desktop.cli.frame import Answer, PlanType, Session, command
from kehoach_desktop.cli.plan import GROUP
from kehoach_desktop.messages import text
from kehoach_desktop.services.ports.turns import Succession


@command(GROUP, "replace")
@click.argument("plan_id", metavar="PLAN", type=PlanType())
def replace(session: Session, plan_id: str) -> Answer:
    """Draft the plan that replaces an issued one; once issued it takes over what was done."""
    return _draft(session, plan_id, Succession.REPLACES)


@command(GROUP, "amend")
@click.argument("plan_id", metavar="PLAN", type=PlanType())
def amend(session: Session, plan_id: str) -> Answer:
    """Draft the plan that adjusts some tasks of an issued one; the others go on as they are."""
    return _draft(session, plan_id, Succession.AMENDS)


def _draft(session: Session, plan_id: str, kind: Succession) -> Answer:
    office = session.app.offices.profile()
    issuer = (office.own_body or office.committee) if office else ""
    draft = session.app.work.changes.succeed(plan_id, kind, issuer)
    return Answer(
        {"plan": draft.id, "title": draft.title, "before": plan_id, "kind": kind.value},
        [text(f"cli.plan.{kind.value}", plan=draft.id, title=draft.title)],
    )
