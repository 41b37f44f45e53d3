"""Plain text: one line a paragraph or less, with the Markdown marks that some portals leave."""

from __future__ import annotations

import html
import re

from kehoach_desktop.domain.imports.read_document import Place
from kehoach_desktop.domain.vntext import clean
from kehoach_desktop.reading.limits import MAX_LINES, Check, go_on, watched
from kehoach_desktop.reading.source import Source, SourceLine
from kehoach_desktop.reading.text_rows import cells_of, side_by_side, whole_rows, with_bars

_MARKS = re.compile(r"\*{1,3}|(?<!\w)_{2}(?!_)|(?<!_)_{2}(?!\w)")
_HASHES = re.compile(r"^#{1,6}\s+")
_QUOTED = re.compile(r"^>\s?")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>])")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_RULE = re.compile(r"^\s*(?:[-*_=—–.]\s*){3,}$")  # noqa: RUF001 - the dashes are meant
_ALIGN = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")
_STAR = re.compile(r"^(\s*)[*•●▪◦–—]\s+")  # noqa: RUF001 - the dashes are meant
_PAGE = re.compile(r"^\s*(?:-\s*)?(?:trang\s+)?\d{1,3}(?:\s*/\s*\d{1,3})?(?:\s*-)?\s*$", re.I)


def plain(line: str) -> str:
    """Return a line without Markdown and HTML marks: NFC, single blanks."""
    text = html.unescape(_BREAK.sub(" ", line)) if "&" in line or "<" in line else line
    text = _QUOTED.sub("", _HASHES.sub("", text.strip()))
    text = _STAR.sub(r"\1- ", text)
    text = _ESCAPED.sub(r"\1", _MARKS.sub("", text))
    return clean(text)


def is_page_number(text: str) -> bool:
    """Say whether a line holds nothing but a page number ("2", "- 3 -", "Trang 2/5")."""
    return bool(_PAGE.match(text))


def read_text(content: str, check: Check = go_on) -> Source:
    """Return the lines of a text file; line numbers are those of an editor."""
    every = re.split(r"\r\n|\r|\n", content)
    lines: list[SourceLine] = []
    blank, bars = True, 0
    for number, raw in watched(whole_rows(with_bars(every[:MAX_LINES])), check):
        bare = raw.strip()
        if not bare:
            blank = True
            continue
        if bare == "|":
            bars += 1
            continue
        place = Place(number)
        if _ALIGN.match(raw) or _RULE.match(raw):
            lines.append(SourceLine(bare, place, True, blank, furniture=True, bars=bars))
        elif beside := side_by_side(raw):
            shown = [(at, piece) for at, piece in enumerate(map(plain, beside)) if piece]
            lines += [SourceLine(piece, place, True, blank and not at) for at, piece in shown]
        elif cells := tuple(plain(cell) for cell in cells_of(raw)):
            lines.append(SourceLine(" | ".join(cells), place, True, blank, cells, bars=bars))
        elif text := plain(bare.strip("|")):
            lone = is_page_number(text)
            lines.append(SourceLine(text, place, False, blank, furniture=lone, bars=bars))
        blank, bars = False, 0
    return Source(tuple(lines), (), ("cut",) if len(every) > MAX_LINES else ())
