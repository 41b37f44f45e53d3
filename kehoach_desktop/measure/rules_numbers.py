"""Rules B05, B10, B11, B14, B16 of `nd30.md`: parts, chapters, numbered paragraphs, their order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach_desktop.measure import expected as want
from kehoach_desktop.measure.anatomy import Part, plain
from kehoach_desktop.measure.finding import Finding, Severity, quote
from kehoach_desktop.measure.paragraphs import Paragraph, paragraphs
from kehoach_desktop.measure.sheet import Line
from kehoach_desktop.measure.style import Look, centred, look

_CLAUSE = "NĐ 30/2020 PL I mục II.6"
_DIVISION = re.compile(r"^(phan|chuong|muc|tieu muc) ([ivxlc]+|\d+)[.:]?$")
_FORMS = {
    "B10": re.compile(r"^(Phần|Chương) [IVXLC]+$"),
    "B11": re.compile(r"^(Mục|Tiểu mục) \d+$"),
}
_CLAUSE_NUMBER = re.compile(r"^(\d+)\. ")
_DEEPER = re.compile(r"^(\d+\.\d+|[a-zđ]\)|[-+–] )")
_ROMAN = re.compile(r"^([IVXLC]+)\. ")
_ARTICLE = re.compile(r"^Điều (\d+)\.")
_NUMBERED = re.compile(r"^([IVXLC]+\.|\d+(\.\d+)*\.?|[a-zđ]\)|Điều \d+\.|[-+–]) ?")
_BASIS = re.compile(r"^(Căn cứ|Theo đề nghị)\b")
_CENTRED = 5 * want.MM


def check(parts: list[Part]) -> Iterator[Finding]:
    """Yield what differs in numbered headings and their order."""
    for part in parts:
        if part.is_appendix:
            continue
        found = paragraphs(part)
        yield from _divisions(part)
        yield from _clauses(found, part)
        yield from _order(found)
        yield from _upright(found)


def _divisions(part: Part) -> Iterator[Finding]:
    lines = part.body
    axis = _axis(part)
    for line, title in zip(lines, [*lines[1:], None], strict=True):
        match = _DIVISION.match(plain(line.text))
        if not match or part.sheet_of(line).in_table(line):
            continue
        rule = "B10" if match[1] in {"phan", "chuong"} else "B11"
        if not _FORMS[rule].match(line.text) and not line.is_upper:
            yield Finding(
                rule, Severity.ERROR, line.page, quote(line.text),
                "Phần, Chương số La Mã" if rule == "B10" else "Mục, Tiểu mục số Ả Rập",
                line.text, _CLAUSE,
            )  # fmt: skip
        yield from look(rule, line, Look(want.SIZE_BODY, True, False, False), _CLAUSE)
        yield from centred(rule, line, axis, _CENTRED, _CLAUSE)
        if title is not None:
            yield from look(rule, title, Look(want.SIZE_BODY, True, False, True), _CLAUSE)
            yield from centred(rule, title, axis, _CENTRED, _CLAUSE)


def _axis(part: Part) -> float:
    edges = part.edges()
    return sum(edges) / 2 if edges else part.sheets[0].width / 2 + 5 * want.MM


def _clauses(found: list[Paragraph], part: Part) -> Iterator[Finding]:
    """B14: a numbered line that only names what follows is a title, and bold."""
    edges = part.edges()
    if edges is None:
        return
    for item, following in zip(found, [*found[1:], None], strict=True):
        if not _CLAUSE_NUMBER.match(item.first.text):
            continue
        if _names_what_follows(item, following, edges[1]) and not item.first.bold:
            yield _finding("B14", item.first, "khoản có tiêu đề: đậm, đứng", "không đậm")
        elif item.first.italic:
            yield _finding("B14", item.first, "khoản: chữ đứng", "nghiêng")


def _names_what_follows(item: Paragraph, following: Paragraph | None, right: float) -> bool:
    if len(item.lines) > 1 or following is None or item.first.right > right - 40:
        return False
    if item.first.text.endswith((".", ";", ":", ",", "./.")):
        return False
    ahead = following.first.text
    return not (
        _CLAUSE_NUMBER.match(ahead) or _ROMAN.match(ahead) or _ARTICLE.match(ahead)
    )  # fmt: skip


def _upright(found: list[Paragraph]) -> Iterator[Finding]:
    """B05: running text is neither italic nor bold; bases, headings and brackets have rules."""
    for item in found:
        special = _BASIS.match(item.text) or item.text.startswith("(") or item.first.is_upper
        if len(item.lines) < 2 or special:
            continue
        if all(line.italic for line in item.lines):
            yield _finding("B05", item.first, "chữ đứng", "nghiêng", Severity.WARNING)
            return
        if all(line.bold for line in item.lines) and not _NUMBERED.match(item.text):
            yield _finding("B05", item.first, "không đậm", "đậm", Severity.WARNING)
            return


def _order(found: list[Paragraph]) -> Iterator[Finding]:
    """B16: numbers neither repeat nor skip; a lower level begins anew under each heading."""
    roman, article, clause = 0, 0, 0
    for item in found:
        line = item.first
        if (match := _ROMAN.match(line.text)) and (line.any_bold or line.is_upper):
            number = _value(match[1])
            if number != roman + 1:
                yield _finding("B16", line, _roman(roman + 1) + ".", match[1] + ".", _HINT)
            roman, clause = number, 0
        elif match := _ARTICLE.match(line.text):
            number = int(match[1])
            if number != article + 1:
                yield _finding("B16", line, f"Điều {article + 1}.", f"Điều {number}.", _HINT)
            article, clause = number, 0
        elif match := _CLAUSE_NUMBER.match(line.text):
            number = int(match[1])
            if number not in {clause + 1, 1} or number == clause:
                yield _finding("B16", line, f"{clause + 1}.", f"{number}.", _HINT)
            clause = number


_HINT = Severity.HINT


def _finding(
    rule: str, line: Line, expected: str, measured: str, severity: Severity = Severity.ERROR
) -> Finding:
    source = "practice" if severity is Severity.HINT else _CLAUSE
    return Finding(rule, severity, line.page, quote(line.text), expected, measured, source)


_LETTERS = (
    (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"),
    (1, "I"),
)  # fmt: skip
_WORTH = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def _value(roman: str) -> int:
    worths = [_WORTH[letter] for letter in roman]
    return sum(
        -worth if any(later > worth for later in worths[index + 1 :]) else worth
        for index, worth in enumerate(worths)
    )


def _roman(number: int) -> str:
    text = ""
    for worth, letters in (
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ):  # noqa: E501
        text += letters * (number // worth)
        number %= worth
    return text
