"""Names the numbered place ("II.1.a") that a quote stands in, as the paper prints it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kehoach_desktop.measure.anatomy import Part
from kehoach_desktop.measure.finding import Finding, quote
from kehoach_desktop.measure.sheet import Line, Sheet

#: The printed number of a line, highest level first.
_LEVELS = (
    re.compile(r"^(?:Phần|Chương|Mục) ([IVXLC]+|\d+)\b"),
    re.compile(r"^([IVX]+)\. "),
    re.compile(r"^(?:Điều )?(\d+)\. "),
    re.compile(r"^(\d+(?:\.\d+)+)\.? "),
    re.compile(r"^([a-zđ])\) "),
)


def place(findings: list[Finding], parts: list[Part]) -> list[Finding]:
    """Return the findings with the section of their quote, where it has one."""
    paths = {key: path for part in parts for key, path in _paths(part)}
    return [
        replace(finding, section=paths.get((finding.page, finding.quote), ""))
        for finding in findings
    ]


def _paths(part: Part) -> Iterator[tuple[tuple[int, str], str]]:
    path: list[str] = [""] * len(_LEVELS)
    for line in part.body:
        for level, pattern in enumerate(_LEVELS):
            match = pattern.match(line.text)
            if match:
                path[level:] = [match[1], *[""] * (len(_LEVELS) - level - 1)]
                break
        yield (line.page, quote(line.text)), ".".join(filter(None, path))


#: Words that name a line surely enough where a quote is not the beginning of one.
_ENOUGH_WORDS = 4


def locate(findings: list[Finding], sheets: list[Sheet]) -> list[Finding]:
    """Return the findings with the place of their quote on its page, where it is found."""
    pages = {sheet.number: sheet.lines for sheet in sheets}
    return [
        replace(finding, box=_box(finding.quote, pages.get(finding.page, ())))
        for finding in findings
    ]


def _box(words: str, lines: tuple[Line, ...]) -> tuple[float, float, float, float] | None:
    if not words:
        return None
    start = " ".join(words.split()[:_ENOUGH_WORDS])
    for fits in (
        lambda line: quote(line.text) == words,
        lambda line: line.text.startswith(start),
        lambda line: start in line.text,
        lambda line: len(line.text) > 2 and line.text in words,
    ):
        for line in lines:
            if fits(line):
                return (line.left, line.top, line.right, line.bottom)
    return None
