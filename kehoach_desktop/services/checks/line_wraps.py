"""Which lines of a page break only because the page is no wider: the paragraph goes on below."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from kehoach_desktop.domain.imports.read_document import ReadLine

#: The right edge of a page's text is that of its widest lines, some of which stand out.
_EDGE = 0.9
#: Points by which the guessed width of a word may be wrong.
_SLACK = 3.0


def line_wraps(lines: Sequence[ReadLine]) -> tuple[bool, ...]:
    """Say of each line whether the first word of the next one would not have fitted behind it.

    False where the reader knows no place on the page (Word, text).
    """
    ends: dict[int, list[float]] = defaultdict(list)
    for each in lines:
        if each.place.box is not None and each.place.page:
            ends[each.place.page].append(each.place.box[2])
    rights = {page: sorted(row)[int(_EDGE * (len(row) - 1))] for page, row in ends.items()}
    wraps = []
    for each, below in zip(lines, lines[1:], strict=False):
        box, words = each.place.box, below.text.split(maxsplit=1)
        if box is None or not words or not each.text or each.place.page not in rights:
            wraps.append(False)
            continue
        letter = (box[2] - box[0]) / len(each.text)
        room = rights[each.place.page] - box[2]
        wraps.append(room < (len(words[0]) + 1) * letter + _SLACK)
    return (*wraps, False) if lines else ()
