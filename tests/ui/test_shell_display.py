"""The real program in a real window: started, typed into, closed, as an officer does it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

pytestmark = [
    pytest.mark.display,
    pytest.mark.skipif(shutil.which("xdotool") is None, reason="needs xdotool"),
    pytest.mark.skipif(not os.environ.get("DISPLAY"), reason="needs a display"),
]

#: How long something may take on a slow, busy machine (seconds); a test ends as soon as it is so.
PATIENCE = 60
TITLE = "Kế hoạch Desktop"


def eventually(is_so: Callable[[], bool], what: str) -> None:
    """Wait until `is_so`, looking twenty times a second."""
    pause = threading.Event()
    for _ in range(PATIENCE * 20):
        if is_so():
            return
        pause.wait(0.05)
    pytest.fail(f"never so: {what}")


class Program:
    """The program over one data folder, driven by the keyboard."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.process = self.start()
        found = self.tool("search", "--sync", "--onlyvisible", "--name", TITLE)
        self.window = found.split()[0]
        self.tool("windowfocus", "--sync", self.window)

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "kehoach_desktop", "--data", str(self.root), *arguments]
        return subprocess.Popen(command, stderr=subprocess.PIPE)

    def tool(self, *arguments: str) -> str:
        done = subprocess.run(
            ["xdotool", *arguments], capture_output=True, text=True, timeout=PATIENCE, check=True
        )
        return done.stdout

    def type(self, text: str) -> None:
        self.tool("type", "--delay", "20", text)

    def press(self, *keys: str) -> None:
        self.tool("key", "--delay", "60", *keys)

    def setting(self, key: str) -> object:
        path = self.root / "settings.json"
        return json.loads(path.read_text("utf-8")).get(key) if path.exists() else None

    def title(self) -> str:
        return self.tool("getwindowname", self.window)


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    program = Program(tmp_path / "data")
    yield program
    if program.process.poll() is None:
        program.process.kill()
    _, errors = program.process.communicate(timeout=PATIENCE)
    assert b"Traceback" not in errors, errors.decode()


def test_an_office_is_declared_in_a_real_window_and_there_at_the_next_start(
    program: Program, tmp_path: Path
) -> None:
    eventually(lambda: program.setting("guide_step") == 1, "the guide is open")
    program.type("hoan kiem")
    eventually(lambda: (program.press("Return"), program.setting("guide_step") == 2)[1], "step 2")
    program.press("alt+t")
    eventually(lambda: program.setting("guide_step") == 3, "step 3")
    program.type("Nguyen Van A")
    program.press("Return", "Return")
    eventually(lambda: program.setting("guide_step") == 0, "the end")
    program.press("ctrl+7")
    eventually(lambda: program.title().startswith("Cơ quan"), "the office page")
    program.press("ctrl+q")
    assert program.process.wait(PATIENCE) == 0
    assert program.setting("place") == "office"
    again = Program(tmp_path / "data")
    try:
        eventually(lambda: "UBND phường Hoàn Kiếm" in again.title(), "the office is known")
        again.press("ctrl+q")
        assert again.process.wait(PATIENCE) == 0
    finally:
        if again.process.poll() is None:
            again.process.kill()


def test_a_second_start_ends_at_once_and_leaves_one_window(program: Program) -> None:
    eventually(lambda: program.setting("guide_step") == 1, "the guide is open")
    second = program.start()
    assert second.wait(PATIENCE) == 0
    windows = program.tool("search", "--onlyvisible", "--name", TITLE).split()
    assert windows == [program.window]
