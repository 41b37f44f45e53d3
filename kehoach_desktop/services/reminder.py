"""One line a day: what is late, what is due today. No server, nothing leaves this PC."""

from __future__ import annotations

from kehoach_desktop.domain.task import TurnState
from kehoach_desktop.messages import text
from kehoach_desktop.services.checklist import Checklist
from kehoach_desktop.services.ports_turns import BoardFilter


def reminder_line(checklist: Checklist) -> str:
    """Return "3 lượt quá hạn, 2 lượt đến hạn hôm nay", or "" where nothing presses."""
    counts = checklist.counts(BoardFilter())
    late, due = counts.get(TurnState.LATE, 0), counts.get(TurnState.DUE, 0)
    parts = [
        text("reminder.late", count=late) if late else "",
        text("reminder.due", count=due) if due else "",
    ]
    return ", ".join(part for part in parts if part)
