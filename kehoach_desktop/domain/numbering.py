"""Automatic numbering of an outline: it is derived from the order, so it cannot repeat or skip.

Two styles are met in real plans (`../shared/guidance.md` section 2): decimal
(1. → 1.1. → 1.1.1.) and letters (1. → a) → - ). Sections carry Roman numerals
(Decree 30/2020, Appendix I, II.5.d).
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from kehoach_desktop.domain.vntext import POINT_LETTERS

_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))

#: Deepest numbered level below a section.
MAX_LEVEL = 4


class NumberingStyle(StrEnum):
    """How numbered items below a section count."""

    DECIMAL = "decimal"
    LETTERS = "letters"


def roman(value: int) -> str:
    """Return `value` (≥ 1) as a Roman numeral."""
    if value < 1:
        raise ValueError(value)
    digits: list[str] = []
    for size, letter in _ROMAN:
        while value >= size:
            digits.append(letter)
            value -= size
    return "".join(digits)


def point_letter(index: int) -> str:
    """Return the letter of the điểm at `index` (0 → "a"); after y come aa, ab, … ađ."""
    base = len(POINT_LETTERS)
    text = ""
    index += 1
    while index > 0:
        index, place = divmod(index - 1, base)
        text = POINT_LETTERS[place] + text
    return text


class Counter:
    """Counts the numbered items of one section; a level can never be skipped.

    `next(level)` returns the printed number of the next item and the level it really got: an item
    asked for at level 3 straight after level 1 becomes level 2.
    """

    def __init__(self, style: NumberingStyle) -> None:
        self._style = style
        self._counts: list[int] = []

    def next(self, level: int) -> tuple[str, int]:
        """Count one item at `level` (1 = first below the section) and return (number, level)."""
        level = max(1, min(level, len(self._counts) + 1, MAX_LEVEL))
        if self._style is NumberingStyle.LETTERS:
            level = min(level, 2)
        self._counts = self._counts[:level]
        if len(self._counts) < level:
            self._counts.append(0)
        self._counts[-1] += 1
        return self._format(), level

    def _format(self) -> str:
        if self._style is NumberingStyle.LETTERS and len(self._counts) == 2:
            return f"{point_letter(self._counts[1] - 1)})"
        return ".".join(str(count) for count in self._counts) + "."


def number_items(
    levels: Iterable[int | None], style: NumberingStyle
) -> list[tuple[str, int] | None]:
    """Number a run of items; `None` stands for an item without a number (paragraph, dash, plus)."""
    counter = Counter(style)
    return [None if level is None else counter.next(level) for level in levels]
