"""Papers of our own with faults marked where they stand: `{family|wrong=>right}`.

One file is two texts: the paper as it should read, and as a tired typist left it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kehoach_desktop.review.finding import Finding, Severity
from kehoach_desktop.review.plain_text import from_plain_text
from kehoach_desktop.review.registry import review
from kehoach_desktop.services.checks.reviewing import vocabulary

_MARK = re.compile(r"\{(?P<family>[a-z]+)\|(?P<wrong>[^{}]*?)=>(?P<right>[^{}]*?)\}", re.DOTALL)
#: A fault is touched by words at most so far from it.
_NEAR = 3
#: `contracts.md`: a printed page has so many characters.
PAGE = 2_600


@dataclass(frozen=True)
class Fault:
    """A planted fault: its family, and the words of the faulty text around it, by line."""

    family: str
    wrong: str
    line: int
    near: tuple[int, int]


@dataclass(frozen=True)
class Marked:
    """A paper as it should be, the same with its faults, and the list of them."""

    right: str
    wrong: str
    faults: tuple[Fault, ...]


def marked(text: str) -> Marked:
    """Return the two texts and the faults of a marked one."""
    wrong, faults, at = "", [], 0
    for found in _MARK.finditer(text):
        wrong += text[at : found.start()]
        start = len(wrong)
        wrong += found["wrong"].replace("\\n", "\n")
        faults.append((found["family"], start, len(wrong)))
        at = found.end()
    wrong += text[at:]
    right = _MARK.sub(lambda found: found["right"].replace("\\n", "\n"), text)
    return Marked(right, wrong, tuple(_fault(wrong, *each) for each in faults))


def _fault(text: str, family: str, start: int, end: int) -> Fault:
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    words = [
        (found.start() + line_start, found.end() + line_start)
        for found in re.finditer(r"\S+", text[line_start:line_end])
    ]
    own = [word for word in words if word[0] <= end and word[1] >= start]
    before = [word for word in words if word[1] < start][-_NEAR:]
    behind = [word for word in words if word[0] > end][:_NEAR]
    every = [*before, *own, *behind]
    near = (every[0][0], every[-1][1]) if every else (start, end)
    return Fault(family, text[start:end], text.count("\n", 0, start) + 1, near)


def sure(text: str) -> list[Finding]:
    """Return the errors and warnings of a text."""
    found = review(from_plain_text(text), vocabulary())
    return [each for each in found if each.severity is not Severity.HINT]


def touches(finding: Finding, fault: Fault, text: str) -> bool:
    """Say whether a finding stands on a fault's line and its words meet those around the fault."""
    if not fault.line - 1 <= finding.line <= fault.line + 1:
        return False
    around = " ".join(text[slice(*fault.near)].replace("**", "").split())
    quote = " ".join(finding.quote.split())
    if quote in around or around in quote:
        return True
    words = quote.split()
    starts = [" ".join(words[:n]) for n in range(1, len(words))]
    ends = [" ".join(words[n:]) for n in range(1, len(words))]
    return (
        any(around.endswith(each) for each in starts)
        or any(around.startswith(each) for each in ends)
        or any(" ".join(words[n : n + 3]) in around for n in range(len(words) - 2))
    )
