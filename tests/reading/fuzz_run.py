"""`dev.py fuzz [--minutes N]`: the readers' fuzz tests again and again, with a count at the end.

Every round has other random inputs; what fails is printed by pytest with the input, made small,
and hypothesis keeps it in `.hypothesis` for the next run.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROUND = "400"


def main() -> int:
    """Run rounds until the time is over or one fails; return 1 if one failed."""
    parser = argparse.ArgumentParser(prog="dev.py fuzz")
    parser.add_argument("--minutes", type=float, default=10.0)
    minutes = parser.parse_args().minutes
    until = time.monotonic() + 60 * minutes
    with tempfile.TemporaryDirectory() as folder:
        count = Path(folder) / "count"
        environment = {**os.environ, "KEHOACH_FUZZ": ROUND, "KEHOACH_FUZZ_COUNT": str(count)}
        command = [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-n",
            "0",
            str(HERE / "test_reading_fuzz.py"),
        ]
        failed, rounds = 0, 0
        while not failed and (time.monotonic() < until or not rounds):
            failed = subprocess.call(command, cwd=HERE.parents[1], env=environment)
            rounds += 1
        lines = count.read_text(encoding="utf-8").split() if count.exists() else []
    sys.stdout.write(f"{sum(map(int, lines))} đầu vào trong {rounds} vòng\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
