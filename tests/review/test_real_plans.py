"""The five real plans: recall of the certain faults and false alarms, counted by the contract."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from kehoach_desktop.domain.vntext import fold_words
from kehoach_desktop.review.finding import Finding, Severity
from kehoach_desktop.review.plain_text import from_plain_text
from kehoach_desktop.review.registry import review
from kehoach_desktop.services.checks.reviewing import vocabulary

REAL_PLANS = Path(__file__).resolve().parents[3] / "shared" / "real-plans"

#: The texts of real offices lie beside the project, never inside it.
REAL_PLANS = Path(__file__).resolve().parents[3] / "shared" / "real-plans"
#: `contracts.md`: a printed page has so many characters.
PAGE = 2_600


def _places(fault: dict[str, Any]) -> list[int]:
    told = " ".join(re.findall(r"dòng ([\d\-, và]+)", fault["where"]))
    return [int(number) for number in re.findall(r"\d+", told)]


def touches(finding: Finding, fault: dict[str, Any]) -> bool:
    """Say whether the words of a finding and of a fault overlap near the fault's lines."""
    places = _places(fault)
    if places and not any(abs(finding.line - line) <= 2 for line in places):
        return False
    quoted, known = fold_words(finding.quote), fold_words(fault["quote"])
    one, other = " ".join(quoted), " ".join(known)
    if one and (one in other or other in one):
        return True
    runs = range(min(len(quoted), len(known)), 1, -1)
    if any(quoted[-n:] == known[:n] or known[-n:] == quoted[:n] for n in runs):
        return True
    return any(" ".join(quoted[at : at + 3]) in other for at in range(len(quoted) - 2))


def test_real_plans_are_reviewed_as_well_as_aimed(
    real_plans: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    found_all = owed_all = beside_all = 0
    pages_all, lines = 0.0, [f"\n{'plan':<18}{'recall':>9}{'beside':>8}{'a page':>8}{'hints':>7}"]
    for name, text in real_plans.items():
        truth = json.loads((REAL_PLANS / f"{name}.json").read_text(encoding="utf-8"))
        every = review(from_plain_text(text), vocabulary())
        sure = [each for each in every if each.severity is not Severity.HINT]
        owed = [
            fault
            for fault in truth["errors"]
            if fault["confidence"] == "chac_chan" and not fault.get("needs_outside_knowledge")
        ]
        found = sum(any(touches(each, fault) for each in sure) for fault in owed)
        beside = sum(not any(touches(each, fault) for fault in truth["errors"]) for each in sure)
        pages = len(text) / PAGE
        assert len(every) - len(sure) <= 5 * pages
        lines.append(
            f"{name:<18}{found:>4}/{len(owed):<4}{beside:>8}{beside / pages:>8.2f}"
            f"{len(every) - len(sure):>7}"
        )
        found_all, owed_all = found_all + found, owed_all + len(owed)
        beside_all, pages_all = beside_all + beside, pages_all + pages
    lines.append(
        f"{'all':<18}{found_all:>4}/{owed_all:<4}{beside_all:>8}{beside_all / pages_all:>8.2f}"
    )
    with capsys.disabled():
        sys.stdout.write("\n".join([*lines, ""]))
    assert found_all >= 0.75 * owed_all
    assert beside_all <= pages_all
