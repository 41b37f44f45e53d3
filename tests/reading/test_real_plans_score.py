"""How well the reader reads: five real plans, and a second set in our own words (printed)."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from scoring import PARTS, mean, score, table
from second_truths import TRUTHS
from second_truths_portals import PORTALS
from third_truths import THIRD
from third_truths_more import THIRD_MORE

from kehoach_desktop.reading.door import read_file
from kehoach_desktop.services.reading import as_contract

REAL_PLANS = Path(__file__).resolve().parents[3] / "shared" / "real-plans"
SECOND_SET = Path(__file__).resolve().parent / "second_set"
THIRD_SET = SECOND_SET.with_name("third_set")

#: A bit under what was reached on 22 November 2026 (the second set: all 1.000, after
#: its first reading had shown 0.98 for 01-08 and gaps in 09-12, which were then closed).
REAL_FLOORS = {"outline": 0.98, "citations": 0.98, "tasks": 0.93, "leads": 0.95,
               "frequency": 0.97, "agencies": 0.98, "recipients": 0.98, "header": 0.98}  # fmt: skip
SECOND_FLOORS = dict.fromkeys(PARTS, 0.97)
#: The third set was written with its truths before the reader saw it. Its first reading, on
#: 26 November 2026, is the honest figure for unseen documents: mean 0.938 (outline 0.986,
#: citations 1.000, tasks 0.857, agencies 0.846, recipients 1.000, header 1.000). What was missing
#: was general: tables parted by tabs, bodies of a directive, a sentence over an article's list.
THIRD_FLOORS = dict.fromkeys(PARTS, 0.97)

Row = tuple[str, dict[str, float | None]]


def _answer(path: Path) -> dict[str, Any]:
    return json.loads(json.dumps(as_contract(read_file(path))))


def _hold(rows: list[Row], floors: dict[str, float], capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        sys.stdout.write(f"\n{table(rows)}\n")
    reached = {part: mean([figures[part] for _, figures in rows]) for part in floors}
    assert {part: value for part, value in reached.items() if value < floors[part]} == {}


def test_the_five_real_plans_are_read_as_well_as_they_were(
    capsys: pytest.CaptureFixture[str],
) -> None:
    paths = sorted(REAL_PLANS.glob("*.txt"))
    if not paths:
        pytest.skip(f"the real plans are not at {REAL_PLANS}")
    rows = []
    for path in paths:
        truth = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        rows.append((path.stem, score(truth, _answer(path))))
    _hold(rows, REAL_FLOORS, capsys)


def test_the_second_set_is_read_as_well_as_it_was(capsys: pytest.CaptureFixture[str]) -> None:
    rows = [(name, score(truth, _answer(SECOND_SET / f"{name}.txt")))
            for name, truth in (TRUTHS | PORTALS).items()]  # fmt: skip
    _hold(rows, SECOND_FLOORS, capsys)


def test_the_third_set_is_read_as_well_as_it_was(capsys: pytest.CaptureFixture[str]) -> None:
    rows = [(name, score(truth, _answer(THIRD_SET / f"{name}.txt")))
            for name, truth in (THIRD | THIRD_MORE).items()]  # fmt: skip
    _hold(rows, THIRD_FLOORS, capsys)


def test_the_scorer_gives_the_truth_itself_full_marks_and_an_empty_answer_few() -> None:
    truth = TRUTHS["01_xa_nhan"]
    empty: dict[str, Any] = {"based_on": [], "outline": [], "tasks": [], "responsibilities": [],
                             "recipients": []}  # fmt: skip
    assert mean(list(score(truth, truth).values())) == 1.0
    assert mean(list(score(truth, empty).values())) < 0.1
