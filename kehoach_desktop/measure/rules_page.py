"""Rules P01–P12 of `nd30.md`: paper, margins, font, colour, encoding, page numbers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from kehoach_desktop.measure import expected as want
from kehoach_desktop.measure.anatomy import Part, is_stamp
from kehoach_desktop.measure.finding import Finding, Severity, quote
from kehoach_desktop.measure.sheet import Line, Sheet

_CLAUSE = "NĐ 30/2020 PL I mục I"
_OLD_CODES = re.compile(r"[¸µ¶·¹©ª«¬®¨§]{1}[a-z]|[a-z][¸µ¶·¹]|(?:ñ|Ñ)[aeiou]|\(cid:")


def check(parts: list[Part]) -> Iterator[Finding]:
    """Yield what differs on printed pages: where the text stands, their numbers."""
    for part in parts:
        for sheet in part.sheets:
            yield from _turned(part, sheet)
            yield from _margins(part, sheet)
        yield from _side_margins(part)
        yield from _page_numbers(part)


def check_letters(sheets: list[Sheet]) -> Iterator[Finding]:
    """Yield what differs in paper and letters: all that a Word file tells as well as a page."""
    seen: set[tuple[str, int]] = set()
    for sheet in sheets:
        yield from _paper(sheet)
        for line in sheet.lines:
            yield from _font_of(line, seen)


def _paper(sheet: Sheet) -> Iterator[Finding]:
    short, long = sorted((sheet.width, sheet.height))
    if (
        abs(short - want.PAPER[0]) > want.PAPER_TOLERANCE
        or abs(long - want.PAPER[1]) > want.PAPER_TOLERANCE
    ):
        measured = f"{sheet.width / want.MM:.1f} × {sheet.height / want.MM:.1f} mm"
        yield Finding(
            "P01", Severity.ERROR, sheet.number, "", "A4 (210 × 297 mm)", measured, _CLAUSE
        )


def _turned(part: Part, sheet: Sheet) -> Iterator[Finding]:
    first = sheet is part.sheets[0] and not (part.is_appendix or part.is_work_sheet)
    if sheet.is_landscape and (first or not sheet.table_areas()):
        yield Finding(
            "P02",
            Severity.ERROR if first else Severity.WARNING,
            sheet.number,
            quote(sheet.lines[0].text) if sheet.lines else "",
            "trang đứng; trang ngang chỉ dành cho bảng",
            "trang ngang",
            _CLAUSE,
        )


def _margins(part: Part, sheet: Sheet) -> Iterator[Finding]:
    number = part.page_numbers.get(sheet.number)
    apart = [*part.contact, *part.stamps, number]
    lines = [line for line in sheet.lines if line not in apart]
    if not lines:
        return
    highest = min(lines, key=lambda line: line.top)
    lowest = max(lines, key=lambda line: line.bottom)
    top, bottom = highest.top / want.MM, (sheet.height - lowest.bottom) / want.MM
    if top < want.MARGIN_TOP_MM[0] - 1:
        yield _margin("P03", highest, "lề trên 20–25 mm", top)
    if bottom < want.MARGIN_BOTTOM_MM[0] - 1:
        yield _margin("P04", lowest, "lề dưới 20–25 mm", bottom)


def _side_margins(part: Part) -> Iterator[Finding]:
    """Measure the prose of all upright pages together: most pages have few full lines."""
    edges = part.edges()
    if edges is None:
        return
    left, right = edges
    line = part.body[0]
    spare = part.sheets[0].width - right
    if not want.MARGIN_LEFT_MM[0] - 1 <= left / want.MM <= want.MARGIN_LEFT_MM[1] + 1:
        yield _margin("P05", line, "lề trái 30–35 mm", left / want.MM)
    if not want.MARGIN_RIGHT_MM[0] - 1 <= spare / want.MM <= want.MARGIN_RIGHT_MM[1] + 1:
        yield _margin("P06", line, "lề phải 15–20 mm", spare / want.MM)


def _margin(rule: str, line: Line, expected: str, measured: float) -> Finding:
    return Finding(
        rule, Severity.ERROR, line.page, quote(line.text), expected, f"{measured:.1f} mm", _CLAUSE
    )


def _font_of(line: Line, seen: set[tuple[str, int]]) -> Iterator[Finding]:
    for font in sorted({glyph.font for glyph in line.glyphs if not glyph.char.isspace()}):
        name = font.replace(" ", "")
        if not name.startswith(want.TIMES) and (name, line.page) not in seen:
            seen.add((name, line.page))
            yield Finding(
                "P07", Severity.ERROR, line.page, quote(line.text), "Times New Roman", font, _CLAUSE
            )
    coloured = not all(glyph.black for glyph in line.glyphs) and not is_stamp(line)
    if coloured and ("#", line.page) not in seen:
        seen.add(("#", line.page))
        yield Finding(
            "P08", Severity.ERROR, line.page, quote(line.text), "màu đen", "màu khác", _CLAUSE
        )
    raw = line.raw
    if _OLD_CODES.search(raw):
        yield Finding(
            "P09", Severity.ERROR, line.page, quote(line.text), "Unicode (TCVN 6909)",
            "bảng mã cũ", _CLAUSE,
        )  # fmt: skip
    elif not unicodedata.is_normalized("NFC", raw) and ("NFD", line.page) not in seen:
        seen.add(("NFD", line.page))
        yield Finding(
            "P09", Severity.HINT, line.page, quote(line.text), "Unicode dựng sẵn",
            "Unicode tổ hợp", "practice",
        )  # fmt: skip


def _page_numbers(part: Part) -> Iterator[Finding]:
    for index, sheet in enumerate(part.sheets, start=1):
        line = part.page_numbers.get(sheet.number)
        if index == 1:
            if line is not None and not part.is_appendix:
                yield Finding(
                    "P11", Severity.ERROR, sheet.number, line.text,
                    "trang đầu không đánh số", f"có số {line.text}", _CLAUSE,
                )  # fmt: skip
            continue
        rule = "P12" if part.is_appendix else "P10"
        if line is None:
            yield Finding(
                rule, Severity.ERROR, sheet.number, "", f"số trang {index}", "không có", _CLAUSE
            )
            continue
        if line.text != str(index):
            yield Finding(
                rule,
                Severity.ERROR,
                sheet.number,
                line.text,
                f"số trang {index}",
                line.text,
                _CLAUSE,
            )
        middle = _off_centre(part, sheet, line)
        if middle > 3 * want.MM:
            yield Finding(
                "P10", Severity.ERROR, sheet.number, line.text, "canh giữa lề trên",
                f"lệch {middle / want.MM:.1f} mm", _CLAUSE,
            )  # fmt: skip
        if not 12.9 <= line.size <= 14.1 or line.any_bold or line.any_italic:
            yield Finding(
                "P10", Severity.ERROR, sheet.number, line.text, "cỡ 13–14, chữ đứng",
                f"cỡ {line.size:g}", _CLAUSE,
            )  # fmt: skip


def _off_centre(part: Part, sheet: Sheet, number: Line) -> float:
    """Return how far a page number is off the centre: of the paper, of the text, or between."""
    edges = part.edges()
    text = sum(edges) / 2 if edges and not sheet.is_landscape else sheet.width / 2 + 5 * want.MM
    low, high = sorted((sheet.width / 2, text))
    return max(0.0, low - number.centre, number.centre - high)
