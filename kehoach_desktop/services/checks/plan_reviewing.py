"""Rà soát of a plan of ours: judged by the office and today, silent where it was told to be.

`PlanReviewing.of(plan id)` gives a `PlanReview` that is asked again after every change; it keeps
what it knows of paragraphs that stayed. Nothing here changes a plan.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.domain.plans.plan_words import replace_words, words_at
from kehoach_desktop.review.copying import Model, findings, held_against
from kehoach_desktop.review.corrections import correction
from kehoach_desktop.review.engine import PAGE_CHARACTERS, STOPPED, Reviewer
from kehoach_desktop.review.finding import Finding, Severity
from kehoach_desktop.review.plan_text import PlanText, Spot, from_plan, office_of
from kehoach_desktop.review.registry import RULES
from kehoach_desktop.services.checks.file_reviewing import DocumentReview, FileReviewing
from kehoach_desktop.services.checks.reviewing import Remark, vocabulary, word
from kehoach_desktop.services.ports.basics import Clock
from kehoach_desktop.services.ports.review import Ignored, IgnoredStore, Scope

#: Copied paragraphs that are told on one page: more would hide the faults.
COPIES_A_PAGE = 2


@dataclass(frozen=True, slots=True)
class Change:
    """A suggestion that one key can accept: the words of `spot`, now `old`, become `new`."""

    spot: Spot
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class PlanRemark:
    """A worded finding with its place in the plan.

    `source` names the part of the plan, `spot` the very words where they are an officer's own;
    `ignored` says why it is silent, None where it is told. `place` is the hash of its paragraph.
    """

    remark: Remark
    source: str
    spot: Spot | None
    change: Change | None
    place: str
    ignored: Ignored | None = None

    @property
    def finding(self) -> Finding:
        """Return the finding itself."""
        return self.remark.finding

    @property
    def words(self) -> str:
        """Return the word in question, else the whole quote, to compare with others."""
        return (self.finding.params.get("word") or self.finding.quote).casefold()


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What the review of a plan says: told remarks in reading order, and silent ones.

    `copied` are the documents it comes from, each with the part (0 to 1) of its own words that
    stands there word for word; such as have nothing in common are left out.
    """

    plan: Plan
    told: tuple[PlanRemark, ...]
    silent: tuple[PlanRemark, ...]
    copied: tuple[tuple[str, float], ...] = ()

    @property
    def errors(self) -> int:
        """Return how many told findings are errors."""
        return sum(each.finding.severity is Severity.ERROR for each in self.told)

    @property
    def to_mend(self) -> tuple[PlanRemark, ...]:
        """Return the told findings that are more than hints."""
        return tuple(each for each in self.told if each.remark.is_certain)

    @property
    def ordered(self) -> tuple[PlanRemark, ...]:
        """Return the told findings as they are gone through: hints behind all others."""
        return (*self.to_mend, *(each for each in self.told if not each.remark.is_certain))


class PlanReview:
    """The review of one plan as it changes; for one thread.

    What is taken word for word from `models` is told as hints.
    """

    def __init__(self, models: Iterable[Model] = ()) -> None:
        self._models = tuple(models)
        self._reviewer: Reviewer | None = None
        self._text: PlanText | None = None

    def look(
        self, plan: Plan, office: OfficeProfile, today: dt.date, ignored: Iterable[Ignored] = ()
    ) -> Reviewed:
        """Return the findings of `plan` as it stands; the first call reads the vocabulary."""
        if self._reviewer is None:
            self._reviewer = Reviewer(vocabulary(), tuple(RULES.values()))
        text = self._text = from_plan(plan, office, self._text)
        found = self._reviewer.review(text.text, office_of(office), today, plan.year)
        most = COPIES_A_PAGE * max(1, len(text.text.words) // PAGE_CHARACTERS)
        copied = [(model.name, held_against(text.text, model)) for model in self._models]
        for name, share in copied:
            found += findings(share, name, most)
        found.sort(key=lambda each: (each.paragraph, each.start))
        silent = {each: each for each in ignored}
        remarks = [_remark(finding, text, plan, silent) for finding in found]
        return Reviewed(
            plan,
            tuple(each for each in remarks if each.ignored is None),
            tuple(each for each in remarks if each.ignored is not None),
            tuple((name, share.part) for name, share in copied if share.part > 0),
        )


class PlanReviewing:
    """The use cases of the review of plans; `files` are those of anybody's files."""

    def __init__(self, store: IgnoredStore, clock: Clock, files: FileReviewing) -> None:
        self._store = store
        self._clock = clock
        self.files = files

    def plan(self, plan: Plan, office: OfficeProfile) -> Reviewed:
        """Return the findings of a plan, once."""
        return PlanReview().look(plan, office, self.today(), self.ignored(plan.id))

    def against(self, plan: Plan, office: OfficeProfile, other: Path | None) -> DocumentReview:
        """Return the told findings of a plan as a document, held against a file if one is given."""
        told = self.plan(plan, office).told
        reviewed = DocumentReview(plan.title, tuple(each.remark for each in told))
        if other is None:
            return reviewed
        return self.files.hold_against(reviewed, from_plan(plan, office).text, other)

    def today(self) -> dt.date:
        """Return the day by which plans are judged."""
        return self._clock.now().date()

    def ignored(self, plan_id: str) -> tuple[Ignored, ...]:
        """Return what is silent in a plan."""
        return tuple(self._store.of_plan(plan_id))

    def ignore(self, remark: PlanRemark, scope: Scope, plan_id: str) -> Ignored:
        """Tell a finding no more: in this place, this plan, or in the whole office."""
        ignored = silenced(remark, scope, plan_id)
        self._store.add(ignored, self._clock.now())
        return ignored

    def restore(self, ignored: Ignored) -> None:
        """Tell it again."""
        self._store.remove(ignored)


def silenced(remark: PlanRemark, scope: Scope, plan_id: str) -> Ignored:
    """Return what keeps a finding silent within `scope`."""
    return Ignored(
        scope,
        remark.finding.rule,
        remark.words,
        "" if scope is Scope.OFFICE else plan_id,
        remark.place if scope is Scope.PLACE else "",
    )


def accept(plan: Plan, change: Change) -> Plan | None:
    """Return `plan` with a suggestion taken; None where its words have changed meanwhile."""
    spot = change.spot
    words = words_at(plan, spot.source, spot.field)
    if words is None or words[spot.start : spot.end] != change.old:
        return None
    return replace_words(plan, spot.source, spot.field, (spot.start, spot.end), change.new)


def _remark(
    finding: Finding, text: PlanText, plan: Plan, silent: dict[Ignored, Ignored]
) -> PlanRemark:
    remark = word(finding)
    if finding.paragraph < 0 or finding.rule == STOPPED:
        return PlanRemark(remark, "", None, None, "")
    printed = text.text.paragraphs[finding.paragraph].text
    place = hashlib.sha256(printed.encode()).hexdigest()[:16]
    made = PlanRemark(
        remark,
        text.source_of(finding),
        text.spot(finding.paragraph, *_meant(finding)),
        _change(finding, text, plan, printed),
        place,
    )
    for scope in Scope:
        known = silent.get(silenced(made, scope, plan.id))
        if known is not None:
            return PlanRemark(remark, made.source, made.spot, made.change, place, known)
    return made


def _change(finding: Finding, text: PlanText, plan: Plan, printed: str) -> Change | None:
    found = correction(finding, printed)
    spot = text.written(finding.paragraph, found.start, found.end) if found else None
    if found is None or spot is None:
        return None
    words = words_at(plan, spot.source, spot.field) or ""
    old = words[spot.start : spot.end]
    if old.casefold() != printed[found.start : found.end].casefold():
        return None
    # A heading is written in any case and prints in capitals.
    new = found.words if old == printed[found.start : found.end] else found.words.lower()
    return Change(spot, old, new)


def _meant(finding: Finding) -> tuple[int, int]:
    """Return where the very words stand that a finding is about.

    Its quote has a neighbour at each side, to be found by; an officer who types over what is
    marked is to lose none of them.
    """
    word = finding.params.get("word", "")
    if not word or finding.quote.count(word) != 1:
        return finding.start, finding.end
    start = finding.start + finding.quote.index(word)
    return start, start + len(word)
