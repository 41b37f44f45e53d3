"""Who changed what, when, from what; and how a plan and its tasks stood on any day."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass

from kehoach_desktop.codec import to_plain
from kehoach_desktop.domain.plans.citation import short_date
from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.domain.plans.task import Task, Turn, TurnState
from kehoach_desktop.messages import text
from kehoach_desktop.services.ports.history import HistoryEntry, HistoryStore
from kehoach_desktop.services.ports.plans import PlanStore
from kehoach_desktop.services.ports.turns import TurnStore
from kehoach_desktop.services.reports.change_words import ChangeWords
from kehoach_desktop.services.reports.record_changes import changed_fields
from kehoach_desktop.services.tasks.turn_layout import TurnLayout

#: Lines that keep a text as it was at the beginning of a day of editing.
_EDITED = frozenset({"paper-edited", "plan-edited"})

_Key = tuple[str, str, dt.date]


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """A change in words: when, by whom ("" not known), what; `task_id` of a turn's change."""

    at: dt.datetime
    who: str
    words: str
    task_id: str = ""


@dataclass(frozen=True, slots=True)
class TaskStood:
    """A task as it stood on a day: its turns with their state on that day, by due day."""

    number: int
    task: Task
    turns: tuple[tuple[Turn, TurnState], ...]

    def count(self, state: TurnState) -> int:
        """Return how many of its turns were in a state."""
        return sum(each is state for _, each in self.turns)


@dataclass(frozen=True, slots=True)
class PlanStood:
    """A plan as it stood on a day; before it was issued it has no tasks to follow.

    `draft_no` is the submission that was known then (0: none), `issued` says whether it was in
    force.
    """

    plan: Plan
    day: dt.date
    issued: bool
    draft_no: int
    tasks: tuple[TaskStood, ...]

    @property
    def words(self) -> str:
        """Return the one sentence that counts."""
        day = short_date(self.day)
        if not self.issued:
            return text("history.stood.draft", day=day, draft=self.draft_no)
        done, late = (
            sum(each.count(state) for each in self.tasks)
            for state in (TurnState.DONE, TurnState.LATE)
        )
        ahead = sum(
            each.count(state) for each in self.tasks for state in (TurnState.DUE, TurnState.AHEAD)
        )
        return text("history.stood.issued", day=day, done=done, late=late, open=ahead)


class History:
    """Reads only; nothing is ever changed here."""

    def __init__(
        self,
        store: HistoryStore,
        words: ChangeWords,
        plans: PlanStore,
        turns: TurnStore,
        layout: TurnLayout,
    ) -> None:
        self._store = store
        self._words = words
        self._plans = plans
        self._turns = turns
        self._layout = layout

    def of_plan(self, plan_id: str, task_id: str = "") -> list[HistoryLine]:
        """Return the changes of a plan, or of one of its tasks, the last one first. E-NO-PLAN."""
        plan = self._plans.load(plan_id)
        lines = self._lines(self._store.of(plan.id), plan)
        return [line for line in lines if not task_id or line.task_id == task_id]

    def of_task(self, plan_id: str, task: Task) -> list[HistoryLine]:
        """Return the changes of the turns of a task, also of one outside plans (plan id "")."""
        lines = self._lines(self._store.of(plan_id or task.id), None)
        return [line for line in lines if not plan_id or line.task_id == task.id]

    def of_record(self, record_id: str, record: object = None) -> list[HistoryLine]:
        """Return the changes of a paper, a meeting or the office profile, the last one first.

        `record` is a paper as it stands now, so that its edits of a day are told.
        """
        return self._lines(self._store.of(record_id), record)

    def as_of(self, plan_id: str, day: dt.date) -> PlanStood:
        """Return the plan as it stood at the end of `day`. E-NO-PLAN.

        What was recorded later is taken back, the last change first, and so are turns that a later
        rhythm or a change of the days off laid anew.
        """
        self._layout.catch_up()
        plan = self._plans.load(plan_id)
        sent = [s for s in self._plans.submissions(plan_id) if s.submitted_at.date() <= day]
        draft_no = sent[-1].draft_no if sent else 0
        issued = plan.issue is not None and plan.issue.date <= day
        if plan.issue is not None and not issued:
            shown = self._plans.submitted(plan_id, draft_no) if sent else plan
            return PlanStood(shown, day, False, draft_no, ())
        known: dict[_Key, Turn] = {_key(turn): turn for turn in self._turns.of_plan(plan_id)}
        for entry in reversed(self._store.of(plan_id)):
            if entry.at.date() > day:
                _take_back(known, entry)
        return PlanStood(plan, day, issued, draft_no, tuple(self._tasks(plan, known, day)))

    def _lines(self, entries: list[HistoryEntry], record: object) -> list[HistoryLine]:
        """Return the lines, the last one first; `record` is what the last edit led to."""
        lines: list[HistoryLine] = []
        later = to_plain(record) if record is not None else None
        for entry in reversed(entries):
            words = self._words.inside(entry)
            before = json.loads(entry.data) if entry.what in _EDITED else None
            if before is not None and later is not None:
                changed = changed_fields(before, later)
                words = f"{words}: {changed}" if changed else words
            later = before or later
            lines.append(HistoryLine(entry.at, entry.who, words, _task_of(entry)))
        return lines

    def _tasks(self, plan: Plan, known: dict[_Key, Turn], day: dt.date) -> list[TaskStood]:
        of_task: dict[str, list[Turn]] = {}
        for turn in known.values():
            of_task.setdefault(turn.task_id, []).append(turn)
        return [
            TaskStood(
                number,
                task,
                tuple(
                    (turn, turn.state(day))
                    for turn in sorted(of_task.get(task.id, ()), key=lambda t: (t.due, t.unit))
                ),
            )
            for number, task in enumerate(plan.tasks, start=1)
        ]


def _key(turn: Turn) -> _Key:
    return turn.task_id, turn.unit, turn.due


def _task_of(entry: HistoryEntry) -> str:
    """Return the task that a line is about, "" for one about the whole record."""
    turn = entry.after or entry.before
    if turn is None and entry.relaid is not None:
        turn = next(iter(entry.relaid.new + entry.relaid.gone), None)
    return turn.task_id if turn is not None else ""


def _take_back(known: dict[_Key, Turn], entry: HistoryEntry) -> None:
    """Bring the turns to what they were before a change."""
    if entry.relaid is not None:
        for turn in entry.relaid.new:
            known.pop(_key(turn), None)
        known.update({_key(turn): turn for turn in entry.relaid.gone})
        return
    changed = entry.after or entry.before
    if changed is None:
        return
    if entry.before is not None:
        known[_key(changed)] = entry.before
    else:
        known.pop(_key(changed), None)
