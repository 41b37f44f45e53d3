"""What a board asks for, as the condition of an SQL statement."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence

from kehoach_desktop.domain.plans.task import TurnState
from kehoach_desktop.domain.vntext import fold, has_marks, nfc
from kehoach_desktop.services.ports.turns import BoardFilter
from kehoach_desktop.storage.proof_store import HAS_PROOF

#: The state of a turn on the day `:today` (`domain.task.Turn.state`), by index where it can be.
_STATES = {
    TurnState.DONE: "turn.outcome = 2",
    TurnState.SKIPPED: "turn.outcome = 1",
    TurnState.LATE: "turn.outcome = 0 AND turn.closes < :today",
    TurnState.DUE: "turn.outcome = 0 AND turn.closes >= :today AND turn.shifted <= :today",
    TurnState.AHEAD: "turn.outcome = 0 AND turn.closes >= :today AND turn.shifted > :today",
}
#: Orders that are late since this morning (`board_store.late_by_hours`): seldom more than one.
_HOURS = "turn.rowid IN (SELECT value FROM json_each(:hours))"
_OPEN = frozenset({TurnState.LATE, TurnState.DUE, TurnState.AHEAD})


def board_filter(
    wanted: BoardFilter, today: dt.date, *, hours: Sequence[int] = (), with_states: bool = True
) -> tuple[str, dict[str, object]]:
    """Return (condition, values) that takes the turns asked for; a table `turn` is in the query.

    `hours` are the places of the orders that are late on the very day they close.
    """
    parts: list[str] = []
    values: dict[str, object] = {}
    if wanted.task_id:
        parts.append(
            "turn.line_id IN (SELECT id FROM task_line WHERE task_id = :task"
            " AND plan_id IS nullif(:plan, ''))"
        )
        values |= {"task": wanted.task_id, "plan": wanted.plan_id}
    elif wanted.plan_id:
        parts.append("turn.line_id IN (SELECT id FROM task_line WHERE plan_id = :plan)")
        values["plan"] = wanted.plan_id
    if wanted.agency:
        parts.append(
            "EXISTS (SELECT 1 FROM task_doer AS doer WHERE doer.line_id = turn.line_id"
            " AND :agency IN (doer.name, doer.agency_id)"
            " AND (doer.role <> 'unit' OR doer.name = turn.unit))"
        )
        values["agency"] = wanted.agency
    for name, sign, day in (("since", ">=", wanted.since), ("until", "<=", wanted.until)):
        if day is not None:
            parts.append(f"turn.closes {sign} :{name}")
            values[name] = day.isoformat()
    if wanted.without_proof:
        parts.append(f"NOT ({HAS_PROOF})")
    for place, word in enumerate(wanted.words.split()):
        parts.append(_word(place, marked=has_marks(word)))
        values[f"word{place}"] = nfc(word).casefold() if has_marks(word) else fold(word)
    if with_states and wanted.states and len(wanted.states) < len(TurnState):
        parts.append(_state(wanted.states, bool(hours)))
        values["today"] = today.isoformat()
        if hours:
            values["hours"] = json.dumps(list(hours))
    return " AND ".join(parts) or "1", values


def _state(states: frozenset[TurnState], by_hours: bool) -> str:
    if states >= _OPEN:
        others = [_STATES[state] for state in sorted(states - _OPEN)]
        return "(" + " OR ".join(["turn.outcome = 0", *others]) + ")"
    parts = [_STATES[state] for state in sorted(states)]
    if by_hours and TurnState.LATE in states:
        return "(" + " OR ".join(f"({part})" for part in [*parts, _HOURS]) + ")"
    named = "(" + " OR ".join(f"({part})" for part in parts) + ")"
    return f"({named} AND NOT {_HOURS})" if by_hours else named


def _word(place: int, *, marked: bool) -> str:
    """Return the condition that a word occurs in task, plan, unit or note."""
    column = "exact" if marked else "folded"
    function = "small" if marked else "folded"
    return (
        f"(turn.line_id IN (SELECT line.id FROM task_line AS line LEFT JOIN plan"
        f" ON plan.id = line.plan_id WHERE instr(line.{column}, :word{place})"
        f" OR instr({function}(plan.title), :word{place}))"
        f" OR (turn.unit <> '' AND instr({function}(turn.unit), :word{place}))"
        f" OR (turn.note || turn.skipped <> ''"
        f" AND instr({function}(turn.note || turn.skipped), :word{place})))"
    )
