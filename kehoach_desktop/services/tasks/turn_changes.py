"""What may happen to turns besides being ticked.

A new rhythm, a plan in another's place, the year so far entered in one go, one act that counts for
two plans.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kehoach_desktop.domain.plans.citation import Citation
from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.domain.plans.task import Turn
from kehoach_desktop.domain.schedules.schedule_parse import read_schedule
from kehoach_desktop.domain.validation import check_done_on, check_figure
from kehoach_desktop.domain.vntext import clean, lower_first
from kehoach_desktop.errors import AppError
from kehoach_desktop.messages import text
from kehoach_desktop.services.ports.basics import Clock, NewId
from kehoach_desktop.services.ports.plans import PlanStore
from kehoach_desktop.services.ports.turns import Laid, NewTurn, Succession, TurnStore
from kehoach_desktop.services.tasks.checklist import ChecklistRow
from kehoach_desktop.services.tasks.turn_layout import TurnLayout


@dataclass(frozen=True, slots=True)
class PastTurn:
    """A line of "nhập bù": the turn, when it was done, what came of it (thousandths)."""

    row: ChecklistRow
    done_on: dt.date
    figure: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class RuleChange:
    """What a new rhythm does to the turns of a task from `since` on.

    `removed` open turns go, `added` are new, `same` fall on the same days as before; `kept` stay
    whatever the rhythm: earlier ones, and all on which something was recorded, noted or shown.
    """

    phrase: str
    since: dt.date
    laid: Laid
    removed: tuple[Turn, ...]
    added: tuple[NewTurn, ...]
    same: tuple[Turn, ...]
    kept: tuple[Turn, ...]


class TurnChanges:
    """What was recorded is never changed by any of these."""

    def __init__(
        self,
        plans: PlanStore,
        turns: TurnStore,
        layout: TurnLayout,
        clock: Clock,
        new_id: NewId,
    ) -> None:
        self._plans = plans
        self._turns = turns
        self._layout = layout
        self._clock = clock
        self._new_id = new_id

    def change_rule(
        self, plan_id: str, task_id: str, phrase: str, since: dt.date | None = None
    ) -> int:
        """Follow a task by another rhythm from `since` (today) on, and return how many turns.

        The printed plan stays as it was signed. Open turns due from `since` on give way to the
        new ones; earlier ones and all that were recorded stay. Raises as `preview_rule`.
        """
        found = self.preview_rule(plan_id, task_id, phrase, since)
        self._turns.lay(plan_id, found.laid, self._clock.now(), "rule-changed")
        return len(found.laid.turns)

    def preview_rule(
        self, plan_id: str, task_id: str, phrase: str, since: dt.date | None = None
    ) -> RuleChange:
        """Return what `change_rule` would do; nothing is stored.

        Raises E-PHRASE where the words give no date, E-RULE-EMPTY where none of their days is left
        from `since` on, E-MANY-TURNS, E-NO-PLAN, E-NO-TASK, E-NOT-ISSUED.
        """
        self._layout.catch_up()
        plan = self._plans.load(plan_id)
        number, task = self._turns.task(plan_id, task_id)
        phrase, since = clean(phrase), since or self._clock.now().date()
        reading = read_schedule(phrase, plan.period[0].year)
        if reading.rule is None:
            raise AppError("E-PHRASE", phrase=phrase)
        changed = replace(task, schedule=reading.rule, schedule_text=phrase)
        laid = self._layout.laid_task(plan, number, changed, since)
        if not laid.turns:
            raise AppError("E-RULE-EMPTY", phrase=phrase, since=since)
        every = [turn for turn in self._turns.of_plan(plan_id) if turn.task_id == task_id]
        open_turns = self._turns.untouched(plan_id, task_id, since)
        going = {turn.id for turn in open_turns}
        before = {(turn.unit, turn.due): turn for turn in every}
        wanted = {(turn.unit, turn.due) for turn in laid.turns}
        kept_ids = (
            turn._replace(id=before[key].id) if (key := (turn.unit, turn.due)) in before else turn
            for turn in laid.turns
        )
        return RuleChange(
            phrase,
            since,
            replace(laid, turns=list(kept_ids)),
            tuple(turn for turn in open_turns if (turn.unit, turn.due) not in wanted),
            tuple(turn for turn in laid.turns if (turn.unit, turn.due) not in before),
            tuple(turn for turn in open_turns if (turn.unit, turn.due) in wanted),
            tuple(turn for turn in every if turn.id not in going),
        )

    def succeed(self, plan_id: str, kind: Succession, issuer: str = "") -> Plan:
        """Store and return a draft in the place of an issued plan, or one that amends it.

        `issuer` is who issued that plan, for the sentence that names it. The draft's tasks keep
        their ids: once it is issued they take over what was done. In a plan that amends, tasks
        that do not change are deleted from the draft. Raises E-NOT-ISSUED, E-RECEIVED.
        """
        plan = self._plans.load(plan_id)
        row = next((row for row in self._plans.rows() if row.id == plan_id), None)
        if row is not None and row.sender:
            raise AppError("E-RECEIVED", plan_id=plan_id, sender=row.sender)
        if not plan.is_issued:
            raise AppError("E-NOT-ISSUED", plan_id=plan_id)
        draft = replace(
            plan,
            id=self._new_id(),
            title=_title(plan, kind),
            sections=tuple(
                replace(
                    section,
                    id=self._new_id(),
                    blocks=tuple(replace(block, id=self._new_id()) for block in section.blocks),
                )
                for section in plan.sections
            ),
            closing=_closing(plan, kind, issuer),
            draft_no=1,
            issue=None,
        )
        self._plans.save(draft, None, self._clock.now())
        self._turns.follow(draft.id, plan_id, kind)
        return draft

    def enter_past(self, lines: Sequence[PastTurn]) -> int:
        """Record turns that were done before the program was there ("nhập bù"), all or none.

        They are never counted late. Raises E-DATE, E-FUTURE, E-FIGURE.
        """
        now = self._clock.now()
        done = [
            (
                line.row.plan_id,
                replace(
                    line.row.turn,
                    done_on=check_done_on(line.done_on, now.date()),
                    figure=check_figure(line.figure),
                    note=clean(line.note),
                    skipped="",
                    late_entry=True,
                ),
            )
            for line in lines
        ]
        self._turns.record_all(done, now)
        return len(done)

    def same_act(self, rows: Sequence[ChecklistRow]) -> str:
        """Say that turns are one real act, and return its id.

        What is known of one of them is written to those that are still open. Inside one report
        the act counts once. Raises E-SAME-ACT for fewer than two turns.
        """
        if len({row.turn.id for row in rows}) < 2:
            raise AppError("E-SAME-ACT")
        now = self._clock.now()
        act = next((row.turn.act for row in rows if row.turn.act), "") or self._new_id()
        done = next((row.turn for row in rows if row.turn.done_on is not None), None)
        self._turns.record_all(
            [(row.plan_id, _as_done(replace(row.turn, act=act), done)) for row in rows], now
        )
        return act

    def apart(self, rows: Sequence[ChecklistRow]) -> None:
        """Take turns of one act apart again; what was recorded on each stays."""
        self._turns.link([row.turn.id for row in rows], "", self._clock.now())


def _title(plan: Plan, kind: Succession) -> str:
    if kind is Succession.REPLACES:
        return plan.title
    return text("plans.amending_title", title=lower_first(plan.title))


def _closing(plan: Plan, kind: Succession, issuer: str) -> str:
    """Return the closing with a sentence before it that says what becomes of `plan`.

    The plan is cited in full: it is named here for the first time (Decree 30/2020, Appendix I,
    II.5.a).
    """
    assert plan.issue is not None
    subject = lower_first(clean(plan.title))
    about = subject if subject.startswith("về ") else f"về {subject}"
    number, day = plan.issue.number, plan.issue.date
    cited = Citation(text("plans.succeeds.kind"), number, day, issuer, about).full()
    return "\n".join(filter(None, [text(f"plans.succeeds.{kind.value}", plan=cited), plan.closing]))


def _as_done(turn: Turn, done: Turn | None) -> Turn:
    """Return `turn` with what came of `done`, unless something was recorded on it."""
    if done is None or turn.is_recorded:
        return turn
    return replace(
        turn,
        done_on=done.done_on,
        figure=done.figure,
        base=done.base,
        more=done.more,
        note=done.note,
        late_entry=done.late_entry,
    )
