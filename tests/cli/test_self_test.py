"""`--self-test DIR`: what the setup's trial runs on the installed program runs here too."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kehoach_desktop import self_test
from kehoach_desktop.errors import AppError


def test_the_self_test_does_the_main_job_and_takes_a_picture_of_the_window(tmp_path: Path) -> None:
    folder = tmp_path / "Ủy ban nhân dân xã" / "kiểm tra"
    done = subprocess.run(
        [sys.executable, "-m", "kehoach_desktop", "--self-test", folder, "-platform", "offscreen"],
        env={**os.environ, "PYTHONUTF8": "1", "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    assert {each["name"]: each["ok"] for each in report["checks"]} == dict.fromkeys(
        [
            "fonts",
            "database",
            "photos",
            "demo",
            "pdf",
            "word",
            "layout",
            "review",
            "package",
            "window",
        ],
        True,
    ), report
    assert report["ok"]
    assert report["finished"]
    assert done.returncode == 0, done.stdout + done.stderr
    assert (folder / "window.png").stat().st_size > 10_000


def test_a_folder_in_use_is_left_alone(tmp_path: Path) -> None:
    kept = tmp_path / "thư.txt"
    kept.write_text("của cơ quan")
    assert self_test.run([str(tmp_path), "--no-window"]) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["thư.txt"]


def test_without_a_folder_it_is_wrong_usage() -> None:
    assert self_test.run([]) == 2


def test_a_step_that_fails_is_told_and_the_others_still_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> str:
        raise AppError("E-FONT", path="x")

    monkeypatch.setattr(self_test, "_fonts", broken)
    report = self_test.test_in(tmp_path / "new", window=None)
    wrong = [check.name for check in report.checks if not check.ok]
    assert wrong == ["fonts"]
    assert not report.ok
    written = json.loads((tmp_path / "new" / "report.json").read_text(encoding="utf-8"))
    assert not written["ok"]
