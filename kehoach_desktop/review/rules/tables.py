"""Tables as lines of cells: sums of columns and rows, the money of an appendix, empty cells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach_desktop.review.finding import QUOTE_WORDS, Finding, Rule, Severity
from kehoach_desktop.review.letters import regex
from kehoach_desktop.review.reading import Reading, widen
from kehoach_desktop.review.rules.figures import MONEY, NEAR, NUMBER, shown, value_of
from kehoach_desktop.review.text import Paragraph, Zone, facts

#: The last row of a table, and what stands over its last column.
_LAST_ROW = regex(r"\|?\s*(?:Tổng cộng|Tổng số|Tổng|Cộng|TỔNG CỘNG|TỔNG SỐ|TỔNG|CỘNG)\b")
_SUM_COLUMN = regex(r"(?:Tổng cộng|Tổng số|Tổng|Cộng|TỔNG|CỘNG)\s*\|?$")
_CELL = re.compile(rf"^(?:{NUMBER})$")


def _numbers_at_end(each: Paragraph) -> list[float]:
    """Return the figures with which a row of a table ends."""
    cells = each.text.split("|") if "|" in each.text else each.text.split()
    row: list[float] = []
    for cell in reversed(cells):
        plain = cell.strip()
        if not _CELL.match(plain):
            break
        row.append(value_of(plain))
    return row[::-1]


def _table(reading: Reading) -> Iterator[Finding]:
    """The last row of a table against the sums of its columns, and rows against their own sum."""
    rows = reading.text.within(Zone.BODY, Zone.APPENDIX)
    for at, each in enumerate(rows):
        if not _LAST_ROW.match(each.text) or reading.expired():
            continue
        totals = each.once(_numbers_at_end)
        wide = len(totals)
        table = []
        for before in reversed(rows[:at]):
            figures = before.once(_numbers_at_end)
            if len(figures) < wide or not wide:
                head = before
                break
            table.append((before, figures[-wide:]))
        else:
            continue
        if len(table) > 1:
            yield from _wrong_rows(reading, head, table[::-1], each, totals)


def _wrong_rows(
    reading: Reading,
    head: Paragraph,
    table: list[tuple[Paragraph, list[float]]],
    last: Paragraph,
    totals: list[float],
) -> Iterator[Finding]:
    wide = len(totals)
    sums = [sum(row[column] for _, row in table) for column in range(wide)]
    if wide > 2 and _SUM_COLUMN.search(head.text):
        odd = [(each, row) for each, row in table if abs(sum(row[:-1]) - row[-1]) > 1e-6]
        if odd and 3 * len(odd) <= len(table):
            for each, row in odd:
                sums[-1] += sum(row[:-1]) - row[-1]
                yield reading.find("", each, (0, len(each.text)),
                                   total=shown(row[-1]), sum=shown(sum(row[:-1])))  # fmt: skip
    for told, found in zip(totals, sums, strict=True):
        if abs(told - found) > 1e-6 and abs(told - found) <= NEAR * max(told, found):
            yield reading.find("", last, (0, len(last.text)),
                               total=shown(told), sum=shown(found))  # fmt: skip
            return


_ROW_NUMBER = re.compile(r"(\d{1,3})\s*\|")


def _row_number(each: Paragraph) -> int | None:
    found = _ROW_NUMBER.match(each.text)
    return int(found[1]) if found else None


def _row_numbers(reading: Reading) -> Iterator[Finding]:
    """The rows of a table are numbered 1, 2, 3: one is skipped or stands twice."""
    before: int | None = None
    for each in reading.walk(reading.text.within(Zone.BODY, Zone.APPENDIX)):
        number = each.once(_row_number)
        if number is None:
            before = None if "|" not in each.text else before
            continue
        if before is not None and number not in {before + 1, 1}:
            yield reading.find("", each, (0, len(" ".join(each.text.split()[:6]))),
                               number=str(number), before=str(before))  # fmt: skip
        before = number


_BUDGET = regex(
    rf"\b[Tt]ổng (?:kinh phí|dự toán|nguồn vốn|nhu cầu)\b[^.;\d]{{0,60}}(?:năm 20\d\d)?"
    rf"[^.;\d]{{0,20}}?(?P<value>{NUMBER}) (?:{MONEY})\b[^.;]{{0,40}}"
    r"(?:[Pp]hụ lục|[Bb]ảng|[Bb]iểu)"
)


def _budget(each: Paragraph) -> re.Match[str] | None:
    return _BUDGET.search(each.text)


def _appendix_total(reading: Reading) -> Iterator[Finding]:
    """The money in the text against the last row of the appendix to which it points."""
    told = facts(_budget, reading.walk(reading.text.body))
    if not told:
        return
    totals = [
        figures[-1]
        for each in reading.text.zone(Zone.APPENDIX)
        if _LAST_ROW.match(each.text) and (figures := each.once(_numbers_at_end))
    ]
    for each, found in told:
        value = value_of(found["value"])
        near = [total for total in totals if abs(total - value) <= NEAR * value]
        if near and all(abs(total - value) > 1e-6 for total in totals):
            start, end = found.start(), found.end("value")
            yield reading.find("", each, widen(each.text, start, end, 0, 2),
                               total=shown(value), sum=shown(near[0]))  # fmt: skip


def _empty_cell(reading: Reading) -> Iterator[Finding]:
    """A column that every other row fills is empty in one."""
    table: list[tuple[Paragraph, list[str]]] = []
    for each in (*reading.walk(reading.text.within(Zone.BODY, Zone.APPENDIX)), None):
        cells = [cell.strip() for cell in each.text.split("|")] if each else []
        if each is not None and table and len(cells) == len(table[0][1]) > 2:
            table.append((each, cells))
            continue
        yield from _gaps(reading, table)
        table = [(each, cells)] if each is not None and len(cells) > 2 else []


def _gaps(reading: Reading, table: list[tuple[Paragraph, list[str]]]) -> Iterator[Finding]:
    rows = table[1:]
    if len(rows) < 3:
        return
    for column, title in enumerate(table[0][1]):
        empty = [each for each, cells in rows if not cells[column]]
        if len(empty) == 1 and not re.search(r"[Gg]hi chú|GHI CHÚ", title):
            if _LAST_ROW.match(empty[0].text):
                continue
            yield reading.find("", empty[0], _around(empty[0].text, column), column=title)


def _around(text: str, column: int) -> tuple[int, int]:
    """Return the span from the last words before an empty cell to the next cell."""
    bars = [-1, *(at for at, char in enumerate(text) if char == "|"), len(text)]
    start = bars[max(column - 1, 0)] + 1
    end = bars[min(column + 2, len(bars) - 1)]
    words = list(re.finditer(r"\S+", text[start:end]))
    return start + words[max(len(words) - QUOTE_WORDS, 0)].start(), end


def _rows_of(each: Paragraph, reading: Reading) -> object:
    last = _LAST_ROW.match(each.text) is None
    return each.once(_numbers_at_end), last, _SUM_COLUMN.search(each.text) is None


def _cells_of(each: Paragraph, reading: Reading) -> str:
    return each.text if "|" in each.text else ""


RULES = (
    Rule("figure.table", Severity.WARNING, "practice", _table, reads=_rows_of),
    Rule("figure.appendix_total", Severity.WARNING, "practice", _appendix_total),
    Rule("figure.row_number", Severity.WARNING, "practice", _row_numbers),
    Rule("figure.empty_cell", Severity.WARNING, "practice", _empty_cell, reads=_cells_of),
)
