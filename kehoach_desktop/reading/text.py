"""Plain text: one line a paragraph or less, with the Markdown marks that some portals leave."""

from __future__ import annotations

import html
import re

from kehoach_desktop.domain.read_document import Place
from kehoach_desktop.domain.vntext import clean
from kehoach_desktop.reading.limits import MAX_LINES
from kehoach_desktop.reading.source import Source, SourceLine

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


def cells_of(line: str) -> tuple[str, ...]:
    """Return the cells of a Markdown row, () for any other line."""
    bare = line.strip()
    if bare.count("|") < 2 or not bare.startswith("|"):
        return ()
    return tuple(plain(cell) for cell in bare.strip("|").split("|"))


def is_page_number(text: str) -> bool:
    """Say whether a line holds nothing but a page number ("2", "- 3 -", "Trang 2/5")."""
    return bool(_PAGE.match(text))


def read_text(text: str) -> Source:
    """Return the lines of a text file; line numbers are those of an editor."""
    lines: list[SourceLine] = []
    blank = True
    for number, raw in enumerate(re.split(r"\r\n|\r|\n", text)[:MAX_LINES], start=1):
        if not raw.strip():
            blank = True
            continue
        place = Place(number)
        cells = cells_of(raw)
        if _ALIGN.match(raw) or _RULE.match(raw):
            lines.append(SourceLine(raw.strip(), place, True, blank, furniture=True))
        elif cells:
            shown = " | ".join(cells)
            lines.append(SourceLine(shown, place, True, blank, cells if len(cells) > 1 else ()))
        elif shown := plain(raw.strip("|") if raw.strip().startswith("|") else raw):
            lone = is_page_number(shown)
            lines.append(SourceLine(shown, place, False, blank, furniture=lone))
        blank = False
    return Source(tuple(lines))
