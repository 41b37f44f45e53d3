"""A workbook of 10,000 turns, against bare xlsxwriter writing the same cells."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from pathlib import Path

from bench.bench_pdf import OFFICE, sentence
from kehoach_desktop.documents.sheet.columns import STATES, TASK_COLUMNS, TURN_COLUMNS, Value
from kehoach_desktop.documents.sheet.printer import XlsxPrinter
from kehoach_desktop.domain.plans.task import Doer, Task, Turn
from kehoach_desktop.messages import text
from kehoach_desktop.services.ports.export import TaskBook
from kehoach_desktop.services.tasks.checklist import ChecklistRow
from kehoach_desktop.services.tasks.task_book import task_book

NAME = "10.000 lượt ra Excel / xlsxwriter trần"
AIM = 1.2

TASKS, TURNS = 200, 50
DAY = dt.date(2026, 6, 30)


def make_book() -> TaskBook:
    """Return 200 tasks of 50 turns each; half of the turns are done."""
    rows = []
    for number in range(1, TASKS + 1):
        lead, helper = Doer(sentence(number % 9, 4)), Doer(sentence(number % 23, 5))
        task = Task(f"nv{number}", sentence(number, 18), leads=(lead,), coordinators=(helper,),
                    schedule_text="Hằng tuần", output=sentence(number, 6))  # fmt: skip
        for step in range(TURNS):
            due = dt.date(2026, 1, 9) + dt.timedelta(weeks=step)
            done = due - dt.timedelta(days=1) if step < TURNS // 2 else None
            figure = 1000 * step if done else None
            turn = Turn(f"l{number}-{step}", task.id, due, done_on=done, figure=figure)
            rows.append(
                ChecklistRow("kh", "Kế hoạch", task, number, "", due, turn, turn.state(DAY))
            )
    return task_book("Kế hoạch", rows, OFFICE, DAY)


def setup(tmp: Path) -> tuple[Callable[[], object], Callable[[], object]]:
    """Return (ours, floor): each makes the whole file in memory."""
    book, printer = make_book(), XlsxPrinter()
    states = {key: text(key) for key in STATES.values()}
    tables: list[list[list[Value]]] = []
    for columns, lines in ((TASK_COLUMNS, book.tasks), (TURN_COLUMNS, book.turns)):
        wanted = [column for column in columns if column.key != "plan"]
        tables.append(
            [[_cell(column.value(line), states) for column in wanted] for line in lines]  # type: ignore[arg-type]
        )
    agencies = sorted({doer.name for line in book.tasks
                       for doer in (*line.task.leads, *line.task.coordinators)})  # fmt: skip
    tables.append(
        [
            [line.number, line.task.title,
             *("x" if Doer(name) in (*line.task.leads, *line.task.coordinators) else ""
               for name in agencies)]
            for line in book.tasks
        ]
    )  # fmt: skip
    return lambda: printer.tasks(book), lambda: bare(tables)


def _cell(value: Value, states: dict[str, str]) -> Value:
    return states.get(value, value) if isinstance(value, str) else value


def bare(tables: list[list[list[Value]]]) -> bytes:
    """Return the same cells by `write_row`, with a border and a format for days."""
    import xlsxwriter  # type: ignore[import-untyped]

    buffer = io.BytesIO()
    options = {"in_memory": True, "default_date_format": "dd/mm/yyyy"}
    workbook = xlsxwriter.Workbook(buffer, options)
    look = workbook.add_format({"border": 1})
    day = workbook.add_format({"border": 1, "num_format": "dd/mm/yyyy"})
    for table in tables:
        sheet = workbook.add_worksheet()
        for row, cells in enumerate(table):
            for column, value in enumerate(cells):
                sheet.write(row, column, value, day if isinstance(value, dt.date) else look)
    workbook.close()
    return buffer.getvalue()
