"""Tables: rows of data, or a layout of the page (header, signature) that is read by columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kehoach_desktop.domain.vntext import fold
from kehoach_desktop.reading.source import SourceLine

_LAYOUT = re.compile(
    r"cong hoa xa hoi chu nghia|doc lap\s*-\s*tu do|noi nhan\s*:|(?:^|\n)\s*so\s*:|"
    r"(?:^|\n)(?:tm|kt|tl|tuq)\.\s"
)


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
