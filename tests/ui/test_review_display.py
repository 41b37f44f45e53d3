"""Rà soát in the real program: a wrong word typed, found by F8, mended by Alt+Enter, taken back."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from real_window import PATIENCE, Program, eventually

from kehoach_desktop.bootstrap import open_app
from kehoach_desktop.domain.plans.plan import Block, BlockKind, Plan, Section

pytestmark = [
    pytest.mark.display,
    pytest.mark.skipif(shutil.which("xdotool") is None, reason="needs xdotool"),
    pytest.mark.skipif(not os.environ.get("DISPLAY"), reason="needs a display"),
]

PLAN = "ra-soat"


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    root = tmp_path / "data"
    app = open_app(root)
    sample = app.offices.load_sample(app.new_id)
    for plan in sample.plans:
        app.plans.delete(plan.id)
    block = Block("b", BlockKind.DASH, "Nâng cao trách nhiệm.")
    section = Section("s", "Mục đích", blocks=(block,))
    title = "Tuyên truyền cải cách hành chính năm 2026"
    app.plans.create(Plan(PLAN, 2026, title, "a", place="Vân Khê", sections=(section,)))
    app.close()
    program = Program(root)
    yield program
    if program.process.poll() is None:
        program.process.kill()
    _, errors = program.process.communicate(timeout=PATIENCE)
    assert b"Traceback" not in errors, errors.decode()


def stored(program: Program) -> str:
    """Return the line as another program finds it on the disk."""
    app = open_app(program.root)
    try:
        return app.plans.load(PLAN).sections[0].blocks[0].text
    finally:
        app.close()


def opened(program: Program) -> bool:
    """Press Enter on the list; one that comes before its rows does nothing."""
    program.press("Return")
    pause = threading.Event()
    for _ in range(50):
        if program.title().startswith("Tuyên truyền"):
            return True
        pause.wait(0.1)
    return False


def test_a_wrong_word_is_found_mended_and_taken_back_by_keys(program: Program) -> None:
    eventually(lambda: program.title().startswith("Hôm nay"), "the first page")
    program.press("ctrl+2")
    eventually(lambda: program.title().startswith("Kế hoạch "), "the list")
    eventually(lambda: opened(program), "the editor")
    program.press("Home", "Down", "Down", "Return", "ctrl+End")
    program.type(" Tham gia gia.")  # no letter that xdotool has to borrow a key for
    typed, mended = "Nâng cao trách nhiệm. Tham gia gia.", "Nâng cao trách nhiệm. Tham gia."
    eventually(lambda: stored(program) == typed, "what was typed is kept")
    eventually(lambda: (program.press("F8", "alt+Return"), stored(program) == mended)[1], "mended")
    program.press("ctrl+z")
    eventually(lambda: stored(program) == typed, "taken back")
    eventually(lambda: (program.press("ctrl+q"), program.process.poll() is not None)[1], "the end")
    assert program.process.returncode == 0
