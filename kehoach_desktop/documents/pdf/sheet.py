"""What is drawn on a page: texts, lines, boxes, in points from the page's upper left corner."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from kehoach_desktop.documents.decree30 import ASCENT, DESCENT, LINE_BOX, Align, PageRule
from kehoach_desktop.documents.pdf.fonts import Face
from kehoach_desktop.documents.pdf.lines import BrokenLine
from kehoach_desktop.services.ports.printing import TextSpot


class Text(NamedTuple):
    """Words at a baseline; `stretch` widens every blank, `upright` turns them by a quarter.

    `red` is the ink of a mark of urgency; all else is black.
    """

    x: float
    y: float
    face: Face
    size: float
    text: str
    stretch: float = 0.0
    upright: bool = False
    red: bool = False


class Stroke(NamedTuple):
    """A drawn line."""

    x0: float
    y0: float
    x1: float
    y1: float
    width: float


class Fill(NamedTuple):
    """A black rectangle."""

    x0: float
    y0: float
    x1: float
    y1: float


class Bookmark(NamedTuple):
    """An entry of the outline, at `y` of its page."""

    title: str
    level: int
    y: float


@dataclass(slots=True)
class Strip:
    """A piece of the flow that is never split: a line, a header, a signature block.

    `texts` and `strokes` count from the strip's upper edge and the left margin; `gap` before the
    strip is dropped at the top of a page; `keep_next` glues it to the next one. `body` marks a
    line of prose (a signature needs two of them on its page). `spots` are (source, left, top,
    right, bottom) of the strip.
    """

    height: float
    texts: list[Text] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    gap: float = 0.0
    keep_next: bool = False
    body: bool = False
    spots: tuple[tuple[str, float, float, float, float], ...] = ()
    bookmark: tuple[str, int] | None = None
    fills: list[Fill] = field(default_factory=list)
    frames: list[Stroke] = field(default_factory=list)


@dataclass(slots=True)
class Sheet:
    """A page that is being filled; `number` is 0 where none is printed.

    `prose` are the baselines of its lines of prose, from the top down; `frames` are red.
    """

    rule: PageRule
    number: int = 0
    texts: list[Text] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    boxes: list[Stroke] = field(default_factory=list)
    bookmarks: list[Bookmark] = field(default_factory=list)
    spots: list[TextSpot] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)
    prose: list[float] = field(default_factory=list)
    frames: list[Stroke] = field(default_factory=list)


def pitch(size: float, spacing: float = 1.0) -> float:
    """Return the distance of two lines: `spacing` times the line box of the font."""
    return size * LINE_BOX * spacing


def baseline(size: float, spacing: float = 1.0) -> float:
    """Return how far below the top of its line box the baseline stands."""
    return ASCENT * size + (pitch(size, spacing) - (ASCENT + DESCENT) * size) / 2


def set_line(
    line: BrokenLine, size: float, left: float, width: float, y: float, align: Align
) -> list[Text]:
    """Return the texts of `line` between `left` and `left + width` with its baseline at `y`."""
    stretch = 0.0
    if align is Align.CENTRED:
        left += (width - line.width) / 2
    elif align is Align.RIGHT:
        left += width - line.width
    elif align is Align.JUSTIFIED and line.blanks and not line.ends and not line.cut:
        stretch = (width - line.width) / line.blanks
    texts = []
    for text, face in line.pieces:
        texts.append(Text(left, y, face, size, text, stretch))
        if len(line.pieces) > 1:
            blanks = text.count(" ") + text.count("\u00a0")
            left += face.width(text) * size / 1000 + blanks * stretch
    return texts
