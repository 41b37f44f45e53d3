"""Every rule of `nd30.md` has a file with that single fault, or a reason why it is not measured."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import test_attached_plan
import test_layout_checker
import test_layout_checker_kinds
import test_layout_checker_word

RULES = Path(__file__).parents[3] / "shared" / "nd30.md"

_REVIEWED = "wording, not layout: told by `kehoach review`, which reads sentences"
#: Rules without a single-fault file.
REASONS = {
    "T04": "the subject is looked for right below the type: anything else there is T02",
    "B02": _REVIEWED,
    "B03": _REVIEWED,
    "B17": "the decree does not know these levels: most plans use them, nothing is reported",
    **dict.fromkeys(
        ("C01", "C02", "C03", "C04", "C05", "C08", "C09", "C10", "C11", "C13"), _REVIEWED
    ),
}
#: Rules that need pages or drawn frames, which only a PDF shows: Word's pages are made by whoever
#: opens the file.
PDF_ONLY = {
    "P02": "a landscape page without a table needs pages",
    "K01": "a drawn frame", "K02": "a drawn frame", "K04": "where the seal falls on the page",
    "A01": "where a page begins",
}  # fmt: skip


def rules() -> list[str]:
    return re.findall(r"^\| ([PHTBSNAKC]\d\d) \|", RULES.read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.skipif(not RULES.is_file(), reason="nd30.md is not on this machine")
def test_every_rule_is_measured_or_says_why_not() -> None:
    faults = [
        *test_layout_checker.FAULTS,
        *test_layout_checker_kinds.FAULTS,
        *test_layout_checker_word.FAULTS,
        *test_attached_plan.FAULTS,
    ]
    measured = {row[2] for row in faults}
    assert len(rules()) > 90
    assert sorted(set(rules()) - measured - set(REASONS)) == []
    assert not measured & set(REASONS)  # a reason that no longer holds
    assert measured <= set(rules()) | {"H00"}


@pytest.mark.skipif(not RULES.is_file(), reason="nd30.md is not on this machine")
def test_what_only_a_pdf_shows_is_measured_there() -> None:
    in_pdf = {row[2] for row in (*test_layout_checker.FAULTS, *test_layout_checker_kinds.FAULTS)}
    in_word = {row[2] for row in test_layout_checker_word.FAULTS}
    assert set(PDF_ONLY) <= in_pdf
    assert not set(PDF_ONLY) & in_word
