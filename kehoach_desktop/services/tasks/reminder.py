"""One line a day: what is late, what is due today. No server, nothing leaves this PC."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from kehoach_desktop.domain.plans.task import TurnState
from kehoach_desktop.messages import text
from kehoach_desktop.services.ports.basics import Clock
from kehoach_desktop.services.ports.turns import BoardFilter
from kehoach_desktop.services.tasks.checklist import Checklist

#: A clock this much behind the last change is wrong, or was: an hour is only summer time.
_BEHIND = dt.timedelta(days=1)


class Reminding:
    """What to say when the program opens, and once a day."""

    def __init__(
        self, checklist: Checklist, last_change: Callable[[], dt.datetime | None], clock: Clock
    ) -> None:
        self._checklist = checklist
        self._last_change = last_change
        self._clock = clock

    def line(self) -> str:
        """Return "3 lượt quá hạn, 2 lượt đến hạn hôm nay", or "" where nothing presses."""
        counts = self._checklist.counts(BoardFilter())
        late, due = counts.get(TurnState.LATE, 0), counts.get(TurnState.DUE, 0)
        parts = [
            text("reminder.late", count=late) if late else "",
            text("reminder.due", count=due) if due else "",
        ]
        return ", ".join(part for part in parts if part)

    def clock_behind(self) -> dt.datetime | None:
        """Return the moment of the last change where the clock of this PC is behind it, else None.

        A flat battery sets a PC back by years: nothing is lost, but lateness and "today" are wrong.
        """
        last, now = self._last_change(), self._clock.now()
        return last if last is not None and now < last - _BEHIND else None
