"""A binder of evidence (hồ sơ minh chứng): criteria, and what shows that each was met.

A heading ("1", "3") is a criterion too: an office may put proofs wherever its superior asks.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from kehoach_desktop.domain.vntext import clean
from kehoach_desktop.errors import AppError

_NUMBER = r"\d+(?:\.\d+){0,3}"
_LINE = re.compile(rf"({_NUMBER})[.)]?[\t ]+(.+)")


@dataclass(frozen=True, slots=True)
class Criterion:
    """A criterion: its number ("3.2"), its words, and the ids of its proofs in their order."""

    number: str
    title: str
    proofs: tuple[str, ...] = ()

    @property
    def level(self) -> int:
        """Return 1 for "3", 2 for "3.2" …"""
        return self.number.count(".") + 1


@dataclass(frozen=True, slots=True)
class Binder:
    """The evidence of a year by criteria."""

    id: str
    year: int
    title: str
    criteria: tuple[Criterion, ...] = ()

    def criterion(self, number: str) -> Criterion:
        """Return the criterion of that number; E-NO-CRITERION."""
        for each in self.criteria:
            if each.number == number:
                return each
        raise AppError("E-NO-CRITERION", value=number)

    def with_proofs(self, number: str, proofs: Sequence[str]) -> Binder:
        """Return the binder with other proofs at a criterion, each once; E-NO-CRITERION."""
        changed = replace(self.criterion(number), proofs=tuple(dict.fromkeys(proofs)))
        return replace(
            self,
            criteria=tuple(changed if each.number == number else each for each in self.criteria),
        )

    def with_list(self, criteria: Sequence[Criterion]) -> Binder:
        """Return the binder with another list of criteria; proofs stay with their number.

        Raises as `with_criteria`.
        """
        held = {each.number: each.proofs for each in self.criteria if each.proofs}
        _refuse_loss(held.keys() - {each.number for each in criteria})
        return self.with_criteria(
            [replace(each, proofs=held.get(each.number, ())) for each in criteria]
        )

    def with_criteria(self, criteria: Sequence[Criterion]) -> Binder:
        """Return the binder with these criteria, whose proofs go with them: a number may change.

        Raises E-CRITERIA naming a line without a proper number or title, or whose number was there
        before, and E-CRITERION-USED where proofs of the binder would no longer be in it.
        """
        numbers: set[str] = set()
        for place, each in enumerate(criteria, start=1):
            if (
                not re.fullmatch(_NUMBER, each.number)
                or not clean(each.title)
                or each.number in numbers
            ):
                said = f"{each.number} {each.title}".strip()
                raise AppError("E-CRITERIA", line=place, said=said[:80])
            numbers.add(each.number)
        lost = _held(self.criteria) - _held(criteria)
        _refuse_loss({each.number for each in self.criteria if lost.keys() & set(each.proofs)})
        return replace(self, criteria=tuple(criteria))

    def is_heading(self, number: str) -> bool:
        """Say whether other criteria stand below that number."""
        return any(each.number.startswith(f"{number}.") for each in self.criteria)

    @property
    def missing(self) -> tuple[Criterion, ...]:
        """Return the criteria, headings left out, that no proof was put into."""
        return tuple(
            each for each in self.criteria if not each.proofs and not self.is_heading(each.number)
        )


def _held(criteria: Sequence[Criterion]) -> Counter[str]:
    """Return proof → in how many criteria it is."""
    return Counter(proof for each in criteria for proof in each.proofs)


def _refuse_loss(numbers: Collection[str]) -> None:
    if numbers:
        raise AppError("E-CRITERION-USED", numbers=", ".join(sorted(numbers)))


def read_criteria(text: str) -> tuple[Criterion, ...]:
    """Return the criteria of a text, one a line: "1.2 Báo cáo định kỳ…"; blank lines are left out.

    Raises E-CRITERIA naming a line without a number, or whose number was there before.
    """
    found: dict[str, Criterion] = {}
    for place, line in enumerate(text.splitlines(), start=1):
        said = clean(line.replace("\t", " "))
        if not said or said.startswith("#"):
            continue
        match = _LINE.fullmatch(said)
        if match is None or match[1] in found:
            raise AppError("E-CRITERIA", line=place, said=said[:80])
        found[match[1]] = Criterion(match[1], match[2])
    return tuple(found.values())
