"""From last year's plan to this year's: every spot is shown, nothing is changed unasked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.domain.plans.plan_copy import copy_plan
from kehoach_desktop.domain.plans.plan_texts import plan_texts, text_of, with_text
from kehoach_desktop.domain.plans.task_edit import remove_task
from kehoach_desktop.domain.sources.carry_spots import Found, Present, SpotKind, find_spots
from kehoach_desktop.domain.vntext import clean

#: Letters of context shown before and after a spot.
_AROUND = 70


class Choice(StrEnum):
    """What was decided of a spot."""

    CHANGED = "changed"
    KEPT = "kept"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision on the `nth` spot of the words `text` in the text `key` of the plan.

    `before` is what stood there before it was changed.
    """

    key: str
    text: str
    nth: int
    choice: Choice
    before: str = ""


@dataclass(frozen=True, slots=True)
class CarryOver:
    """How far the guide of a draft is.

    `tasks` pairs the tasks of the draft with those they were last year; `dropped` are last year's
    tasks that were left out; `issued_by` is who issued the old plan, "" where nobody knows.
    """

    plan_id: str
    from_id: str
    from_name: str
    old_year: int
    new_year: int
    tasks: tuple[tuple[str, str], ...] = ()
    decisions: tuple[Decision, ...] = ()
    dropped: tuple[str, ...] = ()
    issued_by: str = ""


@dataclass(frozen=True, slots=True)
class Spot:
    """A spot of the draft with its context, in the order of the text, and what was decided."""

    key: str
    nth: int
    found: Found
    before: str
    after: str
    decision: Decision | None = None

    @property
    def id(self) -> str:
        """Return a name for the spot that holds until its words change."""
        return f"{self.key}#{self.nth}#{self.found.text}"

    @property
    def is_open(self) -> bool:
        """Say whether it still counts: nobody decided, or it was put off."""
        return self.decision is None or self.decision.choice is Choice.LATER


def begin(
    old: Plan,
    new_year: int,
    new_id: Callable[[], str],
    from_name: str = "",
    issued_by: str = "",
) -> tuple[Plan, CarryOver]:
    """Return a draft for `new_year` with every word of `old`, and an empty guide for it.

    Only the period of the plan is the new one's; the words wait for the officer.
    """
    draft = replace(copy_plan(old, new_id), year=new_year, starts=None, ends=None)
    pairs = tuple((new.id, before.id) for new, before in zip(draft.tasks, old.tasks, strict=True))
    name = from_name or (old.issue.number if old.issue else "") or old.title
    carried = CarryOver(
        draft.id, old.id, name, old.year, new_year, pairs, issued_by=clean(issued_by)
    )
    return draft, carried


def spots(plan: Plan, carried: CarryOver, present: Present) -> list[Spot]:
    """Return every spot of the draft as it is now, in the order of the text."""
    return list(_spots(plan, carried, present))


def _spots(plan: Plan, carried: CarryOver, present: Present) -> Iterator[Spot]:
    decided = {(each.key, each.text, each.nth): each for each in carried.decisions}
    for each in plan_texts(plan):
        met: dict[str, int] = {}
        for found in _of_text(each.key, each.text, present):
            met[found.text] = met.get(found.text, 0) + 1
            nth = met[found.text]
            before = each.text[max(0, found.start - _AROUND) : found.start]
            if found.start <= _AROUND and each.context and each.context != each.text:
                before = f"{each.context} › {before}"
            after = each.text[found.end : found.end + _AROUND]
            decision = decided.get((each.key, found.text, nth))
            if decision is not None and decision.choice is Choice.CHANGED:
                found = replace(found, offer=None)  # it is this year's already
            yield Spot(each.key, nth, found, before, after, decision)


def _of_text(key: str, text: str, present: Present) -> list[Found]:
    """Find the spots of one text; a name that is the whole text is one spot."""
    if key == "signatory":
        people = [each for each in find_spots(text, present) if each.kind is SpotKind.PERSON]
        offer = next((each.offer for each in people if each.text == text), None)
        return [Found(SpotKind.PERSON, 0, len(text), text, offer)]
    if key == "place":
        now = present.office.unit_name
        return [] if text == now else [Found(SpotKind.PLACE, 0, len(text), text, now)]
    return find_spots(text, present)


def is_alike(spot: Spot, other: Spot) -> bool:
    """Say whether `spot` is undecided and says the same as `other`, a fact of the same kind."""
    same = (spot.found.kind, spot.found.text) == (other.found.kind, other.found.text)
    return spot.decision is None and same


def decide(
    plan: Plan, carried: CarryOver, spot: Spot, choice: Choice, value: str, present: Present
) -> tuple[Plan, CarryOver]:
    """Return draft and guide with a decision; `value` is what shall stand there for CHANGED.

    Decisions on the other spots of the same text stay theirs, though the words move. A spot that
    is not there any more (the text was edited meanwhile) changes nothing.
    """
    text = text_of(plan, spot.key)
    found = spot.found
    if text[found.start : found.end] != found.text:
        return plan, carried
    if choice is not Choice.CHANGED:
        made = Decision(spot.key, found.text, spot.nth, choice)
        return plan, _with(carried, spot, made)
    changed = f"{text[: found.start]}{value}{text[found.end :]}"
    edited = with_text(plan, spot.key, changed)
    moved = _rekeyed(plan, edited, carried, spot, value, present)
    return edited, moved


def drop_tasks(plan: Plan, carried: CarryOver, task_ids: frozenset[str]) -> tuple[Plan, CarryOver]:
    """Return the draft without these tasks of it; the guide remembers what was left out."""
    old = dict(carried.tasks)
    gone = tuple(old[task_id] for task_id, _ in carried.tasks if task_id in task_ids)
    for task_id in task_ids:
        plan = remove_task(plan, task_id)
    return plan, replace(carried, dropped=(*carried.dropped, *gone))


def _with(carried: CarryOver, spot: Spot, made: Decision) -> CarryOver:
    others = tuple(
        each
        for each in carried.decisions
        if (each.key, each.text, each.nth) != (spot.key, spot.found.text, spot.nth)
    )
    return replace(carried, decisions=(*others, made))


def _rekeyed(
    plan: Plan, edited: Plan, carried: CarryOver, spot: Spot, value: str, present: Present
) -> CarryOver:
    """Give every decision of the changed text the name its spot has now."""
    shift = len(value) - len(spot.found.text)
    decided: dict[int, Decision] = {}
    for each in _spots(plan, carried, present):
        if each.key == spot.key and each.decision is not None and each.id != spot.id:
            start = each.found.start
            decided[start + shift if start > spot.found.start else start] = each.decision
    made = Decision(spot.key, value, 1, Choice.CHANGED, spot.found.text)
    decided[spot.found.start] = made
    kept = [each for each in carried.decisions if each.key != spot.key]
    inside = range(spot.found.start, spot.found.start + len(value))
    for each in _spots(edited, carried, present):
        if each.key != spot.key:
            continue
        start = each.found.start
        decision = made if start in inside else decided.get(start)
        if decision is not None:
            kept.append(replace(decision, text=each.found.text, nth=each.nth))
    return replace(carried, decisions=tuple(kept))
