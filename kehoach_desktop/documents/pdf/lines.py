"""Words into lines: greedy breaking with remembered word widths.

Blanks are the only places where a line may end; a no-break blank holds. A lone dash stays with the
word before it, so that no line begins like a list item. One word longer than a line is cut, and no
letter is lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kehoach_desktop.documents.pdf.fonts import Face

#: Half a thousandth of a point: what rounding may add to a line that just fits.
_SLACK = 0.0005
_DASHES = {"-", "–", "—"}


class Piece(NamedTuple):
    """Words of one face on a line; a piece that another one follows ends with a blank."""

    text: str
    face: Face


class BrokenLine(NamedTuple):
    """A line: its pieces, natural width in points, number of blanks that can be stretched.

    `ends` says that the paragraph ends here (such a line is not stretched), `cut` that the line
    ends inside a word.
    """

    pieces: tuple[Piece, ...]
    width: float
    blanks: int
    ends: bool
    cut: bool = False


Words = list[tuple[str, Face, float]]


def words_of(runs: Sequence[Piece], size: float) -> Words:
    """Return (word, face, width in points) of `runs`, which are joined by a blank."""
    scale = size / 1000
    words: Words = []
    for text, face in runs:
        width = face.width
        start = len(words)
        for word in text.split(" "):
            if word in _DASHES and len(words) > start:
                word = f"{words.pop()[0]}\u00a0{word}"
            if word:
                words.append((word, face, width(word) * scale))
    return words


def break_lines(
    runs: Sequence[Piece], size: float, width: float, indent: float = 0.0
) -> list[BrokenLine]:
    """Break `runs` into lines of `width` points, the first `indent` shorter; at least one line."""
    return _fill(words_of(runs, size), size, width, indent)


def break_balanced(runs: Sequence[Piece], size: float, width: float) -> list[BrokenLine]:
    """Break `runs` into as few lines as `width` allows, of like length."""
    words = words_of(runs, size)
    lines = _fill(words, size, width, 0.0)
    if len(lines) < 2:
        return lines
    least = max(word[2] for word in words)
    if least > width:
        return lines
    most = width
    for _ in range(12):
        middle = (least + most) / 2
        tried = _fill(words, size, middle, 0.0)
        if len(tried) <= len(lines):
            most, lines = middle, tried
        else:
            least = middle
    return lines


def _fill(words: Words, size: float, width: float, indent: float) -> list[BrokenLine]:
    lines: list[BrokenLine] = []
    room = width - indent + _SLACK
    line: Words = []
    used = 0.0
    blank = words[0][1].chars[" "] * size / 1000 if words else 0.0
    for entry in words:
        wide = entry[2]
        if line and used + blank + wide <= room:
            used += blank + wide
            line.append(entry)
            continue
        if line:
            lines.append(_line(line, used))
            room = width + _SLACK
        if wide > room:
            *heads, entry = _cut(entry, size, room, width + _SLACK)
            for head in heads:
                lines.append(_line([head], head[2], cut=True))
                room = width + _SLACK
        line, used = [entry], entry[2]
    lines.append(_line(line, used, ends=True))
    return lines


def _cut(
    entry: tuple[str, Face, float], size: float, room: float, next_room: float
) -> list[tuple[str, Face, float]]:
    """Cut a word that is longer than a line; every part holds at least one letter."""
    word, face, _ = entry
    parts: list[tuple[str, Face, float]] = []
    start, used, scale = 0, 0.0, size / 1000
    for index, char in enumerate(word):
        wide = face.chars[char] * scale
        if index > start and used + wide > room:
            parts.append((word[start:index], face, used))
            start, used, room = index, 0.0, next_room
        used += wide
    parts.append((word[start:], face, used))
    return parts


def _line(words: Words, width: float, *, ends: bool = False, cut: bool = False) -> BrokenLine:
    if not words:
        return BrokenLine((), 0.0, 0, ends, cut)
    face = words[0][1]
    if words[-1][1] is face and all(word[1] is face for word in words):
        text = " ".join([word[0] for word in words])
        return BrokenLine((Piece(text, face),), width, _blanks(text), ends, cut)
    pieces: list[Piece] = []
    group: list[str] = []
    for word, other, _ in words:
        if other is not face:
            pieces.append(Piece(" ".join(group) + " ", face))
            group, face = [], other
        group.append(word)
    pieces.append(Piece(" ".join(group), face))
    blanks = sum(_blanks(piece.text) for piece in pieces)
    return BrokenLine(tuple(pieces), width, blanks, ends, cut)


def _blanks(text: str) -> int:
    """Count the blanks of `text`; the printer stretches no-break blanks like the others."""
    return text.count(" ") + text.count("\u00a0")
