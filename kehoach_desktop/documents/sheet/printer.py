"""The workbook of tasks, written by xlsxwriter (implements `ports_export.SheetPrinter`).

Days and figures are real ones, so that an officer can sort, filter and add them up; words are
always words, also where they begin with "=". Nothing is grey: it is printed on a black printer.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kehoach_desktop.documents.sheet.columns import (
    STATES,
    TASK_COLUMNS,
    TURN_COLUMNS,
    Column,
    Kind,
    Line,
    lines_in,
    names,
)
from kehoach_desktop.documents.widths import BOLD
from kehoach_desktop.domain.citation import short_date
from kehoach_desktop.domain.vntext import clean
from kehoach_desktop.messages import text
from kehoach_desktop.services.ports_export import TaskBook, TaskLine

if TYPE_CHECKING:
    from xlsxwriter import Workbook  # type: ignore[import-untyped]
    from xlsxwriter.format import Format  # type: ignore[import-untyped]
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

FONT = "Times New Roman"
_SIZE, _TITLE_SIZE = 11, 14
#: Without a scheme of its own, or Excel shows the theme's Calibri.
_FACE = {"font_name": FONT, "font_size": _SIZE, "font_scheme": ""}
#: When every file says it was made (see the Word files): never the PC's clock.
_MADE = dt.datetime(2020, 3, 5)
_A4 = 9
#: Margins in inches: 20 mm at the top (the title), 15 mm elsewhere.
_MARGINS = {"left": 0.59, "right": 0.59, "top": 0.79, "bottom": 0.59}
#: Row of the head, counted from 0: title, day and a bare row stand above it.
_HEAD = 3
_TASK_WIDTH, _AGENCY_WIDTH, _AGENCY_HEIGHT = 48, 5.5, 150
#: Points of a line of text, of the highest row Excel has.
_LINE_HEIGHT, _MOST_HEIGHT = 14.5, 409
#: A cell of Excel holds no more letters; xlsxwriter would leave the cell bare.
_MOST_LETTERS = 32_767
#: Day 0 of Excel's calendar, as it counts since 1 March 1900.
_DAY_ZERO = dt.date(1899, 12, 30).toordinal()


class XlsxPrinter:
    """Writes workbooks; the same book gives the same bytes."""

    def tasks(self, book: TaskBook) -> bytes:
        """Return three sheets: tasks, turns, who has which task."""
        import xlsxwriter

        buffer = io.BytesIO()
        workbook = xlsxwriter.Workbook(
            buffer,
            {
                "in_memory": True,
                "default_format_properties": _FACE,
            },
        )
        workbook.set_properties({"title": book.title, "author": book.author, "created": _MADE})
        writer = _BookWriter(workbook, book)
        several = len({line.plan_id for line in book.tasks}) > 1
        writer.lines("tasks", _shown(TASK_COLUMNS, several), book.tasks)
        writer.lines("turns", _shown(TURN_COLUMNS, several), book.turns)
        writer.shares()
        workbook.close()
        return buffer.getvalue()


def _shown(columns: Sequence[Column[Line]], several: bool) -> list[Column[Line]]:
    """Leave the name of the plan out where there is but one."""
    return [column for column in columns if several or column.key != "plan"]


class _BookWriter:
    """One workbook with the looks of its cells."""

    def __init__(self, workbook: Workbook, book: TaskBook) -> None:
        self._workbook = workbook
        self._book = book
        cell = {"border": 1, "valign": "vcenter"}
        self._title = self._look(bold=True, font_size=_TITLE_SIZE)
        self._day = self._look(italic=True)
        head = {**cell, "bold": True, "align": "center", "text_wrap": True}
        self._head = self._look(**head)
        self._upright = self._look(**head, rotation=90)
        self._mark = self._look(**cell, align="center")
        self._total = self._look(**cell, bold=True, num_format="#,##0")
        #: Lines of a text in a column of that width.
        self._known: dict[tuple[str, float], int] = {}
        self._looks: dict[Kind, Format] = {
            Kind.WORDS: self._look(**cell, text_wrap=True),
            Kind.CENTRED: self._look(**cell, align="center", text_wrap=True),
            Kind.COUNT: self._look(**cell, num_format="#,##0"),
            Kind.FIGURE: self._look(**cell, num_format="General"),
            Kind.DAY: self._look(**cell, num_format="dd/mm/yyyy", align="center"),
        }

    def _look(self, **properties: object) -> Format:
        return self._workbook.add_format({**_FACE, **properties})

    def lines(self, name: str, columns: Sequence[Column[Line]], lines: Sequence[Line]) -> None:
        """Write a sheet of one line a row."""
        sheet = self._sheet(name)
        printed = sum(column.printed for column in columns)
        heights = [1] * (len(lines) + 1)
        for place, column in enumerate(columns):
            head = text(f"sheet.column.{column.key}")
            sheet.set_column(place, place, column.width)
            sheet.write_string(_HEAD, place, head, self._head)
            heights[0] = max(heights[0], lines_in(head, column.width, BOLD))
            self._column(sheet, place, column, lines, heights)
        self._set_heights(sheet, heights)
        self._finish(sheet, _HEAD + len(lines), len(columns) - 1, printed - 1)

    def _column(
        self,
        sheet: Worksheet,
        place: int,
        column: Column[Line],
        lines: Sequence[Line],
        heights: list[int],
    ) -> None:
        """Write one column: its cells are of one kind. Note the lines of text of every row."""
        look, value = self._looks[column.kind], column.value
        write_string, write_number, known = sheet.write_string, sheet.write_number, self._known
        words = {key: text(key) for key in STATES.values()} if column.key == "state" else {}
        for row, line in enumerate(lines, start=_HEAD + 1):
            content = value(line)
            if content is None or content == "":
                sheet.write_blank(row, place, None, look)
            elif isinstance(content, str):
                content = words.get(content, content)[:_MOST_LETTERS]
                write_string(row, place, content, look)
                key = (content, column.width)
                if key not in known:
                    known[key] = lines_in(content, column.width)
                if known[key] > heights[row - _HEAD]:
                    heights[row - _HEAD] = known[key]
            elif isinstance(content, dt.date):
                write_number(row, place, content.toordinal() - _DAY_ZERO, look)
            else:
                write_number(row, place, content, look)

    def shares(self) -> None:
        """Write the sheet of who has which task: a row a task, a column an agency."""
        sheet = self._sheet("share")
        sheet.write_string(2, 0, text("sheet.share.legend"), self._day)
        lines = self._book.tasks
        marks = [_marks(line) for line in lines]
        agencies = list(dict.fromkeys(agency for shares in marks for agency in shares))
        sheet.set_column(0, 0, 5)
        sheet.set_column(1, 1, _TASK_WIDTH)
        sheet.write_string(_HEAD, 0, text("sheet.column.number"), self._head)
        sheet.write_string(_HEAD, 1, text("sheet.column.task"), self._head)
        heights = [1]
        for row, line in enumerate(lines, start=_HEAD + 1):
            sheet.write_number(row, 0, line.number, self._looks[Kind.CENTRED])
            title = clean(line.task.title)[:_MOST_LETTERS]
            sheet.write_string(row, 1, title, self._looks[Kind.WORDS])
            heights.append(lines_in(title, _TASK_WIDTH))
        self._set_heights(sheet, heights)
        sheet.set_row(_HEAD, _AGENCY_HEIGHT)
        last = _HEAD + len(lines)
        for place, agency in enumerate(agencies, start=2):
            sheet.set_column(place, place, _AGENCY_WIDTH)
            sheet.write_string(_HEAD, place, agency, self._upright)
            for row, shares in enumerate(marks, start=_HEAD + 1):
                sheet.write_string(row, place, shares.get(agency, ""), self._mark)
            count = sum(agency in shares for shares in marks)
            sheet.write_number(last + 1, place, count, self._total)
        sheet.write_blank(last + 1, 0, None, self._total)
        sheet.write_string(last + 1, 1, text("sheet.share.count"), self._total)
        width = 1 + len(agencies)
        self._finish(sheet, last, width, width, below=1)

    def _sheet(self, name: str) -> Worksheet:
        """Begin a sheet: title and day above the table."""
        sheet: Worksheet = self._workbook.add_worksheet(text(f"sheet.{name}.name"))
        sheet.write_string(0, 0, f"{text(f'sheet.{name}.title')} - {self._book.title}", self._title)
        day = text("sheet.as_of", day=short_date(self._book.day))
        sheet.write_string(1, 0, day, self._day)
        return sheet

    def _set_heights(self, sheet: Worksheet, heights: Sequence[int]) -> None:
        """Set the rows that hold several lines: not every program measures them by itself."""
        for row, lines in enumerate(heights, start=_HEAD):
            if lines > 1:
                sheet.set_row(row, min(_MOST_HEIGHT, lines * _LINE_HEIGHT + 2))

    def _finish(
        self, sheet: Worksheet, last: int, width: int, printed: int, below: int = 0
    ) -> None:
        """Set what moves and what is printed: frozen head, filters, A4 landscape, page numbers."""
        sheet.freeze_panes(_HEAD + 1, 0)
        sheet.autofilter(_HEAD, 0, last, width)
        sheet.repeat_rows(_HEAD)
        sheet.print_area(0, 0, last + below, printed)
        sheet.set_paper(_A4)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(**_MARGINS)
        sheet.set_footer(f'&C&"{FONT}"&{_SIZE}{text("sheet.page")} &P/&N')


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
