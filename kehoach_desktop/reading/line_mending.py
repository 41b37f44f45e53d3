"""Lines as the document had them, whatever a portal's table or a narrow window made of them.

What was broken in two is one line again, what was glued together is taken apart; each line keeps
the indices of the lines of the source that it comes from.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kehoach_desktop.reading.bar_tables import bar_rows
from kehoach_desktop.reading.fixed_forms import is_fixed, is_place_and_date
from kehoach_desktop.reading.glued_lines import taken_apart
from kehoach_desktop.reading.limits import Check, go_on, watched
from kehoach_desktop.reading.source import SourceLine

#: A fixed line that is longer was never broken.
_LONGEST = 70
#: Into so many lines a fixed line is broken at most.
_MOST = 4


@dataclass(frozen=True, slots=True)
class MendedLines:
    """Lines to read, and for each the indices of its lines in the source."""

    lines: tuple[SourceLine, ...]
    origins: tuple[tuple[int, ...], ...]


def mend(lines: Sequence[SourceLine], check: Check = go_on) -> MendedLines:
    """Return the lines of a source as the document had them."""
    made: list[SourceLine] = []
    origins: list[tuple[int, ...]] = []
    for line, origin in watched(_joined(lines), check):
        pieces = taken_apart(line.text) if not line.cells and not line.furniture else ()
        if not pieces:
            made.append(line)
            origins.append(origin)
            continue
        for at, piece in enumerate(pieces):
            made.append(replace(line, text=piece, whole=True,
                                after_blank=line.after_blank and at == 0))  # fmt: skip
            origins.append(origin)
    return MendedLines(tuple(made), tuple(origins))


def _joined(lines: Sequence[SourceLine]) -> Iterator[tuple[SourceLine, tuple[int, ...]]]:
    rows = bar_rows(lines)
    at = 0
    while at < len(lines):
        if at in rows:
            row = rows[at]
            yield (
                SourceLine(" | ".join(row.cells), lines[at].place, True, cells=row.cells),
                row.indices,
            )
            at = row.indices[-1] + 1
            continue
        count = _broken(lines, at)
        if count == 1:
            yield lines[at], (at,)
            at += 1
            continue
        text = " ".join(line.text for line in lines[at : at + count])
        yield replace(lines[at], text=text), tuple(range(at, at + count))
        at += count


def _broken(lines: Sequence[SourceLine], at: int) -> int:
    """Return of how many lines the fixed line at `at` was made, 1 where it is no broken one."""
    first = lines[at]
    if not first.text or len(first.text) > _LONGEST or first.cells or first.furniture:
        return 1
    if is_fixed(first.text):
        return 1
    dated = "ngày" in first.text.lower() or first.text.rstrip().endswith(",")
    celled = first.bars > 0 and first.text != first.text.upper()
    text = first.text
    for count in range(2, _MOST + 1):
        if at + count > len(lines) or lines[at + count - 1].cells:
            break
        joined = lines[at + count - 1]
        if joined.bars or len(text) > _LONGEST:
            break
        text = f"{text} {joined.text}"
        if is_fixed(text) or ((dated or celled) and is_place_and_date(text)):
            return count
    return 1
