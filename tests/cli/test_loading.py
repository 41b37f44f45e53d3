"""A command line loads the modules of its own command, and none is forgotten."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from kehoach_desktop import cli
from kehoach_desktop.cli.commands import kehoach
from kehoach_desktop.cli.loading import MODULES

#: Modules that hold no command.
PLAIN = {"__init__", "commands", "frame", "loading", "marks", "root", "run", "usage"}
PROGRAM = """
import sys
from kehoach_desktop.cli.run import run
code = run(sys.argv[1:])
print(sorted(each for each in sys.modules if each.startswith("kehoach_desktop.cli.")))
sys.exit(code)
"""


def below(command: click.Command) -> Iterator[click.Command]:
    yield command
    if isinstance(command, click.Group):
        for each in command.commands.values():
            yield from below(each)


@pytest.mark.parametrize("name", MODULES)
def test_everything_below_a_command_is_in_its_modules(name: str) -> None:
    made = {each.callback.__module__.rpartition(".")[2]
            for each in below(kehoach.commands[name]) if each.callback is not None}  # fmt: skip
    assert made <= set(MODULES[name])


def test_every_module_of_the_command_line_is_loaded_by_some_command() -> None:
    files = {path.stem for path in Path(cli.__file__).parent.glob("*.py")}
    assert files - PLAIN == {each for modules in MODULES.values() for each in modules}


def told(*arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments], capture_output=True, text=True, check=True,
        encoding="utf-8",
    )  # fmt: skip
    return done.stdout


def test_a_review_loads_no_other_command(tmp_path: Path) -> None:
    file = tmp_path / "trống.txt"
    file.write_text("", encoding="utf-8")
    loaded = told("review", str(file), "--data", str(tmp_path / "plan"))
    assert "cli.review'" in loaded
    assert not any(f"cli.{name}'" in loaded for name in ("plan", "task", "binder", "exchange"))
