"""Twelve papers that the rules had not seen: faults as typists make them, marked where they stand.

Measured before any rule knew them: recall 0.80 of 139 faults, 1.58 unmatched a page, 1.47 alarms
a page on the same papers without faults.
"""

from __future__ import annotations

import json
import re
import sys
import textwrap
from collections import defaultdict
from pathlib import Path

import pytest
from marked import PAGE, marked, sure, touches

from kehoach_desktop.paths import resource
from kehoach_desktop.review.plain_text import from_lines, from_plain_text
from kehoach_desktop.review.registry import review
from kehoach_desktop.services.checks.reviewing import vocabulary

HERE = Path(__file__).parent
PAPERS = sorted((HERE / "papers").glob("*.txt"))
PACKAGE = HERE.parents[1] / "kehoach_desktop"
REAL_PLANS = HERE.parents[2] / "shared" / "real-plans"


def test_marked_faults_are_found_and_little_else(capsys: pytest.CaptureFixture[str]) -> None:
    hits: dict[str, list[bool]] = defaultdict(list)
    alarms = beside = 0
    pages, missed, over = 0.0, [], []
    for path in PAPERS:
        paper = marked(path.read_text(encoding="utf-8"))
        pages += len(paper.wrong) / PAGE
        alarms += len(sure(paper.right))
        found = sure(paper.wrong)
        for fault in paper.faults:
            hit = any(touches(each, fault, paper.wrong) for each in found)
            hits[fault.family].append(hit)
            if not hit:
                missed.append(f"{path.stem}:{fault.line} {fault.family}: {fault.wrong}")
        strange = [
            each for each in found
            if not any(touches(each, fault, paper.wrong) for fault in paper.faults)
        ]  # fmt: skip
        beside += len(strange)
        over += [f"{path.stem}:{each.line} {each.rule}: {each.quote}" for each in strange]
    every = [hit for row in hits.values() for hit in row]
    rows = [f"\n{'family':<12}{'marked':>8}{'found':>7}{'recall':>8}"]
    for family, results in [*sorted(hits.items()), ("all", every)]:
        found_here = sum(results)
        rows.append(
            f"{family:<12}{len(results):>8}{found_here:>7}{found_here / len(results):>8.2f}"
        )
    rows += [f"unmatched a page {beside / pages:.2f}, alarms a clean page {alarms / pages:.2f}"]
    with capsys.disabled():
        sys.stdout.write("\n".join([*rows, "missed:", *missed, "unmatched:", *over, ""]))
    assert len(every) >= 130
    assert sum(every) >= 0.85 * len(every)
    assert beside <= 0.5 * pages
    assert alarms <= 0.25 * pages


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.stem)
def test_a_paper_in_lines_of_a_page_has_the_same_findings(path: Path) -> None:
    """What a PDF file gives: every paragraph in lines as wide as the page."""
    text = from_plain_text(marked(path.read_text(encoding="utf-8")).wrong)
    lines, wraps = [], []
    for each in text.paragraphs:
        rows = textwrap.wrap(each.text, 78, break_long_words=False, break_on_hyphens=True)
        lines += [(row, len(lines) + at, 1) for at, row in enumerate(rows, 1)]
        wraps += [True] * (len(rows) - 1) + [False]
    again = from_lines(lines, wraps)
    assert [each.text for each in again.paragraphs] == [each.text for each in text.paragraphs]
    told, told_again = (review(each, vocabulary()) for each in (text, again))
    assert [(each.rule, each.quote) for each in told] == [
        (each.rule, each.quote) for each in told_again
    ]


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def test_no_fault_of_the_real_plans_stands_in_rules_or_data(real_plans: dict[str, str]) -> None:
    """A rule tuned to the words of one file is a defect."""
    said = [path.read_text(encoding="utf-8") for path in (PACKAGE / "review").glob("*.py")]
    said += [path.read_text(encoding="utf-8") for path in resource("vocabulary").glob("*")]
    known = f" {' '.join(' '.join(_words(text)) for text in said)} "
    shown = []
    for name in real_plans:
        truth = json.loads((REAL_PLANS / f"{name}.json").read_text(encoding="utf-8"))
        for fault in truth["errors"]:
            words = _words(fault["quote"])
            if len(words) >= 3 and f" {' '.join(words)} " in known:
                shown.append(fault["quote"])
    assert not shown
