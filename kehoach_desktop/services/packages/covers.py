"""What the readable first page of a package says (`ports.exchange.CoverSheet`).

A cover is read by somebody who does not know yet what the file is; nothing on it is a proof. The
cover of an introduction leaves out the last two groups of the fingerprint: they must come from
the telephone or the stamped sheet, or a forged package would bring its own confirmation along.
"""

from __future__ import annotations

from kehoach_desktop.domain.exchange import Environment, Identity
from kehoach_desktop.domain.plans.citation import short_date
from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.messages import text
from kehoach_desktop.services.ports.exchange import CoverSheet, Outgoing

#: Groups of an introduction's fingerprint that its own cover may show (of 6).
_SHOWN_GROUPS = 4


def plan_cover(outgoing: Outgoing, plan: Plan, identity: Identity) -> CoverSheet:
    """Return the cover of a package with an issued plan."""
    facts = [(text("package.fact.tasks"), str(len(plan.tasks)))]
    if plan.issue is not None:
        facts[:0] = [
            (text("package.fact.number"), plan.issue.number),
            (text("package.fact.date"), short_date(plan.issue.date)),
        ]
        if plan.issue.original_sha256:
            facts.append((text("package.fact.original"), plan.issue.original_name))
    facts.append((text("package.fact.seq"), str(outgoing.stream.seq)))
    lines = (
        text("package.how.plan.open", **_buttons()),
        text("package.how.plan.take", take=text("exchange.preview.import")),
        text("package.how.never"),
        text("package.how.plan.page"),
    )
    return CoverSheet(
        title=text("package.cover_plan"),
        sender=outgoing.sender.name,
        recipients=tuple(to.name for to in outgoing.recipients),
        subject=plan.title,
        created=outgoing.created,
        fingerprint=identity.fingerprint,
        facts=tuple(facts),
        note=text("package.note.plan"),
        lines=lines,
        warning=_warning(outgoing),
    )


def introduction_cover(outgoing: Outgoing, identity: Identity) -> CoverSheet:
    """Return the cover of an introduction; two groups of the fingerprint are hidden."""
    groups = identity.fingerprint.split()
    hidden = [text("package.fingerprint.hidden")] * (len(groups) - _SHOWN_GROUPS)
    return CoverSheet(
        title=text("package.cover_introduction"),
        sender=outgoing.sender.name,
        recipients=(),
        subject=outgoing.sender.name,
        created=outgoing.created,
        fingerprint=" ".join([*groups[:_SHOWN_GROUPS], *hidden]),
        facts=((text("package.fact.machine"), identity.installation),),
        note=text("package.note.introduction"),
        lines=(
            text("package.how.introduction.open", **_buttons()),
            text("package.how.introduction.type"),
            text("package.how.never"),
            text("package.how.introduction.page"),
        ),
        warning=_warning(outgoing),
    )


def _buttons() -> dict[str, str]:
    """Return the names that the window gives to the place and to its button."""
    return {"place": text("exchange.title"), "open": text("exchange.open")}


def _warning(outgoing: Outgoing) -> str:
    return text("package.training") if outgoing.env is Environment.TRAINING else ""
