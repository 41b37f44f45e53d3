"""Tables: rows of data, or a layout of the page (header, signature) that is read by columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

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


def table_lines(rows: Sequence[Sequence[Sequence[SourceLine]]]) -> Iterator[SourceLine]:
    """Yield the lines of a table of rows of cells of lines."""
    everything = "\n".join(line.text for row in rows for cell in row for line in cell)
    widest = max((len(row) for row in rows), default=0)
    if widest <= 3 and len(rows) <= 6 and _LAYOUT.search(fold(everything)):
        for row in rows:
            for cell in row:
                yield from cell
        return
    for row in rows:
        cells = tuple(" ".join(line.text for line in cell) for cell in row)
        if not any(cells):
            continue
        first = next(line for cell in row for line in cell)
        if len(cells) == 1:
            yield from row[0]
        else:
            yield SourceLine(" | ".join(cells), first.place, True, False, cells)
