"""What is pasted from Word, Excel or a web page: the same lines as of a file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser

from kehoach_desktop.domain.imports.read_document import Place
from kehoach_desktop.domain.vntext import clean
from kehoach_desktop.errors import AppError
from kehoach_desktop.reading.legacy_lines import with_unicode
from kehoach_desktop.reading.limits import MAX_LINES, MAX_TEXT
from kehoach_desktop.reading.source import Source, SourceLine
from kehoach_desktop.reading.tables import Cell, table_lines
from kehoach_desktop.reading.text import read_text

_ENDS_A_LINE = {"p", "div", "br", "li", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "tr",
                "section", "article", "header", "footer", "blockquote", "pre", "hr", "dt", "dd",
                "center", "form", "body"}  # fmt: skip
_SILENT = {"script", "style", "head", "title", "template", "noscript", "iframe", "object"}
#: "<![if !supportLists]>" of Word: html.parser asserts that it knows such a word.
_SECTION = re.compile(r"<!\[[^>]*>?")
_WIDEST = 64


def read_pasted(text: str, html: str = "") -> Source:
    """Return the lines of a clipboard: of its HTML where it has some, else of its text.

    Cells that Excel parts by tabs are rows of a table. Raises AppError E-READ-BIG, E-PASTE-EMPTY.
    """
    if len(text) > MAX_TEXT or len(html) > MAX_TEXT:
        raise AppError("E-READ-BIG", path="bảng tạm", limit=MAX_TEXT // 2**20)
    source = _of_html(html) if html.strip() else Source(())
    if not source.lines:
        source = _of_text(text)
    if not source.lines:
        raise AppError("E-PASTE-EMPTY")
    return with_unicode(source)


def _of_text(text: str) -> Source:
    if not any("\t" in line.strip() for line in text.splitlines()):
        return read_text(text)
    lines: list[SourceLine] = []
    for raw in text.splitlines():
        cells = tuple(clean(cell) for cell in raw.split("\t"))
        if not any(cells):
            continue
        place = Place(len(lines) + 1)
        if len(cells) > 1:
            lines.append(SourceLine(" | ".join(cells), place, True, cells=cells))
        else:
            lines.append(SourceLine(cells[0], place, True))
    return Source(tuple(lines[:MAX_LINES]), (), ("cut",) if len(lines) > MAX_LINES else ())


def _of_html(html: str) -> Source:
    page = _Page()
    page.feed(_SECTION.sub(" ", html))
    page.close()
    lines = list(page.lines())
    made = tuple(
        replace(line, place=Place(at)) for at, line in enumerate(lines[:MAX_LINES], start=1)
    )
    return Source(made, (), ("cut",) if len(lines) > MAX_LINES else ())


class _Table:
    def __init__(self) -> None:
        self.rows: list[list[Cell]] = []
        self.lines: list[SourceLine] = []
        self.open = False
        self.span = 1


class _Page(HTMLParser):
    """Collects lines and tables; everything that is not text is left out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lines: list[SourceLine] = []
        self._tables: list[_Table] = []
        self._words: list[str] = []
        self._silent = 0
        self._mark = ""
        self._lists: list[int] = []

    def lines(self) -> Iterator[SourceLine]:
        """Yield the lines of the page."""
        while self._tables:
            self._end_table()
        self._end_line()
        yield from self._lines

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take an opening tag."""
        if tag in _SILENT:
            self._silent += 1
        if tag in _ENDS_A_LINE or tag in {"table", "td", "th"}:
            self._end_line()
        if tag in {"ul", "ol"}:
            self._lists.append(0 if tag == "ol" else -1)
        elif tag == "li":
            self._mark = self._next_mark()
        elif tag == "table":
            self._tables.append(_Table())
        elif tag == "tr" and self._tables:
            self._end_cell()
            self._tables[-1].rows.append([])
        elif tag in {"td", "th"} and self._tables:
            self._end_cell()
            span = dict(attrs).get("colspan") or "1"
            self._tables[-1].open = True
            self._tables[-1].span = min(int(span), _WIDEST) if span.isdecimal() else 1

    def handle_endtag(self, tag: str) -> None:
        """Take a closing tag."""
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        if tag in _ENDS_A_LINE or tag in {"td", "th"}:
            self._end_line()
        if tag in {"ul", "ol"} and self._lists:
            self._lists.pop()
        elif tag in {"td", "th", "tr"} and self._tables:
            self._end_cell()
        elif tag == "table" and self._tables:
            self._end_table()

    def handle_data(self, data: str) -> None:
        """Take text."""
        if not self._silent:
            self._words.append(data)

    def _next_mark(self) -> str:
        if not self._lists or self._lists[-1] < 0:
            return "- "
        self._lists[-1] += 1
        return f"{self._lists[-1]}. "

    def _end_line(self) -> None:
        shown = clean("".join(self._words))
        self._words = []
        if not shown:
            return
        marked = bool(re.match(r"^(?:[-+•*·]|\d+[.)]|[IVX]+\.|[a-zđ]\))\s", shown))
        line = SourceLine(shown if marked else self._mark + shown, Place(0), True)
        self._mark = ""
        inside = next((table for table in reversed(self._tables) if table.open), None)
        (inside.lines if inside else self._lines).append(line)

    def _end_cell(self) -> None:
        table = self._tables[-1]
        if table.open:
            if not table.rows:
                table.rows.append([])
            table.rows[-1].append(Cell(tuple(table.lines), table.span))
        table.lines, table.open = [], False

    def _end_table(self) -> None:
        self._end_line()
        self._end_cell()
        table = self._tables.pop()
        inside = next((each for each in reversed(self._tables) if each.open), None)
        (inside.lines if inside else self._lines).extend(table_lines(table.rows))
