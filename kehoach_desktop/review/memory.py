"""What a review keeps from the one before: paragraphs, and what rules said of the whole.

Typing changes the words of one paragraph and nothing else. Then a rule that told what it reads
(`Rule.reads`) is asked again only where it would read something else.
"""

from __future__ import annotations

from collections.abc import Iterable

from kehoach_desktop.review.finding import Finding, Rule
from kehoach_desktop.review.reading import Reading
from kehoach_desktop.review.text import Pairs, Paragraph, ReviewText


class Memory:
    """The last reading of a text that goes on being written."""

    def __init__(self) -> None:
        self._known: dict[tuple[object, ...], Paragraph] = {}
        self._text = ReviewText()
        self._whole: tuple[object, ...] = ()
        self._before: dict[str, list[Finding]] = {}
        self._said: dict[str, list[Finding]] = {}
        self._pairs: Pairs = ()

    def remembered(self, text: ReviewText) -> ReviewText:
        """Return `text` with what is known of paragraphs that were there before."""
        before, now = self._text, ReviewText(tuple(self._each(text.paragraphs)))
        pairs = _changed(before, now)
        self._text, self._pairs = now, pairs or ()
        # What was not said again, because a review broke off, is not known any more.
        self._before, self._said = ({} if pairs is None else self._said), {}
        if pairs is None:
            self._known = {_key(each): each for each in now.paragraphs}
        else:
            now.going_on(before, pairs)
            for each, instead in pairs:
                self._known.pop(_key(each), None)
                self._known[_key(instead)] = instead
        return now

    def _each(self, paragraphs: Iterable[Paragraph]) -> Iterable[Paragraph]:
        last = self._text.paragraphs
        for at, each in enumerate(paragraphs):
            if at < len(last) and last[at] is each:
                yield each
                continue
            before = self._known.get(_key(each))
            yield each if before is None else each.knowing(before)

    def look(self, reading: Reading) -> None:
        """Forget what rules said where `reading` knows something else of the whole."""
        if reading.whole != self._whole:
            self._whole, self._before = reading.whole, {}

    def said(self, rule: Rule, reading: Reading) -> list[Finding] | None:
        """Return what `rule` said; None where it has to be asked."""
        said = self._before.get(rule.id)
        if said is None or rule.reads is None:
            return None
        told = {each.paragraph for each in said}
        for before, now in self._pairs:
            if now.index in told or rule.reads(before, reading) != rule.reads(now, reading):
                return None
        return said

    def keep(self, rule: Rule, said: list[Finding]) -> None:
        """Keep what `rule` said of the whole."""
        if rule.reads is not None:
            self._said[rule.id] = said


def _key(each: Paragraph) -> tuple[object, ...]:
    return (each.text, each.zone, each.number, each.path)


def _changed(before: ReviewText, now: ReviewText) -> Pairs | None:
    """Return the paragraphs whose words changed; None where more than words did."""
    if len(before.paragraphs) != len(now.paragraphs):
        return None
    pairs = []
    for one, other in zip(before.paragraphs, now.paragraphs, strict=True):
        if one is other:
            continue
        if (one.zone, one.number, one.path, one.breaks, one.page, one.index) != (
            other.zone, other.number, other.path, other.breaks, other.page, other.index,
        ):  # fmt: skip
            return None
        if one.text != other.text:
            pairs.append((one, other))
    return tuple(pairs)
