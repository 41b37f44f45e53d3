"""Clean papers of five kinds of office, and two hundred faults planted into them one by one."""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path

import pytest

from kehoach_desktop.review.finding import Severity
from kehoach_desktop.review.plain_text import from_plain_text
from kehoach_desktop.review.registry import review
from kehoach_desktop.services.checks.reviewing import vocabulary

HERE = Path(__file__).parent
PAPERS = sorted((HERE / "clean").glob("*.txt"))
PAGE = 2_600


@cache
def paper(name: str) -> str:
    return (HERE / "clean" / f"{name}.txt").read_text(encoding="utf-8")


def planted() -> list[tuple[str, str, str, str]]:
    """Return (paper, family, right words, wrong words) of every planted fault."""
    lines = (HERE / "planted_papers.tsv").read_text(encoding="utf-8").splitlines()
    rows = [[part.replace("\\n", "\n") for part in line.split("\t")] for line in lines if line]
    return [(name, family, right, wrong) for name, family, right, wrong in rows if right != wrong]


def sure(text: str) -> Counter[tuple[str, str]]:
    """Return the errors and warnings of a text by rule and quote."""
    found = review(from_plain_text(text), vocabulary())
    return Counter((e.rule, e.quote) for e in found if e.severity is not Severity.HINT)


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.stem)
def test_a_clean_paper_raises_no_alarm(path: Path) -> None:
    assert not sure(path.read_text(encoding="utf-8"))


def test_every_planted_fault_has_its_place() -> None:
    assert not [right for name, _, right, _ in planted() if right not in paper(name)]
    assert len(planted()) >= 150


def test_most_faults_planted_into_the_papers_are_found(capsys: pytest.CaptureFixture[str]) -> None:
    before = {path.stem: sure(path.read_text(encoding="utf-8")) for path in PAPERS}
    hits: dict[str, list[bool]] = defaultdict(list)
    told = Counter[str]()
    missed = []
    for name, family, right, wrong in planted():
        fresh = sure(paper(name).replace(right, wrong, 1)) - before[name]
        hits[family].append(bool(fresh))
        told[family] += sum(fresh.values())
        if not fresh:
            missed.append(f"{family}: {wrong}")
    rows = [f"\n{'family':<12}{'planted':>8}{'found':>7}{'recall':>8}{'told':>6}{'precision':>11}"]
    for family, results in [*hits.items(), ("all", [hit for row in hits.values() for hit in row])]:
        found, said = sum(results), told[family] if family != "all" else sum(told.values())
        recall, precision = found / len(results), found / max(said, 1)
        rows.append(
            f"{family:<12}{len(results):>8}{found:>7}{recall:>8.2f}{said:>6}{precision:>11.2f}"
        )
    with capsys.disabled():
        sys.stdout.write("\n".join([*rows, "missed:", *missed, ""]))
    every = [hit for results in hits.values() for hit in results]
    assert sum(every) >= 0.85 * len(every)
