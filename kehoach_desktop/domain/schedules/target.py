"""What a task must reach: operator, number or range, unit, per what (`guidance.md` section 5)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Operator(StrEnum):
    """How the figure is compared; "trên" is MORE, "từ … trở lên" is AT_LEAST, "dưới" is LESS."""

    AT_LEAST = "≥"
    AT_MOST = "≤"
    MORE = ">"
    LESS = "<"
    EXACTLY = "="
    ABOUT = "≈"
    RANGE = "–"


_WORDS = {
    Operator.AT_LEAST: "ít nhất ",
    Operator.AT_MOST: "không quá ",
    Operator.MORE: "trên ",
    Operator.LESS: "dưới ",
    Operator.EXACTLY: "",
    Operator.ABOUT: "khoảng ",
}


@dataclass(frozen=True, slots=True)
class Target:
    """One tally: `value` (or `value`–`high`) `unit` per `per`, per office unit if `each_unit`.

    Values are thousandths (10 tin, bài → 10000; 1,5 → 1500) so that no float is stored or signed.
    `share_of` names the base of a percentage; where it starts with "so với" or ends with it, the
    figure is a change against that base, and below zero a reduction ("giảm 10%").
    """

    operator: Operator
    value: int
    unit: str
    per: str = ""
    high: int | None = None
    each_unit: bool = False
    share_of: str = ""

    @property
    def is_change(self) -> bool:
        """Say whether the figure is a rise or a fall against a base."""
        return self.value < 0 or "so với" in self.share_of

    def text(self) -> str:
        """Return the target as it is printed: "ít nhất 10 tin, bài/năm"."""
        number = format_thousandths(abs(self.value), pad=self.unit != "%")
        words = _WORDS.get(self.operator, "")
        if self.operator is Operator.RANGE and self.high is not None:
            number = f"từ {number} đến {format_thousandths(self.high, pad=self.unit != '%')}"
        elif self.is_change:
            words = "" if self.operator is Operator.AT_LEAST else words
            words = ("giảm " if self.value < 0 else "tăng ") + words
        glue = "" if self.unit == "%" else " "
        text = f"{words}{number}{glue}{self.unit}"
        if self.share_of and (self.unit == "%" or self.is_change):
            text += f" {self.share_of}"
        if self.each_unit:
            text += "/đơn vị"
        return f"{text}/{self.per}" if self.per else text

    def is_met(self, figure: int) -> bool:
        """Say whether `figure` (thousandths) reaches the target.

        "khoảng" never fails; a plain count ("02 hội nghị") is reached by more as well.
        """
        if self.operator is Operator.RANGE and self.high is not None:
            return self.value <= figure <= self.high
        return {
            Operator.AT_LEAST: figure >= self.value if self.value >= 0 else figure <= self.value,
            Operator.AT_MOST: figure <= self.value,
            Operator.MORE: figure > self.value,
            Operator.LESS: figure < self.value,
            Operator.EXACTLY: figure >= self.value if self.value else figure == 0,
        }.get(self.operator, True)


def format_thousandths(value: int, *, pad: bool = False) -> str:
    """Return 1500 as "1,5", 1234000 as "1.234"; `pad` writes whole numbers below 10 as "05"."""
    sign = "-" if value < 0 else ""
    whole, rest = divmod(abs(value), 1000)
    if rest:
        return f"{sign}{whole:,}".replace(",", ".") + "," + f"{rest:03d}".rstrip("0")
    if pad and 0 < whole < 10:
        return f"{sign}{whole:02d}"
    return f"{sign}{whole:,}".replace(",", ".")


_TYPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d{1,3})?|\d+(?:[.,]\d{1,3})?")


def read_thousandths(text: str) -> int:
    """Return a figure as officers type it: "1.200" → 1200000, "1,5" and "1.5" → 1500.

    Raises ValueError for anything else (signs and words too).
    """
    text = text.strip()
    if not _TYPED.fullmatch(text):
        raise ValueError(text)
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d{1,3})?", text):
        text = text.replace(".", "")
    whole, _, rest = text.replace(".", ",").partition(",")
    return int(whole) * 1000 + int(f"{rest:0<3}" if rest else 0)
