"""Every rule of the review."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Iterable

from kehoach_desktop.review.engine import Reviewer
from kehoach_desktop.review.finding import Finding, Rule
from kehoach_desktop.review.reading import Office
from kehoach_desktop.review.rules import (
    agreement,
    bodies,
    capitals,
    citations,
    cited_issuers,
    completeness,
    dates,
    deadlines,
    doers,
    figures,
    form,
    frames,
    heading,
    issuer,
    levels,
    measures,
    names,
    numbering,
    office,
    phrases,
    proper_names,
    punctuation,
    quotes,
    references,
    repeats,
    spacing,
    spelling,
    strays,
    syllables,
    tables,
    tasks,
    timing,
    topic,
    wording,
)
from kehoach_desktop.review.text import ReviewText
from kehoach_desktop.review.vocabulary import Vocabulary

#: One family a module; the order is that of equal findings on a line.
FAMILIES = (numbering, references, agreement, deadlines, figures, tables, office, issuer, levels,
            bodies, names, timing, dates, citations, cited_issuers, doers, tasks, measures,
            spelling, syllables, phrases, wording, frames, repeats, spacing, punctuation, capitals,
            proper_names, form, heading, completeness, topic, strays, quotes)  # fmt: skip

#: Every rule by its id.
RULES: dict[str, Rule] = {rule.id: rule for family in FAMILIES for rule in family.RULES}


def review(
    text: ReviewText,
    vocabulary: Vocabulary,
    *,
    office: Office | None = None,
    today: dt.date | None = None,
    rules: Iterable[Rule] | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> list[Finding]:
    """Return what the rules find in `text`, in reading order (`engine.Reviewer.review`)."""
    asked = RULES.values() if rules is None else rules
    return Reviewer(vocabulary, tuple(asked), clock).review(text, office, today)
