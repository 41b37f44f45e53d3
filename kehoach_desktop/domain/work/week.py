"""Lịch công tác tuần: lines filled from turns and meetings, and what the leaders made of them.

A week is never stored as a whole: its edits are kept beside it, so that a turn that moves or is
added later still comes in, and what was typed stays.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WeekLine:
    """A line of the week: the day, the hour in words, what, who, where.

    `source` names the meeting or the turn that it was filled from; "" for a line of one's own.
    """

    day: dt.date
    hour: str = ""
    what: str = ""
    who: str = ""
    place: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class WeekEdits:
    """What was changed in a week: lines edited or added, and sources that were taken out."""

    lines: tuple[WeekLine, ...] = ()
    left_out: tuple[str, ...] = ()


def monday_of(day: dt.date) -> dt.date:
    """Return the Monday of the week of `day`."""
    return day - dt.timedelta(day.weekday())


def by_hour(lines: Sequence[WeekLine]) -> list[WeekLine]:
    """Return lines by day; those with an hour come first, in its order."""
    return sorted(lines, key=lambda line: (line.day, not line.hour, _clock(line.hour)))


def _clock(hour: str) -> tuple[int, str]:
    """Return what orders "8:00" before "13 giờ 30", and words as they are."""
    digits = "".join(letter if letter.isdigit() else " " for letter in hour).split()
    if not digits or len(digits[0]) > 2:
        return 2400, hour
    return int(digits[0]) * 100 + int((digits[1] if len(digits) > 1 else "0")[:2]), hour


def with_edits(filled: Sequence[WeekLine], edits: WeekEdits) -> list[WeekLine]:
    """Return the lines as filled today, each as it was edited, and those added by hand.

    An edited line stays when its turn has left the week meanwhile: somebody wants it there.
    """
    edited = {line.source: line for line in edits.lines if line.source}
    out = set(edits.left_out)
    kept = [edited.pop(line.source, line) for line in filled if line.source not in out]
    own = [line for line in edits.lines if not line.source]
    return by_hour([*kept, *edited.values(), *own])


def edits_of(filled: Sequence[WeekLine], shown: Sequence[WeekLine]) -> WeekEdits:
    """Return what makes `shown` of the lines as they are filled."""
    plain = {line.source: line for line in filled}
    changed = tuple(line for line in shown if not line.source or plain.get(line.source) != line)
    seen = {line.source for line in shown}
    return WeekEdits(changed, tuple(source for source in plain if source not in seen))
