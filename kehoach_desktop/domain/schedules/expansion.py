"""From a phrase to its turns: `kehoach task expand`, and what the schedule field shows."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from kehoach_desktop.domain.schedules.schedule import Frequency, ScheduleRule
from kehoach_desktop.domain.schedules.schedule_parse import read_schedule
from kehoach_desktop.domain.schedules.schedule_reading import Ask, Reading
from kehoach_desktop.domain.schedules.turns import LaidTurn, Shift, lay_out, shift_of, turns_on
from kehoach_desktop.domain.schedules.working_days import Calendar
from kehoach_desktop.errors import AppError


@dataclass(frozen=True, slots=True)
class Expansion:
    """A phrase laid out over a period.

    `rule` is None where the phrase was not understood; `ask` is the question that is left.
    """

    phrase: str
    rule: ScheduleRule | None
    turns: tuple[LaidTurn, ...]
    shift: Shift
    ask: str | None

    @property
    def understood(self) -> bool:
        """Say whether the phrase became a rule."""
        return self.rule is not None

    @property
    def frequency(self) -> Frequency | None:
        """Return how often, by the names of the contract."""
        return self.rule.frequency if self.rule else None


def expand(
    phrase: str, first: dt.date, last: dt.date, calendar: Calendar, title: str = ""
) -> Expansion:
    """Return the turns of `phrase` from `first` to `last`, both included.

    A date without a year is the first one in the period; a rhythm holds in each of its years.
    Raises E-PERIOD where the period ends before it begins, E-MANY-TURNS for too many turns.
    """
    if last < first:
        raise AppError("E-PERIOD")
    readings = [read_schedule(phrase, year) for year in range(first.year, last.year + 1)]
    understood = [reading for reading in readings if reading.rule is not None]
    if not understood:
        return Expansion(phrase, None, (), Shift.NONE, readings[0].ask)
    reading = understood[0]
    rule = reading.rule
    assert rule is not None
    shift = shift_of(rule, phrase, title)
    turns = _turns(understood, first, last, calendar, shift)
    ask = reading.ask if turns else Ask.OUTSIDE
    return Expansion(phrase, rule, tuple(turns), shift, ask)


def _turns(
    readings: list[Reading], first: dt.date, last: dt.date, calendar: Calendar, shift: Shift
) -> list[LaidTurn]:
    found: dict[dt.date, LaidTurn] = {}
    met: set[int] = set()
    for reading in readings:
        rule = reading.rule
        if rule is None:
            continue
        turns = lay_out(rule, first, last, calendar, shift, reading.anchor)
        if not reading.repeats and rule.fixed_dates:
            # Once or listed: each day in the first year of the period that has it.
            turns = [turn for turn in turns if _is_first(rule, turn.due, met)]
        found |= {turn.due: turn for turn in turns}
        if not rule.dates and reading.repeats:
            break  # the rule has no year of its own: one reading lays out the whole period
    return turns_on(found, calendar, shift)


def _is_first(rule: ScheduleRule, due: dt.date, met: set[int]) -> bool:
    """Note which of the fixed days `due` is (anchored days lie close before their own)."""
    index = min(
        range(len(rule.fixed_dates)), key=lambda number: abs(rule.fixed_dates[number] - due)
    )
    if index in met:
        return False
    met.add(index)
    return True
