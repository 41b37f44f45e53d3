"""What stands in each column of the workbook, and how wide it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from kehoach_desktop.documents.pdf.fonts import Face
from kehoach_desktop.documents.pdf.lines import Piece, break_lines
from kehoach_desktop.documents.widths import REGULAR
from kehoach_desktop.domain.plans.task import Doer, TurnState
from kehoach_desktop.domain.vntext import clean
from kehoach_desktop.services.ports.export import TaskLine, TurnLine
from kehoach_desktop.services.ports.progress import TaskProgress

#: Size of the text; a digit of it in points (Excel counts widths in digits); bare sides of a cell.
_SIZE, _DIGIT, _CELL_PADDING = 11, 5.25, 2.0

Value = str | int | float | dt.date | None
Line = TypeVar("Line", TaskLine, TurnLine, TaskProgress)


class Kind(StrEnum):
    """How a cell is written: words, a whole number, a figure, đồng, a day."""

    WORDS = "words"
    CENTRED = "centred"
    COUNT = "count"
    FIGURE = "figure"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Column(Generic[Line]):
    """A column: key of its head in `sheet.json`, width in letters, kind, what a line shows.

    `printed` False: it stands right of the printed area, to be filtered and copied.
    """

    key: str
    width: float
    kind: Kind
    value: Callable[[Line], Value]
    printed: bool = True


def names(doers: Iterable[Doer]) -> str:
    """Return the names of `doers` in words."""
    return ", ".join(name for name in (clean(doer.name) for doer in doers) if name)


def lines_in(words: str, width: float, face: Face = REGULAR) -> int:
    """Return how many lines `words` take in a column `width` digits wide."""
    room = width * _DIGIT - _CELL_PADDING
    longest = 0
    for line in words.split("\n"):
        if face.width(line) * _SIZE / 1000 <= room:
            longest += 1
        else:
            longest += len(break_lines([Piece(line, face)], _SIZE, room))
    return longest


def figure(thousandths: int | None) -> int | float | None:
    """Return a stored figure as the number it is."""
    if thousandths is None:
        return None
    whole, rest = divmod(thousandths, 1000)
    return thousandths / 1000 if rest else whole


def _unit(line: TaskLine | TurnLine) -> str:
    return line.task.targets[0].unit if line.task.targets else ""


def _note(line: TurnLine) -> str:
    return (line.turn.skipped or line.turn.note) if line.turn else ""


def _target(line: TaskLine) -> int | float | None:
    return figure(line.task.targets[0].value) if line.task.targets else None


#: The state of a turn → key of its word.
STATES = {
    TurnState.DONE: "sheet.state.done",
    TurnState.SKIPPED: "sheet.state.skipped",
    TurnState.LATE: "sheet.state.late",
    TurnState.DUE: "sheet.state.due",
    TurnState.AHEAD: "sheet.state.ahead",
}

TASK_COLUMNS: tuple[Column[TaskLine], ...] = (
    Column("number", 5, Kind.CENTRED, lambda line: line.number),
    Column("plan", 18, Kind.WORDS, lambda line: line.plan_title),
    Column("task", 36, Kind.WORDS, lambda line: clean(line.task.title)),
    Column("lead", 17, Kind.WORDS, lambda line: names(line.task.leads)),
    Column("helpers", 20, Kind.WORDS, lambda line: names(line.task.coordinators)),
    Column("time", 17, Kind.WORDS, lambda line: line.time),
    Column("last", 11.5, Kind.DAY, lambda line: line.last),
    Column("turns", 7, Kind.COUNT, lambda line: line.turns),
    Column("done", 7, Kind.COUNT, lambda line: line.done),
    Column("late", 7, Kind.COUNT, lambda line: line.late),
    Column("target", 9, Kind.FIGURE, _target),
    Column("result", 9, Kind.FIGURE, lambda line: figure(line.figure)),
    Column("unit_of", 10, Kind.CENTRED, _unit),
    Column("output", 18, Kind.WORDS, lambda line: clean(line.task.output)),
    Column("money", 14, Kind.COUNT, lambda line: line.task.funding_vnd),
    Column("funding", 20, Kind.WORDS, lambda line: clean(line.task.funding), printed=False),
    Column("content", 40, Kind.WORDS, lambda line: clean(line.task.content), printed=False),
    Column("units", 30, Kind.WORDS, lambda line: names(line.task.units), printed=False),
    Column("place", 20, Kind.WORDS, lambda line: clean(line.task.place), printed=False),
    Column("first", 11.5, Kind.DAY, lambda line: line.first, printed=False),
    Column("skipped", 7, Kind.COUNT, lambda line: line.skipped, printed=False),
)

TURN_COLUMNS: tuple[Column[TurnLine], ...] = (
    Column("number", 5, Kind.CENTRED, lambda line: line.number),
    Column("plan", 18, Kind.WORDS, lambda line: line.plan_title),
    Column("task", 40, Kind.WORDS, lambda line: clean(line.task.title)),
    Column("lead", 20, Kind.WORDS, lambda line: names(line.task.leads)),
    Column("unit", 16, Kind.WORDS, lambda line: clean(line.unit)),
    Column("due", 11.5, Kind.DAY, lambda line: line.due),
    Column("done_on", 11.5, Kind.DAY, lambda line: line.turn.done_on if line.turn else None),
    Column("state", 14, Kind.CENTRED, lambda line: STATES[line.state]),
    Column("result", 9, Kind.FIGURE, lambda line: figure(line.turn.figure) if line.turn else None),
    Column("unit_of", 10, Kind.CENTRED, _unit),
    Column("note", 26, Kind.WORDS, _note),
)

PROGRESS_COLUMNS: tuple[Column[TaskProgress], ...] = (
    Column("number", 5, Kind.CENTRED, lambda line: line.counts.number),
    Column("task", 38, Kind.WORDS, lambda line: clean(line.task.title)),
    Column("lead", 20, Kind.WORDS, lambda line: names(line.task.leads)),
    Column("due_turns", 9, Kind.COUNT, lambda line: line.counts.due),
    Column("done", 9, Kind.COUNT, lambda line: line.counts.done),
    Column("skipped", 8, Kind.COUNT, lambda line: line.counts.skipped),
    Column(
        "left",
        9,
        Kind.COUNT,
        lambda line: line.counts.due - line.counts.done - line.counts.skipped,
    ),
    Column("late_turns", 9, Kind.COUNT, lambda line: line.counts.late),
    Column("done_in", 9, Kind.COUNT, lambda line: line.counts.done_in),
    Column("reached", 36, Kind.WORDS, lambda line: "\n".join(line.targets)),
    Column("note", 36, Kind.WORDS, lambda line: "\n".join(line.notes)),
)
