"""How many single faults the checker finds: `python tests/measure/fault_figures.py`.

Prints for PDF and for Word how many files with one fault each were made, in how many the rule of
that fault spoke, and how many other rules spoke that do not overlap with it (false reports); then
the same for the right files, where every finding would be false.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

import test_layout_checker
import test_layout_checker_kinds
import test_layout_checker_word
from paper import Paper, make
from word_paper import WordPaper, make_word

from kehoach_desktop.measure.check import check_paper

Fault = tuple[str, Paper | WordPaper, str, set[str]]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        pdf_faults = [
            *test_layout_checker.FAULTS,
            *test_layout_checker_kinds.FAULTS,
        ]
        word_faults = test_layout_checker_word.FAULTS
        right_pdf = [
            test_layout_checker.GOOD,
            test_layout_checker.WITH_APPENDIX,
            *test_layout_checker_kinds.RIGHT.values(),
        ]
        right_word = list(test_layout_checker_word.RIGHT.values())
        _say("PDF", pdf_faults, right_pdf, Path(folder))
        _say("Word", word_faults, right_word, Path(folder))


def _say(
    kind: str, faults: Iterable[Fault], right: Iterable[Paper | WordPaper], folder: Path
) -> None:
    made = found = false = 0
    for name, paper, rule, also in faults:
        rules = _rules(paper, folder)
        made += 1
        found += rule in rules
        stray = rules - {rule} - also
        false += len(stray)
        if rule not in rules or stray:
            sys.stdout.write(f"  {kind}: {name}: {rule} wanted, {sorted(rules)} told\n")
    good = [_rules(paper, folder) for paper in right]
    stray_in_good = sum(map(len, good))
    sys.stdout.write(
        f"{kind}: {made} single-fault files made, {found} found, {false} false reports elsewhere; "
        f"{len(good)} right files, {stray_in_good} false reports\n"
    )


def _rules(paper: Paper | WordPaper, folder: Path) -> set[str]:
    if isinstance(paper, Paper):
        path = make(paper, folder / "paper.pdf")
    else:
        path = make_word(paper, folder / "paper.docx")
    return {finding.rule for finding in check_paper(path)}


if __name__ == "__main__":
    main()
