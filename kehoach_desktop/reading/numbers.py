"""Printed numbers before a paragraph: I. · 1. · 1.1 · 1.1.1. · a) · đ) · (1) · Điều 1."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from kehoach_desktop.reading.letters import UPPER


class Series(StrEnum):
    """Kinds of numbers, from the outside in."""

    CHAPTER = "chapter"
    CAPITAL = "capital"
    ROMAN = "roman"
    ARTICLE = "article"
    DECIMAL = "decimal"
    LETTER = "letter"
    BRACKET = "bracket"


@dataclass(frozen=True, slots=True)
class Number:
    """A number as printed, its series, how many parts it has (1.2.1: three), the text behind."""

    printed: str
    series: Series
    parts: int
    rest: str


_PATTERNS = (
    (Series.CHAPTER, re.compile(
        r"^((?:Phần|Chương|Mục|PHẦN|CHƯƠNG|MỤC)\s+(?:thứ \w+|THỨ \w+|[IVX]+|"
        r"\d{1,2})\s*[.:]?)(?:\s+|$)(.*)$"
    )),
    (Series.ARTICLE, re.compile(r"^(Điều\s+\d{1,3}[a-z]?\s*[.:])\s*(\S.*)$")),
    (Series.ROMAN, re.compile(r"^(?!V/v\b)([IVX]{1,5}\s?(?:[./)]|[-–](?=\s)))\s*(\S.*)$")),  # noqa: RUF001
    (Series.ROMAN, re.compile(rf"^([IVX]{{1,4}})\s+(?=[{UPPER}]{{2,}}[\s,])(.+)$")),
    (Series.CAPITAL, re.compile(rf"^([A-HĐ][.)])\s+(?=[{UPPER}]{{2,}})(.+)$")),
    (Series.DECIMAL, re.compile(r"^(\d{1,2}(?:\.\d{1,2}){1,4}[.)]?)\s+(\S.*)$")),
    (Series.DECIMAL, re.compile(r"^(\d{1,3}(?:\.\d{1,2}){0,4}[.)])(?:\s+|(?=[^\s\d.]))(\S.*)$")),
    (Series.DECIMAL, re.compile(rf"^(\d{{1,2}}/)\s*(?=[{UPPER}])(?![{UPPER}]+\s?[-–])(.+)$")),  # noqa: RUF001
    (Series.DECIMAL, re.compile(rf"^(\d{{1,2}}\s?[-–])\s+(?=[{UPPER}])(.+)$")),  # noqa: RUF001
    (Series.LETTER, re.compile(r"^([a-zđ]\s?\))\s*(\S.*)$")),
    (Series.LETTER, re.compile(rf"^([a-zđ][./])\s*(?=[{UPPER}])(.+)$")),
    (Series.BRACKET, re.compile(r"^(\((?:\d{1,2}|[ivx]{1,4}|[a-zđ])\))\s*(\S.*)$")),
)  # fmt: skip
_AMOUNT = re.compile(r"^\d+(?:[.,]\d+)*$")


def number_of(text: str) -> Number | None:
    """Return the number a paragraph begins with, None without one."""
    if not text or not (text[0].isalnum() or text[0] == "("):
        return None
    for series, pattern in _PATTERNS:
        match = pattern.match(text)
        if match is None:
            continue
        printed, rest = re.sub(r"\s+(?=[.:)/–-])", "", match[1]).strip(), match[2].strip()
        if (
            series is Series.DECIMAL
            and not printed.endswith((".", ")", "/", "-", "–"))  # noqa: RUF001
            and (rest[:1].islower() or _AMOUNT.match(rest))
        ):
            return None
        digits = re.findall(r"\d+", printed)
        return Number(printed, series, len(digits) if series is Series.DECIMAL else 1, rest)
    return None
