"""What one key can put right: the words that would stand where a finding points.

Only where there is one right answer; a rule that leaves a choice to the writer has none here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from kehoach_desktop.domain.vntext import lower_first, upper_first
from kehoach_desktop.review.finding import Finding
from kehoach_desktop.review.letters import regex
from kehoach_desktop.review.tokens import tokens


@dataclass(frozen=True, slots=True)
class Correction:
    """Characters `start` to `end` of the finding's paragraph become `words`."""

    start: int
    end: int
    words: str


Proposal = tuple[int, int, str] | None


def correction(finding: Finding, text: str) -> Correction | None:
    """Return the correction of a finding in the paragraph that reads `text`, None without one."""
    propose = _PROPOSALS.get(finding.rule)
    if propose is None or finding.paragraph < 0:
        return None
    proposal = propose(finding, text)
    if proposal is None:
        return None
    start, end, words = proposal
    old = text[start:end]
    return Correction(start, end, words) if words != old else None


def _like(printed: str, words: str) -> str:
    """Return `words` in the capitals of `printed`."""
    if printed.isupper() and len(printed) > 1:
        return words.upper()
    return upper_first(words) if printed[:1].isupper() else words


def _misspelt(finding: Finding, text: str) -> Proposal:
    """The wrong word becomes the part of the right compound that stands where it stands."""
    right = finding.params.get("right", "").split()
    row = [each for each in tokens(text) if finding.start <= each.start < finding.end]
    for at, token in enumerate(row):
        if token.printed != finding.params.get("word"):
            continue
        after = row[at + 1].word if at + 1 < len(row) else ""
        before = row[at - 1].word if at else ""
        if len(right) == 2 and right[1] == after:
            return token.start, token.end, _like(token.printed, right[0])
        if len(right) == 2 and right[0] == before:
            return token.start, token.end, _like(token.printed, right[1])
    return None


def _doubled(finding: Finding, text: str) -> Proposal:
    row = [each for each in tokens(text) if finding.start <= each.start < finding.end]
    for first, second in zip(row, row[1:], strict=False):
        if first.word == second.word:
            return first.end, second.end, ""
    return None


def _symbol(finding: Finding, text: str) -> Proposal:
    return finding.start, finding.end, finding.params["number"]


def _add_so(finding: Finding, text: str) -> Proposal:
    number = finding.params["number"]
    at = text.find(number, finding.start)
    return (at, at, "số ") if at > 0 else None


def _swap(pattern: str, words: str | Callable[[re.Match[str]], str]) -> Callable[..., Proposal]:
    """Return a proposal that replaces the first match inside the finding."""
    compiled = regex(pattern)

    def propose(finding: Finding, text: str) -> Proposal:
        found = compiled.search(text, finding.start, finding.end)
        if found is None:
            return None
        return found.start(), found.end(), words if isinstance(words, str) else words(found)

    return propose


def _other_name(finding: Finding, text: str) -> Proposal:
    name, other = finding.params.get("name", ""), finding.params.get("other", "")
    at = text.find(name, finding.start) if name else -1
    return (at, at + len(name), _like(name[:1], other)) if at >= 0 and other else None


def _spelling(finding: Finding, text: str) -> Proposal:
    """Another accepted spelling: only the syllable that differs changes ("qui" → "quy")."""
    name, other = finding.params.get("name", ""), finding.params.get("other", "")
    first = name.split(" ")[0]
    at = text.find(name, finding.start)
    if at < 0 or not other:
        return None
    return at, at + len(first), _like(first, other)


def _end(words: str) -> Callable[..., Proposal]:
    def propose(finding: Finding, text: str) -> Proposal:
        return finding.end - 1, finding.end, words

    return propose


_PROPOSALS: dict[str, Callable[[Finding, str], Proposal]] = {
    "spelling.misspelt": _misspelt,
    "wording.doubled": _doubled,
    "wording.duty": _swap(r"\w+(?= trách nhiệm)", "chịu"),
    "wording.pleonasm": _swap(r"để nhằm|nhằm để|nhằm mục đích để", "để"),
    "citation.spaced": _symbol,
    "citation.no_so": _add_so,
    "capital.document": _swap(
        r"(?:kế hoạch|quyết định|nghị quyết|nghị định|thông tư|chỉ thị|công văn)(?= số)",
        lambda found: upper_first(found[0]),
    ),
    "capital.head": _swap(
        r"(?:chủ tịch|phó chủ tịch|bộ trưởng|thủ tướng|giám đốc)",
        lambda found: upper_first(found[0]),
    ),
    "capital.body": _swap(
        r"\b\w+(?: \w+){3}|\b\w+(?: \w+){2}", lambda found: found[0].capitalize()
    ),
    "capital.after_stop": _swap(
        r"(?<=\. )[a-zà-ỹđ]\w*", lambda found: upper_first(found[0])
    ),
    "capital.after_semicolon": _swap(
        r"(?<=; )[A-ZĐÀ-Ỹ]\w*", lambda found: lower_first(found[0])
    ),
    "mark.space_before": _swap(r"\s+(?=[,;.:!?])", ""),
    "mark.space_after": _swap(r"(?<=[,;:!?])(?=[^\W\d_])|(?<=[a-zà-ỹđ]\.)(?=[A-ZĐÀ-Ỹ])", " "),
    "mark.bracket_spaced": _swap(
        r"(?<=\()\s+|\s+(?=\))|(?<=[a-zà-ỹđ])(?=\()", lambda found: "" if found[0] else " "
    ),
    "mark.two": _swap(r"[,;:.]{2}", lambda found: found[0][-1] if "." in found[0] else found[0][0]),
    "mark.semicolon_end": _end("."),
    "mark.hyphen": _swap(r"\s?-\s?", " - "),
    "name.capital_forms": _other_name,
    "name.two_spellings": _spelling,
    "name.tone_styles": _other_name,
}  # fmt: skip
