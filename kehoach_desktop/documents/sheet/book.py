"""A workbook of tables as an officer prints it: looks of the cells, heights, pages.

Days and figures are real ones, so that an officer can sort, filter and add them up; words are
always words, also where they begin with "=". Nothing is grey: it is printed on a black printer.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from kehoach_desktop.documents.sheet.columns import STATES, Column, Kind, Line, lines_in
from kehoach_desktop.documents.widths import BOLD
from kehoach_desktop.domain.plans.citation import short_date
from kehoach_desktop.messages import text

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
HEAD = 3
#: Points of a line of text, of the highest row Excel has.
_LINE_HEIGHT, _MOST_HEIGHT = 14.5, 409
#: A cell of Excel holds no more letters; xlsxwriter would leave the cell bare.
MOST_LETTERS = 32_767
#: Day 0 of Excel's calendar, as it counts since 1 March 1900.
_DAY_ZERO = dt.date(1899, 12, 30).toordinal()


def make_book(title: str, author: str, day: dt.date, write: Callable[[BookWriter], None]) -> bytes:
    """Return a workbook that `write` fills; the same tables give the same bytes."""
    import xlsxwriter

    buffer = io.BytesIO()
    workbook = xlsxwriter.Workbook(
        buffer,
        {
            "in_memory": True,
            "default_format_properties": _FACE,
        },
    )
    workbook.set_properties({"title": title, "author": author, "created": _MADE})
    write(BookWriter(workbook, title, day))
    workbook.close()
    return buffer.getvalue()


class BookWriter:
    """One workbook with the looks of its cells."""

    def __init__(self, workbook: Workbook, title: str, day: dt.date) -> None:
        self._workbook = workbook
        self._name, self._day_of = title, day
        cell = {"border": 1, "valign": "vcenter"}
        self.title = self.look(bold=True, font_size=_TITLE_SIZE)
        self.day = self.look(italic=True)
        head = {**cell, "bold": True, "align": "center", "text_wrap": True}
        self.head = self.look(**head)
        self.upright = self.look(**head, rotation=90)
        self.mark = self.look(**cell, align="center")
        self.total = self.look(**cell, bold=True, num_format="#,##0")
        #: Lines of a text in a column of that width.
        self._known: dict[tuple[str, float], int] = {}
        self.looks: dict[Kind, Format] = {
            Kind.WORDS: self.look(**cell, text_wrap=True),
            Kind.CENTRED: self.look(**cell, align="center", text_wrap=True),
            Kind.COUNT: self.look(**cell, num_format="#,##0"),
            Kind.FIGURE: self.look(**cell, num_format="General"),
            Kind.DAY: self.look(**cell, num_format="dd/mm/yyyy", align="center"),
        }

    def look(self, **properties: object) -> Format:
        """Return a look of our face with these properties."""
        return self._workbook.add_format({**_FACE, **properties})

    def lines(self, name: str, columns: Sequence[Column[Line]], lines: Sequence[Line]) -> None:
        """Write a sheet of one line a row."""
        sheet = self.sheet(name)
        printed = sum(column.printed for column in columns)
        heights = [1] * (len(lines) + 1)
        for place, column in enumerate(columns):
            head = text(f"sheet.column.{column.key}")
            sheet.set_column(place, place, column.width)
            sheet.write_string(HEAD, place, head, self.head)
            heights[0] = max(heights[0], lines_in(head, column.width, BOLD))
            self._column(sheet, place, column, lines, heights)
        self.set_heights(sheet, heights)
        self.finish(sheet, HEAD + len(lines), len(columns) - 1, printed - 1)

    def _column(
        self,
        sheet: Worksheet,
        place: int,
        column: Column[Line],
        lines: Sequence[Line],
        heights: list[int],
    ) -> None:
        """Write one column: its cells are of one kind. Note the lines of text of every row."""
        look, value = self.looks[column.kind], column.value
        write_string, write_number, known = sheet.write_string, sheet.write_number, self._known
        words = {key: text(key) for key in STATES.values()} if column.key == "state" else {}
        for row, line in enumerate(lines, start=HEAD + 1):
            content = value(line)
            if content is None or content == "":
                sheet.write_blank(row, place, None, look)
            elif isinstance(content, str):
                content = words.get(content, content)[:MOST_LETTERS]
                write_string(row, place, content, look)
                key = (content, column.width)
                if key not in known:
                    known[key] = lines_in(content, column.width)
                if known[key] > heights[row - HEAD]:
                    heights[row - HEAD] = known[key]
            elif isinstance(content, dt.date):
                write_number(row, place, content.toordinal() - _DAY_ZERO, look)
            else:
                write_number(row, place, content, look)

    def sheet(self, name: str) -> Worksheet:
        """Begin a sheet: title and day above the table."""
        sheet: Worksheet = self._workbook.add_worksheet(text(f"sheet.{name}.name"))
        sheet.write_string(0, 0, f"{text(f'sheet.{name}.title')} - {self._name}", self.title)
        day = text("sheet.as_of", day=short_date(self._day_of))
        sheet.write_string(1, 0, day, self.day)
        return sheet

    def set_heights(self, sheet: Worksheet, heights: Sequence[int]) -> None:
        """Set the rows that hold several lines: not every program measures them by itself."""
        for row, lines in enumerate(heights, start=HEAD):
            if lines > 1:
                sheet.set_row(row, min(_MOST_HEIGHT, lines * _LINE_HEIGHT + 2))

    def finish(self, sheet: Worksheet, last: int, width: int, printed: int, below: int = 0) -> None:
        """Set what moves and what is printed: frozen head, filters, A4 landscape, page numbers."""
        sheet.freeze_panes(HEAD + 1, 0)
        sheet.autofilter(HEAD, 0, last, width)
        sheet.repeat_rows(HEAD)
        sheet.print_area(0, 0, last + below, printed)
        sheet.set_paper(_A4)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(**_MARGINS)
        sheet.set_footer(f'&C&"{FONT}"&{_SIZE}{text("sheet.page")} &P/&N')
