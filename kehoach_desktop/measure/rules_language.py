"""The few rules of section 7 of `nd30.md` that are seen in the form: C06, C07, C12.

What words mean is the review's business, not the layout checker's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach_desktop.measure.anatomy import Part
from kehoach_desktop.measure.finding import Finding, Severity, quote
from kehoach_desktop.measure.paragraphs import paragraphs

_CAPITALS = "NĐ 30/2020 PL II"
_LETTER = r"[^\W\d_]"

#: (rule, what is wrong, what to write, clause)
_PATTERNS = (
    ("C06", re.compile(r"\b[ỦU][ỷy] [Bb]an Nhân [Dd]ân\b|\bỦy Ban [Nn]hân"), "Ủy ban nhân dân",
     f"{_CAPITALS} mục V"),
    ("C07", re.compile(r"\bthành phố Hồ Chí Minh\b|\bthủ đô Hà Nội\b"),
     "Thành phố Hồ Chí Minh, Thủ đô Hà Nội", f"{_CAPITALS} mục III"),
    ("C12", re.compile(rf"{_LETTER} +(?:[,;:]|\.(?: |$))|\( +{_LETTER}|{_LETTER} +\)"),
     "dấu câu đứng liền chữ trước nó", "practice"),
    ("C12", re.compile(rf"{_LETTER}[,;]{_LETTER}"), "một dấu cách sau dấu câu", "practice"),
)  # fmt: skip


def check(parts: list[Part]) -> Iterator[Finding]:
    """Yield what differs in capitals of fixed names and in blanks around marks."""
    for part in parts:
        if part.is_appendix:
            continue
        for paragraph in paragraphs(part):
            for rule, pattern, wanted, source in _PATTERNS:
                match = pattern.search(paragraph.text)
                if match:
                    start = paragraph.text.rfind(" ", 0, max(0, match.start() - 10)) + 1
                    yield Finding(
                        rule, Severity.WARNING, paragraph.first.page,
                        quote(" ".join(paragraph.text[start:].split()[:8])), wanted,
                        match[0].strip(), source,
                    )  # fmt: skip
                    break
