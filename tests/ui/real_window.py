"""The real program in a real window, driven by its keyboard: for tests that need a display."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

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
