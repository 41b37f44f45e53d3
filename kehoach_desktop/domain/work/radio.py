"""The radio desk: an item is written, approved, then aired over loudspeaker desks."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from kehoach_desktop.domain.schedules.working_days import Calendar
from kehoach_desktop.domain.vntext import fold

#: Syllables a minute of an announcer who is understood over a loudspeaker; an office may set it.
READING_SPEED = 180
#: Slower and faster than this nobody reads aloud.
SLOWEST, FASTEST = 80, 300
#: A script is due this many working days before its slot.
DAYS_AHEAD = 2

_TOKEN = re.compile(r"\d+|[^\W\d_]+")
#: A syllable that can be said as it is written (folded); other capitals are read word by word.
_SYLLABLE = re.compile(r"(?:[bcdghklmnpqrstvx]{0,3})[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?")


class ItemKind(StrEnum):
    """What an item is; a repeat is a turn on air (lượt phát), never a new item."""

    NEWS = "tin"
    ARTICLE = "bài"


class ItemState(StrEnum):
    """How far an item is."""

    WRITTEN = "written"
    APPROVED = "approved"
    AIRED = "aired"


@dataclass(frozen=True, slots=True)
class Airing:
    """One turn on air: when, and over which loudspeaker desk.

    `seconds` is how long it took by the reading speed of that day, 0 where that was not kept.
    """

    day: dt.date
    time: str
    desk: str
    seconds: int = 0

    @property
    def at(self) -> tuple[dt.date, str, str]:
        """Return when and where: an item is on air there once."""
        return self.day, self.time, self.desk


@dataclass(frozen=True, slots=True)
class RadioItem:
    """A news item or article; `turn_id` is the turn of a task it counts for ("": of none)."""

    id: str
    title: str
    script: str
    slot: dt.date
    kind: ItemKind = ItemKind.ARTICLE
    turn_id: str = ""
    written_by: str = ""
    written_on: dt.date | None = None
    approved_by: str = ""
    approved_on: dt.date | None = None
    airings: tuple[Airing, ...] = ()

    @property
    def state(self) -> ItemState:
        """Return how far the item is."""
        if self.airings:
            return ItemState.AIRED
        return ItemState.APPROVED if self.approved_on else ItemState.WRITTEN

    def seconds(self, speed: int = READING_SPEED) -> int:
        """Return how long it takes to read, in seconds; `speed` in syllables a minute."""
        return -(-syllables(self.script) * 60 // speed)

    def airing_seconds(self, airing: Airing, speed: int = READING_SPEED) -> int:
        """Return how long a turn on air took, in seconds."""
        return airing.seconds or self.seconds(speed)

    def aired(self, airing: Airing) -> RadioItem:
        """Return the item with one more turn on air; the same one again corrects it."""
        others = [each for each in self.airings if each.at != airing.at]
        ordered = sorted([*others, airing], key=lambda each: each.at)
        return replace(self, airings=tuple(ordered))

    def rewritten(self, title: str, script: str) -> RadioItem:
        """Return the item with other words: what was approved is no longer what is read."""
        if (title, script) == (self.title, self.script):
            return self
        return replace(self, title=title, script=script, approved_by="", approved_on=None)


def syllables(text: str) -> int:
    """Return how many syllables an announcer says.

    A number of n digits is read as about 2n - 1 words ("2026": hai nghìn không trăm hai mươi sáu),
    an abbreviation as a word a letter ("UBND": ủy ban nhân dân).
    """
    count = 0
    for token in _TOKEN.findall(text):
        if token.isdigit():
            count += 2 * len(token) - 1
        elif len(token) > 1 and token.isupper() and not _SYLLABLE.fullmatch(fold(token)):
            count += len(token)
        else:
            count += 1
    return count


def due_on(slot: dt.date, calendar: Calendar) -> dt.date:
    """Return the day a script must be there: two working days before its slot."""
    day = slot
    for _ in range(DAYS_AHEAD):
        day = calendar.previous_working(day)
    return day


def figure_of(items: Iterable[RadioItem], unit: str, speed: int = READING_SPEED) -> int:
    """Return what aired items give for a target counted in `unit`, in thousandths.

    Minutes on air, turns on air (lượt), or items; a repeat adds minutes and turns, no item.
    """
    aired = [item for item in items if item.airings]
    said = fold(unit)
    if "phut" in said:
        seconds = sum(item.airing_seconds(each, speed) for item in aired for each in item.airings)
        return -(-seconds * 1000 // 60)
    if "luot" in said:
        return 1000 * sum(len(item.airings) for item in aired)
    return 1000 * len(aired)
