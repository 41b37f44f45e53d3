"""Puts the lines of a text back into paragraphs, by their edges."""

from __future__ import annotations

from dataclasses import dataclass

from kehoach_desktop.measure.anatomy import Part
from kehoach_desktop.measure.sheet import Line


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that were typed as one."""

    lines: tuple[Line, ...]

    @property
    def first(self) -> Line:
        """Return the first line."""
        return self.lines[0]

    @property
    def last(self) -> Line:
        """Return the last line."""
        return self.lines[-1]

    @property
    def text(self) -> str:
        """Return all words."""
        return " ".join(line.text for line in self.lines)


def paragraphs(part: Part) -> list[Paragraph]:
    """Return the paragraphs of the prose of a part; tables are left out."""
    lines = [line for line in part.body if not part.sheet_of(line).in_table(line)]
    edges = part.edges()
    found: list[list[Line]] = []
    for line in lines:
        if found and edges is not None and _goes_on(found[-1], line, edges):
            found[-1].append(line)
        else:
            found.append([line])
    return [Paragraph(tuple(group)) for group in found]


def _goes_on(group: list[Line], line: Line, edges: tuple[float, float]) -> bool:
    """Say whether a line is the next of its paragraph: at the left edge, after a full line."""
    left, right = edges
    return abs(line.left - left) < 3 and group[-1].right > right - 60
