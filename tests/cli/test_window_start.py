"""The real program in its own process on a real (virtual) screen."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

#: Seconds after which a start counts as failed; a start takes one or two.
PATIENCE = 60


@pytest.fixture
def program(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], Path]]:
    """The program with its window open over a fresh data folder."""
    data = tmp_path / "dữ liệu của xã"
    process = subprocess.Popen(
        [sys.executable, "-m", "kehoach_desktop", "--data", str(data)],
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        ends = time.monotonic() + PATIENCE
        # The database is opened after the first paint.
        while not (data / "kehoach.db").exists():
            try:
                process.wait(timeout=0.1)
            except subprocess.TimeoutExpired:
                assert time.monotonic() < ends, "no window within a minute"
            else:
                pytest.fail(f"the program ended: {process.communicate()[1]}")
        yield process, data
    finally:
        process.terminate()
        process.communicate(timeout=PATIENCE)


@pytest.mark.display
def test_the_window_opens_and_a_second_start_goes_to_it(
    program: tuple[subprocess.Popen[str], Path],
) -> None:
    process, data = program
    second = subprocess.run(
        [sys.executable, "-m", "kehoach_desktop", "--data", str(data)],
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    assert second.returncode == 0, second.stderr
    assert process.poll() is None


@pytest.mark.display
def test_the_command_line_beside_an_open_window_answers(
    program: tuple[subprocess.Popen[str], Path],
) -> None:
    _, data = program
    listed = subprocess.run(
        [sys.executable, "-m", "kehoach_desktop", "plan", "list", "--json", "--data", str(data)],
        capture_output=True,
        check=False,
        timeout=PATIENCE,
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    assert (listed.returncode, listed.stdout.strip()) == (0, b"[]")
