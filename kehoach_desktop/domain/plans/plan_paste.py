"""Pasted or typed text into blocks: what "- ", "+ ", "1." and "a)" at the start of a line mean."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kehoach_desktop.domain.plans.plan import BlockKind
from kehoach_desktop.domain.vntext import POINT_LETTERS, clean

_DASHES = ("- ", "– ", "— ", "• ", "* ", "\u2011 ", "\u00ad ", "· ")
_NUMBER = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,3})[.)]\s+(?=\S)")
_LETTER = re.compile(rf"([{''.join(POINT_LETTERS)}])\)\s+(?=\S)")
_MARKERS = {"-": BlockKind.DASH, "+": BlockKind.PLUS}
_TYPED = re.compile(rf"\d{{1,2}}(?:\.\d{{1,2}}){{0,3}}[.)]|[{''.join(POINT_LETTERS)}]\)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line with the kind its first marks gave it (None: none), its level, and the text left."""

    text: str
    kind: BlockKind | None = None
    level: int = 1


def parse_line(raw: str) -> Line:
    """Return one pasted line in NFC without its bullet or number; numbers are derived again."""
    text = clean(raw)
    for dash in _DASHES:
        if text.startswith(dash):
            return Line(text[len(dash) :].lstrip(), BlockKind.DASH)
    if text.startswith("+ "):
        return Line(text[2:].lstrip(), BlockKind.PLUS)
    if match := _NUMBER.match(text):
        return Line(text[match.end() :], BlockKind.ITEM, match[1].count(".") + 1)
    if match := _LETTER.match(text):
        return Line(text[match.end() :], BlockKind.ITEM, 2)
    return Line(text)


def parse_lines(raw: str) -> list[Line]:
    """Return the lines of pasted text that say something, in order."""
    unified = raw.replace("\r\n", "\n").replace("\r", "\n")
    for separator in ("\u2028", "\u2029", "\v", "\f"):
        unified = unified.replace(separator, "\n")
    return [line for line in map(parse_line, unified.split("\n")) if line.text]


def parse_inside(raw: str) -> str:
    """Return one line pasted into a sentence: all its marks, and a blank at either end, stay."""
    line = raw.strip("\r\n")
    text = clean(line)
    if not text:
        return " " if line else ""
    before = " " if line[:1].isspace() else ""
    return before + text + (" " if line[-1:].isspace() else "")


def typed_marker(text: str) -> Line | None:
    """Return what a marker typed at the start of a block means ("-", "+", "1.", "a)"), or None."""
    if kind := _MARKERS.get(text):
        return Line("", kind)
    if not _TYPED.fullmatch(text):
        return None
    level = 2 if text[0].isalpha() else text.rstrip(".)").count(".") + 1
    return Line("", BlockKind.ITEM, level)
