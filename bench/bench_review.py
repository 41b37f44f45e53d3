"""Review of an eleven-page plan: once the vocabulary is there, against reading it from text."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from kehoach_desktop.review.plain_text import from_plain_text
from kehoach_desktop.review.registry import review
from kehoach_desktop.services.reviewing import vocabulary

PLAN = Path(__file__).resolve().parent.parent / "tests" / "review" / "planted_plan.txt"
CHARACTERS = 11 * 2_600


def _best(work: Callable[[], object], rounds: int = 5) -> float:
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times) * 1_000


def main() -> None:
    start = time.perf_counter()
    words = vocabulary()
    print(f"vocabulary          {(time.perf_counter() - start) * 1_000:8.1f} ms (once)")
    one = PLAN.read_text(encoding="utf-8")
    text = one * (CHARACTERS // len(one) + 1)
    reading = _best(lambda: from_plain_text(text))
    reviewing = _best(lambda: review(from_plain_text(text), words), 3)
    print(f"text to paragraphs  {reading:8.1f} ms")
    print(f"review, 11 pages    {reviewing:8.1f} ms")


if __name__ == "__main__":
    main()
