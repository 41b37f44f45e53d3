"""What a change of rhythm does, in words: one sentence, and a line for each day it touches."""

from __future__ import annotations

import datetime as dt

from kehoach_desktop.domain.plans.task import Turn
from kehoach_desktop.messages import text
from kehoach_desktop.services.ports.turns import NewTurn
from kehoach_desktop.services.tasks.turn_changes import RuleChange


def weekday_date(day: dt.date) -> str:
    """Return "Thứ Sáu 17/04/2026", as days stand on the screen."""
    name = text(f"common.weekday.{day.isoweekday()}")
    return f"{name} {day:%d/%m/%Y}"


def moved_day(due: dt.date, shifted: dt.date) -> str:
    """Return the day, and the one it moves to when it is a day off."""
    if due == shifted:
        return weekday_date(due)
    return text("rhythm.moved", due=weekday_date(due), day=weekday_date(shifted))


def rule_summary(change: RuleChange) -> str:
    """Return how many turns go, come, and stay."""
    recorded = sum(turn.is_recorded for turn in change.kept)
    return text(
        "rhythm.summary",
        removed=len(change.removed),
        added=len(change.added),
        same=len(change.same),
        recorded=recorded,
        earlier=len(change.kept) - recorded,
        since=change.since,
    )


def rule_lines(change: RuleChange) -> list[str]:
    """Return a line for each turn that goes, comes or stays on its day, in order of days."""
    marked: list[tuple[str, Turn | NewTurn]] = [
        *(("removed", turn) for turn in change.removed),
        *(("added", turn) for turn in change.added),
        *(("same", turn) for turn in change.same),
    ]
    marked.sort(key=lambda each: (each[1].due, each[1].unit))
    lines = []
    for mark, turn in marked:
        shifted = turn.day if isinstance(turn, Turn) else turn.shifted
        unit = f" · {turn.unit}" if turn.unit else ""
        lines.append(text(f"rhythm.line.{mark}", day=moved_day(turn.due, shifted)) + unit)
    return lines
