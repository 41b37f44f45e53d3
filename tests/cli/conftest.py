"""The command line as a person runs it, in this process, over a data folder with a fixed clock."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from cli_runner import Kehoach, Outcome

from kehoach_desktop.bootstrap import App, open_app
from kehoach_desktop.cli.run import run
from kehoach_desktop.services.ports.basics import Clock


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "dữ liệu"


@pytest.fixture
def kehoach(
    data: Path,
    clock: Clock,
    new_id: Callable[[], str],
    capsys: pytest.CaptureFixture[str],
) -> Kehoach:
    """Run `kehoach --data <data> …` and return what came of it."""

    def opener(root: Path) -> App:
        return open_app(root, clock, new_id)

    def call(*arguments: str | Path, data_folder: Path | None = data) -> Outcome:
        where = ["--data", str(data_folder)] if data_folder else []
        capsys.readouterr()
        code = run([*where, *map(str, arguments)], opener)
        captured = capsys.readouterr()
        return Outcome(code, captured.out, captured.err)

    return call


@pytest.fixture
def sample(kehoach: Kehoach) -> str:
    """Load the sample commune and return "plan:ID" of its draft."""
    loaded = kehoach("office", "sample", "--json")
    assert loaded.code == 0, loaded.err
    return f"plan:{loaded.document['plans'][0]}"


@pytest.fixture
def issued(kehoach: Kehoach, sample: str) -> str:
    """Issue the sample plan and return its name."""
    done = kehoach("plan", "issue", sample, "--number", "2", "--date", "05/01/2026")
    assert done.code == 0, done.err
    return sample
