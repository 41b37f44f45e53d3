"""A source: the lines of a document in reading order, whatever file they came from."""

from __future__ import annotations

from dataclasses import dataclass

from kehoach_desktop.domain.imports.read_document import Place, ReadConversion


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line (text file, PDF) or a paragraph (Word): its text without markup.

    `whole` tells that the file itself says where the paragraph begins and ends; a line of text
    or PDF may be a part of one. `after_blank` tells that blank space stands before it. `cells`
    is the row of a table. `furniture` marks page numbers and other things of the page. `bars` tells
    how many lone "|" stand before it: the ends of cells that some portals leave. `note` marks a
    foot- or endnote. `converted` tells what an old encoding held here.
    """

    text: str
    place: Place
    whole: bool = False
    after_blank: bool = False
    cells: tuple[str, ...] = ()
    furniture: bool = False
    bars: int = 0
    note: bool = False
    converted: ReadConversion | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """All lines of a document, and codes of what the officer should know ("macros" …).

    `conversions` tells which lines were written in an encoding of before Unicode.
    """

    lines: tuple[SourceLine, ...]
    conversions: tuple[ReadConversion, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph put together from lines: indices of its lines in the source."""

    text: str
    place: Place
    indices: tuple[int, ...]
    cells: tuple[str, ...] = ()
