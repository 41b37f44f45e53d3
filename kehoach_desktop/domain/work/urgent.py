"""Việc phát sinh: an urgent paper or call becomes a task that no plan foresaw."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum

from kehoach_desktop.domain.dates import checked_date
from kehoach_desktop.domain.plans.citation import short_date
from kehoach_desktop.domain.plans.task import Doer, Task, Turn, TurnState
from kehoach_desktop.domain.schedules.schedule import Frequency, ScheduleRule
from kehoach_desktop.domain.vntext import clean, fold
from kehoach_desktop.errors import AppError

#: Where nobody says an hour the day's work ends then.
END_OF_DAY = dt.time(17, 0)


class OrderSource(StrEnum):
    """How the order came; the value is the key of its word."""

    LETTER = "letter"  # công văn
    TELEGRAM = "telegram"  # công điện
    CALL = "call"  # điện thoại
    SPOKEN = "spoken"  # said in person or at a meeting


#: How each source is called at the head of a task's content.
_WORDS = {
    OrderSource.LETTER: "Công văn",
    OrderSource.TELEGRAM: "Công điện",
    OrderSource.CALL: "Điện thoại",
    OrderSource.SPOKEN: "Chỉ đạo trực tiếp",
}


@dataclass(frozen=True, slots=True)
class UrgentOrder:
    """An order outside of any plan; its task has the same `id`.

    `number` and `dated` are the paper's; `paper_sha256` names it in the file store, "" without
    one. `answer_number` is the number of our document that answered it.
    """

    id: str
    what: str
    source: OrderSource
    received_at: dt.datetime
    deadline: dt.datetime
    number: str = ""
    dated: dt.date | None = None
    ordered_by: str = ""
    lead: Doer | None = None
    paper_sha256: str = ""
    paper_name: str = ""
    answer_number: str = ""
    answer_date: dt.date | None = None

    @property
    def is_answered(self) -> bool:
        """Say whether a document of ours answered it."""
        return bool(self.answer_number)

    @property
    def origin(self) -> str:
        """Return where it came from: "Công văn số 12/UBND-NV ngày 09/3/2026 của UBND tỉnh"."""
        words = _WORDS[self.source]
        if self.number:
            words += f" số {self.number}"
        if self.dated is not None:
            words += f" ngày {short_date(self.dated)}"
        return f"{words} của {self.ordered_by}" if self.ordered_by else words

    @property
    def due_words(self) -> str:
        """Return until when, to the hour: "trước 16 giờ 30 ngày 10/3/2026"."""
        at = self.deadline
        return f"trước {at.hour} giờ {at.minute:02d} ngày {short_date(at.date())}"


def task_of_order(order: UrgentOrder) -> Task:
    """Return the task of an order, as it is followed with the others."""
    day = order.deadline.date()
    return Task(
        order.id,
        order.what,
        content=order.origin,
        leads=(order.lead,) if order.lead is not None else (),
        schedule=ScheduleRule(Frequency.ONCE, deadline=day),
        schedule_text=order.due_words,
    )


_DUE_WORDS = re.compile(r"^trước (\d{1,2}) giờ (\d\d) ngày (\d{1,2})/(\d{1,2})/(\d{4})$")


def deadline_of(task: Task) -> dt.datetime | None:
    """Return until when the task of an order is to be done, to the minute; None for another."""
    found = _DUE_WORDS.match(task.schedule_text)
    if found is None:
        return None
    hour, minute, day, month, year = map(int, found.groups())
    return dt.datetime(year, month, day, hour, minute)


def state_at(task: Task, turn: Turn, now: dt.datetime) -> TurnState:
    """Return the state of a turn at `now`: by its day, and of an order by its hour too.

    An order that was put off to another day is late only after that day.
    """
    state = turn.state(now.date())
    if state not in _HOURLY:
        return state
    deadline = deadline_of(task)
    closes_then = deadline is not None and turn.closes == deadline.date()
    return TurnState.LATE if deadline is not None and closes_then and deadline < now else state


#: States of a turn whose day is not over.
_HOURLY = frozenset({TurnState.DUE, TurnState.AHEAD})
_CLOCK = re.compile(
    r"(?<![\d/])(?P<hour>[01]?\d|2[0-3])\s*(?:[:hg]|gio)\s*(?P<minute>[0-5]?\d)?(?![\d/])"
)
_DAY = re.compile(r"(?P<day>\d{1,2})\s*[/.-]\s*(?P<month>\d{1,2})(?:\s*[/.-]\s*(?P<year>\d{4}))?")
_WORDS_OF_DAYS = (("ngay kia", 2), ("ngay mai", 1), ("mai", 1), ("hom nay", 0), ("nay", 0))


def read_deadline(typed: str, now: dt.datetime) -> dt.datetime:
    """Understand "16h30", "9h mai", "16:00 10/3", "10/3/2026" as the next such moment.

    Without a day it is today, or tomorrow where the hour is past; without an hour the end of the
    working day. Raises AppError E-DEADLINE for anything else, E-DEADLINE-PAST for a moment that
    is behind us.
    """
    words = fold(clean(typed))
    clock, day = _CLOCK.search(words), _DAY.search(words)
    offset = next((days for name, days in _WORDS_OF_DAYS if re.search(rf"\b{name}\b", words)), None)
    if not (clock or day or offset is not None):
        raise AppError("E-DEADLINE", value=typed)
    try:
        time = dt.time(int(clock["hour"]), int(clock["minute"] or 0)) if clock else END_OF_DAY
        if day is not None:
            year = int(day["year"] or now.year)
            date = checked_date(dt.date(year, int(day["month"]), int(day["day"])))
            if not day["year"] and date < now.date() - dt.timedelta(days=180):
                date = date.replace(year=year + 1)
        else:
            date = now.date() + dt.timedelta(days=offset or 0)
    except (ValueError, AppError) as error:
        raise AppError("E-DEADLINE", value=typed) from error
    found = dt.datetime.combine(date, time)
    if day is None and offset is None and found <= now:
        found += dt.timedelta(days=1)
    if found <= now:
        raise AppError("E-DEADLINE-PAST", at=found)
    return found
