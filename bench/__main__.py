"""Runs every `bench_*.py` and prints a table of ratios; it asserts nothing.

Each module has NAME, AIM (the ratio we want) and `setup(tmp) -> (ours, floor)`: two callables
that do the same work, ours and the plainest that could. A callable may return the seconds it
measured itself as a float (a subprocess does); otherwise its run is timed from outside. Runs are
interleaved, ours and floor in turn, so that a slow minute of the machine hits both; medians are
compared.

    python3 dev.py bench [NAME …] [--runs N]
"""

from __future__ import annotations

import argparse
import gc
import importlib
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

#: Interleaved pairs at least, and time (seconds) after which no more are begun.
FEWEST_PAIRS, MOST_PAIRS, PATIENCE = 5, 200, 8.0

#: What the table shows and by what a median is multiplied; a module that counts has its own `UNIT`.
MILLISECONDS = ("ms", 1e3)

Work = Callable[[], object]


@dataclass(frozen=True)
class Result:
    """Medians of one benchmark in seconds (or what it counts), over so many pairs of runs."""

    name: str
    aim: float
    ours: float
    floor: float
    pairs: int
    unit: str
    scale: float

    @property
    def ratio(self) -> float:
        """How many times the floor we take."""
        return self.ours / self.floor

    def line(self) -> str:
        """Return the row of the table."""
        verdict = "ok" if self.ratio <= self.aim else "above"
        return (
            f"{self.name:<72} {self.ours * self.scale:>10.2f} {self.floor * self.scale:>10.2f}"
            f" {self.unit:<5} {self.ratio:>7.2f} {self.aim:>6.2f}  {verdict:<6} {self.pairs:>4}"
        )


def timed(work: Work) -> float:
    """Return how long one run took, in seconds."""
    started = time.perf_counter()
    measured = work()
    elapsed = time.perf_counter() - started
    return measured if isinstance(measured, float) else elapsed


def compare(module: ModuleType, fewest: int) -> Result:
    """Measure one benchmark module."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        ours, floor = module.setup(Path(folder))
        for work in (ours, floor):
            work()  # imports, caches and fonts are warm in both
        times: tuple[list[float], list[float]] = ([], [])
        began = time.perf_counter()
        gc.collect()
        while len(times[0]) < fewest or (
            len(times[0]) < MOST_PAIRS and time.perf_counter() - began < PATIENCE
        ):
            pair = ((ours, times[0]), (floor, times[1]))
            for work, kept in pair if len(times[0]) % 2 else reversed(pair):
                kept.append(timed(work))
    medians = [statistics.median(kept) for kept in times]
    unit, scale = getattr(module, "UNIT", MILLISECONDS)
    return Result(module.NAME, module.AIM, medians[0], medians[1], len(times[0]), unit, scale)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmarks that were asked for, or all."""
    parser = argparse.ArgumentParser(prog="dev.py bench", description="ours against the floor")
    parser.add_argument("names", nargs="*", help="parts of module names, e.g. save")
    parser.add_argument("--runs", type=int, default=FEWEST_PAIRS, help="pairs at least")
    asked = parser.parse_args(arguments)
    here = Path(__file__).resolve().parent
    heads = f"{'ours':>10} {'floor':>10} {'':<5} {'ratio':>7} {'aim':>6}  {'':<6} runs"
    print(f"{'benchmark':<72} {heads}")
    for path in sorted(here.glob("bench_*.py")):
        if asked.names and not any(name in path.stem for name in asked.names):
            continue
        try:
            print(compare(importlib.import_module(f"bench.{path.stem}"), asked.runs).line())
        except Exception as error:
            print(f"{path.stem}: {type(error).__name__}: {error}", file=sys.stderr)
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
