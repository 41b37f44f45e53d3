"""Tables: rows of data, or a layout of the page (header, signature) that is read by columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kehoach_desktop.domain.vntext import fold
from kehoach_desktop.reading.fixed_forms import POSITION, is_place_and_date
from kehoach_desktop.reading.letters import LOWER, UPPER
from kehoach_desktop.reading.source import SourceLine

_LAYOUT = re.compile(
    r"cong hoa xa hoi chu nghia|doc lap\s*-\s*tu do|noi nhan\s*:|(?:^|\n)\s*so\s*:|"
    r"(?:^|\n)(?:tm|kt|tl|tuq)\.\s"
)
_NAME = re.compile(rf"^(?:[{UPPER}][{LOWER}]*\s?){{2,5}}$")


def lays_out_the_page(texts: Sequence[str]) -> bool:
    """Say whether the cells of a row are header or signature, not data."""
    if not 2 <= len(texts) <= 3:
        return False
    if _LAYOUT.search("\n".join(fold(text) for text in texts)):
        return True
    signed = any(POSITION.match(text) for text in texts) or is_place_and_date(texts[-1])
    listed = texts[0].startswith("-") and (not texts[-1] or _NAME.match(texts[-1]) is not None)
    return len(texts) == 2 and (signed or listed)


def tells_the_issuer(text: str) -> bool:
    """Say whether a page header is a letterhead: the nation, the number or the motto in it."""
    return bool(_LAYOUT.search(fold(text)))


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its lines, over how many columns it goes, whether the cell above goes on in it."""

    lines: tuple[SourceLine, ...]
    span: int = 1
    goes_on: bool = False


def table_lines(rows: Sequence[Sequence[Cell]]) -> Iterator[SourceLine]:
    """Yield the lines of a table.

    A cell that goes on from the row above has its words in `cells` again, but not in `text`.
    """
    everything = "\n".join(line.text for row in rows for cell in row for line in cell.lines)
    widest = max((len(row) for row in rows), default=0)
    if widest <= 3 and len(rows) <= 6 and _LAYOUT.search(fold(everything)):
        for row in rows:
            for cell in row:
                yield from cell.lines
        return
    above: dict[int, str] = {}
    for row in rows:
        columns: list[str] = []
        for cell in row:
            text = " ".join(line.text for line in cell.lines)
            if cell.goes_on and not text:
                text = above.get(len(columns), "")
            above[len(columns)] = text
            columns += [text, *[""] * (cell.span - 1)]
        first = next((line for cell in row for line in cell.lines), None)
        if first is None:
            continue
        if len(row) == 1:
            yield from row[0].lines
            continue
        shown = " | ".join(" ".join(line.text for line in cell.lines) for cell in row)
        converted = next((line.converted for cell in row for line in cell.lines
                          if line.converted), None)  # fmt: skip
        yield SourceLine(shown, first.place, True, cells=tuple(columns), converted=converted)
