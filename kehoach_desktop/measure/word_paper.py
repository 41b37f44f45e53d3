"""What a Word file says of itself beside its lines: sections, headers, tables."""

from __future__ import annotations

from dataclasses import dataclass

from kehoach_desktop.measure.sheet import Sheet
from kehoach_desktop.measure.word_foot import FootLine
from kehoach_desktop.measure.word_styles import RunLook


@dataclass(frozen=True, slots=True)
class HeaderLook:
    """The page number of a header: is there one, how it looks; an empty header has none."""

    has_number: bool = False
    is_centred: bool = False
    looks: tuple[RunLook, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A section: its paper and margins in points, its headers, the pages that it begins."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    has_title_page: bool
    starts_at: int | None
    usual: HeaderLook
    first: HeaderLook
    pages: tuple[int, ...]
    fill: float
    #: The foot of its first page.
    foot: tuple[FootLine, ...] = ()


@dataclass(frozen=True, slots=True)
class WordTable:
    """A table with drawn borders: does its first row repeat, may its rows split."""

    page: int
    words: str
    rows: int
    repeats_head: bool


@dataclass(frozen=True, slots=True)
class WordPaper:
    """All that the rules need of a Word file."""

    sheets: tuple[Sheet, ...]
    sections: tuple[Section, ...]
    tables: tuple[WordTable, ...]
    #: First words of paragraphs that are pushed in by blanks or tabs instead of an indent.
    pushed: tuple[tuple[int, str], ...]
    #: Words that are underlined.
    underlined: tuple[tuple[int, str], ...]
    #: The rows of the signature may split over pages.
    splits_end: bool
