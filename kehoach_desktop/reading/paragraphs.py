"""Lines into paragraphs: what a line or page broke in two is one again, nothing else is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import quantiles

from kehoach_desktop.reading.cell_lines import cell_rows
from kehoach_desktop.reading.limits import Check, go_on, watched
from kehoach_desktop.reading.numbers import number_of
from kehoach_desktop.reading.source import Paragraph, SourceLine

_BULLET = re.compile(r"^[-+•*]\s*\S")
_ENDED = re.compile(r"[.;:?!…/\"”)]\s*$")
#: A number that a line break parted from its text.
_LONE_NUMBER = re.compile(
    r"^(?:Điều\s+\d{1,3}\s*[.:]|[IVX]{1,5}\.|\d{1,2}(?:\.\d{1,2}){0,3}\.|[a-zđ]\))$|"
    r"^(?:Chương|CHƯƠNG|Mục|MỤC|Phần|PHẦN)\s+(?:[IVX]+|\d{1,2}|thứ \w+|THỨ \w+)\.?$"
)
#: Lines that go on with nothing.
_BEGINS = re.compile(r"^(?:PHỤ LỤC|BIỂU SỐ|Nơi nhận|Kính gửi|CỘNG HÒA XÃ HỘI)\b")
_LONE_ARTICLE = re.compile(r"^Điều$")
_SHORT_ARTICLE = re.compile(
    r"^Điều \d{1,3}[.:] (?:\w+|Phê duyệt|Ban hành|Bãi bỏ|Sửa đổi|Thành lập|Công bố|Thông qua)$"
)
#: Words that no paragraph ends with.
_HANGING = re.compile(
    r"(?:,|\b(?:của|và|các|với|cho|tại|về|theo|số|là|được|do|trong|từ|đến|bằng|ở|những|cơ quan|"
    r"năm|ngày|tháng|trên|có|để|khi|hoặc|như|không|một|hai|việc|đối với|cấp|qua|nhằm|gồm))$",
    re.IGNORECASE,
)


def join_lines(
    lines: Sequence[SourceLine], start: int, stop: int, check: Check = go_on
) -> list[Paragraph]:
    """Return the paragraphs of the lines from `start` to before `stop`; furniture is left out."""
    width = _Width(_full_length(lines[start:stop]), _is_wrapped(lines[start:stop]))
    made: list[Paragraph] = []
    last: SourceLine | None = None
    rows = cell_rows(lines, start, stop)
    taken = {index for row in rows.values() for index in row}
    for at in watched(range(start, stop), check):
        line = lines[at]
        if at in rows:
            cells = tuple(lines[index].text for index in rows[at])
            made.append(Paragraph(" | ".join(cells), line.place, rows[at], cells))
            last = SourceLine(made[-1].text, line.place, True, cells=cells)
        if at in taken:
            continue
        if line.furniture or not line.text.strip():
            continue
        if made and last is not None and _goes_on(made[-1], last, line, width):
            before = made[-1]
            made[-1] = Paragraph(
                f"{before.text} {line.text}", before.place, (*before.indices, at), before.cells
            )
        else:
            made.append(Paragraph(line.text, line.place, (at,), line.cells))
        last = line
    return made


@dataclass(frozen=True, slots=True)
class _Width:
    """From which length a line is full (0: lines are paragraphs); `wrapped`: broken anywhere."""

    full: float
    wrapped: bool


def _is_wrapped(lines: Sequence[SourceLine]) -> bool:
    """Say whether a portal broke the lines at any length: many go on with a small letter."""
    texts = [line.text for line in lines if not line.whole and not line.cells]
    broken = sum(
        two[:1].islower() and not _ENDED.search(one) and not number_of(two)
        for one, two in pairwise(texts)
    )
    return broken >= 4 and broken * 12 >= len(texts)


def _full_length(lines: Sequence[SourceLine]) -> float:
    """Return the length from which a line is full, 0 where lines are whole paragraphs."""
    lengths = [len(line.text) for line in lines if not line.whole and len(line.text) > 40]
    if len(lengths) < 12:
        return 0
    tenth = quantiles(lengths, n=20)[18]
    return 0.8 * tenth if tenth <= 130 else 0


def _goes_on(made: Paragraph, last: SourceLine, line: SourceLine, width: _Width) -> bool:
    """Say whether `line` goes on with the paragraph whose last line is `last`."""
    if last.cells or line.cells or line.whole or last.whole:
        return False
    text, before, full = line.text, last.text.rstrip(), width.full
    if _LONE_ARTICLE.match(before) and made.text == before and text[:1].isdigit():
        return True
    if _BULLET.match(text) or number_of(text) or _BEGINS.match(text):
        return False
    if _LONE_NUMBER.match(made.text):
        return True
    if before == before.upper() and number_of(made.text) and text == text.upper() and len(text) > 1:
        return not line.after_blank or bool(_HANGING.search(before))
    small = text[:1].islower()
    if _ENDED.search(before) and not (full and len(before) >= full and small):
        return width.wrapped and small and before.endswith(";") and made.text[:1] not in "-+"
    if small:
        return width.wrapped or len(before) >= 25 or bool(_HANGING.search(before))
    if text[:1] in '(“"' or text[:1].isdigit():
        hanging = bool(_HANGING.search(before))
        return (width.wrapped and hanging) or (len(before) >= 60 and (bool(full) or hanging))
    if _HANGING.search(before) and before != before.upper():
        return True
    if width.wrapped and _SHORT_ARTICLE.match(made.text):
        return not line.after_blank
    return bool(full) and len(before) >= full and not line.after_blank
