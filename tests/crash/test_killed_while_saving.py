"""A process that is killed loses nothing it called saved; two processes do not hurt each other."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from saving_child import Clock, plan_with

from kehoach_desktop.storage import snapshots
from kehoach_desktop.storage.database import Database
from kehoach_desktop.storage.plan_store import SqlPlanStore
from kehoach_desktop.storage.turn_store import SqlTurnStore

CHILD = Path(__file__).with_name("saving_child.py")


def start(*arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(CHILD), *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_what_was_called_saved_is_there_after_the_process_was_killed(tmp_path: Path) -> None:
    path = tmp_path / "kehoach.db"
    for saves in (1, 7, 40):
        child = start("loop", path)
        assert child.stdout is not None
        said = [child.stdout.readline().strip() for _ in range(saves)]
        child.kill()
        said += child.stdout.read().split("\n")[:-1]  # whole lines that were still in the pipe
        child.wait()
        acknowledged = int(next(line for line in reversed(said) if line))
        database = Database.open(path, Clock())
        stored = SqlPlanStore(database).load("p1")
        numbers = {int(section.blocks[0].text) for section in stored.sections}
        assert len(numbers) == 1, "a save is there whole or not at all"
        assert numbers.pop() in {acknowledged, acknowledged + 1}
        database.close()
        snapshots.verify(path)


def test_killed_while_the_file_is_made_leaves_a_file_that_opens(tmp_path: Path) -> None:
    for number in range(6):
        path = tmp_path / f"{number}.db"
        child = start("loop", path)
        while not path.exists() and child.poll() is None:
            pass
        child.kill()
        child.communicate()
        database = Database.open(path, Clock())
        store = SqlPlanStore(database)
        store.save(plan_with("1", "p2"), None, Clock().now())
        assert "p2" in {row.id for row in store.rows()}
        database.close()


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
def test_every_save_is_pushed_to_the_disk_before_it_returns(tmp_path: Path) -> None:
    path, trace = tmp_path / "kehoach.db", tmp_path / "trace"
    Database.open(path, Clock()).close()
    child = [sys.executable, str(CHILD), "count", str(path), "a", "5"]
    strace = ["strace", "-f", "-e", "trace=fdatasync,fsync", "-o", str(trace), *child]
    run = subprocess.run(strace, capture_output=True, text=True)
    if "ptrace" in run.stderr:
        pytest.skip("tracing is not allowed here")
    assert run.stdout == "done\n", run.stderr
    # Five times: a plan saved, issued, a turn recorded; each is a commit with its own sync.
    assert trace.read_text().count("sync(") >= 15


@pytest.mark.parametrize("fresh", [True, False], ids=["new file", "file that is there"])
def test_window_and_command_line_write_at_once_and_nothing_is_lost(
    tmp_path: Path, fresh: bool
) -> None:
    path = tmp_path / "kehoach.db"
    if not fresh:
        Database.open(path, Clock()).close()
    children = [start("count", path, name, 60) for name in ("window", "line")]
    for child in children:
        out, err = child.communicate()
        assert out == "done\n", err
    database = Database.open(path, Clock())
    assert len(SqlPlanStore(database).rows()) == 120
    assert len(SqlTurnStore(database).all()) == 120
    database.close()
    snapshots.verify(path)
