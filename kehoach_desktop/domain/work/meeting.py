"""Giao ban: a meeting that goes through the checklist, what it said of each turn, its conclusions.

A meeting is a record of its own: the agenda is taken from the board once, each item keeps the
verdict that was given, and every act can be taken back in the order it was done. Everything is
frozen; an act makes a new meeting (ADR 0001).
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from kehoach_desktop.domain.plans.citation import short_date
from kehoach_desktop.domain.plans.task import Doer, Task, Turn
from kehoach_desktop.domain.schedules.schedule import Frequency, ScheduleRule
from kehoach_desktop.domain.vntext import fold, upper_first


class AgendaOrder(StrEnum):
    """In which order the checklist is gone through."""

    LATE = "late"
    UNIT = "unit"
    PLAN = "plan"


class Verdict(StrEnum):
    """What was said of a turn (keys 1, 2, 3)."""

    DONE = "done"
    NOT_DONE = "not_done"
    PUT_OFF = "put_off"


@dataclass(frozen=True, slots=True)
class Attendee:
    """Who was asked to come, and whether they came."""

    name: str
    present: bool = True


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """A task on the agenda, for one unit: its oldest open turn, and its later ones that are late.

    `others` are the turns that are late besides `turn_id`, oldest first: a verdict holds for all
    of them, so that a weekly task that was forgotten for months is spoken of once.

    `code` is its number on the printed sheet, the same whatever the order; `raised` counts the
    meetings that spoke of it, this one included; `days_late` as on the day of the meeting. `figure`
    is in thousandths of the target's unit, `until` the new day of a turn that was put off.
    """

    code: int
    turn_id: str
    plan_id: str
    plan_title: str
    title: str
    unit: str
    due: dt.date
    days_late: int = 0
    raised: int = 1
    verdict: Verdict | None = None
    figure: int | None = None
    measure: str = ""
    until: dt.date | None = None
    note: str = ""
    others: tuple[str, ...] = ()

    @property
    def turn_ids(self) -> tuple[str, ...]:
        """Return every turn that a verdict on this item is about."""
        return (self.turn_id, *self.others)


@dataclass(frozen=True, slots=True)
class Conclusion:
    """A conclusion in one line, with the task that runs from it at once.

    `said` is what was typed; the task has the conclusion's `id`, its only turn is `turn_id`;
    `about` names the turn that was being spoken of ("": none).
    """

    id: str
    said: str
    what: str
    lead: Doer | None
    helpers: tuple[Doer, ...]
    deadline: dt.date
    turn_id: str
    about: str = ""

    @property
    def due_words(self) -> str:
        """Return until when: "chậm nhất ngày 14/12/2026"."""
        return f"chậm nhất ngày {short_date(self.deadline)}"


@dataclass(frozen=True, slots=True)
class Act:
    """One act of the meeting, with all that is needed to take it back.

    Either a verdict (`item` as it was, `turn` and `others` as they were) or a conclusion (its id).
    """

    item: AgendaItem | None = None
    turn: Turn | None = None
    conclusion_id: str = ""
    others: tuple[Turn, ...] = ()

    @property
    def turns(self) -> tuple[Turn, ...]:
        """Return the records as they were before the verdict."""
        return (self.turn, *self.others) if self.turn is not None else ()


@dataclass(frozen=True, slots=True)
class Meeting:
    """A giao ban; `at` is the item that was last shown, `closed_at` None while it is open.

    `seconds` is the time that each unit may take; `notice_id`, `minutes_id` are the two drafts that
    closing left; `before_id` is the meeting it starts from.
    """

    id: str
    day: dt.date
    begun_at: dt.datetime
    chair: str = ""
    chair_position: str = ""
    secretary: str = ""
    secretary_position: str = ""
    attendees: tuple[Attendee, ...] = ()
    order: AgendaOrder = AgendaOrder.LATE
    seconds: int = 300
    items: tuple[AgendaItem, ...] = ()
    conclusions: tuple[Conclusion, ...] = ()
    acts: tuple[Act, ...] = ()
    at: int = 0
    before_id: str = ""
    closed_at: dt.datetime | None = None
    notice_id: str = ""
    minutes_id: str = ""

    @property
    def is_open(self) -> bool:
        """Say whether the meeting still goes on."""
        return self.closed_at is None

    @property
    def left(self) -> int:
        """Return how many items nobody has spoken of yet."""
        return sum(item.verdict is None for item in self.items)

    def item(self, code: int) -> AgendaItem | None:
        """Return the item with that code, or None."""
        return next((item for item in self.items if item.code == code), None)


def title_of(meeting: Meeting) -> str:
    """Return what a meeting is called in lists: "Giao ban ngày 09/3/2026"."""
    return f"Giao ban ngày {short_date(meeting.day)}"


def words_of(meeting: Meeting) -> str:
    """Return what was said at a meeting, a line each: conclusions, then notes on its items."""
    notes = (f"{item.title}: {item.note}" for item in meeting.items if item.note)
    return "\n".join([*(each.said for each in meeting.conclusions), *notes])


def in_order(items: tuple[AgendaItem, ...], order: AgendaOrder) -> tuple[AgendaItem, ...]:
    """Return the items late first, by unit or by plan; inside, the most urgent first.

    Late first means the longest late first; what is not late follows by its day.
    """
    match order:
        case AgendaOrder.UNIT:
            return tuple(sorted(items, key=lambda item: (fold(item.unit), *_urgency(item))))
        case AgendaOrder.PLAN:
            # Work that no plan foresaw comes last.
            return tuple(
                sorted(
                    items,
                    key=lambda item: (
                        not item.plan_id, fold(item.plan_title), item.plan_id, *_urgency(item),
                    ),
                )
            )  # fmt: skip
    return tuple(sorted(items, key=_urgency))


def _urgency(item: AgendaItem) -> tuple[int, dt.date, int]:
    return (-item.days_late, item.due, item.code)


def ruled(
    meeting: Meeting, judged: AgendaItem, before: AgendaItem, turns: Sequence[Turn]
) -> Meeting:
    """Return the meeting with a verdict on an item; `turns` are its records as they were."""
    items = tuple(judged if item.code == judged.code else item for item in meeting.items)
    act = Act(before, turns[0], others=tuple(turns[1:]))
    return dataclasses.replace(meeting, items=items, acts=(*meeting.acts, act))


def concluded(meeting: Meeting, conclusion: Conclusion) -> Meeting:
    """Return the meeting with one more conclusion."""
    return dataclasses.replace(
        meeting,
        conclusions=(*meeting.conclusions, conclusion),
        acts=(*meeting.acts, Act(conclusion_id=conclusion.id)),
    )


def taken_back(meeting: Meeting) -> Meeting:
    """Return the meeting without its last act; the same where nothing was done."""
    if not meeting.acts:
        return meeting
    *acts, last = meeting.acts
    items, conclusions = meeting.items, meeting.conclusions
    if last.item is not None:
        was = last.item
        items = tuple(was if item.code == was.code else item for item in items)
    else:
        conclusions = tuple(each for each in conclusions if each.id != last.conclusion_id)
    return dataclasses.replace(meeting, items=items, conclusions=conclusions, acts=tuple(acts))


def task_of(conclusion: Conclusion, day: dt.date) -> Task:
    """Return the task that runs from a conclusion of the meeting of `day`."""
    return Task(
        conclusion.id,
        upper_first(conclusion.what),
        content=f"Kết luận giao ban ngày {short_date(day)}",
        leads=(conclusion.lead,) if conclusion.lead is not None else (),
        coordinators=conclusion.helpers,
        schedule=ScheduleRule(Frequency.ONCE, deadline=conclusion.deadline),
        schedule_text=conclusion.due_words,
    )
