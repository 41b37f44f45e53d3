"""Runs the rules over a text: once for a file, again and again for a plan that is being typed.

A rule that is `local` is asked only about paragraphs that changed since the last look; what the
others need from a single paragraph they keep on it (`Paragraph.once`), and where they read the
same as before they are not asked at all (`Rule.reads`). So a keystroke costs the paragraph it
fell in and the few rules that it may concern.
"""

from __future__ import annotations

import datetime as dt
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import cast

from kehoach_desktop.review.finding import Again, Finding, Rule, Severity
from kehoach_desktop.review.memory import Memory
from kehoach_desktop.review.reading import Office, Reading, RuleStopped
from kehoach_desktop.review.text import Paragraph, ReviewText
from kehoach_desktop.review.vocabulary import Vocabulary

#: The finding that names a rule which took too long.
STOPPED = "review.stopped"

#: Seconds that one rule may take on one document, and all of them together.
RULE_SECONDS, ALL_SECONDS = 2.0, 20.0

#: Hints on one page of 2,600 characters; the weakest page may have no more.
HINTS_A_PAGE, PAGE_CHARACTERS = 5, 2_600

_RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.HINT: 2}
_FOUND = "what local rules found"


class Reviewer:
    """Reviews one text as it changes. Not to be shared between threads."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        rules: Sequence[Rule],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.vocabulary = vocabulary
        self._local = tuple(rule for rule in rules if rule.local)
        self._whole = tuple(rule for rule in rules if not rule.local)
        self._again = {rule.id: rule.again for rule in rules if rule.again is not Again.TELL}
        self._order = {rule.id: at for at, rule in enumerate(rules)}
        self._clock = clock
        self._memory = Memory()
        self._context: tuple[object, ...] = ()
        self._end = 0.0

    def review(
        self,
        text: ReviewText,
        office: Office | None = None,
        today: dt.date | None = None,
        year: int | None = None,
    ) -> list[Finding]:
        """Return what the rules find in `text`, in reading order.

        `office`, `today` and `year` judge a plan of the store; a file is judged by its own issuer,
        date and title.
        A rule that takes longer than RULE_SECONDS is stopped and named.
        """
        text = self._memory.remembered(text)
        reading = Reading(text, self.vocabulary, office, today, year)
        self._end = self._clock() + ALL_SECONDS
        found = self._look_locally(reading)
        self._memory.look(reading)
        for rule in self._whole:
            found += self._look_at_whole(rule, reading)
        found.sort(key=lambda each: self._order.get(each.rule, 0))
        return _bounded(self._told(_once(_distinct(found))), len(text.words))

    def _look_at_whole(self, rule: Rule, reading: Reading) -> list[Finding]:
        """Return what a rule finds in the whole, or found before where it reads the same."""
        found = self._memory.said(rule, reading)
        if found is None:
            found = self._ask(rule, reading)
            if any(each.rule == STOPPED for each in found):
                return found  # asked again next time
        self._memory.keep(rule, found)
        return found

    def _look_locally(self, reading: Reading) -> list[Finding]:
        """Return the findings of local rules: kept ones, and new ones of changed paragraphs."""
        if reading.context != self._context:
            self._context = reading.context
            for each in reading.text.paragraphs:
                each.memo.pop(_FOUND, None)
        fresh = [each for each in reading.text.paragraphs if _FOUND not in each.memo]
        stopped = self._look_at(fresh, reading) if fresh else []
        found = [
            _placed(finding, each)
            for each in reading.text.paragraphs
            for finding in cast("tuple[Finding, ...]", each.memo[_FOUND])
        ]
        if stopped:  # a stopped rule is asked again next time
            for each in fresh:
                each.memo.pop(_FOUND, None)
        return found + stopped

    def _look_at(self, fresh: list[Paragraph], reading: Reading) -> list[Finding]:
        """Let local rules look at `fresh`; return the findings that name stopped rules."""
        by_paragraph: dict[int, list[Finding]] = defaultdict(list)
        part = reading.part(fresh)
        stopped: list[Finding] = []
        for rule in self._local:
            for finding in self._ask(rule, part):
                if finding.rule == STOPPED:
                    stopped.append(finding)
                else:
                    by_paragraph[finding.paragraph].append(finding)
        for each in fresh:
            each.memo[_FOUND] = tuple(by_paragraph[each.index])
        return stopped

    def _ask(self, rule: Rule, reading: Reading) -> list[Finding]:
        """Return what one rule finds; where it takes too long, also the finding that names it."""
        limit = min(self._clock() + RULE_SECONDS, self._end)
        reading.expired = lambda: self._clock() > limit
        found: list[Finding] = []
        try:
            for finding in rule.look(reading):
                found.append(_settled(finding, rule))
        except RuleStopped:
            found.append(Finding(STOPPED, Severity.HINT, "", 0, params={"rule": rule.id}))
        return found

    def _told(self, found: list[Finding]) -> list[Finding]:
        """Return findings with the second and later ones of a habit, or of a word, as hints."""
        told: set[tuple[str, ...]] = set()
        kept = []
        for each in found:
            again = self._again.get(each.rule)
            if again is not None:
                same = each.params.values() if again is Again.WORD else ()
                key = (each.rule, *(value.lower() for value in same))
                if key in told:
                    each = replace(each, severity=Severity.HINT)
                told.add(key)
            kept.append(each)
        return kept


def _settled(finding: Finding, rule: Rule) -> Finding:
    """Give a finding its rule's severity, unless the rule itself meant less by it."""
    severity = Severity.HINT if finding.severity is Severity.HINT else rule.severity
    return replace(finding, rule=rule.id, severity=severity, source=rule.source)


def _placed(finding: Finding, paragraph: Paragraph) -> Finding:
    """Return a kept finding at the place where its paragraph stands now."""
    line = paragraph.line_at(finding.start)
    if (finding.paragraph, finding.line) == (paragraph.index, line):
        return finding
    return replace(finding, paragraph=paragraph.index, line=line, page=paragraph.page)


def _distinct(found: list[Finding]) -> list[Finding]:
    """Return findings in reading order; what one rule says twice of the same words stays once."""
    kept: dict[tuple[int, int, str, str], Finding] = {}
    for each in sorted(found, key=lambda finding: _RANK[finding.severity]):
        kept.setdefault((each.paragraph, each.line, each.quote, each.rule), each)
    return sorted(kept.values(), key=lambda each: (each.paragraph, each.line, each.start))


#: Families that see one slip from two sides; what the first says need not be said again.
_ALIKE = {"spacing": "spelling", "date": "time", "citation": "time", "frame": "wording",
          "mark": "wording", "name": "capital"}  # fmt: skip
#: Two findings mean the same words when so much of the shorter one lies in the other.
_SAME_PART = 0.6


def _once(found: list[Finding]) -> list[Finding]:
    """Return findings without those whose words an alike, surer or earlier one shows already."""
    kept: list[Finding] = []
    for each in found:
        twin = -1
        for at in range(len(kept) - 1, -1, -1):
            if kept[at].paragraph != each.paragraph:
                break
            if _means_same(kept[at], each):
                twin = at
        if twin < 0:
            kept.append(each)
        elif _RANK[each.severity] < _RANK[kept[twin].severity]:
            kept[twin] = each
    return kept


def _means_same(one: Finding, other: Finding) -> bool:
    if one.paragraph != other.paragraph or one.paragraph < 0 or one.rule == other.rule:
        return False
    families = [_ALIKE.get(family, family) for family in
                (one.rule.partition(".")[0], other.rule.partition(".")[0])]  # fmt: skip
    shared = min(one.end, other.end) - max(one.start, other.start)
    shorter = min(one.end - one.start, other.end - other.start)
    return families[0] == families[1] and shared > 0 and shared >= _SAME_PART * shorter


def _bounded(found: list[Finding], characters: int) -> list[Finding]:
    """Drop hints beyond what a reader can bear."""
    room = HINTS_A_PAGE * max(1, characters // PAGE_CHARACTERS)
    kept = []
    for each in found:
        if each.severity is Severity.HINT and each.rule != STOPPED:
            if room <= 0:
                continue
            room -= 1
        kept.append(each)
    return kept
