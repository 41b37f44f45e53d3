"""Every rule of the review, and the engine that runs them one after the other."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Iterable
from dataclasses import replace

from kehoach_desktop.review import (
    capitals,
    citations,
    completeness,
    form,
    names,
    numbering,
    office,
    punctuation,
    references,
    spelling,
    tasks,
    timing,
    topic,
    wording,
)
from kehoach_desktop.review.finding import Finding, Rule, Severity
from kehoach_desktop.review.reading import Office, Reading, RuleStopped
from kehoach_desktop.review.text import ReviewText
from kehoach_desktop.review.vocabulary import Vocabulary

#: One family a module; the order is that of equal findings on a line.
FAMILIES = (numbering, references, office, names, timing, citations, tasks, spelling, wording,
            punctuation, capitals, form, completeness, topic)  # fmt: skip

#: Every rule by its id.
RULES: dict[str, Rule] = {rule.id: rule for family in FAMILIES for rule in family.RULES}

#: The finding that names a rule which took too long.
STOPPED = "review.stopped"

#: Seconds that one rule may take on one document.
RULE_SECONDS = 2.0

#: Hints on one page of 2,600 characters; the weakest page may have no more.
HINTS_A_PAGE, PAGE_CHARACTERS = 5, 2_600


def review(
    text: ReviewText,
    vocabulary: Vocabulary,
    *,
    office: Office | None = None,
    today: dt.date | None = None,
    rules: Iterable[Rule] | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> list[Finding]:
    """Return what the rules find in `text`, in reading order.

    `office` and `today` judge a plan of the store; a file is judged by its own issuer and date.
    A rule that takes longer than RULE_SECONDS is stopped and named.
    """
    reading = Reading(text, vocabulary, office, today)
    found: list[Finding] = []
    for rule in RULES.values() if rules is None else rules:
        limit = clock() + RULE_SECONDS
        reading.expired = lambda limit=limit: clock() > limit  # type: ignore[misc]
        try:
            found += (_settle(finding, rule) for finding in rule.look(reading))
        except RuleStopped:
            found.append(Finding(STOPPED, Severity.HINT, "", 0, params={"rule": rule.id}))
    return _bounded(_distinct(found), len(text.words))


def _settle(finding: Finding, rule: Rule) -> Finding:
    """Give a finding its rule's severity, unless the rule itself meant less by it."""
    severity = Severity.HINT if finding.severity is Severity.HINT else rule.severity
    return replace(finding, rule=rule.id, severity=severity, source=rule.source)


def _distinct(found: list[Finding]) -> list[Finding]:
    """Return findings in reading order; what one rule says twice of the same words stays once."""
    order = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.HINT: 2}
    kept: dict[tuple[int, str, str], Finding] = {}
    for each in sorted(found, key=lambda finding: order[finding.severity]):
        kept.setdefault((each.line, each.quote, each.rule), each)
    return sorted(kept.values(), key=lambda finding: (finding.line, finding.section))


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
