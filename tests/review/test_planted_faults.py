"""A plan of our own, clean, and every fault planted into it: recall and false alarms, counted."""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from kehoach_desktop.review.finding import Finding, Severity
from kehoach_desktop.review.plain_text import from_plain_text
from kehoach_desktop.review.registry import review
from kehoach_desktop.services.checks.reviewing import vocabulary

HERE = Path(__file__).parent


def plan() -> str:
    return (HERE / "planted_plan.txt").read_text(encoding="utf-8")


def planted() -> list[tuple[str, str, str]]:
    """Return (family, right words, wrong words); lines whose both sides are equal are notes."""
    rows = []
    for line in (HERE / "planted_faults.tsv").read_text(encoding="utf-8").split("\n"):
        if line:
            family, right, wrong = (part.replace("\\n", "\n") for part in line.split("\t"))
            if right != wrong:
                rows.append((family, right, wrong))
    return rows


def sure(text: str) -> Counter[tuple[str, str]]:
    """Return the errors and warnings of a text by rule and quote."""
    return Counter((each.rule, each.quote) for each in _findings(text))


def _findings(text: str) -> list[Finding]:
    found = review(from_plain_text(text), vocabulary())
    return [each for each in found if each.severity is not Severity.HINT]


def test_a_clean_plan_raises_no_alarm() -> None:
    assert not sure(plan())


def test_every_planted_fault_has_its_place_in_the_plan() -> None:
    assert not [right for _, right, _ in planted() if right not in plan()]
    assert len(planted()) >= 150


def test_most_planted_faults_are_found(capsys: pytest.CaptureFixture[str]) -> None:
    seen: dict[str, list[bool]] = defaultdict(list)
    missed, beside = [], Counter[str]()
    for family, right, wrong in planted():
        found = sure(plan().replace(right, wrong, 1))
        seen[family].append(bool(found))
        beside[family] += max(0, sum(found.values()) - 1)
        if not found:
            missed.append(f"{family}: {wrong}")
    rows = [f"\n{'family':<12}{'planted':>8}{'found':>7}{'recall':>8}{'beside':>8}"]
    for family, results in seen.items():
        share = sum(results) / len(results)
        rows.append(
            f"{family:<12}{len(results):>8}{sum(results):>7}{share:>8.2f}{beside[family]:>8}"
        )
    with capsys.disabled():
        sys.stdout.write("\n".join([*rows, "missed:", *missed, ""]))
    total = [result for results in seen.values() for result in results]
    assert sum(total) >= 0.9 * len(total)
