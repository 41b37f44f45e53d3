"""A whole chapter on one line: taken apart at numbers that count on, bullets and the signature.

Some portals lose every line break of a document. Only numbers in their order are believed, so
that "Điều 5 khoản 2. Quy định" inside a sentence stays where it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kehoach_desktop.domain.numbering import roman
from kehoach_desktop.domain.vntext import POINT_LETTERS
from kehoach_desktop.reading.fixed_forms import signature_parts
from kehoach_desktop.reading.letters import UPPER

#: A shorter line is a paragraph, however many numbers stand in it.
SHORTEST = 200
_MARK = re.compile(
    rf"(?:(?<=\s)|^)(?:(?P<roman>[IVX]{{1,5}})[./]\s+(?=[{UPPER}])|"
    rf"(?P<decimal>\d{{1,2}}(?:\.\d{{1,2}}){{0,3}})[.)/]\s+(?=[{UPPER}“\"])|"
    rf"(?P<article>Điều\s+\d{{1,3}})[.:]\s|"
    rf"(?P<letter>[a-zđ])\)\s+|(?P<bullet>[-+])\s+(?=[{UPPER}\d“\"])|(?P<end>Nơi nhận\s*:))"
)
#: "Văn hóa - Xã hội", "Tài chính - Kế toán": a dash inside the name of an office.
_IN_NAME = re.compile(
    r"(?:Xã hội|Kế toán|Thống kê|Thương binh|Truyền hình|Tài chính|Hộ tịch|Xây dựng|Kế hoạch|"
    r"Đô thị|Công nghệ|Đào tạo|Thể thao|Thông tin|Môi trường|Du lịch|Hành chính)\b"
)
_SIGNATURE = re.compile(rf"\s(?=(?:TM|KT|TL|TUQ)\.\s*[{UPPER}]{{2}})")


def taken_apart(text: str) -> tuple[str, ...]:
    """Return the lines of a line that holds several, () where it is one."""
    pieces = _chapters(text) if len(text) > SHORTEST else [text]
    made = [part for piece in pieces for part in _signed(piece)]
    return tuple(made) if len(made) > 1 else ()


def _signed(text: str) -> list[str]:
    if parts := signature_parts(text):
        return list(parts)
    match = _SIGNATURE.search(text)
    if match and (parts := signature_parts(text[match.end() :])):
        return [text[: match.start()].rstrip(), *parts]
    return [text]


@dataclass
class _Count:
    """Where the numbers of a line stand."""

    roman: int = 0
    article: int = 0
    letter: int = -1
    decimal: list[int] = field(default_factory=list)

    def goes_on(self, match: re.Match[str]) -> bool:
        """Say whether a number is the next of its series, and count it."""
        if mark := match["roman"]:
            known = next((n for n in range(1, 40) if roman(n) == mark), 0)
            if known not in {self.roman + 1, 1} and self.roman:
                return False
            self.roman, self.decimal, self.letter = known, [], -1
        elif mark := match["article"]:
            self.article, self.decimal, self.letter = int(mark.split()[1]), [], -1
        elif mark := match["decimal"]:
            parts = [int(part) for part in mark.split(".")]
            if not self._next(parts):
                return False
            self.decimal, self.letter = parts, -1
        elif mark := match["letter"]:
            at = POINT_LETTERS.index(mark) if mark in POINT_LETTERS else -2
            if at not in {self.letter + 1, 0}:
                return False
            self.letter = at
        return True

    def _next(self, parts: list[int]) -> bool:
        before = self.decimal[: len(parts)]
        if len(self.decimal) < len(parts):
            return parts[-1] == 1 and parts[:-1] == self.decimal
        return parts == [*before[:-1], before[-1] + 1] or parts == [1]


def _chapters(text: str) -> list[str]:
    count = _Count()
    spots: list[int] = []
    numbers = 0
    last = 0
    for match in _MARK.finditer(text):
        before = text[: match.start()].rstrip()
        if match["bullet"]:
            heading = len(text[last : match.start()].split()) <= 14 and last in spots
            named = _IN_NAME.match(text, match.end())
            if not (before.endswith((".", ";", ":")) or (heading and not named)):
                continue
        elif (match["decimal"] and before[-1:].isdigit()) or not count.goes_on(match):
            continue
        numbers += not match["bullet"]
        spots.append(match.start())
        last = match.start()
    if numbers < 2 or len(spots) < 3:
        return [text]
    edges = [0, *(spot for spot in spots if spot), len(text)]
    pieces = [text[one:two].strip() for one, two in zip(edges, edges[1:], strict=False)]
    return [piece for piece in pieces if piece]
