"""The real program in a real window: started, typed into, closed, as an officer does it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from real_window import PATIENCE, TITLE, Program, eventually

pytestmark = [
    pytest.mark.display,
    pytest.mark.skipif(shutil.which("xdotool") is None, reason="needs xdotool"),
    pytest.mark.skipif(not os.environ.get("DISPLAY"), reason="needs a display"),
]


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
