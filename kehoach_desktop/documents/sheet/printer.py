"""The workbook of tasks, written by xlsxwriter (implements `ports.export.SheetPrinter`)."""

from __future__ import annotations

from collections.abc import Sequence

from kehoach_desktop.documents.sheet.book import HEAD, MOST_LETTERS, BookWriter, make_book
from kehoach_desktop.documents.sheet.columns import (
    PROGRESS_COLUMNS,
    TASK_COLUMNS,
    TURN_COLUMNS,
    Column,
    Kind,
    Line,
    lines_in,
    names,
)
from kehoach_desktop.domain.vntext import clean
from kehoach_desktop.messages import text
from kehoach_desktop.services.ports.export import TaskBook, TaskLine
from kehoach_desktop.services.ports.progress import ProgressReport

_TASK_WIDTH, _AGENCY_WIDTH, _AGENCY_HEIGHT = 48, 5.5, 150


class XlsxPrinter:
    """Writes workbooks; the same book gives the same bytes."""

    def tasks(self, book: TaskBook) -> bytes:
        """Return three sheets: tasks, turns, who has which task."""
        several = len({line.plan_id for line in book.tasks}) > 1

        def write(writer: BookWriter) -> None:
            writer.lines("tasks", _shown(TASK_COLUMNS, several), book.tasks)
            writer.lines("turns", _shown(TURN_COLUMNS, several), book.turns)
            _shares(writer, book.tasks)

        return make_book(book.title, book.author, book.day, write)

    def progress(self, report: ProgressReport) -> bytes:
        """Return one sheet: a row a task of the plan."""
        return make_book(
            f"{report.title}, {report.span}",
            report.author,
            report.day,
            lambda writer: writer.lines("progress", PROGRESS_COLUMNS, report.tasks),
        )


def _shown(columns: Sequence[Column[Line]], several: bool) -> list[Column[Line]]:
    """Leave the name of the plan out where there is but one."""
    return [column for column in columns if several or column.key != "plan"]


def _shares(writer: BookWriter, lines: Sequence[TaskLine]) -> None:
    """Write the sheet of who has which task: a row a task, a column an agency."""
    sheet = writer.sheet("share")
    sheet.write_string(2, 0, text("sheet.share.legend"), writer.day)
    marks = [_marks(line) for line in lines]
    agencies = list(dict.fromkeys(agency for shares in marks for agency in shares))
    sheet.set_column(0, 0, 5)
    sheet.set_column(1, 1, _TASK_WIDTH)
    sheet.write_string(HEAD, 0, text("sheet.column.number"), writer.head)
    sheet.write_string(HEAD, 1, text("sheet.column.task"), writer.head)
    heights = [1]
    for row, line in enumerate(lines, start=HEAD + 1):
        sheet.write_number(row, 0, line.number, writer.looks[Kind.CENTRED])
        title = clean(line.task.title)[:MOST_LETTERS]
        sheet.write_string(row, 1, title, writer.looks[Kind.WORDS])
        heights.append(lines_in(title, _TASK_WIDTH))
    writer.set_heights(sheet, heights)
    sheet.set_row(HEAD, _AGENCY_HEIGHT)
    last = HEAD + len(lines)
    for place, agency in enumerate(agencies, start=2):
        sheet.set_column(place, place, _AGENCY_WIDTH)
        sheet.write_string(HEAD, place, agency, writer.upright)
        for row, shares in enumerate(marks, start=HEAD + 1):
            sheet.write_string(row, place, shares.get(agency, ""), writer.mark)
        count = sum(agency in shares for shares in marks)
        sheet.write_number(last + 1, place, count, writer.total)
    sheet.write_blank(last + 1, 0, None, writer.total)
    sheet.write_string(last + 1, 1, text("sheet.share.count"), writer.total)
    width = 1 + len(agencies)
    writer.finish(sheet, last, width, width, below=1)


def _marks(line: TaskLine) -> dict[str, str]:
    """Return agency → its share in the task; who leads is not named as a helper too."""
    marks: dict[str, str] = {}
    task = line.task
    for doers, key in (
        (task.leads, "sheet.mark.lead"),
        (task.coordinators, "sheet.mark.help"),
        (task.units, "sheet.mark.unit"),
    ):
        for doer in doers:
            name = names([doer])
            if name:
                marks.setdefault(name, text(key))
    return marks
