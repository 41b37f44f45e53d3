"""Letters of Vietnamese as character classes: a range like à-ỹ would hold capitals too."""

from __future__ import annotations

_LATIN = [chr(code) for code in (*range(0x41, 0x250), *range(0x1EA0, 0x1EFA))]
#: Small letters and capitals, to stand inside the brackets of a regular expression.
LOWER = "".join(char for char in _LATIN if char.isalpha() and char.islower())
UPPER = "".join(char for char in _LATIN if char.isalpha() and char.isupper())

#: The commonest family names: a line of capitals that begins with one is a person's name.
SURNAMES = (
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ",
    "Hồ", "Ngô", "Dương", "Lý", "Đinh", "Đoàn", "Trương", "Mai",
)  # fmt: skip
