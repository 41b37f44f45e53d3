"""Lines into paragraphs: what a line or page broke in two is one again, nothing else is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import quantiles

from kehoach_desktop.reading.cell_lines import cell_rows
from kehoach_desktop.reading.numbers import number_of
from kehoach_desktop.reading.source import Paragraph, SourceLine

_BULLET = re.compile(r"^[-+•*]\s*\S")
_ENDED = re.compile(r"[.;:?!…/\"”)]\s*$")
#: Words that no paragraph ends with.
_HANGING = re.compile(
    r"(?:,|\b(?:của|và|các|với|cho|tại|về|theo|số|là|được|do|trong|từ|đến|bằng|ở|những|cơ quan|"
    r"năm|ngày|tháng|trên|có|để|khi|hoặc|như|không|một|hai|việc|đối với|cấp|qua|nhằm|gồm))$",
    re.IGNORECASE,
)


def join_lines(lines: Sequence[SourceLine], start: int, stop: int) -> list[Paragraph]:
    """Return the paragraphs of the lines from `start` to before `stop`; furniture is left out."""
    full = _full_length(lines[start:stop])
    made: list[Paragraph] = []
    last: SourceLine | None = None
    rows = cell_rows(lines, start, stop)
    taken = {index for row in rows.values() for index in row}
    for at in range(start, stop):
        line = lines[at]
        if at in rows:
            cells = tuple(lines[index].text for index in rows[at])
            made.append(Paragraph(" | ".join(cells), line.place, rows[at], cells))
            last = SourceLine(made[-1].text, line.place, True, cells=cells)
        if at in taken:
            continue
        if line.furniture or not line.text.strip():
            continue
        if made and last is not None and _goes_on(made[-1], last, line, full):
            before = made[-1]
            made[-1] = Paragraph(
                f"{before.text} {line.text}", before.place, (*before.indices, at), before.cells
            )
        else:
            made.append(Paragraph(line.text, line.place, (at,), line.cells))
        last = line
    return made


def _full_length(lines: Sequence[SourceLine]) -> float:
    """Return the length from which a line is full, 0 where lines are whole paragraphs."""
    lengths = [len(line.text) for line in lines if not line.whole and len(line.text) > 40]
    if len(lengths) < 12:
        return 0
    tenth = quantiles(lengths, n=20)[18]
    return 0.8 * tenth if tenth <= 130 else 0


def _goes_on(made: Paragraph, last: SourceLine, line: SourceLine, full: float) -> bool:
    """Say whether `line` goes on with the paragraph whose last line is `last`."""
    if last.cells or line.cells or line.whole or last.whole:
        return False
    text = line.text
    if _BULLET.match(text) or number_of(text):
        return False
    before = last.text.rstrip()
    if before == before.upper() and number_of(made.text) and text == text.upper() and len(text) > 3:
        return not line.after_blank or bool(_HANGING.search(before))
    if _ENDED.search(before) and not (full and len(before) >= full and text[:1].islower()):
        return False
    if text[:1].islower():
        return len(before) >= 25 or bool(_HANGING.search(before))
    if text[:1] in '(“"' or text[:1].isdigit():
        return len(before) >= 60 and (bool(full) or bool(_HANGING.search(before)))
    if _HANGING.search(before) and before != before.upper():
        return True
    return bool(full) and len(before) >= full and not line.after_blank
